#include "rules/voting_rule.h"

#include "rules/declared.h"
#include "rules/fields.h"
#include "rules/rulebook.h"
#include "rules/voting.h"

#include <lauxlib.h>

enum { LARGEST_WHOLE = 1000 };

static const char verb[] = "voting_rule";

static const char *const carried_words[] = { "majority", "two thirds",
    "consensus", NULL };
static const char *const of_words[] = { "each side", "all", NULL };
static const char *const tie_words[] = { "refer back", "falls", "chair", NULL };
static const char *const block_words[] = { "refer back", "none", NULL };

static const struct fields_field with_tie[] = {
    { "title", 0, FIELDS_OTHER },
    { "because", 0, FIELDS_OTHER },
    { "quorum", 0, FIELDS_OTHER },
    { "quorum_each_side", offsetof(struct voting_rule, quorum_each_side),
        FIELDS_YES_NO },
    { "abstentions_make_quorum",
        offsetof(struct voting_rule, abstentions_make_quorum), FIELDS_YES_NO },
    { "carried", 0, FIELDS_OTHER },
    { "of", 0, FIELDS_OTHER },
    { "block", 0, FIELDS_OTHER },
    { "tie", 0, FIELDS_OTHER },
    { NULL, 0, 0 },
};

static int64_t member(lua_State *lua, lua_Integer which)
{
    int64_t number;

    lua_rawgeti(lua, -1, which);
    if (!lua_isinteger(lua, -1))
        luaL_error(lua, "write the quorum as quorum = { 1, 2 } for a half");
    number = lua_tointeger(lua, -1);
    lua_pop(lua, 1);
    return number;
}

static void read_quorum(lua_State *lua, struct voting_rule *rule)
{
    lua_getfield(lua, 1, "quorum");
    if (!lua_istable(lua, -1) || verbs_count(lua, lua_gettop(lua)) != 2)
        luaL_error(lua, "write the quorum as quorum = { 1, 2 } for a half");
    rule->quorum_part = member(lua, 1);
    rule->quorum_whole = member(lua, 2);
    lua_pop(lua, 1);
    if (rule->quorum_part < 1 || rule->quorum_whole > LARGEST_WHOLE ||
        rule->quorum_part > rule->quorum_whole)
        luaL_error(lua,
            "a quorum is a part of the seats, from { 1, %d } to { 1, 1 }",
            LARGEST_WHOLE);
}

/* A casting vote is one side's, so it can break no tie of the other side. */
static void read_tie(lua_State *lua, struct voting_rule *rule)
{
    if (rule->carried != VOTING_MAJORITY)
        return;
    rule->tie = (enum voting_tie)fields_read_word(lua, verb, "tie", tie_words);
    if (rule->tie == VOTING_TIE_CHAIR && rule->of_each_side)
        luaL_error(lua, "the chair may not decide for each side: let a tie "
                        "\"refer back\", or count of = \"all\"");
}

/* Without `tie` where there can be none: then it is an unknown field. */
static void read_fields(lua_State *lua, struct voting_rule *rule)
{
    struct fields_field fields[sizeof with_tie / sizeof *with_tie];
    size_t count = sizeof with_tie / sizeof *with_tie;

    rule->carried = (enum voting_carried)fields_read_word(
        lua, verb, "carried", carried_words);
    for (size_t i = 0; i < count; i++)
        fields[i] = with_tie[i];
    if (rule->carried != VOTING_MAJORITY)
        fields[count - 2].name = NULL;
    fields_read(lua, verb, fields, rule);
}

int voting_rule_finish(lua_State *lua)
{
    struct voting_rule *rule = declared_take(lua, sizeof *rule);

    read_fields(lua, rule);
    rule->id = declared_name(lua);
    rule->title = declared_needed(lua, "title");
    rule->because = declared_needed(lua, "because");
    read_quorum(lua, rule);
    rule->of_each_side = fields_read_word(lua, verb, "of", of_words) == 0;
    rule->block_refers = fields_read_word(lua, verb, "block", block_words) == 0;
    read_tie(lua, rule);
    declared_claim(lua, "voting rule", rule->id);
    rule->place = sandbox_place(lua);
    names_put(&declared_rules(lua)->voting_rules, rule->id, rule);
    return 0;
}

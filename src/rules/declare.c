#include "rules/declare.h"

#include "base/job.h"
#include "library/library.h"
#include "rules/criterion.h"
#include "rules/declared.h"
#include "rules/redaction.h"
#include "rules/rulebook.h"
#include "rules/sums.h"
#include "rules/voting_rule.h"

#include <lauxlib.h>
#include <string.h>

static const struct condition *field_condition(lua_State *lua)
{
    const struct condition *condition = NULL;

    lua_getfield(lua, 1, "when");
    if (!lua_isnil(lua, -1))
        condition = verbs_condition(lua, lua_gettop(lua));
    lua_pop(lua, 1);
    return condition;
}

static struct wish *parse_wish(lua_State *lua, const char *words)
{
    struct rules *rules = declared_rules(lua);
    struct wish *wish = ARENA_NEW(rules_job(rules)->arena, struct wish);
    char *clause = arena_copy(rules_job(rules)->arena, words);
    char *variant = strchr(clause, '#');
    const struct clause *known;

    if (variant != NULL)
        *variant++ = '\0';
    wish->clause = clause;
    wish->variant = variant;
    known = library_clause(rules->verbs.library, clause);
    if (known == NULL) {
        const char *near =
            names_nearest(&rules->verbs.library->clauses, clause);

        luaL_error(lua, "no clause \"%s\"%s%s%s", clause,
            near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
            near != NULL ? "\"?" : "");
    }
    if (variant != NULL && library_variant(known, variant) == NULL)
        luaL_error(lua, "clause \"%s\" has no variant \"%s\"", clause, variant);
    return wish;
}

static struct wish *field_wishes(lua_State *lua, const char *name)
{
    struct wish *first = NULL, **end = &first;

    lua_getfield(lua, 1, name);
    if (!lua_isnil(lua, -1) && !lua_istable(lua, -1))
        luaL_error(lua, "\"%s\" is a list of clauses in braces", name);
    for (lua_Integer i = 1; lua_istable(lua, -1); i++) {
        lua_rawgeti(lua, -1, i);
        if (lua_isnil(lua, -1)) {
            lua_pop(lua, 1);
            break;
        }
        *end = parse_wish(lua, verbs_string(lua, lua_gettop(lua), "a clause"));
        end = &(*end)->next;
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    return first;
}

static int finish_condition(lua_State *lua)
{
    struct rules *rules = declared_rules(lua);
    const char *name = lua_tostring(lua, lua_upvalueindex(1));

    luaL_checktype(lua, 1, LUA_TTABLE);
    declared_claim(lua, "condition", name);
    names_put(&rules->conditions, name, verbs_condition(lua, 1));
    return 0;
}

static int finish_rule(lua_State *lua)
{
    static const char *const fields[] = { "because", "when", "require",
        "prefer", "forbid", "law", NULL };
    struct rules *rules = declared_rules(lua);
    struct rule *rule = ARENA_NEW(rules_job(rules)->arena, struct rule);

    declared_fields(lua, fields);
    rule->id = declared_name(lua);
    declared_claim(lua, "rule", rule->id);
    rule->place = sandbox_place(lua);
    rule->layer = rules->layer;
    rule->because = declared_needed(lua, "because");
    rule->law = declared_words(lua, "law");
    rule->when = field_condition(lua);
    rule->require = field_wishes(lua, "require");
    rule->prefer = field_wishes(lua, "prefer");
    rule->forbid = field_wishes(lua, "forbid");
    names_put(&rules->rules, rule->id, rule);
    return 0;
}

static int finish_finding(lua_State *lua)
{
    static const char *const fields[] = { "when", "say", "hint", "law",
        "blocks", "each", NULL };
    struct rules *rules = declared_rules(lua);
    struct rule_check *check =
        ARENA_NEW(rules_job(rules)->arena, struct rule_check);
    const char *each;

    declared_fields(lua, fields);
    check->id = declared_name(lua);
    declared_claim(lua, "finding", check->id);
    check->place = sandbox_place(lua);
    check->say = declared_needed(lua, "say");
    check->hint = declared_words(lua, "hint");
    check->law = declared_words(lua, "law");
    check->when = field_condition(lua);
    if (check->when == NULL)
        luaL_error(lua, "the field \"when\" is missing");
    lua_getfield(lua, 1, "blocks");
    check->blocks = lua_toboolean(lua, -1);
    lua_pop(lua, 1);
    each = declared_words(lua, "each");
    if (each != NULL) {
        check->each = library_question(rules->verbs.library, each);
        if (check->each == NULL || check->each->type != QUESTION_LIST)
            luaL_error(lua, "\"%s\" is not a list", each);
    }
    names_put(&rules->checks, check->id, check);
    return 0;
}

static void read_of(lua_State *lua, struct computation *computation)
{
    struct rules *rules = declared_rules(lua);

    lua_getfield(lua, 1, "of");
    luaL_argcheck(lua, lua_istable(lua, -1), 1,
        "the field \"of\" lists the questions that are read");
    computation->of_count = verbs_count(lua, lua_gettop(lua));
    computation->of = arena_alloc(rules_job(rules)->arena,
        (computation->of_count + 1) * sizeof *computation->of);
    for (size_t i = 0; i < computation->of_count; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        const char *id = verbs_string(lua, lua_gettop(lua), "a question");

        computation->of[i] = library_question(rules->verbs.library, id);
        if (computation->of[i] == NULL)
            luaL_error(lua, "no question \"%s\"", id);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

static int finish_value(lua_State *lua)
{
    static const char *const fields[] = { "of", "compute", NULL };
    struct rules *rules = declared_rules(lua);
    struct computation *computation =
        ARENA_NEW(rules_job(rules)->arena, struct computation);
    const char *id = lua_tostring(lua, lua_upvalueindex(1));

    declared_fields(lua, fields);
    declared_claim(lua, "value", id);
    computation->place = sandbox_place(lua);
    computation->question = library_question(rules->verbs.library, id);
    if (computation->question == NULL || !computation->question->computed)
        luaL_error(lua, "\"%s\" is not declared computed=\"yes\"", id);
    read_of(lua, computation);
    lua_getfield(lua, 1, "compute");
    if (!lua_isfunction(lua, -1))
        luaL_error(lua, "the field \"compute\" is a function");
    computation->function = luaL_ref(lua, LUA_REGISTRYINDEX);
    names_put(&rules->computations, id, computation);
    return 0;
}

static int declare_condition(lua_State *lua)
{
    return declared_begin(lua, finish_condition);
}

static int declare_rule(lua_State *lua)
{
    return declared_begin(lua, finish_rule);
}

static int declare_finding(lua_State *lua)
{
    return declared_begin(lua, finish_finding);
}

static int declare_value(lua_State *lua)
{
    return declared_begin(lua, finish_value);
}

static int declare_voting_rule(lua_State *lua)
{
    return declared_begin(lua, voting_rule_finish);
}

static int declare_criterion(lua_State *lua)
{
    return declared_begin(lua, criterion_finish);
}

static int declare_redaction(lua_State *lua)
{
    return declared_begin(lua, redaction_finish);
}

int declare_open(lua_State *lua)
{
    static const luaL_Reg words[] = {
        { "condition", declare_condition },
        { "rule", declare_rule },
        { "finding", declare_finding },
        { "value", declare_value },
        { "voting_rule", declare_voting_rule },
        { "criterion", declare_criterion },
        { "redaction", declare_redaction },
    };

    verbs_open(lua);
    sums_open(lua);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        lua_pushcfunction(lua, words[i].func);
        lua_setglobal(lua, words[i].name);
    }
    return 0;
}

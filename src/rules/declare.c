#include "rules/declare.h"

#include "base/job.h"
#include "library/library.h"
#include "rules/rulebook.h"
#include "rules/sums.h"

#include <lauxlib.h>
#include <string.h>

static struct rules *rules_of(lua_State *lua)
{
    return sandbox_context(lua);
}

/* A field's words, or NULL. */
static const char *field_words(lua_State *lua, const char *name)
{
    const char *words = NULL;

    lua_getfield(lua, 1, name);
    if (!lua_isnil(lua, -1))
        words = verbs_string(lua, lua_gettop(lua), name);
    lua_pop(lua, 1);
    return words;
}

static const char *needed_words(lua_State *lua, const char *name)
{
    const char *words = field_words(lua, name);

    if (words == NULL || *words == '\0')
        luaL_error(lua, "the field \"%s\" is missing", name);
    return words;
}

static const struct condition *field_condition(lua_State *lua)
{
    const struct condition *condition = NULL;

    lua_getfield(lua, 1, "when");
    if (!lua_isnil(lua, -1))
        condition = verbs_condition(lua, lua_gettop(lua));
    lua_pop(lua, 1);
    return condition;
}

/* The least unknown field, so that the finding is the same each time. */
static void check_fields(lua_State *lua, const char *const *known)
{
    const char *unknown = NULL;

    luaL_checktype(lua, 1, LUA_TTABLE);
    for (lua_pushnil(lua); lua_next(lua, 1) != 0; lua_pop(lua, 1)) {
        bool is_known = false;

        if (lua_type(lua, -2) != LUA_TSTRING)
            luaL_error(lua, "write each field as name = value");

        const char *name = lua_tostring(lua, -2);
        for (const char *const *k = known; *k != NULL; k++)
            is_known = is_known || strcmp(*k, name) == 0;
        if (!is_known && (unknown == NULL || strcmp(name, unknown) < 0))
            unknown = name;
    }
    if (unknown != NULL)
        luaL_error(lua, "there is no field \"%s\"", unknown);
}

static struct wish *parse_wish(lua_State *lua, const char *words)
{
    struct rules *rules = rules_of(lua);
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

static void note_deviation(
    lua_State *lua, const char *kind, const char *id, bool replaces)
{
    struct rules *rules = rules_of(lua);
    struct arena *arena = rules_job(rules)->arena;
    struct rule_deviation *deviation = ARENA_NEW(arena, struct rule_deviation);

    deviation->kind = kind;
    deviation->id = arena_copy(arena, id);
    deviation->replaces = replaces;
    deviation->place = sandbox_place(lua);
    *rules->deviations_end = deviation;
    rules->deviations_end = &deviation->next;
}

/* Raises an error if this layer has declared the name already. */
static void claim(lua_State *lua, const char *kind, const char *id)
{
    struct rules *rules = rules_of(lua);
    const char *name = arena_format(rules_job(rules)->arena, "%s %s", kind, id);
    const int *layer = names_find(&rules->layers, name);

    if (rules->is_read)
        luaL_error(lua, "a value that is computed declares nothing");
    if (layer != NULL && *layer == rules->layer)
        luaL_error(lua, "%s \"%s\" is declared twice", kind, id);

    if (rules->layer > 0)
        note_deviation(lua, kind, id, layer != NULL);

    int *now = ARENA_NEW(rules_job(rules)->arena, int);
    *now = rules->layer;
    names_put(&rules->layers, name, now);
}

static int finish_condition(lua_State *lua)
{
    struct rules *rules = rules_of(lua);
    const char *name = lua_tostring(lua, lua_upvalueindex(1));

    luaL_checktype(lua, 1, LUA_TTABLE);
    claim(lua, "condition", name);
    names_put(&rules->conditions, name, verbs_condition(lua, 1));
    return 0;
}

static int finish_rule(lua_State *lua)
{
    static const char *const fields[] = { "because", "when", "require",
        "prefer", "forbid", "law", NULL };
    struct rules *rules = rules_of(lua);
    struct rule *rule = ARENA_NEW(rules_job(rules)->arena, struct rule);

    check_fields(lua, fields);
    rule->id = arena_copy(
        rules_job(rules)->arena, lua_tostring(lua, lua_upvalueindex(1)));
    claim(lua, "rule", rule->id);
    rule->place = sandbox_place(lua);
    rule->layer = rules->layer;
    rule->because = needed_words(lua, "because");
    rule->law = field_words(lua, "law");
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
    struct rules *rules = rules_of(lua);
    struct rule_check *check =
        ARENA_NEW(rules_job(rules)->arena, struct rule_check);
    const char *each;

    check_fields(lua, fields);
    check->id = arena_copy(
        rules_job(rules)->arena, lua_tostring(lua, lua_upvalueindex(1)));
    claim(lua, "finding", check->id);
    check->place = sandbox_place(lua);
    check->say = needed_words(lua, "say");
    check->hint = field_words(lua, "hint");
    check->law = field_words(lua, "law");
    check->when = field_condition(lua);
    if (check->when == NULL)
        luaL_error(lua, "the field \"when\" is missing");
    lua_getfield(lua, 1, "blocks");
    check->blocks = lua_toboolean(lua, -1);
    lua_pop(lua, 1);
    each = field_words(lua, "each");
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
    struct rules *rules = rules_of(lua);

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
    struct rules *rules = rules_of(lua);
    struct computation *computation =
        ARENA_NEW(rules_job(rules)->arena, struct computation);
    const char *id = lua_tostring(lua, lua_upvalueindex(1));

    check_fields(lua, fields);
    claim(lua, "value", id);
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

/* What is about a person or a child is never published. */
static void read_questions(lua_State *lua, struct redaction *redaction)
{
    struct rules *rules = rules_of(lua);

    lua_getfield(lua, 1, "questions");
    if (lua_istable(lua, -1))
        redaction->question_count = verbs_count(lua, lua_gettop(lua));
    redaction->questions = arena_alloc(rules_job(rules)->arena,
        (redaction->question_count + 1) * sizeof *redaction->questions);
    for (size_t i = 0; i < redaction->question_count; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        const char *id = verbs_string(lua, lua_gettop(lua), "a question");
        const struct question *question =
            library_question(rules->verbs.library, id);

        if (question == NULL)
            luaL_error(lua, "no question \"%s\"", id);
        if (redaction->shows && question->sensitivity >= SENSITIVITY_PERSONAL)
            luaL_error(lua, "\"%s\" is about a person", id);
        redaction->questions[i] = question;
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

static enum sensitivity field_sensitivity(lua_State *lua)
{
    static const char *const names[] = { [SENSITIVITY_COMMERCIAL] =
                                             "commercial",
        [SENSITIVITY_PERSONAL] = "personal",
        [SENSITIVITY_CHILD] = "child" };
    const char *of = field_words(lua, "of");

    for (int i = SENSITIVITY_COMMERCIAL; of != NULL && i <= SENSITIVITY_CHILD;
         i++)
        if (strcmp(of, names[i]) == 0)
            return (enum sensitivity)i;
    if (of != NULL)
        luaL_error(lua, "the field \"of\" is commercial, personal or child");
    return SENSITIVITY_PUBLIC;
}

static int finish_redaction(lua_State *lua)
{
    static const char *const fields[] = { "of", "questions", "shows", "say",
        "because", "law", NULL };
    struct rules *rules = rules_of(lua);
    struct redaction *redaction =
        ARENA_NEW(rules_job(rules)->arena, struct redaction);

    check_fields(lua, fields);
    redaction->id = arena_copy(
        rules_job(rules)->arena, lua_tostring(lua, lua_upvalueindex(1)));
    claim(lua, "redaction", redaction->id);
    redaction->place = sandbox_place(lua);
    lua_getfield(lua, 1, "shows");
    redaction->shows = lua_toboolean(lua, -1);
    lua_pop(lua, 1);
    redaction->of = field_sensitivity(lua);
    read_questions(lua, redaction);
    if ((redaction->of != SENSITIVITY_PUBLIC) ==
        (redaction->question_count > 0))
        luaL_error(lua, "give either \"of\" or \"questions\"");
    if (redaction->shows && redaction->of != SENSITIVITY_PUBLIC)
        luaL_error(lua, "name the \"questions\" that are published");
    redaction->say =
        redaction->shows ? field_words(lua, "say") : needed_words(lua, "say");
    redaction->because = needed_words(lua, "because");
    redaction->law = field_words(lua, "law");
    names_put(&rules->redactions, redaction->id, redaction);
    return 0;
}

static int begin(lua_State *lua, lua_CFunction finish)
{
    (void)verbs_string(lua, 1, "the name");
    lua_settop(lua, 1);
    lua_pushcclosure(lua, finish, 1);
    return 1;
}

static int declare_condition(lua_State *lua)
{
    return begin(lua, finish_condition);
}

static int declare_rule(lua_State *lua)
{
    return begin(lua, finish_rule);
}

static int declare_finding(lua_State *lua)
{
    return begin(lua, finish_finding);
}

static int declare_value(lua_State *lua)
{
    return begin(lua, finish_value);
}

static int declare_redaction(lua_State *lua)
{
    return begin(lua, finish_redaction);
}

int declare_open(lua_State *lua)
{
    static const luaL_Reg words[] = {
        { "condition", declare_condition },
        { "rule", declare_rule },
        { "finding", declare_finding },
        { "value", declare_value },
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

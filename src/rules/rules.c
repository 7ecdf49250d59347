/*
 * Declarations of Lua files taken down as data, and the values they compute.
 *
 * `rule "ID" { ... }` is two calls: the first returns a function that knows the
 * id, the second is given the table. Names are resolved when all files have
 * been read, so that they may use each other in any order.
 */
#include "rules/rules.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "library/library.h"
#include "rules/sandbox.h"
#include "rules/verbs.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

enum {
    MEMORY = 8 * 1024 * 1024,
    CHURN = 64 * 1024 * 1024,
    STEPS = 2000,
    LARGEST_FILE = 64 * 1024
};

/* A named condition, and how far the look for circles has come. */
struct named_condition {
    struct condition *condition;
    struct place place;
    int layer;
    enum { UNSEEN, OPEN, DONE } state;
};

struct computation {
    const struct question *question;
    const struct question **of;
    size_t of_count;
    int function; /* in Lua's registry */
    bool running;
    struct place place;
    int layer;
};

struct rules {
    struct verbs verbs; /* first: it is the sandbox's context */
    struct sandbox *sandbox;
    struct names conditions; /* to struct named_condition */
    struct names plain;      /* to struct condition, for those who read */
    struct names rules, checks, computations;
    struct names layers; /* "rule ID" to the layer that declared it */
    int layer;
};

static struct rules *rules_of(lua_State *lua)
{
    return sandbox_context(lua);
}

static struct job *job_of(const struct rules *rules)
{
    return rules->verbs.job;
}

/* ---- reading a table -------------------------------------------------- */

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
    struct wish *wish = ARENA_NEW(job_of(rules)->arena, struct wish);
    char *clause = arena_copy(job_of(rules)->arena, words);
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
        luaL_error(
            lua, "clause \"%s\" has no variant \"%s\"", clause, variant);
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
        *end = parse_wish(
            lua, verbs_string(lua, lua_gettop(lua), "a clause"));
        end = &(*end)->next;
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    return first;
}

/* Raises an error if this layer has declared the name already. */
static void claim(lua_State *lua, const char *kind, const char *id)
{
    struct rules *rules = rules_of(lua);
    const char *name = arena_format(job_of(rules)->arena, "%s %s", kind, id);
    const int *layer = names_find(&rules->layers, name);

    if (layer != NULL && *layer == rules->layer)
        luaL_error(lua, "%s \"%s\" is declared twice", kind, id);

    int *now = ARENA_NEW(job_of(rules)->arena, int);
    *now = rules->layer;
    names_put(&rules->layers, name, now);
}

/* ---- the four declarations -------------------------------------------- */

static int finish_condition(lua_State *lua)
{
    struct rules *rules = rules_of(lua);
    const char *name = lua_tostring(lua, lua_upvalueindex(1));
    struct named_condition *named =
        ARENA_NEW(job_of(rules)->arena, struct named_condition);

    luaL_checktype(lua, 1, LUA_TTABLE);
    claim(lua, "condition", name);
    named->condition = verbs_condition(lua, 1);
    named->place = sandbox_place(lua);
    names_put(&rules->conditions, name, named);
    names_put(&rules->plain, name, named->condition);
    return 0;
}

static int finish_rule(lua_State *lua)
{
    static const char *const fields[] = { "because", "when", "require",
        "prefer", "forbid", "law", NULL };
    struct rules *rules = rules_of(lua);
    struct rule *rule = ARENA_NEW(job_of(rules)->arena, struct rule);

    check_fields(lua, fields);
    rule->id = arena_copy(job_of(rules)->arena,
        lua_tostring(lua, lua_upvalueindex(1)));
    claim(lua, "rule", rule->id);
    rule->place = sandbox_place(lua);
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
        ARENA_NEW(job_of(rules)->arena, struct rule_check);
    const char *each;

    check_fields(lua, fields);
    check->id = arena_copy(job_of(rules)->arena,
        lua_tostring(lua, lua_upvalueindex(1)));
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
    computation->of_count = (size_t)lua_rawlen(lua, -1);
    computation->of = arena_alloc(job_of(rules)->arena,
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
        ARENA_NEW(job_of(rules)->arena, struct computation);
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

static int open_words(lua_State *lua)
{
    static const luaL_Reg words[] = {
        { "condition", declare_condition },
        { "rule", declare_rule },
        { "finding", declare_finding },
        { "value", declare_value },
    };

    verbs_open(lua);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        lua_pushcfunction(lua, words[i].func);
        lua_setglobal(lua, words[i].name);
    }
    return 0;
}

/* ---- names ------------------------------------------------------------ */

static void resolve(struct rules *rules, struct condition *condition);

static void complain(struct rules *rules, const char *id, struct place place,
    const char *what, const char *name)
{
    findings_hint(job_of(rules)->findings,
        findings_add(job_of(rules)->findings, SEVERITY_ERROR, id, place,
            "condition \"%s\" %s", name, what),
        "conditions are declared by condition \"name\" { ... }");
}

static void resolve_name(struct rules *rules, struct condition *condition)
{
    struct named_condition *named =
        names_find(&rules->conditions, condition->name);

    if (named == NULL) {
        complain(rules, "no-condition", condition->place, "is not declared",
            condition->name);
        return;
    }
    if (named->state == OPEN) {
        complain(rules, "condition-circle", condition->place,
            "comes back to itself", condition->name);
        return;
    }
    if (named->state == UNSEEN) {
        named->state = OPEN;
        resolve(rules, named->condition);
        named->state = DONE;
    }
    condition->meaning = named->condition;
}

static void resolve(struct rules *rules, struct condition *condition)
{
    if (condition->kind == CONDITION_NAMED)
        resolve_name(rules, condition);
    for (struct condition *c = condition->first; c != NULL; c = c->next)
        resolve(rules, c);
}

static void resolve_all(struct rules *rules)
{
    for (struct named *n = rules->conditions.first; n != NULL; n = n->next) {
        struct named_condition *named = n->thing;

        if (named->state == UNSEEN) {
            named->state = OPEN;
            resolve(rules, named->condition);
            named->state = DONE;
        }
    }
    for (struct named *n = rules->rules.first; n != NULL; n = n->next) {
        const struct rule *rule = n->thing;

        if (rule->when != NULL)
            resolve(rules, (struct condition *)(uintptr_t)rule->when);
    }
    for (struct named *n = rules->checks.first; n != NULL; n = n->next)
        resolve(rules,
            (struct condition *)(uintptr_t)(
                (const struct rule_check *)n->thing)
                ->when);
}

/* ---- loading ---------------------------------------------------------- */

/*
 * Lua 5.4.4 computes some bitwise expressions wrongly in long chunks, so rules
 * may not use them. Strings and comments are passed over.
 */
static const char *find_bitwise(const char *source)
{
    for (const char *p = source; *p != '\0'; p++) {
        if (*p == '"' || *p == '\'') {
            char quote = *p++;

            while (*p != '\0' && *p != quote && *p != '\n')
                p += *p == '\\' && p[1] != '\0' ? 2 : 1;
            if (*p == '\0')
                return NULL;
        } else if (p[0] == '-' && p[1] == '-') {
            while (p[1] != '\0' && p[1] != '\n')
                p++;
        } else if (*p == '&' || *p == '|' || (*p == '~' && p[1] != '=') ||
            (*p == '<' && p[1] == '<') || (*p == '>' && p[1] == '>')) {
            return p;
        }
    }
    return NULL;
}

static bool is_sound(struct rules *rules, const char *path, const char *source,
    size_t size)
{
    struct place place = { path, 1, 1 };
    const char *bitwise = find_bitwise(source);

    if (size > LARGEST_FILE) {
        findings_hint(job_of(rules)->findings,
            findings_add(job_of(rules)->findings, SEVERITY_ERROR,
                "rules-large", place, "this file of rules is too large"),
            "cut it by topic; a file holds at most 64 KiB");
        return false;
    }
    if (bitwise != NULL) {
        for (const char *p = source; p < bitwise; p++)
            place.line += *p == '\n';
        findings_hint(job_of(rules)->findings,
            findings_add(job_of(rules)->findings, SEVERITY_ERROR,
                "rules-bitwise", place, "rules may not use \"%c\"", *bitwise),
            "there are no bits in a contract: write it with + - * // and or");
        return false;
    }
    return true;
}

static void load_folder(struct rules *rules, const char *folder)
{
    const char *const *paths = file_list(job_of(rules), folder, ".lua");

    for (size_t i = 0; paths != NULL && paths[i] != NULL; i++) {
        size_t size;
        const char *source = file_read(job_of(rules), paths[i], &size);

        if (source != NULL && is_sound(rules, paths[i], source, size))
            (void)sandbox_run(rules->sandbox, paths[i], source);
    }
}

static void check_computed(struct rules *rules)
{
    const struct names *questions = &rules->verbs.library->questions;

    for (struct named *n = questions->first; n != NULL; n = n->next) {
        const struct question *question = n->thing;

        if (question->computed && !rules_computes(rules, question->id))
            findings_hint(job_of(rules)->findings,
                findings_add(job_of(rules)->findings, SEVERITY_ERROR,
                    "value-missing", question->place,
                    "nothing computes \"%s\"", question->id),
                "add value \"%s\" { ... } to a file in lua/", question->id);
    }
}

struct rules *rules_load(struct job *job, const struct library *library,
    const char *const *folders, size_t count)
{
    struct rules *rules = ARENA_NEW(job->arena, struct rules);
    struct sandbox_limits limits = { MEMORY, CHURN, STEPS };
    struct names *all[] = { &rules->conditions, &rules->plain, &rules->rules,
        &rules->checks, &rules->computations, &rules->layers };

    rules->verbs.job = job;
    rules->verbs.library = library;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] = names_new(job->arena);
    rules->sandbox = sandbox_open(job, limits);
    if (rules->sandbox == NULL)
        return NULL;
    sandbox_set_context(rules->sandbox, rules);
    lua_pushcfunction(sandbox_state(rules->sandbox), open_words);
    if (!sandbox_call(rules->sandbox, 0, 0))
        sandbox_complain(rules->sandbox, "");
    for (size_t i = 0; i < count; i++) {
        rules->layer = (int)i;
        load_folder(rules, folders[i]);
    }
    resolve_all(rules);
    check_computed(rules);
    return rules;
}

void rules_close(struct rules *rules)
{
    if (rules != NULL)
        sandbox_close(rules->sandbox);
}

const struct names *rules_all(const struct rules *rules)
{
    return &rules->rules;
}

const struct names *rules_checks(const struct rules *rules)
{
    return &rules->checks;
}

const struct names *rules_conditions(const struct rules *rules)
{
    return &rules->plain;
}

const struct condition *rules_condition(
    const struct rules *rules, const char *name)
{
    return names_find(&rules->plain, name);
}

bool rules_computes(const struct rules *rules, const char *question)
{
    return names_find(&rules->computations, question) != NULL;
}

/* ---- computing -------------------------------------------------------- */

static void push_value(lua_State *lua, const struct answer *answer)
{
    if (answer->value.text != NULL)
        lua_pushstring(lua, answer->value.text);
    else if (answer->value.type == QUESTION_YES_NO)
        lua_pushboolean(lua, answer->value.number != 0);
    else
        lua_pushinteger(lua, answer->value.number);
}

static bool push_records(lua_State *lua, struct answers *answers,
    struct scope scope, const struct question *list)
{
    const struct record *r = answers_records(answers, scope, list);
    lua_Integer i = 0;
    bool complete = true;

    lua_newtable(lua);
    for (; r != NULL; r = r->next) {
        struct scope inside = { r, scope.document };

        lua_newtable(lua);
        for (const struct question *q = list->first; q != NULL; q = q->next) {
            const struct answer *answer = q->type != QUESTION_LIST
                ? answers_ask(answers, inside, q)
                : NULL;

            if (answer == NULL) {
                complete = complete && (q->optional || q->computed ||
                                           q->type == QUESTION_LIST);
                continue;
            }
            push_value(lua, answer);
            lua_setfield(lua, -2, q->id);
        }
        lua_rawseti(lua, -2, ++i);
    }
    return complete;
}

/* Pushes the table that a function is given. False: something is missing. */
static bool push_arguments(lua_State *lua, struct answers *answers,
    struct scope scope, const struct computation *computation)
{
    bool complete = true;

    lua_newtable(lua);
    for (size_t i = 0; i < computation->of_count; i++) {
        const struct question *question = computation->of[i];

        if (question->type == QUESTION_LIST) {
            complete =
                push_records(lua, answers, scope, question) && complete;
        } else {
            const struct answer *answer =
                answers_ask(answers, scope, question);

            if (answer == NULL) {
                complete = complete && question->optional;
                continue;
            }
            push_value(lua, answer);
        }
        lua_setfield(lua, -2, question->id);
    }
    return complete;
}

static bool take_result(struct rules *rules, lua_State *lua,
    const struct computation *computation, struct value *value)
{
    const struct question *question = computation->question;
    bool is_words = question->type == QUESTION_TEXT ||
        question->type == QUESTION_PARTY || question->type == QUESTION_CHOICE;

    *value = (struct value){ .type = question->type };
    if (is_words && lua_type(lua, -1) == LUA_TSTRING) {
        value->text =
            arena_copy(job_of(rules)->arena, lua_tostring(lua, -1));
    } else if (question->type == QUESTION_YES_NO && lua_isboolean(lua, -1)) {
        value->number = lua_toboolean(lua, -1);
    } else if (!is_words && lua_isinteger(lua, -1)) {
        value->number = lua_tointeger(lua, -1);
    } else {
        findings_hint(job_of(rules)->findings,
            findings_add(job_of(rules)->findings, SEVERITY_ERROR, "value-type",
                computation->place, "\"%s\" was computed as a %s",
                question->id, luaL_typename(lua, -1)),
            "return a value of type %s", question_type_name(question->type));
        return false;
    }
    return true;
}

/* One computation under way, for the protected call. */
struct call {
    struct answers *answers;
    struct scope scope;
    const struct computation *computation;
    bool complete;
};

/* Protected as a whole: filling the table can run out of memory too. */
static int compute_protected(lua_State *lua)
{
    struct call *call = lua_touserdata(lua, 1);

    lua_rawgeti(lua, LUA_REGISTRYINDEX, call->computation->function);
    call->complete = push_arguments(
        lua, call->answers, call->scope, call->computation);
    if (!call->complete)
        return 0;
    lua_call(lua, 1, 1);
    return 1;
}

static bool run(struct rules *rules, struct answers *answers,
    struct scope scope, const struct computation *computation,
    struct value *value)
{
    lua_State *lua = sandbox_state(rules->sandbox);
    struct call call = { answers, scope, computation, false };
    int top = lua_gettop(lua);
    bool computed = false;

    lua_pushcfunction(lua, compute_protected);
    lua_pushlightuserdata(lua, &call);
    if (!sandbox_call(rules->sandbox, 1, 1))
        sandbox_complain(rules->sandbox,
            arena_format(job_of(rules)->arena, "computing \"%s\": ",
                computation->question->id));
    else if (call.complete)
        computed = take_result(rules, lua, computation, value);
    lua_settop(lua, top);
    return computed;
}

bool rules_compute(void *context, struct answers *answers, struct scope scope,
    const struct question *question, struct value *value)
{
    struct rules *rules = context;
    struct computation *computation =
        names_find(&rules->computations, question->id);
    bool computed;

    if (computation == NULL)
        return false;
    if (computation->running) {
        findings_hint(job_of(rules)->findings,
            findings_add(job_of(rules)->findings, SEVERITY_ERROR,
                "value-circle", computation->place,
                "\"%s\" is computed from itself", question->id),
            "look at what the values in \"of\" are computed from");
        return false;
    }
    computation->running = true;
    computed = run(rules, answers, scope, computation, value);
    computation->running = false;
    return computed;
}

#include "rules/criterion.h"

#include "library/library.h"
#include "rules/criteria.h"
#include "rules/declared.h"
#include "rules/fields.h"
#include "rules/rulebook.h"

#include <lauxlib.h>
#include <string.h>

enum { MOST_DAYS = 3650, MOST_WORDS = 100, MOST_FIELDS = 16 };

static const char verb[] = "criterion";

/* What a criterion may be told, each by a field of its own. */
enum detail { DAYS, PRIORITY, REFERENCES, QUESTIONS, CLAUSES, DETAILS };

static const char *const detail_names[DETAILS + 1] = { "days", "priority",
    "references", "questions", "clauses", NULL };

#define TAKES(detail) (1u << (detail))

static const char *const evidence_words[] = {
    [CRITERIA_HEADS] = "heads",
    [CRITERIA_ROUNDS] = "rounds",
    [CRITERIA_REPLIES] = "replies",
    [CRITERIA_OBJECTIONS] = "objections",
    [CRITERIA_DECISIONS] = "decisions",
    [CRITERIA_RULES] = "rules",
    [CRITERIA_MODEL] = "model",
    [CRITERIA_QUESTIONS] = "questions",
    [CRITERIA_LAW] = "law",
    [CRITERIA_REFERENCES] = "references",
    [CRITERIA_CLAUSES] = "clauses",
    [CRITERIA_VOTE] = "vote",
    [CRITERIA_REBUILD] = "rebuild",
    [CRITERIA_PUBLICATION] = "publication",
    [CRITERIA_EVIDENCES] = NULL,
};

static const unsigned evidence_takes[CRITERIA_EVIDENCES] = {
    [CRITERIA_OBJECTIONS] = TAKES(PRIORITY),
    [CRITERIA_MODEL] = TAKES(REFERENCES),
    [CRITERIA_QUESTIONS] = TAKES(QUESTIONS) | TAKES(REFERENCES),
    [CRITERIA_LAW] = TAKES(DAYS) | TAKES(REFERENCES),
    [CRITERIA_REFERENCES] = TAKES(REFERENCES),
    [CRITERIA_CLAUSES] = TAKES(CLAUSES),
};

static const char *const priority_words[] = { "desirable", "usual", "essential",
    NULL };

/* ---- fields ----------------------------------------------------------- */

static bool has_field(lua_State *lua, const char *field)
{
    bool has = lua_getfield(lua, 1, field) != LUA_TNIL;

    lua_pop(lua, 1);
    return has;
}

static int64_t number_field(
    lua_State *lua, const char *field, int64_t least, int64_t most)
{
    int64_t number;

    lua_getfield(lua, 1, field);
    if (!lua_isinteger(lua, -1))
        luaL_error(lua, "\"%s\" must be a whole number", field);
    number = lua_tointeger(lua, -1);
    lua_pop(lua, 1);
    if (number < least || number > most)
        luaL_error(lua, "\"%s\" must be from %I to %I", field,
            (LUAI_UACINT)least, (LUAI_UACINT)most);
    return number;
}

/* Only fields that this evidence takes, and those that every one has. */
static void check_known(
    lua_State *lua, unsigned takes, const char *const *always)
{
    const char *known[MOST_FIELDS];
    size_t count = 0;

    for (; *always != NULL; always++)
        known[count++] = *always;
    for (int d = 0; d < DETAILS; d++)
        if (takes & TAKES(d))
            known[count++] = detail_names[d];
    known[count] = NULL;
    declared_fields(lua, known);
}

/* ---- lists ------------------------------------------------------------ */

static void check_word(lua_State *lua, enum detail detail, const char *word)
{
    const struct library *library = declared_rules(lua)->verbs.library;

    if (*word == '\0')
        luaL_error(
            lua, "\"%s\" has a name that is empty", detail_names[detail]);
    if (detail == QUESTIONS && library_question(library, word) == NULL)
        luaL_error(lua, "no question \"%s\"", word);
    if (detail == CLAUSES && library_clause(library, word) == NULL)
        luaL_error(lua, "no clause \"%s\"", word);
}

static void add_word(lua_State *lua, enum detail detail,
    struct criteria_list *list, const char *word)
{
    check_word(lua, detail, word);
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->words[i], word) == 0)
            luaL_error(
                lua, "\"%s\" has \"%s\" already", detail_names[detail], word);
    if (list->count >= MOST_WORDS)
        luaL_error(
            lua, "\"%s\" lists more than %d", detail_names[detail], MOST_WORDS);
    list->words[list->count++] = word;
}

/* Behind what the list has already. */
static void add_words(
    lua_State *lua, enum detail detail, struct criteria_list *list)
{
    const char **words = declared_take(lua, MOST_WORDS * sizeof *words);
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++)
        words[i] = list->words[i];
    list->words = words;
    if (lua_getfield(lua, 1, detail_names[detail]) == LUA_TTABLE)
        count = verbs_count(lua, lua_gettop(lua));
    if (count == 0)
        luaL_error(
            lua, "\"%s\" is a list of names in braces", detail_names[detail]);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        add_word(lua, detail, list,
            verbs_string(lua, lua_gettop(lua), detail_names[detail]));
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

/* ---- what it is told -------------------------------------------------- */

static void read_detail(
    lua_State *lua, enum detail detail, struct criterion *criterion)
{
    if (detail == DAYS)
        criterion->days = number_field(lua, "days", 1, MOST_DAYS);
    else if (detail == PRIORITY)
        criterion->priority = priority_words[fields_read_word(
            lua, verb, "priority", priority_words)];
    else if (detail == REFERENCES)
        add_words(lua, detail, &criterion->references);
    else if (detail == QUESTIONS)
        add_words(lua, detail, &criterion->questions);
    else
        add_words(lua, detail, &criterion->clauses);
}

/* Whether anything of it is given. */
static bool read_details(
    lua_State *lua, unsigned which, bool all, struct criterion *criterion)
{
    bool any = false;

    for (int d = 0; d < DETAILS; d++) {
        bool is_given = has_field(lua, detail_names[d]);

        if (!(which & TAKES(d)) || (!is_given && !all))
            continue;
        if (!is_given)
            luaL_error(lua, "the field \"%s\" is missing", detail_names[d]);
        read_detail(lua, (enum detail)d, criterion);
        any = true;
    }
    return any;
}

static void read_waived(lua_State *lua, struct criterion *criterion)
{
    if (has_field(lua, "waived"))
        criterion->waived = declared_needed(lua, "waived");
}

/* ---- the two ways to declare one -------------------------------------- */

static struct criterion *declare_new(lua_State *lua)
{
    static const char *const always[] = { "number", "title", "evidence",
        "because", "hint", "waived", NULL };
    struct criterion *criterion = declared_take(lua, sizeof *criterion);
    int64_t number = (int64_t)declared_rules(lua)->criteria.count + 1;

    criterion->evidence = (enum criteria_evidence)fields_read_word(
        lua, verb, "evidence", evidence_words);
    check_known(lua, evidence_takes[criterion->evidence], always);
    criterion->number = number_field(lua, "number", 1, INT32_MAX);
    if (criterion->number != number)
        luaL_error(lua, "this criterion has the number %I, and the next is %I",
            (LUAI_UACINT)criterion->number, (LUAI_UACINT)number);
    criterion->id = declared_name(lua);
    criterion->title = declared_needed(lua, "title");
    criterion->because = declared_needed(lua, "because");
    criterion->hint = declared_needed(lua, "hint");
    read_waived(lua, criterion);
    (void)read_details(
        lua, evidence_takes[criterion->evidence], true, criterion);
    return criterion;
}

/* A copy of it, with what the later layer says of it. */
static struct criterion *declare_change(
    lua_State *lua, const struct criterion *was)
{
    static const char *const always[] = { "because", "waived", NULL };
    static const unsigned scales = TAKES(DAYS) | TAKES(PRIORITY);
    struct criterion *criterion = declared_take(lua, sizeof *criterion);
    unsigned takes = evidence_takes[was->evidence];

    check_known(lua, takes, always);
    *criterion = *was;
    read_waived(lua, criterion);
    if (read_details(lua, takes & scales, false, criterion) ||
        has_field(lua, "because"))
        criterion->because = declared_needed(lua, "because");
    (void)read_details(lua, takes & ~scales, false, criterion);
    return criterion;
}

int criterion_finish(lua_State *lua)
{
    struct rules *rules = declared_rules(lua);
    const char *id = declared_name(lua);
    const struct criterion *was = names_find(&rules->criteria, id);
    struct criterion *criterion;

    luaL_checktype(lua, 1, LUA_TTABLE);
    declared_claim(lua, verb, id);
    criterion = was != NULL ? declare_change(lua, was) : declare_new(lua);
    criterion->place = sandbox_place(lua);
    names_put(&rules->criteria, id, criterion);
    return 0;
}

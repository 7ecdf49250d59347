#include "rules/verbs.h"

#include "base/calendar.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "library/library.h"
#include "rules/sandbox.h"

#include <lauxlib.h>
#include <string.h>

enum { DEEPEST = 100 };

enum handle_tag { HANDLE_CONDITION, HANDLE_OPERAND };

/* Scripts see only its address; the tag tells the two kinds apart. */
struct handle {
    enum handle_tag tag;
    void *thing;
};

static struct verbs *verbs_of(lua_State *lua)
{
    return sandbox_context(lua);
}

static struct job *job_of(lua_State *lua)
{
    return verbs_of(lua)->job;
}

/* What a script makes the host keep counts as its own. */
static void *take(lua_State *lua, size_t size)
{
    sandbox_charge(lua, size);
    return arena_alloc(job_of(lua)->arena, size);
}

static int push_handle(lua_State *lua, enum handle_tag tag, void *thing)
{
    struct handle *handle = take(lua, sizeof *handle);

    handle->tag = tag;
    handle->thing = thing;
    lua_pushlightuserdata(lua, handle);
    return 1;
}

/* Returns NULL if it is no such handle. */
static void *handle_at(lua_State *lua, int index, enum handle_tag tag)
{
    const struct handle *handle =
        lua_islightuserdata(lua, index) ? lua_touserdata(lua, index) : NULL;

    return handle != NULL && handle->tag == tag ? handle->thing : NULL;
}

const char *verbs_string(lua_State *lua, int index, const char *what)
{
    const char *words;
    size_t length;

    if (lua_type(lua, index) != LUA_TSTRING)
        luaL_error(lua, "%s must be words in quotes", what);
    words = lua_tolstring(lua, index, &length);
    if (text_bad_character(words, length) != NULL)
        luaL_error(
            lua, "%s has a character in it that no document may hold", what);
    return memcpy(take(lua, length + 1), words, length);
}

static struct condition *new_condition(lua_State *lua, enum condition_kind kind)
{
    struct condition *condition = take(lua, sizeof *condition);

    condition->kind = kind;
    condition->place = sandbox_place(lua);
    condition->weight = 1;
    return condition;
}

static void add_weight(
    lua_State *lua, struct condition *condition, const struct condition *member)
{
    condition->weight += member->weight;
    if (condition->weight > CONDITION_MOST)
        luaL_error(lua, "a condition made of more than %d others",
            (int)CONDITION_MOST);
}

static const struct question *question_at(lua_State *lua, int index)
{
    const struct library *library = verbs_of(lua)->library;
    const char *id = verbs_string(lua, index, "the question");
    const struct question *question = library_question(library, id);
    const char *near;

    if (question != NULL)
        return question;
    near = names_nearest(&library->questions, id);
    if (near != NULL)
        luaL_error(lua, "no question \"%s\"; did you mean \"%s\"?", id, near);
    luaL_error(lua, "no question \"%s\"", id);
    return NULL;
}

/* One whose answer is a value. */
static const struct question *value_question_at(lua_State *lua, int index)
{
    const struct question *question = question_at(lua, index);

    if (question->type == QUESTION_LIST)
        luaL_error(lua, "\"%s\" is a list: has() looks at it", question->id);
    return question;
}

static const struct question *number_at(lua_State *lua, int index)
{
    const struct question *question = question_at(lua, index);

    if (question->type < QUESTION_INTEGER || question->type > QUESTION_DATE)
        luaL_error(lua, "\"%s\" is not a number", question->id);
    return question;
}

static const struct question *list_at(lua_State *lua, int index)
{
    const struct question *question = question_at(lua, index);

    if (question->type != QUESTION_LIST)
        luaL_error(lua, "\"%s\" is not a list", question->id);
    return question;
}

/* ---- members ---------------------------------------------------------- */

static struct condition *table_condition(
    lua_State *lua, int index, enum condition_kind kind)
{
    struct condition *group = new_condition(lua, kind);
    struct condition **end = &group->first;

    /* Each table around this one has left something on the stack. */
    if (lua_gettop(lua) > DEEPEST)
        luaL_error(lua, "conditions nested more than %d deep", (int)DEEPEST);
    luaL_checkstack(lua, LUA_MINSTACK, "nested conditions");

    for (lua_Integer i = 1;; i++) {
        lua_rawgeti(lua, index, i);
        if (lua_isnil(lua, -1)) {
            lua_pop(lua, 1);
            break;
        }

        /* A copy: one condition may be a member of several groups. */
        struct condition *member = new_condition(lua, kind);
        *member = *verbs_condition(lua, lua_gettop(lua));
        member->next = NULL;
        add_weight(lua, group, member);
        *end = member;
        end = &member->next;
        lua_pop(lua, 1);
    }
    if (group->first == NULL)
        luaL_error(lua, "a condition with nothing in it");
    return group;
}

struct condition *verbs_condition(lua_State *lua, int index)
{
    struct condition *condition = handle_at(lua, index, HANDLE_CONDITION);

    if (condition != NULL)
        return condition;
    if (lua_type(lua, index) == LUA_TSTRING) {
        condition = new_condition(lua, CONDITION_NAMED);
        condition->name = verbs_string(lua, index, "a condition");
        return condition;
    }
    if (lua_istable(lua, index))
        return table_condition(lua, index, CONDITION_ALL);
    luaL_error(lua, "a condition is a verb, or the name of one, not a %s",
        luaL_typename(lua, index));
    return NULL;
}

static int group_verb(lua_State *lua, enum condition_kind kind)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    return push_handle(lua, HANDLE_CONDITION, table_condition(lua, 1, kind));
}

static int verb_all(lua_State *lua)
{
    return group_verb(lua, CONDITION_ALL);
}

static int verb_any(lua_State *lua)
{
    return group_verb(lua, CONDITION_ANY);
}

static int verb_none(lua_State *lua)
{
    return group_verb(lua, CONDITION_NONE);
}

/* ---- values ----------------------------------------------------------- */

/* As a person would write the answer; a number or a truth may stand plain. */
static struct value value_at(
    lua_State *lua, int index, const struct question *question)
{
    struct job *job = job_of(lua);
    struct job quiet = { job->arena, findings_new(job->arena) };
    struct value value = { .type = question->type };
    const char *words;

    if (lua_isboolean(lua, index) && question->type == QUESTION_YES_NO) {
        value.number = lua_toboolean(lua, index);
        return value;
    }
    if (lua_isinteger(lua, index) && question->type >= QUESTION_INTEGER &&
        question->type <= QUESTION_RATE) {
        value.number = lua_tointeger(lua, index);
        return value;
    }
    words = verbs_string(lua, index, "the answer");
    if (!question_read(&quiet, question, words, (struct place){ 0 }, &value))
        luaL_error(lua, "%s can never be \"%s\"; it is %s", question->id, words,
            question_domain(job, question));
    return value;
}

static int is_verb(lua_State *lua, enum condition_kind kind)
{
    struct condition *condition = new_condition(lua, kind);

    condition->question = value_question_at(lua, 1);
    condition->values = take(lua, sizeof *condition->values);
    condition->values[0] = value_at(lua, 2, condition->question);
    condition->value_count = 1;
    return push_handle(lua, HANDLE_CONDITION, condition);
}

static int verb_is(lua_State *lua)
{
    return is_verb(lua, CONDITION_ONE_OF);
}

static int verb_is_not(lua_State *lua)
{
    return is_verb(lua, CONDITION_IS_NOT);
}

size_t verbs_count(lua_State *lua, int index)
{
    size_t count = 0;

    while (lua_rawgeti(lua, index, (lua_Integer)count + 1) != LUA_TNIL) {
        lua_pop(lua, 1);
        count++;
    }
    lua_pop(lua, 1);
    return count;
}

static int verb_one_of(lua_State *lua)
{
    struct condition *condition = new_condition(lua, CONDITION_ONE_OF);
    size_t count;

    condition->question = value_question_at(lua, 1);
    luaL_checktype(lua, 2, LUA_TTABLE);
    count = verbs_count(lua, 2);
    condition->values = take(lua, count * sizeof *condition->values);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, 2, (lua_Integer)i + 1);
        condition->values[i] =
            value_at(lua, lua_gettop(lua), condition->question);
        lua_pop(lua, 1);
    }
    condition->value_count = count;
    return push_handle(lua, HANDLE_CONDITION, condition);
}

static int yes_no_verb(lua_State *lua, bool yes)
{
    struct condition *condition = new_condition(lua, CONDITION_ONE_OF);

    condition->question = question_at(lua, 1);
    if (condition->question->type != QUESTION_YES_NO)
        luaL_error(
            lua, "\"%s\" is not a yes-no question", condition->question->id);
    condition->values = take(lua, sizeof *condition->values);
    condition->values[0].type = QUESTION_YES_NO;
    condition->values[0].number = yes;
    condition->value_count = 1;
    return push_handle(lua, HANDLE_CONDITION, condition);
}

static int verb_yes(lua_State *lua)
{
    return yes_no_verb(lua, true);
}

static int verb_no(lua_State *lua)
{
    return yes_no_verb(lua, false);
}

/* ---- numbers ---------------------------------------------------------- */

static int number_verb(lua_State *lua, enum condition_kind kind)
{
    struct condition *condition = new_condition(lua, kind);
    const struct operand *operand = handle_at(lua, 2, HANDLE_OPERAND);

    condition->question = number_at(lua, 1);
    if (operand != NULL)
        condition->operand = *operand;
    else if (lua_isinteger(lua, 2))
        condition->operand.number = lua_tointeger(lua, 2);
    else
        luaL_error(lua, "compare with a whole number, pounds(), percent(), "
                        "law_limit() or answer()");
    if (condition->question->type == QUESTION_DATE &&
        condition->operand.question == NULL &&
        !calendar_is_day(condition->operand.number))
        luaL_error(lua, "that number is no day");
    return push_handle(lua, HANDLE_CONDITION, condition);
}

static int verb_over(lua_State *lua)
{
    return number_verb(lua, CONDITION_OVER);
}

static int verb_under(lua_State *lua)
{
    return number_verb(lua, CONDITION_UNDER);
}

static int verb_at_least(lua_State *lua)
{
    return number_verb(lua, CONDITION_AT_LEAST);
}

static int verb_at_most(lua_State *lua)
{
    return number_verb(lua, CONDITION_AT_MOST);
}

static int verb_answer(lua_State *lua)
{
    struct operand *operand = take(lua, sizeof *operand);

    operand->question = number_at(lua, 1);
    return push_handle(lua, HANDLE_OPERAND, operand);
}

static int verb_law_limit(lua_State *lua)
{
    struct operand *operand = take(lua, sizeof *operand);
    const char *name = verbs_string(lua, 1, "the provision");
    const struct provision *provision =
        names_find(&verbs_of(lua)->library->provisions, name);

    if (provision == NULL || !provision->has_limit)
        return luaL_error(lua, "no provision \"%s\" with a limit", name);
    operand->number = provision->limit;
    operand->law = name;
    return push_handle(lua, HANDLE_OPERAND, operand);
}

/* In hundredths. Raises an error if they do not fit. */
static int64_t hundredths_at(lua_State *lua, int index)
{
    int64_t number;

    if (__builtin_mul_overflow(lua_tointeger(lua, index), 100, &number))
        luaL_error(lua, "the number does not fit");
    return number;
}

static int verb_pounds(lua_State *lua)
{
    int64_t pence = 0;

    if (lua_isinteger(lua, 1))
        pence = hundredths_at(lua, 1);
    else if (!money_parse(verbs_string(lua, 1, "the amount"), &pence))
        luaL_error(lua, "not an amount in pounds");
    lua_pushinteger(lua, pence);
    return 1;
}

static int verb_percent(lua_State *lua)
{
    int64_t points = 0;

    if (lua_isinteger(lua, 1))
        points = hundredths_at(lua, 1);
    else if (!money_parse_rate(arena_format(job_of(lua)->arena, "%s%%",
                                   verbs_string(lua, 1, "the percentage")),
                 &points))
        luaL_error(lua, "not a percentage");
    lua_pushinteger(lua, points);
    return 1;
}

/* ---- presence --------------------------------------------------------- */

static int verb_answered(lua_State *lua)
{
    struct condition *condition = new_condition(lua, CONDITION_ANSWERED);

    condition->question = value_question_at(lua, 1);
    return push_handle(lua, HANDLE_CONDITION, condition);
}

static int verb_same(lua_State *lua)
{
    struct condition *condition = new_condition(lua, CONDITION_SAME);

    condition->question = question_at(lua, 1);
    condition->operand.question = question_at(lua, 2);
    return push_handle(lua, HANDLE_CONDITION, condition);
}

static int count_verb(lua_State *lua, lua_Integer number)
{
    struct condition *condition = new_condition(lua, CONDITION_COUNT_OVER);

    condition->question = list_at(lua, 1);
    condition->operand.number = number;
    return push_handle(lua, HANDLE_CONDITION, condition);
}

static int verb_has(lua_State *lua)
{
    return count_verb(lua, 0);
}

static int verb_count_over(lua_State *lua)
{
    return count_verb(lua, luaL_checkinteger(lua, 2));
}

static int record_verb(lua_State *lua, enum condition_kind kind)
{
    struct condition *condition = new_condition(lua, kind);

    condition->question = list_at(lua, 1);
    condition->first = new_condition(lua, kind);
    *condition->first = *verbs_condition(lua, 2);
    condition->first->next = NULL;
    add_weight(lua, condition, condition->first);
    return push_handle(lua, HANDLE_CONDITION, condition);
}

static int verb_some(lua_State *lua)
{
    return record_verb(lua, CONDITION_SOME);
}

static int verb_every(lua_State *lua)
{
    return record_verb(lua, CONDITION_EVERY);
}

static int verb_placed(lua_State *lua)
{
    struct condition *condition = new_condition(lua, CONDITION_PLACED);
    char *clause;

    condition->name = verbs_string(lua, 1, "the clause");
    clause = arena_copy(job_of(lua)->arena, condition->name);
    clause[strcspn(clause, "#")] = '\0';
    if (library_clause(verbs_of(lua)->library, clause) == NULL)
        luaL_error(lua, "no clause \"%s\"", clause);
    return push_handle(lua, HANDLE_CONDITION, condition);
}

/* ---- the whole -------------------------------------------------------- */

static const luaL_Reg verbs[] = {
    { "all", verb_all },
    { "any", verb_any },
    { "none", verb_none },
    { "is", verb_is },
    { "is_not", verb_is_not },
    { "one_of", verb_one_of },
    { "yes", verb_yes },
    { "no", verb_no },
    { "over", verb_over },
    { "under", verb_under },
    { "at_least", verb_at_least },
    { "at_most", verb_at_most },
    { "answer", verb_answer },
    { "law_limit", verb_law_limit },
    { "pounds", verb_pounds },
    { "percent", verb_percent },
    { "answered", verb_answered },
    { "same", verb_same },
    { "has", verb_has },
    { "count_over", verb_count_over },
    { "some", verb_some },
    { "every", verb_every },
    { "placed", verb_placed },
    { NULL, NULL },
};

void verbs_open(lua_State *lua)
{
    for (const luaL_Reg *verb = verbs; verb->name != NULL; verb++) {
        lua_pushcfunction(lua, verb->func);
        lua_setglobal(lua, verb->name);
    }
}

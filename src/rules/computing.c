#include "rules/computing.h"

#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "rules/rulebook.h"

#include <lauxlib.h>
#include <string.h>

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
        struct scope inside = { r, scope.plan };

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
            complete = push_records(lua, answers, scope, question) && complete;
        } else {
            const struct answer *answer = answers_ask(answers, scope, question);

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

/*
 * Sums in Lua go round the end of 64 bits and say nothing. No answer is read
 * that is so large, so a result beyond it comes of that.
 */
static bool is_plausible(int64_t number)
{
    const int64_t most = 100000000000000000; /* 17 digits */

    return number > -most && number < most;
}

static bool is_in_domain(const struct question *question, struct value value)
{
    if (question->type == QUESTION_CHOICE)
        return question_choice(question, value.text) != NULL;
    if (value.text != NULL)
        return text_bad_character(value.text, strlen(value.text)) == NULL;
    return is_plausible(value.number) &&
           (question->type != QUESTION_DATE || calendar_is_day(value.number)) &&
           (!question->has_min || value.number >= question->min) &&
           (!question->has_max || value.number <= question->max);
}

/* For a finding: nothing private, and nothing that is no day at all. */
static const char *result_words(
    struct job *job, const struct question *question, struct value value)
{
    if (question->sensitivity >= SENSITIVITY_PERSONAL ||
        (question->type == QUESTION_DATE && !calendar_is_day(value.number)))
        return "what it may not be";
    return question_write(job, question, value);
}

static bool keeps_domain(struct rules *rules,
    const struct computation *computation, struct value value)
{
    struct job *job = rules_job(rules);
    const struct question *question = computation->question;

    if (is_in_domain(question, value))
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "value-domain",
            computation->place, "\"%s\" was computed as %s", question->id,
            result_words(job, question, value)),
        "it must be %s", question_domain(job, question));
    return false;
}

static bool take_result(struct rules *rules, lua_State *lua,
    const struct computation *computation, struct value *value)
{
    const struct question *question = computation->question;
    bool is_words = question->type == QUESTION_TEXT ||
                    question->type == QUESTION_PARTY ||
                    question->type == QUESTION_CHOICE;

    *value = (struct value){ .type = question->type };
    if (is_words && lua_type(lua, -1) == LUA_TSTRING) {
        value->text =
            arena_copy(rules_job(rules)->arena, lua_tostring(lua, -1));
    } else if (question->type == QUESTION_YES_NO && lua_isboolean(lua, -1)) {
        value->number = lua_toboolean(lua, -1);
    } else if (!is_words && lua_isinteger(lua, -1)) {
        value->number = lua_tointeger(lua, -1);
    } else {
        findings_hint(rules_job(rules)->findings,
            findings_add(rules_job(rules)->findings, SEVERITY_ERROR,
                "value-type", computation->place, "\"%s\" was computed as a %s",
                question->id, luaL_typename(lua, -1)),
            "return a value of type %s", question_type_name(question->type));
        return false;
    }
    return keeps_domain(rules, computation, *value);
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
    call->complete =
        push_arguments(lua, call->answers, call->scope, call->computation);
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
            arena_format(rules_job(rules)->arena,
                "computing \"%s\": ", computation->question->id),
            computation->place);
    else if (call.complete)
        computed = take_result(rules, lua, computation, value);
    lua_settop(lua, top);
    return computed;
}

bool computing_run(struct rules *rules, struct answers *answers,
    struct scope scope, const struct question *question, struct value *value)
{
    struct computation *computation =
        names_find(&rules->computations, question->id);
    bool computed;

    if (computation == NULL)
        return false;
    if (computation->running) {
        findings_hint(rules_job(rules)->findings,
            findings_add(rules_job(rules)->findings, SEVERITY_ERROR,
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

/* ---- what is missing -------------------------------------------------- */

/* The first missing one, until one comes that is not left open on purpose. */
static void take_missing(const struct answers *answers,
    const struct question *question, const struct question **missing)
{
    if (question != NULL &&
        (*missing == NULL || (answers_open(answers, *missing) != NULL &&
                                 answers_open(answers, question) == NULL)))
        *missing = question;
}

static void miss_in_records(struct answers *answers, struct scope scope,
    const struct question *list, const struct question **missing)
{
    const struct record *r = answers_records(answers, scope, list);

    if (r == NULL && !answers_has_list(answers, scope, list))
        take_missing(answers, list, missing);
    for (; r != NULL; r = r->next)
        for (const struct question *q = list->first; q != NULL; q = q->next)
            if (q->type != QUESTION_LIST && !q->optional && !q->computed &&
                answers_ask(answers, (struct scope){ r, scope.plan }, q) ==
                    NULL)
                take_missing(answers, q, missing);
}

const struct question *computing_waits_on(const struct rules *rules,
    struct answers *answers, struct scope scope,
    const struct question *question)
{
    struct computation *computation =
        names_find(&rules->computations, question->id);
    const struct question *missing = NULL;

    if (computation == NULL || computation->running)
        return NULL;
    computation->running = true;
    for (size_t i = 0; i < computation->of_count; i++) {
        const struct question *of = computation->of[i];

        if (of->type == QUESTION_LIST)
            miss_in_records(answers, scope, of, &missing);
        else if (of->computed)
            take_missing(answers, computing_waits_on(rules, answers, scope, of),
                &missing);
        else if (!of->optional && answers_ask(answers, scope, of) == NULL)
            take_missing(answers, of, &missing);
    }
    computation->running = false;
    return missing;
}

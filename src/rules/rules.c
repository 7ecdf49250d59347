/*
 * The files of lua/ read into a rulebook. Names are resolved when all have been
 * read, so that conditions may use each other in any order.
 */
#include "rules/rules.h"

#include "base/job.h"
#include "io/file.h"
#include "library/library.h"
#include "rules/computing.h"
#include "rules/declare.h"
#include "rules/rulebook.h"
#include "rules/source.h"

#include <stdint.h>

enum {
    MEMORY = 8 * 1024 * 1024,
    CHURN = 64 * 1024 * 1024,
    STEPS = 2000,
    DEEPEST = 200 /* conditions that name conditions */
};

/* ---- names ------------------------------------------------------------ */

static void complain(struct rules *rules, const char *id,
    const struct condition *condition, const char *what)
{
    findings_hint(rules_job(rules)->findings,
        findings_add(rules_job(rules)->findings, SEVERITY_ERROR, id,
            condition->place, "condition \"%s\" %s", condition->name, what),
        "conditions are declared by condition \"name\" { ... }");
}

static void resolve(
    struct rules *rules, struct condition *condition, int depth);

static void resolve_named(
    struct rules *rules, struct condition *named, int depth)
{
    if (named->state != UNSEEN)
        return;
    named->state = OPEN;
    resolve(rules, named, depth);
    named->state = DONE;
}

/* A name gets its meaning, unless looking at it would never end. */
static void resolve_name(
    struct rules *rules, struct condition *condition, int depth)
{
    struct condition *named = names_find(&rules->conditions, condition->name);

    if (named == NULL) {
        complain(rules, "no-condition", condition, "is not declared");
        return;
    }
    if (named->state == OPEN) {
        complain(rules, "condition-circle", condition, "comes back to itself");
        return;
    }
    if (named->state == UNSEEN && depth > DEEPEST) {
        complain(rules, "condition-large", condition, "is nested too deep");
        return;
    }
    resolve_named(rules, named, depth + 1);
    if (named->weight >= CONDITION_MOST) {
        complain(
            rules, "condition-large", condition, "is made of too many others");
        return;
    }
    condition->meaning = named;
    condition->weight = named->weight + 1;
}

static void resolve(struct rules *rules, struct condition *condition, int depth)
{
    int weight = 1;

    if (condition->kind == CONDITION_NAMED) {
        resolve_name(rules, condition, depth);
        return;
    }
    for (struct condition *c = condition->first; c != NULL; c = c->next) {
        resolve(rules, c, depth + 1);
        if (weight < CONDITION_MOST)
            weight += c->weight;
    }
    condition->weight = weight;
}

static void resolve_when(struct rules *rules, const struct condition *when)
{
    if (when != NULL)
        resolve(rules, (struct condition *)(uintptr_t)when, 0);
}

static void resolve_all(struct rules *rules)
{
    for (struct named *n = rules->conditions.first; n != NULL; n = n->next)
        resolve_named(rules, n->thing, 0);
    for (struct named *n = rules->rules.first; n != NULL; n = n->next)
        resolve_when(rules, ((const struct rule *)n->thing)->when);
    for (struct named *n = rules->checks.first; n != NULL; n = n->next)
        resolve_when(rules, ((const struct rule_check *)n->thing)->when);
}

/* ---- loading ---------------------------------------------------------- */

static void load_folder(struct rules *rules, const char *folder)
{
    const char *const *paths = file_list(rules_job(rules), folder, ".lua");

    for (size_t i = 0; paths != NULL && paths[i] != NULL; i++) {
        size_t size;
        const char *source = file_read(rules_job(rules), paths[i], &size);

        if (source != NULL &&
            source_is_sound(rules_job(rules), paths[i], source, size))
            (void)sandbox_run(rules->sandbox, paths[i], source);
    }
}

static void check_computed(struct rules *rules)
{
    const struct names *questions = &rules->verbs.library->questions;

    for (struct named *n = questions->first; n != NULL; n = n->next) {
        const struct question *question = n->thing;

        if (question->computed && !rules_computes(rules, question->id))
            findings_hint(rules_job(rules)->findings,
                findings_add(rules_job(rules)->findings, SEVERITY_ERROR,
                    "value-missing", question->place, "nothing computes \"%s\"",
                    question->id),
                "add value \"%s\" { ... } to a file in lua/", question->id);
    }
}

struct rules *rules_load(struct job *job, const struct library *library,
    const char *const *folders, size_t count)
{
    struct rules *rules = ARENA_NEW(job->arena, struct rules);
    struct sandbox_limits limits = { MEMORY, CHURN, STEPS };
    struct names *all[] = { &rules->conditions, &rules->rules, &rules->checks,
        &rules->computations, &rules->voting_rules, &rules->criteria,
        &rules->redactions, &rules->layers };

    rules->verbs.job = job;
    rules->deviations_end = &rules->deviations;
    rules->verbs.library = library;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] = names_new(job->arena);
    rules->sandbox = sandbox_open(job, limits);
    if (rules->sandbox == NULL)
        return NULL;
    sandbox_set_context(rules->sandbox, rules);
    lua_pushcfunction(sandbox_state(rules->sandbox), declare_open);
    if (!sandbox_call(rules->sandbox, 0, 0))
        sandbox_complain(rules->sandbox, "", (struct place){ 0 });
    for (size_t i = 0; i < count; i++) {
        rules->layer = (int)i;
        load_folder(rules, folders[i]);
    }
    rules->is_read = true;
    resolve_all(rules);
    check_computed(rules);
    return rules;
}

void rules_close(struct rules *rules)
{
    if (rules != NULL)
        sandbox_close(rules->sandbox);
}

const struct rule_deviation *rules_deviations(const struct rules *rules)
{
    return rules->deviations;
}

const struct names *rules_all(const struct rules *rules)
{
    return &rules->rules;
}

const struct names *rules_checks(const struct rules *rules)
{
    return &rules->checks;
}

const struct names *rules_redactions(const struct rules *rules)
{
    return &rules->redactions;
}

static bool names_question(
    const struct redaction_rule *redaction, const struct question *question)
{
    for (size_t i = 0; i < redaction->question_count; i++)
        if (redaction->questions[i] == question ||
            redaction->questions[i] == question->list)
            return true;
    return false;
}

const struct redaction_rule *rules_redaction(
    const struct rules *rules, const struct question *question)
{
    const struct redaction_rule *found = NULL;

    for (const struct named *n = rules->redactions.first; n != NULL;
         n = n->next) {
        const struct redaction_rule *redaction = n->thing;

        if (names_question(redaction, question))
            return redaction;
        if (redaction->of != SENSITIVITY_PUBLIC &&
            redaction->of == question->sensitivity)
            found = redaction;
    }
    return found;
}

const struct names *rules_conditions(const struct rules *rules)
{
    return &rules->conditions;
}

const struct voting_rule *rules_voting_rule(
    const struct rules *rules, const char *id)
{
    return names_find(&rules->voting_rules, id);
}

const struct names *rules_voting_rules(const struct rules *rules)
{
    return &rules->voting_rules;
}

const struct names *rules_criteria(const struct rules *rules)
{
    return &rules->criteria;
}

const struct condition *rules_condition(
    const struct rules *rules, const char *name)
{
    return names_find(&rules->conditions, name);
}

bool rules_computes(const struct rules *rules, const char *question)
{
    return names_find(&rules->computations, question) != NULL;
}

bool rules_compute(void *context, struct answers *answers, struct scope scope,
    const struct question *question, struct value *value)
{
    return computing_run(context, answers, scope, question, value);
}

const struct question *rules_waits_on(const struct rules *rules,
    struct answers *answers, struct scope scope,
    const struct question *question)
{
    return computing_waits_on(rules, answers, scope, question);
}

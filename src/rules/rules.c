/*
 * The files of lua/ read into a rulebook. Names are resolved when all have been
 * read, so that conditions may use each other in any order.
 */
#include "rules/rules.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "library/library.h"
#include "rules/computing.h"
#include "rules/declare.h"
#include "rules/rulebook.h"

#include <stdint.h>
#include <string.h>

enum {
    MEMORY = 8 * 1024 * 1024,
    CHURN = 64 * 1024 * 1024,
    STEPS = 2000,
    LARGEST_FILE = 64 * 1024
};

static struct job *job_of(const struct rules *rules)
{
    return rules->verbs.job;
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
            (struct condition *)(uintptr_t)((const struct rule_check *)n->thing)
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

static bool is_sound(
    struct rules *rules, const char *path, const char *source, size_t size)
{
    struct place place = { path, 1, 1 };
    const char *bitwise = find_bitwise(source);

    if (size > LARGEST_FILE) {
        findings_hint(job_of(rules)->findings,
            findings_add(job_of(rules)->findings, SEVERITY_ERROR, "rules-large",
                place, "this file of rules is too large"),
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
    lua_pushcfunction(sandbox_state(rules->sandbox), declare_open);
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

bool rules_compute(void *context, struct answers *answers, struct scope scope,
    const struct question *question, struct value *value)
{
    return computing_run(context, answers, scope, question, value);
}

#include "rules/grounds.h"

#include "base/job.h"
#include "base/text.h"
#include "io/xml.h"
#include "library/library.h"
#include "rules/rules.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[GROUND_KINDS] = {
    [GROUND_CLAUSES] = "clauses",
    [GROUND_DEFINITIONS] = "definitions",
    [GROUND_CONDITIONS] = "conditions",
    [GROUND_RULES] = "rules",
    [GROUND_FINDINGS] = "findings",
};

struct collecting {
    struct job *job;
    struct names grounds; /* "law at", or "law", to struct ground */
};

static struct ground *add_ground(struct collecting *collecting,
    const char *name, const char *law, const struct provision *provision)
{
    struct ground *ground = ARENA_NEW(collecting->job->arena, struct ground);

    ground->law = law;
    ground->provision = provision;
    for (int kind = 0; kind < GROUND_KINDS; kind++)
        ground->resting[kind] = names_new(collecting->job->arena);
    names_put(&collecting->grounds, name, ground);
    return ground;
}

/* A name that is no provision's is a finding of its own elsewhere. */
static void rest(struct collecting *collecting, const char *name,
    enum ground_kind kind, const char *id)
{
    struct ground *ground = names_find(&collecting->grounds, name);

    if (ground == NULL && strchr(name, ' ') == NULL)
        ground = add_ground(collecting, name, name, NULL);
    if (ground != NULL)
        names_put(&ground->resting[kind], id, ground);
}

static void rest_at(struct collecting *collecting, const char *law,
    const char *at, enum ground_kind kind, const char *id)
{
    if (at != NULL)
        law = arena_format(collecting->job->arena, "%s %s", law, at);
    rest(collecting, law, kind, id);
}

/* ---- words ------------------------------------------------------------ */

static void add_cites(struct collecting *collecting,
    const struct element *element, enum ground_kind kind, const char *id)
{
    if (text_same(element->name, "cite"))
        rest_at(collecting, xml_attribute(element, "law"),
            xml_attribute(element, "at"), kind, id);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        add_cites(collecting, e, kind, id);
}

static void add_bases(struct collecting *collecting, const struct basis *basis,
    enum ground_kind kind, const char *id)
{
    for (; basis != NULL; basis = basis->next)
        rest_at(collecting, basis->law, basis->at, kind, id);
}

static void add_words(
    struct collecting *collecting, const struct library *library)
{
    for (const struct named *n = library->clauses.first; n != NULL;
         n = n->next) {
        const struct clause *clause = n->thing;

        add_bases(collecting, clause->basis, GROUND_CLAUSES, clause->id);
        for (const struct variant *v = clause->variants; v != NULL; v = v->next)
            add_cites(collecting, v->element, GROUND_CLAUSES, clause->id);
    }
    for (const struct named *n = library->definitions.first; n != NULL;
         n = n->next) {
        const struct definition *d = n->thing;

        add_bases(collecting, d->basis, GROUND_DEFINITIONS, d->id);
        add_cites(collecting, d->element, GROUND_DEFINITIONS, d->id);
    }
}

/* ---- rules ------------------------------------------------------------ */

/* Of a named condition within this one the limits are its own. */
static void add_limits(struct collecting *collecting,
    const struct condition *condition, enum ground_kind kind, const char *id)
{
    if (condition == NULL)
        return;
    if (condition->operand.law != NULL)
        rest(collecting, condition->operand.law, kind, id);
    for (const struct condition *c = condition->first; c != NULL; c = c->next)
        add_limits(collecting, c, kind, id);
}

static void add_rules(struct collecting *collecting, const struct rules *rules)
{
    for (const struct named *n = rules_conditions(rules)->first; n != NULL;
         n = n->next)
        add_limits(collecting, n->thing, GROUND_CONDITIONS, n->name);
    for (const struct named *n = rules_all(rules)->first; n != NULL;
         n = n->next) {
        const struct rule *rule = n->thing;

        if (rule->law != NULL)
            rest(collecting, rule->law, GROUND_RULES, rule->id);
        add_limits(collecting, rule->when, GROUND_RULES, rule->id);
    }
    for (const struct named *n = rules_checks(rules)->first; n != NULL;
         n = n->next) {
        const struct rule_check *check = n->thing;

        if (check->law != NULL)
            rest(collecting, check->law, GROUND_FINDINGS, check->id);
        add_limits(collecting, check->when, GROUND_FINDINGS, check->id);
    }
    for (const struct named *n = rules_redactions(rules)->first; n != NULL;
         n = n->next) {
        const struct redaction_rule *redaction = n->thing;

        if (redaction->law != NULL)
            rest(collecting, redaction->law, GROUND_RULES, redaction->id);
    }
}

/* ---- order ------------------------------------------------------------ */

/* Section 9 stands before section 22C. */
static int compare_numbered(const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
            char *a_end, *b_end;
            long left = strtol(a, &a_end, 10), right = strtol(b, &b_end, 10);

            if (left != right)
                return left < right ? -1 : 1;
            a = a_end;
            b = b_end;
        } else if (*a != *b) {
            break;
        } else {
            a++;
            b++;
        }
    }
    return (unsigned char)*a - (unsigned char)*b;
}

static int compare_by_law(const void *a, const void *b)
{
    const struct ground *left = *(const struct ground *const *)a;
    const struct ground *right = *(const struct ground *const *)b;
    int order = strcmp(left->law, right->law);

    if (order != 0)
        return order;
    return compare_numbered(left->provision != NULL ? left->provision->at : "",
        right->provision != NULL ? right->provision->at : "");
}

static const char *day_of(const struct ground *ground)
{
    return grounds_is_checked(ground) ? ground->provision->checked : "";
}

static int compare_by_check(const void *a, const void *b)
{
    int order = strcmp(day_of(*(const struct ground *const *)a),
        day_of(*(const struct ground *const *)b));

    return order != 0 ? order : compare_by_law(a, b);
}

/* ---- the whole -------------------------------------------------------- */

static const struct grounds *sorted(
    struct job *job, const struct names *names, bool by_law)
{
    struct grounds *grounds = ARENA_NEW(job->arena, struct grounds);

    grounds->all =
        arena_alloc(job->arena, (names->count + 1) * sizeof *grounds->all);
    for (const struct named *n = names->first; n != NULL; n = n->next)
        grounds->all[grounds->count++] = n->thing;
    qsort(grounds->all, grounds->count, sizeof *grounds->all,
        by_law ? compare_by_law : compare_by_check);
    return grounds;
}

const struct grounds *grounds_collect(struct job *job,
    const struct library *library, const struct rules *rules, bool by_law)
{
    struct collecting collecting = { job, names_new(job->arena) };

    for (const struct named *n = library->provisions.first; n != NULL;
         n = n->next) {
        const struct provision *provision = n->thing;

        add_ground(&collecting, n->name, provision->law, provision);
    }
    add_words(&collecting, library);
    add_rules(&collecting, rules);
    return sorted(job, &collecting.grounds, by_law);
}

bool grounds_is_bare(const struct ground *ground)
{
    for (int kind = 0; kind < GROUND_KINDS; kind++)
        if (ground->resting[kind].count > 0)
            return false;
    return true;
}

bool grounds_is_checked(const struct ground *ground)
{
    return ground->provision != NULL &&
           strcmp(ground->provision->checked, "no") != 0;
}

const char *grounds_kind_name(enum ground_kind kind)
{
    return kind_names[kind];
}

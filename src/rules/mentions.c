#include "rules/mentions.h"

#include "base/job.h"
#include "io/xml.h"
#include "library/library.h"
#include "rules/rules.h"

static void check_name(struct job *job, const struct rules *rules,
    const struct element *element, const char *attribute)
{
    const char *name = xml_attribute(element, attribute);

    if (name == NULL || rules_condition(rules, name) != NULL)
        return;
    names_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "no-condition",
            element->place, "condition \"%s\" is not declared", name),
        rules_conditions(rules), name, "declare it in lua/");
}

static void check_below(
    struct job *job, const struct rules *rules, const struct element *element)
{
    if (element->name == NULL)
        return;
    check_name(job, rules, element, "when");
    check_name(job, rules, element, "unless");
    for (const struct element *e = element->first; e != NULL; e = e->next)
        check_below(job, rules, e);
}

/* What a rule or finding says that it rests on must be in the law table. */
static void check_law(struct job *job, const struct library *library,
    const char *law, struct place place)
{
    if (law == NULL || names_find(&library->provisions, law) != NULL)
        return;
    names_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "no-provision", place,
            "no provision \"%s\"", law),
        &library->provisions, law,
        "add it to a file of <laws>: a law's id, a space, at");
}

static void check_laws(
    struct job *job, const struct library *library, const struct rules *rules)
{
    for (const struct named *n = rules_all(rules)->first; n != NULL;
         n = n->next) {
        const struct rule *rule = n->thing;

        check_law(job, library, rule->law, rule->place);
    }
    for (const struct named *n = rules_checks(rules)->first; n != NULL;
         n = n->next) {
        const struct rule_check *check = n->thing;

        check_law(job, library, check->law, check->place);
    }
    for (const struct named *n = rules_redactions(rules)->first; n != NULL;
         n = n->next) {
        const struct redaction_rule *redaction = n->thing;

        check_law(job, library, redaction->law, redaction->place);
    }
}

/* ---- what an authority may set ---------------------------------------- */

static bool looks_at(
    const struct condition *condition, const struct question *question)
{
    if (condition == NULL)
        return false;
    if (condition->question == question ||
        condition->operand.question == question ||
        looks_at(condition->meaning, question))
        return true;
    for (const struct condition *c = condition->first; c != NULL; c = c->next)
        if (looks_at(c, question))
            return true;
    return false;
}

/*
 * A finding looks once at the project's answer, so that one authority's could
 * pass a limit unseen. What is asked of a record is looked at for each record.
 */
static void check_settable(struct job *job, const struct library *library,
    const struct rules *rules, const struct element *answer)
{
    const struct question *question =
        library_question(library, xml_attribute(answer, "to"));

    if (question == NULL || question->list != NULL)
        return;
    for (const struct named *n = rules_checks(rules)->first; n != NULL;
         n = n->next) {
        const struct rule_check *check = n->thing;

        if (!looks_at(check->when, question))
            continue;
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "settable-never",
                answer->place,
                "no authority may set \"%s\": finding %s looks at the "
                "project's",
                question->id, check->id),
            "take it out of <settable>");
        return;
    }
}

static void check_plan(struct job *job, const struct library *library,
    const struct rules *rules, const struct plan *plan)
{
    const struct element *settable = xml_child(plan->element, "settable");

    check_below(job, rules, plan->element);
    for (const struct element *e =
             settable != NULL ? xml_child(settable, "answer") : NULL;
         e != NULL; e = xml_next(settable, e, "answer"))
        check_settable(job, library, rules, e);
}

void mentions_check(
    struct job *job, const struct library *library, const struct rules *rules)
{
    for (const struct named *n = library->clauses.first; n != NULL; n = n->next)
        for (const struct variant *v =
                 ((const struct clause *)n->thing)->variants;
             v != NULL; v = v->next)
            check_below(job, rules, v->element);
    for (const struct named *n = library->definitions.first; n != NULL;
         n = n->next)
        check_below(job, rules, ((const struct definition *)n->thing)->element);
    for (const struct named *n = library->plans.first; n != NULL; n = n->next)
        check_plan(job, library, rules, n->thing);
    check_laws(job, library, rules);
}

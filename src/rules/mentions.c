#include "rules/mentions.h"

#include "base/job.h"
#include "io/xml.h"
#include "library/library.h"
#include "rules/rules.h"

static void check_name(struct job *job, const struct rules *rules,
    const struct element *element, const char *attribute)
{
    const char *name = xml_attribute(element, attribute);
    const char *near;

    if (name == NULL || rules_condition(rules, name) != NULL)
        return;
    near = names_nearest(rules_conditions(rules), name);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "no-condition",
            element->place, "condition \"%s\" is not declared", name),
        near != NULL ? "did you mean \"%s\"?" : "declare it in lua/", near);
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
        check_below(job, rules, ((const struct plan *)n->thing)->element);
}

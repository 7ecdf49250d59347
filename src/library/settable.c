#include "library/settable.h"

#include "base/job.h"
#include "base/text.h"
#include "io/xml.h"
#include "library/library.h"

#include <stddef.h>

/* Why an authority may not set that. NULL: it may. */
static const char *objection(
    const struct question *question, const struct question *each)
{
    if (question->computed)
        return "it is computed";
    if (question->type == QUESTION_LIST)
        return "it is a list";
    if (question->sensitivity >= SENSITIVITY_PERSONAL)
        return "it is about a child or another person";
    if (question->list != NULL && question->list != each)
        return "it is asked of other records";
    return NULL;
}

static void complain(struct job *job, const struct element *element,
    const char *id, const char *what, const char *hint)
{
    findings_hint(job->findings,
        findings_add(
            job->findings, SEVERITY_ERROR, id, element->place, "%s", what),
        "%s", hint);
}

/* ---- what other documents say ----------------------------------------- */

static bool says(const struct element *element, const char *question)
{
    if ((text_same(element->name, "value") ||
            text_same(element->name, "field")) &&
        text_same(xml_attribute(element, "of"), question))
        return true;
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (says(e, question))
            return true;
    return false;
}

static bool clause_says(
    const struct library *library, const char *id, const char *question)
{
    const struct clause *clause = library_clause(library, id);
    const struct variant *v = clause != NULL ? clause->variants : NULL;

    while (v != NULL && !says(v->element, question))
        v = v->next;
    return v != NULL;
}

/* Whether a clause with a place at or below that element says it. */
static bool places_what_says(const struct library *library,
    const struct element *element, const char *question)
{
    if (text_same(element->name, "place") &&
        clause_says(library, xml_attribute(element, "clause"), question))
        return true;
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (places_what_says(library, e, question))
            return true;
    return false;
}

/* What says it for the whole project: a document, or a definition. */
static const char *find_sayer(
    const struct library *library, const char *question)
{
    for (const struct named *n = library->definitions.first; n != NULL;
         n = n->next)
        if (says(((const struct definition *)n->thing)->element, question))
            return n->name;
    for (const struct named *n = library->plans.first; n != NULL; n = n->next) {
        const struct plan *plan = n->thing;

        if (xml_attribute(plan->element, "each") == NULL &&
            places_what_says(library, plan->element, question))
            return plan->id;
    }
    return NULL;
}

/* ---- the checks ------------------------------------------------------- */

static void check_answer(struct job *job, const struct library *library,
    const struct element *element, const struct question *each)
{
    const char *id = xml_attribute(element, "to");
    const struct question *question = library_question(library, id);
    const char *why = question != NULL ? objection(question, each) : NULL;
    const char *sayer = question != NULL && question->list == NULL
                            ? find_sayer(library, id)
                            : NULL;

    if (why == NULL && sayer != NULL)
        why = arena_format(
            job->arena, "\"%s\" says it for the whole project", sayer);
    if (why != NULL)
        complain(job, element, "settable-never",
            arena_format(
                job->arena, "no authority may set \"%s\": %s", id, why),
            "take it out of <settable>");
}

void settable_check(
    struct job *job, const struct library *library, const struct plan *plan)
{
    const struct element *settable = xml_child(plan->element, "settable");
    const char *name = xml_attribute(plan->element, "each");
    const struct question *each =
        name != NULL ? library_question(library, name) : NULL;
    const struct question *by;

    if (settable == NULL)
        return;
    by = library_question(library, xml_attribute(settable, "by"));
    if (by != NULL && (each == NULL || by->list != each))
        complain(job, settable, "settable-by",
            "nothing here says whose document it is",
            "give the plan each=, and name in by= the question of that list "
            "whose answer is the authority's name");
    for (const struct element *e = xml_child(settable, "answer"); e != NULL;
         e = xml_next(settable, e, "answer"))
        check_answer(job, library, e, each);
}

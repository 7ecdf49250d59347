#include "library/settable.h"

#include "base/job.h"
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

static void check_answer(struct job *job, const struct library *library,
    const struct element *element, const struct question *each)
{
    const char *id = xml_attribute(element, "to");
    const struct question *question = library_question(library, id);
    const char *why = question != NULL ? objection(question, each) : NULL;

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

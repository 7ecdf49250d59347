#include "review/form_intake.h"

#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "review/form_read.h"
#include "review/form_wording.h"
#include "review/intake.h"

static void lose(struct job *job, struct intake *intake, struct unplaced it)
{
    struct unplaced **end = &intake->unplaced;

    while (*end != NULL)
        end = &(*end)->next;
    *end = ARENA_NEW(job->arena, struct unplaced);
    **end = it;
    intake->unplaced_count++;
}

static const char *words_of(struct job *job, const struct point *point)
{
    const char *label = point->at.label, *proposed = point->proposed;

    return arena_format(job->arena, "%s%s%s%s%s", label != NULL ? label : "",
        label != NULL ? ": " : "", point->text,
        proposed != NULL ? " Proposed: " : "",
        proposed != NULL ? proposed : "");
}

static void add_proposal(struct job *job, struct intake *intake,
    const struct document *sent, const struct point *point)
{
    struct proposal **end = &intake->proposals;
    struct proposal *proposal = form_wording(job->arena, sent, point);

    if (proposal == NULL)
        return;
    while (*end != NULL && !text_same((*end)->key, proposal->key))
        end = &(*end)->next;
    if (*end != NULL)
        return;
    *end = proposal;
    intake->proposal_count++;
}

static void add_points(struct job *job, struct intake *intake,
    const struct document *sent, const struct form_read *form)
{
    struct point **end = &intake->points;

    for (const struct point *p = form->points; p != NULL; p = p->next) {
        if (p->at.carrier == CARRIER_NONE) {
            lose(job, intake,
                (struct unplaced){ .what = "row of a form",
                    .author = p->author,
                    .date = p->date,
                    .text = words_of(job, p),
                    .why = "it names no clause of what was sent" });
            continue;
        }
        *end = ARENA_NEW(job->arena, struct point);
        **end = *p;
        (*end)->next = NULL;
        add_proposal(job, intake, sent, p);
        end = &(*end)->next;
        intake->point_count++;
    }
}

static void lose_margin(
    struct job *job, struct intake *intake, const struct returned *returned)
{
    for (const struct returned_comment *c = returned->comments; c != NULL;
         c = c->next)
        lose(job, intake,
            (struct unplaced){ .what = "comment",
                .author = c->stamp.author,
                .date = c->stamp.date,
                .text = c->text != NULL ? c->text : "",
                .why = "it stands in the margin of a comment form, not in a "
                       "row" });
}

struct intake *form_intake(struct job *job, const struct document *sent,
    const struct form_read *form, const struct returned *returned)
{
    struct intake *intake = ARENA_NEW(job->arena, struct intake);

    intake->document = sent->id;
    intake->format = returned != NULL ? returned->format : "csv";
    intake->producer = returned != NULL ? returned->producer : NULL;
    intake->identity = IDENTITY_FORM;
    add_points(job, intake, sent, form);
    if (returned != NULL)
        lose_margin(job, intake, returned);
    return intake;
}

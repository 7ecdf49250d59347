#include "cli/present.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "cli/project.h"
#include "review/anchors.h"
#include "review/carry.h"
#include "review/intake.h"
#include "review/lift.h"
#include "review/lines.h"
#include "review/sent.h"

#include <string.h>

struct present {
    struct job *job;  /* of the command */
    struct job quiet; /* what assembling finds is no news here */
    const char *home, *folder;
    struct project project;
    bool is_open, is_tried, is_said;
    struct names packs; /* by audience */
};

struct present *present_open(
    struct job *job, const char *home, const char *folder)
{
    struct present *present = ARENA_NEW(job->arena, struct present);

    present->job = job;
    present->quiet = (struct job){ job->arena, findings_new(job->arena) };
    present->home = home;
    present->folder = folder;
    present->packs = names_new(job->arena);
    return present;
}

void present_close(struct present *present)
{
    if (present != NULL && present->is_tried)
        project_close(&present->project);
}

static void complain(struct present *present)
{
    if (present->is_said)
        return;
    present->is_said = true;
    findings_hint(present->job->findings,
        findings_add(present->job->findings, SEVERITY_WARNING,
            "present-unknown", (struct place){ .file = present->folder },
            "the project cannot be assembled as it is now, so proposed wording "
            "is not taken back to its source, nor are comments led to the "
            "present text"),
        "see what `paction check` says of it, mend that and import again: "
        "nothing is taken in twice");
}

static struct draft_pack *assemble(
    struct present *present, const char *audience)
{
    struct draft_pack *pack;

    if (!present->is_tried) {
        present->is_tried = true;
        present->is_open = project_open(&present->quiet, present->home,
                               present->folder, &present->project) &&
                           present->project.is_read;
    }
    if (!present->is_open)
        return NULL;
    pack = project_assemble(
        &present->quiet, &present->project, audience, false, NULL);
    for (struct draft *d = pack != NULL ? pack->drafts : NULL; d != NULL;
         d = d->next)
        anchors_give(&present->quiet, d->document);
    return pack;
}

struct draft_pack *present_pack(struct present *present, const char *audience)
{
    struct draft_pack *pack = names_find(&present->packs, audience);

    if (pack == NULL) {
        pack = assemble(present, audience);
        if (pack == NULL)
            complain(present);
        else
            names_put(&present->packs, audience, pack);
    }
    return pack;
}

static const struct document *document_of(
    const struct draft_pack *pack, const char *id)
{
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        if (strcmp(d->document->id, id) == 0)
            return d->document;
    return NULL;
}

/* What is on the cover for the reader of the copy is no part of the text. */
static const struct line_of *next_line(const struct lines *lines, size_t *at)
{
    while (*at < lines->count && lines->line[*at].node->role == ROLE_NOTICE)
        ++*at;
    return *at < lines->count ? &lines->line[(*at)++] : NULL;
}

static bool is_same_text(struct arena *arena, const struct document *sent,
    const struct document *now)
{
    struct lines a = lines_of(arena, sent), b = lines_of(arena, now);
    size_t at = 0, to = 0;

    for (;;) {
        const struct line_of *x = next_line(&a, &at), *y = next_line(&b, &to);

        if (x == NULL || y == NULL)
            return x == y;
        if (strcmp(x->normal, y->normal) != 0)
            return false;
    }
}

struct outcome present_outcome(struct present *present,
    const struct sent_copy *copy, const struct document *tree,
    const struct intake *intake)
{
    struct outcome outcome = { 0 };
    struct draft_pack *pack;
    const struct document *now;

    if (intake->points == NULL && intake->proposals == NULL)
        return outcome;
    pack = present_pack(present, copy->audience);
    if (pack == NULL)
        return outcome;
    if (intake->proposals != NULL)
        outcome.lift = lift_all(present->job, pack, intake);
    now = document_of(pack, copy->document);
    if (now == NULL) {
        outcome.is_gone = true;
        return outcome;
    }
    outcome.is_changed = !is_same_text(present->job->arena, tree, now);
    outcome.carried = carry_points(present->job, intake->points, tree, now);
    return outcome;
}

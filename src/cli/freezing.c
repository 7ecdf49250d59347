#include "cli/freezing.h"

#include "base/job.h"
#include "base/version.h"
#include "cli/closure.h"
#include "cli/project.h"
#include "cli/thaw.h"
#include "io/file.h"

#include <string.h>

/* ---- what is frozen --------------------------------------------------- */

static bool read_inputs(
    struct job *job, const struct project *project, struct frozen *frozen)
{
    struct closure closure;

    if (!closure_of(job, project, &closure))
        return false;
    frozen->bases = closure.bases;
    frozen->input_count = closure.count;
    frozen->inputs =
        arena_alloc(job->arena, closure.count * sizeof *frozen->inputs);
    for (size_t i = 0; i < closure.count; i++) {
        struct frozen_file *file = &frozen->inputs[i];

        file->path = closure.files[i].path;
        file->bytes.start =
            file_read(job, closure.files[i].from, &file->bytes.size);
        if (file->bytes.start == NULL)
            return false;
    }
    return true;
}

/* How many answers are about a child. */
static size_t count_of_child(const struct record *record)
{
    size_t count = 0;

    for (const struct named *n = record->answers.first; n != NULL; n = n->next)
        count += draft_is_of_child(((const struct answer *)n->thing)->question);
    for (const struct named *n = record->lists.first; n != NULL; n = n->next)
        for (const struct record *r =
                 ((const struct record_list *)n->thing)->first;
             r != NULL; r = r->next)
            count += count_of_child(r);
    return count;
}

static void warn_of_children(struct job *job, const struct project *project)
{
    size_t count = count_of_child(answers_root(project->answers));

    if (count > 0)
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_WARNING, "freeze-holds-child",
                (struct place){
                    .file = file_join(job, project->folder, "answers.xml") },
                "%zu answers about a child are frozen with it", count),
            "keep placements in a project of their own, and take its frozen/ "
            "away when the time to keep their records is over");
}

/* ---- proof ------------------------------------------------------------ */

/* From a copy of the bytes that will be kept, and from nothing else. */
static bool rebuilds(struct job *job, const struct frozen *frozen)
{
    struct project project = { 0 };
    const struct draft_pack *pack = NULL;
    const struct frozen_file *trees;
    struct thaw thaw;
    size_t count;
    bool is_same = false;

    if (thaw_unpack(job, frozen, &thaw))
        pack = thaw_assemble(job, &thaw, &project);
    if (pack != NULL) {
        trees = thaw_trees(job, pack, &count);
        is_same = thaw_proves(job, frozen, trees, count);
    }
    project_close(&project);
    thaw_close(&thaw);
    return is_same;
}

/* ---- the whole -------------------------------------------------------- */

/* The assembly has warned of each clause that no decision approved. */
static bool is_approved(struct job *job, const char *folder)
{
    int count = 0;

    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next)
        count += strcmp(f->id, "clause-not-approved") == 0;
    if (count == 0)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "clauses-not-approved",
            (struct place){ .file = folder },
            "%d clauses of these copies to sign are approved by no decision",
            count),
        "put them to the board; or, by name and with a reason, --override");
    return false;
}

static bool take(struct job *job, struct project *project,
    struct freezing_options options, struct frozen *frozen)
{
    const struct draft_pack *pack = project_assemble(
        job, project, options.audience, options.execution, NULL);

    if (pack == NULL || findings_errors(job->findings) > 0)
        return false;
    if (options.must_be_approved && !is_approved(job, project->folder))
        return false;
    frozen->name = options.name;
    frozen->at = options.at;
    frozen->by = options.by;
    frozen->engine = PACTION_VERSION;
    frozen->audience = draft_audience_name(pack->audience);
    frozen->execution = options.execution;
    frozen->trees = thaw_trees(job, pack, &frozen->tree_count);
    return read_inputs(job, project, frozen);
}

const struct frozen *freezing_freeze(struct job *job, const char *home,
    const char *folder, struct freezing_options options, size_t *new_objects)
{
    struct frozen *frozen = ARENA_NEW(job->arena, struct frozen);
    struct project project = { 0 };
    bool is_taken = frozen_is_free(job, folder, options.name) &&
                    project_open(job, home, folder, &project) &&
                    project.is_read && take(job, &project, options, frozen);

    if (is_taken)
        warn_of_children(job, &project);
    project_close(&project);
    return is_taken && rebuilds(job, frozen) &&
                   frozen_keep(job, folder, frozen, new_objects)
               ? frozen
               : NULL;
}

const char *freezing_next_name(
    struct job *job, const char *folder, const char *name)
{
    const char *next = name;

    for (int i = 2; frozen_exists(job, folder, next); i++)
        next = arena_format(job->arena, "%s-%d", name, i);
    return next;
}

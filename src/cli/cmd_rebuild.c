/*
 * rebuild: a pack made again from what was frozen, and from nothing else.
 */
#include "base/job.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/thaw.h"
#include "io/file.h"

#include <stdio.h>

enum { OUT, FORMATS };

static bool rebuild(struct job *job, const struct line *line,
    const struct thaw *thaw, struct project *project)
{
    struct output_options options = { .formats = line->values[FORMATS],
        .templates = file_join(job, thaw->source.home, "templates") };
    struct draft_pack *pack = thaw_assemble(job, thaw, project);
    struct frozen_file *trees;
    size_t count;

    if (pack == NULL || findings_errors(job->findings) > 0)
        return false;
    trees = thaw_trees(job, pack, &count);
    if (!thaw_proves(job, thaw->frozen, trees, count) ||
        !output_write(job, pack, line->values[OUT], options))
        return false;
    printf("The text is that of %s, byte for byte.\n", thaw->frozen->name);
    return true;
}

enum status command_rebuild(struct job *job, const struct line *line)
{
    struct project project = { 0 };
    struct thaw thaw;

    if (line->values[OUT] == NULL) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "no-out",
                (struct place){ 0 }, "no folder to write to"),
            "add -o OUT");
        return STATUS_USAGE;
    }
    if (thaw_open(job, line->arguments[0], line->arguments[1], &thaw))
        (void)rebuild(job, line, &thaw, &project);
    project_close(&project);
    thaw_close(&thaw);
    return STATUS_DONE;
}

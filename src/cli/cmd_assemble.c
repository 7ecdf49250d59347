#include "cli/command.h"
#include "cli/output.h"
#include "cli/project.h"
#include "io/file.h"

enum { OUT, FORMATS, ONLY, AUDIENCE, EXECUTION };

static bool assemble(
    struct job *job, const struct line *line, struct project *project)
{
    struct output_options options = { line->values[FORMATS], line->values[ONLY],
        file_join(job, line->home, "templates") };
    struct draft_pack *pack;

    if (!project_open(job, line->home, line->arguments[0], project) ||
        !project->is_read)
        return false;
    pack = project_assemble(job, project, line->values[AUDIENCE],
        line->values[EXECUTION] != NULL, line->values[ONLY]);

    /* A pack with errors is no pack: earlier output stays as it was. */
    if (pack == NULL || findings_errors(job->findings) > 0)
        return false;
    return output_write(job, pack, line->values[OUT], options);
}

enum status command_assemble(struct job *job, const struct line *line)
{
    struct project project = { 0 };

    if (line->values[OUT] == NULL) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "no-out",
                (struct place){ 0 }, "no folder to write to"),
            "add -o OUT");
        return STATUS_USAGE;
    }
    (void)assemble(job, line, &project);
    project_close(&project);
    return STATUS_DONE;
}

#include "cli/command.h"
#include "cli/project.h"
#include "io/file.h"
#include "library/drafting.h"

#include <stdio.h>

static void check_drafting(struct job *job, const struct project *project)
{
    drafting_check(job, project->library,
        file_join(job, project->home, "templates/drafting-words.xml"),
        file_join(job, project->home, "clauses/silenced.txt"));
}

enum status command_check(struct job *job, const struct line *line)
{
    struct project project = { 0 };
    bool opened;

    if (line->argument_count == 0)
        opened = project_open_library(job, line->home, &project);
    else
        opened = project_open(job, line->home, line->arguments[0], &project);
    if (opened)
        check_drafting(job, &project);
    if (opened && line->argument_count > 0 && project.is_read)
        (void)project_assemble(job, &project, NULL, false, NULL);
    project_close(&project);
    if (findings_first(job->findings) == NULL)
        puts("nothing found");
    return STATUS_DONE;
}

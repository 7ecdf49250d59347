#include "assemble/explain.h"
#include "cli/command.h"
#include "cli/project.h"

#include <stdio.h>

enum status command_explain(struct job *job, const struct line *line)
{
    struct project project = { 0 };

    if (project_open(job, line->home, line->arguments[0], &project)) {
        const struct clause *clause =
            project_find_clause(job, project.library, line->arguments[1]);

        if (clause != NULL)
            fputs(
                explain_clause(
                    project_assemble(job, &project, NULL, false, NULL), clause),
                stdout);
    }
    project_close(&project);
    return STATUS_DONE;
}

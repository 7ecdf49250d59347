#include "assemble/explain.h"
#include "cli/command.h"
#include "cli/project.h"

#include <stdio.h>

static void no_clause(
    struct job *job, const struct library *library, const char *id)
{
    names_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "no-clause",
            (struct place){ 0 }, "no clause \"%s\"", id),
        &library->clauses, id,
        "a clause is named by its id, such as volume.commitment, or code");
}

static const struct clause *find_clause(
    struct job *job, const struct library *library, const char *name)
{
    const struct clause *clause = library_clause(library, name);

    if (clause == NULL)
        clause = names_find(&library->codes, name);
    if (clause == NULL)
        no_clause(job, library, name);
    return clause;
}

enum status command_explain(struct job *job, const struct line *line)
{
    struct project project = { 0 };

    if (project_open(job, line->home, line->arguments[0], &project)) {
        const struct clause *clause =
            find_clause(job, project.library, line->arguments[1]);

        if (clause != NULL)
            fputs(
                explain_clause(
                    project_assemble(job, &project, NULL, false, NULL), clause),
                stdout);
    }
    project_close(&project);
    return STATUS_DONE;
}

#include "cli/command.h"
#include "cli/interview.h"
#include "cli/listing.h"
#include "cli/project.h"

enum { LIST };

/* What assembling finds is not what was asked for, so it is not shown. */
static void list(struct job *job, const struct line *line)
{
    struct job unseen = { job->arena, findings_new(job->arena) };
    struct project project = { 0 };

    if (project_open(job, line->home, line->arguments[0], &project)) {
        const struct draft_pack *pack =
            project_assemble(&unseen, &project, NULL, false, NULL);
        listing_print(job, &project, agenda_make(job, &project, pack), stdout);
    }
    project_close(&project);
}

enum status command_ask(struct job *job, const struct line *line)
{
    if (line->values[LIST] != NULL)
        list(job, line);
    else
        interview_hold(job, line->home, line->arguments[0], stdin, stdout);
    return STATUS_DONE;
}

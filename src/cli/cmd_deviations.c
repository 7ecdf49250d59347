#include "cli/command.h"
#include "cli/project.h"

#include <stdio.h>
#include <string.h>

static const char *authority_of(
    struct job *job, const struct project *project, const char *id)
{
    char *clause = arena_copy(job->arena, id);
    const struct decision *decision;

    clause[strcspn(clause, "#")] = '\0';
    decision = decisions_next(project->decisions, NULL, clause);
    return decision != NULL ? decision->id : "nobody yet";
}

static void print_rules(const struct rules *rules)
{
    for (const struct rule_deviation *d = rules_deviations(rules); d != NULL;
         d = d->next)
        printf("%s:%d: %s %s %s\n", d->place.file, d->place.line,
            d->replaces ? "replaces" : "adds", d->kind, d->id);
}

enum status command_deviations(struct job *job, const struct line *line)
{
    struct project project = { 0 };
    const struct deviation *d;

    if (project_open(job, line->home, line->arguments[0], &project)) {
        d = project.library->deviations;
        if (d == NULL && rules_deviations(project.rules) == NULL)
            puts("this project departs in nothing from the core library");
        for (; d != NULL; d = d->next)
            printf("%s:%d: %s %s %s, authorised by %s\n", d->place.file,
                d->place.line, d->replaces ? "replaces" : "adds", d->kind,
                d->id, authority_of(job, &project, d->id));
        print_rules(project.rules);
    }
    project_close(&project);
    return STATUS_DONE;
}

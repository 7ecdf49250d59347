/*
 * Voted: what an option of a motion would put into the pack.
 *
 * The project is assembled as if the board had decided for the option, with
 * its new source if it has one; what that binds is what the board votes on.
 * Must be closed; lives as long as the job.
 */
#ifndef CLI_VOTED_H
#define CLI_VOTED_H

#include "cli/project.h"
#include "govern/motion.h"

struct voting_rule;

struct voted {
    struct job quiet; /* what assembling finds is no news here */
    struct project project;
    const struct clause *clause;
    const struct variant *variant; /* as the option has it */
    struct draft_pack *pack;
    const struct placed *placed; /* the clause in it; NULL: it is out */
};

/* False, with findings: no such clause, variant, source; the project. */
MUST_CHECK bool voted_open(struct job *job, const char *home,
    const char *folder, const struct option_put *option, const char *condition,
    struct voted *voted);
void voted_close(struct voted *voted);

/* Sets what the option binds: version, source, text, values, definitions. */
void voted_bind(
    struct job *job, const struct voted *voted, struct option_put *option);

/* What is no more as it was bound, for people. NULL: all is. */
const char *voted_changes(struct job *job, const struct option_put *was,
    const struct option_put *now);

/* A warning if a rule requires otherwise: which, and its law. */
void voted_check_rules(struct job *job, const struct voted *voted);

/* The finding that a project cannot be assembled. Always false. */
bool voted_refuse_project(struct job *job, const char *folder);

/* A project for its rules alone. False, with findings. */
MUST_CHECK bool voted_open_rules(struct job *job, const char *home,
    const char *folder, struct project *project);

/* How a board votes. NULL, with a finding. */
MUST_CHECK const struct voting_rule *voted_rule(
    struct job *job, const struct project *project, const char *id);

#endif

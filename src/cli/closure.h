/*
 * Closure: every file that a project's pack is made from, as a freeze keeps it.
 *
 *   home/clauses/, home/lua/, home/templates/   the core, whole
 *   project/                                    the project's own
 *   bases/1/NAME/, bases/2/NAME/ ...            what it stands on
 *
 * Of a project: answers.xml, decisions.xml, project.xml, house-style.xml with
 * its logo, the tables that the answers name, and all of overlays/, clauses/,
 * consortium/ and lua/. What was sent, what came back and what was frozen
 * before is no part of it. Lives as long as the job.
 */
#ifndef CLI_CLOSURE_H
#define CLI_CLOSURE_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct job;
struct project;

struct closure_file {
    const char *path; /* "project/answers.xml" */
    const char *from; /* where it is now */
};

struct closure {
    struct closure_file *files; /* sorted by path */
    size_t count;
    const char **bases; /* "bases/1/usual", the nearest first; NULL-ended */
};

/* False, with findings, if something that is read lies outside them all. */
MUST_CHECK bool closure_of(
    struct job *job, const struct project *project, struct closure *closure);

#endif

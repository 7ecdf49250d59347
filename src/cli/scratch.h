/*
 * Scratch: a folder of files for one run, under TMPDIR, that nobody else can
 * look into. It must be closed, which takes it away with all that is in it.
 */
#ifndef CLI_SCRATCH_H
#define CLI_SCRATCH_H

#include "base/must_check.h"
#include "io/package.h"

struct job;

/* Returns its path. NULL, with a finding, if none can be made. */
MUST_CHECK const char *scratch_open(struct job *job);

/* Puts a file there, and the folders on the way to it. path is within it. */
MUST_CHECK bool scratch_put(
    struct job *job, const char *scratch, const char *path, struct bytes bytes);

void scratch_close(const char *scratch); /* NULL is allowed */

#endif

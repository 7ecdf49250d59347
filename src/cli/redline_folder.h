/*
 * Redline folder: where a comparison may be written, and what was written.
 *
 * A folder of its own: new, empty, or that of an earlier comparison, which is
 * known by its comparison.json. That lists each file with its hash, so that
 * the next comparison takes away what this one left, and nothing else.
 */
#ifndef CLI_REDLINE_FOLDER_H
#define CLI_REDLINE_FOLDER_H

#include "base/must_check.h"
#include "cli/delivery.h"

#include <stdbool.h>

struct job;

/* False, with a finding, for a file, a project, a pack, or a folder in use. */
MUST_CHECK bool redline_folder_is_free(struct job *job, const char *folder);

/*
 * Adds comparison.json to the files, which have room for it, and writes all.
 * old and new are the two sides as they were named. False, with findings.
 */
MUST_CHECK bool redline_folder_write(struct job *job, const char *folder,
    const char *old, const char *new, struct delivery *files, size_t count);

#endif

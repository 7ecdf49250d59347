/*
 * Package: zip files (DOCX, ODT, a pack), written and read.
 *
 * Writing is deterministic: the same parts in the same order give the same
 * bytes. A zip is built in memory and lives as long as the job. This is the
 * only file in the program that includes libzip.
 */
#ifndef IO_PACKAGE_H
#define IO_PACKAGE_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

/* One part. bytes are borrowed and must live until the package is made. */
struct part {
    const char *name;
    const void *bytes;
    size_t size;
    bool stored; /* not compressed: an ODT's mimetype, a zip in a zip */
};

/* A file's bytes, borrowed from the job's arena. */
struct bytes {
    const void *start; /* NULL: failed, with a finding */
    size_t size;
};

MUST_CHECK struct bytes package_make(
    struct job *job, const struct part *parts, size_t count);

/*
 * One part of a zip that we made ourselves. start is NULL, without a finding,
 * if there is none.
 */
MUST_CHECK struct bytes package_part(
    struct job *job, struct bytes package, const char *name);

#endif

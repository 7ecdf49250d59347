/*
 * Delivery: the files of a pack put on the disk, all of them or none.
 *
 * Each is first written whole under another name; only when all are there do
 * they take their names. A folder keeps what else is in it.
 */
#ifndef CLI_DELIVERY_H
#define CLI_DELIVERY_H

#include "base/must_check.h"
#include "io/package.h"

#include <stdbool.h>

struct batch;
struct job;

struct delivery {
    const char *path; /* a plain name within the folder */
    struct bytes bytes;
};

/*
 * False, with findings; then the folder is as it was, unless the disk failed
 * between one file's taking its name and the next's. listed_in is the manifest
 * of a whole delivery, else NULL: the files that an earlier one there lists are
 * taken away, unless somebody has changed them since.
 */
MUST_CHECK bool delivery_write(struct job *job, const char *folder,
    const struct delivery *files, size_t count, const char *listed_in);

/* The same as a part of a batch, which the caller settles. */
MUST_CHECK bool delivery_put(struct batch *batch, struct job *job,
    const char *folder, const struct delivery *files, size_t count,
    const char *listed_in);

/*
 * The first of the files that would be written over one that no earlier
 * delivery left as it is, by the manifest there. Returns NULL if there is none.
 */
const char *delivery_theirs(struct job *job, const char *folder,
    const struct delivery *files, size_t count, const char *listed_in);

#endif

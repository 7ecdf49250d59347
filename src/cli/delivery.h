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

struct delivery {
    const char *path; /* a plain name within the folder */
    struct bytes bytes;
};

/*
 * False, with findings; then the folder is as it was, unless the disk failed
 * between one file's taking its name and the next's. A whole pack also takes
 * away the files of an earlier one, as its manifest there lists them, unless
 * somebody has changed them since.
 */
MUST_CHECK bool delivery_write(struct job *job, const char *folder,
    const struct delivery *files, size_t count, bool is_whole);

#endif

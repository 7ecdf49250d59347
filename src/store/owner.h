/*
 * Owner: one process at a time has the record.
 *
 * A lock on a file that says who has it. The lock goes with the process,
 * however that ends; the file stays.
 */
#ifndef STORE_OWNER_H
#define STORE_OWNER_H

#include "base/must_check.h"

struct job;
struct owner;

/*
 * who is the command, "paction vote". Waits so many tenths of a second; then
 * returns NULL, with a finding that says who has it and since when.
 */
MUST_CHECK struct owner *owner_take(
    struct job *job, const char *path, const char *who, int tenths);

void owner_release(struct owner *owner); /* NULL is allowed */

#endif

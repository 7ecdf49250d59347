/*
 * Batch: many files that are written together.
 *
 * Each is put under another name (its own and ".part") without waiting for the
 * disk. Only when all of them are on it do they take their names, in the order
 * in which they were put, so the disk is waited for once and not once a file.
 * Every failure is a finding; then what has no name yet is taken away again.
 * Lives as long as the job; bytes are written at once and not kept.
 */
#ifndef IO_BATCH_H
#define IO_BATCH_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct batch;
struct job;

struct batch *batch_new(struct job *job);

/* Its folder must be there. Put again, a file gets the new bytes. */
MUST_CHECK bool batch_put(
    struct batch *batch, const char *path, const void *bytes, size_t size);

/*
 * The same for one that says, by being there, that the others are: it takes its
 * name when theirs are on the disk.
 */
MUST_CHECK bool batch_put_last(
    struct batch *batch, const char *path, const void *bytes, size_t size);

/* Takes a file away when the others have their names. */
void batch_remove(struct batch *batch, const char *path);

/* Whether a file was put. */
bool batch_has(const struct batch *batch, const char *path);

/* What was put is on the disk, though without its name. */
MUST_CHECK bool batch_flush(struct batch *batch);

/* Flushes, and gives all their names: afterwards these are on the disk too. */
MUST_CHECK bool batch_settle(struct batch *batch);

/* Nothing was put. */
void batch_drop(struct batch *batch);

#endif

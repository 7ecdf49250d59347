/*
 * File: whole files in and out, and folders in a fixed order.
 *
 * A file is written under another name (its own and ".part"), flushed to the
 * disk and renamed, so it is there whole or as it was before; a link that bears
 * the name is replaced, not followed. Every failure is a finding with the
 * system's words. Paths and bytes are borrowed; what comes back lives as long
 * as the job.
 */
#ifndef IO_FILE_H
#define IO_FILE_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

/*
 * The bytes of a regular file of at most 64 MiB, with a NUL after them. Returns
 * NULL, with a finding, if it cannot be read.
 */
MUST_CHECK const char *file_read(
    struct job *job, const char *path, size_t *size);

MUST_CHECK bool file_write(
    struct job *job, const char *path, const void *bytes, size_t size);

/*
 * The steps of it, which io/batch takes for many files at once: stage it under
 * the other name, flush that, settle it under its own, flush the folder; or
 * discard what was staged. Everything on the disk that holds a folder is
 * flushed as one; of a write that failed the system tells from Linux 5.8 on.
 */
MUST_CHECK bool file_stage(
    struct job *job, const char *path, const void *bytes, size_t size);
MUST_CHECK bool file_flush(struct job *job, const char *path);
MUST_CHECK bool file_settle(struct job *job, const char *path);
void file_flush_folder(const char *folder);
MUST_CHECK bool file_flush_disk(struct job *job, const char *folder);
void file_discard(struct job *job, const char *path);

/* Takes a file away. One that is not there is no failure. */
void file_remove(const char *path);

/* Makes a folder and those above it. One that exists is no failure. */
MUST_CHECK bool file_make_folder(struct job *job, const char *path);

/*
 * Whether files can be made in a folder, before anything is written. One that
 * is not there is no failure.
 */
MUST_CHECK bool file_may_write(struct job *job, const char *folder);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

/*
 * The regular files below a folder whose names end so, sorted by their bytes.
 * An array ended by NULL; NULL, with a finding, if the folder, or one below it,
 * cannot be read. Names that start with a dot are passed over.
 */
MUST_CHECK const char *const *file_list(
    struct job *job, const char *folder, const char *ending);

/* A path through a folder; "." is left out. May be the name itself. */
const char *file_join(struct job *job, const char *folder, const char *name);

/* What stands before the last slash; "." if there is none. */
const char *file_folder(struct job *job, const char *path);

/* Of "authorities/north.xml": north. */
const char *file_stem(struct job *job, const char *path);

/* What follows the last slash: a part of the path. */
const char *file_base_name(const char *path);

#endif

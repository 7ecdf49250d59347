/*
 * File: whole files in and out, and folders in a fixed order.
 *
 * A file is written under another name, flushed to the disk and renamed, so it
 * is there whole or as it was before. Every failure is a finding with the
 * system's words.
 */
#ifndef IO_FILE_H
#define IO_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct job;

/* Bytes from the job's arena, with a NUL after them. NULL: failed. */
const char *file_read(struct job *job, const char *path, size_t *size);

bool file_write(
    struct job *job, const char *path, const void *bytes, size_t size);

/*
 * The same in two steps, for several files that belong together: stage each
 * under another name, then settle all; or discard what was staged.
 */
bool file_stage(
    struct job *job, const char *path, const void *bytes, size_t size);
bool file_settle(struct job *job, const char *path);
void file_discard(struct job *job, const char *path);

/* Takes a file away. One that is not there is no failure. */
void file_remove(const char *path);

/* Makes a folder and those above it. One that exists is no failure. */
bool file_make_folder(struct job *job, const char *path);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

/*
 * The regular files below a folder whose names end so, sorted by their bytes.
 * An array ended by NULL; NULL, with a finding, if the folder cannot be read.
 * Names that start with a dot are passed over.
 */
const char *const *file_list(
    struct job *job, const char *folder, const char *ending);

const char *file_join(struct job *job, const char *folder, const char *name);
const char *file_base_name(const char *path);

#endif

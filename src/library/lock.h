/*
 * Lock: a released wording never changes under its number.
 *
 * The file LOCK of a library has a line for each version that was released: the
 * hash of its words (library/wording_hash.h), a space, clause#variant@version.
 */
#ifndef LIBRARY_LOCK_H
#define LIBRARY_LOCK_H

struct job;
struct library;

/*
 * Adds a finding for each version whose words are not those that the file at
 * path has locked. No such file locks nothing.
 */
void lock_check(
    struct job *job, const struct library *library, const char *path);

/* The text of the file for all that is not a draft, sorted by name. */
const char *lock_text(struct job *job, const struct library *library);

#endif

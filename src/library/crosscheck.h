/*
 * Cross-check: what the parts of a library say of each other.
 *
 * Each clause, term, question, law and plan that is named must be there; ids
 * are unique in their variant; nothing goes round in a circle. Adds findings.
 * Names of conditions belong to the rules and are checked by them.
 */
#ifndef LIBRARY_CROSSCHECK_H
#define LIBRARY_CROSSCHECK_H

struct job;
struct library;

void crosscheck_library(struct job *job, const struct library *library);

/*
 * Compares each version with the hash that the LOCK file at path has for it,
 * if the file is there: a released wording never changes under its number.
 */
void crosscheck_lock(
    struct job *job, const struct library *library, const char *path);

/* The text of a LOCK file for all that is approved or in review. */
const char *crosscheck_lock_text(
    struct job *job, const struct library *library);

#endif

/*
 * Authorities: what each council answers for its own documents.
 *
 * FOLDER/KEY.xml is an answers file of the record KEY in the list of
 * authorities. It has answers alone, and only to what some plan says an
 * authority may set (<settable>); they stand in that plan's documents whose
 * record names the authority, over the project's answers but not over the
 * record's own.
 */
#ifndef ANSWERS_AUTHORITIES_H
#define ANSWERS_AUTHORITIES_H

#include "answers/answers.h"

struct library;

/* All overlays: key to struct overlay. */
struct names authorities_new(struct job *job);

/*
 * Reads a folder's files; of two folders the first read is the stronger. What
 * is wrong in them becomes findings. The list of authorities must be there.
 */
void authorities_read(struct job *job, const struct library *library,
    const struct answers *answers, const char *folder, struct names *overlays);

/* Whether some plan lets an authority set that question. */
bool authorities_may_set(const struct library *library, const char *question);

/* Gives each record that a settable plan is made for its authority's overlay.
 */
void authorities_bind(struct job *job, const struct library *library,
    struct answers *answers, const struct names *overlays);

#endif

/*
 * Present: the project as it stands now, beside what was sent from it.
 *
 * It is assembled once for each audience that a copy had, when it is first
 * needed. A project that cannot be assembled is a warning, and then nothing is
 * said of the present. Lives as long as the job, but must be closed.
 */
#ifndef CLI_PRESENT_H
#define CLI_PRESENT_H

#include "review/outcome.h"

struct document;
struct draft_pack;
struct intake;
struct job;
struct present;
struct sent_copy;

struct present *present_open(
    struct job *job, const char *home, const char *folder);
void present_close(struct present *present); /* NULL is allowed */

/* Assembled for an audience. NULL, with a warning. */
struct draft_pack *present_pack(struct present *present, const char *audience);

/* tree is what was sent. Cannot fail. */
struct outcome present_outcome(struct present *present,
    const struct sent_copy *copy, const struct document *tree,
    const struct intake *intake);

#endif

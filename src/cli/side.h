/*
 * Side: one of the two things that are compared, as a set of document trees.
 *
 * A project is assembled, a pack is read from its neutral XML, DIR@COPY is a
 * copy that was sent, CLAUSE#VARIANT a clause of the core library by itself.
 * Lives as long as the job.
 */
#ifndef CLI_SIDE_H
#define CLI_SIDE_H

#include "base/must_check.h"
#include "review/causes.h"

#include <stdbool.h>

struct house;
struct job;

struct side {
    const char *given;         /* as it was named */
    const char *project;       /* its folder, or NULL: it was no project */
    const struct house *house; /* or NULL */
    bool is_one;               /* a document by itself, and no pack */
    const char *audience;      /* whom a copy that was sent is for, or NULL */
    const char *clause;        /* id; of a clause's variant, or NULL */
    const char *heading, *variant; /* of that clause, or NULL */
    struct trial pack;
};

/* Whether it is named as a copy that was sent: DIR@COPY. */
bool side_is_copy(const char *given);

/* audience may be NULL. False, with findings. */
MUST_CHECK bool side_open(struct job *job, const char *home, const char *given,
    const char *audience, struct side *side);

/* Takes off a copy's cover what only copies have: the notices on commenting. */
void side_strip_notices(const struct side *copy);

/*
 * What else is assembled to find the causes, if both sides are projects; of
 * others only what the core library's questions are called is known. The
 * trials of single answers are made only if wanted, and only for so many
 * answers that nobody waits long.
 */
struct trials side_try(struct job *job, const char *home,
    const struct side *old, const struct side *new, const char *audience);
void side_try_answers(struct job *job, const char *home, const struct side *old,
    const struct side *new, const char *audience, struct trials *trials);

#endif

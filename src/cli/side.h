/*
 * Side: one of the two things that are compared, as a set of document trees.
 *
 * A project is assembled, a pack is read from its neutral XML, DIR@COPY is a
 * copy that was sent, DIR+NAME a milestone that was frozen, CLAUSE#VARIANT a
 * clause of the core library by itself. Lives as long as the job, but must be
 * closed.
 */
#ifndef CLI_SIDE_H
#define CLI_SIDE_H

#include "base/must_check.h"
#include "cli/thaw.h"
#include "review/causes.h"

#include <stdbool.h>

struct house;
struct job;

/* Whom a project is assembled for. */
struct side_reader {
    const char *audience; /* NULL: the project's own */
    bool signs;           /* copies to sign */
};

struct side {
    const char *given; /* as it was named */
    bool is_project;   /* it can be assembled from its source */
    struct project_source source;
    struct thaw thaw;          /* of a freeze */
    const struct house *house; /* or NULL */
    bool is_one;               /* a document by itself, and no pack */
    struct side_reader reader; /* of a copy or freeze; else audience is NULL */
    const char *clause;        /* id; of a clause's variant, or NULL */
    const char *heading, *variant; /* of that clause, or NULL */
    struct trial pack;
};

/* Whether it says itself whom it is for, as DIR@COPY and DIR+NAME do. */
bool side_has_audience(struct job *job, const char *given);

/* False, with findings; to be closed all the same. */
MUST_CHECK bool side_open(struct job *job, const char *home, const char *given,
    struct side_reader reader, struct side *side);
void side_close(struct side *side);

/* Takes off a copy's cover what only copies have: the notices on commenting. */
void side_strip_notices(const struct side *copy);

/*
 * What else is assembled to find the causes, if both sides are projects; of
 * others only what the core library's questions are called is known. The
 * trials of single answers are made only if wanted, and only for so many
 * answers that nobody waits long.
 */
struct trials side_try(struct job *job, const char *home,
    const struct side *old, const struct side *new, struct side_reader reader);
void side_try_answers(struct job *job, const struct side *old,
    const struct side *new, struct side_reader reader, struct trials *trials);

#endif

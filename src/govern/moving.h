/*
 * Moving: points follow their clauses into a later text.
 *
 * Where each stands there is recorded beside where it was made, with how sure
 * that is; what a person has confirmed stays. Nothing is ever left out.
 */
#ifndef GOVERN_MOVING_H
#define GOVERN_MOVING_H

#include "base/must_check.h"
#include "review/carry.h"

#include <stddef.h>

struct act;
struct job;
struct names;

struct moving {
    const char *freeze;      /* the later text; NULL: as it is now */
    const struct names *was; /* moving_was to struct document */
    const struct names *now; /* id to struct document */
};

/* "R1/framework-terms" */
const char *moving_was(
    struct arena *arena, const char *round, const char *document);

struct moved {
    size_t points[CARRY_STATES];
    size_t confirmed; /* by a person before: left as they are */
};

/* Of each point that counts. By the lead. False, with findings. */
MUST_CHECK bool moving_on(struct job *job, struct act *act,
    const struct moving *moving, struct moved *moved);

#endif

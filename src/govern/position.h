/*
 * Position: what a trade association submits to a round for its members.
 *
 * Members give it points in private (submission.h). The association takes them
 * up as points of its own, without a name: outside it is known only on behalf
 * of how many members it speaks. Which point came of which is kept as a
 * grouping, seen by the association and that member. All but support is done by
 * the association's own people; the lead has no part in it.
 */
#ifndef GOVERN_POSITION_H
#define GOVERN_POSITION_H

#include "base/must_check.h"
#include "govern/entry.h"

#include <stddef.h>

struct act;
struct job;
struct ledger;
struct point_made;
struct submission;

/* A member's point that the association did not take up, and why. */
struct omission {
    struct entry entry; /* the point */
    const char *point, *association;
    const char *reason, *by, *at; /* reason: sealed for the association */
};

/* Of one association in one round. */
struct position_of {
    const char *round, *association;
};

/* ---- acts: each may add a finding and return false or NULL ------------- */

/* Takes a point up; gives the association's own. into: a point of the position
   that says the same already, or NULL. */
MUST_CHECK const char *position_take(struct job *job, struct act *act,
    struct position_of of, const char *point, const char *into);

/* All that were neither taken up nor left out; gives how many, 0: a finding. */
MUST_CHECK size_t position_take_all(
    struct job *job, struct act *act, struct position_of of);

MUST_CHECK bool position_leave_out(struct job *job, struct act *act,
    struct position_of of, const char *point, const char *reason);

/* A member, by one of its people or the association's, is for a point that
   another member gave, or that stands in the position. */
MUST_CHECK bool position_support(struct job *job, struct act *act,
    struct position_of of, const char *point, const char *member);

/* Members give no more until it goes on. */
MUST_CHECK bool position_pause(
    struct job *job, struct act *act, struct position_of of, bool paused);

/* stated: for how many members it speaks; 0: those that position_members
   counts. */
MUST_CHECK bool position_submit(
    struct job *job, struct act *act, struct position_of of, int64_t stated);

/* ---- looking ----------------------------------------------------------- */

/* Being made, or submitted; NULL: none. */
const struct submission *position_find(
    const struct ledger *ledger, struct position_of of);

/* How many members' points or support it carries. */
int64_t position_members(const struct ledger *ledger, struct position_of of);

/* Whether a member gave the point to that association for that round. */
bool position_was_given(const struct ledger *ledger, struct position_of of,
    const struct point_made *point);

/* The point of the position that a member's was taken up in; NULL: none. */
const char *position_taken_as(const struct ledger *ledger,
    struct position_of of, const struct point_made *point);

#endif

/*
 * Carry: comments follow their clause into a later version of the text.
 *
 * A comment stands on a quotation, with what stood before and after it, in the
 * text of its clause. In the later text the same words are looked for, then
 * words like them; what is looked for is weighed 50 for the quotation, 20 for
 * what stands on each side and 2 for the position. A short quotation must stand
 * there exactly, among the same words; what could be in two places is not
 * guessed. Nothing is ever left out: a comment whose words are gone stays on
 * its clause, one whose clause is gone is an orphan, in every list. Cannot
 * fail. Lives as long as the job; borrows points and documents.
 */
#ifndef REVIEW_CARRY_H
#define REVIEW_CARRY_H

#include "review/intake.h"

struct job;

enum carry_state {
    CARRY_PLACED,      /* on its words, in the same paragraph */
    CARRY_MOVED,       /* on its words, elsewhere: a person must confirm it */
    CARRY_CLAUSE_ONLY, /* its words were changed */
    CARRY_ORPHANED,    /* its clause is gone */
    CARRY_STATES
};

struct carried {
    const struct point *point;
    enum carry_state state;
    int score;         /* per cent, of the best that was found; 0: nothing */
    struct target at;  /* in the later document; of an orphan as it was */
    const char *quote; /* the words that it stands on now, or NULL */
    struct carried *next;
};

/* One for each point, in their order. */
struct carried *carry_points(struct job *job, const struct point *points,
    const struct document *sent, const struct document *later);

const char *carry_state_name(enum carry_state state); /* "clause-only" */

#endif

/*
 * Motion: what is put to a board, from its draft to its close.
 *
 * A clause's wording is not put to the vote while a point on the clause waits
 * for an answer, unless somebody says why; a point that one of the options was
 * taken from is answered by the vote itself.
 */
#ifndef GOVERN_MOTION_H
#define GOVERN_MOTION_H

#include "base/findings.h"
#include "govern/board.h"

#include <stddef.h>

/*
 * A draft. Gives it and its options their keys. Points that are open are only a
 * warning yet. NULL, with findings, as below.
 */
MUST_CHECK const char *motion_add(struct job *job, struct act *act,
    const struct motion *motion, const struct option_put *options,
    size_t count);

/* Voting begins: the options are bound as they are given here. despite is why
   points may stay open, or NULL. */
MUST_CHECK bool motion_open(struct job *job, struct act *act, const char *key,
    const struct option_put *const *options, size_t count, const char *despite);
MUST_CHECK bool motion_close(struct job *job, struct act *act, const char *key);
MUST_CHECK bool motion_withdraw(
    struct job *job, struct act *act, const char *key, const char *reason);

/* Of a closed one: what it would decide is no more what was voted on. */
void motion_void(struct act *act, const char *key, const char *reason);

/* The options, in order: an array that ends with NULL. */
const struct option_put *const *motion_options(struct arena *arena,
    const struct ledger *ledger, const char *key, size_t *count);

/* Whether how others voted is kept from all, as it stands. */
bool motion_hides(const struct motion *motion);

/* False, with a finding, if points on its clause are open. */
bool motion_check_points(struct job *job, const struct ledger *ledger,
    const struct motion *motion, enum severity severity);

/* The points on a clause that wait for an answer, with commas; or NULL. */
const char *motion_open_points(
    struct arena *arena, const struct ledger *ledger, const char *clause);

/* The interest that keeps a seat out of it, or NULL. */
const struct interest *motion_withdrawn(
    const struct ledger *ledger, const struct motion *motion, const char *seat);

/* The next of its points after *rest, which moves on; NULL at the end. */
const char *motion_next_point(struct arena *arena, const char **rest);

/* What it asks, in words: "that volume.void be in the wording flat". */
const char *motion_words(struct arena *arena, const struct motion *motion);

#endif

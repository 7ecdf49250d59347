/*
 * Vote: a ballot is cast, and what counts of all that were.
 *
 * Only while the motion is open, for a seat that has a vote and has not
 * withdrawn, by its member, its deputy, or the seat that it gave its proxy to.
 * Nothing that was cast is taken back: of several from one seat the last
 * counts.
 */
#ifndef GOVERN_VOTE_H
#define GOVERN_VOTE_H

#include "govern/tally.h"

/*
 * The vote of vote->organisation. through: the organisation that casts it by
 * proxy, or NULL. NULL, with findings; else the vote as it was put.
 */
MUST_CHECK const struct vote *vote_cast(struct job *job, struct act *act,
    const struct vote *vote, const char *through);

/* Records that one organisation's seat may vote for another's. */
MUST_CHECK bool vote_give_proxy(struct job *job, struct act *act,
    const char *motion, const char *from, const char *to);

/*
 * What the tally of a motion is made from: the seats held when it closed, or
 * at the time given if it is open; votes cast in its time; of seats that
 * withdrew, recused.
 */
struct tally_input vote_input(struct arena *arena, const struct ledger *ledger,
    const struct motion *motion, const struct voting_rule *rule,
    const char *at);

/* The vote of a seat that counts, or NULL. */
const struct vote *vote_last(
    const struct ledger *ledger, const char *motion, const char *seat);

#endif

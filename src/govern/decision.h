/*
 * Decision: what the votes on a motion came to, and what follows in the record.
 *
 * Carried wording is in force from then on, in place of the earlier decision of
 * that clause; the point that proposed it gets its answer, to be published with
 * the others. A decision binds what was voted on: when any of it changes, the
 * decision reopens. What it does to the project's clauses is another's work.
 */
#ifndef GOVERN_DECISION_H
#define GOVERN_DECISION_H

#include "govern/tally.h"

/* What a decision is told by its caller. Any member may be NULL. */
struct decision_wanted {
    const char *key;     /* NULL: the next free one */
    const char *version; /* of the clause, that carrying it will adopt */
    const char *words;   /* SHA-256 of what it prints, for answers */
    const char *statement, *minute, *review_on;
};

/*
 * Closes the motion if it is open, counts, and records. NULL, with findings:
 * there is no such motion, it has been decided, it was never open.
 */
MUST_CHECK const struct decision_made *decision_make(struct job *job,
    struct act *act, const char *motion, const struct voting_rule *rule,
    struct decision_wanted wanted);

/* What a motion would be decided as, if it were closed at that time. */
struct tally decision_foresee(struct arena *arena, const struct ledger *ledger,
    const struct motion *motion, const struct voting_rule *rule,
    const char *at);

/* Of a motion, or NULL. */
const struct decision_made *decision_of(
    const struct ledger *ledger, const char *motion);

/* Marks one that is in force: changed says what is no more as it was. */
void decision_reopen(
    struct act *act, const struct decision_made *decision, const char *changed);

/*
 * A decision on the rest of a pack has a part for each of its clauses, with
 * what it binds: "D-10/volume.release".
 */
const char *decision_part(
    struct arena *arena, const char *decision, const char *clause);
bool decision_is_part(const struct decision_made *decision);

/* Who did not agree, and why, as far as is known. "" if nobody. */
const char *decision_dissent(struct arena *arena, const struct ledger *ledger,
    const struct motion *motion);

#endif

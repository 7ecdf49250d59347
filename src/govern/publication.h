/*
 * Publication: all answers of a round made public in one act, and the answers
 * to tenderers' questions, which go to all at once.
 *
 * Nothing is published that is unanswered, unapproved or stale, nor the words
 * of somebody unnamed that would name them. What was published is changed only
 * by the next version of an answer, and the next publication.
 */
#ifndef GOVERN_PUBLICATION_H
#define GOVERN_PUBLICATION_H

#include "govern/response.h"

struct point_made;

/*
 * Marks the round and its answers as published, and begins the publication:
 * its SHA-256 is not known yet, so it is put by the caller. False, with
 * findings.
 */
MUST_CHECK bool publication_round(struct job *job, struct act *act,
    const char *round, const struct names *texts, struct publication *new);

/* The same of every approved answer to a tenderer's question. */
MUST_CHECK bool publication_clarifications(struct job *job, struct act *act,
    const struct names *texts, struct publication *new);

/* Whether there is anything to publish since the last; round NULL: questions */
bool publication_is_due(const struct ledger *ledger, const char *round);

/* The last one; round NULL: of the tenderers' questions. NULL: none yet. */
const struct publication *publication_last(
    const struct ledger *ledger, const char *round);

/* Before then an answer cannot have been published: the round closed, the
 * answer was drafted and approved, the board decided what it cites. */
const char *publication_earliest(
    const struct ledger *ledger, const struct disposition *answer);

/* Whether its answer is in the round's report, or in its counts alone. */
bool publication_shows(
    const struct ledger *ledger, const struct point_made *point);

/* Whether it is of that round's answers: it counts, and is no part of a
 * thread and no tenderer's question. */
bool publication_is_of(const struct ledger *ledger, const char *round,
    const struct point_made *point);

#endif

/*
 * Rivals: proposals of different organisations that change the same words.
 *
 * Both are read against the words as they were sent, word by word; neither is
 * ever applied. For the list of collisions and for a board's paper. Lives as
 * long as the arena.
 */
#ifndef GOVERN_RIVALS_H
#define GOVERN_RIVALS_H

#include "review/collision.h"

struct ledger;

/*
 * Of all points that count; round and clause may be NULL: of all. The keys of
 * the proposals are those of the points (by_first->key), who_first and
 * who_second say whose they are as point_who does. First what differs, then
 * what they agree on (is_agreed). Returns NULL if there is none.
 */
const struct collision *rivals_find(struct arena *arena,
    const struct ledger *ledger, const char *round, const char *clause);

#endif

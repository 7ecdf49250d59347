/*
 * Proposals: all that was changed in a clause is one proposed wording of it.
 *
 * Made line by line from what was sent and what came back; what was changed
 * where nothing of ours stands is listed with what found no place. Adds to the
 * intake; lives as long as the arena.
 */
#ifndef REVIEW_PROPOSALS_H
#define REVIEW_PROPOSALS_H

#include "review/targets.h"

struct arena;

/*
 * Returns, by line, the proposal on its clause, section or cover; NULL where
 * nothing was changed. Cannot fail.
 */
struct proposal **proposals_add(
    struct arena *arena, const struct targets *targets, struct intake *intake);

/* Puts one more before what has no place. */
void proposals_unplaced(
    struct arena *arena, struct intake *intake, struct unplaced unplaced);

#endif

/*
 * Rebuilding: an intake made again from what is recorded as proposed, so that
 * what reads intakes (collisions, lifting) reads the record too.
 *
 * A proposal's key is its point's. Lives as long as the arena; borrows words.
 */
#ifndef GOVERN_REBUILDING_H
#define GOVERN_REBUILDING_H

#include "review/intake.h"

struct arena;
struct ledger;
struct point_made;
struct proposed;

struct rebuilding {
    struct arena *arena;
    struct intake *intake;
    struct proposal **end;
    struct proposal *last;
    struct wording **wordings_end; /* of the last proposal */
};

struct rebuilding rebuilding_begin(struct arena *arena);

/* One more proposal, of a point; then its paragraphs, those with words. */
void rebuilding_proposal(
    struct rebuilding *rebuilding, const struct point_made *point);
void rebuilding_wording(
    struct rebuilding *rebuilding, const struct proposed *proposed);

/* A point with all that it proposes in the ledger. */
void rebuilding_point(struct rebuilding *rebuilding,
    const struct ledger *ledger, const struct point_made *point);

#endif

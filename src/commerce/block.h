/*
 * Block: what a council owes for places that it promised to pay for.
 *
 * A block commits places for a period. Of these, flex_down_places may stand
 * empty without charge; the others are guaranteed, and an unused guaranteed
 * night is charged at the void rate. Up to flex_up_places more may be used at
 * the same price; what goes beyond is bought at the spot price. A released
 * night (the council let the place go) and a relieved one (the provider could
 * not offer it) leave the guarantee.
 *
 * Money in pence, prices a week of 7 nights, rates in basis points, use in
 * place-nights. Each line of a charge is rounded once, half away from zero.
 * Source: domain notes 3.3 and 3.4. Every function returns false, and leaves
 * its result alone, if the result does not fit 64 bits, if an input is
 * negative, or if more nights are used than the period holds. All is plain
 * data of the caller's.
 */
#ifndef COMMERCE_BLOCK_H
#define COMMERCE_BLOCK_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct block_terms {
    int64_t committed_places;
    int64_t flex_up_places;
    int64_t flex_down_places;
    int64_t nights; /* in the period */
    int64_t weekly, spot_weekly;
    int64_t void_rate;
    int64_t grace_nights; /* the first unused nights, at their own rate */
    int64_t grace_rate;
};

/* Place-nights of one period. */
struct block_use {
    int64_t in_commit; /* within the committed places */
    int64_t flex;      /* in the band above them */
    int64_t over;      /* beyond the band */
    int64_t released, relieved;
};

struct block_result {
    int64_t committed;   /* place-nights */
    int64_t guaranteed;  /* of them, less released and relieved */
    int64_t used;        /* in commit, flex and over */
    int64_t shortfall;   /* guaranteed and not used */
    int64_t used_charge; /* for in commit and flex */
    int64_t void_charge; /* for the shortfall */
    int64_t spot_charge; /* for over */
    int64_t charge;      /* the three together */
    int64_t utilisation; /* in commit and flex of committed; 0 if none is */
};

/* Adds a stretch of nights on each of which so many places are used. */
MUST_CHECK bool block_use_add(const struct block_terms *terms, int64_t places,
    int64_t nights, struct block_use *use);

MUST_CHECK bool block_charge(const struct block_terms *terms,
    const struct block_use *use, struct block_result *result);

/* So many places are committed for so many nights of the period. */
struct block_step {
    int64_t committed_places, nights;
};

/*
 * Ramp-up: the number of committed places changes within the period. The steps
 * stand in place of committed_places and nights of the terms; the guarantee is
 * that of the whole period, so a full stretch makes up for an empty one.
 */
MUST_CHECK bool block_ramp_charge(const struct block_terms *terms,
    const struct block_step *steps, size_t count, const struct block_use *use,
    struct block_result *result);

/*
 * The same use in a hard block: every committed night is paid for in one line,
 * used or not (a relieved one excepted); nothing is released, there is no band,
 * and void_charge is what remains of the line. Source: 3.3.
 */
MUST_CHECK bool block_hard_charge(const struct block_terms *terms,
    const struct block_use *use, struct block_result *result);

/* The same use bought at the spot price alone. */
MUST_CHECK bool block_spot_charge(const struct block_terms *terms,
    const struct block_use *use, int64_t *charge);

/*
 * What is owed if nobody is placed for so many nights: every guaranteed night
 * at the void rate. A lower rate for the first nights would only make it less.
 */
MUST_CHECK bool block_exposure(
    const struct block_terms *terms, int64_t nights, int64_t *charge);

/*
 * The share of a hard block that must be used for it to cost no more than spot.
 * False also if the spot price is nothing.
 */
MUST_CHECK bool block_break_even(
    int64_t weekly, int64_t spot_weekly, int64_t *utilisation);

/* When a review proposes another number of committed places. */
struct block_review {
    int64_t low, high;         /* utilisation below and above these */
    int64_t low_run, high_run; /* for so many reviews, one after the other */
    int64_t step, least, most; /* places */
};

/*
 * What the latest review proposes: a number of places, or committed_places
 * again. Utilisations of the reviews since the number last changed, the oldest
 * first. False also if a run is 0. A proposal takes effect only if it is
 * agreed.
 */
MUST_CHECK bool block_propose(const struct block_review *review,
    int64_t committed_places, const int64_t *utilisations, size_t count,
    int64_t *proposed);

#endif

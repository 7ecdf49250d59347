/*
 * Search: terms that both sides accept.
 *
 * Each party says what it insists on at levels of use of its own choice: the
 * provider what it must keep or be paid at least, the authority what a week may
 * cost at most. A search tries every combination of the values of up to four
 * terms and tells how many each side accepts, and where the ones lie that both
 * do. A party can also look at one set of terms alone, without the other's
 * limits.
 *
 * Money in pence, rates in basis points, as the terms have them. Functions
 * return false, and leave their result alone, if a sum does not fit, if terms
 * or use are such as commerce/partnership.h and commerce/block.h refuse, or if
 * a limit on unit cost is set where nothing is used. All is plain data of the
 * caller's; a range points into terms, which the search changes and puts back.
 */
#ifndef COMMERCE_SEARCH_H
#define COMMERCE_SEARCH_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct block_terms;
struct partnership_terms;
struct partnership_use;

enum { SEARCH_MOST_RANGES = 4, SEARCH_MOST_SCENARIOS = 100000000 };

/* A stretch of nights with so many places in use. */
struct search_stretch {
    int64_t places, nights;
};

/* Use of a block over the period, whatever number of places is committed. */
struct search_pattern {
    const struct search_stretch *stretches;
    size_t count;
    int64_t released, relieved;
};

enum search_figure {
    SEARCH_RETAINED_LEAST, /* partnership: by the provider, a year */
    SEARCH_UNIT_MOST,      /* partnership: to the host, a week of local use */
    SEARCH_CHARGE_LEAST,   /* block: of the period */
    SEARCH_WEEKLY_MOST,    /* block: charge a week of use */
};

/* One thing that a party insists on. A partnership's has use, a block's has a
 * pattern; the other is NULL. */
struct search_limit {
    enum search_figure figure;
    int64_t bound;
    const struct partnership_use *use; /* places, all year */
    const struct search_pattern *pattern;
};

/* All of its limits must hold; one with none accepts everything. */
struct search_party {
    const struct search_limit *limits;
    size_t count;
};

/* From, from + step, and so on up to at most to. */
struct search_range {
    int64_t *value; /* a member of the terms */
    int64_t from, to, step;
};

/* What the limits are about: a partnership, or a block. */
struct search_terms {
    struct partnership_terms *partnership;
    struct block_terms *block;
};

/* Whether one party accepts the terms as they stand. */
MUST_CHECK bool search_accepts(const struct search_terms *terms,
    const struct search_party *party, bool *accepts);

struct search {
    struct search_terms terms;
    struct search_range ranges[SEARCH_MOST_RANGES];
    size_t range_count;
    struct search_party provider, authority;
    /* Called for each set of values that both accept, the last range running
     * quickest. NULL is allowed. */
    void (*on_accepted)(void *context, const int64_t *values);
    void *context;
};

struct search_edge {
    int64_t least, greatest;
};

struct search_result {
    int64_t scenarios;
    int64_t provider, authority; /* how many each accepts */
    int64_t both;
    /* Of what both accept, if anything, for each range: */
    struct search_edge edges[SEARCH_MOST_RANGES];
    int64_t middle[SEARCH_MOST_RANGES];
};

/*
 * Walks the whole grid. The middle is the accepted point nearest to the
 * centroid of all accepted ones, each range counted as 10,000 parts so that a
 * finer step carries no more weight; of several equally near, the first on the
 * walk. False also if there are more scenarios than the most, if a range runs
 * backwards or a step is not above 0.
 */
MUST_CHECK bool search_run(
    const struct search *search, struct search_result *result);

#endif

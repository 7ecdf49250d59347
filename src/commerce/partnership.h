/*
 * Partnership: councils carry part of a home's fixed cost, pay less for a local
 * place, and share in the surplus; who gets what at every level of use.
 *
 * The council (the host) pays a yearly contribution. A place that it does not
 * use may be released to another buyer at the outside price, and the host gets
 * a share of what that pays above the local one; if an outside child comes in
 * without a release, the host is compensated. A surplus above the provider's
 * own return is shared by a table that rises with local use.
 *
 *   what host and outside buyers pay = cost + what the host gets back + what
 *   the provider keeps
 *
 * Money in pence, prices a week of 7 nights, rates in basis points. Each line
 * (contribution, fixed cost, fees from the host, fees from outside, release,
 * compensation, cost of places, return, share, share of a loss, unit cost) is
 * rounded once, half away from zero. Source: domain notes 3.7; the formulas are
 * ours. Every function returns false, and leaves its result alone, if a result
 * does not fit 64 bits, if an input is negative, if a rate of the host's or a
 * share is over the whole, if the steps do not ascend, or if more places are
 * used than there are. All is plain data of the caller's.
 */
#ifndef COMMERCE_PARTNERSHIP_H
#define COMMERCE_PARTNERSHIP_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From this part of the places in local use on, the host has this share. */
struct partnership_step {
    int64_t from, share;
};

struct partnership_terms {
    int64_t places;
    int64_t fixed_cost_year;
    int64_t contribution_rate; /* of the fixed cost, paid by the host */
    int64_t local_weekly, outside_weekly;
    int64_t release_share; /* host's, of outside less local price */
    int64_t compensation_weekly;
    int64_t retained_return; /* provider's first, on cost, before sharing */
    int64_t variable_weekly; /* cost of a place in use */
    int64_t weeks;           /* in a year: 52 */
    int64_t loss_share;      /* host's, of a deficit; mostly 0 */
    bool is_host_capped;     /* gets back at most its contribution */
    const struct partnership_step *steps; /* ascending; none: no sharing */
    size_t step_count;
};

/* Places, or place-nights: used by the host; by others, released or not. */
struct partnership_use {
    int64_t local, released, unreleased;
};

struct partnership_result {
    int64_t contribution;
    int64_t local_fees, outside_fees;
    int64_t fees;         /* both */
    int64_t release;      /* to the host, for released places */
    int64_t compensation; /* to the host, for unreleased ones */
    int64_t cost;         /* fixed cost and that of the places in use */
    int64_t surplus;      /* before sharing; below 0: a deficit */
    int64_t first_return; /* the provider's, on cost, before sharing */
    int64_t share_rate;
    int64_t share;             /* to the host */
    int64_t loss_borne;        /* by the host */
    int64_t provider_retained; /* surplus less share, loss borne added */
    int64_t host_net;          /* what the host pays in all */
    int64_t host_unit;         /* a week of local use; 0 if there is none */
};

/* A year of so many weeks with the same places in use all through. */
MUST_CHECK bool partnership_at(const struct partnership_terms *terms,
    const struct partnership_use *places, struct partnership_result *result);

/*
 * The same for some months, 0 to 12: months / 12 of every line of the year,
 * rounded once. Twelve single months may differ from the year by some pence.
 */
MUST_CHECK bool partnership_months(const struct partnership_terms *terms,
    const struct partnership_use *places, int64_t months,
    struct partnership_result *result);

/*
 * Settlement by real use: place-nights in a period of so many nights, with
 * months / 12 of the year's fixed cost and contribution. The local part is
 * local nights of places x period nights.
 */
MUST_CHECK bool partnership_nights(const struct partnership_terms *terms,
    const struct partnership_use *nights, int64_t period_nights, int64_t months,
    struct partnership_result *result);

/*
 * Places in local use, in hundredths, at which a year makes neither surplus nor
 * deficit if nobody else uses any; maybe more than there are. False also if a
 * local place does not pay for its own cost: then no number does.
 */
MUST_CHECK bool partnership_break_even(
    const struct partnership_terms *terms, int64_t *hundredths);

/* What a released place leaves to the provider a week, to compare with the
 * local price. */
MUST_CHECK bool partnership_released_weekly(
    const struct partnership_terms *terms, int64_t *weekly);

/* ---- does it set the right incentives? ------------------------------- */

enum { PARTNERSHIP_MOST_PLACES = 200 }; /* for checks: they try every cell */

/*
 * Over every number of occupied places and of local ones among them, the others
 * all released or none:
 */
enum partnership_check {
    /* No unreleased cell pays the provider more than local use of the same
     * number of places. */
    PARTNERSHIP_LOCAL_PREFERENCE,
    /* Before sharing, a released place does not pay it more than a local one.
     */
    PARTNERSHIP_RELEASE_NEUTRALITY,
    /* The host never gets more than it pays. */
    PARTNERSHIP_HOST_NOT_PROFITING,
    /* The host's share does not fall as local use rises. A step that does is
     * the cell of the local places, and no others, that first reach it. */
    PARTNERSHIP_ESCALATION,
    /* One local place more, in place of an unreleased one, never pays the
     * provider less: compensation outweighs the rising share. */
    PARTNERSHIP_SHARING,
    PARTNERSHIP_CHECKS
};

struct partnership_cell {
    int64_t local, occupied;
    bool is_released; /* the others; false if there are none */
};

/*
 * Runs one check. *found is how many cells fail: 0, it passes. The first of
 * them, room at most, are written to cells, unreleased ones first, by occupied
 * and then by local places. False also if there are more than the most places.
 */
MUST_CHECK bool partnership_run_check(const struct partnership_terms *terms,
    enum partnership_check check, struct partnership_cell *cells, size_t room,
    size_t *found);

/* The use that a cell stands for. */
struct partnership_use partnership_cell_use(struct partnership_cell cell);

#endif

/*
 * Lifetime: what a plan for one child costs from beginning to end.
 *
 * A plan has phases (so many weeks at a weekly price), one-off costs, and the
 * chance that it breaks down and then costs so much more. A dearer week may be
 * the cheaper plan. Options are compared over the same number of weeks, and the
 * chance is a judgement: print it, and whose it is.
 *
 * Money in pence, the chance in basis points; the expected cost of a breakdown
 * is rounded once. Source: domain notes 3.8. Each function returns false if the
 * result does not fit 64 bits, an input is negative or the chance is over the
 * whole.
 */
#ifndef COMMERCE_LIFETIME_H
#define COMMERCE_LIFETIME_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lifetime_phase {
    int64_t weeks, weekly;
};

struct lifetime_plan {
    const struct lifetime_phase *phases;
    size_t count;
    int64_t one_offs;
    int64_t breakdown_rate, breakdown_cost;
};

MUST_CHECK bool lifetime_cost(const struct lifetime_plan *plan, int64_t *cost);

/* The weeks of all phases. */
MUST_CHECK bool lifetime_weeks(
    const struct lifetime_plan *plan, int64_t *weeks);

#endif

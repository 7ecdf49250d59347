/*
 * Bands: a price that falls as more places are used; nothing is promised.
 *
 * A band starts above so many places and gives a discount on the list price.
 * Marginal: each place has its own band's discount. Whole: every place has the
 * discount of the band that the number of places reaches.
 *
 * Places may be an average over a period: then the sums go by place-nights, and
 * the average is used / period nights, never rounded. Money in pence, the list
 * price a week of 7 nights, discounts in basis points; each total is rounded
 * once, half away from zero. Source: domain notes 3.5. Every function returns
 * false, and leaves its result alone, if the result does not fit 64 bits, if an
 * input is negative, if a discount is over the whole, or if the bands do not
 * ascend. Before the first band there is no discount.
 */
#ifndef COMMERCE_BANDS_H
#define COMMERCE_BANDS_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bands_band {
    int64_t above; /* from the next place on */
    int64_t discount;
};

enum bands_mode { BANDS_MARGINAL, BANDS_WHOLE };

struct bands {
    const struct bands_band *bands; /* ascending */
    size_t count;
    enum bands_mode mode;
    int64_t weekly; /* list price of a place */
};

/* What so many places cost in a week. */
MUST_CHECK bool bands_total(
    const struct bands *bands, int64_t places, int64_t *total);

/* What place-nights used in a period of so many nights cost. */
MUST_CHECK bool bands_total_nights(const struct bands *bands, int64_t used,
    int64_t period_nights, int64_t *total);

/* What is paid back if all was billed at the list price: list less total. */
MUST_CHECK bool bands_rebate(const struct bands *bands, int64_t used,
    int64_t period_nights, int64_t *rebate);

/*
 * Cliffs: in the whole mode, the numbers of places, up to a limit, of which the
 * total is below that of one place less. Writes them into places, which has
 * room for one a band, and how many there are into *found. The mode and the
 * price of the bands do not matter.
 */
MUST_CHECK bool bands_cliffs(
    const struct bands *bands, int64_t limit, int64_t *places, size_t *found);

#endif

#include "commerce/bands.h"

#include "base/money.h"
#include "commerce/price.h"

enum { NIGHTS_A_WEEK = 7 };

static bool is_ascending(const struct bands *bands)
{
    for (size_t i = 0; i < bands->count; i++) {
        const struct bands_band *band = &bands->bands[i];

        if (band->above < 0 || band->discount < 0 ||
            band->discount > MONEY_WHOLE ||
            (i > 0 && band->above <= band[-1].above))
            return false;
    }
    return true;
}

/*
 * Place-nights above a number of places: used less places x nights, and no
 * less than 0.
 */
static int64_t nights_above(int64_t used, int64_t places, int64_t nights)
{
    int64_t below;

    if (__builtin_mul_overflow(places, nights, &below) || below >= used)
        return 0;
    return used - below;
}

/* Place-nights by what is left of the price, in basis points of a night. */
static bool weigh_marginal(
    const struct bands *bands, int64_t used, int64_t nights, int64_t *weight)
{
    int64_t discount = 0;

    if (__builtin_mul_overflow(used, (int64_t)MONEY_WHOLE, weight))
        return false;
    for (size_t i = 0; i < bands->count; i++) {
        const struct bands_band *band = &bands->bands[i];

        *weight -= nights_above(used, band->above, nights) *
                   (band->discount - discount);
        discount = band->discount;
    }
    return true;
}

static bool weigh_whole(
    const struct bands *bands, int64_t used, int64_t nights, int64_t *weight)
{
    int64_t discount = 0;

    for (size_t i = 0; i < bands->count; i++)
        if (nights_above(used, bands->bands[i].above, nights) > 0)
            discount = bands->bands[i].discount;
    return !__builtin_mul_overflow(used, MONEY_WHOLE - discount, weight);
}

bool bands_total_nights(const struct bands *bands, int64_t used,
    int64_t period_nights, int64_t *total)
{
    int64_t weight;
    bool fits;

    if (!is_ascending(bands) || bands->weekly < 0 || used < 0 ||
        period_nights < 0)
        return false;
    fits = bands->mode == BANDS_WHOLE
               ? weigh_whole(bands, used, period_nights, &weight)
               : weigh_marginal(bands, used, period_nights, &weight);
    return fits && money_multiply_divide(bands->weekly, weight,
                       NIGHTS_A_WEEK * (int64_t)MONEY_WHOLE, total);
}

bool bands_total(const struct bands *bands, int64_t places, int64_t *total)
{
    int64_t used;

    return !__builtin_mul_overflow(places, (int64_t)NIGHTS_A_WEEK, &used) &&
           bands_total_nights(bands, used, NIGHTS_A_WEEK, total);
}

bool bands_rebate(const struct bands *bands, int64_t used,
    int64_t period_nights, int64_t *rebate)
{
    int64_t list, due;

    if (!price_nights(bands->weekly, used, &list) ||
        !bands_total_nights(bands, used, period_nights, &due))
        return false;
    *rebate = list - due;
    return true;
}

/*
 * One more place than the band starts above costs less in total if what all
 * places save is more than what that place costs.
 */
static bool is_cliff(int64_t above, int64_t before, int64_t discount)
{
    return (__int128)above * (discount - before) > MONEY_WHOLE - discount;
}

bool bands_cliffs(
    const struct bands *bands, int64_t limit, int64_t *places, size_t *found)
{
    int64_t before = 0;
    size_t count = 0;

    if (!is_ascending(bands) || limit < 0)
        return false;
    for (size_t i = 0; i < bands->count; i++) {
        const struct bands_band *band = &bands->bands[i];

        if (band->above < limit &&
            is_cliff(band->above, before, band->discount))
            places[count++] = band->above + 1;
        before = band->discount;
    }
    *found = count;
    return true;
}

#include "commerce/price.h"

#include "base/money.h"

enum { NIGHTS_A_WEEK = 7, HUNDREDTHS = 100 };

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

bool price_line(int64_t rate, int64_t hundredths, int64_t *weekly)
{
    return rate >= 0 && hundredths >= 0 &&
           money_multiply_divide(rate, hundredths, HUNDREDTHS, weekly);
}

bool price_nights(int64_t weekly, int64_t nights, int64_t *charge)
{
    return weekly >= 0 && nights >= 0 &&
           money_multiply_divide(weekly, nights, NIGHTS_A_WEEK, charge);
}

bool price_retainer(int64_t weekly, int64_t nights, int64_t most_nights,
    int64_t rate, int64_t *charge)
{
    int64_t parts;

    if (weekly < 0 || nights < 0 || most_nights < 0 || rate < 0)
        return false;
    return !__builtin_mul_overflow(
               smaller(nights, most_nights), rate, &parts) &&
           money_multiply_divide(
               weekly, parts, NIGHTS_A_WEEK * (int64_t)MONEY_WHOLE, charge);
}

bool price_notice_nights(
    int64_t notice, int64_t given, int64_t refilled_after, int64_t *nights)
{
    if (notice < 0 || given < 0)
        return false;
    *nights = notice > given ? notice - given : 0;
    if (refilled_after >= 0)
        *nights = smaller(*nights, refilled_after);
    return true;
}

bool price_effective(int64_t charge, int64_t nights, int64_t *weekly)
{
    return charge >= 0 && nights > 0 &&
           money_multiply_divide(charge, NIGHTS_A_WEEK, nights, weekly);
}

bool price_share(int64_t amount, int64_t rate, int64_t *share)
{
    return money_multiply_divide(amount, rate, MONEY_WHOLE, share);
}

bool price_basket(
    const struct price_index *indices, size_t count, int64_t *rate)
{
    int64_t sum = 0, part;

    for (size_t i = 0; i < count; i++)
        if (indices[i].weight < 0 ||
            __builtin_mul_overflow(
                indices[i].weight, indices[i].change, &part) ||
            __builtin_add_overflow(sum, part, &sum))
            return false;
    return money_multiply_divide(sum, 1, MONEY_WHOLE, rate);
}

int64_t price_clamp(int64_t rate, int64_t floor, int64_t cap)
{
    if (rate < floor)
        return floor;
    return smaller(rate, cap);
}

bool price_uplift(int64_t old, int64_t rate, int64_t *raised)
{
    int64_t whole;

    return !__builtin_add_overflow(rate, (int64_t)MONEY_WHOLE, &whole) &&
           money_multiply_divide(old, whole, MONEY_WHOLE, raised);
}

/*
 * Price: what a placement costs, to the penny.
 *
 * Money in pence, rates in basis points, time in nights; a week has 7 nights. A
 * nightly price is never rounded and multiplied: each sum is one division,
 * rounded once, half away from zero. Source: domain notes 3.0, 3.2 and 3.6.
 * Each returns false if the result does not fit 64 bits; all but shares,
 * baskets and uplifts also if an input is negative.
 */
#ifndef COMMERCE_PRICE_H
#define COMMERCE_PRICE_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One line of a fee: quantity in hundredths, so that 2.5 hours are 250. */
MUST_CHECK bool price_line(int64_t rate, int64_t hundredths, int64_t *weekly);

/* What so many nights cost at a weekly price: nights x weekly / 7. */
MUST_CHECK bool price_nights(int64_t weekly, int64_t nights, int64_t *charge);

/* Holding a place: nights, but at most so many, at a share of the price. */
MUST_CHECK bool price_retainer(int64_t weekly, int64_t nights,
    int64_t most_nights, int64_t rate, int64_t *charge);

/*
 * Nights still due when notice was short: notice less what was given, and no
 * more than the nights until the place was filled again (-1: it was not).
 */
MUST_CHECK bool price_notice_nights(
    int64_t notice, int64_t given, int64_t refilled_after, int64_t *nights);

/*
 * What a charge comes to for a week of use: charge x 7 / nights used. False
 * also if there were none.
 */
MUST_CHECK bool price_effective(
    int64_t charge, int64_t nights, int64_t *weekly);

/* A share of an amount. */
MUST_CHECK bool price_share(int64_t amount, int64_t rate, int64_t *share);

/* One index of a basket, and how much it counts. */
struct price_index {
    int64_t weight, change;
};

/* The weighted change of a basket, rounded once. Weights should make 10,000. */
MUST_CHECK bool price_basket(
    const struct price_index *indices, size_t count, int64_t *rate);

/* An uplift held between floor and cap: basis points. */
int64_t price_clamp(int64_t rate, int64_t floor, int64_t cap);

/* A price after an uplift: old x (10,000 + rate) / 10,000. */
MUST_CHECK bool price_uplift(int64_t old, int64_t rate, int64_t *raised);

#endif

#include "commerce/block.h"

#include "base/money.h"
#include "commerce/price.h"

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t above_nothing(int64_t number)
{
    return larger(number, 0);
}

static bool are_terms(const struct block_terms *terms)
{
    return terms->committed_places >= 0 && terms->flex_up_places >= 0 &&
           terms->flex_down_places >= 0 && terms->nights >= 0 &&
           terms->weekly >= 0 && terms->spot_weekly >= 0 &&
           terms->void_rate >= 0 && terms->grace_nights >= 0 &&
           terms->grace_rate >= 0;
}

static bool is_use(const struct block_use *use)
{
    return use->in_commit >= 0 && use->flex >= 0 && use->over >= 0 &&
           use->released >= 0 && use->relieved >= 0;
}

static bool add_product(int64_t a, int64_t b, int64_t *sum)
{
    int64_t product;

    return !__builtin_mul_overflow(a, b, &product) &&
           !__builtin_add_overflow(*sum, product, sum);
}

bool block_use_add(const struct block_terms *terms, int64_t places,
    int64_t nights, struct block_use *use)
{
    struct block_use sum = *use;
    int64_t committed, flex;

    if (!are_terms(terms) || !is_use(use) || places < 0 || nights < 0)
        return false;
    committed = smaller(places, terms->committed_places);
    flex = smaller(places - committed, terms->flex_up_places);
    if (!add_product(committed, nights, &sum.in_commit) ||
        !add_product(flex, nights, &sum.flex) ||
        !add_product(places - committed - flex, nights, &sum.over))
        return false;
    *use = sum;
    return true;
}

/* ---- the charge ------------------------------------------------------- */

/* Of the steps: place-nights committed, guaranteed, and in the band above. */
static bool count_nights(const struct block_terms *terms,
    const struct block_step *steps, size_t count, struct block_result *result,
    int64_t *band)
{
    for (size_t i = 0; i < count; i++) {
        int64_t places = steps[i].committed_places, nights = steps[i].nights;

        if (places < 0 || nights < 0 ||
            !add_product(places, nights, &result->committed) ||
            !add_product(above_nothing(places - terms->flex_down_places),
                nights, &result->guaranteed) ||
            !add_product(terms->flex_up_places, nights, band))
            return false;
    }
    return true;
}

static bool take_away(int64_t *guaranteed, const struct block_use *use)
{
    int64_t gone;

    if (__builtin_add_overflow(use->released, use->relieved, &gone))
        return false;
    *guaranteed = above_nothing(*guaranteed - gone);
    return true;
}

/* One line for the first unused nights at their own rate, one for the rest. */
static bool charge_void(
    const struct block_terms *terms, int64_t nights, int64_t *charge)
{
    int64_t first = smaller(nights, terms->grace_nights);
    int64_t grace, rest;

    return price_retainer(
               terms->weekly, first, first, terms->grace_rate, &grace) &&
           price_retainer(terms->weekly, nights - first, nights - first,
               terms->void_rate, &rest) &&
           !__builtin_add_overflow(grace, rest, charge);
}

static bool add_up(struct block_result *result)
{
    return !__builtin_add_overflow(
               result->used_charge, result->void_charge, &result->charge) &&
           !__builtin_add_overflow(
               result->charge, result->spot_charge, &result->charge);
}

static bool set_utilisation(struct block_result *result, int64_t nights)
{
    result->utilisation = 0;
    return result->committed == 0 ||
           money_multiply_divide(
               nights, MONEY_WHOLE, result->committed, &result->utilisation);
}

bool block_ramp_charge(const struct block_terms *terms,
    const struct block_step *steps, size_t count, const struct block_use *use,
    struct block_result *result)
{
    struct block_result sum = { 0 };
    int64_t at_price, band = 0;

    if (!are_terms(terms) || !is_use(use) ||
        !count_nights(terms, steps, count, &sum, &band) ||
        use->in_commit > sum.committed || use->flex > band ||
        !take_away(&sum.guaranteed, use))
        return false;
    sum.shortfall = above_nothing(sum.guaranteed - use->in_commit);
    if (__builtin_add_overflow(use->in_commit, use->flex, &at_price) ||
        __builtin_add_overflow(at_price, use->over, &sum.used) ||
        !price_nights(terms->weekly, at_price, &sum.used_charge) ||
        !charge_void(terms, sum.shortfall, &sum.void_charge) ||
        !price_nights(terms->spot_weekly, use->over, &sum.spot_charge) ||
        !add_up(&sum) || !set_utilisation(&sum, at_price))
        return false;
    *result = sum;
    return true;
}

bool block_charge(const struct block_terms *terms, const struct block_use *use,
    struct block_result *result)
{
    struct block_step whole = { terms->committed_places, terms->nights };

    return block_ramp_charge(terms, &whole, 1, use, result);
}

/* ---- what it is compared with ----------------------------------------- */

bool block_hard_charge(const struct block_terms *terms,
    const struct block_use *use, struct block_result *result)
{
    struct block_terms hard = *terms;
    struct block_use beyond = *use;
    struct block_result sum;
    int64_t line;

    if (!are_terms(terms) || !is_use(use))
        return false;
    hard.flex_up_places = hard.flex_down_places = hard.grace_nights = 0;
    hard.void_rate = MONEY_WHOLE;
    beyond.flex = beyond.released = 0;
    if (__builtin_add_overflow(use->flex, use->over, &beyond.over) ||
        !block_charge(&hard, &beyond, &sum) ||
        !price_nights(hard.weekly, use->in_commit + sum.shortfall, &line))
        return false;
    sum.void_charge = line - sum.used_charge;
    if (!add_up(&sum))
        return false;
    *result = sum;
    return true;
}

bool block_spot_charge(const struct block_terms *terms,
    const struct block_use *use, int64_t *charge)
{
    int64_t nights;

    return is_use(use) &&
           !__builtin_add_overflow(use->in_commit, use->flex, &nights) &&
           !__builtin_add_overflow(nights, use->over, &nights) &&
           price_nights(terms->spot_weekly, nights, charge);
}

bool block_exposure(
    const struct block_terms *terms, int64_t nights, int64_t *charge)
{
    int64_t guaranteed = 0;

    return are_terms(terms) && nights >= 0 &&
           add_product(
               above_nothing(terms->committed_places - terms->flex_down_places),
               nights, &guaranteed) &&
           price_retainer(
               terms->weekly, guaranteed, guaranteed, terms->void_rate, charge);
}

bool block_break_even(int64_t weekly, int64_t spot_weekly, int64_t *utilisation)
{
    return weekly >= 0 && spot_weekly > 0 &&
           money_multiply_divide(weekly, MONEY_WHOLE, spot_weekly, utilisation);
}

/* ---- review ----------------------------------------------------------- */

static bool is_review(const struct block_review *review)
{
    return review->low >= 0 && review->high >= 0 && review->low_run > 0 &&
           review->high_run > 0 && review->step >= 0 && review->least >= 0 &&
           review->most >= 0;
}

/* Whether the latest reviews, so many of them, all lie below or above. */
static bool has_run(const int64_t *utilisations, size_t count, int64_t run,
    int64_t bound, bool above)
{
    if (count < (uint64_t)run)
        return false;
    for (size_t i = count - (size_t)run; i < count; i++)
        if (above ? utilisations[i] <= bound : utilisations[i] >= bound)
            return false;
    return true;
}

bool block_propose(const struct block_review *review, int64_t committed_places,
    const int64_t *utilisations, size_t count, int64_t *proposed)
{
    int64_t more;

    if (!is_review(review) || committed_places < 0 ||
        __builtin_add_overflow(committed_places, review->step, &more))
        return false;
    *proposed = committed_places;
    if (has_run(utilisations, count, review->low_run, review->low, false))
        *proposed = smaller(committed_places,
            larger(committed_places - review->step, review->least));
    else if (has_run(utilisations, count, review->high_run, review->high, true))
        *proposed = larger(committed_places, smaller(more, review->most));
    return true;
}

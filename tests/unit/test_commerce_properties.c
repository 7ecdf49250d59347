/*
 * What holds of the models whatever the numbers are, tried on numbers drawn by
 * chance from a fixed seed, the same in every run; a failure prints it.
 */
#include "base/money.h"
#include "commerce/bands.h"
#include "commerce/block.h"
#include "commerce/lifetime.h"
#include "commerce/partnership.h"
#include "commerce/price.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#define SEED UINT64_C(0x9E3779B97F4A7C15)

enum { TRIES = 20000 };

static uint64_t state;
static int try;

#define HOLDS(what)                                                            \
    ck_assert_msg(                                                             \
        what, "%s: try %d of seed %llx", #what, try, (unsigned long long)SEED)

/* xorshift64 */
static uint64_t draw(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

/* From 0 to most. */
static int64_t up_to(int64_t most)
{
    return (int64_t)(draw() % ((uint64_t)most + 1));
}

#define EACH_TRY for (state = SEED, try = 0; try < TRIES; try++)

/* ---- blocks ------------------------------------------------------------- */

static struct block_terms draw_terms(void)
{
    return (struct block_terms){ .committed_places = up_to(20),
        .flex_up_places = up_to(5),
        .flex_down_places = up_to(5),
        .nights = up_to(366),
        .weekly = up_to(1000000),
        .spot_weekly = up_to(1000000),
        .void_rate = up_to(MONEY_WHOLE),
        .grace_nights = up_to(100),
        .grace_rate = up_to(MONEY_WHOLE) };
}

static struct block_use draw_use(const struct block_terms *terms)
{
    struct block_use use = { .released = up_to(400), .relieved = up_to(400) };
    int64_t first = up_to(terms->nights);

    ck_assert(block_use_add(terms, up_to(30), first, &use));
    ck_assert(block_use_add(terms, up_to(30), terms->nights - first, &use));
    return use;
}

static struct block_result charge(
    const struct block_terms *terms, const struct block_use *use)
{
    struct block_result result;

    ck_assert(block_charge(terms, use, &result));
    return result;
}

START_TEST(a_night_released_or_relieved_never_raises_the_charge)
{
    EACH_TRY
    {
        struct block_terms terms = draw_terms();
        struct block_use use = draw_use(&terms), more = use;
        struct block_result before = charge(&terms, &use);

        more.released++;
        HOLDS(charge(&terms, &more).charge <= before.charge);
        more = use;
        more.relieved++;
        HOLDS(charge(&terms, &more).charge <= before.charge);
    }
}
END_TEST

START_TEST(the_charge_never_falls_as_the_void_rate_rises)
{
    EACH_TRY
    {
        struct block_terms terms = draw_terms(), higher = terms;
        struct block_use use = draw_use(&terms);

        higher.void_rate += up_to(MONEY_WHOLE - terms.void_rate);
        HOLDS(charge(&higher, &use).charge >= charge(&terms, &use).charge);
    }
}
END_TEST

/* Its one line for all committed nights may differ by the penny that a second
 * rounding makes. */
START_TEST(a_hard_block_is_a_soft_one_at_the_whole_price_without_a_band)
{
    EACH_TRY
    {
        struct block_terms terms = draw_terms(), whole = terms;
        struct block_use use = draw_use(&terms), beyond = use;
        struct block_result hard;
        int64_t difference;

        ck_assert(block_hard_charge(&terms, &use, &hard));
        whole.void_rate = MONEY_WHOLE;
        whole.flex_up_places = whole.flex_down_places = whole.grace_nights = 0;
        beyond.over += beyond.flex;
        beyond.flex = beyond.released = 0;
        difference = hard.charge - charge(&whole, &beyond).charge;
        HOLDS(difference >= -1 && difference <= 1);
        HOLDS(hard.shortfall == charge(&whole, &beyond).shortfall);
    }
}
END_TEST

START_TEST(a_hard_block_costs_the_same_however_it_is_used)
{
    EACH_TRY
    {
        struct block_terms terms = draw_terms();
        struct block_use use = draw_use(&terms);
        struct block_result hard;
        int64_t all;

        use.relieved = 0;
        ck_assert(block_hard_charge(&terms, &use, &hard));
        ck_assert(price_nights(
            terms.weekly, terms.committed_places * terms.nights, &all));
        HOLDS(hard.charge - hard.spot_charge == all);
    }
}
END_TEST

START_TEST(the_parts_of_a_block_make_the_whole)
{
    EACH_TRY
    {
        struct block_terms terms = draw_terms();
        struct block_use use = draw_use(&terms);
        struct block_result result = charge(&terms, &use);
        int64_t exposure;

        HOLDS(result.charge ==
              result.used_charge + result.void_charge + result.spot_charge);
        HOLDS(result.used == use.in_commit + use.flex + use.over);
        HOLDS(result.guaranteed <= result.committed);
        terms.grace_nights = 0;
        ck_assert(block_exposure(&terms, terms.nights, &exposure));
        HOLDS(charge(&terms, &use).void_charge <= exposure);
    }
}
END_TEST

/* ---- bands -------------------------------------------------------------- */

struct drawn_bands {
    struct bands_band bands[5];
    size_t count;
};

/* Discounts that rise with the places. */
static void draw_bands(struct drawn_bands *drawn)
{
    int64_t above = up_to(10), discount = up_to(500);

    drawn->count = (size_t)up_to(5);
    for (size_t i = 0; i < drawn->count; i++) {
        drawn->bands[i] = (struct bands_band){ above, discount };
        above += 1 + up_to(10);
        discount += up_to(1500);
    }
}

START_TEST(the_whole_is_never_dearer_than_marginal_nor_that_than_the_list)
{
    EACH_TRY
    {
        struct drawn_bands drawn;
        int64_t used = up_to(10000), period = 1 + up_to(365);
        int64_t weekly = up_to(1000000), by_band, by_all, list;

        draw_bands(&drawn);
        struct bands marginal = { drawn.bands, drawn.count, BANDS_MARGINAL,
            weekly };
        struct bands whole = { drawn.bands, drawn.count, BANDS_WHOLE, weekly };
        ck_assert(bands_total_nights(&marginal, used, period, &by_band));
        ck_assert(bands_total_nights(&whole, used, period, &by_all));
        ck_assert(price_nights(weekly, used, &list));
        HOLDS(by_all <= by_band && by_band <= list && by_all >= 0);
    }
}
END_TEST

START_TEST(a_marginal_total_never_falls_as_places_rise)
{
    EACH_TRY
    {
        struct drawn_bands drawn;
        int64_t places = up_to(60), here, next;

        draw_bands(&drawn);
        struct bands bands = { drawn.bands, drawn.count, BANDS_MARGINAL,
            up_to(1000000) };
        ck_assert(bands_total(&bands, places, &here));
        ck_assert(bands_total(&bands, places + 1, &next));
        HOLDS(next >= here);
    }
}
END_TEST

START_TEST(a_whole_total_falls_only_at_a_cliff)
{
    EACH_TRY
    {
        struct drawn_bands drawn;
        int64_t places[5], here = 0, next;
        size_t found, seen = 0;

        draw_bands(&drawn);
        struct bands bands = { drawn.bands, drawn.count, BANDS_WHOLE, 1000000 };
        ck_assert(bands_cliffs(&bands, 100, places, &found));
        for (int64_t v = 1; v <= 100; v++, here = next) {
            ck_assert(bands_total(&bands, v, &next));
            if (next < here) {
                HOLDS(seen < found && places[seen] == v);
                seen++;
            }
        }
        HOLDS(seen == found);
    }
}
END_TEST

/* ---- partnership -------------------------------------------------------- */

static struct partnership_terms draw_partnership(struct partnership_step *steps)
{
    steps[0] = (struct partnership_step){ up_to(4000), up_to(3000) };
    steps[1] = (struct partnership_step){ 5000 + up_to(5000), up_to(10000) };
    return (struct partnership_terms){ .places = 1 + up_to(11),
        .fixed_cost_year = up_to(300000000),
        .contribution_rate = up_to(MONEY_WHOLE),
        .local_weekly = up_to(700000),
        .outside_weekly = up_to(900000),
        .release_share = up_to(MONEY_WHOLE),
        .compensation_weekly = up_to(300000),
        .retained_return = up_to(2000),
        .variable_weekly = up_to(200000),
        .weeks = 52,
        .loss_share = up_to(MONEY_WHOLE),
        .is_host_capped = up_to(1) == 1,
        .steps = steps,
        .step_count = 2 };
}

static struct partnership_use draw_nights(int64_t capacity)
{
    int64_t local = up_to(capacity), released = up_to(capacity - local);

    return (struct partnership_use){ local, released,
        up_to(capacity - local - released) };
}

/* What is paid in is what it costs, what goes back and what is kept. */
START_TEST(the_parts_of_a_partnership_make_the_whole)
{
    EACH_TRY
    {
        struct partnership_step steps[2];
        struct partnership_terms terms = draw_partnership(steps);
        struct partnership_use nights = draw_nights(terms.places * 365);
        struct partnership_result r;

        ck_assert(partnership_nights(&terms, &nights, 365, up_to(12), &r));
        HOLDS(r.fees == r.local_fees + r.outside_fees);
        HOLDS(r.contribution + r.fees + r.loss_borne ==
              r.cost + r.release + r.compensation + r.share +
                  r.provider_retained);
        HOLDS(r.host_net + r.outside_fees == r.cost + r.provider_retained);
        HOLDS(r.share >= 0 && (r.share == 0 || r.surplus > r.first_return));
        HOLDS(r.loss_borne >= 0 && (r.loss_borne == 0 || r.surplus < 0));
    }
}
END_TEST

START_TEST(a_capped_host_gets_back_at_most_its_contribution)
{
    EACH_TRY
    {
        struct partnership_step steps[2];
        struct partnership_terms terms = draw_partnership(steps);
        struct partnership_use places = draw_nights(terms.places);
        struct partnership_result free, capped;

        terms.is_host_capped = false;
        ck_assert(partnership_at(&terms, &places, &free));
        terms.is_host_capped = true;
        ck_assert(partnership_at(&terms, &places, &capped));
        HOLDS(capped.release + capped.compensation <= capped.contribution);
        HOLDS(free.release + free.compensation > free.contribution ||
              capped.host_net == free.host_net);
    }
}
END_TEST

/* ---- numbers at the ends of 64 bits -------------------------------------- */

/* Often small, often an end, sometimes anything; never refused for its sign. */
static int64_t wild(void)
{
    int64_t any = (int64_t)(draw() >> 1);

    switch (draw() % 4) {
    case 0:
        return any % 100;
    case 1:
        return INT64_MAX - any % 3;
    case 2:
        return any >> (draw() % 60);
    default:
        return any;
    }
}

/* Whether it is what the same sum gives in doubles, as far as these see. */
static bool is_near(int64_t got, double wanted)
{
    double off = (double)got - wanted;

    return (off < 0 ? -off : off) <= 8 + (wanted < 0 ? -wanted : wanted) / 1e14;
}

START_TEST(a_wild_block_is_right_or_refused)
{
    int refused = 0;

    EACH_TRY
    {
        struct block_terms t = { wild(), wild(), wild(), wild(), wild(), wild(),
            wild(), wild(), wild() };
        struct block_use use = { wild(), wild(), wild(), wild(), wild() };
        struct block_result r;

        if (!block_charge(&t, &use, &r)) {
            refused++;
            continue;
        }
        double first = (double)(r.shortfall < t.grace_nights ? r.shortfall
                                                             : t.grace_nights);
        HOLDS(is_near(r.used_charge,
            (double)t.weekly * ((double)use.in_commit + (double)use.flex) / 7));
        HOLDS(is_near(
            r.spot_charge, (double)t.spot_weekly * (double)use.over / 7));
        HOLDS(is_near(r.void_charge,
            (double)t.weekly / 70000 *
                (first * (double)t.grace_rate +
                    ((double)r.shortfall - first) * (double)t.void_rate)));
    }
    HOLDS(refused > 0 && refused < TRIES);
}
END_TEST

START_TEST(a_wild_partnership_is_right_or_refused)
{
    int refused = 0;

    EACH_TRY
    {
        struct partnership_terms t = { .places = wild(),
            .fixed_cost_year = wild(),
            .contribution_rate = up_to(MONEY_WHOLE),
            .local_weekly = wild(),
            .outside_weekly = wild(),
            .release_share = up_to(MONEY_WHOLE),
            .compensation_weekly = wild(),
            .variable_weekly = wild(),
            .weeks = wild() };
        struct partnership_use use = { wild(), 0, 0 };
        struct partnership_result r;

        if (!partnership_at(&t, &use, &r)) {
            refused++;
            continue;
        }
        double weeks = (double)t.weeks * (double)use.local;
        HOLDS(is_near(r.local_fees, (double)t.local_weekly * weeks));
        HOLDS(is_near(r.cost,
            (double)t.fixed_cost_year + (double)t.variable_weekly * weeks));
        HOLDS(r.contribution + r.fees - r.cost == r.surplus);
    }
    HOLDS(refused > 0 && refused < TRIES);
}
END_TEST

START_TEST(wild_bands_are_right_or_refused)
{
    int refused = 0;

    EACH_TRY
    {
        struct bands_band band = { wild(), up_to(MONEY_WHOLE) };
        struct bands bands = { &band, 1, BANDS_MARGINAL, wild() };
        int64_t places = wild(), total;
        int64_t above = places > band.above ? places - band.above : 0;
        double left = (double)(MONEY_WHOLE - band.discount) / MONEY_WHOLE;

        if (!bands_total(&bands, places, &total)) {
            refused++;
            continue;
        }
        HOLDS(is_near(total, (double)bands.weekly * ((double)(places - above) +
                                                        (double)above * left)));
    }
    HOLDS(refused > 0 && refused < TRIES);
}
END_TEST

START_TEST(a_wild_plan_is_right_or_refused)
{
    int refused = 0;

    EACH_TRY
    {
        struct lifetime_phase phase = { wild(), wild() };
        struct lifetime_plan plan = { &phase, 1, wild(), up_to(MONEY_WHOLE),
            wild() };
        int64_t cost;

        if (!lifetime_cost(&plan, &cost)) {
            refused++;
            continue;
        }
        HOLDS(is_near(cost, (double)phase.weeks * (double)phase.weekly +
                                (double)plan.one_offs +
                                (double)plan.breakdown_rate *
                                    (double)plan.breakdown_cost / 1e4));
    }
    HOLDS(refused > 0 && refused < TRIES);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("commerce properties");
    TCase *tcase = tcase_create("properties");
    SRunner *runner = srunner_create(suite);

    printf("seed %llx, %d tries each\n", (unsigned long long)SEED, TRIES);
    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, a_night_released_or_relieved_never_raises_the_charge);
    tcase_add_test(tcase, the_charge_never_falls_as_the_void_rate_rises);
    tcase_add_test(
        tcase, a_hard_block_is_a_soft_one_at_the_whole_price_without_a_band);
    tcase_add_test(tcase, a_hard_block_costs_the_same_however_it_is_used);
    tcase_add_test(tcase, the_parts_of_a_block_make_the_whole);
    tcase_add_test(
        tcase, the_whole_is_never_dearer_than_marginal_nor_that_than_the_list);
    tcase_add_test(tcase, a_marginal_total_never_falls_as_places_rise);
    tcase_add_test(tcase, a_whole_total_falls_only_at_a_cliff);
    tcase_add_test(tcase, the_parts_of_a_partnership_make_the_whole);
    tcase_add_test(tcase, a_capped_host_gets_back_at_most_its_contribution);
    tcase_add_test(tcase, a_wild_block_is_right_or_refused);
    tcase_add_test(tcase, a_wild_partnership_is_right_or_refused);
    tcase_add_test(tcase, wild_bands_are_right_or_refused);
    tcase_add_test(tcase, a_wild_plan_is_right_or_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

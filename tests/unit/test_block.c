/*
 * What a block of places costs, to the penny, from the tables in tests/money.
 */
#include "rows.h"

#include "commerce/block.h"
#include "commerce/price.h"

static struct block_terms terms_of_row(void)
{
    return (struct block_terms){
        .committed_places = row_number("committed"),
        .flex_up_places = row_number("up"),
        .flex_down_places = row_number("down"),
        .nights = row_number("nights"),
        .weekly = row_pence("weekly"),
        .spot_weekly = row_pence("spot"),
        .void_rate = row_points("void"),
        .grace_nights = row_number("grace_nights"),
        .grace_rate = row_points("grace_rate"),
    };
}

/* "6 for 20 and 5 for 71": places, and for how many nights. */
static struct block_use use_of_row(const struct block_terms *terms)
{
    struct block_use use = { .released = row_number("released"),
        .relieved = row_number("relieved") };
    const char *words = row_cell("pattern");
    int places, nights, length;

    while (sscanf(words, "%d for %d%n", &places, &nights, &length) == 2) {
        ck_assert(block_use_add(terms, places, nights, &use));
        words += length;
        if (strncmp(words, " and ", 5) == 0)
            words += 5;
    }
    ck_assert_str_eq(words, "");
    return use;
}

static void look_at_effective(const struct block_result *result)
{
    int64_t weekly;

    if (strcmp(row_cell("effective"), "-") == 0) {
        ck_assert(!price_effective(result->charge, result->used, &weekly));
        return;
    }
    ck_assert(price_effective(result->charge, result->used, &weekly));
    ROW_PENCE("effective", weekly);
}

static void look_at_others(
    const struct block_terms *terms, const struct block_use *use)
{
    struct block_result hard;
    int64_t spot;

    ck_assert(block_hard_charge(terms, use, &hard));
    ROW_PENCE("hard", hard.charge);
    ck_assert(block_spot_charge(terms, use, &spot));
    ROW_PENCE("all_spot", spot);
}

START_TEST(the_cases_of_a_block)
{
    rows_begin("block");
    do {
        struct block_terms terms = terms_of_row();
        struct block_use use = use_of_row(&terms);
        struct block_result result;

        ck_assert(block_charge(&terms, &use, &result));
        ROW_NUMBER("in_commit", use.in_commit);
        ROW_NUMBER("flex", use.flex);
        ROW_NUMBER("over", use.over);
        ROW_NUMBER("guarantee", result.guaranteed);
        ROW_NUMBER("shortfall", result.shortfall);
        ROW_PENCE("void_charge", result.void_charge);
        ROW_PENCE("charge", result.charge);
        ROW_POINTS("utilisation", result.utilisation);
        ck_assert_int_eq(result.charge,
            result.used_charge + result.void_charge + result.spot_charge);
        look_at_others(&terms, &use);
        look_at_effective(&result);
    } while (rows_next());
}
END_TEST

START_TEST(a_hard_block_breaks_even_at_its_price_of_spot)
{
    int64_t utilisation;

    rows_begin("break-even");
    do {
        ck_assert(block_break_even(
            row_pence("weekly"), row_pence("spot"), &utilisation));
        ROW_POINTS("utilisation", utilisation);
    } while (rows_next());
    ck_assert(!block_break_even(1, 0, &utilisation));
    ck_assert(!block_break_even(-1, 1, &utilisation));
}
END_TEST

static size_t reviews_of_row(int64_t *utilisations)
{
    char words[64], *rest = words;
    size_t count = 0;

    snprintf(words, sizeof words, "%s", row_cell("reviews"));
    for (char *word; (word = strtok_r(rest, " ", &rest)) != NULL; count++)
        ck_assert(money_parse_rate(word, &utilisations[count]));
    return count;
}

START_TEST(reviews_propose_another_number_of_places)
{
    rows_begin("review");
    do {
        struct block_review review = { row_points("low"), row_points("high"),
            row_number("low_run"), row_number("high_run"), row_number("step"),
            row_number("least"), row_number("most") };
        int64_t utilisations[8], proposed;
        size_t count = reviews_of_row(utilisations);

        ck_assert(block_propose(
            &review, row_number("committed"), utilisations, count, &proposed));
        ROW_NUMBER("proposed", proposed);
    } while (rows_next());
}
END_TEST

static const struct block_terms south = { .committed_places = 6,
    .flex_up_places = 2,
    .flex_down_places = 1,
    .nights = 91,
    .weekly = 490000,
    .spot_weekly = 560000,
    .void_rate = 6000 };

START_TEST(exposure_is_the_void_charge_of_nobody_placed)
{
    struct block_use nobody = { 0 };
    struct block_result result;
    int64_t charge;

    ck_assert(block_charge(&south, &nobody, &result));
    ck_assert(block_exposure(&south, south.nights, &charge));
    ck_assert_int_eq(charge, 19110000);
    ck_assert_int_eq(charge, result.charge);
    ck_assert(block_exposure(&south, 4 * 365, &charge));
    ck_assert_int_eq(charge, (int64_t)5 * 4 * 365 * 42000);
    ck_assert(!block_exposure(&south, -1, &charge));
}
END_TEST

START_TEST(places_that_grow_are_guaranteed_over_the_whole_period)
{
    struct block_step steps[] = { { 3, 31 }, { 4, 30 }, { 6, 30 } };
    struct block_terms stretch = south;
    struct block_use use = { 0 };
    struct block_result result;

    for (size_t i = 0; i < 3; i++) {
        stretch.committed_places = steps[i].committed_places;
        ck_assert(block_use_add(&stretch, 3, steps[i].nights, &use));
    }
    ck_assert(block_ramp_charge(&south, steps, 3, &use, &result));
    ck_assert_int_eq(result.committed, 3 * 31 + 4 * 30 + 6 * 30);
    ck_assert_int_eq(result.guaranteed, 2 * 31 + 3 * 30 + 5 * 30);
    ck_assert_int_eq(result.used, 273);
    ck_assert_int_eq(result.shortfall, 302 - 273);
    ck_assert_int_eq(result.void_charge, 29 * 42000);
    ck_assert_int_eq(result.charge, 273 * 70000 + 29 * 42000);
}
END_TEST

START_TEST(one_step_is_a_block)
{
    struct block_step step = { 6, 91 };
    struct block_use use = { .in_commit = 364 };
    struct block_result one, all;

    ck_assert(block_ramp_charge(&south, &step, 1, &use, &one));
    ck_assert(block_charge(&south, &use, &all));
    ck_assert_mem_eq(&one, &all, sizeof one);
}
END_TEST

/* Every member of terms and use is refused below 0, one after the other. */
START_TEST(what_is_negative_is_refused)
{
    struct block_use none = { 0 };
    struct block_result result = { .charge = 42 };

    for (size_t i = 0; i < sizeof south / sizeof(int64_t); i++) {
        struct block_terms terms = south;

        memcpy((char *)&terms + i * sizeof(int64_t), &(int64_t){ -1 },
            sizeof(int64_t));
        ck_assert(!block_charge(&terms, &none, &result));
        ck_assert(!block_hard_charge(&terms, &none, &result));
        ck_assert(!block_use_add(&terms, 1, 1, &none));
    }
    for (size_t i = 0; i < sizeof none / sizeof(int64_t); i++) {
        struct block_use use = none;

        memcpy((char *)&use + i * sizeof(int64_t), &(int64_t){ -1 },
            sizeof(int64_t));
        ck_assert(!block_charge(&south, &use, &result));
        ck_assert(!block_hard_charge(&south, &use, &result));
    }
    ck_assert(!block_use_add(&south, -1, 1, &none));
    ck_assert(!block_use_add(&south, 1, -1, &none));
    ck_assert_int_eq(none.in_commit, 0);
    ck_assert_int_eq(result.charge, 42);
}
END_TEST

START_TEST(more_nights_than_the_period_holds_are_refused)
{
    struct block_use commit = { .in_commit = 547 }, flex = { .flex = 183 };
    struct block_result result;

    ck_assert(!block_charge(&south, &commit, &result));
    ck_assert(!block_charge(&south, &flex, &result));
    commit.in_commit = 546;
    flex.flex = 182;
    ck_assert(block_charge(&south, &commit, &result));
    ck_assert(block_charge(&south, &flex, &result));
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
    struct block_terms dear = south, large = south;
    struct block_use full = { .in_commit = 546 };
    struct block_use far = { .over = INT64_MAX, .flex = 1 };
    struct block_use gone = { .released = INT64_MAX, .relieved = INT64_MAX };
    struct block_result result = { .charge = 42 };
    int64_t charge = 42;

    dear.weekly = INT64_MAX / 8;
    large.nights = INT64_MAX;
    ck_assert(!block_charge(&dear, &full, &result));
    ck_assert(!block_charge(&large, &full, &result));
    ck_assert(!block_charge(&south, &far, &result));
    ck_assert(!block_charge(&south, &gone, &result));
    ck_assert(!block_spot_charge(&south, &far, &charge));
    ck_assert(!block_exposure(&south, INT64_MAX, &charge));
    ck_assert_int_eq(result.charge, 42);
    ck_assert_int_eq(charge, 42);
}
END_TEST

START_TEST(a_review_that_makes_no_sense_is_refused)
{
    struct block_review review = { 8000, 10000, 2, 2, 1, 4, 8 };
    int64_t low[] = { 0, 0 }, proposed = 42;

    review.low_run = 0;
    ck_assert(!block_propose(&review, 6, low, 2, &proposed));
    review.low_run = 2;
    review.step = -1;
    ck_assert(!block_propose(&review, 6, low, 2, &proposed));
    review.step = INT64_MAX;
    ck_assert(!block_propose(&review, 6, low, 2, &proposed));
    ck_assert_int_eq(proposed, 42);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("block");
    TCase *tcase = tcase_create("block");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, the_cases_of_a_block);
    tcase_add_test(tcase, a_hard_block_breaks_even_at_its_price_of_spot);
    tcase_add_test(tcase, reviews_propose_another_number_of_places);
    tcase_add_test(tcase, exposure_is_the_void_charge_of_nobody_placed);
    tcase_add_test(
        tcase, places_that_grow_are_guaranteed_over_the_whole_period);
    tcase_add_test(tcase, one_step_is_a_block);
    tcase_add_test(tcase, what_is_negative_is_refused);
    tcase_add_test(tcase, more_nights_than_the_period_holds_are_refused);
    tcase_add_test(tcase, what_does_not_fit_is_refused);
    tcase_add_test(tcase, a_review_that_makes_no_sense_is_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

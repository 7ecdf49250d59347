/*
 * Volume bands to the penny, from the tables in tests/money.
 */
#include "rows.h"

#include "commerce/bands.h"
#include "commerce/price.h"

static const struct bands_band notes[] = { { 0, 0 }, { 5, 200 }, { 10, 400 },
    { 20, 600 } };
static const struct bands marginal = { notes, 4, BANDS_MARGINAL, 90000 };
static const struct bands whole = { notes, 4, BANDS_WHOLE, 90000 };

static void look_at_effective(const char *column, int64_t total, int64_t places)
{
    int64_t weekly;

    if (places == 0)
        return;
    ck_assert(price_effective(total, places * 7, &weekly));
    ROW_PENCE(column, weekly);
}

START_TEST(the_table_of_bands)
{
    rows_begin("bands");
    do {
        int64_t places = row_number("places");
        int64_t list = row_pence("list"), by_band, by_all;

        ck_assert(bands_total(&marginal, places, &by_band));
        ck_assert(bands_total(&whole, places, &by_all));
        ROW_PENCE("list", places * 90000);
        ROW_PENCE("marginal", by_band);
        ROW_PENCE("whole", by_all);
        ROW_PENCE("marginal_saving", (list - by_band) * 52);
        ROW_PENCE("whole_saving", (list - by_all) * 52);
        look_at_effective("marginal_effective", by_band, places);
        look_at_effective("whole_effective", by_all, places);
    } while (rows_next());
}
END_TEST

START_TEST(a_rebate_is_the_list_less_what_is_due)
{
    rows_begin("rebate");
    do {
        int64_t used = row_number("used"), period = row_number("period");
        int64_t list, rebate;

        ck_assert(price_nights(90000, used, &list));
        ROW_PENCE("list", list);
        ck_assert(bands_rebate(&marginal, used, period, &rebate));
        ROW_PENCE("marginal", rebate);
        ck_assert(bands_rebate(&whole, used, period, &rebate));
        ROW_PENCE("whole", rebate);
    } while (rows_next());
}
END_TEST

START_TEST(the_table_of_the_notes_has_no_cliff_below_sixty_places)
{
    int64_t before = 0, total, places[4];
    size_t found;

    ck_assert(bands_cliffs(&whole, 59, places, &found));
    ck_assert_uint_eq(found, 0);
    for (int64_t v = 1; v < 60; v++, before = total) {
        ck_assert(bands_total(&whole, v, &total));
        ck_assert_int_gt(total, before);
    }
}
END_TEST

START_TEST(one_place_more_can_cost_less_in_total)
{
    struct bands_band steep[] = { { 0, 0 }, { 50, 300 } };
    struct bands bands = { steep, 2, BANDS_WHOLE, 90000 };
    int64_t fifty, more, places[2];
    size_t found;

    ck_assert(bands_total(&bands, 50, &fifty));
    ck_assert(bands_total(&bands, 51, &more));
    ck_assert_int_eq(fifty, 4500000);
    ck_assert_int_eq(more, 4452300);
    ck_assert(bands_cliffs(&bands, 1000, places, &found));
    ck_assert_uint_eq(found, 1);
    ck_assert_int_eq(places[0], 51);
    ck_assert(bands_cliffs(&bands, 50, places, &found));
    ck_assert_uint_eq(found, 0);
}
END_TEST

/* The formula of cliffs, against the totals themselves. */
START_TEST(cliffs_are_where_totals_fall)
{
    for (int64_t above = 1; above < 40; above++)
        for (int64_t discount = 0; discount <= MONEY_WHOLE; discount += 50) {
            struct bands_band band = { above, discount };
            struct bands bands = { &band, 1, BANDS_WHOLE, 1000000 };
            int64_t before, after, places;
            size_t found;

            ck_assert(bands_total(&bands, above, &before));
            ck_assert(bands_total(&bands, above + 1, &after));
            ck_assert(bands_cliffs(&bands, 100, &places, &found));
            ck_assert_msg((found == 1) == (after < before),
                "above %lld: %lld points", (long long)above,
                (long long)discount);
        }
}
END_TEST

START_TEST(bands_that_make_no_sense_are_refused)
{
    struct bands_band wrong[][2] = { { { 5, 0 }, { 5, 1 } },
        { { 5, 0 }, { 4, 1 } }, { { -1, 0 }, { 4, 1 } },
        { { 0, -1 }, { 4, 1 } }, { { 0, 0 }, { 4, 10001 } } };
    int64_t total = 42;
    size_t found = 42;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct bands bands = { wrong[i], 2, BANDS_WHOLE, 90000 };

        ck_assert(!bands_total(&bands, 1, &total));
        ck_assert(!bands_rebate(&bands, 1, 1, &total));
        ck_assert(!bands_cliffs(&bands, 1, &total, &found));
    }
    ck_assert_int_eq(total, 42);
    ck_assert_uint_eq(found, 42);
}
END_TEST

START_TEST(negative_or_too_large_is_refused)
{
    struct bands dear = { notes, 4, BANDS_MARGINAL, INT64_MAX };
    struct bands negative = { notes, 4, BANDS_MARGINAL, -1 };
    int64_t total = 42;

    ck_assert(!bands_total(&marginal, -1, &total));
    ck_assert(!bands_total(&marginal, INT64_MAX, &total));
    ck_assert(!bands_total_nights(&marginal, INT64_MAX, 7, &total));
    ck_assert(!bands_total_nights(&whole, INT64_MAX, 7, &total));
    ck_assert(!bands_total_nights(&whole, 1, -1, &total));
    ck_assert(!bands_total(&dear, 2, &total));
    ck_assert(!bands_total(&negative, 1, &total));
    ck_assert(!bands_rebate(&marginal, -1, 7, &total));
    ck_assert_int_eq(total, 42);
}
END_TEST

START_TEST(without_bands_the_list_price_stands)
{
    struct bands none = { NULL, 0, BANDS_WHOLE, 90000 };
    int64_t total;

    ck_assert(bands_total(&none, 12, &total));
    ck_assert_int_eq(total, 12 * 90000);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bands");
    TCase *tcase = tcase_create("bands");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, the_table_of_bands);
    tcase_add_test(tcase, a_rebate_is_the_list_less_what_is_due);
    tcase_add_test(
        tcase, the_table_of_the_notes_has_no_cliff_below_sixty_places);
    tcase_add_test(tcase, one_place_more_can_cost_less_in_total);
    tcase_add_test(tcase, cliffs_are_where_totals_fall);
    tcase_add_test(tcase, bands_that_make_no_sense_are_refused);
    tcase_add_test(tcase, negative_or_too_large_is_refused);
    tcase_add_test(tcase, without_bands_the_list_price_stands);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

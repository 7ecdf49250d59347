/*
 * Prices to the penny, from the tables in tests/money. The key of a row says
 * what it shows; "of 3.2" means the worked example there in the domain notes.
 */
#include "answers/table.h"
#include "base/job.h"
#include "base/money.h"
#include "commerce/price.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct job job;
static const struct table *table;
static const struct table_row *row;

static const char *cell(const char *column)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i], column) == 0)
            return row->cells[i];
    ck_abort_msg("no column %s", column);
    return NULL;
}

static int64_t pence(const char *column)
{
    int64_t amount;

    ck_assert_msg(money_parse(cell(column), &amount), "%s", cell(column));
    return amount;
}

static int64_t points(const char *column)
{
    int64_t rate;

    ck_assert_msg(money_parse_rate(cell(column), &rate), "%s", cell(column));
    return rate;
}

static int64_t number(const char *column)
{
    int64_t whole;

    ck_assert_msg(money_parse_integer(cell(column), &whole), "%s", cell(column));
    return whole;
}

static void begin_table(const char *name)
{
    char path[64];

    job = job_begin();
    snprintf(path, sizeof path, "tests/money/%s.csv", name);
    table = table_load(&job, path);
    ck_assert_msg(table != NULL && table->row_count > 0, "%s", path);
    row = table->rows;
}

static bool next(void)
{
    return ++row < table->rows + table->row_count;
}

#define IS(got, column) \
    ck_assert_msg((got) == (column), "%s: %s, not %s", row->key, \
        money_plain(job.arena, got), money_plain(job.arena, column))

START_TEST(nights_are_charged_by_one_division)
{
    int64_t charge;

    begin_table("nights");
    do {
        ck_assert(price_nights(pence("weekly"), number("nights"), &charge));
        IS(charge, pence("charge"));
    } while (next());
    job_end(&job);
}
END_TEST

START_TEST(a_line_of_a_fee_is_a_rate_by_a_quantity)
{
    int64_t weekly;

    begin_table("lines");
    do {
        ck_assert(price_line(pence("rate"), pence("quantity"), &weekly));
        IS(weekly, pence("weekly"));
    } while (next());
    job_end(&job);
}
END_TEST

START_TEST(a_retainer_holds_a_place_at_a_share_for_some_nights)
{
    int64_t charge;

    begin_table("retainer");
    do {
        ck_assert(price_retainer(pence("weekly"), number("nights"),
            number("most"), points("rate"), &charge));
        IS(charge, pence("charge"));
    } while (next());
    job_end(&job);
}
END_TEST

START_TEST(short_notice_is_paid_until_the_place_is_filled)
{
    int64_t nights;

    begin_table("notice");
    do {
        ck_assert(price_notice_nights(number("notice"), number("given"),
            number("refilled"), &nights));
        ck_assert_msg(nights == number("nights"), "%s", row->key);
    } while (next());
    job_end(&job);
}
END_TEST

START_TEST(an_uplift_is_a_basket_between_floor_and_cap)
{
    int64_t pay, prices, raised;

    begin_table("uplift");
    do {
        ck_assert(price_share(points("pay_index"), points("pay_weight"), &pay));
        ck_assert(price_share(points("prices_index"),
            MONEY_WHOLE - points("pay_weight"), &prices));
        ck_assert(price_uplift(pence("old"),
            price_clamp(pay + prices, points("floor"), points("cap")),
            &raised));
        IS(raised, pence("new"));
    } while (next());
    job_end(&job);
}
END_TEST

START_TEST(the_fee_of_the_notes_adds_up)
{
    int64_t core = 490000, education = 115000, therapy, support;

    ck_assert(price_line(8500, 200, &therapy));
    ck_assert(price_line(2450, 1000, &support));
    ck_assert_int_eq(core + education + therapy + support, 646500);
}
END_TEST

START_TEST(lines_are_rounded_once_and_so_differ_from_single_nights)
{
    int64_t month, longer, night;

    ck_assert(price_nights(646500, 31, &month));
    ck_assert(price_nights(646500, 32, &longer));
    ck_assert(price_nights(646500, 1, &night));
    ck_assert_int_eq(longer - month, 92358);
    ck_assert_int_eq(night, 92357);
}
END_TEST

START_TEST(negative_or_too_large_is_refused)
{
    int64_t result = 42;

    ck_assert(!price_nights(-1, 1, &result));
    ck_assert(!price_nights(1, -1, &result));
    ck_assert(!price_nights(INT64_MAX, 8, &result));
    ck_assert(!price_line(-1, 100, &result));
    ck_assert(!price_line(INT64_MAX, 101, &result));
    ck_assert(!price_retainer(-1, 1, 1, 1, &result));
    ck_assert(!price_retainer(1, 1, -1, 1, &result));
    ck_assert(!price_retainer(1, 1, 1, -1, &result));
    ck_assert(!price_retainer(1, INT64_MAX, INT64_MAX, 2, &result));
    ck_assert(!price_retainer(INT64_MAX, 8, 8, MONEY_WHOLE, &result));
    ck_assert(!price_notice_nights(-1, 0, 0, &result));
    ck_assert(!price_notice_nights(0, -1, 0, &result));
    ck_assert(!price_share(INT64_MAX, MONEY_WHOLE + 1, &result));
    ck_assert(!price_uplift(INT64_MAX, 1, &result));
    ck_assert(!price_uplift(1, INT64_MAX, &result));
    ck_assert_int_eq(result, 42);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("commerce");
    TCase *tcase = tcase_create("price");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, nights_are_charged_by_one_division);
    tcase_add_test(tcase, a_line_of_a_fee_is_a_rate_by_a_quantity);
    tcase_add_test(tcase, a_retainer_holds_a_place_at_a_share_for_some_nights);
    tcase_add_test(tcase, short_notice_is_paid_until_the_place_is_filled);
    tcase_add_test(tcase, an_uplift_is_a_basket_between_floor_and_cap);
    tcase_add_test(tcase, the_fee_of_the_notes_adds_up);
    tcase_add_test(
        tcase, lines_are_rounded_once_and_so_differ_from_single_nights);
    tcase_add_test(tcase, negative_or_too_large_is_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

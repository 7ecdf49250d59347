/*
 * Prices to the penny, from the tables in tests/money. The key of a row says
 * what it shows; "of 3.2" means the worked example there in the domain notes.
 */
#include "rows.h"

#include "commerce/lifetime.h"
#include "commerce/price.h"

START_TEST(nights_are_charged_by_one_division)
{
    int64_t charge;

    rows_begin("nights");
    do {
        ck_assert(
            price_nights(row_pence("weekly"), row_number("nights"), &charge));
        ROW_PENCE("charge", charge);
    } while (rows_next());
}
END_TEST

START_TEST(a_line_of_a_fee_is_a_rate_by_a_quantity)
{
    int64_t weekly;

    rows_begin("lines");
    do {
        ck_assert(
            price_line(row_pence("rate"), row_pence("quantity"), &weekly));
        ROW_PENCE("weekly", weekly);
    } while (rows_next());
}
END_TEST

START_TEST(a_retainer_holds_a_place_at_a_share_for_some_nights)
{
    int64_t charge;

    rows_begin("retainer");
    do {
        ck_assert(price_retainer(row_pence("weekly"), row_number("nights"),
            row_number("most"), row_points("rate"), &charge));
        ROW_PENCE("charge", charge);
    } while (rows_next());
}
END_TEST

START_TEST(short_notice_is_paid_until_the_place_is_filled)
{
    int64_t nights;

    rows_begin("notice");
    do {
        ck_assert(price_notice_nights(row_number("notice"), row_number("given"),
            row_number("refilled"), &nights));
        ROW_NUMBER("nights", nights);
    } while (rows_next());
}
END_TEST

START_TEST(an_uplift_is_a_basket_between_floor_and_cap)
{
    int64_t rate, raised;

    rows_begin("uplift");
    do {
        struct price_index basket[] = {
            { row_points("pay_weight"), row_points("pay_index") },
            { MONEY_WHOLE - row_points("pay_weight"),
                row_points("prices_index") },
        };

        ck_assert(price_basket(basket, 2, &rate));
        ROW_POINTS("basket", rate);
        ck_assert(price_uplift(row_pence("old"),
            price_clamp(rate, row_points("floor"), row_points("cap")),
            &raised));
        ROW_PENCE("new", raised);
    } while (rows_next());
}
END_TEST

START_TEST(a_charge_comes_to_so_much_for_a_week_of_use)
{
    int64_t weekly;

    rows_begin("effective");
    do {
        ck_assert(price_effective(row_pence("charge"),
            row_number("places") * row_number("weeks") * 7, &weekly));
        ROW_PENCE("weekly", weekly);
    } while (rows_next());
}
END_TEST

START_TEST(a_plan_costs_its_phases_and_the_chance_of_a_breakdown)
{
    rows_begin("lifetime");
    do {
        struct lifetime_phase phases[] = {
            { row_number("weeks_1"), row_pence("weekly_1") },
            { row_number("weeks_2"), row_pence("weekly_2") },
        };
        struct lifetime_plan plan = { phases, 2, row_pence("one_offs"),
            row_points("chance"), row_pence("breakdown") };
        int64_t cost, weeks;

        ck_assert(lifetime_cost(&plan, &cost));
        ck_assert(lifetime_weeks(&plan, &weeks));
        ROW_PENCE("cost", cost);
        ROW_NUMBER("weeks", weeks);
    } while (rows_next());
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
    ck_assert(!price_effective(1, 0, &result));
    ck_assert(!price_effective(-1, 1, &result));
    ck_assert(!price_effective(INT64_MAX, 1, &result));
    ck_assert(!price_basket((struct price_index[]){ { -1, 1 } }, 1, &result));
    ck_assert(
        !price_basket((struct price_index[]){ { INT64_MAX, 2 } }, 1, &result));
    ck_assert(!price_basket(
        (struct price_index[]){ { INT64_MAX, 1 }, { 1, 1 } }, 2, &result));
    ck_assert_int_eq(result, 42);
}
END_TEST

START_TEST(a_plan_that_makes_no_sense_is_refused)
{
    struct lifetime_phase phase = { 1, INT64_MAX };
    struct lifetime_plan plan = { &phase, 1, 1, 0, 0 };
    int64_t result = 42;

    ck_assert(!lifetime_cost(&plan, &result));
    plan.one_offs = 0;
    plan.breakdown_rate = MONEY_WHOLE + 1;
    ck_assert(!lifetime_cost(&plan, &result));
    plan.breakdown_rate = -1;
    ck_assert(!lifetime_cost(&plan, &result));
    phase = (struct lifetime_phase){ -1, 0 };
    ck_assert(!lifetime_weeks(&plan, &result));
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
    tcase_add_test(tcase, a_charge_comes_to_so_much_for_a_week_of_use);
    tcase_add_test(
        tcase, a_plan_costs_its_phases_and_the_chance_of_a_breakdown);
    tcase_add_test(tcase, the_fee_of_the_notes_adds_up);
    tcase_add_test(
        tcase, lines_are_rounded_once_and_so_differ_from_single_nights);
    tcase_add_test(tcase, negative_or_too_large_is_refused);
    tcase_add_test(tcase, a_plan_that_makes_no_sense_is_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/*
 * The partnership of 3.7 of the domain notes: the table and both grids, to the
 * penny or as printed there, and what the checks say about it.
 */
#include "notes.h"
#include "rows.h"

#include "commerce/partnership.h"
#include "commerce/price.h"

static struct partnership_result look(const struct partnership_terms *terms,
    int64_t local, int64_t released, int64_t unreleased)
{
    struct partnership_use use = { local, released, unreleased };
    struct partnership_result result;

    ck_assert(partnership_at(terms, &use, &result));
    return result;
}

START_TEST(the_table_of_the_partnership)
{
    rows_begin("partnership");
    do {
        struct partnership_result result = look(&notes, row_number("local"),
            row_number("released"), row_number("unreleased"));

        ck_assert_int_eq(result.contribution, 40560000);
        ROW_PENCE("fees", result.fees);
        ROW_PENCE("release", result.release);
        ROW_PENCE("compensation", result.compensation);
        ROW_PENCE("cost", result.cost);
        ROW_PENCE("surplus", result.surplus);
        ROW_PENCE("first_return", result.first_return);
        ROW_POINTS("share_rate", result.share_rate);
        ROW_PENCE("share", result.share);
        ROW_PENCE("retained", result.provider_retained);
        ROW_PENCE("host_net", result.host_net);
        if (row_number("local") > 0)
            ROW_PENCE("host_unit", result.host_unit);
        else
            ck_assert_int_eq(result.host_unit, 0);
    } while (rows_next());
}
END_TEST

/* As the grids print it: to a hundred pounds. */
static int64_t hundreds(int64_t pence)
{
    int64_t rounded;

    ck_assert(money_multiply_divide(pence, 1, 10000, &rounded));
    return rounded * 100;
}

START_TEST(both_grids_of_the_partnership)
{
    int cells = 0;

    rows_begin("partnership-grid");
    do {
        struct partnership_cell cell = { row_number("local"),
            row_number("occupied"),
            strcmp(row_cell("others"), "released") == 0 };
        struct partnership_use use = partnership_cell_use(cell);
        struct partnership_result result;

        ck_assert(partnership_at(&notes, &use, &result));
        ROW_NUMBER("retained", hundreds(result.provider_retained));
        ROW_NUMBER("host_net", hundreds(result.host_net));
        cells++;
    } while (rows_next());
    ck_assert_int_eq(cells, 56);
}
END_TEST

START_TEST(it_is_compared_with_buying_outside)
{
    int64_t six, five;

    ck_assert(price_nights(500000, 6 * 364, &six));
    ck_assert(price_nights(500000, 5 * 364, &five));
    ck_assert_int_eq(six, 156000000);
    ck_assert_int_eq(five, 130000000);
    ck_assert_int_lt(look(&notes, 6, 0, 0).host_net, six);
    ck_assert_int_gt(look(&notes, 5, 0, 0).host_net, five);
    ck_assert_int_lt(look(&notes, 5, 1, 0).host_net, five);
}
END_TEST

START_TEST(local_use_alone_breaks_even_between_four_and_five_places)
{
    struct partnership_terms poor = notes, paid = notes;
    int64_t hundredths;

    ck_assert(partnership_break_even(&notes, &hundredths));
    ck_assert_int_eq(hundredths, 433);
    paid.contribution_rate = MONEY_WHOLE;
    ck_assert(partnership_break_even(&paid, &hundredths));
    ck_assert_int_eq(hundredths, 0);
    poor.local_weekly = poor.variable_weekly;
    ck_assert(!partnership_break_even(&poor, &hundredths));
}
END_TEST

START_TEST(a_released_place_leaves_more_than_a_local_one)
{
    struct partnership_terms all = notes;
    int64_t weekly;

    ck_assert(partnership_released_weekly(&notes, &weekly));
    ck_assert_int_eq(weekly, 416000);
    all.release_share = MONEY_WHOLE;
    ck_assert(partnership_released_weekly(&all, &weekly));
    ck_assert_int_eq(weekly, all.local_weekly);
}
END_TEST

/* ---- checks ------------------------------------------------------------ */

static size_t fails(const struct partnership_terms *terms,
    enum partnership_check check, struct partnership_cell *cells, size_t room)
{
    size_t found;

    ck_assert(partnership_run_check(terms, check, cells, room, &found));
    return found;
}

START_TEST(three_checks_of_the_notes_pass)
{
    ck_assert_uint_eq(fails(&notes, PARTNERSHIP_LOCAL_PREFERENCE, NULL, 0), 0);
    ck_assert_uint_eq(fails(&notes, PARTNERSHIP_ESCALATION, NULL, 0), 0);
    ck_assert_uint_eq(fails(&notes, PARTNERSHIP_SHARING, NULL, 0), 0);
}
END_TEST

START_TEST(release_is_not_neutral_until_the_host_has_all_of_the_gain)
{
    struct partnership_terms all = notes;
    struct partnership_cell cells[2];

    /* Every cell with a released place. */
    ck_assert_uint_eq(
        fails(&notes, PARTNERSHIP_RELEASE_NEUTRALITY, cells, 2), 21);
    ck_assert_int_eq(cells[0].occupied, 1);
    ck_assert_int_eq(cells[0].local, 0);
    ck_assert(cells[0].is_released);
    all.release_share = MONEY_WHOLE;
    ck_assert_uint_eq(fails(&all, PARTNERSHIP_RELEASE_NEUTRALITY, NULL, 0), 0);
}
END_TEST

START_TEST(the_host_profits_in_two_cells_unless_it_is_capped)
{
    struct partnership_terms capped = notes;
    struct partnership_cell cells[8];

    ck_assert_uint_eq(
        fails(&notes, PARTNERSHIP_HOST_NOT_PROFITING, cells, 8), 2);
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(cells[i].local, 0);
        ck_assert_int_eq(cells[i].occupied, 5 + i);
        ck_assert(!cells[i].is_released);
    }
    capped.is_host_capped = true;
    ck_assert_uint_eq(
        fails(&capped, PARTNERSHIP_HOST_NOT_PROFITING, NULL, 0), 0);
    ck_assert_int_eq(look(&capped, 0, 0, 6).compensation, 40560000);
    ck_assert_int_eq(look(&capped, 0, 0, 6).host_net, 0);
}
END_TEST

START_TEST(a_share_that_falls_is_no_escalation)
{
    struct partnership_step fall[] = { { 5000, 3000 }, { 7000, 2000 },
        { 7100, 3000 } };
    struct partnership_terms falling = notes;
    struct partnership_cell cell;

    falling.steps = fall;
    ck_assert_uint_eq(fails(&falling, PARTNERSHIP_ESCALATION, &cell, 1), 1);
    ck_assert_int_eq(cell.local, 5);
    ck_assert_int_eq(cell.occupied, 5);
}
END_TEST

/* Found while the example was made: low compensation and a high top share. */
START_TEST(sharing_can_push_the_provider_away_from_local_use)
{
    struct partnership_step high[] = { { 5000, 1000 }, { 7000, 2000 },
        { 9000, 5000 } };
    struct partnership_terms bad = notes;
    struct partnership_cell cells[8];
    size_t found;

    bad.compensation_weekly = 150000;
    bad.steps = high;
    ck_assert_int_gt(look(&bad, 4, 0, 2).provider_retained,
        look(&bad, 6, 0, 0).provider_retained);
    found = fails(&bad, PARTNERSHIP_SHARING, cells, 8);
    ck_assert_uint_ge(found, 1);
    ck_assert_int_eq(cells[found - 1].local, 6);
    ck_assert_int_eq(cells[found - 1].occupied, 6);
    found = fails(&bad, PARTNERSHIP_LOCAL_PREFERENCE, cells, 8);
    ck_assert_uint_ge(found, 1);
    ck_assert_int_eq(cells[found - 1].occupied, 6);
}
END_TEST

START_TEST(a_home_too_large_for_the_checks_is_refused)
{
    struct partnership_terms large = notes;
    size_t found = 42;

    large.places = PARTNERSHIP_MOST_PLACES + 1;
    for (int check = 0; check < PARTNERSHIP_CHECKS; check++)
        ck_assert(!partnership_run_check(&large, check, NULL, 0, &found));
    ck_assert_uint_eq(found, 42);
}
END_TEST

/* ---- parts of a year, and nights --------------------------------------- */

START_TEST(twelve_months_are_a_year_and_six_are_half)
{
    struct partnership_use use = { 5, 0, 1 };
    struct partnership_result year = look(&notes, 5, 0, 1), months, half;

    ck_assert(partnership_months(&notes, &use, 12, &months));
    ck_assert_mem_eq(&months, &year, sizeof year);
    ck_assert(partnership_months(&notes, &use, 6, &half));
    ck_assert_int_eq(half.contribution, year.contribution / 2);
    ck_assert_int_eq(half.provider_retained, year.provider_retained / 2);
    ck_assert_int_eq(half.host_unit, year.host_unit);
    ck_assert(partnership_months(&notes, &use, 0, &half));
    ck_assert_int_eq(half.host_net, 0);
    ck_assert(!partnership_months(&notes, &use, 13, &half));
    ck_assert(!partnership_months(&notes, &use, -1, &half));
}
END_TEST

START_TEST(places_and_their_nights_come_to_the_same)
{
    for (int local = 0; local <= 6; local++) {
        struct partnership_use nights = { local * 364, 0, (6 - local) * 364 };
        struct partnership_result by_places = look(&notes, local, 0, 6 - local);
        struct partnership_result by_nights;

        ck_assert(partnership_nights(&notes, &nights, 364, 12, &by_nights));
        ck_assert_mem_eq(&by_nights, &by_places, sizeof by_places);
    }
}
END_TEST

START_TEST(real_use_is_settled_by_the_night)
{
    struct partnership_use nights = { 1643, 200, 30 };
    struct partnership_result result;

    /* 1,643 of 6 x 365 nights are just above 75% local use. */
    ck_assert(partnership_nights(&notes, &nights, 365, 12, &result));
    ck_assert_int_eq(result.share_rate, 2000);
    ck_assert_int_eq(result.local_fees, 84497143);   /* 84,497,142.86 */
    ck_assert_int_eq(result.outside_fees, 16428571); /* 16,428,571.43 */
    ck_assert_int_eq(result.release, 2400000);
    ck_assert_int_eq(result.compensation, 814286); /* 814,285.71 */
    ck_assert_int_eq(result.cost, 101400000 + 24081429);
    nights.local = 6 * 365;
    ck_assert(!partnership_nights(&notes, &nights, 365, 12, &result));
}
END_TEST

START_TEST(a_step_is_reached_exactly_and_never_by_rounding)
{
    struct partnership_use nights = { 1533, 0, 0 }; /* 70% of 2,190 */
    struct partnership_result result;

    ck_assert(partnership_nights(&notes, &nights, 365, 12, &result));
    ck_assert_int_eq(result.share_rate, 2000);
    nights.local--; /* 69.95% */
    ck_assert(partnership_nights(&notes, &nights, 365, 12, &result));
    ck_assert_int_eq(result.share_rate, 1000);
}
END_TEST

START_TEST(a_loss_is_the_providers_unless_it_is_shared)
{
    struct partnership_terms shared = notes;
    struct partnership_result alone = look(&notes, 4, 0, 0), both;

    shared.loss_share = 5000;
    both = look(&shared, 4, 0, 0);
    ck_assert_int_eq(alone.loss_borne, 0);
    ck_assert_int_eq(both.loss_borne, 2340000);
    ck_assert_int_eq(both.provider_retained, -2340000);
    ck_assert_int_eq(both.host_net, alone.host_net + 2340000);
}
END_TEST

/* ---- what is refused --------------------------------------------------- */

#define REFUSED(change)                                                        \
    do {                                                                       \
        struct partnership_terms terms = notes;                                \
        struct partnership_use use = { 1, 1, 1 };                              \
                                                                               \
        change;                                                                \
        ck_assert_msg(!partnership_at(&terms, &use, &result), #change);        \
    } while (0)

START_TEST(what_makes_no_sense_is_refused)
{
    struct partnership_step level[] = { { 5000, 1 }, { 5000, 2 } };
    struct partnership_step over[] = { { 5000, MONEY_WHOLE + 1 } };
    struct partnership_result result = { .host_net = 42 };

    REFUSED(terms.places = -1);
    REFUSED(terms.fixed_cost_year = -1);
    REFUSED(terms.contribution_rate = -1);
    REFUSED(terms.contribution_rate = MONEY_WHOLE + 1);
    REFUSED(terms.local_weekly = -1);
    REFUSED(terms.outside_weekly = -1);
    REFUSED(terms.release_share = MONEY_WHOLE + 1);
    REFUSED(terms.compensation_weekly = -1);
    REFUSED(terms.retained_return = -1);
    REFUSED(terms.variable_weekly = -1);
    REFUSED(terms.weeks = -1);
    REFUSED(terms.loss_share = MONEY_WHOLE + 1);
    REFUSED(terms.steps = level; terms.step_count = 2);
    REFUSED(terms.steps = over; terms.step_count = 1);
    REFUSED(use.local = -1);
    REFUSED(use.released = -1);
    REFUSED(use.unreleased = -1);
    REFUSED(use.local = 5);
    ck_assert_int_eq(result.host_net, 42);
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
    struct partnership_result result = { .host_net = 42 };

    REFUSED(terms.fixed_cost_year = INT64_MAX);
    REFUSED(terms.local_weekly = INT64_MAX / 50);
    REFUSED(terms.outside_weekly = INT64_MAX / 50);
    REFUSED(terms.compensation_weekly = INT64_MAX / 50);
    REFUSED(terms.variable_weekly = INT64_MAX / 50);
    REFUSED(terms.weeks = INT64_MAX);
    REFUSED(terms.retained_return = INT64_MAX);
    REFUSED(use.local = use.released = INT64_MAX);
    ck_assert_int_eq(result.host_net, 42);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("partnership");
    TCase *tcase = tcase_create("partnership");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, the_table_of_the_partnership);
    tcase_add_test(tcase, both_grids_of_the_partnership);
    tcase_add_test(tcase, it_is_compared_with_buying_outside);
    tcase_add_test(
        tcase, local_use_alone_breaks_even_between_four_and_five_places);
    tcase_add_test(tcase, a_released_place_leaves_more_than_a_local_one);
    tcase_add_test(tcase, three_checks_of_the_notes_pass);
    tcase_add_test(
        tcase, release_is_not_neutral_until_the_host_has_all_of_the_gain);
    tcase_add_test(tcase, the_host_profits_in_two_cells_unless_it_is_capped);
    tcase_add_test(tcase, a_share_that_falls_is_no_escalation);
    tcase_add_test(tcase, sharing_can_push_the_provider_away_from_local_use);
    tcase_add_test(tcase, a_home_too_large_for_the_checks_is_refused);
    tcase_add_test(tcase, twelve_months_are_a_year_and_six_are_half);
    tcase_add_test(tcase, places_and_their_nights_come_to_the_same);
    tcase_add_test(tcase, real_use_is_settled_by_the_night);
    tcase_add_test(tcase, a_step_is_reached_exactly_and_never_by_rounding);
    tcase_add_test(tcase, a_loss_is_the_providers_unless_it_is_shared);
    tcase_add_test(tcase, what_makes_no_sense_is_refused);
    tcase_add_test(tcase, what_does_not_fit_is_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

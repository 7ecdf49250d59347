/*
 * Terms that both accept: what a search tells, against plain loops over the
 * same grid.
 */
#include "notes.h"

#include "commerce/block.h"
#include "commerce/search.h"

#include <check.h>
#include <stdlib.h>

static const struct partnership_use five = { 5, 0, 0 }, six = { 6, 0, 0 };

/* The provider keeps 60,000 with five places used; six cost 4,800 a week. */
static const struct search_limit kept = { SEARCH_RETAINED_LEAST, 6000000, &five,
    NULL };
static const struct search_limit unit = { SEARCH_UNIT_MOST, 480000, &six,
    NULL };

static struct search over_two(struct partnership_terms *terms)
{
    return (struct search){
        .terms = { .partnership = terms },
        .ranges = { { &terms->contribution_rate, 3000, 5050, 100 },
            { &terms->local_weekly, 300000, 400000, 5000 } },
        .range_count = 2,
        .provider = { &kept, 1 },
        .authority = { &unit, 1 },
    };
}

static bool holds(int64_t rate, int64_t weekly, bool *provider, bool *authority)
{
    struct partnership_terms terms = notes;
    struct partnership_result low, full;

    terms.contribution_rate = rate;
    terms.local_weekly = weekly;
    ck_assert(partnership_at(&terms, &five, &low));
    ck_assert(partnership_at(&terms, &six, &full));
    *provider = low.provider_retained >= 6000000;
    *authority = full.host_unit <= 480000;
    return *provider && *authority;
}

/* The same by two plain loops. */
static struct search_result by_hand(void)
{
    struct search_result found = { .edges = {
                                       { INT64_MAX, 0 }, { INT64_MAX, 0 } } };

    for (int64_t rate = 3000; rate <= 5050; rate += 100)
        for (int64_t weekly = 300000; weekly <= 400000; weekly += 5000) {
            int64_t values[] = { rate, weekly };
            bool provider, authority, both;

            both = holds(rate, weekly, &provider, &authority);
            found.scenarios++;
            found.provider += provider;
            found.authority += authority;
            found.both += both;
            for (int i = 0; i < 2 && both; i++) {
                if (values[i] < found.edges[i].least)
                    found.edges[i].least = values[i];
                if (values[i] > found.edges[i].greatest)
                    found.edges[i].greatest = values[i];
            }
        }
    return found;
}

START_TEST(a_search_counts_what_plain_loops_count)
{
    struct partnership_terms terms = notes;
    struct search search = over_two(&terms);
    struct search_result found, wanted = by_hand();

    ck_assert(search_run(&search, &found));
    ck_assert_int_eq(found.scenarios, 21 * 21);
    ck_assert_int_eq(found.scenarios, wanted.scenarios);
    ck_assert_int_eq(found.provider, wanted.provider);
    ck_assert_int_eq(found.authority, wanted.authority);
    ck_assert_int_eq(found.both, wanted.both);
    ck_assert_int_gt(found.both, 0);
    ck_assert_int_lt(found.both, found.provider);
    ck_assert_int_lt(found.both, found.authority);
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(found.edges[i].least, wanted.edges[i].least);
        ck_assert_int_eq(found.edges[i].greatest, wanted.edges[i].greatest);
    }
    ck_assert_mem_eq(&terms, &notes, sizeof terms); /* put back */
}
END_TEST

START_TEST(the_middle_is_accepted_by_both)
{
    struct partnership_terms terms = notes;
    struct search search = over_two(&terms);
    struct search_result found;
    bool accepts;

    ck_assert(search_run(&search, &found));
    terms.contribution_rate = found.middle[0];
    terms.local_weekly = found.middle[1];
    ck_assert(search_accepts(&search.terms, &search.provider, &accepts));
    ck_assert(accepts);
    ck_assert(search_accepts(&search.terms, &search.authority, &accepts));
    ck_assert(accepts);
    for (int i = 0; i < 2; i++) {
        ck_assert_int_ge(found.middle[i], found.edges[i].least);
        ck_assert_int_le(found.middle[i], found.edges[i].greatest);
    }
}
END_TEST

START_TEST(without_limits_the_middle_is_that_of_the_ranges)
{
    struct partnership_terms terms = notes;
    struct search search = over_two(&terms);
    struct search_result found;

    search.provider.count = search.authority.count = 0;
    search.ranges[0].to = 5000;
    ck_assert(search_run(&search, &found));
    ck_assert_int_eq(found.both, 21 * 21);
    ck_assert_int_eq(found.middle[0], 4000);
    ck_assert_int_eq(found.middle[1], 350000);
}
END_TEST

START_TEST(of_two_equally_near_the_first_is_the_middle)
{
    struct partnership_terms terms = notes;
    struct search search = over_two(&terms);
    struct search_result found;

    search.provider.count = search.authority.count = 0;
    search.ranges[0] =
        (struct search_range){ &terms.contribution_rate, 3000, 4000, 1000 };
    search.range_count = 1;
    ck_assert(search_run(&search, &found));
    ck_assert_int_eq(found.scenarios, 2);
    ck_assert_int_eq(found.middle[0], 3000);
}
END_TEST

START_TEST(nothing_may_be_acceptable_to_both)
{
    struct partnership_terms terms = notes;
    struct search_limit dear = { SEARCH_RETAINED_LEAST, 1000000000, &five,
        NULL };
    struct search search = over_two(&terms);
    struct search_result found;

    search.provider.limits = &dear;
    ck_assert(search_run(&search, &found));
    ck_assert_int_eq(found.provider, 0);
    ck_assert_int_gt(found.authority, 0);
    ck_assert_int_eq(found.both, 0);
}
END_TEST

/* ---- what is reported -------------------------------------------------- */

struct seen {
    int64_t count;
    int64_t last[2];
};

static void see(void *context, const int64_t *values)
{
    struct seen *seen = context;
    bool provider, authority;

    ck_assert(holds(values[0], values[1], &provider, &authority));
    ck_assert(seen->count == 0 || values[0] > seen->last[0] ||
              (values[0] == seen->last[0] && values[1] > seen->last[1]));
    seen->count++;
    seen->last[0] = values[0];
    seen->last[1] = values[1];
}

START_TEST(every_accepted_point_is_reported_once_and_in_order)
{
    struct partnership_terms terms = notes;
    struct search search = over_two(&terms);
    struct seen seen = { 0 };
    struct search_result found;

    search.on_accepted = see;
    search.context = &seen;
    ck_assert(search_run(&search, &found));
    ck_assert_int_eq(seen.count, found.both);
}
END_TEST

START_TEST(a_party_judges_terms_without_the_others_limits)
{
    struct partnership_terms terms = notes;
    struct search_terms about = { .partnership = &terms };
    struct search_limit both[] = { kept, unit };
    struct search_party party = { both, 2 };
    bool accepts;

    ck_assert(search_accepts(&about, &party, &accepts));
    ck_assert(accepts);
    terms.contribution_rate = 4500; /* the unit cost goes above the limit */
    ck_assert(search_accepts(&about, &party, &accepts));
    ck_assert(!accepts);
    terms.contribution_rate = 3500; /* and the retained surplus below */
    ck_assert(search_accepts(&about, &party, &accepts));
    ck_assert(!accepts);
}
END_TEST

/* ---- blocks ------------------------------------------------------------- */

/*
 * Six places, four used. At a void rate v the charge is 254,800 + 91 x 700 v,
 * so 280,000 are reached at 39.56%; a week of use costs at most 5,500 if the
 * charge is at most 286,000, which is passed at 48.98%.
 */
START_TEST(void_rates_of_a_block_between_what_both_accept)
{
    struct search_stretch four[] = { { 4, 91 } };
    struct search_pattern pattern = { four, 1, 0, 0 };
    struct search_limit least = { SEARCH_CHARGE_LEAST, 28000000, NULL,
        &pattern };
    struct search_limit most = { SEARCH_WEEKLY_MOST, 550000, NULL, &pattern };
    struct block_terms terms = { .committed_places = 6,
        .flex_up_places = 2,
        .flex_down_places = 1,
        .nights = 91,
        .weekly = 490000,
        .spot_weekly = 560000 };
    struct search search = { .terms = { .block = &terms },
        .ranges = { { &terms.void_rate, 0, 10000, 100 } },
        .range_count = 1,
        .provider = { &least, 1 },
        .authority = { &most, 1 } };
    struct search_result found;

    ck_assert(search_run(&search, &found));
    ck_assert_int_eq(found.scenarios, 101);
    ck_assert_int_eq(found.edges[0].least, 4000);
    ck_assert_int_eq(found.edges[0].greatest, 4800);
    ck_assert_int_eq(found.middle[0], 4400);
    ck_assert_int_eq(found.both, 9);
    ck_assert_int_eq(found.provider, 61);
    ck_assert_int_eq(found.authority, 49);
}
END_TEST

/* ---- what is refused ---------------------------------------------------- */

START_TEST(a_grid_that_makes_no_sense_is_refused)
{
    struct partnership_terms terms = notes;
    struct search search = over_two(&terms);
    struct search_range good = search.ranges[0];
    struct search_result found = { .both = 42 };

    search.ranges[0].step = 0;
    ck_assert(!search_run(&search, &found));
    search.ranges[0] = good;
    search.ranges[0].to = good.from - 1;
    ck_assert(!search_run(&search, &found));
    search.ranges[0] = good;
    search.ranges[0].from = -1;
    ck_assert(!search_run(&search, &found));
    search.ranges[0] =
        (struct search_range){ &terms.local_weekly, 0, INT64_MAX, 1 };
    ck_assert(!search_run(&search, &found));
    search.ranges[0] = good;
    search.range_count = SEARCH_MOST_RANGES + 1;
    ck_assert(!search_run(&search, &found));
    ck_assert_int_eq(found.both, 42);
}
END_TEST

START_TEST(a_limit_that_makes_no_sense_is_refused)
{
    struct partnership_use none = { 0 };
    struct search_limit no_use = { SEARCH_UNIT_MOST, 1, &none, NULL };
    struct search_limit no_cell = { SEARCH_UNIT_MOST, 1, NULL, NULL };
    struct search_limit no_block = { SEARCH_CHARGE_LEAST, 1, &six, NULL };
    struct partnership_terms terms = notes;
    struct search search = over_two(&terms);
    struct search_result found = { .both = 42 };

    search.authority.limits = &no_use;
    ck_assert(!search_run(&search, &found));
    search.authority.limits = &no_cell;
    ck_assert(!search_run(&search, &found));
    search.authority.limits = &no_block;
    ck_assert(!search_run(&search, &found));
    ck_assert_int_eq(found.both, 42);
    ck_assert_mem_eq(&terms, &notes, sizeof terms);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("search");
    TCase *tcase = tcase_create("search");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, a_search_counts_what_plain_loops_count);
    tcase_add_test(tcase, the_middle_is_accepted_by_both);
    tcase_add_test(tcase, without_limits_the_middle_is_that_of_the_ranges);
    tcase_add_test(tcase, of_two_equally_near_the_first_is_the_middle);
    tcase_add_test(tcase, nothing_may_be_acceptable_to_both);
    tcase_add_test(tcase, every_accepted_point_is_reported_once_and_in_order);
    tcase_add_test(tcase, a_party_judges_terms_without_the_others_limits);
    tcase_add_test(tcase, void_rates_of_a_block_between_what_both_accept);
    tcase_add_test(tcase, a_grid_that_makes_no_sense_is_refused);
    tcase_add_test(tcase, a_limit_that_makes_no_sense_is_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/* Figures as values, shaded and side by side; axes of grids. */
#include "base/arena.h"
#include "base/job.h"
#include "models/figure.h"
#include "models/find.h"
#include "models/grid_axis.h"

#include <check.h>

/* One row of three numbers after its own name, in a figure of that view. */
static struct figure *make_row(struct job *job, enum figure_view view,
    const char *column, int64_t a, int64_t b, int64_t c)
{
    struct figure *figure = figure_new(job->arena, view, "id", "title");
    struct figure_cell *row;

    figure_column(figure, "Row", FIGURE_NUMBER);
    figure_column(figure, column, FIGURE_MONEY);
    figure_column(figure, "second", FIGURE_MONEY);
    figure_column(figure, "third", FIGURE_MONEY);
    row = figure_row(figure);
    figure_put(&row[0], 1);
    figure_put(&row[1], a);
    figure_put(&row[2], b);
    figure_put(&row[3], c);
    return figure;
}

static int shade_at(const struct figure *figure, size_t column)
{
    return figure_at(figure, 0, column)->shade;
}

/* ---- shades ----------------------------------------------------------- */

START_TEST(shades_run_from_the_least_to_the_most)
{
    struct job job = job_begin();
    struct figure *f = make_row(&job, FIGURE_HEAT, "first", 0, 500, 1000);

    figure_shade(f);
    ck_assert_int_eq(shade_at(f, 1), 0);
    ck_assert_int_eq(shade_at(f, 2), 2);
    ck_assert_int_eq(shade_at(f, 3), 4);
    job_end(&job);
}
END_TEST

/* A fifth shade would be one that no document has. */
START_TEST(losses_make_no_shade_beyond_the_last)
{
    for (int64_t most = 1; most < 60; most++)
        for (int64_t least = -60; least < most; least++) {
            struct job job = job_begin();
            struct figure *f =
                make_row(&job, FIGURE_HEAT, "first", least, most, most);

            figure_shade(f);
            ck_assert_int_eq(shade_at(f, 1), 0);
            ck_assert_int_gt(shade_at(f, 2), 0);
            ck_assert_int_le(shade_at(f, 2), 4);
            job_end(&job);
        }
}
END_TEST

START_TEST(the_ends_of_numbers_have_shades)
{
    struct job job = job_begin();
    struct figure *f =
        make_row(&job, FIGURE_HEAT, "first", INT64_MIN, 0, INT64_MAX);

    figure_shade(f);
    ck_assert_int_eq(shade_at(f, 1), 0);
    ck_assert_int_eq(shade_at(f, 2), 2);
    ck_assert_int_eq(shade_at(f, 3), 4);
    job_end(&job);
}
END_TEST

START_TEST(equal_cells_have_no_shade)
{
    struct job job = job_begin();
    struct figure *f = make_row(&job, FIGURE_HEAT, "first", 7, 7, 7);

    figure_shade(f);
    for (size_t c = 0; c < 4; c++)
        ck_assert_int_eq(shade_at(f, c), 0);
    job_end(&job);
}
END_TEST

/* ---- side by side ----------------------------------------------------- */

START_TEST(only_columns_that_differ_become_three)
{
    struct job job = job_begin();
    struct figure *both =
        figure_beside(make_row(&job, FIGURE_TABLE, "first", 1, 20, 3),
            make_row(&job, FIGURE_TABLE, "first", 1, 50, 3));

    ck_assert_ptr_nonnull(both);
    ck_assert_uint_eq(both->column_count, 4); /* the third is the same */
    ck_assert_str_eq(both->columns[1].name, "second: now");
    ck_assert_str_eq(both->columns[2].name, "second: beside");
    ck_assert_int_eq(figure_at(both, 0, 1)->number, 20);
    ck_assert_int_eq(figure_at(both, 0, 2)->number, 50);
    ck_assert_int_eq(figure_at(both, 0, 3)->number, 30);
    job_end(&job);
}
END_TEST

START_TEST(lines_beside_lines_become_a_table)
{
    struct job job = job_begin();
    struct figure *both =
        figure_beside(make_row(&job, FIGURE_LINES, "first", 1, 2, 3),
            make_row(&job, FIGURE_LINES, "first", 2, 2, 3));

    ck_assert_int_eq(both->view, FIGURE_TABLE);
    job_end(&job);
}
END_TEST

START_TEST(a_heat_map_shows_the_differences_alone)
{
    struct job job = job_begin();
    struct figure *now = make_row(&job, FIGURE_HEAT, "first", 1, 2, 3);
    struct figure *other = make_row(&job, FIGURE_HEAT, "first", 11, 2, 0);
    struct figure *both;

    now->cells[2].is_blank = true;
    both = figure_beside(now, other);
    ck_assert_int_eq(both->view, FIGURE_HEAT);
    ck_assert_uint_eq(both->column_count, 4);
    ck_assert_int_eq(figure_at(both, 0, 0)->number, 1);
    ck_assert_int_eq(figure_at(both, 0, 1)->number, 10);
    ck_assert(figure_at(both, 0, 2)->is_blank);
    ck_assert_int_eq(figure_at(both, 0, 3)->number, -3);
    job_end(&job);
}
END_TEST

START_TEST(a_difference_that_does_not_fit_is_blank)
{
    struct job job = job_begin();
    struct figure *both =
        figure_beside(make_row(&job, FIGURE_HEAT, "first", INT64_MIN, 0, 0),
            make_row(&job, FIGURE_HEAT, "first", INT64_MAX, 0, 0));

    ck_assert(figure_at(both, 0, 1)->is_blank);
    job_end(&job);
}
END_TEST

START_TEST(other_shapes_do_not_stand_beside_each_other)
{
    struct job job = job_begin();
    struct figure *now = make_row(&job, FIGURE_TABLE, "first", 1, 2, 3);
    struct figure *longer = make_row(&job, FIGURE_TABLE, "first", 1, 2, 3);

    (void)figure_row(longer);
    ck_assert_ptr_null(figure_beside(now, longer));
    ck_assert_ptr_null(
        figure_beside(now, make_row(&job, FIGURE_TABLE, "other", 1, 2, 3)));
    job_end(&job);
}
END_TEST

/* ---- words ------------------------------------------------------------ */

START_TEST(a_cell_in_words_follows_its_kind)
{
    struct job job = job_begin();
    struct figure_cell cell = { .is_blank = true };

    ck_assert_str_eq(figure_words(job.arena, &cell, FIGURE_MONEY), "");
    figure_put(&cell, -33254999);
    ck_assert_str_eq(
        figure_words(job.arena, &cell, FIGURE_THOUSANDS), "-332.5");
    figure_put(&cell, -4999); /* to the nearest hundred pounds: none */
    ck_assert_str_eq(figure_words(job.arena, &cell, FIGURE_THOUSANDS), "0.0");
    figure_put(&cell, 123456);
    ck_assert_str_eq(figure_words(job.arena, &cell, FIGURE_MONEY), "\xc2\xa3"
                                                                   "1,234.56");
    ck_assert_str_eq(figure_words(job.arena, &cell, FIGURE_NUMBER), "123,456");
    job_end(&job);
}
END_TEST

/* ---- axis and viewer -------------------------------------------------- */

START_TEST(an_axis_shows_at_most_nine_numbers)
{
    ck_assert_int_eq(grid_axis_step(0), 1);
    ck_assert_int_eq(grid_axis_step(8), 1);
    ck_assert_int_eq(grid_axis_step(9), 3);
    ck_assert_int_eq(grid_axis_step(11), 2); /* no step ends on it */
    ck_assert_int_eq(grid_axis_step(20), 4);
    ck_assert_int_eq(grid_axis_step(200), 25);
    for (int64_t places = 0; places <= 400; places++)
        ck_assert_int_le(places / grid_axis_step(places) + 1, 9);
}
END_TEST

START_TEST(a_viewer_has_one_of_three_names)
{
    enum find_viewer viewer = FIND_FACILITATOR;

    ck_assert(find_viewer("authority", &viewer));
    ck_assert_int_eq(viewer, FIND_AUTHORITY);
    ck_assert(!find_viewer("authoritie", &viewer));
    ck_assert(!find_viewer("", &viewer));
    ck_assert_int_eq(viewer, FIND_AUTHORITY);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("models");
    TCase *tcase = tcase_create("models");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, shades_run_from_the_least_to_the_most);
    tcase_add_test(tcase, losses_make_no_shade_beyond_the_last);
    tcase_add_test(tcase, the_ends_of_numbers_have_shades);
    tcase_add_test(tcase, equal_cells_have_no_shade);
    tcase_add_test(tcase, only_columns_that_differ_become_three);
    tcase_add_test(tcase, lines_beside_lines_become_a_table);
    tcase_add_test(tcase, a_heat_map_shows_the_differences_alone);
    tcase_add_test(tcase, a_difference_that_does_not_fit_is_blank);
    tcase_add_test(tcase, other_shapes_do_not_stand_beside_each_other);
    tcase_add_test(tcase, a_cell_in_words_follows_its_kind);
    tcase_add_test(tcase, an_axis_shows_at_most_nine_numbers);
    tcase_add_test(tcase, a_viewer_has_one_of_three_names);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/* Charts as values, their axes, and charts and heat maps as SVG. */
#include "base/job.h"
#include "base/text.h"
#include "document/chart.h"
#include "document/document.h"
#include "document/house.h"
#include "figures.h"
#include "io/xml.h"
#include "looking.h"
#include "render/chart_axis.h"
#include "render/chart_svg.h"
#include "render/colour.h"
#include "render/heat_svg.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *draw(struct job *job, const struct chart *chart)
{
    return chart_svg_write(
        job->arena, chart, (struct svg_setting){ .id = "_pd_1" })
        .markup;
}

/* The picture as a tree: it is well-formed, or there is none. */
static const struct element *parse(struct job *job, const char *svg)
{
    const struct element *root =
        xml_parse(job, "picture", svg, strlen(svg), NULL);

    ck_assert_ptr_nonnull(root);
    ck_assert_str_eq(root->name, "svg");
    return root;
}

/* A chart of one series. */
struct single {
    struct chart chart;
    struct chart_series series;
};

static const struct chart *single(struct single *single, const int64_t *x,
    const int64_t *y, size_t count, enum chart_kind kind)
{
    single->series = (struct chart_series){ "Cost", y };
    single->chart = (struct chart){ .title = "Title",
        .alt = "Alternative.",
        .x_label = "Places",
        .y_label = "Cost",
        .kind = kind,
        .x = x,
        .x_count = count,
        .series = &single->series,
        .series_count = 1 };
    return &single->chart;
}

/* ---- values ----------------------------------------------------------- */

START_TEST(values_are_said_as_their_kind_is)
{
    struct job job = job_begin();
    static const struct {
        enum chart_kind kind;
        int64_t value, largest;
        const char *words;
    } rows[] = {
        { CHART_MONEY, 490000, 500000, "£4,900" },
        { CHART_MONEY, -490000, 500000, "-£4,900" },
        { CHART_MONEY, 50, 500, "£0.50" },
        { CHART_MONEY, 0, 500000, "£0" },
        { CHART_MONEY, 0, 200000000, "£0" },
        { CHART_MONEY, 120000000, 200000000, "£1.2m" },
        { CHART_MONEY, 125000000, 200000000, "£1.25m" },
        { CHART_MONEY, -50000000, -200000000, "-£0.5m" },
        { CHART_MONEY, 200000000, 200000000, "£2m" },
        { CHART_MONEY, 120000100, 200000000, "£1,200,001" },
        { CHART_RATE, 8500, 10000, "85%" },
        { CHART_NUMBER, 1200, 2000, "1,200" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_str_eq(chart_short_words(job.arena, rows[i].kind,
                             rows[i].value, rows[i].largest),
            rows[i].words);
    ck_assert_str_eq(
        chart_words(job.arena, CHART_MONEY, 120000100), "£1,200,001.00");
    job_end(&job);
}
END_TEST

START_TEST(a_chart_that_cannot_be_drawn_says_why)
{
    static const int64_t up[] = { 1, 2 }, down[] = { 2, 1 };
    static const int64_t none[] = { CHART_MISSING, CHART_MISSING };
    static const int64_t large[] = { CHART_LARGEST, CHART_LARGEST + 1 };
    struct job job = job_begin();
    struct single one;
    struct chart chart = figures_chart();

    ck_assert_ptr_null(chart_fault(&chart));
    ck_assert_str_eq(
        chart_fault(single(&one, up, none, 2, CHART_NUMBER)), "has no points");
    const char *svg = draw(&job, &one.chart);
    parse(&job, svg);
    HAS(svg, "This chart has no points.");
    one.chart.series_count = 0;
    ck_assert_str_eq(chart_fault(&one.chart), "has no points");
    parse(&job, draw(&job, &one.chart));
    ck_assert_str_eq(chart_fault(single(&one, down, up, 2, CHART_NUMBER)),
        "has x values that do not ascend");
    ck_assert_str_eq(chart_fault(single(&one, up, large, 2, CHART_NUMBER)),
        "has a value that is too large to draw");
    chart.series_count = CHART_MOST_SERIES + 1;
    HAS(chart_fault(&chart), "more series");
    job_end(&job);
}
END_TEST

/* ---- axes ------------------------------------------------------------- */

START_TEST(ticks_are_one_two_or_five)
{
    static const struct {
        int64_t low, high, first, last, step;
    } rows[] = {
        { 0, 39200, 0, 40000, 10000 },
        { 0, 6, 0, 6, 1 },
        { 0, 7, 0, 8, 2 },
        { 0, 0, 0, 1, 1 },
        { 700, 700, 0, 800, 200 },
        { -700, -700, -800, 0, 200 },
        { -3, 4, -4, 4, 2 },
        { 95, 100, 95, 100, 1 },
        { 10, 100, 0, 100, 20 },
        { -CHART_LARGEST, CHART_LARGEST, -CHART_LARGEST, CHART_LARGEST,
            CHART_LARGEST / 2 },
    };
    static const int64_t x[] = { 1, 2 };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const int64_t y[] = { rows[i].low, rows[i].high };
        struct single one;
        struct chart_axis axis =
            chart_axis_of_y(single(&one, x, y, 2, CHART_NUMBER));

        ck_assert_int_eq(axis.first, rows[i].first);
        ck_assert_int_eq(axis.last, rows[i].last);
        ck_assert_int_eq(axis.step, rows[i].step);
    }
}
END_TEST

START_TEST(a_mark_beyond_the_figures_is_on_the_axis)
{
    static const int64_t x[] = { 3, 4 }, y[] = { 1, 2 };
    static const struct chart_mark mark = { 9, "here" };
    struct single one;
    struct chart chart = *single(&one, x, y, 2, CHART_NUMBER);

    ck_assert_int_eq(chart_axis_of_x(&chart).last, 4);
    chart.marks = &mark;
    chart.mark_count = 1;
    ck_assert_int_eq(chart_axis_of_x(&chart).last, 9);
}
END_TEST

/* ---- pictures --------------------------------------------------------- */

START_TEST(a_picture_says_what_it_shows_and_needs_nothing_beside_it)
{
    struct job job = job_begin();
    struct chart chart = figures_chart();
    const char *svg = draw(&job, &chart), *again = draw(&job, &chart);
    const struct element *root = parse(&job, svg);

    ck_assert_str_eq(svg, again);
    ck_assert_str_eq(xml_attribute(root, "role"), "img");
    ck_assert_str_eq(
        xml_attribute(root, "aria-labelledby"), "_pd_1-title _pd_1-desc");
    ck_assert_str_eq(
        xml_words(&job, xml_find_id(root, "_pd_1-title")), chart.title);
    ck_assert_str_eq(
        xml_words(&job, xml_find_id(root, "_pd_1-desc")), chart.alt);
    HAS(svg, ">£40,000</text>");
    HAS(svg, ">one more place costs less from here</text>");
    HAS(svg, ">Hard block of 8 places</text>");
    LACKS(svg, "<script");
    LACKS(svg, "href");
    LACKS(svg, "style");
    ck_assert_int_eq(count(svg, "http"), 1); /* the name of the vocabulary */
    ck_assert_int_eq(count(svg, ">What a week costs</text>"), 0);
    struct svg_setting titled = { "_pd_1", "Gill Sans", true };
    svg = chart_svg_write(job.arena, &chart, titled).markup;
    ck_assert_int_eq(count(svg, ">What a week costs</text>"), 1);
    HAS(svg, "font-family=\"Gill Sans, sans-serif\"");
    job_end(&job);
}
END_TEST

/* What tells the lines apart, one after another. */
static void find_looks(const char *svg, const char *before, char found[][80])
{
    int n = 0;

    for (const char *p = svg; (p = strstr(p, before)) != NULL && n < 12; n++) {
        p += strlen(before);
        snprintf(found[n], 80, "%.*s", (int)(strstr(p, " d=") - p), p);
    }
}

START_TEST(no_two_lines_look_alike_in_grey)
{
    static const int64_t y[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
    struct chart_series series[CHART_MOST_SERIES];
    struct job job = job_begin();
    struct chart chart = figures_chart();
    char looks[12][80] = { "" };

    for (size_t s = 0; s < CHART_MOST_SERIES; s++)
        series[s] = (struct chart_series){ "Name", y };
    chart.series = series;
    chart.series_count = CHART_MOST_SERIES;
    ck_assert_ptr_null(chart_fault(&chart));
    find_looks(draw(&job, &chart), "fill=\"none\" stroke=", looks);
    for (size_t a = 0; a < CHART_MOST_SERIES; a++)
        for (size_t b = 0; b < a; b++)
            ck_assert_str_ne(looks[a], looks[b]);
    job_end(&job);
}
END_TEST

START_TEST(a_missing_point_is_a_gap_and_one_alone_is_seen)
{
    static const int64_t x[] = { 0, 1, 2, 3, 4 };
    static const int64_t y[] = { 0, 0, CHART_MISSING, 10, CHART_MISSING };
    struct job job = job_begin();
    struct single one;
    const char *svg = draw(&job, single(&one, x, y, 5, CHART_NUMBER));

    parse(&job, svg);
    /* moved to twice and drawn from once; in the legend once more */
    const char *line = strstr(svg, "<path fill=\"none\"");
    ck_assert_ptr_nonnull(line);
    line = arena_format(job.arena, "%.*s", (int)strcspn(line, ">"), line);
    ck_assert_int_eq(count(line, "M"), 2);
    ck_assert_int_eq(count(line, "L"), 1);
    ck_assert_int_eq(count(svg, "translate("), 4);
    job_end(&job);
}
END_TEST

START_TEST(steps_hold_and_then_jump)
{
    static const int64_t x[] = { 0, 1, 2 }, y[] = { 0, 5, 5 };
    struct job job = job_begin();
    struct single one;
    struct chart chart = *single(&one, x, y, 3, CHART_NUMBER);

    ck_assert_int_eq(count(draw(&job, &chart), "H"), 0);
    chart.is_stepped = true;
    ck_assert_int_eq(count(draw(&job, &chart), "H"), 2);
    job_end(&job);
}
END_TEST

START_TEST(odd_figures_stay_inside_the_picture)
{
    static const int64_t x[] = { -3, 7, 400 };
    static const int64_t rows[][3] = { { 5, 5, 5 }, { 0, 0, 0 }, { -9, -5, -7 },
        { -100, 3, CHART_LARGEST }, { -CHART_LARGEST, 0, 1 } };
    struct job job = job_begin();

    for (size_t i = 0; i < 5; i++)
        for (size_t n = 1; n <= 3; n++) {
            struct single one;
            const char *svg =
                draw(&job, single(&one, x, rows[i], n, CHART_MONEY));

            parse(&job, svg);
            for (const char *p = svg; (p = strstr(p, "translate(")) != NULL;) {
                p += strlen("translate(");
                char *end;
                double at = strtod(p, &end), below = strtod(end, NULL);
                ck_assert(at >= 0 && at <= SVG_WIDTH);
                ck_assert(below >= 0 && below <= 700);
            }
        }
    job_end(&job);
}
END_TEST

START_TEST(hostile_words_are_words)
{
    static const char hostile[] = "</svg><script>a(\"b'\")</script> & ]]> \x02";
    static const int64_t x[] = { 1 }, y[] = { 1 };
    struct job job = job_begin();
    struct single one;
    struct chart chart = *single(&one, x, y, 1, CHART_NUMBER);

    chart.title = chart.alt = chart.x_label = chart.y_label = hostile;
    chart.series = &(struct chart_series){ hostile, y };
    chart.marks = &(struct chart_mark){ 1, hostile };
    chart.mark_count = 1;
    const char *svg = chart_svg_write(
        job.arena, &chart, (struct svg_setting){ "\"><b>", "\"><b>", true })
                          .markup;
    parse(&job, svg);
    LACKS(svg, "<script");
    LACKS(svg, "<b>");
    ck_assert_int_eq(count(svg, "</svg>"), 1);
    ck_assert_int_gt(count(svg, "&lt;script&gt;"), 5);
    job_end(&job);
}
END_TEST

START_TEST(long_words_go_on_in_the_next_line)
{
    ck_assert_int_eq(svg_count_lines("one more place", 20), 1);
    ck_assert_int_eq(svg_count_lines("one more place", 9), 2);
    ck_assert_int_eq(svg_count_lines("one more place", 5), 3);
    ck_assert_int_eq(svg_count_lines("££££££", 3), 2);
    ck_assert_int_eq(svg_count_lines("", 3), 0);
}
END_TEST

/* ---- heat maps -------------------------------------------------------- */

static struct node *add_row(
    struct job *job, struct node *table, const char *label, const char *words)
{
    struct node *row = document_add(job->arena, table, NODE_ROW);
    const char *cells[] = { label, words };

    for (int i = 0; i < 2; i++)
        document_add_text(job->arena,
            document_add(job->arena, document_add(job->arena, row, NODE_CELL),
                NODE_PARAGRAPH),
            NODE_TEXT, cells[i]);
    return row;
}

START_TEST(a_heat_map_prints_its_values)
{
    struct job job = job_begin();
    struct node *table = document_add(job.arena, NULL, NODE_TABLE);

    table->caption = "Cost by use";
    add_row(&job, table, "Use", "4 places")->is_header = true;
    struct node *cell = add_row(&job, table, "60%", "£1 & less")->last;
    cell->shade = 4;
    cell->is_flagged = true;
    struct svg_picture picture = heat_svg_write(job.arena, table,
        "Dear where empty.", (struct svg_setting){ .id = "map" });
    parse(&job, picture.markup);
    HAS(picture.markup, "<title id=\"map-title\">Cost by use</title>");
    HAS(picture.markup, "<desc id=\"map-desc\">Dear where empty.</desc>");
    HAS(picture.markup, "fill=\"#B0B0B0\"");
    HAS(picture.markup,
        "font-weight=\"bold\">£1 &amp; less\u00a0\u2020</text>");
    ck_assert_int_eq(count(picture.markup, "<rect "), 5);
    job_end(&job);
}
END_TEST

/* As WCAG 2.2 measures it. */
static double brightness(const char *colour)
{
    static const double weights[] = { 0.2126, 0.7152, 0.0722 };
    double sum = 0;

    for (int i = 0; i < 3; i++) {
        char digits[3] = { colour[2 * i], colour[2 * i + 1], '\0' };
        double c = (double)strtol(digits, NULL, 16) / 255;

        sum += weights[i] *
               (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

START_TEST(a_wide_heat_map_has_smaller_letters_and_cuts_no_word)
{
    struct job job = job_begin();
    struct node *table = document_add(job.arena, NULL, NODE_TABLE);
    struct node *row = add_row(&job, table, "Use", "£105,359");

    for (int i = 0; i < 10; i++)
        document_add_text(job.arena,
            document_add(job.arena, document_add(job.arena, row, NODE_CELL),
                NODE_PARAGRAPH),
            NODE_TEXT, "£105,359");
    const char *svg = heat_svg_write(
        job.arena, table, "Wide.", (struct svg_setting){ .id = "map" })
                          .markup;
    ck_assert_int_eq(count(svg, ">£105,359</text>"), 11);
    LACKS(svg, "<g font-size=\"15\"");
    job_end(&job);
}
END_TEST

START_TEST(words_read_on_every_shade)
{
    struct job job = job_begin();
    const struct house *house = house_load(&job, "templates/house-style.xml");

    ck_assert_ptr_nonnull(house);
    for (int shade = 0; shade < SHADES; shade++) {
        double grey = brightness(colour_shade(shade));

        ck_assert_double_ge(
            (grey + 0.05) / (brightness(house->ink) + 0.05), 7.0);
        if (shade > 0)
            ck_assert_double_lt(
                grey, brightness(colour_shade(shade - 1)) - 0.05);
    }
    job_end(&job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("chart");
    TCase *tcase = tcase_create("chart");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, values_are_said_as_their_kind_is);
    tcase_add_test(tcase, a_chart_that_cannot_be_drawn_says_why);
    tcase_add_test(tcase, ticks_are_one_two_or_five);
    tcase_add_test(tcase, a_mark_beyond_the_figures_is_on_the_axis);
    tcase_add_test(
        tcase, a_picture_says_what_it_shows_and_needs_nothing_beside_it);
    tcase_add_test(tcase, no_two_lines_look_alike_in_grey);
    tcase_add_test(tcase, a_missing_point_is_a_gap_and_one_alone_is_seen);
    tcase_add_test(tcase, steps_hold_and_then_jump);
    tcase_add_test(tcase, odd_figures_stay_inside_the_picture);
    tcase_add_test(tcase, hostile_words_are_words);
    tcase_add_test(tcase, long_words_go_on_in_the_next_line);
    tcase_add_test(tcase, a_heat_map_prints_its_values);
    tcase_add_test(tcase, a_wide_heat_map_has_smaller_letters_and_cuts_no_word);
    tcase_add_test(tcase, words_read_on_every_shade);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

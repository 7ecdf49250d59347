#include "render/chart_svg.h"

#include "base/arena.h"
#include "base/money.h"
#include "document/chart.h"
#include "render/chart_axis.h"
#include "render/chart_look.h"

#include <stddef.h>

enum {
    PLOT_HEIGHT = 300,
    TICK = 6,        /* length of a tick */
    SAMPLE = 56,     /* length of a line in the legend */
    SHORT_NAME = 34, /* letters that leave room for two in a row */
    SIZE = 5         /* half the width of a point's shape */
};

/* Tenths of the unit of the picture, so that lines are smooth. */
struct plot {
    struct svg svg;
    const struct chart *chart;
    struct chart_axis x, y;
    int left, right, top, bottom;
};

/* ---- places ----------------------------------------------------------- */

/* Where a value stands on an axis that is so long. */
static int place(struct chart_axis axis, int64_t value, int length)
{
    int64_t at;

    if (!money_multiply_divide(
            value - axis.first, length, axis.last - axis.first, &at))
        return 0; /* never of a chart without a fault */
    return (int)at;
}

static int place_x(const struct plot *plot, int64_t x)
{
    return plot->left + place(plot->x, x, plot->right - plot->left);
}

static int place_y(const struct plot *plot, int64_t y)
{
    return plot->bottom - place(plot->y, y, plot->bottom - plot->top);
}

static void add_tenths(struct text *text, const char *before, int tenths)
{
    text_format(text, "%s%d.%d", before, tenths / 10, tenths % 10);
}

static void add_line(
    struct plot *plot, const char *look, int x1, int y1, int x2, int y2)
{
    struct text *text = &plot->svg.body;

    text_format(text, "<path %s d=\"", look);
    add_tenths(text, "M", x1);
    add_tenths(text, " ", y1);
    add_tenths(text, "L", x2);
    add_tenths(text, " ", y2);
    text_add(text, "\"/>\n");
}

/* ---- axes ------------------------------------------------------------- */

static const char *tick_words(const struct plot *plot, int64_t y)
{
    return chart_short_words(plot->svg.body.arena, plot->chart->kind, y,
        chart_axis_largest(plot->y));
}

/* As wide as the longest words of its ticks. */
static int measure_left(const struct plot *plot)
{
    int most = 0;

    for (int64_t y = plot->y.first; y <= plot->y.last; y += plot->y.step) {
        int letters = svg_count_letters(tick_words(plot, y));

        most = letters > most ? letters : most;
    }
    return (SVG_EDGE + most * (SVG_LETTER + 1) + 3 * TICK) * 10;
}

static void add_y_axis(struct plot *plot)
{
    for (int64_t y = plot->y.first; y <= plot->y.last; y += plot->y.step) {
        int at = place_y(plot, y);

        add_line(plot, y == 0 ? "stroke=\"#000\"" : "stroke=\"#bbb\"",
            plot->left, at, plot->right, at);
        svg_words(&plot->svg, plot->left / 10 - 2 * TICK,
            at / 10 + SVG_FONT / 3, SVG_END, false, tick_words(plot, y));
    }
    add_line(plot, "stroke=\"#000\"", plot->left, plot->top, plot->left,
        plot->bottom);
}

/* So many ticks go without words that those of the others keep apart. */
static int64_t skip_of(const struct plot *plot)
{
    struct arena *arena = plot->svg.body.arena;
    int first = svg_count_letters(money_integer(arena, plot->x.first));
    int last = svg_count_letters(money_integer(arena, plot->x.last));
    int letters = 2 + (first > last ? first : last);
    int64_t count = (plot->x.last - plot->x.first) / plot->x.step;

    return 1 + count * letters * SVG_LETTER * 10 / (plot->right - plot->left);
}

static void add_x_axis(struct plot *plot)
{
    int64_t skip = skip_of(plot), n = 0;

    add_line(plot, "stroke=\"#000\"", plot->left, plot->bottom, plot->right,
        plot->bottom);
    for (int64_t x = plot->x.first; x <= plot->x.last; x += plot->x.step) {
        int at = place_x(plot, x);

        add_line(plot, "stroke=\"#000\"", at, plot->bottom, at,
            plot->bottom + TICK * 10);
        if (n++ % skip == 0)
            svg_words(&plot->svg, at / 10,
                plot->bottom / 10 + TICK + SVG_FONT + 2, SVG_MIDDLE, false,
                money_integer(plot->svg.body.arena, x));
    }
    plot->svg.y = plot->bottom / 10 + TICK + SVG_LINE;
    svg_lines(&plot->svg, (plot->left + plot->right) / 20, SVG_MIDDLE, false,
        (plot->right - plot->left) / 10 / SVG_LETTER, plot->chart->x_label);
}

/* ---- marks ------------------------------------------------------------ */

static const char MARK[] = "stroke=\"#000\" stroke-width=\"1.5\" "
                           "stroke-dasharray=\"1 3\"";

/* Right of the line in the left half of the plot, else left of it. */
static bool is_left(const struct plot *plot, const struct chart_mark *mark)
{
    return place_x(plot, mark->x) <= (plot->left + plot->right) / 2;
}

/* Returns where its line starts. */
static int add_mark_words(struct plot *plot, const struct chart_mark *mark)
{
    int at = place_x(plot, mark->x) / 10, start = plot->svg.y + TICK / 2;
    bool left = is_left(plot, mark);
    int room = (plot->right - plot->left) / 20;

    if (left)
        room = plot->right / 10 - at;
    svg_lines(&plot->svg, left ? at + TICK : at - TICK,
        left ? SVG_START : SVG_END, false, (room - TICK) / SVG_LETTER,
        mark->words);
    return start * 10;
}

/*
 * Words stand above the plot, where no line is. In this order the line of no
 * mark goes through the words of another. Returns where each line starts.
 */
static const int *add_marks_words(struct plot *plot)
{
    const struct chart *chart = plot->chart;
    int *starts = arena_alloc(
        plot->svg.body.arena, (chart->mark_count + 1) * sizeof *starts);

    for (size_t i = 0; i < chart->mark_count; i++)
        if (is_left(plot, &chart->marks[i]))
            starts[i] = add_mark_words(plot, &chart->marks[i]);
    for (size_t i = chart->mark_count; i-- > 0;)
        if (!is_left(plot, &chart->marks[i]))
            starts[i] = add_mark_words(plot, &chart->marks[i]);
    return starts;
}

static void add_marks(struct plot *plot, const int *starts)
{
    for (size_t i = 0; i < plot->chart->mark_count; i++) {
        int at = place_x(plot, plot->chart->marks[i].x);

        add_line(plot, MARK, at, starts[i], at, plot->bottom);
    }
}

/* ---- series ----------------------------------------------------------- */

static void begin_stroke(struct text *text, size_t series)
{
    const struct chart_look *look = chart_look_of(series);

    text_format(text, "<path fill=\"none\" stroke=\"#%s\" stroke-width=\"2\"",
        look->colour);
    if (look->dash != NULL)
        text_format(text, " stroke-dasharray=\"%s\"", look->dash);
}

static void add_stroke(struct plot *plot, size_t series)
{
    const struct chart *chart = plot->chart;
    struct text *text = &plot->svg.body;

    begin_stroke(text, series);
    text_add(text, " d=\"");
    for (size_t i = 0; i < chart->x_count; i++) {
        if (!chart_look_is_point(chart, series, i))
            continue;

        int x = place_x(plot, chart->x[i]);
        int y = place_y(plot, chart->series[series].y[i]);
        bool starts = i == 0 || !chart_look_is_point(chart, series, i - 1);

        if (!starts && chart->is_stepped)
            add_tenths(text, "H", x);
        add_tenths(text, starts ? "M" : "L", x);
        add_tenths(text, " ", y);
    }
    text_add(text, "\"/>\n");
}

static void add_shape(struct plot *plot, size_t series, int x, int y)
{
    const struct chart_look *look = chart_look_of(series);
    struct text *text = &plot->svg.body;

    text_format(text,
        "<path d=\"%s\" fill=\"#%s\" stroke=\"#%s\" stroke-width=\"1.5\"",
        look->shape, look->is_hollow ? "fff" : look->colour, look->colour);
    add_tenths(text, " transform=\"translate(", x);
    add_tenths(text, " ", y);
    text_add(text, ")\"/>\n");
}

static void add_shapes(struct plot *plot, size_t series)
{
    const struct chart *chart = plot->chart;

    for (size_t i = 0; i < chart->x_count; i++)
        if (chart_look_has_shape(chart, series, i))
            add_shape(plot, series, place_x(plot, chart->x[i]),
                place_y(plot, chart->series[series].y[i]));
}

/* ---- legend ----------------------------------------------------------- */

static bool is_paired(const struct chart *chart)
{
    for (size_t s = 0; s < chart->series_count; s++)
        if (svg_count_letters(chart->series[s].name) > SHORT_NAME)
            return false;
    return true;
}

static void add_entry(struct plot *plot, size_t series, int x)
{
    int y = plot->svg.y + SVG_LINE / 2;

    begin_stroke(&plot->svg.body, series);
    text_format(&plot->svg.body, " d=\"M%d %dh%d\"/>\n", x, y, SAMPLE);
    add_shape(plot, series, (x + SAMPLE / 2) * 10, y * 10);
    svg_lines(&plot->svg, x + SAMPLE + 2 * SIZE, SVG_START, false,
        (SVG_WIDTH - SVG_EDGE - x - SAMPLE - 2 * SIZE) / SVG_LETTER,
        plot->chart->series[series].name);
}

static void add_legend(struct plot *plot)
{
    bool paired = is_paired(plot->chart);
    int half = SVG_WIDTH / 2;

    plot->svg.y += SVG_LINE / 2;
    for (size_t s = 0; s < plot->chart->series_count; s++) {
        if (paired && s % 2 == 1)
            plot->svg.y -= SVG_LINE;
        add_entry(plot, s, paired && s % 2 == 1 ? half : SVG_EDGE);
    }
}

/* ---- the whole -------------------------------------------------------- */

static void draw(struct plot *plot)
{
    const struct chart *chart = plot->chart;
    const int *starts;

    plot->x = chart_axis_of_x(chart);
    plot->y = chart_axis_of_y(chart);
    plot->left = measure_left(plot);
    plot->right = (SVG_WIDTH - 2 * SVG_EDGE) * 10;
    svg_lines(&plot->svg, SVG_EDGE, SVG_START, false,
        (SVG_WIDTH - 2 * SVG_EDGE) / SVG_LETTER, chart->y_label);
    starts = add_marks_words(plot);
    plot->top = (plot->svg.y + SVG_LINE / 2) * 10;
    plot->bottom = plot->top + PLOT_HEIGHT * 10;
    add_y_axis(plot);
    add_x_axis(plot);
    add_marks(plot, starts);
    for (size_t s = 0; s < chart->series_count; s++)
        add_stroke(plot, s);
    for (size_t s = 0; s < chart->series_count; s++)
        add_shapes(plot, s);
    add_legend(plot);
}

struct svg_picture chart_svg_write(
    struct arena *arena, const struct chart *chart, struct svg_setting setting)
{
    struct plot plot = { .svg = svg_begin(arena, setting, chart->title),
        .chart = chart };
    const char *fault = chart_fault(chart);

    if (fault == NULL)
        draw(&plot);
    else
        svg_lines(&plot.svg, SVG_EDGE, SVG_START, false, SVG_WIDTH / SVG_LETTER,
            arena_format(arena, "This chart %s.", fault));
    return svg_end(&plot.svg, chart->alt);
}

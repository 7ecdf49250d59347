#include "render/chart_part.h"

#include "base/arena.h"
#include "base/text.h"
#include "document/chart.h"
#include "document/document_xml.h"
#include "document/house.h"
#include "render/chart_axis.h"
#include "render/chart_look.h"
#include "render/template.h"

#include <inttypes.h>

/* ---- figures ---------------------------------------------------------- */

/* Pounds, parts of a whole, or the number itself: as the formats below want. */
static const char *figure(
    struct arena *arena, enum chart_kind kind, int64_t value)
{
    const char *sign = value < 0 ? "-" : "";
    int64_t size = value < 0 ? -value : value;

    if (kind == CHART_MONEY)
        return arena_format(
            arena, "%s%" PRId64 ".%02" PRId64, sign, size / 100, size % 100);
    if (kind == CHART_RATE)
        return arena_format(arena, "%s%" PRId64 ".%04" PRId64, sign,
            size / 10000, size % 10000);
    return arena_format(arena, "%" PRId64, value);
}

/* How each figure reads in full. */
static const char *const formats[CHART_KINDS] = {
    [CHART_MONEY] = "\"£\"#,##0.00;-\"£\"#,##0.00",
    [CHART_RATE] = "0.00%",
    [CHART_NUMBER] = "#,##0",
};

/* How the ticks read: with as many decimals as their step needs. */
static const char *axis_format(enum chart_kind kind, struct chart_axis axis)
{
    const int64_t million = 100000000; /* pence */
    int64_t largest = chart_axis_largest(axis);

    if (kind == CHART_RATE)
        return axis.step % 100 == 0  ? "0%"
               : axis.step % 10 == 0 ? "0.0%"
                                     : "0.00%";
    if (kind == CHART_NUMBER)
        return formats[kind];
    if (axis.step % 100 != 0)
        return formats[kind];
    if (largest < million && largest > -million)
        return "\"£\"#,##0;-\"£\"#,##0";
    if (axis.step % million == 0)
        return "\"£\"#,##0,,\"m\";-\"£\"#,##0,,\"m\";\"£0\"";
    return axis.step % (million / 10) == 0
               ? "\"£\"0.0,,\"m\";-\"£\"0.0,,\"m\";\"£0\""
               : "\"£\"0.00,,\"m\";-\"£\"0.00,,\"m\";\"£0\"";
}

/* ---- points ----------------------------------------------------------- */

/* A point of a line as it is drawn; where y is missing the line has a gap. */
struct point {
    int64_t x, y;
};

struct points {
    struct point *list;
    size_t count;
};

/* Room for the corners of steps too, and for the ends of a mark. */
static struct points no_points(struct arena *arena, const struct chart *chart)
{
    struct point *list = arena_alloc(arena, 2 * chart->x_count * sizeof *list);

    return (struct points){ list, 0 };
}

static void put(struct points *points, int64_t x, int64_t y)
{
    points->list[points->count++] = (struct point){ x, y };
}

/* Steps have a corner where the one before ends and the next starts. */
static struct points line_points(
    struct arena *arena, const struct chart *chart, size_t series)
{
    struct points points = no_points(arena, chart);
    const int64_t *y = chart->series[series].y;

    for (size_t i = 0; i < chart->x_count; i++) {
        if (chart->is_stepped && i > 0 && y[i - 1] != CHART_MISSING &&
            y[i] != CHART_MISSING && y[i] != y[i - 1])
            put(&points, chart->x[i], y[i - 1]);
        put(&points, chart->x[i], y[i]);
    }
    return points;
}

/* Those that have a shape, with gaps between: a series of no line. */
static struct points shape_points(
    struct arena *arena, const struct chart *chart, size_t series)
{
    struct points points = no_points(arena, chart);

    for (size_t i = 0; i < chart->x_count; i++) {
        if (!chart_look_has_shape(chart, series, i))
            continue;
        put(&points, chart->x[i], chart->series[series].y[i]);
        put(&points, chart->x[i], CHART_MISSING);
    }
    return points;
}

static bool all_have_shapes(const struct chart *chart, size_t series)
{
    for (size_t i = 0; i < chart->x_count; i++)
        if (chart_look_is_point(chart, series, i) &&
            !chart_look_has_shape(chart, series, i))
            return false;
    return !chart->is_stepped;
}

/* ---- series ----------------------------------------------------------- */

/*
 * The series of a part as they are added, and which the legend leaves out. All
 * have as many points, some of them missing, or LibreOffice loses the first.
 */
struct lines {
    struct text markup, unnamed;
    size_t count, points;
};

enum { LINE = 22225, THIN = 12700 }; /* EMU */

static const char NO_SHAPE[] = "<c:marker><c:symbol val=\"none\"/></c:marker>";

static void add_line(
    struct text *text, const char *colour, int width, const char *dash)
{
    text_format(text,
        "<c:spPr><a:ln w=\"%d\" cap=\"flat\"><a:solidFill><a:srgbClr "
        "val=\"%s\"/></a:solidFill><a:prstDash val=\"%s\"/><a:round/></a:ln>"
        "</c:spPr>",
        width, colour, dash);
}

static void add_shape(struct text *text, const struct chart_look *look)
{
    text_format(text,
        "<c:marker><c:symbol val=\"%s\"/><c:size val=\"7\"/><c:spPr>"
        "<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill><a:ln w=\"12700\">"
        "<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill></a:ln></c:spPr>"
        "</c:marker>",
        look->word_shape, look->is_hollow ? "FFFFFF" : look->colour,
        look->colour);
}

static void begin_series(struct lines *lines, const char *name)
{
    text_format(&lines->markup,
        "<c:ser><c:idx val=\"%zu\"/><c:order val=\"%zu\"/><c:tx><c:v>",
        lines->count, lines->count);
    document_xml_words(&lines->markup, name);
    text_add(&lines->markup, "</c:v></c:tx>");
    lines->count++;
}

static void begin_figures(
    struct text *text, const char *element, const char *format, size_t count)
{
    text_format(text, "<c:%s><c:numLit><c:formatCode>", element);
    text_add_xml(text, format);
    text_format(text, "</c:formatCode><c:ptCount val=\"%zu\"/>", count);
}

static void add_figure(struct text *text, size_t i, const char *words)
{
    text_format(text, "<c:pt idx=\"%zu\"><c:v>%s</c:v></c:pt>", i, words);
}

static void end_series(
    struct lines *lines, struct points points, enum chart_kind kind)
{
    struct text *text = &lines->markup;
    struct arena *arena = text->arena;
    int64_t last = points.count > 0 ? points.list[points.count - 1].x : 0;

    while (points.count < lines->points)
        put(&points, last, CHART_MISSING);
    begin_figures(text, "xVal", formats[CHART_NUMBER], points.count);
    for (size_t i = 0; i < points.count; i++)
        add_figure(text, i, figure(arena, CHART_NUMBER, points.list[i].x));
    text_add(text, "</c:numLit></c:xVal>");
    begin_figures(text, "yVal", formats[kind], points.count);
    for (size_t i = 0; i < points.count; i++)
        if (points.list[i].y != CHART_MISSING)
            add_figure(text, i, figure(arena, kind, points.list[i].y));
    text_add(text, "</c:numLit></c:yVal><c:smooth val=\"0\"/></c:ser>");
}

static void add_bare_line(
    struct lines *lines, const struct chart *chart, size_t series)
{
    const struct chart_look *look = chart_look_of(series);

    text_format(&lines->unnamed,
        "<c:legendEntry><c:idx val=\"%zu\"/><c:delete val=\"1\"/>"
        "</c:legendEntry>",
        lines->count);
    begin_series(lines, chart->series[series].name);
    add_line(&lines->markup, look->colour, LINE, look->word_dash);
    text_add(&lines->markup, NO_SHAPE);
    end_series(
        lines, line_points(lines->markup.arena, chart, series), chart->kind);
}

/*
 * A line whose points do not all have a shape is two series: the line, and the
 * shapes, which are in the legend. (A point may be told to have no shape, but
 * LibreOffice does not heed it.)
 */
static void add_series(
    struct lines *lines, const struct chart *chart, size_t series)
{
    const struct chart_look *look = chart_look_of(series);
    bool whole = all_have_shapes(chart, series);
    struct arena *arena = lines->markup.arena;

    if (!whole)
        add_bare_line(lines, chart, series);
    begin_series(lines, chart->series[series].name);
    add_line(&lines->markup, look->colour, LINE, look->word_dash);
    add_shape(&lines->markup, look);
    end_series(lines,
        whole ? line_points(arena, chart, series)
              : shape_points(arena, chart, series),
        chart->kind);
}

/* A vertical line is a series of two points; the legend has its words. */
static void add_mark(struct lines *lines, const struct chart *chart,
    const struct chart_mark *mark, struct chart_axis axis)
{
    struct points ends = no_points(lines->markup.arena, chart);

    put(&ends, mark->x, axis.first);
    put(&ends, mark->x, axis.last);
    begin_series(lines, arena_format(lines->markup.arena, "%s %" PRId64 ": %s",
                            chart->x_label, mark->x, mark->words));
    add_line(&lines->markup, "000000", THIN, "sysDot");
    text_add(&lines->markup, NO_SHAPE);
    end_series(lines, ends, chart->kind);
}

static struct lines all_lines(
    struct arena *arena, const struct chart *chart, struct chart_axis axis)
{
    struct lines lines = { text_new(arena), text_new(arena), 0,
        chart->x_count };

    for (size_t s = 0; s < chart->series_count; s++)
        if (!all_have_shapes(chart, s))
            lines.points = 2 * chart->x_count;
    if (lines.points < 2)
        lines.points = 2; /* a mark's */
    for (size_t s = 0; s < chart->series_count; s++)
        add_series(&lines, chart, s);
    for (size_t i = 0; i < chart->mark_count; i++)
        add_mark(&lines, chart, &chart->marks[i], axis);
    return lines;
}

static struct value clean(
    struct arena *arena, const char *name, const char *words)
{
    struct text text = text_new(arena);

    document_xml_words(&text, words);
    return (struct value){ name, text.bytes, true };
}

const char *chart_part_write(struct arena *arena, const char *template,
    const struct chart *chart, const struct house *house)
{
    struct chart_axis x = chart_axis_of_x(chart), y = chart_axis_of_y(chart);
    enum chart_kind kind = chart->kind;
    struct lines lines = all_lines(arena, chart, y);
    const struct value values[] = {
        { "series", lines.markup.bytes, true },
        { "unnamed", lines.unnamed.bytes, true },
        { "x_first", figure(arena, CHART_NUMBER, x.first), false },
        { "x_last", figure(arena, CHART_NUMBER, x.last), false },
        { "x_step", figure(arena, CHART_NUMBER, x.step), false },
        { "y_first", figure(arena, kind, y.first), false },
        { "y_last", figure(arena, kind, y.last), false },
        { "y_step", figure(arena, kind, y.step), false },
        { "y_format", axis_format(kind, y), false },
        { "font", house->body_font, false },
        { "size", arena_format(arena, "%d", house->body_size * 85 / 100),
            false },
        clean(arena, "x_label", chart->x_label),
        clean(arena, "y_label", chart->y_label),
    };

    return template_fill(
        arena, template, values, sizeof values / sizeof *values);
}

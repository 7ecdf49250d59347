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

/* A point of a line as it is drawn: steps have corners, which have no shape. */
struct point {
    int64_t x, y;
    bool is_missing, has_shape;
};

struct points {
    struct point *list;
    size_t count;
};

static bool has_corner(const struct chart *chart, size_t series, size_t i)
{
    return chart->is_stepped && i > 0 &&
           chart_look_is_point(chart, series, i) &&
           chart_look_is_point(chart, series, i - 1) &&
           chart->series[series].y[i] != chart->series[series].y[i - 1];
}

static struct points list_points(
    struct arena *arena, const struct chart *chart, size_t series)
{
    struct points points = {
        arena_alloc(arena, 2 * chart->x_count * sizeof *points.list), 0
    };
    const int64_t *y = chart->series[series].y;

    for (size_t i = 0; i < chart->x_count; i++) {
        if (has_corner(chart, series, i))
            points.list[points.count++] =
                (struct point){ chart->x[i], y[i - 1], false, false };
        points.list[points.count++] = (struct point){ chart->x[i], y[i],
            y[i] == CHART_MISSING, chart_look_has_shape(chart, series, i) };
    }
    return points;
}

/* ---- series ----------------------------------------------------------- */

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

static const char NO_SHAPE[] = "<c:marker><c:symbol val=\"none\"/></c:marker>";

enum { LINE = 22225, THIN = 12700 }; /* EMU */

static void begin_series(struct text *text, size_t number, const char *name)
{
    text_format(text,
        "<c:ser><c:idx val=\"%zu\"/><c:order val=\"%zu\"/><c:tx><c:v>", number,
        number);
    document_xml_words(text, name);
    text_add(text, "</c:v></c:tx>");
}

/* Says the line again, or Word would choose one. */
static void add_bare_points(
    struct text *text, struct points points, const struct chart_look *look)
{
    for (size_t i = 0; i < points.count; i++) {
        if (points.list[i].has_shape || points.list[i].is_missing)
            continue;
        text_format(text,
            "<c:dPt><c:idx val=\"%zu\"/>%s<c:bubble3D val=\"0\"/>", i,
            NO_SHAPE);
        add_line(text, look->colour, LINE, look->word_dash);
        text_add(text, "</c:dPt>");
    }
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

static void add_points(
    struct text *text, struct points points, enum chart_kind kind)
{
    struct arena *arena = text->arena;

    begin_figures(text, "xVal", formats[CHART_NUMBER], points.count);
    for (size_t i = 0; i < points.count; i++)
        add_figure(text, i, figure(arena, CHART_NUMBER, points.list[i].x));
    text_add(text, "</c:numLit></c:xVal>");
    begin_figures(text, "yVal", formats[kind], points.count);
    for (size_t i = 0; i < points.count; i++)
        if (!points.list[i].is_missing)
            add_figure(text, i, figure(arena, kind, points.list[i].y));
    text_add(text, "</c:numLit></c:yVal><c:smooth val=\"0\"/></c:ser>");
}

static void add_series(
    struct text *text, const struct chart *chart, size_t series)
{
    const struct chart_look *look = chart_look_of(series);
    struct points points = list_points(text->arena, chart, series);

    begin_series(text, series, chart->series[series].name);
    add_line(text, look->colour, LINE, look->word_dash);
    add_shape(text, look);
    add_bare_points(text, points, look);
    add_points(text, points, chart->kind);
}

/* A vertical line is a series of two points; the legend has its words. */
static void add_mark(struct text *text, const struct chart *chart, size_t i,
    struct chart_axis axis)
{
    const struct chart_mark *mark = &chart->marks[i];
    struct point ends[] = { { mark->x, axis.first, false, false },
        { mark->x, axis.last, false, false } };

    begin_series(text, chart->series_count + i,
        arena_format(text->arena, "%s %" PRId64 ": %s", chart->x_label, mark->x,
            mark->words));
    add_line(text, "000000", THIN, "sysDot");
    text_add(text, NO_SHAPE);
    add_points(text, (struct points){ ends, 2 }, chart->kind);
}

static const char *all_series(
    struct arena *arena, const struct chart *chart, struct chart_axis axis)
{
    struct text text = text_new(arena);

    for (size_t s = 0; s < chart->series_count; s++)
        add_series(&text, chart, s);
    for (size_t i = 0; i < chart->mark_count; i++)
        add_mark(&text, chart, i, axis);
    return text.bytes;
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
    const struct value values[] = {
        { "series", all_series(arena, chart, y), true },
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

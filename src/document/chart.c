#include "document/chart.h"

#include "base/arena.h"
#include "base/money.h"

#include <assert.h>
#include <inttypes.h>

static const char *const kind_names[] = {
    [CHART_MONEY] = "money",
    [CHART_RATE] = "rate",
    [CHART_NUMBER] = "number",
};
static_assert(sizeof kind_names / sizeof *kind_names == CHART_KINDS,
    "a kind of chart has no name");

const char *chart_kind_name(enum chart_kind kind)
{
    return kind_names[kind];
}

static bool is_too_large(int64_t value)
{
    return value > CHART_LARGEST || value < -CHART_LARGEST;
}

static const char *x_fault(const struct chart *chart)
{
    for (size_t i = 0; i < chart->x_count; i++) {
        if (is_too_large(chart->x[i]))
            return "has a value that is too large to draw";
        if (i > 0 && chart->x[i] <= chart->x[i - 1])
            return "has x values that do not ascend";
    }
    for (size_t i = 0; i < chart->mark_count; i++) {
        if (is_too_large(chart->marks[i].x))
            return "has a value that is too large to draw";
        if (i > 0 && chart->marks[i].x < chart->marks[i - 1].x)
            return "has marks that do not ascend";
    }
    return NULL;
}

const char *chart_fault(const struct chart *chart)
{
    size_t points = 0;

    if (chart->series_count > CHART_MOST_SERIES)
        return "has more series than can be told apart in black and white";
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->x_count; i++) {
            int64_t y = chart->series[s].y[i];

            if (y == CHART_MISSING)
                continue;
            if (is_too_large(y))
                return "has a value that is too large to draw";
            points++;
        }
    return points == 0 ? "has no points" : x_fault(chart);
}

const char *chart_words(
    struct arena *arena, enum chart_kind kind, int64_t value)
{
    if (kind == CHART_MONEY)
        return money_write(arena, value);
    return kind == CHART_RATE ? money_rate(arena, value)
                              : money_integer(arena, value);
}

/* Hundredths of a million, or NULL if that does not say it all. */
static const char *millions(struct arena *arena, int64_t pence)
{
    const int64_t hundredth = 1000000;
    const char *sign = pence < 0 ? "-" : "";
    int64_t size = (pence < 0 ? -pence : pence) / hundredth;

    if (pence % hundredth != 0)
        return NULL;
    if (size == 0)
        return "£0";
    if (size % 100 == 0)
        return arena_format(arena, "%s£%" PRId64 "m", sign, size / 100);
    if (size % 10 == 0)
        return arena_format(arena, "%s£%" PRId64 ".%" PRId64 "m", sign,
            size / 100, size % 100 / 10);
    return arena_format(
        arena, "%s£%" PRId64 ".%02" PRId64 "m", sign, size / 100, size % 100);
}

const char *chart_short_words(
    struct arena *arena, enum chart_kind kind, int64_t value, int64_t largest)
{
    const int64_t million = 100000000; /* pence */
    const char *words = NULL;

    if (kind != CHART_MONEY)
        return chart_words(arena, kind, value);
    if (largest >= million || largest <= -million)
        words = millions(arena, value);
    if (words != NULL)
        return words;
    if (value % 100 != 0)
        return money_write(arena, value);
    return arena_format(arena, "%s£%s", value < 0 ? "-" : "",
        money_integer(arena, value < 0 ? -value / 100 : value / 100));
}

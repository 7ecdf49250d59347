#include "render/chart_look.h"

#include "document/chart.h"

enum { MOST_POINTS = 24 };

static const struct chart_look looks[CHART_MOST_SERIES] = {
    { "000000", false, NULL, "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
        "solid", "circle" },
    { "555555", true, "9 5", "M-4.5-4.5h9v9h-9z", "dash", "square" },
    { "000000", false, "2 4", "M0-5.5L5.5 4.5h-11z", "sysDot", "triangle" },
    { "555555", true, "14 4 2 4", "M0-6L6 0 0 6-6 0z", "dashDot", "diamond" },
    { "000000", false, "18 6", "M-5-5L5 5M-5 5L5-5", "lgDash", "x" },
    { "555555", true, "4 4", "M0-6V6M-6 0H6", "sysDash", "plus" },
};

const struct chart_look *chart_look_of(size_t series)
{
    return &looks[series % CHART_MOST_SERIES];
}

bool chart_look_is_point(const struct chart *chart, size_t series, size_t i)
{
    return i < chart->x_count && chart->series[series].y[i] != CHART_MISSING;
}

bool chart_look_has_shape(const struct chart *chart, size_t series, size_t i)
{
    size_t every = 1 + chart->x_count / MOST_POINTS;
    bool is_alone = (i == 0 || !chart_look_is_point(chart, series, i - 1)) &&
                    !chart_look_is_point(chart, series, i + 1);

    return chart_look_is_point(chart, series, i) &&
           (is_alone || i % every == 0);
}

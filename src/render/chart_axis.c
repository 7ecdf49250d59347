#include "render/chart_axis.h"

#include "document/chart.h"

enum { MOST_X = 12, MOST_Y = 6 }; /* steps, before the ends move to ticks */

static int64_t choose_step(int64_t span, int most)
{
    static const int factors[] = { 1, 2, 5 };

    for (int64_t power = 1;; power *= 10)
        for (int i = 0; i < 3; i++)
            if (span <= power * factors[i] * most)
                return power * factors[i];
}

static int64_t floor_to(int64_t value, int64_t step)
{
    int64_t rest = value % step;

    return value - (rest < 0 ? rest + step : rest);
}

static struct chart_axis fit(int64_t first, int64_t last, int most)
{
    int64_t step = choose_step(last - first, most);

    return (struct chart_axis){ floor_to(first, step), -floor_to(-last, step),
        step };
}

static void widen(int64_t value, int64_t *first, int64_t *last)
{
    if (value < *first)
        *first = value;
    if (value > *last)
        *last = value;
}

struct chart_axis chart_axis_of_x(const struct chart *chart)
{
    int64_t first = chart->x[0], last = chart->x[chart->x_count - 1];

    for (size_t i = 0; i < chart->mark_count; i++)
        widen(chart->marks[i].x, &first, &last);
    if (first == last) {
        first--;
        last++;
    }
    return fit(first, last, MOST_X);
}

struct chart_axis chart_axis_of_y(const struct chart *chart)
{
    int64_t first = CHART_LARGEST, last = -CHART_LARGEST;

    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->x_count; i++)
            if (chart->series[s].y[i] != CHART_MISSING)
                widen(chart->series[s].y[i], &first, &last);
    if (first > 0 && (first == last || first <= last / 2))
        first = 0;
    if (last < 0 && (first == last || last >= first / 2))
        last = 0;
    if (first == last)
        last = first + 1;
    return fit(first, last, MOST_Y);
}

int64_t chart_axis_largest(struct chart_axis axis)
{
    return -axis.first > axis.last ? axis.first : axis.last;
}

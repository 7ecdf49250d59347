/*
 * Figures: a chart with everything that a chart may have, for tests.
 */
#ifndef TESTS_FIGURES_H
#define TESTS_FIGURES_H

#include "document/chart.h"

/* What a week costs by the places in use; spot places are not sold past 6. */
static inline struct chart figures_chart(void)
{
    static const int64_t x[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };
    static const int64_t spot[] = { 0, 525000, 1050000, 1575000, 2100000,
        2625000, 3150000, CHART_MISSING, CHART_MISSING };
    static const int64_t soft[] = { 1470000, 1470000, 1470000, 1470000, 1960000,
        2450000, 2646000, 3087000, 3528000 };
    static const int64_t hard[] = { 3920000, 3920000, 3920000, 3920000, 3920000,
        3920000, 3920000, 3920000, 3920000 };
    static const struct chart_series series[] = { { "Spot purchase", spot },
        { "Soft block of 4 places", soft },
        { "Hard block of 8 places", hard } };
    static const struct chart_mark marks[] = { { 5,
        "one more place costs less from here" } };

    return (struct chart){ .title = "What a week costs",
        .alt = "A hard block costs £39,200.00 however many places are used. A "
               "soft block costs less on every level of use.",
        .x_label = "Places in use",
        .y_label = "Cost of a week, without VAT",
        .kind = CHART_MONEY,
        .x = x,
        .x_count = 9,
        .series = series,
        .series_count = 3,
        .marks = marks,
        .mark_count = 1 };
}

#endif

/*
 * Axis of a chart: from where to where it goes, and where its ticks stand.
 *
 * Steps are 1, 2 or 5 times a power of ten, and the ends stand on ticks, so
 * that a picture and a Word chart of the same figures have the same axes.
 */
#ifndef RENDER_CHART_AXIS_H
#define RENDER_CHART_AXIS_H

#include <stdint.h>

struct chart;

struct chart_axis {
    int64_t first, last, step; /* first < last; step divides what is between */
};

/* Of a chart without a fault. */
struct chart_axis chart_axis_of_x(const struct chart *chart);

/* Starts at zero unless all that is drawn would stand in its upper half. */
struct chart_axis chart_axis_of_y(const struct chart *chart);

/* The larger end, whatever its sign. */
int64_t chart_axis_largest(struct chart_axis axis);

#endif

/*
 * A chart as SVG: lines in black and white, told apart by their dashes and by
 * the shape of their points, with a legend below. See render/svg.h.
 */
#ifndef RENDER_CHART_SVG_H
#define RENDER_CHART_SVG_H

#include "render/svg.h"

struct arena;
struct chart;

/* A chart with a fault (chart_fault) says what is wrong in place of lines. */
struct svg_picture chart_svg_write(
    struct arena *arena, const struct chart *chart, struct svg_setting setting);

#endif

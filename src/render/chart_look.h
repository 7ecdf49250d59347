/*
 * How the lines of a chart are told apart in black and white, in any format:
 * by dashes, by the shape of their points, and by which points have one.
 */
#ifndef RENDER_CHART_LOOK_H
#define RENDER_CHART_LOOK_H

#include <stdbool.h>
#include <stddef.h>

struct chart;

struct chart_look {
    const char *colour; /* RRGGBB of the line and of the edge of its shapes */
    bool is_hollow;     /* its shapes are white inside */
    const char *dash;   /* lengths of lines and gaps in SVG; NULL: none */
    const char *shape;  /* an SVG path around 0 0 */
    const char *word_dash, *word_shape; /* the same in DrawingML */
};

/* Of a series of a chart without a fault. Cannot fail. */
const struct chart_look *chart_look_of(size_t series);

/* Whether there is a point. i may be one past the last. */
bool chart_look_is_point(const struct chart *chart, size_t series, size_t i);

/*
 * Whether a point has its shape: of many only some have, or the line could not
 * be seen, but always one that stands alone.
 */
bool chart_look_has_shape(const struct chart *chart, size_t series, size_t i);

#endif

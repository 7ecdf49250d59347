/*
 * Chart: figures to be drawn, as plain values that every format shows its way.
 *
 * Each series has one y for each x. All y are of one kind: pence, basis points
 * or plain numbers. A chart that is printed says nothing by colour alone, and
 * `alt` says in words what a reader would see. Whoever builds a chart fills
 * its members; it lives as long as the arena they were taken from.
 */
#ifndef DOCUMENT_CHART_H
#define DOCUMENT_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum chart_kind { CHART_MONEY, CHART_RATE, CHART_NUMBER, CHART_KINDS };

/* The y of a point that is missing: the line has a gap there. */
#define CHART_MISSING INT64_MIN

/* No value may be larger, whatever its sign. */
#define CHART_LARGEST INT64_C(1000000000000000)

/* That many can be told apart in black and white. */
enum { CHART_MOST_SERIES = 6 };

struct chart_series {
    const char *name;
    const int64_t *y; /* one for each x of the chart, or CHART_MISSING */
};

/* A vertical line with words: "one more place costs less from here". */
struct chart_mark {
    int64_t x;
    const char *words;
};

struct chart {
    const char *title;
    const char *alt; /* one to three sentences: what the picture shows */
    const char *x_label;
    const char *y_label;
    enum chart_kind kind; /* of each y; each x is a plain number */
    bool is_stepped;      /* a y holds until the next x, then jumps */
    const int64_t *x;     /* ascending */
    size_t x_count;
    const struct chart_series *series;
    size_t series_count;
    const struct chart_mark *marks; /* by ascending x */
    size_t mark_count;
};

/* Returns NULL if it can be drawn, else what is wrong: "has no points". */
const char *chart_fault(const struct chart *chart);

const char *chart_kind_name(enum chart_kind kind); /* "money" */

/* A y in full, as a table says it: £4,900.00, 4.25%, 1,200. Not of a gap. */
const char *chart_words(
    struct arena *arena, enum chart_kind kind, int64_t value);

/*
 * The same short, as an axis says it: £4,900, or £1.2m where the largest on
 * the axis is a million or more.
 */
const char *chart_short_words(
    struct arena *arena, enum chart_kind kind, int64_t value, int64_t largest);

#endif

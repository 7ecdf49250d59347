/*
 * Figure: a table of what the calculator found, as plain values.
 *
 * A schedule of the pack and `paction price` print the same figures, each in
 * its own way. A table has columns of a kind; a heat map shades its cells; of
 * lines, the first column is x and each other one a series. Money in pence,
 * rates in basis points. Lives as long as its arena.
 */
#ifndef MODELS_FIGURE_H
#define MODELS_FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum figure_kind {
    FIGURE_TEXT,
    FIGURE_MONEY,
    FIGURE_THOUSANDS, /* pence, shown as thousands of pounds: 332.5 */
    FIGURE_RATE,
    FIGURE_NUMBER
};
enum figure_view { FIGURE_TABLE, FIGURE_HEAT, FIGURE_LINES };

struct figure_column {
    const char *name;
    enum figure_kind kind;
};

struct figure_cell {
    int64_t number;
    const char *text; /* of a text cell, or NULL */
    bool is_blank;    /* there is no such case */
    bool is_flagged;  /* it fails a check */
    int shade;        /* heat: 0 to 4, the darkest is the most */
};

/* A place on the x axis that needs words: a cliff. */
struct figure_mark {
    int64_t x;
    const char *words;
};

enum { FIGURE_MOST_COLUMNS = 48, FIGURE_MOST_MARKS = 8 };

struct figure {
    const char *id;
    const char *title;
    const char *alt; /* what it shows, in words */
    enum figure_view view;
    struct figure_column columns[FIGURE_MOST_COLUMNS];
    size_t column_count;
    struct figure_cell *cells; /* row by row */
    size_t row_count, row_room;
    const char *y_label; /* of lines; the x label is the first column's name */
    struct figure_mark marks[FIGURE_MOST_MARKS];
    size_t mark_count;
    struct arena *arena;
    struct figure *next;
};

struct figure *figure_new(struct arena *arena, enum figure_view view,
    const char *id, const char *title);
void figure_column(
    struct figure *figure, const char *name, enum figure_kind kind);

/* A further row, all blank; fill it before the next is added. */
struct figure_cell *figure_row(struct figure *figure);
void figure_put(struct figure_cell *cell, int64_t number);
void figure_say(struct figure_cell *cell, const char *text);

/* A row of words and an amount. */
void figure_line(struct figure *figure, const char *what, int64_t amount);

const struct figure_cell *figure_at(
    const struct figure *figure, size_t row, size_t column);

/* A cell in words: £4,900.00, 332.5, 60%, 91, "pass"; "" if it is blank. */
const char *figure_words(
    struct arena *arena, const struct figure_cell *cell, enum figure_kind kind);

/* Shades the number cells of a heat map, in five equal steps. */
void figure_shade(struct figure *figure);

/*
 * Two figures of one shape side by side: each column of numbers in which they
 * differ becomes three, now, beside and difference; of the others the
 * first stays, and words. A heat map shows the differences alone. Returns NULL
 * if their shapes differ or there is no room.
 */
struct figure *figure_beside(
    const struct figure *now, const struct figure *other);

#endif

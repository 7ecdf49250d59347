/*
 * Grid: how wide the columns of a table are, and what each cell is for.
 *
 * Widths are in the unit that the caller gives. Lives as long as its arena.
 */
#ifndef RENDER_GRID_H
#define RENDER_GRID_H

#include "document/document.h"
#include "render/outline.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct grid {
    const struct node *table;
    int indent, width; /* of the whole */
    int *widths;       /* of each column; they sum to the width */
    size_t column_count;
};

/* What a page offers a table, in one unit. */
struct grid_room {
    int width;  /* between the margins */
    int indent; /* taken from it where the table stands in a clause */
    int letter; /* width of a letter of a table's words, on average */
    int edge;   /* what a cell needs beside its words */
};

/*
 * Columns have the widths of their shares, but each is wide enough for its
 * longest word where that can be had. A table without cells has no columns.
 */
struct grid grid_measure(
    struct arena *arena, const struct node *table, struct grid_room room);

/* Whether the caption of a table or chart is printed: not if a heading above
 * reads the same. */
bool grid_has_caption(struct arena *arena, const struct node *node);

/* Of each paragraph in a cell. */
struct look grid_look(
    const struct grid *grid, const struct node *cell, size_t column);

/* Whether a cell is a line to sign or write on. */
bool grid_is_line(const struct node *cell);

#endif

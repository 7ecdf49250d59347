/*
 * Check table: what was looked for in a model, whether it holds, and where not.
 */
#ifndef MODELS_CHECK_TABLE_H
#define MODELS_CHECK_TABLE_H

#include "base/text.h"
#include "models/figure.h"

struct figure *check_table_new(
    struct arena *arena, const char *id, const char *title);

/* found says which cells fail, or what the check came to. */
void check_table_put(struct figure *figure, const char *name, const char *rule,
    bool holds, const char *found);

enum { CHECK_TABLE_FEW = 6 };

/* Cells that fail, of which the first few are named. */
struct check_cells {
    struct text named;
    size_t found;
};

struct check_cells check_table_cells(struct arena *arena);
void check_table_add_cell(
    struct check_cells *cells, int64_t local, int64_t occupied);

/* "3 cells fail (local of occupied): 0 of 1, 0 of 2, 1 of 2" */
const char *check_table_words(const struct check_cells *cells);

#endif

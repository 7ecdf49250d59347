/*
 * Insight table: one table of a report, as plain rows of words, from which the
 * page, the CSV and the JSON are all written, so that they cannot disagree.
 *
 * Lives as long as the arena.
 */
#ifndef GOVERN_INSIGHT_TABLE_H
#define GOVERN_INSIGHT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum { INSIGHT_COLUMNS = 10 };

struct insight_column {
    const char *id;   /* in JSON: "objections" */
    const char *head; /* for people */
    bool is_number;
    int width; /* share of the page */
};

struct insight_row {
    const char *cells[INSIGHT_COLUMNS]; /* NULL: nothing is said */
    const struct insight_row *next;
};

struct insight_table {
    const char *id; /* the name of its file: "clauses" */
    const char *title;
    const char *about; /* what it shows and how it was counted */
    const char *empty; /* what is said where it has no rows */
    const struct insight_column *columns;
    size_t column_count;
    int64_t shown;  /* rows that the page has room for; 0: all */
    bool is_shaded; /* its numbers are a heat map */
    const struct insight_row *rows, **end;
    int64_t row_count;
};

/* A row whose cells the caller fills. */
struct insight_row *insight_table_add(
    struct arena *arena, struct insight_table *table);

/* "12" */
const char *insight_table_number(struct arena *arena, int64_t number);

/* Cells that a spreadsheet would take for a formula are made safe. */
const char *insight_table_csv(
    struct arena *arena, const struct insight_table *table);

#endif

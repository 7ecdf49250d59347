/*
 * Use grid: a heat map of amounts over so many rows and numbers of places.
 *
 * A row is a number of occupied places, or of months; a column so many places
 * in local use. An amount below nothing is flagged.
 */
#ifndef MODELS_USE_GRID_H
#define MODELS_USE_GRID_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct figure;

struct use_grid {
    const char *id, *title, *alt;
    const char *row_name;  /* "Places occupied" */
    const char *column_of; /* "local": "3 local" */
    int64_t last_row;
    int64_t places;
    bool is_of_places; /* rows are: none has more local places than occupied */
    int64_t (*amount)(void *context, int64_t row, int64_t local);
    void *context;
};

/* Rows and columns go by steps where there are too many for a page. */
struct figure *use_grid_make(struct arena *arena, const struct use_grid *grid);

#endif

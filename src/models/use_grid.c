#include "models/use_grid.h"

#include "models/figure.h"
#include "models/grid_axis.h"

static void put_row(struct figure *figure, const struct use_grid *grid,
    int64_t step, int64_t shown)
{
    struct figure_cell *cell = figure_row(figure);
    int64_t last =
        grid->is_of_places && shown < grid->places ? shown : grid->places;

    figure_put(cell++, shown);
    for (int64_t local = 0; local <= last; local += step, cell++) {
        figure_put(cell, grid->amount(grid->context, shown, local));
        cell->is_flagged = cell->number < 0;
    }
}

struct figure *use_grid_make(struct arena *arena, const struct use_grid *grid)
{
    struct figure *figure =
        figure_new(arena, FIGURE_HEAT, grid->id, grid->title);
    int64_t step = grid_axis_step(grid->places);

    figure->alt = grid->alt;
    figure_column(figure, grid->row_name, FIGURE_NUMBER);
    grid_axis_columns(figure, grid->places, grid->column_of);
    for (int64_t row = 0; row <= grid->last_row;
         row += grid->is_of_places ? step : 1)
        put_row(figure, grid, step, row);
    figure_shade(figure);
    return figure;
}

#include "models/check_table.h"

#include "base/arena.h"

struct figure *check_table_new(
    struct arena *arena, const char *id, const char *title)
{
    struct figure *figure = figure_new(arena, FIGURE_TABLE, id, title);

    figure->alt = "Each check, its rule, whether it holds, and what it found.";
    figure_column(figure, "Check", FIGURE_TEXT);
    figure_column(figure, "Rule", FIGURE_TEXT);
    figure_column(figure, "Result", FIGURE_TEXT);
    figure_column(figure, "Found", FIGURE_TEXT);
    return figure;
}

void check_table_put(struct figure *figure, const char *name, const char *rule,
    bool holds, const char *found)
{
    struct figure_cell *row = figure_row(figure);

    figure_say(&row[0], name);
    figure_say(&row[1], rule);
    figure_say(&row[2], holds ? "pass" : "fail");
    row[2].is_flagged = !holds;
    figure_say(&row[3], found);
}

struct check_cells check_table_cells(struct arena *arena)
{
    return (struct check_cells){ text_new(arena), 0 };
}

void check_table_add_cell(
    struct check_cells *cells, int64_t local, int64_t occupied)
{
    if (cells->found++ < CHECK_TABLE_FEW)
        text_add_item(
            &cells->named, arena_format(cells->named.arena, "%lld of %lld",
                               (long long)local, (long long)occupied));
}

const char *check_table_words(const struct check_cells *cells)
{
    if (cells->found == 0)
        return "no cell fails";
    return arena_format(cells->named.arena, "%zu %s (local of occupied): %s%s",
        cells->found, cells->found == 1 ? "cell fails" : "cells fail",
        cells->named.bytes,
        cells->found > CHECK_TABLE_FEW ? " and others" : "");
}

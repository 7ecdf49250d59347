#include "models/check_table.h"

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

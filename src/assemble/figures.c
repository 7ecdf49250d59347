#include "assemble/figures.h"

#include "assemble/compose.h"
#include "document/chart.h"
#include "models/figure.h"

/* ---- charts ----------------------------------------------------------- */

static const int64_t *column_values(
    struct job *job, const struct figure *figure, size_t column)
{
    int64_t *values =
        arena_alloc(job->arena, figure->row_count * sizeof *values);

    for (size_t r = 0; r < figure->row_count; r++) {
        const struct figure_cell *cell = figure_at(figure, r, column);

        values[r] = cell->is_blank ? CHART_MISSING : cell->number;
    }
    return values;
}

static const struct chart_mark *marks_of(
    struct job *job, const struct figure *figure)
{
    struct chart_mark *marks =
        arena_alloc(job->arena, figure->mark_count * sizeof *marks);

    for (size_t i = 0; i < figure->mark_count; i++)
        marks[i] =
            (struct chart_mark){ figure->marks[i].x, figure->marks[i].words };
    return marks;
}

static enum chart_kind chart_kind_of(enum figure_kind kind)
{
    switch (kind) {
    case FIGURE_MONEY:
    case FIGURE_THOUSANDS:
        return CHART_MONEY;
    case FIGURE_RATE:
        return CHART_RATE;
    default:
        return CHART_NUMBER;
    }
}

const struct chart *figures_chart(struct job *job, const struct figure *figure)
{
    struct chart *chart = ARENA_NEW(job->arena, struct chart);
    struct chart_series *series =
        arena_alloc(job->arena, (figure->column_count - 1) * sizeof *series);

    for (size_t c = 1; c < figure->column_count; c++)
        series[c - 1] = (struct chart_series){ figure->columns[c].name,
            column_values(job, figure, c) };
    chart->title = figure->title;
    chart->alt = figure->alt;
    chart->x_label = figure->columns[0].name;
    chart->y_label = figure->y_label;
    chart->kind = chart_kind_of(figure->columns[1].kind);
    chart->x = column_values(job, figure, 0);
    chart->x_count = figure->row_count;
    chart->series = series;
    chart->series_count = figure->column_count - 1;
    chart->marks = marks_of(job, figure);
    chart->mark_count = figure->mark_count;
    return chart;
}

/* ---- tables ----------------------------------------------------------- */

static enum column_kind column_kind_of(enum figure_kind kind)
{
    switch (kind) {
    case FIGURE_TEXT:
        return COLUMN_TEXT;
    case FIGURE_MONEY:
    case FIGURE_THOUSANDS:
        return COLUMN_MONEY;
    default:
        return COLUMN_NUMBER;
    }
}

static const struct column *columns_of(
    struct job *job, const struct figure *figure)
{
    struct column *columns =
        arena_alloc(job->arena, figure->column_count * sizeof *columns);

    for (size_t c = 0; c < figure->column_count; c++) {
        columns[c].kind = column_kind_of(figure->columns[c].kind);
        columns[c].width = c == 0 ? 3 : 2; /* it names the row */
    }
    return columns;
}

static void add_head(
    struct job *job, struct node *table, const struct figure *figure)
{
    struct node *row = document_add(job->arena, table, NODE_ROW);

    row->is_header = true;
    for (size_t c = 0; c < figure->column_count; c++)
        compose_cell(job, row, figure->columns[c].name);
}

static void add_row(
    struct job *job, struct node *table, const struct figure *figure, size_t r)
{
    struct node *row = document_add(job->arena, table, NODE_ROW);

    for (size_t c = 0; c < figure->column_count; c++) {
        const struct figure_cell *cell = figure_at(figure, r, c);
        struct node *made = compose_cell(
            job, row, figure_words(job->arena, cell, figure->columns[c].kind));

        made->parent->shade = cell->shade;
        made->parent->is_flagged = cell->is_flagged;
    }
}

static struct node *add_table(
    struct job *job, struct node *parent, const struct figure *figure)
{
    struct node *table = document_add(job->arena, parent, NODE_TABLE);

    table->columns = columns_of(job, figure);
    table->column_count = figure->column_count;
    add_head(job, table, figure);
    for (size_t r = 0; r < figure->row_count; r++)
        add_row(job, table, figure, r);
    return table;
}

static bool has_flags(const struct figure *figure)
{
    for (size_t r = 0; r < figure->row_count; r++)
        for (size_t c = 0; c < figure->column_count; c++)
            if (figure_at(figure, r, c)->is_flagged)
                return true;
    return false;
}

struct node *figures_add(
    struct job *job, struct node *parent, const struct figure *figure)
{
    struct node *node;

    if (figure->view == FIGURE_LINES) {
        node = document_add(job->arena, parent, NODE_CHART);
        node->chart = figures_chart(job, figure);
    } else {
        node = add_table(job, parent, figure);
    }
    node->caption = figure->title;
    if (has_flags(figure))
        compose_paragraph(job, parent,
            figure->view == FIGURE_HEAT ? "\u2020 Below nothing."
                                        : "\u2020 This check fails.");
    return node;
}

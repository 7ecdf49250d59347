#include "models/figure.h"

#include "base/arena.h"
#include "base/money.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

enum {
    SHADES = 5,
    PENCE_OF_A_HUNDRED = 10000,
    BESIDE = 3 /* columns for one that differs */
};

struct figure *figure_new(struct arena *arena, enum figure_view view,
    const char *id, const char *title)
{
    struct figure *figure = ARENA_NEW(arena, struct figure);

    figure->arena = arena;
    figure->view = view;
    figure->id = id;
    figure->title = title;
    return figure;
}

void figure_column(
    struct figure *figure, const char *name, enum figure_kind kind)
{
    assert(figure->row_count == 0);
    if (figure->column_count < FIGURE_MOST_COLUMNS)
        figure->columns[figure->column_count++] =
            (struct figure_column){ name, kind };
}

struct figure_cell *figure_row(struct figure *figure)
{
    size_t width = figure->column_count;
    struct figure_cell *row;

    if (figure->row_count == figure->row_room) {
        size_t room = figure->row_room * 2 + 8;
        struct figure_cell *cells =
            arena_alloc(figure->arena, room * width * sizeof *cells);

        if (figure->row_count > 0)
            memcpy(cells, figure->cells,
                figure->row_count * width * sizeof *cells);
        figure->cells = cells;
        figure->row_room = room;
    }
    row = figure->cells + figure->row_count++ * width;
    for (size_t i = 0; i < width; i++)
        row[i].is_blank = true;
    return row;
}

void figure_put(struct figure_cell *cell, int64_t number)
{
    cell->number = number;
    cell->is_blank = false;
}

void figure_say(struct figure_cell *cell, const char *text)
{
    cell->text = text;
    cell->is_blank = false;
}

void figure_line(struct figure *figure, const char *what, int64_t amount)
{
    struct figure_cell *row = figure_row(figure);

    figure_say(&row[0], what);
    figure_put(&row[1], amount);
}

const struct figure_cell *figure_at(
    const struct figure *figure, size_t row, size_t column)
{
    return &figure->cells[row * figure->column_count + column];
}

/* To the nearest hundred pounds, half away from nothing. */
static const char *thousands(struct arena *arena, int64_t pence)
{
    int64_t hundreds = 0, size;

    if (!money_multiply_divide(pence, 1, PENCE_OF_A_HUNDRED, &hundreds))
        return "";
    size = hundreds < 0 ? -hundreds : hundreds;
    return arena_format(arena, "%s%s.%lld", hundreds < 0 ? "-" : "",
        money_integer(arena, size / 10), (long long)(size % 10));
}

const char *figure_words(
    struct arena *arena, const struct figure_cell *cell, enum figure_kind kind)
{
    if (cell->is_blank)
        return "";
    if (cell->text != NULL)
        return cell->text;
    switch (kind) {
    case FIGURE_MONEY:
        return money_write(arena, cell->number);
    case FIGURE_THOUSANDS:
        return thousands(arena, cell->number);
    case FIGURE_RATE:
        return money_rate(arena, cell->number);
    default:
        return money_integer(arena, cell->number);
    }
}

/* ---- shades ----------------------------------------------------------- */

static bool is_number(const struct figure *figure, size_t i)
{
    const struct figure_cell *cell = &figure->cells[i];

    return !cell->is_blank && cell->text == NULL &&
           i % figure->column_count != 0;
}

void figure_shade(struct figure *figure)
{
    size_t count = figure->row_count * figure->column_count;
    int64_t least = INT64_MAX, most = INT64_MIN;
    __int128 step;

    for (size_t i = 0; i < count; i++) {
        if (!is_number(figure, i))
            continue;
        if (figure->cells[i].number < least)
            least = figure->cells[i].number;
        if (figure->cells[i].number > most)
            most = figure->cells[i].number;
    }
    if (least >= most)
        return;
    step = ((__int128)most - least) / SHADES + 1;
    for (size_t i = 0; i < count; i++)
        if (is_number(figure, i))
            figure->cells[i].shade =
                (int)(((__int128)figure->cells[i].number - least) / step);
}

/* ---- side by side ----------------------------------------------------- */

static bool same_shape(const struct figure *a, const struct figure *b)
{
    if (a->row_count != b->row_count || a->column_count != b->column_count)
        return false;
    for (size_t i = 0; i < a->column_count; i++)
        if (strcmp(a->columns[i].name, b->columns[i].name) != 0)
            return false;
    return true;
}

static bool same_cell(const struct figure_cell *a, const struct figure_cell *b)
{
    return a->is_blank == b->is_blank && a->number == b->number &&
           text_same(a->text, b->text);
}

static bool column_differs(
    const struct figure *a, const struct figure *b, size_t column)
{
    for (size_t r = 0; r < a->row_count; r++)
        if (!same_cell(figure_at(a, r, column), figure_at(b, r, column)))
            return true;
    return false;
}

static void add_columns(
    struct figure *both, const struct figure *now, size_t column)
{
    const struct figure_column *c = &now->columns[column];
    struct arena *arena = both->arena;

    figure_column(both, arena_format(arena, "%s: now", c->name), c->kind);
    figure_column(both, arena_format(arena, "%s: beside", c->name), c->kind);
    if (c->kind != FIGURE_TEXT)
        figure_column(both, "Difference", c->kind);
}

/* Blank unless both are numbers. */
static void put_difference(struct figure_cell *cell,
    const struct figure_cell *a, const struct figure_cell *b)
{
    int64_t difference;

    if (!a->is_blank && !b->is_blank && a->text == NULL && b->text == NULL &&
        !__builtin_sub_overflow(b->number, a->number, &difference))
        figure_put(cell, difference);
}

/* The cells of one column pair, from `at` on. Returns where the next go. */
static struct figure_cell *put_pair(struct figure_cell *at,
    const struct figure_cell *a, const struct figure_cell *b,
    enum figure_kind kind)
{
    *at++ = *a;
    *at++ = *b;
    if (kind == FIGURE_TEXT)
        return at;
    put_difference(at, a, b);
    return at + 1;
}

/* Of a heat map: what the other has more, cell by cell. */
static struct figure *differences(
    const struct figure *now, const struct figure *other)
{
    struct figure *both = figure_new(now->arena, FIGURE_HEAT, now->id,
        arena_format(now->arena, "%s: difference", now->title));

    both->alt = now->alt;
    for (size_t c = 0; c < now->column_count; c++)
        figure_column(both, now->columns[c].name, now->columns[c].kind);
    for (size_t r = 0; r < now->row_count; r++) {
        struct figure_cell *row = figure_row(both);

        row[0] = *figure_at(now, r, 0);
        for (size_t c = 1; c < now->column_count; c++)
            put_difference(
                &row[c], figure_at(now, r, c), figure_at(other, r, c));
    }
    figure_shade(both);
    return both;
}

/* A column that is the same in both: the first, and words. */
static bool is_kept(const struct figure *figure, size_t column)
{
    return column == 0 || figure->columns[column].kind == FIGURE_TEXT;
}

struct figure *figure_beside(
    const struct figure *now, const struct figure *other)
{
    struct figure *both;
    bool differs[FIGURE_MOST_COLUMNS];

    if (now->column_count * BESIDE > FIGURE_MOST_COLUMNS)
        return NULL;
    if (!same_shape(now, other))
        return NULL;
    if (now->view == FIGURE_HEAT)
        return differences(now, other);
    both = figure_new(now->arena, FIGURE_TABLE, now->id, now->title);
    both->alt = now->alt;
    for (size_t c = 0; c < now->column_count; c++) {
        differs[c] = column_differs(now, other, c);
        if (differs[c])
            add_columns(both, now, c);
        else if (is_kept(now, c))
            figure_column(both, now->columns[c].name, now->columns[c].kind);
    }
    for (size_t r = 0; r < now->row_count; r++) {
        struct figure_cell *at = figure_row(both);

        for (size_t c = 0; c < now->column_count; c++)
            if (differs[c])
                at = put_pair(at, figure_at(now, r, c), figure_at(other, r, c),
                    now->columns[c].kind);
            else if (is_kept(now, c))
                *at++ = *figure_at(now, r, c);
    }
    return both;
}

#include "render/grid.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdint.h>

static size_t count_columns(const struct node *table)
{
    size_t most = table->column_count;

    for (const struct node *row = table->first; row != NULL; row = row->next) {
        size_t count = 0;

        for (const struct node *n = row->first; n != NULL; n = n->next)
            count++;
        most = count > most ? count : most;
    }
    return table->first == NULL ? 0 : most;
}

static int share_of(const struct node *table, size_t column)
{
    if (column < table->column_count && table->columns[column].width > 0)
        return table->columns[column].width;
    if (table->role == ROLE_NONE || table->column_count > 0)
        return 1;
    return column == 0 ? 1 : 2; /* a label and its answer */
}

/* The last column takes what rounding left over. */
static void divide_width(struct grid *grid)
{
    int shares = 0, left = grid->width;

    for (size_t i = 0; i < grid->column_count; i++)
        shares += share_of(grid->table, i);
    for (size_t i = 0; i < grid->column_count; i++) {
        grid->widths[i] = grid->width * share_of(grid->table, i) / shares;
        left -= grid->widths[i];
    }
    grid->widths[grid->column_count - 1] += left;
}

/* Letters of the longest word, which cannot be broken. */
static int longest_word(const char *words)
{
    int longest = 0, length = 0;

    for (const char *p = words; *p != '\0'; p++) {
        if (*p == ' ' || *p == '-')
            length = 0;
        else if (((unsigned char)*p & 0xC0) != 0x80)
            longest = ++length > longest ? length : longest;
    }
    return longest;
}

static int *measure_words(
    struct arena *arena, const struct grid *grid, struct grid_room room)
{
    int *least = arena_alloc(arena, (grid->column_count + 1) * sizeof *least);

    for (const struct node *row = grid->table->first; row != NULL;
         row = row->next) {
        size_t column = 0;

        for (const struct node *cell = row->first; cell != NULL;
             cell = cell->next, column++) {
            struct text words = text_new(arena);
            int need;

            document_words(cell, &words);
            if (cell->is_flagged)
                text_add(&words, DOCUMENT_FLAG);
            need = longest_word(words.bytes) * room.letter + room.edge;
            if (need > least[column])
                least[column] = need;
        }
    }
    return least;
}

/* Narrow columns take what they lack from those that have to spare. */
static void widen(struct grid *grid, const int *least)
{
    int lack = 0, spare = 0;

    for (size_t i = 0; i < grid->column_count; i++) {
        if (grid->widths[i] < least[i])
            lack += least[i] - grid->widths[i];
        else
            spare += grid->widths[i] - least[i];
    }
    if (lack == 0 || spare == 0)
        return;

    int given = lack < spare ? lack : spare;
    for (size_t i = 0; i < grid->column_count; i++) {
        int over = grid->widths[i] - least[i];

        grid->widths[i] -= over < 0 ? (int)((int64_t)over * given / lack)
                                    : (int)((int64_t)over * given / spare);
    }
}

static void settle_rounding(struct grid *grid)
{
    int left = grid->width;

    for (size_t i = 0; i < grid->column_count; i++)
        left -= grid->widths[i];
    grid->widths[grid->column_count - 1] += left;
}

struct grid grid_measure(
    struct arena *arena, const struct node *table, struct grid_room room)
{
    bool is_in_clause =
        table->parent->kind != NODE_SIGNATURE && outline_is_indented(table);
    struct grid grid = { .table = table,
        .indent = is_in_clause ? room.indent : 0,
        .column_count = count_columns(table) };

    grid.width = room.width - grid.indent;
    grid.widths = arena_alloc(arena, (grid.column_count + 1) * sizeof(int));
    if (grid.column_count == 0)
        return grid;
    divide_width(&grid);
    if (table->role == ROLE_NONE) {
        widen(&grid, measure_words(arena, &grid, room));
        settle_rounding(&grid);
    }
    return grid;
}

static bool is_said_above(struct arena *arena, const struct node *table)
{
    struct text words = text_new(arena);

    if (table->previous == NULL || table->previous->kind != NODE_HEADING)
        return false;
    document_words(table->previous, &words);
    return text_same(words.bytes, table->caption);
}

bool grid_has_caption(struct arena *arena, const struct node *table)
{
    return table->caption != NULL && table->role != ROLE_SIGNATURE &&
           !is_said_above(arena, table);
}

static bool is_figure(const struct grid *grid, size_t column)
{
    if (column >= grid->table->column_count)
        return false;
    enum column_kind kind = grid->table->columns[column].kind;
    return kind == COLUMN_MONEY || kind == COLUMN_NUMBER;
}

static const char *style_of(
    const struct grid *grid, const struct node *cell, size_t column)
{
    if (cell->parent->is_header)
        return "TableHead";
    if (grid->table->role == ROLE_SIGNATURE)
        return "SignatureLabel";
    if (grid->table->role == ROLE_FORM && column == 0)
        return "FormLabel";
    if (cell->is_flagged)
        return "TableFlag";
    return is_figure(grid, column) ? "TableNumber" : "TableText";
}

/* Whether a row stays on the page of the next: all that is to be signed. */
static bool is_held(const struct node *row)
{
    return row->parent->role == ROLE_SIGNATURE &&
           (row->next != NULL || row->parent->next != NULL);
}

struct look grid_look(
    const struct grid *grid, const struct node *cell, size_t column)
{
    return (struct look){ .style = style_of(grid, cell, column),
        .keeps = is_held(cell->parent),
        .is_right = (cell->parent->is_header || cell->is_flagged) &&
                    is_figure(grid, column) };
}

/* Nothing but a blank: a line to write on. */
static bool is_empty(const struct node *cell)
{
    for (struct walk w = document_walk(cell); document_next(&w);)
        if (w.entering && w.node->text != NULL && w.node->kind != NODE_BLANK)
            return false;
    return true;
}

bool grid_is_line(const struct node *cell)
{
    return cell->parent->parent->role == ROLE_SIGNATURE &&
           (cell->previous != NULL || is_empty(cell));
}

#include "render/heat_svg.h"

#include "base/arena.h"
#include "document/document.h"
#include "render/colour.h"

#include <stddef.h>

enum { PADDING = 8, FIRST_SHARE = 2 }; /* the first is so much wider */

/* How wide the columns are: the first is the widest. */
struct map {
    struct svg svg;
    int columns;
    int first, other;
};

static int count_columns(const struct node *table)
{
    int most = 0;

    for (const struct node *row = table->first; row != NULL; row = row->next) {
        int count = 0;

        for (const struct node *n = row->first; n != NULL; n = n->next)
            count++;
        most = count > most ? count : most;
    }
    return most;
}

static void measure(struct map *map, const struct node *table)
{
    int whole = SVG_WIDTH - 2 * SVG_EDGE;

    map->columns = count_columns(table);
    map->other = whole / (map->columns + FIRST_SHARE - 1);
    map->first = whole - map->other * (map->columns - 1);
}

static int width_of(const struct map *map, const struct node *cell)
{
    return cell->previous == NULL ? map->first : map->other;
}

/* What it says, with a dagger where it fails a check. */
static const char *words_of(struct arena *arena, const struct node *cell)
{
    struct text words = text_new(arena);

    document_words(cell, &words);
    if (cell->is_flagged)
        text_add(&words, DOCUMENT_FLAG);
    return text_squeeze(arena, words.bytes);
}

static int letters_of(const struct map *map, const struct node *cell)
{
    int letters = (width_of(map, cell) - 2 * PADDING) / SVG_LETTER;

    return letters > 1 ? letters : 1;
}

static int height_of(const struct map *map, const struct node *row)
{
    int most = 1;

    for (const struct node *cell = row->first; cell != NULL;
         cell = cell->next) {
        int lines = svg_count_lines(
            words_of(map->svg.body.arena, cell), letters_of(map, cell));

        most = lines > most ? lines : most;
    }
    return most * SVG_LINE + PADDING;
}

static void add_cell(
    struct map *map, const struct node *cell, int x, int y, int height)
{
    int width = width_of(map, cell);
    bool is_first = cell->previous == NULL;
    bool is_bold = is_first || cell->is_flagged || cell->parent->is_header;

    text_format(&map->svg.body,
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%s\" "
        "stroke=\"#777\"/>\n",
        x, y, width, height, colour_shade(cell->shade));
    map->svg.y = y + PADDING / 2;
    svg_lines(&map->svg, is_first ? x + PADDING : x + width / 2,
        is_first ? SVG_START : SVG_MIDDLE, is_bold, letters_of(map, cell),
        words_of(map->svg.body.arena, cell));
}

static void add_row(struct map *map, const struct node *row)
{
    int x = SVG_EDGE, y = map->svg.y, height = height_of(map, row);

    for (const struct node *cell = row->first; cell != NULL;
         cell = cell->next) {
        add_cell(map, cell, x, y, height);
        x += width_of(map, cell);
    }
    map->svg.y = y + height;
}

struct svg_picture heat_svg_write(struct arena *arena, const struct node *table,
    const char *alt, struct svg_setting setting)
{
    const char *title = table->caption == NULL ? "" : table->caption;
    struct map map = { .svg = svg_begin(arena, setting, title) };

    measure(&map, table);
    for (const struct node *row = table->first; row != NULL; row = row->next)
        add_row(&map, row);
    return svg_end(&map.svg, alt);
}

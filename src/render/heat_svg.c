#include "render/heat_svg.h"

#include "base/arena.h"
#include "document/document.h"
#include "render/colour.h"

#include <stddef.h>

/* The first column is so much wider than the others. */
enum { PADDING = 5, FIRST_SHARE = 2 };

struct map {
    struct svg svg;
    int columns;
    int first, other; /* widths of columns */
    int font;         /* small enough for the longest word */
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

/* What it says, with a dagger where it fails a check. */
static const char *words_of(struct arena *arena, const struct node *cell)
{
    struct text words = text_new(arena);

    document_words(cell, &words);
    if (cell->is_flagged)
        text_add(&words, DOCUMENT_FLAG);
    return text_squeeze(arena, words.bytes);
}

static int width_of(const struct map *map, const struct node *cell)
{
    return cell->previous == NULL ? map->first : map->other;
}

/* How many letters have room: words may be bold, which is a little wider. */
static int letters_in(int room, int font)
{
    int letters = room * SVG_FONT / (font * (SVG_LETTER + 1));

    return letters > 1 ? letters : 1;
}

/* As large as its words allow, but not too small to read. */
static int choose_font(const struct map *map, const struct node *table)
{
    enum { SMALLEST = 7 };
    int font = SVG_FONT;

    for (struct walk w = document_walk(table); document_next(&w);) {
        if (!w.entering || w.node->kind != NODE_CELL)
            continue;

        int room = width_of(map, w.node) - 2 * PADDING;
        int letters = svg_longest_word(words_of(map->svg.body.arena, w.node));
        while (font > SMALLEST && letters > letters_in(room, font))
            font--;
    }
    return font;
}

static void measure(struct map *map, const struct node *table)
{
    int whole = SVG_WIDTH - 2 * SVG_EDGE;

    map->columns = count_columns(table);
    map->other = whole / (map->columns + FIRST_SHARE - 1);
    map->first = whole - map->other * (map->columns - 1);
    map->font = choose_font(map, table);
}

static int letters_of(const struct map *map, const struct node *cell)
{
    return letters_in(width_of(map, cell) - 2 * PADDING, map->font);
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
    text_format(&map.svg.body, "<g font-size=\"%d\">\n", map.font);
    for (const struct node *row = table->first; row != NULL; row = row->next)
        add_row(&map, row);
    text_add(&map.svg.body, "</g>\n");
    return svg_end(&map.svg, alt);
}

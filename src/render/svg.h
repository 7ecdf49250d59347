/*
 * SVG: what every picture of ours shares: words that wrap, and the frame.
 *
 * A picture is SVG_WIDTH wide and grows downwards: `y` is where the next words
 * go. It is black on white, scales to the width it is given, needs nothing
 * beside it and says its title and text alternative itself. The same calls
 * give the same bytes. Lives as long as the arena.
 */
#ifndef RENDER_SVG_H
#define RENDER_SVG_H

#include "base/text.h"

#include <stdbool.h>

struct arena;

enum {
    SVG_WIDTH = 720,
    SVG_EDGE = 12, /* kept free all around */
    SVG_FONT = 15, /* height of letters */
    SVG_LINE = 20, /* from one line of words to the next */
    SVG_LETTER = 8 /* how wide a letter is, on average and at most */
};

/* How a picture stands where it is put. */
struct svg_setting {
    const char *id;   /* unique where the picture is put: a bookmark */
    const char *font; /* tried first; NULL: any without serifs */
    bool is_titled;   /* shows its title: no caption stands above */
};

struct svg_picture {
    const char *markup; /* an svg element, without an XML declaration */
    int height;         /* where it is SVG_WIDTH wide */
};

struct svg {
    struct svg_setting setting;
    const char *title;
    struct text body; /* markup */
    int y;
};

struct svg svg_begin(
    struct arena *arena, struct svg_setting setting, const char *title);

/* alt says in words what is seen. */
struct svg_picture svg_end(struct svg *svg, const char *alt);

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

/* One line of words, whose foot is at y. */
void svg_words(struct svg *svg, int x, int y, enum svg_anchor anchor,
    bool is_bold, const char *words);

/* Lines of at most so many letters, from svg->y, which moves below them. */
void svg_lines(struct svg *svg, int x, enum svg_anchor anchor, bool is_bold,
    int letters, const char *words);

int svg_count_lines(const char *words, int letters);

int svg_count_letters(const char *words);
int svg_longest_word(const char *words); /* its letters */

#endif

/*
 * A heat map as SVG: a table whose cells are shaded, each with its value
 * printed in it, so that it reads in black and white. See render/svg.h.
 */
#ifndef RENDER_HEAT_SVG_H
#define RENDER_HEAT_SVG_H

#include "render/svg.h"

struct arena;
struct node;

/*
 * Its first row and column say what the others are, its caption is the title;
 * alt says in words what the map shows. It has at least one cell.
 */
struct svg_picture heat_svg_write(struct arena *arena, const struct node *table,
    const char *alt, struct svg_setting setting);

#endif

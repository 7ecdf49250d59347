/*
 * Colour: shades that follow from the house's own, and greys of heat maps.
 */
#ifndef RENDER_COLOUR_H
#define RENDER_COLOUR_H

struct arena;

/* RRGGBB made so light that it may rule a table. */
const char *colour_light(struct arena *arena, const char *colour);

/*
 * RRGGBB of a cell's shade, from 0, white, to SHADES - 1. Greys in which black
 * has a contrast of at least 7 to 1.
 */
const char *colour_shade(int shade);

#endif

/*
 * Colour: shades that follow from the house's own.
 */
#ifndef RENDER_COLOUR_H
#define RENDER_COLOUR_H

struct arena;

/* RRGGBB made so light that it may rule a table. */
const char *colour_light(struct arena *arena, const char *colour);

#endif

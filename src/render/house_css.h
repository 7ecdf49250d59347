/*
 * House style as CSS: custom properties that templates/html/base.css reads, and
 * the printed page. Whatever a house style says, it stays inside its value.
 */
#ifndef RENDER_HOUSE_CSS_H
#define RENDER_HOUSE_CSS_H

struct arena;
struct house;

/* running stands at the head of each printed page; NULL for none. */
const char *house_css_write(
    struct arena *arena, const struct house *house, const char *running);

#endif

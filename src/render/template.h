/*
 * Template: markup with {{names}} in it, for the fixed parts of a package.
 *
 * A name without a value stays, so a template can be filled in two steps: once
 * with the house style, then with what each document says.
 */
#ifndef RENDER_TEMPLATE_H
#define RENDER_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct value {
    const char *name;
    const char *words; /* NULL stands for no words */
    bool is_markup;    /* put in as it is; words are escaped */
};

const char *template_fill(struct arena *arena, const char *template,
    const struct value *values, size_t count);

#endif

/*
 * Remarks of an ODT file: comments on a paragraph, and where it moved to.
 *
 * A comment spans its paragraph, and so does each reply, which names it.
 */
#ifndef RENDER_ODT_REMARKS_H
#define RENDER_ODT_REMARKS_H

#include <stdbool.h>

struct node;
struct odt_writer;

/* Whether there are any on a node, or on one above that starts with it. */
bool odt_remarks_has(const struct node *node);

/* Around all that a paragraph, chart or empty cell holds. */
void odt_remarks_begin(struct odt_writer *writer, const struct node *node);
void odt_remarks_end(struct odt_writer *writer);

#endif

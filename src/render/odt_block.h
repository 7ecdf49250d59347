/*
 * Paragraphs, headings, clauses and sections of an ODT file: which style each
 * has, which number, and how it stands to what is above and below it.
 */
#ifndef RENDER_ODT_BLOCK_H
#define RENDER_ODT_BLOCK_H

#include "render/outline.h"

struct odt_writer;

void odt_block_begin(struct odt_writer *writer, struct look look);
void odt_block_end(struct odt_writer *writer);

/* A whole paragraph that says these words. */
void odt_block_words(
    struct odt_writer *writer, struct look look, const char *words);

/* What stands above a table or chart, if anything does. */
void odt_block_caption(
    struct odt_writer *writer, const struct node *node, int indent);

/* Everything in the document. */
void odt_block_write(struct odt_writer *writer);

/* Of a table or chart, where it is printed; of a comparison, both texts'. */
void odt_block_caption(
    struct odt_writer *writer, const struct node *node, int indent);

#endif

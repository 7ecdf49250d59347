/*
 * Paragraphs, headings, clauses and sections of a Word file: which style each
 * has, which number, and how it stands to what is above and below it.
 */
#ifndef RENDER_DOCX_BLOCK_H
#define RENDER_DOCX_BLOCK_H

#include "render/outline.h"

struct docx_writer;

/*
 * A paragraph whose end is changed as writer->change says; its words may be
 * changed otherwise. After its end nothing is said to be changed.
 */
void docx_block_begin(struct docx_writer *writer, struct look look);
void docx_block_end(struct docx_writer *writer);

/* A whole paragraph that says these words. */
void docx_block_words(
    struct docx_writer *writer, struct look look, const char *words);

/* What stands above a table or chart, in a comparison as either side has it. */
void docx_block_caption(
    struct docx_writer *writer, const struct node *node, int indent);

/* The next paragraph starts a page; it keeps off a table above. */
void docx_block_break(struct docx_writer *writer);
void docx_block_keep_off(struct docx_writer *writer, bool keeps_off);

/*
 * Whether a table, or the end of the file, may not follow at once: two tables
 * would become one, and a paragraph whose end goes must join another.
 */
bool docx_block_is_apart(const struct docx_writer *writer);

/* Everything in the document. */
void docx_block_write(struct docx_writer *writer);

#endif

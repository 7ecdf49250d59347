/*
 * Paragraphs, headings, clauses and sections of a Word file: which style each
 * has, which number, and how it stands to what is above and below it.
 */
#ifndef RENDER_DOCX_BLOCK_H
#define RENDER_DOCX_BLOCK_H

#include "render/outline.h"

struct docx_writer;

void docx_block_begin(struct docx_writer *writer, struct look look);
void docx_block_end(struct docx_writer *writer);

/* A whole paragraph that says these words. */
void docx_block_words(
    struct docx_writer *writer, struct look look, const char *words);

/* Everything in the document. */
void docx_block_write(struct docx_writer *writer);

#endif

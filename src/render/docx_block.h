/*
 * Paragraphs, headings, clauses and sections of a Word file: which style each
 * has, which number, and how it stands to what is above and below it.
 */
#ifndef RENDER_DOCX_BLOCK_H
#define RENDER_DOCX_BLOCK_H

#include <stdbool.h>

struct docx_writer;
struct node;

/* How one paragraph looks. Members left out change nothing of its style. */
struct docx_look {
    const char *style;
    int level;         /* of its number, if it has a label */
    const char *label; /* as printed, or NULL */
    int indent;        /* twips, in place of the style's */
    bool keeps;        /* on the same page as what follows */
    bool is_right;
};

void docx_block_begin(struct docx_writer *writer, struct docx_look look);
void docx_block_end(struct docx_writer *writer);

/* A whole paragraph with all that stands in the node. */
void docx_block_paragraph(
    struct docx_writer *writer, const struct node *node, struct docx_look look);

/* Everything in the document. */
void docx_block_write(struct docx_writer *writer);

#endif

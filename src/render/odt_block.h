/*
 * Paragraphs, headings, clauses and sections of an ODT file: which style each
 * has, which number, and how it stands to what is above and below it.
 */
#ifndef RENDER_ODT_BLOCK_H
#define RENDER_ODT_BLOCK_H

#include <stdbool.h>

struct odt_writer;

/* How one paragraph looks. Members left out change nothing of its style. */
struct odt_look {
    const char *style; /* NULL: running text */
    int level;         /* of its number, if it has a label */
    const char *label; /* as printed, or NULL */
    int indent;        /* hundredths of a millimetre, in place of the style's */
    int hanging;       /* and how much farther left its first line starts */
    bool keeps;        /* on the same page as what follows */
    bool is_right;
};

void odt_block_begin(struct odt_writer *writer, struct odt_look look);
void odt_block_end(struct odt_writer *writer);

/* A whole paragraph that says these words. */
void odt_block_words(
    struct odt_writer *writer, struct odt_look look, const char *words);

/* Everything in the document. */
void odt_block_write(struct odt_writer *writer);

#endif

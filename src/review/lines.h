/*
 * Lines: the paragraphs of a document in the order in which they are read.
 *
 * A line is what a word processor calls a paragraph: a heading, paragraph,
 * definition, a paragraph in a cell, or the caption of a table or chart. Two
 * documents are compared, and a file that came back is placed, line by line.
 * Lives as long as the arena; borrows the document.
 */
#ifndef REVIEW_LINES_H
#define REVIEW_LINES_H

#include "document/document.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct line_of {
    const struct node *node;   /* a table or chart: its caption is meant */
    const char *words;         /* as a Word file shows them, without the number
                                  and without blanks to write on */
    const char *normal;        /* the same, as lines_normal makes it */
    const char *bookmark;      /* or NULL */
    const char *address;       /* or NULL: then of no clause's own paragraph */
    const struct node *clause; /* around it, or NULL */
    const struct node *table, *row, *cell; /* around it, or NULL */
};

struct lines {
    const struct line_of *line;
    size_t count;
};

struct lines lines_of(struct arena *arena, const struct document *document);

/* Whether brackets stand around the whole of it: it waits for an answer. */
bool lines_is_bracketed(const struct node *line);

/* Of one block and what stands in it. */
struct lines lines_below(struct arena *arena, const struct node *node);

/* The same without the normal words, which take the most time. */
struct lines lines_printed(struct arena *arena, const struct node *node);

/*
 * Words so that what a word processor does by itself makes no difference: in
 * Unicode's composed form; quotes, dashes and hyphens of one kind; any white
 * space one space, none at the ends; without soft hyphens, and without the
 * lines to write on that stand for a blank.
 */
const char *lines_normal(struct arena *arena, const char *words);

#endif

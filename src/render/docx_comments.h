/*
 * Comments of a Word file: the remarks on its nodes, in threads, and where
 * something moved to.
 *
 * Each comment and each reply spans the paragraph that it stands on. The parts
 * that hold them are made only if there are any.
 */
#ifndef RENDER_DOCX_COMMENTS_H
#define RENDER_DOCX_COMMENTS_H

#include "base/names.h"
#include "base/text.h"

#include <stddef.h>

struct docx_writer;
struct node;

struct docx_comments {
    struct text comments, threads, people; /* markup */
    struct names authors;                  /* who stand in people already */
    size_t count;
    int first_id, open; /* of those on the paragraph that is written now */
};

struct docx_comments docx_comments_none(struct arena *arena);

/*
 * Whether there are remarks on a node, or on one above that starts with it. It
 * is a paragraph, heading, definition, chart, or a cell without paragraphs.
 */
bool docx_comments_has(const struct node *node);

/* Around all that a paragraph holds. */
void docx_comments_begin(struct docx_writer *writer, const struct node *node);
void docx_comments_end(struct docx_writer *writer);

/* Adds the parts to the file, once the body is written. */
void docx_comments_pack(struct docx_writer *writer);

#endif

/*
 * What the parts of the Word writer share while one document is written: the
 * markup so far, the one allocator of ids, and who is bookmarked under what
 * name.
 */
#ifndef RENDER_DOCX_WRITER_H
#define RENDER_DOCX_WRITER_H

#include "base/text.h"
#include "document/document.h"
#include "render/docx.h"
#include "render/docx_lists.h"

/* In a copy for execution: a node that a reference needs, and its serial. */
struct docx_mark {
    const struct node *node;
    int serial;
};

struct docx_writer {
    struct job *job;
    const struct document *document;
    struct docx_options options;
    const char *logo; /* markup, or NULL */
    struct text body; /* markup */
    struct docx_lists lists;
    struct docx_mark *marks;
    size_t mark_count, mark_room;
    enum role section;
    int next_id;
    int text_width;   /* twips */
    int open;         /* undecided nodes around here */
    size_t next_page; /* of options.pages */
    bool breaks;      /* the next paragraph starts a page */
    bool after_table; /* and it keeps off the table above */
};

int docx_writer_id(struct docx_writer *writer);

/* The paragraph, heading or definition where a node's words start. */
const struct node *docx_writer_landing(const struct node *node);

/* Its own level and label, or those of the clause or section it heads. */
int docx_writer_level(const struct node *node);
const char *docx_writer_label(const struct node *node);

/* The node whose bookmark leads to this one. Returns NULL if there is none. */
const struct node *docx_writer_anchor(
    const struct docx_writer *writer, const struct node *node);

/* In a copy for execution only what is needed is bookmarked: collect, close. */
void docx_writer_need(struct docx_writer *writer, const struct node *anchor);
void docx_writer_close_marks(struct docx_writer *writer);

/* The name to bookmark it by. Returns NULL if it gets none. */
const char *docx_writer_bookmark(
    const struct docx_writer *writer, const struct node *anchor);

#endif

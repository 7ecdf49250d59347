/*
 * What the parts of the Word writer share while one document is written: the
 * markup so far, the last id, and how the next block starts.
 */
#ifndef RENDER_DOCX_WRITER_H
#define RENDER_DOCX_WRITER_H

#include "base/text.h"
#include "document/document.h"
#include "render/docx_change.h"
#include "render/docx_comments.h"
#include "render/docx_lists.h"
#include "render/marks.h"
#include "render/parts.h"
#include "render/render.h"

/* How the next paragraph starts, where it is the next. */
struct docx_next {
    bool breaks;      /* with a new page */
    bool after_table; /* off the table above */
};

struct docx_writer {
    struct job *job;
    const struct document *document;
    struct render_options options;
    const char *logo;                           /* markup, or NULL */
    const char *chart;                          /* template of a chart */
    struct text body;                           /* markup */
    struct parts_more more;                     /* charts, comments */
    struct text more_types, more_relationships; /* markup */
    size_t chart_count, link_count;
    struct docx_lists lists;
    struct docx_comments comments;
    struct marks marks;
    int last_id;
    int bookmark_id;    /* of the bookmark that began last and is open */
    int text_width;     /* twips */
    bool waits;         /* for an answer: the words that are added now */
    size_t next_page;   /* of options.pages */
    enum change change; /* of the paragraph or the words that are added now */
    enum change open;   /* of the wrapper that is open around the runs */
    bool is_ended;      /* the last paragraph's end is inserted or deleted */
    struct docx_next next[DOCX_SIDES];
};

#endif

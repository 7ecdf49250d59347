/*
 * What the parts of the Word writer share while one document is written: the
 * markup so far, the last id, and how the next block starts.
 */
#ifndef RENDER_DOCX_WRITER_H
#define RENDER_DOCX_WRITER_H

#include "base/text.h"
#include "document/document.h"
#include "render/docx_lists.h"
#include "render/marks.h"
#include "render/parts.h"
#include "render/render.h"

struct docx_writer {
    struct job *job;
    const struct document *document;
    struct render_options options;
    const char *logo;  /* markup, or NULL */
    const char *chart; /* template of a chart */
    struct text body;  /* markup */
    struct parts_more charts;
    struct text chart_types, chart_relationships; /* markup */
    struct docx_lists lists;
    struct marks marks;
    int last_id;
    int bookmark_id;  /* of the bookmark that began last and is open */
    int text_width;   /* twips */
    bool waits;       /* for an answer: the words that are added now */
    size_t next_page; /* of options.pages */
    bool breaks;      /* the next paragraph starts a page */
    bool after_table; /* and it keeps off the table above */
};

#endif

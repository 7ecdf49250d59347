/*
 * What the parts of the ODT writer share while one document is written: the
 * markup so far, the automatic styles that it needs, and how the next block
 * starts.
 */
#ifndef RENDER_ODT_WRITER_H
#define RENDER_ODT_WRITER_H

#include "base/names.h"
#include "base/text.h"
#include "document/document.h"
#include "render/marks.h"
#include "render/odt_change.h"
#include "render/odt_lists.h"
#include "render/parts.h"
#include "render/render.h"

/* Where the next block stands; the last two change the kind of page too. */
enum odt_start { START_HERE, START_PAGE, START_COVER, START_BODY };

struct odt_writer {
    struct job *job;
    const struct document *document;
    struct render_options options;
    const struct picture *logo;
    struct text body;         /* markup */
    struct names style_names; /* of markup: the automatic style that has it */
    struct text styles;       /* markup */
    struct odt_lists lists;
    struct marks marks;
    enum odt_start start;
    int text_width;   /* hundredths of a millimetre */
    bool waits;       /* for an answer: the words that are added now */
    size_t next_page; /* of options.pages */
    int table_count;
    struct parts_more pictures; /* of charts */
    struct text entries;        /* markup: the same in the manifest */
    enum change change; /* of the paragraph that is written now, as a whole */
    struct odt_changes changes;
    struct names gone_marks;        /* bookmarks of what is deleted */
    int remark_count, first_remark; /* so far; before this paragraph */
    const char *element; /* the paragraph that is open: text:p or text:h */
    bool is_spaced;      /* a space here would be taken for none */
};

/* A name for a style of these words, which are its markup after the name. */
const char *odt_writer_style(struct odt_writer *writer, const char *markup);

/* The attributes that carry out writer->start, which they use up. */
const char *odt_writer_page(struct odt_writer *writer);  /* of a style */
const char *odt_writer_break(struct odt_writer *writer); /* of properties */

/* Hundredths of a millimetre as a length. */
const char *odt_writer_length(struct arena *arena, int hundredths);

#endif

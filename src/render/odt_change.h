/*
 * Changes of an ODT file: what a comparison inserts and deletes, as ODF tracks
 * it.
 *
 * What is inserted stands in the text between two marks; what is deleted stands
 * in a list before the text, and a mark where it was. A whole paragraph is
 * tracked from the end of the one before, so that each keeps its own style
 * whichever way it is decided; where none is before, up to the start of the one
 * after; where there is neither, an empty paragraph stays. Rows are tracked by
 * their words, and by a style that LibreOffice reads.
 */
#ifndef RENDER_ODT_CHANGE_H
#define RENDER_ODT_CHANGE_H

#include "base/text.h"
#include "document/document.h"

#include <stdbool.h>
#include <stddef.h>

struct odt_writer;

struct odt_changes {
    struct text regions; /* markup of the list */
    int count;
    enum change open;  /* of the words that are added now */
    int open_id;       /* insertion that is open around them */
    struct text aside; /* the text, while what is deleted is written */
    const char *host;  /* start tag of the paragraph that is written */
    size_t host_end;   /* where the paragraph before ends; 0: none is there */
    bool by_words;     /* a row is tracked by its words, not its paragraphs */
    struct text gone;  /* deleted paragraphs that have no place yet */
    bool has_gone;
    int start;           /* enum odt_start, while they are written */
    int inserted;        /* insertion that the paragraph before is in, or 0 */
    bool inserted_next;  /* and that ends where the next paragraph starts */
    size_t inserted_end; /* where the mark of its end stands */
};

struct odt_changes odt_change_none(struct arena *arena);

/* Around a paragraph's tags, which writer->change tells about. */
void odt_change_begin(struct odt_writer *writer);
void odt_change_begun(struct odt_writer *writer, const char *tag);
void odt_change_end(struct odt_writer *writer);
void odt_change_ended(struct odt_writer *writer);

/* The words that follow are so changed, unless their paragraph is as a whole.
 */
void odt_change_turn(struct odt_writer *writer, enum change change);

/* A table, a cell or an index starts or ends here: nothing runs over that. */
void odt_change_apart(struct odt_writer *writer);

/* All of the list. A copy for comment has one that switches tracking on. */
const char *odt_change_markup(struct odt_writer *writer);

/* `<dc:creator>..</dc:creator><dc:date>..</dc:date>`. */
void odt_change_stamp(struct text *to, const char *author, const char *date);

#endif

/*
 * Walk of the text of an ODT file into returned paragraphs and comments.
 *
 * A part is walked from first to last; at each point where something was
 * deleted its words, which stand elsewhere in the part, are read in. Notes come
 * after the text that they belong to, text boxes after their paragraph. The
 * lines of a contents table or other index are nobody's words and are left out.
 */
#ifndef REVIEW_ODT_WALK_H
#define REVIEW_ODT_WALK_H

#include "base/names.h"
#include "base/text.h"
#include "review/odt_changes.h"
#include "review/returned.h"

struct foreign;
struct job;

/* Where the next paragraph stands. */
struct odt_spot {
    enum region region;
    int table, row, column;
    struct returned_paragraph *last; /* the last that was closed here */
};

struct odt_inserting;

/* A note or text box, to be walked later. */
struct odt_aside {
    const struct foreign *element;
    struct odt_spot spot;
    struct odt_inserting *inserting; /* that it stands in */
    const struct odt_change *deleting;
    struct odt_aside *next;
};

struct odt_asides {
    struct odt_aside *first, **end;
};

/* Those that are open where the walk is. */
struct odt_inserting {
    const char *id;
    const struct odt_change *change;
    struct odt_inserting *next;
};

struct odt_walk {
    struct job *job;
    struct returned *returned;
    struct names changes;  /* of the part: struct odt_change */
    struct names styles;   /* automatic ones: struct foreign */
    struct names comments; /* by name: struct returned_comment */
    struct odt_spot spot;
    int table_count;
    struct odt_asides boxes, notes;
    struct odt_inserting *inserting;
    const struct odt_change *deleting; /* whose words are read, or NULL */
    bool goes_on;    /* the first of them, where the deletion stands */
    bool is_joining; /* deleted paragraphs run into what is around them */
    struct returned_paragraph *paragraph, **end; /* the open one, or NULL */
    size_t paragraph_count;
    struct piece **piece_end;
    const struct carrier_name **bookmark_end;
    const struct carrier_name **bookmarks_here; /* that start where we are */
    struct text words; /* of the open paragraph, and not yet a piece */
    size_t offset;
    bool is_spaced; /* a space here is no more than how the file is laid out */
    const char *link_words; /* in a clause link: what is left of our own */
    struct returned_comment **comment_end;
};

struct odt_walk odt_walk_begin(struct job *job, struct returned *returned);

/*
 * Changes and styles are looked for in all of root; the blocks in text are
 * read, which is root or stands in it.
 */
void odt_walk_part(struct odt_walk *walk, const struct foreign *root);
void odt_walk_text(
    struct odt_walk *walk, const struct foreign *text, enum region region);

/* Notes, and which comment answers which. */
void odt_walk_end(struct odt_walk *walk);

#endif

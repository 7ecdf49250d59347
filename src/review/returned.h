/*
 * Returned: what a Word or ODT file that came back says, as a plain value.
 *
 * Readers of each format make it, in a worker; nothing here knows what was
 * sent. Paragraphs stand in the order of the file, each with its pieces of text
 * and who put them in or took them out. The text that all changes accepted
 * would give, and all rejected, are two views of the same pieces; a paragraph
 * whose end was inserted or deleted joins the next in the view without it.
 * Lives as long as the arena.
 */
#ifndef REVIEW_RETURNED_H
#define REVIEW_RETURNED_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct job;

enum { RETURNED_MOST = 64 * 1024 * 1024 }; /* bytes of one, as text */

enum view { VIEW_REJECTED, VIEW_ACCEPTED, VIEWS };

/* Where in a file a paragraph stands. */
enum region {
    REGION_BODY,
    REGION_HEADER,
    REGION_FOOTER,
    REGION_FOOTNOTE,
    REGION_ENDNOTE,
    REGION_TEXT_BOX,
    REGIONS
};

/* Who changed something, and when as the file says it. Either may be NULL. */
struct stamp {
    const char *author, *date;
};

/* Text of one paragraph that was changed by the same acts, or by none. */
struct piece {
    const char *text; /* a tab is \t, a line break \n */
    bool is_inserted, is_deleted;
    bool is_moved; /* the change is one half of a move */
    struct stamp inserted, deleted;
    struct piece *next;
};

struct carrier_name {
    const char *name;
    const struct carrier_name *next;
};

struct returned_paragraph {
    enum region region;
    const struct carrier_name *bookmarks; /* that start in it, in order */
    const char *tag;   /* of the content control around it, or NULL */
    const char *link;  /* first outside address that it links to, or NULL */
    const char *style; /* name or id, as the file has it, or NULL */
    bool is_heading;
    int table;       /* 1 for the file's first; 0: not in a table */
    int row, column; /* from 1; 0: not in a table */
    bool row_inserted, row_deleted, cell_inserted, cell_deleted;
    bool end_inserted, end_deleted; /* the paragraph's mark */
    struct stamp end_stamp;
    bool ends_container; /* last of a cell, part or box: joins nothing */
    struct piece *pieces;
    struct returned_paragraph *next;
};

/* A point in a returned file: a paragraph, and bytes into all of its pieces. */
struct spot {
    size_t paragraph;
    size_t offset;
};

struct returned_comment {
    const char *id; /* in the file */
    struct stamp stamp;
    const char *initials;
    const char *text;         /* its paragraphs with \n between */
    const char *durable;      /* w16cid id, or NULL */
    const char *paragraph_id; /* w14:paraId of its last paragraph, or NULL */
    const char *parent;       /* id of what it replies to, or NULL */
    bool is_resolved;
    bool is_placed; /* it stands somewhere in the text */
    bool is_range;  /* from and to differ */
    struct spot from, to;
    struct returned_comment *next;
};

struct returned {
    const char *format;   /* "docx", "odt" */
    const char *producer; /* "Microsoft Office Word 16.0", or NULL */
    const char *manifest; /* the text of ours, if it still has one, or NULL */
    const char *copy;     /* id of the sent copy, from its property, or NULL */
    bool is_tracking;     /* tracked changes were still switched on */
    struct returned_paragraph *paragraphs;
    struct returned_paragraph **at; /* the same by number; NULL is allowed */
    size_t paragraph_count;
    struct returned_comment *comments;
    size_t comment_count;
    size_t change_count; /* tracked insertions, deletions and moves */
    size_t format_count; /* tracked changes of looks alone */
};

/* One paragraph of a view: its text, and the paragraphs that it came from. */
struct seen {
    const char *text;
    size_t first, last; /* indices of returned paragraphs, joined */
};

struct view_of {
    const struct seen *seen;
    size_t count;
};

/* Numbers the paragraphs (at, paragraph_count); a reader's last act. */
void returned_number(struct arena *arena, struct returned *returned);

/*
 * The paragraphs of one view. Rows and cells that are not there in it are left
 * out, and so is an empty paragraph without its end before a table. A join has
 * the region and place of its last paragraph; it passes over rows that are not
 * there and over text boxes, and goes into no other cell or part.
 */
struct view_of returned_view(
    struct arena *arena, const struct returned *returned, enum view view);

/* The words that a comment stands on, in one view, paragraphs with \n between;
 * "" at a point. */
const char *returned_quote(struct arena *arena, const struct returned *returned,
    const struct returned_comment *comment, enum view view);

/* As text, to come out of a worker and to be kept. Cannot fail. */
const char *returned_write(struct job *job, const struct returned *returned);

/* And back. Returns NULL, with a finding, if it is not such a text. */
MUST_CHECK const struct returned *returned_read(
    struct job *job, const char *bytes, size_t size);

#endif

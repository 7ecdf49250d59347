/*
 * Docx body: the paragraphs of one story of a Word file (its body, a header, a
 * note, the text of a comment), with who put each piece in or took it out.
 *
 * One walk from start to end. What only wraps text (content controls, smart
 * tags, links, simple fields) is passed through; of alternatives one is read;
 * instructions of fields are not text. Where comments start, end and are
 * referred to is kept by their ids. Lives as long as the job.
 */
#ifndef REVIEW_DOCX_BODY_H
#define REVIEW_DOCX_BODY_H

#include "base/names.h"
#include "review/docx_field.h"
#include "review/returned.h"

struct foreign;
struct job;
struct opc_relation;

/* Who did what to the text that is being read. */
struct docx_marks {
    bool is_inserted, is_deleted, is_moved;
    struct stamp inserted, deleted;
};

/* Where a comment stands. */
struct docx_range {
    bool has_from, has_to, has_reference;
    struct spot from, to, reference;
    struct docx_range *waiting; /* the next that waits for a paragraph */
};

/* The row and cell that are being read. */
struct docx_place {
    int table, row, column;
    bool row_inserted, row_deleted, cell_inserted, cell_deleted;
};

/* The paragraph that is being read. */
struct docx_here {
    struct returned_paragraph *paragraph; /* NULL: between two */
    struct piece *piece;                  /* its last so far */
    size_t number, length;
    const struct carrier_name **bookmarks_end;
};

struct docx_body {
    struct job *job;
    struct returned *returned; /* paragraphs and counts are added to it */
    const struct names *styles;
    struct names ranges; /* struct docx_range by comment id */
    struct names notes;  /* struct docx_marks of references, by note_key */
    struct names links;  /* outside addresses of this part by relation id */
    const struct foreign *root;
    enum region region;
    struct docx_field field;
    struct docx_place place;
    struct docx_here here;
    struct docx_range *waiting; /* that start before the next paragraph */
    struct text words;          /* of the piece that is being read */
    struct docx_marks words_marks;
    const char *tag;
    const char *link_words; /* in a clause link: what is left of our own */
    struct returned_paragraph **end;      /* where the next paragraph goes */
    struct returned_paragraph *last_here; /* of this container */
    const struct carrier_name *bookmarks; /* that wait for a paragraph */
    const struct carrier_name **bookmarks_end;
    size_t count, last_length;
    int tables;
};

/* styles by id, as docx_styles_read gives them. */
struct docx_body docx_body_new(
    struct job *job, struct returned *returned, const struct names *styles);

/* From here on paragraphs are added to another, which is empty. */
void docx_body_restart(struct docx_body *body, struct returned *returned);

/* The part that is read next, by the relations from it. */
void docx_body_enter(
    struct docx_body *body, const struct opc_relation *relations);

/* All paragraphs below root, as one container; marks hold for all of it. */
void docx_body_read(struct docx_body *body, const struct foreign *root,
    enum region region, const struct docx_marks *marks);

/* The notes of a part; what was done to its reference was done to a note. */
void docx_body_read_notes(
    struct docx_body *body, const struct foreign *root, enum region region);

#endif

/*
 * Changes: what a comparison marks, as a list for people who read no redline.
 *
 * One row for each paragraph that is new, gone, moved or other than it was; a
 * clause, table or row that is new or gone as a whole is one row. What only
 * changed its number is there too. Lives as long as the job; borrows the tree.
 */
#ifndef REVIEW_CHANGES_H
#define REVIEW_CHANGES_H

#include "document/document.h"
#include "review/causes.h"

#include <stddef.h>

struct document;
struct job;
struct node;

enum change_sort {
    SORT_CHANGED,
    SORT_INSERTED,
    SORT_DELETED,
    SORT_MOVED,
    SORT_RENUMBERED,
    SORTS
};

struct change_row {
    enum change_sort sort;
    const struct node *node;   /* in the compared tree */
    const char *document;      /* id */
    const char *title;         /* of the document */
    const char *where;         /* "4.1(a) Committed Places", "Cover" */
    const char *address;       /* or NULL */
    const char *was, *becomes; /* words, or NULL */
    const char *move;          /* "moved to 7.2", or NULL */
    struct cause cause;
    struct change_row *next;
};

/* Rows in the order of the text. Returns NULL if nothing is marked. */
struct change_row *changes_of(struct job *job, const struct document *compared);

/* "changed", "inserted", "deleted", "moved", "renumbered" */
const char *changes_sort_name(enum change_sort sort);

#endif

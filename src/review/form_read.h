/*
 * Form read: a comment form that came back, as points on their clauses.
 *
 * Read leniently: rows in any order, columns moved, renamed a little or added,
 * semicolons or tabs for commas, Windows-1252, empty rows. A row finds its
 * clause by reference, else by number, else by title; one that finds none is
 * there all the same, with CARRIER_NONE. Lives as long as the job.
 */
#ifndef REVIEW_FORM_READ_H
#define REVIEW_FORM_READ_H

#include "base/must_check.h"
#include "io/package.h"
#include "review/intake.h"

enum {
    FORM_READ_MOST_BYTES = 8 << 20,
    FORM_READ_MOST_ROWS = 10000,
    FORM_READ_MOST_COLUMNS = 32
};

struct form_read {
    const char *organisation, *date; /* as they were filled in, or NULL */
    struct point *points;            /* in the order of the rows */
    size_t point_count;
};

/* What a file says of itself. */
struct form_said {
    bool is_form;     /* it has a row that names a form's columns */
    const char *copy; /* id of the copy that it is on, or NULL */
};

/* Cannot fail. */
struct form_said form_read_said_csv(struct job *job, struct bytes file);
struct form_said form_read_said_table(
    struct job *job, const struct returned *returned);

/* Each returns NULL, with findings, if it is no such form. */
MUST_CHECK const struct form_read *form_read_csv(struct job *job,
    const struct document *sent, const char *name, struct bytes file);
MUST_CHECK const struct form_read *form_read_table(struct job *job,
    const struct document *sent, const char *name,
    const struct returned *returned);

#endif

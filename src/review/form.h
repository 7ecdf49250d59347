/*
 * Form: a table for comments with every clause filled in, for those who like
 * forms better than an office program's margin.
 *
 * One row a clause, the columns that standards bodies use (in a document the
 * reference only if number or title might be another clause's); a reader adds
 * rows of the same number for more. A first row is for the document as a whole.
 * review/form_read takes it back. Cannot fail.
 */
#ifndef REVIEW_FORM_H
#define REVIEW_FORM_H

struct document;
struct house;
struct job;

enum form_column {
    FORM_REFERENCE, /* "volume.release[north]": leave as it is */
    FORM_CLAUSE,    /* its number */
    FORM_TITLE,
    FORM_PARAGRAPH, /* number, figure or table */
    FORM_TYPE,      /* ge, te or ed */
    FORM_COMMENT,
    FORM_PROPOSED,
    FORM_COLUMNS
};

/* The head of each column. */
extern const char *const form_titles[FORM_COLUMNS];

/* The look of a form: across the page, with narrow margins, since what people
 * write needs the room. */
const struct house *form_house(struct job *job, const struct house *house);

/* A document with the table in it, for any format. copy is the id of what was
 * sent, which the form says in a row of its own. */
const struct document *form_document(
    struct job *job, const struct document *sent, const char *copy);

/*
 * The same as CSV in UTF-8 with a mark that says so, for spreadsheets. A cell
 * that one would take for a formula begins with an apostrophe.
 */
const char *form_csv(
    struct job *job, const struct document *sent, const char *copy);

#endif

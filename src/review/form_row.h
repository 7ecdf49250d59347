/*
 * Form rows: what a comment form has a row for, and where a row leads back to.
 *
 * Lives as long as the arena; borrows the document that was sent.
 */
#ifndef REVIEW_FORM_ROW_H
#define REVIEW_FORM_ROW_H

#include "review/intake.h"

struct arena;
struct text;

struct form_row {
    const char *reference; /* unique in the document */
    const char *number;    /* "4", "Schedule 1, 2", "General"; may be NULL */
    const char *title;
    struct target at; /* as a form carries it */
    bool is_general;
    struct form_row *next;
};

/* The document as a whole, then each clause or part without clauses. */
const struct form_row *form_row_all(
    struct arena *arena, const struct document *sent);

/* Where "4.1(a)" or "(a)" stands within a row's clause. False: nowhere. */
bool form_row_paragraph(struct arena *arena, const struct document *sent,
    const char *number, struct target *at);

/* With an apostrophe if a spreadsheet would take it for a formula; and back. */
const char *form_row_safe(struct arena *arena, const char *words);
const char *form_row_plain(const char *words);

/* So, as a cell of CSV, in quotation marks. */
void form_row_add_cell(struct text *text, const char *words);

#endif

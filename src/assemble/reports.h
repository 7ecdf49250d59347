/*
 * Reports: what the documents made from other documents have in common.
 *
 * Heads of terms, notes and obligations each have a file of their own.
 */
#ifndef ASSEMBLE_REPORTS_H
#define ASSEMBLE_REPORTS_H

#include "assemble/draft.h"

/* Appends a section; title may be NULL. */
struct node *reports_section(
    struct draft_pack *pack, struct draft *draft, const char *title);

/* Appends a table with its head row. */
struct node *reports_table(struct draft_pack *pack, struct node *parent,
    const struct column *columns, size_t count, const char *const *heads);

/* For the start of a sentence. */
const char *reports_capital(struct job *job, const char *words);

/* Whether a document is written by people, not made from others. */
bool reports_is_source(const struct plan *plan);

#endif

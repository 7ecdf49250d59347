/*
 * Composition: the source of a clause becomes the words of a document.
 *
 * Conditions are settled, repeats written out, values and terms put in.
 * Numbers and references come later: a numbered paragraph gets an empty label,
 * a reference waits in the draft's list.
 */
#ifndef ASSEMBLE_COMPOSE_H
#define ASSEMBLE_COMPOSE_H

#include "assemble/draft.h"

/* Appends the clause to a section; its role says whether it has a heading. */
void compose_clause(struct draft_pack *pack, struct draft *draft,
    struct node *section, struct placed *placed);

/* A clause's plain words, as far as they stand here. NULL: it has none. */
const char *compose_plain(struct draft_pack *pack, const struct draft *draft,
    const struct placed *placed);

/* Only the words of an element (a definition's meaning, a row of terms). */
void compose_words(struct draft_pack *pack, struct draft *draft,
    struct node *parent, const struct element *element);

/* A reference made by a report: to is an address as in <ref>. */
void compose_reference(struct draft_pack *pack, struct draft *draft,
    struct node *parent, const char *to, struct place place);

/* A paragraph, heading or table cell with these words; text may be NULL. */
struct node *compose_paragraph(
    struct job *job, struct node *parent, const char *text);
struct node *compose_heading(
    struct job *job, struct node *parent, const char *text);
struct node *compose_cell(struct job *job, struct node *row, const char *text);

/* An address in the document, as DOCUMENT/part, and the bookmark for it. */
void compose_place(struct job *job, struct node *node,
    const struct document *document, const char *part);

/* A bookmark's name for an address. */
const char *compose_bookmark(struct job *job, const char *address);

#endif

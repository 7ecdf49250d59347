/*
 * Heads of terms: one table, a row a term, with the values of the full terms.
 *
 * Whether a term is agreed, in discussion or reserved follows from the board's
 * decisions; it is never typed.
 */
#ifndef ASSEMBLE_HEADS_H
#define ASSEMBLE_HEADS_H

#include "assemble/draft.h"

/* Composed with the other documents, since its words use terms. */
void heads_compose(struct draft_pack *pack, struct draft *draft);

#endif

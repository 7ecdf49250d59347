/*
 * Reports: documents made from other documents.
 *
 * Heads of terms (a row a term, its state derived from decisions), notes (each
 * clause in plain words, its law) and obligations (each party's marked duties).
 */
#ifndef ASSEMBLE_REPORTS_H
#define ASSEMBLE_REPORTS_H

#include "assemble/draft.h"

/* Composed with the other documents, since its words use terms. */
void reports_heads(struct draft_pack *pack, struct draft *draft);

/* After the other documents are numbered and their references written. */
void reports_notes(struct draft_pack *pack, struct draft *draft);
void reports_obligations(struct draft_pack *pack, struct draft *draft);

#endif

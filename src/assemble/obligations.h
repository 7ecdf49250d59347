/*
 * Obligations: for each party, what it must do, for whom, by when, or else;
 * drawn from the marked duties of the documents.
 */
#ifndef ASSEMBLE_OBLIGATIONS_H
#define ASSEMBLE_OBLIGATIONS_H

#include "assemble/draft.h"

/* After the other documents are numbered and their references written. */
void obligations_compose(struct draft_pack *pack, struct draft *draft);

#endif

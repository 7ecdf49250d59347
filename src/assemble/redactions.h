/*
 * Redactions: the list of what a published copy leaves out, where and why.
 *
 * Made from what the other documents withheld; one row for each answer, or each
 * list that is sensitive as a whole, in each document.
 */
#ifndef ASSEMBLE_REDACTIONS_H
#define ASSEMBLE_REDACTIONS_H

#include "assemble/draft.h"

void redactions_compose(struct draft_pack *pack, struct draft *draft);

#endif

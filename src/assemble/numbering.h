/*
 * Numbering: every numbered paragraph and heading gets its label.
 *
 * The numbers of a section start at 1. Their look is the house's; how a level
 * counts is fixed: 1, 1.1, (a), (i); parties 1, recitals A.
 */
#ifndef ASSEMBLE_NUMBERING_H
#define ASSEMBLE_NUMBERING_H

#include "assemble/draft.h"

void numbering_run(struct draft_pack *pack, struct draft *draft);

#endif

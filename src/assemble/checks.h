/*
 * Checks: what the rules find in the finished pack, and what the tree must be.
 */
#ifndef ASSEMBLE_CHECKS_H
#define ASSEMBLE_CHECKS_H

#include "assemble/draft.h"

void checks_run(struct draft_pack *pack);

#endif

/*
 * Definitions: every used term is defined, every defined term is used.
 *
 * A document that lists meanings gets those of the terms that stand in it, in
 * the documents that take their meanings from it, and in other meanings. What
 * cannot be closed so is a finding.
 */
#ifndef ASSEMBLE_DEFINITIONS_H
#define ASSEMBLE_DEFINITIONS_H

#include "assemble/draft.h"

/* After all documents are composed, before numbering. */
void definitions_run(struct draft_pack *pack);

#endif

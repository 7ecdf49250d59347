/*
 * Explain: why a clause is in a pack or out of it, and what would flip it.
 *
 * Derived from the rules themselves: each rule that names the clause is shown
 * with its condition and the answers it read; each of those answers is changed
 * alone, to every other value that some condition tells apart, and the clause
 * is selected again.
 */
#ifndef ASSEMBLE_EXPLAIN_H
#define ASSEMBLE_EXPLAIN_H

#include "assemble/draft.h"

/* Lines of plain text. The clause must be in the library. */
const char *explain_clause(
    struct draft_pack *pack, const struct clause *clause);

#endif

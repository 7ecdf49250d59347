/*
 * Selection: which clauses a document has, in which variant, and why.
 *
 * Every rule is looked at alone, in the document's scope. What decides a
 * variant, the strongest first: a rule's require, a board's decision, a rule's
 * prefer, the library's preferred usage. A rule that reads what nobody has
 * answered leaves both alternatives standing.
 */
#ifndef ASSEMBLE_SELECTION_H
#define ASSEMBLE_SELECTION_H

#include "assemble/draft.h"

/* Before all documents: which rules speak of which clause. */
void selection_begin(struct draft_pack *pack);

/*
 * Looks at one <place>. Returns NULL if the clause is out; else the placing,
 * appended to the draft.
 */
struct placed *selection_place(
    struct draft_pack *pack, struct draft *draft, const struct element *place);

/* After all documents: what rules require, clauses need or exclude. */
void selection_check(struct draft_pack *pack);

/* Whether one of a rule's wishes names the clause. */
bool selection_names(const struct wish *wish, const char *clause);

const char *selection_reason_words(
    struct job *job, const struct placed *placed);

#endif

/*
 * References: each finds its target and says it in the target's own words.
 *
 * "clause 7.2", "paragraph 3 of Schedule 4", "clause 12 of the Framework
 * Terms": the word follows the container of what is pointed to. A reference to
 * what is not there, or to several things, is a finding.
 */
#ifndef ASSEMBLE_REFERENCES_H
#define ASSEMBLE_REFERENCES_H

#include "assemble/draft.h"

/* All drafts must be numbered. */
void references_run(struct draft_pack *pack, struct draft *draft);

/* "clause 7.2 of the Framework Terms", read from nowhere in particular. */
const char *references_words(struct draft_pack *pack, const struct draft *draft,
    const struct node *target);

/* The same without the document: "clause 7.2". */
const char *references_short(struct draft_pack *pack, const struct draft *draft,
    const struct node *target);

/* Returns NULL if that address is in no document; *found_in says in which. */
const struct node *references_find(struct draft_pack *pack,
    const struct draft *from, const char *to, const struct record *record,
    const struct draft **found_in);

#endif

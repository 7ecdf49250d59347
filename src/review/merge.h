/*
 * Merge: two trees become one that holds both, each change marked.
 *
 * Blocks that both have are copied as the new text has them, with the words of
 * both; others whole, what is gone before what is new. Cannot fail.
 */
#ifndef REVIEW_MERGE_H
#define REVIEW_MERGE_H

#include "base/names.h"
#include "review/copies.h"

struct merging {
    struct copies copies;
    struct names whole; /* keys of clauses not to be merged, but replaced */
};

struct merging merge_begin(struct arena *arena, const struct node *new);

/* Appends what two nodes of one kind became; parent may be NULL. */
struct node *merge_pair(struct merging *merging, struct node *parent,
    const struct node *old, const struct node *new);

#endif

/*
 * Half: one of the two texts of a comparison, as a tree of its own.
 *
 * What only the other has is left out; labels and captions are its own.
 * Bookmarks and addresses are those of the comparison. Lives as long as the
 * arena and borrows the comparison.
 */
#ifndef REVIEW_HALF_H
#define REVIEW_HALF_H

#include "document/document.h"

struct arena;

/* left_out: CHANGE_INSERTED gives the old text, CHANGE_DELETED the new. */
struct node *half_of(
    struct arena *arena, const struct node *root, enum change left_out);

#endif

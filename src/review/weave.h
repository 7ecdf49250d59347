/*
 * Weave: two paragraphs become one that holds both, word by word.
 *
 * What is kept is as the new one has it: values, terms, references, duties.
 */
#ifndef REVIEW_WEAVE_H
#define REVIEW_WEAVE_H

#include "review/copies.h"

/*
 * Fills `into`, the copy of a paragraph, heading or definition. is_undecided
 * and has_sign of both are taken from `into` and the cell and row around it:
 * they are set there only if both texts have them.
 */
void weave_words(struct copies *copies, const struct node *old,
    const struct node *new, struct node *into);

#endif

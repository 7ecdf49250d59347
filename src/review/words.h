/*
 * Words: what differs between two passages, word by word.
 *
 * The difference is exact to the byte: the same and the deleted stretches, in
 * order, are the old passage; the same and the inserted are the new. Within
 * that it is made for readers: tokens.h says what stands together, no short
 * word is kept between two edits, what is deleted stands before what replaces
 * it, and an edit starts where a clause or sentence does if it can. Of two
 * passages that have little in common the whole is replaced.
 *
 * Cannot fail. Time is linear in the length of passages that are alike, and
 * bounded in how much they differ. Results live as long as the arena; words
 * are borrowed.
 */
#ifndef REVIEW_WORDS_H
#define REVIEW_WORDS_H

#include "document/document.h"
#include "review/tokens.h"

#include <stddef.h>

struct arena;

/*
 * Of what is only in one passage the span in the other is empty, and says where
 * it would stand. No two that follow each other have the same mark.
 */
struct stretch {
    enum change change; /* CHANGE_NONE: the same bytes in both */
    struct span old, new;
};

struct stretches {
    const struct stretch *stretch;
    size_t count;
};

struct stretches words_compare(
    struct arena *arena, struct passage old, struct passage new);

/* The words of a passage in no order, to tell how much two have in common. */
struct bag {
    const unsigned *hash; /* ascending */
    size_t count;
};
struct bag words_bag(struct arena *arena, const char *words);

/*
 * Per cent, 100 of the same bags, 0 if one is empty and the other not. dice:
 * twice what both have, by the words of both. jaccard: by all that either has.
 */
int words_dice(struct bag a, struct bag b);
int words_jaccard(struct bag a, struct bag b);

#endif

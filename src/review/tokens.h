/*
 * Tokens: a passage cut into what a reader takes in at once.
 *
 * A token is a word, a number with its decimals, one space or one mark of
 * punctuation. A sum of money, a date, a reference ("Clause 12.3", "paragraph
 * 2(a) of Schedule 3"), a placeholder in brackets, and whatever the caller says
 * stands together, is one token. Cannot fail. Words are borrowed; results live
 * as long as the arena.
 */
#ifndef REVIEW_TOKENS_H
#define REVIEW_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Bytes of a passage. */
struct span {
    size_t start, length;
};

struct passage {
    const char *words;
    const struct span *atoms; /* each one token: in order, apart, not empty */
    size_t atom_count;
};

struct spans {
    const struct span *span;
    size_t count;
};

/* They follow each other without a gap. */
struct spans tokens_of(struct arena *arena, struct passage passage);

/* Whether a token is words or figures, not a space or punctuation. */
bool tokens_is_word(const char *start, size_t length);

#endif

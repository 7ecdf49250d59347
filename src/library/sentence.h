/*
 * Sentence: the sentences of a passage, and how many words each has in print.
 *
 * An introduction that ends in its limbs is counted with each of them, and is
 * no sentence of its own. Of words that print only instead of others, the first
 * count.
 */
#ifndef LIBRARY_SENTENCE_H
#define LIBRARY_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

struct passage;

struct sentence {
    const char *start, *end;
    size_t words;
};

/* The next sentence from *at, which moves behind it. False: there is none. */
bool sentence_next(
    const struct passage *passage, const char **at, struct sentence *sentence);

/* The start of the sentence in which a point of the passage stands. */
const char *sentence_start(const struct passage *passage, const char *at);

#endif

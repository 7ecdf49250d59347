/*
 * Phrases: many runs of words, looked for at once in a text.
 *
 * A phrase is found only where it starts and ends with a word; of several, the
 * longest. Its things are borrowed. A hyphen is part of a word, an apostrophe
 * is not.
 */
#ifndef LIBRARY_PHRASES_H
#define LIBRARY_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct phrase {
    const char *words;
    size_t length;
    const void *thing;
    struct phrase *next;
};

/* The longer first, by their first letter in small. */
struct phrases {
    struct arena *arena;
    bool any_case;
    struct phrase *starts[256];
};

struct phrases phrases_new(struct arena *arena, bool any_case);
void phrases_add(
    struct phrases *phrases, const char *words, const void *thing);

/* at is the start of a word. Returns NULL if there is none. */
const struct phrase *phrases_find(
    const struct phrases *phrases, const char *at);

/* Whether a byte belongs to a word, or may be the first of one. */
bool phrases_in_word(char c);
bool phrases_starts_word(char c);

#endif

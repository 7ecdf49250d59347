/*
 * Phrases: many runs of words, looked for at once in a text.
 *
 * A phrase is found only where it starts and ends with a word; of several, the
 * longest. One of a single letter is passed over. Words and things are
 * borrowed. A hyphen is part of a word, an apostrophe is not.
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

enum { PHRASES_SLOTS = 1024 };

/* The longer first, by their first letters in small. */
struct phrases {
    struct arena *arena;
    bool any_case;
    struct phrase *starts[PHRASES_SLOTS];
};

struct phrases phrases_new(struct arena *arena, bool any_case);
void phrases_add(struct phrases *phrases, const char *words, const void *thing);

/* at is the start of a word. Returns NULL if there is none. */
const struct phrase *phrases_find(
    const struct phrases *phrases, const char *at);

/* Whether a byte belongs to a word, or may be the first of one. */
bool phrases_in_word(char c);
bool phrases_starts_word(char c);

/* Whether the word that starts at a point is this one, or one of these. */
bool phrases_is_word(const char *at, const char *word);
bool phrases_is_one_of(const char *at, const char *const *words, size_t count);

#define PHRASES_IS_ONE_OF(at, words)                                           \
    phrases_is_one_of((at), (words), sizeof(words) / sizeof *(words))

#endif

#include "library/phrases.h"

#include "base/arena.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

bool phrases_starts_word(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

bool phrases_in_word(char c)
{
    return phrases_starts_word(c) || c == '-';
}

bool phrases_is_word(const char *at, const char *word)
{
    size_t length;

    if (*at != *word)
        return false;
    length = strlen(word);
    return strncmp(at, word, length) == 0 && !phrases_in_word(at[length]);
}

bool phrases_is_one_of(const char *at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (phrases_is_word(at, words[i]))
            return true;
    return false;
}

struct phrases phrases_new(struct arena *arena, bool any_case)
{
    return (struct phrases){ .arena = arena, .any_case = any_case };
}

/* The first two letters tell most words apart. */
static size_t slot_of(const char *words)
{
    return (size_t)(tolower((unsigned char)words[0]) * 32 +
                    tolower((unsigned char)words[1])) %
           PHRASES_SLOTS;
}

void phrases_add(struct phrases *phrases, const char *words, const void *thing)
{
    struct phrase **slot = &phrases->starts[slot_of(words)];
    struct phrase *phrase;

    if (strlen(words) < 2)
        return;
    phrase = ARENA_NEW(phrases->arena, struct phrase);
    phrase->words = words;
    phrase->length = strlen(words);
    phrase->thing = thing;
    while (*slot != NULL && (*slot)->length >= phrase->length)
        slot = &(*slot)->next;
    phrase->next = *slot;
    *slot = phrase;
}

const struct phrase *phrases_find(const struct phrases *phrases, const char *at)
{
    int (*compare)(const char *, const char *, size_t) =
        phrases->any_case ? strncasecmp : strncmp;

    for (const struct phrase *p = phrases->starts[slot_of(at)]; p != NULL;
         p = p->next)
        if (compare(at, p->words, p->length) == 0 &&
            !phrases_in_word(at[p->length]))
            return p;
    return NULL;
}

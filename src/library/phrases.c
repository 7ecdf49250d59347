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

struct phrases phrases_new(struct arena *arena, bool any_case)
{
    return (struct phrases){ .arena = arena, .any_case = any_case };
}

static size_t slot_of(const char *words)
{
    return (size_t)tolower((unsigned char)*words);
}

void phrases_add(
    struct phrases *phrases, const char *words, const void *thing)
{
    struct phrase **slot = &phrases->starts[slot_of(words)];
    struct phrase *phrase = ARENA_NEW(phrases->arena, struct phrase);

    phrase->words = words;
    phrase->length = strlen(words);
    phrase->thing = thing;
    while (*slot != NULL && (*slot)->length >= phrase->length)
        slot = &(*slot)->next;
    phrase->next = *slot;
    *slot = phrase;
}

const struct phrase *phrases_find(
    const struct phrases *phrases, const char *at)
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

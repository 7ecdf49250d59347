/*
 * Chain: the paragraphs whose numbers make up a whole number, the last being
 * where it leads: 4.1, (a), (i).
 */
#ifndef RENDER_CHAIN_H
#define RENDER_CHAIN_H

#include "document/document.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct house;

/*
 * A chain is regular if a word processor's own whole number says the same: no
 * level is passed over, and none was started afresh on the way.
 */
struct chain {
    const struct node *links[LEVELS];
    size_t count;
    bool is_regular;
};

/* landing holds words. A chain has at least one link. */
struct chain chain_to(const struct house *house, const struct node *landing);

/* A label as references show it: without its last full stop, or NULL. */
const char *chain_number(struct arena *arena, const struct node *node);

/* The whole number. Returns NULL if a link has none. */
const char *chain_words(struct arena *arena, const struct chain *chain);

/* Where words say a number that is not part of a longer one, or NULL. */
const char *chain_find(const char *words, const char *number);

#endif

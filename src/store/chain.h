/*
 * Chain: events hashed one upon the other, so that none can be changed, taken
 * out or moved without every later hash being another.
 *
 * That the end has not been cut off it cannot say: store/heads does.
 */
#ifndef STORE_CHAIN_H
#define STORE_CHAIN_H

#include <stdint.h>

struct arena;

/* What the first event follows: the record's own identity. */
const char *chain_root(struct arena *arena, const char *identity);

/*
 * SHA-256 over a tag, the hash before, the sequence number and the text, each
 * with its length before it.
 */
const char *chain_hash(struct arena *arena, const char *previous,
    int64_t sequence, const char *text);

#endif

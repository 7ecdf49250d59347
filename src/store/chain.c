#include "store/chain.h"

#include "base/text.h"
#include "io/digest.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void add(struct text *text, const char *words)
{
    text_format(text, "%zu:%s", strlen(words), words);
}

static const char *hash_of(struct arena *arena, const struct text *text)
{
    return digest_hex(arena, text->bytes, text->length);
}

const char *chain_root(struct arena *arena, const char *identity)
{
    struct text text = text_new(arena);

    add(&text, "paction record v1");
    add(&text, identity);
    return hash_of(arena, &text);
}

const char *chain_hash(struct arena *arena, const char *previous,
    int64_t sequence, const char *words)
{
    struct text text = text_new(arena);
    char number[24];

    snprintf(number, sizeof number, "%" PRId64, sequence);
    add(&text, "paction event v1");
    add(&text, previous);
    add(&text, number);
    add(&text, words);
    return hash_of(arena, &text);
}

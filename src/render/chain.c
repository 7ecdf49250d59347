#include "render/chain.h"

#include "base/arena.h"
#include "base/text.h"
#include "document/house.h"
#include "render/outline.h"

#include <ctype.h>
#include <string.h>

/* The nearest numbered paragraph above in the clause that stands less deep. */
static const struct node *numbered_above(
    const struct node *node, bool *is_regular)
{
    int level = outline_level(node);
    const struct node *above = node->previous;

    for (; above != NULL; above = above->previous) {
        int other = outline_level(above);

        if (above->kind == NODE_DEFINITION)
            *is_regular = false;
        if (other == LEVEL_NONE || other >= level ||
            outline_label(above) == NULL)
            continue;
        *is_regular = *is_regular && other == level - 1;
        return above;
    }
    return NULL;
}

/* Whether a level's label needs none above it. */
static bool is_whole(const struct house *house, int level)
{
    return level <= LEVEL_CLAUSE ||
           strstr(house->number_format[level], "%1") != NULL;
}

static struct chain turn(struct chain chain)
{
    struct chain turned = chain;

    for (size_t i = 0; i < chain.count; i++)
        turned.links[i] = chain.links[chain.count - 1 - i];
    return turned;
}

struct chain chain_to(const struct house *house, const struct node *landing)
{
    struct chain chain = { .is_regular = true };

    for (const struct node *node = landing;
         node != NULL && chain.count < LEVELS;
         node = numbered_above(node, &chain.is_regular)) {
        chain.links[chain.count++] = node;
        if (is_whole(house, outline_level(node)))
            break;
    }
    return turn(chain);
}

const char *chain_number(struct arena *arena, const struct node *node)
{
    const char *label = outline_label(node);
    size_t length = label == NULL ? 0 : strlen(label);

    if (length == 0 || label[length - 1] != '.')
        return label;
    return arena_format(arena, "%.*s", (int)length - 1, label);
}

const char *chain_words(struct arena *arena, const struct chain *chain)
{
    struct text words = text_new(arena);

    for (size_t i = 0; i < chain->count; i++) {
        const char *number = chain_number(arena, chain->links[i]);

        if (number == NULL)
            return NULL;
        text_add(&words, number);
    }
    return words.bytes;
}

const char *chain_find(const char *words, const char *number)
{
    size_t length = number == NULL ? 0 : strlen(number);

    if (length == 0)
        return NULL;
    for (const char *at = words; (at = strstr(at, number)) != NULL; at++) {
        const char *after = at + length;
        bool starts =
            at == words || (!isalnum((unsigned char)at[-1]) && at[-1] != '.');
        bool ends = !isalnum((unsigned char)*after) && *after != '(' &&
                    !(*after == '.' && isdigit((unsigned char)after[1]));

        if (starts && ends)
            return at;
    }
    return NULL;
}

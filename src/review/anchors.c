#include "review/anchors.h"

#include "assemble/compose.h"
#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "io/digest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct giving {
    struct job *job;
    const struct document *document;
    struct names counts; /* of each part of an address, an int */
};

static bool is_line(const struct node *node)
{
    bool is_notice =
        node->role == ROLE_NOTICE && node->parent->kind == NODE_COVER;

    if (node->kind == NODE_TABLE || node->kind == NODE_CHART)
        return node->caption != NULL;
    return !is_notice &&
           (node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
               node->kind == NODE_DEFINITION);
}

static const char *words_of(struct giving *giving, const struct node *node)
{
    struct text text = text_new(giving->job->arena);

    if (node->caption != NULL)
        return node->caption;
    document_words(node, &text);
    return text.bytes;
}

/* How often this part was asked for, with this time. */
static int count(struct giving *giving, const char *part)
{
    int *times = names_find(&giving->counts, part);

    if (times == NULL) {
        times = ARENA_NEW(giving->job->arena, int);
        names_put(&giving->counts, part, times);
    }
    return ++*times;
}

static void give(struct giving *giving, struct node *node)
{
    struct arena *arena = giving->job->arena;
    const char *words = words_of(giving, node);
    const char *part = arena_format(
        arena, "words.%s", digest_name(arena, words, strlen(words)));
    int times = count(giving, part);

    if (times > 1)
        part = arena_format(arena, "%s.%d", part, times);
    compose_place(giving->job, node, giving->document, part);
}

void anchors_give(struct job *job, const struct document *document)
{
    struct giving giving = { job, document, names_new(job->arena) };
    struct node *node;

    for (struct walk w = document_walk(document->root); document_next(&w);) {
        if (!w.entering || !is_line(w.node))
            continue;
        node = (struct node *)(uintptr_t)w.node;
        if (node->address == NULL)
            give(&giving, node);
        else if (node->bookmark == NULL)
            node->bookmark = compose_bookmark(job, node->address);
    }
}

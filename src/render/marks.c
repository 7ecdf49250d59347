#include "render/marks.h"

#include "base/arena.h"
#include "document/document.h"
#include "render/chain.h"
#include "render/outline.h"

#include <stddef.h>

static void need(struct marks *marks, const struct node *node)
{
    const struct node *anchor = outline_anchor(marks->root, node);
    struct names *names = &marks->names;

    if (anchor != NULL && names_find(names, anchor->bookmark) == NULL)
        names_put(names, anchor->bookmark,
            arena_format(names->arena, "_Ref%zu", names->count + 1));
}

static void need_contents(struct marks *marks)
{
    struct walk walk = document_walk(marks->root);
    const struct node *entry;

    while ((entry = outline_next_entry(&walk)) != NULL)
        need(marks, entry);
}

/* Numbers of a chain that no one field can give are led to one by one. */
static void need_target(
    struct marks *marks, const struct house *house, const struct node *target)
{
    if (outline_anchor(marks->root, target) == NULL)
        return;
    need(marks, target);

    struct chain chain = chain_to(house, outline_landing(target));
    for (size_t i = 0; !chain.is_regular && i < chain.count; i++)
        need(marks, chain.links[i]);
}

struct marks marks_begin(
    struct arena *arena, const struct document *document, bool for_execution)
{
    struct marks marks = { document->root, for_execution, names_new(arena) };

    if (!for_execution)
        return marks;
    if (outline_has(document, NODE_CONTENTS))
        need_contents(&marks);
    for (struct walk w = document_walk(document->root); document_next(&w);)
        if (w.entering && w.node->kind == NODE_REFERENCE)
            need_target(&marks, document->house, w.node->target);
    return marks;
}

const char *marks_name(const struct marks *marks, const struct node *node)
{
    if (!marks->for_execution || node->bookmark == NULL)
        return node->bookmark;
    return names_find(&marks->names, node->bookmark);
}

const char *marks_leading(const struct marks *marks, const struct node *node)
{
    const struct node *anchor = outline_anchor(marks->root, node);

    return anchor == NULL ? NULL : marks_name(marks, anchor);
}

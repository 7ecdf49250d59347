#include "review/half.h"

#include "base/arena.h"

static const char *own(const char *old, const char *new, bool is_old)
{
    if (!is_old || old == NULL)
        return new;
    return *old != '\0' ? old : NULL;
}

static void add(struct arena *arena, struct node *parent,
    const struct node *source, enum change left_out)
{
    bool is_old = left_out == CHANGE_INSERTED;
    struct node *copy = document_add(arena, parent, source->kind);
    struct node at = *copy;

    *copy = *source;
    copy->parent = at.parent;
    copy->previous = at.previous;
    copy->next = copy->first = copy->last = NULL;
    copy->label = own(source->old_label, source->label, is_old);
    copy->caption = own(source->old_caption, source->caption, is_old);
    copy->old_label = copy->old_caption = copy->move = NULL;
    copy->change = CHANGE_NONE;
    for (const struct node *n = source->first; n != NULL; n = n->next)
        if (n->change != left_out)
            add(arena, copy, n, left_out);
}

struct node *half_of(
    struct arena *arena, const struct node *root, enum change left_out)
{
    struct node *holder = document_add(arena, NULL, NODE_DOCUMENT);

    add(arena, holder, root, left_out);
    holder->first->parent = NULL;
    return holder->first;
}

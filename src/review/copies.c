#include "review/copies.h"

#include "base/arena.h"
#include "review/lines.h"

#include <stdint.h>
#include <string.h>

static void take(struct names *taken, const char *name)
{
    if (name != NULL)
        names_put(taken, name, taken);
}

struct copies copies_begin(struct arena *arena, const struct node *new)
{
    struct copies copies = { .arena = arena, .taken = names_new(arena) };

    for (struct walk w = document_walk(new); document_next(&w);)
        if (w.entering) {
            take(&copies.taken, w.node->bookmark);
            take(&copies.taken, w.node->address);
        }
    return copies;
}

void copies_say(
    struct copies *copies, const struct node *source, struct node *copy)
{
    if (copies->count == copies->room) {
        size_t room = copies->room * 2 + 512;
        struct copied *more = arena_alloc(copies->arena, room * sizeof *more);

        if (copies->count > 0)
            memcpy(more, copies->copied, copies->count * sizeof *more);
        copies->copied = more;
        copies->room = room;
    }
    copies->copied[copies->count++] = (struct copied){ source, copy };
}

/* Returns NULL if the new document, or another deleted node, has it. */
static const char *untaken(struct copies *copies, const char *name)
{
    if (name == NULL || names_find(&copies->taken, name) != NULL)
        return NULL;
    take(&copies->taken, name);
    return name;
}

struct node *copies_add(struct copies *copies, struct node *parent,
    const struct node *source, enum change change)
{
    struct node *copy = document_add(copies->arena, parent, source->kind);
    struct node at = *copy;

    *copy = *source;
    copy->parent = at.parent;
    copy->previous = at.previous;
    copy->next = copy->first = copy->last = NULL;
    copy->change = change;
    if (change == CHANGE_DELETED) {
        copy->bookmark = untaken(copies, source->bookmark);
        copy->address = untaken(copies, source->address);
    }
    copies_say(copies, source, copy);
    return copy;
}

static struct node *add_all(struct copies *copies, struct node *parent,
    const struct node *source, enum change change)
{
    struct node *copy = copies_add(copies, parent, source, change);

    for (const struct node *n = source->first; n != NULL; n = n->next)
        add_all(copies, copy, n, change);
    return copy;
}

/* What waits for an answer where it stood waits where it stands now. */
struct node *copies_add_all(struct copies *copies, struct node *parent,
    const struct node *source, enum change change)
{
    struct node *copy = add_all(copies, parent, source, change);

    for (const struct node *n = source; n != NULL; n = n->parent)
        copy->undecided |= n->undecided && !document_is_inline(source->kind);
    return copy;
}

/* ---- references ------------------------------------------------------- */

/* An open table of what was copied, by the address of the source. */
struct table {
    size_t size;
    const struct copied **slot;
};

static size_t slot_of(const struct table *table, const struct node *source)
{
    size_t i = (size_t)((uintptr_t)source >> 4) * 2654435761u;

    for (i &= table->size - 1;
         table->slot[i] != NULL && table->slot[i]->source != source;)
        i = (i + 1) & (table->size - 1);
    return i;
}

static struct table table_of(const struct copies *copies)
{
    struct table table = { .size = 16 };

    while (table.size < 2 * copies->count)
        table.size *= 2;
    table.slot = arena_alloc(copies->arena, table.size * sizeof *table.slot);
    for (size_t i = 0; i < copies->count; i++)
        table.slot[slot_of(&table, copies->copied[i].source)] =
            &copies->copied[i];
    return table;
}

/* A target in neither document stays what it is. */
static const struct node *lead(
    const struct table *table, const struct node *target)
{
    for (const struct node *n = target; n != NULL; n = n->parent) {
        const struct copied *copied = table->slot[slot_of(table, n)];

        if (copied != NULL)
            return copied->copy;
    }
    return target;
}

void copies_lead(struct copies *copies)
{
    struct table table = table_of(copies);

    for (size_t i = 0; i < copies->count; i++) {
        struct node *copy = copies->copied[i].copy;

        if (copy->target != NULL)
            copy->target = lead(&table, copy->target);
    }
}

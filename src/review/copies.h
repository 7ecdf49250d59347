/*
 * Copies: the nodes of two documents as they are copied into one tree.
 *
 * Remembers what became of each, so that references lead to where their target
 * stands now; and keeps bookmarks and addresses unique: what is deleted loses
 * one that the new document has. Lives as long as its arena.
 */
#ifndef REVIEW_COPIES_H
#define REVIEW_COPIES_H

#include "base/names.h"
#include "document/document.h"

/* One node and its copy; a kept one is remembered for old and new. */
struct copied {
    const struct node *source;
    struct node *copy;
};

struct copies {
    struct arena *arena;
    struct names taken; /* bookmarks and addresses of the new document */
    struct copied *copied;
    size_t count, room;
};

struct copies copies_begin(struct arena *arena, const struct node *new);

/* One node with its mark, without what stands in it. parent may be NULL. */
struct node *copies_add(struct copies *copies, struct node *parent,
    const struct node *source, enum change change);

/* A node and all below it. */
struct node *copies_add_all(struct copies *copies, struct node *parent,
    const struct node *source, enum change change);

/* This node became that copy too. */
void copies_say(
    struct copies *copies, const struct node *source, struct node *copy);

/* Leads every reference to the copy of its target, or of what is around it. */
void copies_lead(struct copies *copies);

#endif

/*
 * Marks: under what name a place in a document is bookmarked in a file.
 *
 * A working copy has every bookmark of the tree. A copy for execution has only
 * those that its contents table or a reference leads to, named by number.
 * Lives as long as its arena.
 */
#ifndef RENDER_MARKS_H
#define RENDER_MARKS_H

#include "base/names.h"

#include <stdbool.h>

struct document;
struct node;

struct marks {
    const struct node *root;
    bool for_execution;
    struct names names; /* of bookmarks in the tree: the name in the file */
};

struct marks marks_begin(
    struct arena *arena, const struct document *document, bool for_execution);

/* Of the node's own bookmark. Returns NULL if it gets none. */
const char *marks_name(const struct marks *marks, const struct node *node);

/* Of the one that leads to a node, or to NULL. Returns NULL if none does. */
const char *marks_leading(const struct marks *marks, const struct node *node);

#endif

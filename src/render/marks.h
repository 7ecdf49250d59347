/*
 * Marks: under what name a place in a document is bookmarked in a file.
 *
 * A working copy has every bookmark of the tree. A copy for execution has only
 * those that something in it leads to, named by number: all that will lead
 * somewhere says so first. Lives as long as its arena.
 */
#ifndef RENDER_MARKS_H
#define RENDER_MARKS_H

#include "base/names.h"

#include <stdbool.h>

struct node;

struct marks {
    bool for_execution;
    struct names names; /* of bookmarks in the tree: the name in the file */
};

struct marks marks_begin(struct arena *arena, bool for_execution);

/* anchor may be NULL; else it has a bookmark. */
void marks_need(struct marks *marks, const struct node *anchor);

/* Returns NULL if it gets none. */
const char *marks_name(const struct marks *marks, const struct node *anchor);

#endif

/*
 * Align: which block of a list became which of another.
 *
 * In order: by key, then by the same words where they stand once, then by
 * likeness between two that are settled. What is left over is gone or new; what
 * changed its place is both. Cannot fail.
 */
#ifndef REVIEW_ALIGN_H
#define REVIEW_ALIGN_H

#include "document/document.h"

#include <stddef.h>

struct arena;

enum { ALIGN_NONE = -1 };

struct alignment {
    const struct node **old, **new; /* the children, in order */
    size_t old_count, new_count;
    int *partner; /* of each old one: the index of its new one or ALIGN_NONE */
};

struct alignment align_children(
    struct arena *arena, const struct node *old, const struct node *new);

#endif

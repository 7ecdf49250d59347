/*
 * Identity: by what a block of one document is known in another.
 *
 * A clause by its id and record, a paragraph by its address without the
 * document and the version, a section by its own; and which blocks may stand
 * for each other at all, since print shows no difference of their kind. Results
 * live as long as the arena.
 */
#ifndef REVIEW_IDENTITY_H
#define REVIEW_IDENTITY_H

#include "document/document.h"

#include <stdbool.h>

struct arena;

/* Returns NULL if it has no name of its own. */
const char *identity_key(struct arena *arena, const struct node *node);

/* Whether both are of one variant, so that the same key is the same thing. */
bool identity_same_variant(const struct node *a, const struct node *b);

/* The clause that it comes from; NULL if none. */
const char *identity_clause(const struct node *node);

/* Whether one may become the other by changes of words alone. */
bool identity_alike(const struct node *old, const struct node *new);

/* Whether it heads its clause or section. */
bool identity_is_name(const struct node *node);

/* "7.2(a)", "1.2 of Schedule 1", "7": where a block stands; NULL: unsaid. */
const char *identity_place(struct arena *arena, const struct node *node);

#endif

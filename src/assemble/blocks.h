/*
 * Blocks: sub-clauses, limbs, tables, forms and signatures, composed from
 * their source, with their conditions and repeats.
 */
#ifndef ASSEMBLE_BLOCKS_H
#define ASSEMBLE_BLOCKS_H

#include "assemble/phrase.h"

/* Appends a block of a clause's body; other elements are passed over. */
void blocks_compose(
    struct composing c, struct node *parent, const struct element *element);

/* Gives a node its permanent address, by which it may be referred to. */
void blocks_give_address(
    const struct composing *c, struct node *node, const char *id);

/* Marks what was composed since `before` as waiting for an answer. */
void blocks_mark_open(struct node *parent, const struct node *before);

#endif

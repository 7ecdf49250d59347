/*
 * Outline: what each block of a document is, whatever format it is written in.
 *
 * Styles bear the same names in every format, so that this is the one place
 * that says which block has which. Only reads the tree; cannot fail.
 */
#ifndef RENDER_OUTLINE_H
#define RENDER_OUTLINE_H

#include "document/document.h"

#include <stdbool.h>

/* The paragraph, heading or definition where a node's words start. */
const struct node *outline_landing(const struct node *node);

/* Its own level and label, or those of the clause or section it heads. */
int outline_level(const struct node *node);
const char *outline_label(const struct node *node);
const char *outline_old_label(const struct node *node);

/* The node whose bookmark leads to this one. Returns NULL if there is none. */
const struct node *outline_anchor(
    const struct node *root, const struct node *node);

/* The node above that starts with the same words. Returns NULL if none does. */
const struct node *outline_next_start(const struct node *node);

/* How one paragraph looks. Members left out change nothing of its style. */
struct look {
    const char *style;     /* NULL: running text */
    int level;             /* of its number, if it has a label */
    const char *label;     /* as printed, or NULL */
    const char *old_label; /* in the old text; the same if that has none */
    int indent;            /* in the format's unit, in place of the style's */
    bool is_boxed; /* a box that stands under a number, so is indented */
    bool keeps;    /* on the same page as what follows */
    bool is_right;
};

/* Of a paragraph, heading or definition. */
struct look outline_look(const struct node *node);

/* Whether a block stands under a number, so that its words are indented. */
bool outline_is_indented(const struct node *node);

/* Whether it, or a block around it, waits for an answer. */
bool outline_is_undecided(const struct node *node);

/* The style of a heading's entry in the contents; NULL if it gets none. */
const char *outline_entry(const struct node *heading);

/* The next heading with an entry. Returns NULL if there is none. */
const struct node *outline_next_entry(struct walk *walk);

bool outline_has(const struct document *document, enum node_kind child);

/* At the foot: what it is about, and which of its documents this is. */
const char *outline_foot(
    struct arena *arena, const struct document *document, bool for_execution);

#endif

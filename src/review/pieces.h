/*
 * Pieces: the words of a paragraph, and which inline node each comes from.
 *
 * As a passage they are compared: what is printed, with a name for each blank,
 * and each term, value and reference one token. Brackets around what waits for
 * an answer, and the sign after a cell, are pieces of their own. Results live
 * as long as the arena and borrow the tree.
 */
#ifndef REVIEW_PIECES_H
#define REVIEW_PIECES_H

#include "document/document.h"
#include "review/tokens.h"

#include <stdbool.h>

struct arena;

enum piece_kind { PIECE_LEAF, PIECE_OPEN, PIECE_CLOSE, PIECE_SIGN };

struct inline_piece {
    enum piece_kind kind;
    struct span span;        /* in the passage */
    const struct node *node; /* a leaf; or what its brackets stand around */
    bool is_open;            /* it stands in brackets */
};

struct pieces {
    const struct node *block;
    struct passage passage;
    const struct inline_piece *piece;
    size_t count;
};

/* What is said of the whole of both paragraphs and so need not be compared. */
struct pieces_shared {
    bool brackets, sign;
};

struct pieces pieces_of(
    struct arena *arena, const struct node *block, struct pieces_shared shared);

/* As it is printed, but that each blank to write on is its name after a \2. */
const char *pieces_printed(struct arena *arena, const struct node *block);

#endif

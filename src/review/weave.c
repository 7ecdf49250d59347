#include "review/weave.h"

#include "base/arena.h"
#include "base/text.h"
#include "review/lines.h"
#include "review/pieces.h"
#include "review/words.h"

#include <string.h>

struct weaving {
    struct copies *copies;
    struct pieces old, new;
    struct stretches stretches;
    struct node *into;         /* the paragraph */
    struct node *at;           /* where the next piece goes */
    const struct node *around; /* of the new text: what `at` is a copy of */
};

/* ---- brackets that both have ------------------------------------------ */

static const struct inline_piece *piece_at(
    const struct pieces *pieces, size_t start)
{
    for (size_t i = 0; i < pieces->count; i++)
        if (pieces->piece[i].span.start == start)
            return &pieces->piece[i];
    return NULL;
}

/* The piece of the old text that a piece of the new one is the same as. */
static const struct inline_piece *partner(
    const struct weaving *w, const struct inline_piece *piece)
{
    for (size_t i = 0; i < w->stretches.count; i++) {
        const struct stretch *s = &w->stretches.stretch[i];
        size_t start = piece->span.start - s->new.start;

        if (s->change == CHANGE_NONE &&
            piece->span.start >= s->new.start &&start < s->new.length)
            return piece_at(&w->old, s->old.start + start);
    }
    return NULL;
}

static const struct node *partner_of(
    const struct weaving *w, enum piece_kind kind, const struct node *node)
{
    for (size_t i = 0; i < w->new.count; i++) {
        const struct inline_piece *piece = &w->new.piece[i], *other;

        if (piece->kind != kind || piece->node != node)
            continue;
        other = partner(w, piece);
        return other != NULL && other->kind == kind ? other->node : NULL;
    }
    return NULL;
}

/* Both brackets stand in the old text too, and belong together there. */
static bool keeps_brackets(const struct weaving *w, const struct node *node)
{
    const struct node *opening = partner_of(w, PIECE_OPEN, node);

    return opening != NULL && opening == partner_of(w, PIECE_CLOSE, node);
}

/* ---- where a piece goes ----------------------------------------------- */

/* A pair of brackets that only one text has is words, and wraps nothing. */
static bool is_left_out(const struct weaving *w, const struct node *wrapper)
{
    return wrapper->kind == NODE_UNDECIDED && !keeps_brackets(w, wrapper);
}

static bool is_around(const struct node *wrapper, const struct node *node)
{
    while (node != NULL && node != wrapper)
        node = node->parent;
    return node != NULL;
}

static void step_out(struct weaving *w)
{
    w->at = w->at->parent;
    do
        w->around = w->around->parent;
    while (w->around != w->new.block && is_left_out(w, w->around));
}

static void step_in(struct weaving *w, const struct node *wrapper)
{
    if (wrapper == w->around)
        return;
    step_in(w, wrapper->parent);
    if (is_left_out(w, wrapper))
        return;
    w->at = copies_add(w->copies, w->at, wrapper, CHANGE_NONE);
    w->at->undecided = wrapper->undecided && keeps_brackets(w, wrapper);
    w->around = wrapper;
}

/* To what stands around a node of the new text. */
static void go_around(struct weaving *w, const struct node *node)
{
    const struct node *wanted = node != w->new.block ? node->parent : node;

    while (w->around != w->new.block && !is_around(w->around, wanted))
        step_out(w);
    step_in(w, wanted);
}

static bool is_bracketed_here(const struct weaving *w)
{
    for (const struct node *n = w->at; n != w->into; n = n->parent)
        if (n->undecided || n->kind == NODE_UNDECIDED)
            return true;
    for (const struct node *n = w->into; n != NULL; n = n->parent)
        if (n->undecided)
            return true;
    return false;
}

/* ---- pieces ----------------------------------------------------------- */

static void add_text(
    struct weaving *w, enum change change, const char *words, size_t length)
{
    struct node *node = document_add(w->copies->arena, w->at, NODE_TEXT);

    node->text = arena_format(w->copies->arena, "%.*s", (int)length, words);
    node->change = change;
}

/* In brackets that are words now, a blank is words too. */
static void add_leaf(
    struct weaving *w, const struct inline_piece *piece, enum change change)
{
    struct node *copy = copies_add(w->copies, w->at, piece->node, change);

    copy->undecided = piece->node->undecided && !piece->is_open;
    if (piece->is_open && copy->kind == NODE_BLANK && !is_bracketed_here(w))
        copy->kind = NODE_TEXT;
}

static void add_bracket(
    struct weaving *w, const struct inline_piece *piece, enum change change)
{
    bool is_kept = change == CHANGE_NONE && keeps_brackets(w, piece->node);

    if (!is_kept) {
        add_text(w, change, piece->kind == PIECE_OPEN ? "[" : "]", 1);
    } else if (piece->node == w->new.block) {
        w->into->undecided = true;
    } else if (piece->kind == PIECE_OPEN) {
        step_in(w, piece->node);
    }
}

/* As much of a piece as stands in these bytes. */
static void add_piece(struct weaving *w, const struct pieces *pieces,
    const struct inline_piece *piece, struct span span, enum change change)
{
    const char *words = pieces->passage.words;

    if (piece->kind == PIECE_SIGN)
        add_text(w, change, words + span.start + 1, span.length - 1);
    else if (piece->kind != PIECE_LEAF)
        add_bracket(w, piece, change);
    else if (span.length == piece->span.length)
        add_leaf(w, piece, change);
    else
        add_text(w, change, words + span.start, span.length);
}

static struct span overlap(struct span a, struct span b)
{
    size_t a_end = a.start + a.length, b_end = b.start + b.length;
    size_t end = a_end < b_end ? a_end : b_end;
    size_t start = a.start > b.start ? a.start : b.start;

    return (struct span){ start, end > start ? end - start : 0 };
}

static void add_stretch(struct weaving *w, const struct stretch *stretch)
{
    bool is_old = stretch->change == CHANGE_DELETED;
    const struct pieces *pieces = is_old ? &w->old : &w->new;
    struct span wanted = is_old ? stretch->old : stretch->new;

    for (size_t i = 0; i < pieces->count; i++) {
        const struct inline_piece *piece = &pieces->piece[i];
        struct span span = overlap(piece->span, wanted);

        if (span.length == 0)
            continue;
        if (!is_old)
            go_around(w, piece->node);
        add_piece(w, pieces, piece, span, stretch->change);
    }
}

/* ---- the whole -------------------------------------------------------- */

/* What references to a defined term lead to, wherever it is defined. */
static void say_defined(
    struct weaving *w, const struct node *old, struct node *into)
{
    struct walk a = document_walk(old);

    while (document_next(&a)) {
        if (!a.entering || a.node->kind != NODE_DEFINED)
            continue;
        for (struct walk b = document_walk(into); document_next(&b);)
            if (b.entering && b.node->kind == NODE_DEFINED &&
                b.node->change != CHANGE_DELETED &&
                text_same(b.node->text, a.node->text))
                copies_say(w->copies, a.node, (struct node *)b.node);
    }
}

/* As they were; only a bracket around the whole may be another's. */
static void copy_children(struct weaving *w)
{
    for (const struct node *n = w->new.block->first; n != NULL; n = n->next)
        copies_add_all(w->copies, w->into, n, CHANGE_NONE);
}

void weave_words(struct copies *copies, const struct node *old,
    const struct node *new, struct node *into)
{
    struct arena *arena = copies->arena;
    bool are_bracketed = lines_is_bracketed(old) && lines_is_bracketed(new);
    struct pieces_shared shared = { .brackets = are_bracketed,
        .sign = text_same(document_sign(old), document_sign(new)) };
    struct weaving w = { .copies = copies,
        .old = pieces_of(arena, old, shared),
        .new = pieces_of(arena, new, shared),
        .into = into,
        .at = into,
        .around = new };

    into->undecided = are_bracketed;
    if (strcmp(w.old.passage.words, w.new.passage.words) == 0) {
        into->undecided = lines_is_bracketed(new);
        copy_children(&w);
    } else {
        w.stretches = words_compare(arena, w.old.passage, w.new.passage);
        for (size_t i = 0; i < w.stretches.count; i++)
            add_stretch(&w, &w.stretches.stretch[i]);
    }
    say_defined(&w, old, into);
}

#include "review/pieces.h"

#include "base/arena.h"
#include "base/text.h"
#include "review/lines.h"

/* What stands before words that are not simply printed, to tell them apart. */
static const char BEFORE_OPEN = '\x01', BEFORE_BLANK = '\x02', OPENING = '\x03',
                  CLOSING = '\x04', BEFORE_SIGN = '\x05';

struct cutting {
    struct text text;
    struct inline_piece *piece;
    struct span *atom;
    size_t count, atom_count;
    int open;
};

static void add(struct cutting *c, enum piece_kind kind,
    const struct node *node, size_t start, bool is_atom)
{
    struct span span = { start, c->text.length - start };

    if (span.length == 0)
        return;
    c->piece[c->count++] =
        (struct inline_piece){ kind, span, node, c->open > 0 };
    if (is_atom)
        c->atom[c->atom_count++] = span;
}

static void add_mark(struct cutting *c, enum piece_kind kind, char mark,
    const struct node *node, const char *words)
{
    size_t start = c->text.length;

    text_add_char(&c->text, mark);
    text_add(&c->text, words);
    add(c, kind, node, start, true);
}

static void add_leaf(struct cutting *c, const struct node *leaf)
{
    size_t start = c->text.length;
    const char *words = leaf->text != NULL ? leaf->text : "";

    if (leaf->kind == NODE_BLANK && c->open == 0 && !leaf->undecided)
        text_add_char(&c->text, BEFORE_BLANK);
    if (leaf->undecided && c->open == 0)
        text_add_char(&c->text, BEFORE_OPEN);
    text_add(&c->text, words);
    add(c, PIECE_LEAF, leaf, start,
        leaf->kind != NODE_TEXT || (leaf->undecided && c->open == 0));
}

static bool wraps(const struct node *node)
{
    return node->kind == NODE_UNDECIDED || node->kind == NODE_DUTY ||
           node->kind == NODE_DEADLINE;
}

static bool is_open(const struct node *node)
{
    return wraps(node) && (node->undecided || node->kind == NODE_UNDECIDED);
}

static void add_inline(struct cutting *c, const struct node *block)
{
    for (struct walk w = document_walk(block); document_next(&w);) {
        if (w.node == block)
            continue;
        if (w.entering && is_open(w.node) && c->open++ == 0)
            add_mark(c, PIECE_OPEN, OPENING, w.node, "");
        if (w.entering && !wraps(w.node))
            add_leaf(c, w.node);
        if (!w.entering && is_open(w.node) && --c->open == 0)
            add_mark(c, PIECE_CLOSE, CLOSING, w.node, "");
    }
}

/* Each node gives three pieces at most. */
static size_t most_pieces(const struct node *block)
{
    size_t count = 1;

    for (struct walk w = document_walk(block); document_next(&w);)
        count += w.entering;
    return 3 * count;
}

struct pieces pieces_of(
    struct arena *arena, const struct node *block, struct pieces_shared shared)
{
    size_t most = most_pieces(block);
    bool is_bracketed = lines_is_bracketed(block);
    const char *sign = document_sign(block);
    struct cutting c = { .text = text_new(arena),
        .piece = arena_alloc(arena, most * sizeof *c.piece),
        .atom = arena_alloc(arena, most * sizeof *c.atom),
        .open = is_bracketed };

    if (is_bracketed && !shared.brackets)
        add_mark(&c, PIECE_OPEN, OPENING, block, "");
    add_inline(&c, block);
    if (is_bracketed && !shared.brackets)
        add_mark(&c, PIECE_CLOSE, CLOSING, block, "");
    if (sign != NULL && !shared.sign)
        add_mark(&c, PIECE_SIGN, BEFORE_SIGN, block, sign);
    return (struct pieces){ block, { c.text.bytes, c.atom, c.atom_count },
        c.piece, c.count };
}

static void print(
    struct text *text, const struct inline_piece *piece, const char *words)
{
    bool is_open = piece->node->undecided && !piece->is_open;
    bool is_blank =
        piece->node->kind == NODE_BLANK && !piece->is_open && !is_open;

    if (piece->kind == PIECE_OPEN || piece->kind == PIECE_CLOSE) {
        text_add_char(text, piece->kind == PIECE_OPEN ? '[' : ']');
    } else if (piece->kind == PIECE_SIGN) {
        text_add_bytes(text, words + 1, piece->span.length - 1);
    } else {
        text_add(text, is_open ? "[" : is_blank ? "\x02" : "");
        text_add(text, piece->node->text != NULL ? piece->node->text : "");
        text_add(text, is_open ? "]" : "");
    }
}

const char *pieces_printed(struct arena *arena, const struct node *block)
{
    struct pieces pieces =
        pieces_of(arena, block, (struct pieces_shared){ false, false });
    struct text text = text_new(arena);

    for (size_t i = 0; i < pieces.count; i++)
        print(&text, &pieces.piece[i],
            pieces.passage.words + pieces.piece[i].span.start);
    return text.bytes;
}

#include "review/moves.h"

#include "base/arena.h"
#include "base/text.h"
#include "review/identity.h"
#include "review/words.h"

/* Per cent of all words; fewer words may be the same by chance. */
enum { LIKE = 80, FEWEST = 5, SAME_KEY_LIKE = 50, MOST_PAIRS = 40000 };

struct mover {
    const struct copied *copied;
    const char *key, *words;
    struct bag bag;
    bool is_moved;
};

struct movers {
    struct mover *mover;
    size_t count;
};

static bool may_move(const struct node *node)
{
    return node->kind == NODE_SECTION || node->kind == NODE_CLAUSE ||
           node->kind == NODE_PARAGRAPH || node->kind == NODE_DEFINITION ||
           node->kind == NODE_TABLE || node->kind == NODE_ROW ||
           node->kind == NODE_SIGNATURE || node->kind == NODE_CHART;
}

/* A block that goes with what is around it has not moved by itself. */
static bool is_taken_along(const struct node *node)
{
    for (node = node->parent; node != NULL; node = node->parent)
        if (node->move != NULL || node->kind == NODE_CELL)
            return true;
    return false;
}

static struct movers movers_of(struct copies *copies, enum change change,
    bool (*is_wanted)(const struct node *node))
{
    struct movers movers = { arena_alloc(copies->arena,
                                 (copies->count + 1) * sizeof(struct mover)),
        0 };

    for (size_t i = 0; i < copies->count; i++) {
        const struct copied *copied = &copies->copied[i];
        struct text text;

        if (copied->copy->change != change || !is_wanted(copied->copy) ||
            is_taken_along(copied->copy))
            continue;
        text = text_new(copies->arena);
        document_words(copied->source, &text);
        movers.mover[movers.count++] = (struct mover){ .copied = copied,
            .key = identity_key(copies->arena, copied->source),
            .words = text.bytes,
            .bag = words_bag(copies->arena, text.bytes) };
    }
    return movers;
}

static bool is_same(const struct mover *old, const struct mover *new)
{
    const struct node *a = old->copied->source, *b = new->copied->source;

    if (new->is_moved || a->kind != b->kind)
        return false;
    if (old->key != NULL && text_same(old->key, new->key) &&
        (a->kind == NODE_CLAUSE || a->kind == NODE_SECTION ||
            words_dice(old->bag, new->bag) >= SAME_KEY_LIKE))
        return true;
    return old->bag.count >= FEWEST &&
           new->bag.count >= FEWEST &&words_jaccard(old->bag, new->bag) >= LIKE;
}

/* Within one numbered place, or changed where it stands: nobody is helped. */
static void name(struct copies *copies, struct mover *old, struct mover *new)
{
    const char *from = identity_place(copies->arena, old->copied->source);
    const char *to = identity_place(copies->arena, new->copied->source);

    if (text_same(from, to))
        return;
    old->is_moved = new->is_moved = true;
    old->copied->copy->move =
        to == NULL ? "moved" : arena_format(copies->arena, "moved to %s", to);
    new->copied->copy->move =
        from == NULL ? "moved"
                     : arena_format(copies->arena, "moved from %s", from);
}

/* The exact words first: they stand in a table, so that any number is found. */
static void match_words(
    struct copies *copies, struct movers *old, struct movers *new)
{
    struct names waiting = names_new(copies->arena);

    for (size_t i = new->count; i-- > 0;)
        names_put(&waiting, new->mover[i].words, &new->mover[i]);
    for (size_t i = 0; i < old->count; i++) {
        struct mover *other = names_find(&waiting, old->mover[i].words);

        if (other != NULL && is_same(&old->mover[i], other))
            name(copies, &old->mover[i], other);
    }
}

static void match_rest(
    struct copies *copies, struct movers *old, struct movers *new)
{
    if (old->count > 0 && new->count > MOST_PAIRS / old->count)
        return;
    for (size_t i = 0; i < old->count; i++)
        for (size_t j = 0; j < new->count && !old->mover[i].is_moved; j++)
            if (is_same(&old->mover[i], &new->mover[j]))
                name(copies, &old->mover[i], &new->mover[j]);
}

static bool is_section(const struct node *node)
{
    return node->kind == NODE_SECTION;
}

static bool is_clause(const struct node *node)
{
    return node->kind == NODE_CLAUSE;
}

static bool is_other(const struct node *node)
{
    return may_move(node) && !is_section(node) && !is_clause(node);
}

/* What is largest first: what stands in it has moved with it. */
void moves_name(struct copies *copies)
{
    static bool (*const sizes[])(
        const struct node *node) = { is_section, is_clause, is_other };

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct movers old = movers_of(copies, CHANGE_DELETED, sizes[i]);
        struct movers new = movers_of(copies, CHANGE_INSERTED, sizes[i]);

        match_words(copies, &old, &new);
        match_rest(copies, &old, &new);
    }
}

#include "review/align.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/text.h"
#include "review/identity.h"
#include "review/numbers.h"
#include "review/words.h"

#include <stdbool.h>
#include <string.h>

enum {
    LIKE = 50,          /* per cent of words in common, to be the same block */
    MOST_PAIRS = 10000, /* that are all looked at, in one gap */
    WINDOW = 16         /* further ahead none is looked at in a larger one */
};

/* A child of one of the lists; what is costly is made when it is wanted. */
struct item {
    const struct node *node;
    const char *key, *words; /* or NULL */
    struct bag bag;
    int partner;
};

struct list {
    struct item *item;
    int count;
};

struct aligning {
    struct arena *arena;
    struct list old, new;
    struct item twice; /* stands for all whose words stand more than once */
};

/* ---- items ------------------------------------------------------------ */

static const char *words_of(struct aligning *a, struct item *item)
{
    struct text text;

    if (item->words != NULL)
        return item->words;
    text = text_new(a->arena);
    if (item->node->caption != NULL)
        text_add(&text, item->node->caption);
    document_words(item->node, &text);
    item->words = text.bytes;
    item->bag = words_bag(a->arena, item->words);
    return item->words;
}

static int likeness(struct aligning *a, struct item *old, struct item *new)
{
    if (text_same(words_of(a, old), words_of(a, new)))
        return 100;
    return words_dice(old->bag, new->bag);
}

/* Both are without a partner, and one may become the other. */
static bool are_free(const struct item *old, const struct item *new)
{
    return old->partner == ALIGN_NONE &&
           new->partner == ALIGN_NONE &&identity_alike(old->node, new->node);
}

static void pair(struct aligning *a, struct item *old, struct item *new)
{
    old->partner = (int)(new - a->new.item);
    new->partner = (int)(old - a->old.item);
}

static struct list list_of(struct aligning *a, const struct node *parent)
{
    struct list list = { 0 };

    for (const struct node *n = parent->first; n != NULL; n = n->next)
        list.count++;
    list.item =
        arena_alloc(a->arena, ((size_t)list.count + 1) * sizeof *list.item);
    list.count = 0;
    for (const struct node *n = parent->first; n != NULL; n = n->next)
        list.item[list.count++] = (struct item){
            .node = n, .key = identity_key(a->arena, n), .partner = ALIGN_NONE
        };
    return list;
}

/* ---- by key, by words -------------------------------------------------- */

/* A second of the same key, as a clause that stands twice, is another key. */
static void count_keys(struct aligning *a, struct list *list)
{
    struct names seen = names_new(a->arena);

    for (int i = 0; i < list->count; i++) {
        struct item *item = &list->item[i];

        for (int n = 2;
             item->key != NULL && names_find(&seen, item->key) != NULL; n++)
            item->key = arena_format(a->arena, "%s, %d", item->key, n);
        if (item->key != NULL)
            names_put(&seen, item->key, item);
    }
}

/* In another variant the same key may name something else. */
static bool is_sure(struct aligning *a, struct item *old, struct item *new)
{
    const struct node *node = old->node;

    return node->kind == NODE_CLAUSE || node->kind == NODE_SECTION ||
           identity_is_name(node) || identity_same_variant(node, new->node) ||
           likeness(a, old, new) >= LIKE;
}

static void pair_by_key(struct aligning *a)
{
    struct names waiting = names_new(a->arena);

    for (int i = 0; i < a->new.count; i++)
        if (a->new.item[i].key != NULL)
            names_put(&waiting, a->new.item[i].key, &a->new.item[i]);
    for (int i = 0; i < a->old.count; i++) {
        struct item *old = &a->old.item[i];
        struct item *new =
            old->key != NULL ? names_find(&waiting, old->key) : NULL;

        if (new != NULL && are_free(old, new) && is_sure(a, old, new))
            pair(a, old, new);
    }
}

/* What a list of clauses says of one is the same under another number. */
static const char *name_of(struct aligning *a, struct item *item)
{
    return numbers_hidden(a->arena, words_of(a, item));
}

/* Names the items that are free by their words; a name that two have is none */
static struct names once_by_words(struct aligning *a, struct list *list)
{
    struct names once = names_new(a->arena);

    for (int i = 0; i < list->count; i++) {
        struct item *item = &list->item[i], *other;
        const char *name;

        if (item->partner != ALIGN_NONE || *words_of(a, item) == '\0')
            continue;
        name = name_of(a, item);
        other = names_find(&once, name);
        names_put(&once, name, other == NULL ? item : &a->twice);
    }
    return once;
}

/* The same words, once in each list, are the same block. */
static void pair_by_words(struct aligning *a)
{
    struct names old = once_by_words(a, &a->old);
    struct names new = once_by_words(a, &a->new);

    for (const struct named *n = old.first; n != NULL; n = n->next) {
        struct item *other = names_find(&new, n->name);

        if (n->thing != &a->twice && other != NULL && other != &a->twice &&
            are_free(n->thing, other))
            pair(a, n->thing, other);
    }
}

/* ---- order ------------------------------------------------------------ */

/*
 * Of all pairs the longest list that rises in both; the rest are no pairs any
 * more. last[n] is the old one that ends the best list of n pairs so far.
 */
static void keep_rising(struct aligning *a)
{
    size_t room = (size_t)a->old.count + 1;
    int *last = arena_alloc(a->arena, room * sizeof *last);
    int *before = arena_alloc(a->arena, room * sizeof *before);
    bool *is_kept = arena_alloc(a->arena, room * sizeof *is_kept);
    int longest = 0;

    for (int i = 0; i < a->old.count; i++) {
        int low = 0, high = longest, new = a->old.item[i].partner;

        if (new == ALIGN_NONE)
            continue;
        while (low < high) {
            int middle = (low + high) / 2;

            if (a->old.item[last[middle]].partner < new)
                low = middle + 1;
            else
                high = middle;
        }
        last[low] = i;
        before[i] = low > 0 ? last[low - 1] : ALIGN_NONE;
        longest += low == longest;
    }
    for (int i = longest > 0 ? last[longest - 1] : ALIGN_NONE; i != ALIGN_NONE;
         i = before[i])
        is_kept[i] = true;
    for (int i = 0; i < a->old.count; i++)
        if (!is_kept[i] && a->old.item[i].partner != ALIGN_NONE) {
            a->new.item[a->old.item[i].partner].partner = ALIGN_NONE;
            a->old.item[i].partner = ALIGN_NONE;
        }
}

/* ---- likeness --------------------------------------------------------- */

/* What stands between two pairs that follow each other. */
struct gap {
    struct item *old, *new;
    int n, m;
};

static int score(struct aligning *a, struct item *old, struct item *new)
{
    int like = are_free(old, new) ? likeness(a, old, new) : 0;

    return like >= LIKE ? like : 0;
}

/* The pairs in order that have most in common, taken together. */
static void pair_best(struct aligning *a, const struct gap *gap)
{
    int width = gap->m + 1;
    size_t room = ((size_t)gap->n + 1) * (size_t)width;
    int *best = arena_alloc(a->arena, room * sizeof *best);
    int *like = arena_alloc(a->arena, room * sizeof *like);

    for (int i = gap->n - 1; i >= 0; i--)
        for (int j = gap->m - 1; j >= 0; j--) {
            int at = i * width + j, with;
            int without = best[at + width] > best[at + 1] ? best[at + width]
                                                          : best[at + 1];

            like[at] = score(a, &gap->old[i], &gap->new[j]);
            with = like[at] + best[at + width + 1];
            best[at] = like[at] > 0 && with > without ? with : without;
        }
    for (int i = 0, j = 0; i < gap->n && j < gap->m;) {
        int at = i * width + j;

        if (like[at] > 0 && best[at] == like[at] + best[at + width + 1])
            pair(a, &gap->old[i++], &gap->new[j++]);
        else if (best[at] == best[at + width])
            i++;
        else
            j++;
    }
}

/* The first that is like enough, not far ahead. */
static void pair_next(struct aligning *a, const struct gap *gap)
{
    int from = 0;

    for (int i = 0; i < gap->n; i++)
        for (int j = from; j < gap->m && j < from + WINDOW; j++)
            if (score(a, &gap->old[i], &gap->new[j]) > 0) {
                pair(a, &gap->old[i], &gap->new[j]);
                from = j + 1;
                break;
            }
}

static void pair_by_likeness(struct aligning *a)
{
    int i = 0, j = 0;

    while (i < a->old.count && j < a->new.count) {
        struct gap gap = { &a->old.item[i], &a->new.item[j], 0, 0 };

        while (i < a->old.count && a->old.item[i].partner == ALIGN_NONE)
            i++, gap.n++;
        while (j < a->new.count && a->new.item[j].partner == ALIGN_NONE)
            j++, gap.m++;
        i++, j++;
        if (gap.n == 0 || gap.m == 0)
            continue;
        if (gap.n * gap.m <= MOST_PAIRS)
            pair_best(a, &gap);
        else
            pair_next(a, &gap);
    }
}

/* ---- the whole -------------------------------------------------------- */

static const struct node **nodes_of(struct arena *arena, struct list list)
{
    const struct node **nodes =
        arena_alloc(arena, ((size_t)list.count + 1) * sizeof *nodes);

    for (int i = 0; i < list.count; i++)
        nodes[i] = list.item[i].node;
    return nodes;
}

struct alignment align_children(
    struct arena *arena, const struct node *old, const struct node *new)
{
    struct aligning a = { .arena = arena };
    struct alignment alignment;

    a.old = list_of(&a, old);
    a.new = list_of(&a, new);
    count_keys(&a, &a.old);
    count_keys(&a, &a.new);
    pair_by_key(&a);
    pair_by_words(&a);
    keep_rising(&a);
    pair_by_likeness(&a);
    alignment.old = nodes_of(arena, a.old);
    alignment.new = nodes_of(arena, a.new);
    alignment.old_count = (size_t)a.old.count;
    alignment.new_count = (size_t)a.new.count;
    alignment.partner =
        arena_alloc(arena, ((size_t)a.old.count + 1) * sizeof(int));
    for (int i = 0; i < a.old.count; i++)
        alignment.partner[i] = a.old.item[i].partner;
    return alignment;
}

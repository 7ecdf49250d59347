#include "review/merge.h"

#include "base/arena.h"
#include "base/text.h"
#include "review/align.h"
#include "review/identity.h"
#include "review/weave.h"

struct merging merge_begin(struct arena *arena, const struct node *new)
{
    return (struct merging){ copies_begin(arena, new), names_new(arena) };
}

/* ---- what a pair of blocks has of its own ------------------------------ */

/* "" says that the old text had none. */
static const char *other_words(const char *old, const char *new)
{
    if (text_same(old, new))
        return NULL;
    return old != NULL ? old : "";
}

/* A dagger in its first cell stands in place of a row's star. */
static bool are_starred(const struct node *old, const struct node *new)
{
    return old->is_starred && new->is_starred &&
           (old->first == NULL || new->first == NULL ||
               old->first->is_flagged == new->first->is_flagged);
}

/* What is printed because of a flag stands there for both, or as words. */
static struct node *add_kept(struct merging *merging, struct node *parent,
    const struct node *old, const struct node *new)
{
    struct node *node = copies_add(&merging->copies, parent, new, CHANGE_NONE);

    copies_say(&merging->copies, old, node);
    node->undecided = old->undecided && new->undecided;
    node->is_starred = are_starred(old, new);
    node->is_flagged = old->is_flagged && new->is_flagged;
    node->old_label = other_words(old->label, new->label);
    node->old_caption = other_words(old->caption, new->caption);
    return node;
}

static bool is_leaf_block(const struct node *node)
{
    return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
           node->kind == NODE_DEFINITION;
}

/* ---- lists of blocks --------------------------------------------------- */

static bool is_replaced(struct merging *merging, const struct node *old)
{
    const char *key = old->kind == NODE_CLAUSE
                          ? identity_key(merging->copies.arena, old)
                          : NULL;

    return key != NULL && names_find(&merging->whole, key) != NULL;
}

static void add_pair(struct merging *merging, struct node *parent,
    const struct node *old, const struct node *new)
{
    if (is_replaced(merging, old)) {
        copies_add_all(&merging->copies, parent, old, CHANGE_DELETED);
        copies_add_all(&merging->copies, parent, new, CHANGE_INSERTED);
    } else {
        merge_pair(merging, parent, old, new);
    }
}

/* All that is gone from a gap stands before all that is new in it. */
static void merge_children(struct merging *merging, struct node *into,
    const struct node *old, const struct node *new)
{
    struct copies *copies = &merging->copies;
    struct alignment a = align_children(copies->arena, old, new);
    size_t j = 0;

    for (size_t i = 0; i <= a.old_count; i++) {
        size_t end = a.new_count;

        if (i < a.old_count && a.partner[i] == ALIGN_NONE) {
            copies_add_all(copies, into, a.old[i], CHANGE_DELETED);
            continue;
        }
        if (i < a.old_count)
            end = (size_t)a.partner[i];
        while (j < end)
            copies_add_all(copies, into, a.new[j++], CHANGE_INSERTED);
        if (i < a.old_count)
            add_pair(merging, into, a.old[i], a.new[j++]);
    }
}

/* Cells by column, and their paragraphs in order: both have as many. */
static void merge_cells(struct merging *merging, struct node *into,
    const struct node *old, const struct node *new)
{
    for (old = old->first, new = new->first; new != NULL;
         old = old->next, new = new->next)
        merge_pair(merging, into, old, new);
}

struct node *merge_pair(struct merging *merging, struct node *parent,
    const struct node *old, const struct node *new)
{
    struct node *into = add_kept(merging, parent, old, new);

    if (is_leaf_block(new))
        weave_words(&merging->copies, old, new, into);
    else if (new->kind == NODE_ROW || new->kind == NODE_CELL)
        merge_cells(merging, into, old, new);
    else
        merge_children(merging, into, old, new);
    return into;
}

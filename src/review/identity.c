#include "review/identity.h"

#include "base/arena.h"
#include "base/text.h"
#include "document/chart.h"
#include "review/numbers.h"

#include <string.h>

/* ---- keys ------------------------------------------------------------- */

bool identity_is_name(const struct node *node)
{
    const struct node *first =
        node->parent != NULL ? node->parent->first : NULL;

    return node->kind == NODE_HEADING && first == node;
}

/* "terms/volume.commitment#soft@1/a[beacon]": "volume.commitment/a[beacon]". */
static const char *key_of_address(struct arena *arena, const char *address)
{
    const char *start = strchr(address, '/');
    const char *variant, *rest;

    if (start == NULL)
        return address;
    variant = strchr(++start, '#');
    rest = variant != NULL ? strchr(variant, '/') : NULL;
    if (rest == NULL)
        return start;
    return arena_format(arena, "%.*s%s", (int)(variant - start), start, rest);
}

static const char *key_of_section(struct arena *arena, const struct node *node)
{
    const struct node *heading = node->first;
    struct text words = text_new(arena);

    if (heading == NULL || heading->kind != NODE_HEADING)
        return document_role_name(node->role);
    if (heading->address != NULL)
        return key_of_address(arena, heading->address);
    document_words(heading, &words);
    return numbers_hidden(arena, words.bytes);
}

const char *identity_clause(const struct node *node)
{
    while (
        node != NULL && (node->origin == NULL || node->origin->clause == NULL))
        node = node->parent;
    return node != NULL ? node->origin->clause : NULL;
}

static const char *key_of_clause(struct arena *arena, const struct node *node)
{
    const struct origin *origin = node->origin;

    if (origin == NULL || origin->clause == NULL)
        return NULL;
    return arena_format(arena, "%s[%s]", origin->clause,
        origin->record != NULL ? origin->record : "");
}

/*
 * A row of a list is known by its record, another by how it begins; one that
 * begins with the number of a clause by nothing, since numbers move.
 */
static const char *key_of_row(struct arena *arena, const struct node *node)
{
    const struct node *cell = node->first;
    const struct node *first = cell != NULL ? cell->first : NULL;
    const char *address = node->address;
    struct text words = text_new(arena);

    if (address == NULL && first != NULL)
        address = first->address;
    if (address != NULL && strchr(address, '[') != NULL)
        return key_of_address(arena, address);
    if (cell != NULL)
        document_words(cell, &words);
    return words.length > 0 &&
                   text_same(numbers_hidden(arena, words.bytes), words.bytes)
               ? words.bytes
               : NULL;
}

const char *identity_key(struct arena *arena, const struct node *node)
{
    const bool is_on_cover =
        node->parent != NULL && node->parent->kind == NODE_COVER;

    if (node->kind == NODE_SECTION)
        return key_of_section(arena, node);
    if (node->kind == NODE_CLAUSE)
        return key_of_clause(arena, node);
    if (node->kind == NODE_ROW)
        return key_of_row(arena, node);
    if (node->kind == NODE_COVER || node->kind == NODE_CONTENTS ||
        node->kind == NODE_PLAIN || identity_is_name(node))
        return document_kind_name(node->kind);
    if (node->kind == NODE_SIGNATURE && node->first != NULL)
        return identity_key(arena, node->first);
    if (node->address != NULL)
        return key_of_address(arena, node->address);
    return is_on_cover ? document_role_name(node->role) : NULL;
}

static const char *variant_of(const struct node *node)
{
    while (
        node != NULL && (node->origin == NULL || node->origin->variant == NULL))
        node = node->parent;
    return node != NULL ? node->origin->variant : NULL;
}

bool identity_same_variant(const struct node *a, const struct node *b)
{
    return text_same(variant_of(a), variant_of(b));
}

/* ---- what may stand for what ------------------------------------------ */

static bool same_lines(const struct chart *a, const struct chart *b)
{
    for (size_t i = 0; i < a->series_count; i++)
        if (!text_same(a->series[i].name, b->series[i].name) ||
            memcmp(a->series[i].y, b->series[i].y, a->x_count * sizeof *a->x) !=
                0)
            return false;
    for (size_t i = 0; i < a->mark_count; i++)
        if (a->marks[i].x != b->marks[i].x ||
            !text_same(a->marks[i].words, b->marks[i].words))
            return false;
    return true;
}

static bool same_chart(const struct chart *a, const struct chart *b)
{
    if (a == b || a == NULL || b == NULL)
        return a == b;
    return a->kind == b->kind && a->is_stepped == b->is_stepped &&
           text_same(a->title, b->title) && text_same(a->alt, b->alt) &&
           text_same(a->x_label, b->x_label) &&
           text_same(a->y_label, b->y_label) && a->x_count == b->x_count &&
           a->series_count == b->series_count &&
           a->mark_count == b->mark_count &&
           (a->x_count == 0 ||
               memcmp(a->x, b->x, a->x_count * sizeof *a->x) == 0) &&
           same_lines(a, b);
}

static const char *words_of(struct text *text, const struct node *node)
{
    text->length = 0;
    text_add(text, "");
    document_words(node, text);
    return text->bytes;
}

/* Columns stand in one order if none is headed by the words of another. */
static bool same_order(const struct node *old, const struct node *new)
{
    struct arena *arena = arena_new();
    struct text a = text_new(arena), b = text_new(arena);
    const struct node *x = old->first, *y = new->first;
    bool same = true;

    for (; x != NULL && y != NULL; x = x->next, y = y->next) {
        if (text_same(words_of(&a, x), words_of(&b, y)) || a.length == 0)
            continue;
        for (const struct node *z = new->first; z != NULL; z = z->next)
            same = same && !text_same(a.bytes, words_of(&b, z));
    }
    arena_free(arena);
    return same && x == NULL && y == NULL;
}

static bool same_columns(const struct node *old, const struct node *new)
{
    if (old->column_count != new->column_count)
        return false;
    for (size_t i = 0; i < old->column_count; i++)
        if (old->columns[i].kind != new->columns[i].kind)
            return false;
    if (old->first == NULL || new->first == NULL)
        return old->first == new->first;
    return !old->first->is_header || !new->first->is_header ||
           same_order(old->first, new->first);
}

static bool same_cells(const struct node *old, const struct node *new)
{
    const struct node *a = old->first, *b = new->first;

    for (; a != NULL && b != NULL; a = a->next, b = b->next) {
        const struct node *p = a->first, *q = b->first;

        for (; p != NULL && q != NULL; p = p->next, q = q->next)
            if (!identity_alike(p, q))
                return false;
        if (p != NULL || q != NULL)
            return false;
    }
    return a == NULL && b == NULL && old->is_header == new->is_header;
}

bool identity_alike(const struct node *old, const struct node *new)
{
    if (old->kind != new->kind || old->role != new->role ||
        old->level != new->level ||
        (old->caption == NULL) != (new->caption == NULL) ||
        identity_is_name(old) != identity_is_name(new))
        return false;
    if (old->kind == NODE_CLAUSE)
        return text_same(identity_clause(old), identity_clause(new));
    if (old->kind == NODE_TABLE)
        return same_columns(old, new);
    if (old->kind == NODE_ROW)
        return same_cells(old, new);
    if (old->kind == NODE_CHART)
        return same_chart(old->chart, new->chart);
    return true;
}

/* ---- where it stands --------------------------------------------------- */

static const char *label_of(const struct node *node)
{
    return node->label != NULL && *node->label != '\0' ? node->label : NULL;
}

/* "(a)" stands under the number before it that is of a level above. */
static const char *number_of(struct arena *arena, const struct node *node)
{
    const char *label = label_of(node);
    const struct node *above = node;

    if (label == NULL || node->level < LEVEL_LIMB)
        return label;
    do
        above = above->previous;
    while (above != NULL &&
           (above->level == LEVEL_NONE || above->level >= node->level ||
               label_of(above) == NULL));
    if (above == NULL)
        return label;
    return arena_format(arena, "%s%s", number_of(arena, above), label);
}

const char *identity_place(struct arena *arena, const struct node *node)
{
    const struct node *section = document_above(node, NODE_SECTION);
    const char *number = NULL, *part;

    while (node != NULL && number == NULL) {
        number = number_of(arena, node);
        node = node->parent;
    }
    part = section != NULL ? label_of(section) : NULL;
    if (number == NULL || part == NULL || text_same(number, part))
        return number != NULL ? number : part;
    return arena_format(arena, "%s of %s", number, part);
}

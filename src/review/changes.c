#include "review/changes.h"

#include "base/job.h"
#include "base/text.h"
#include "document/chart.h"
#include "document/document.h"

static const char *const names[SORTS] = {
    [SORT_CHANGED] = "changed",
    [SORT_INSERTED] = "inserted",
    [SORT_DELETED] = "deleted",
    [SORT_MOVED] = "moved",
    [SORT_RENUMBERED] = "renumbered",
};

const char *changes_sort_name(enum change_sort sort)
{
    return names[sort];
}

/* Rows as they are found. */
struct listing {
    struct job *job;
    const struct document *document;
    struct change_row *first, **end;
};

static bool is_bracketed(const struct node *node)
{
    return (node->undecided || node->kind == NODE_UNDECIDED) &&
           node->kind != NODE_SECTION && node->kind != NODE_CLAUSE;
}

static void add_words(struct text *text, const struct node *node)
{
    if (!document_is_inline(node->kind) && text->length > 0 &&
        text->bytes[text->length - 1] != ' ')
        text_add_char(text, ' ');
    text_add(text, node->text != NULL ? node->text : "");
    text_add(text, node->chart != NULL ? node->chart->alt : "");
}

/* The words below a node as they are printed, but for those with this mark. */
static const char *words_but(
    struct arena *arena, const struct node *node, enum change mark)
{
    struct text text = text_new(arena);
    int open = 0;

    for (struct walk w = document_walk(node); document_next(&w);) {
        if (w.node->change == mark || w.node->kind == NODE_PLAIN)
            continue;
        if (w.entering && is_bracketed(w.node) && open++ == 0)
            text_add_char(&text, '[');
        if (w.entering)
            add_words(&text, w.node);
        else if (is_bracketed(w.node) && --open == 0)
            text_add_char(&text, ']');
    }
    return text_squeeze(arena, text.bytes);
}

/* ---- where it is ------------------------------------------------------ */

static const struct node *own_heading(const struct node *node)
{
    const struct node *first = node->first;

    return first != NULL && first->kind == NODE_HEADING ? first : NULL;
}

/* The nearest number at or above, limbs with those around them. */
static const char *number_of(struct arena *arena, const struct node *node)
{
    const char *number = "";
    int level = LEVELS;
    enum change other =
        node->change == CHANGE_DELETED ? CHANGE_INSERTED : CHANGE_DELETED;

    for (; node != NULL;
         node = node->previous != NULL ? node->previous : node->parent) {
        if (node->label == NULL || *node->label == '\0' ||
            node->change == other || node->level >= level)
            continue;
        number = arena_format(arena, "%s%s", node->label, number);
        level = node->level;
        if (level <= LEVEL_SUB)
            break;
    }
    return number;
}

static const char *heading_words(struct arena *arena, const struct node *node)
{
    const struct node *clause = document_above(node, NODE_CLAUSE);
    const struct node *heading = clause != NULL ? own_heading(clause) : NULL;

    for (; heading == NULL && node != NULL; node = node->parent)
        if (node->kind == NODE_SECTION)
            heading = own_heading(node);
    return heading != NULL ? words_but(arena, heading, CHANGE_DELETED) : "";
}

static const char *section_words(
    struct arena *arena, const struct node *section)
{
    if (section == NULL)
        return "";
    if (section->role == ROLE_SCHEDULE && section->label != NULL)
        return arena_format(arena, "%s, ", section->label);
    return "";
}

static const struct node *nth(const struct node *row, const struct node *cell)
{
    const struct node *same = row->first;

    for (const struct node *c = cell->parent->first; c != cell; c = c->next)
        same = same != NULL ? same->next : NULL;
    return same;
}

static void add_name(struct text *text, const struct node *node)
{
    const char *words =
        node != NULL ? words_but(text->arena, node, CHANGE_DELETED) : "";

    if (*words != '\0')
        text_format(text, "%s%s", text->length > 0 ? ", " : "", words);
}

/* What heads its row, and what its column. */
static const char *cell_words(struct arena *arena, const struct node *node)
{
    const struct node *cell = document_above(node, NODE_CELL);
    const struct node *row = document_above(node, NODE_ROW);
    const struct node *head;
    struct text text = text_new(arena);

    if (row == NULL)
        return "";
    head = row->parent->first;
    if (row->first != cell)
        add_name(&text, row->first);
    if (cell != NULL && head != row && head->is_header)
        add_name(&text, nth(head, cell));
    return text.bytes;
}

static const char *where(struct arena *arena, const struct node *node)
{
    if (document_above(node, NODE_COVER) != NULL)
        return "Cover";

    const char *place = text_squeeze(
        arena, arena_format(arena, "%s%s %s",
                   section_words(arena, document_above(node, NODE_SECTION)),
                   number_of(arena, node), heading_words(arena, node)));
    const char *cell = cell_words(arena, node);

    return arena_format(arena, "%s%s%s", place,
        *place != '\0' && *cell != '\0' ? ": " : "", cell);
}

/* ---- rows ------------------------------------------------------------- */

static bool is_line(const struct node *node)
{
    return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
           node->kind == NODE_DEFINITION;
}

static bool has_marks(const struct node *node)
{
    for (struct walk w = document_walk(node); document_next(&w);)
        if (w.entering && w.node->change != CHANGE_NONE)
            return true;
    return false;
}

static const char *caption_but(const struct node *node, enum change mark)
{
    if (mark == CHANGE_INSERTED && node->old_caption != NULL)
        return node->old_caption;
    return node->caption;
}

static void add(
    struct listing *listing, const struct node *node, enum change_sort sort)
{
    struct arena *arena = listing->job->arena;
    struct change_row *row = ARENA_NEW(arena, struct change_row);
    bool is_caption = !is_line(node) && node->change == CHANGE_NONE;

    *row = (struct change_row){ .sort = node->move != NULL ? SORT_MOVED : sort,
        .node = node,
        .document = listing->document->id,
        .title = listing->document->title,
        .where = where(arena, node),
        .address = node->address,
        .move = node->move };
    if (node->change != CHANGE_INSERTED)
        row->was = is_caption ? caption_but(node, CHANGE_INSERTED)
                              : words_but(arena, node, CHANGE_INSERTED);
    if (node->change != CHANGE_DELETED)
        row->becomes = is_caption ? caption_but(node, CHANGE_DELETED)
                                  : words_but(arena, node, CHANGE_DELETED);
    if (sort == SORT_RENUMBERED) {
        row->was = node->old_label;
        row->becomes = node->label;
    }
    *listing->end = row;
    listing->end = &row->next;
}

/* A block that is new or gone is a row, and nothing below it is another. */
static bool add_block(struct listing *listing, const struct node *node)
{
    if (node->kind == NODE_DOCUMENT || document_is_inline(node->kind) ||
        node->kind == NODE_PLAIN)
        return false;
    if (node->change != CHANGE_NONE)
        add(listing, node,
            node->change == CHANGE_INSERTED ? SORT_INSERTED : SORT_DELETED);
    else if (is_line(node) && has_marks(node))
        add(listing, node, SORT_CHANGED);
    else if (node->old_caption != NULL)
        add(listing, node, SORT_CHANGED);
    else if (node->old_label != NULL && is_line(node))
        add(listing, node, SORT_RENUMBERED);
    return node->change != CHANGE_NONE || is_line(node);
}

struct change_row *changes_of(struct job *job, const struct document *compared)
{
    struct listing listing = { .job = job, .document = compared };
    const struct node *skipped = NULL;

    listing.end = &listing.first;
    for (struct walk w = document_walk(compared->root); document_next(&w);) {
        if (skipped != NULL) {
            if (w.node == skipped && !w.entering)
                skipped = NULL;
        } else if (w.entering && add_block(&listing, w.node)) {
            skipped = w.node;
        }
    }
    return listing.first;
}

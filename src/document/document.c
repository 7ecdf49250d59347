#include "document/document.h"

#include "base/arena.h"
#include "base/text.h"
#include "document/chart.h"

#include <assert.h>
#include <ctype.h>

#define BIT(kind) (1u << (kind))

enum {
    INLINE = BIT(NODE_TEXT) | BIT(NODE_TERM) | BIT(NODE_DEFINED) |
             BIT(NODE_VALUE) | BIT(NODE_BLANK) | BIT(NODE_REFERENCE) |
             BIT(NODE_UNDECIDED) | BIT(NODE_DUTY) | BIT(NODE_DEADLINE),
    BLOCK = BIT(NODE_HEADING) | BIT(NODE_PARAGRAPH) | BIT(NODE_TABLE) |
            BIT(NODE_CHART) | BIT(NODE_DEFINITION) | BIT(NODE_SIGNATURE) |
            BIT(NODE_PLAIN),
};

/* The grammar: for each kind, the set of kinds that may stand in it. */
static const unsigned children[NODE_KINDS] = {
    [NODE_DOCUMENT] = BIT(NODE_COVER) | BIT(NODE_CONTENTS) | BIT(NODE_SECTION),
    [NODE_COVER] = BIT(NODE_PARAGRAPH),
    [NODE_SECTION] = BIT(NODE_CLAUSE) | BLOCK,
    [NODE_CLAUSE] = BLOCK,
    [NODE_HEADING] = INLINE,
    [NODE_PARAGRAPH] = INLINE,
    [NODE_TABLE] = BIT(NODE_ROW),
    [NODE_ROW] = BIT(NODE_CELL),
    [NODE_CELL] = BIT(NODE_PARAGRAPH),
    [NODE_DEFINITION] = INLINE,
    [NODE_SIGNATURE] = BIT(NODE_PARAGRAPH) | BIT(NODE_TABLE),
    [NODE_UNDECIDED] = INLINE,
    [NODE_DUTY] = INLINE,
    [NODE_DEADLINE] = INLINE,
};

static const char *const kind_names[] = {
    [NODE_DOCUMENT] = "document",
    [NODE_COVER] = "cover",
    [NODE_CONTENTS] = "contents",
    [NODE_SECTION] = "section",
    [NODE_CLAUSE] = "clause",
    [NODE_HEADING] = "heading",
    [NODE_PARAGRAPH] = "paragraph",
    [NODE_TABLE] = "table",
    [NODE_ROW] = "row",
    [NODE_CELL] = "cell",
    [NODE_CHART] = "chart",
    [NODE_DEFINITION] = "definition",
    [NODE_SIGNATURE] = "signature",
    [NODE_PLAIN] = "plain",
    [NODE_TEXT] = "text",
    [NODE_TERM] = "term",
    [NODE_DEFINED] = "defined",
    [NODE_VALUE] = "value",
    [NODE_BLANK] = "blank",
    [NODE_REFERENCE] = "reference",
    [NODE_UNDECIDED] = "undecided",
    [NODE_DUTY] = "duty",
    [NODE_DEADLINE] = "deadline",
};
static_assert(sizeof kind_names / sizeof *kind_names == NODE_KINDS,
    "a node kind has no name");

static const char *const role_names[] = {
    [ROLE_NONE] = "none",
    [ROLE_PARTIES] = "parties",
    [ROLE_BACKGROUND] = "background",
    [ROLE_OPERATIVE] = "operative",
    [ROLE_SCHEDULE] = "schedule",
    [ROLE_EXECUTION] = "execution",
    [ROLE_FORM] = "form",
    [ROLE_SIGNATURE] = "signature",
    [ROLE_TITLE] = "title",
    [ROLE_SUBTITLE] = "subtitle",
    [ROLE_PARTY] = "party",
    [ROLE_DATE] = "date",
    [ROLE_STATUS] = "status",
    [ROLE_NOTICE] = "notice",
    [ROLE_WARNING] = "warning",
};
static_assert(
    sizeof role_names / sizeof *role_names == ROLES, "a role has no name");

static const char *const column_names[] = {
    [COLUMN_TEXT] = "text",
    [COLUMN_MONEY] = "money",
    [COLUMN_NUMBER] = "number",
    [COLUMN_DATE] = "date",
};
static_assert(sizeof column_names / sizeof *column_names == COLUMN_KINDS,
    "a kind of column has no name");

static const char *const change_names[] = {
    [CHANGE_NONE] = "none",
    [CHANGE_INSERTED] = "inserted",
    [CHANGE_DELETED] = "deleted",
};

struct node *document_add(
    struct arena *arena, struct node *parent, enum node_kind kind)
{
    struct node *node = ARENA_NEW(arena, struct node);

    node->kind = kind;
    node->parent = parent;
    if (parent == NULL)
        return node;
    node->previous = parent->last;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

struct node *document_add_text(struct arena *arena, struct node *parent,
    enum node_kind kind, const char *text)
{
    struct node *node = document_add(arena, parent, kind);

    node->text = arena_copy(arena, text);
    return node;
}

struct node *document_add_words(struct arena *arena, struct node *parent,
    enum node_kind kind, const char *words)
{
    struct node *node = document_add(arena, parent, kind);

    if (words != NULL)
        document_add_text(arena, node, NODE_TEXT, words);
    return node;
}

/* Whether this kind may stand in that one: the tree's only grammar. */
static bool may_contain(enum node_kind parent, enum node_kind child)
{
    return (children[parent] & BIT(child)) != 0;
}

bool document_is_inline(enum node_kind kind)
{
    return (INLINE & BIT(kind)) != 0;
}

const struct node *document_misplaced(const struct node *root)
{
    for (struct walk w = document_walk(root); document_next(&w);)
        if (w.entering && w.node != root &&
            !may_contain(w.node->parent->kind, w.node->kind))
            return w.node;
    return NULL;
}

const char *document_kind_name(enum node_kind kind)
{
    return kind_names[kind];
}

const char *document_role_name(enum role role)
{
    return role_names[role];
}

const char *document_column_name(enum column_kind kind)
{
    return column_names[kind];
}

const char *document_change_name(enum change change)
{
    return change_names[change];
}

/* A plain twin says again what the words beside it say, so it is no word. */
void document_words(const struct node *node, struct text *text)
{
    size_t start = text->length;

    for (struct walk w = document_walk(node); document_next(&w);) {
        if (!w.entering || (w.node->kind == NODE_PLAIN && w.node != node))
            continue;
        if (!document_is_inline(w.node->kind) && text->length > start &&
            text->bytes[text->length - 1] != ' ')
            text_add_char(text, ' ');
        if (w.node->text != NULL)
            text_add(text, w.node->text);
        if (w.node->chart != NULL)
            text_add(text, w.node->chart->alt);
    }
}

const char *document_sign(const struct node *paragraph)
{
    const struct node *cell = paragraph->parent;

    if (paragraph->next != NULL || cell->kind != NODE_CELL)
        return NULL;
    if (cell->is_flagged)
        return DOCUMENT_FLAG;
    return cell->parent->is_starred && cell->previous == NULL ? "\u00a0*"
                                                              : NULL;
}

void document_drop_last(struct node *parent)
{
    parent->last = parent->last->previous;
    if (parent->last != NULL)
        parent->last->next = NULL;
    else
        parent->first = NULL;
}

const struct remark *document_remarks(struct arena *arena,
    const struct document *document, const struct node *node)
{
    struct remark *move;
    char *words;

    if (node->move == NULL)
        return node->remarks;
    words = arena_format(arena, "%s.", node->move);
    words[0] = (char)toupper((unsigned char)words[0]);
    move = ARENA_NEW(arena, struct remark);
    *move = (struct remark){ .author = document->change_author,
        .date = document->change_date,
        .words = words,
        .next = node->remarks };
    return move;
}

const struct node *document_root(const struct node *node)
{
    while (node->parent != NULL)
        node = node->parent;
    return node;
}

const struct node *document_above(const struct node *node, enum node_kind kind)
{
    while (node != NULL && node->kind != kind)
        node = node->parent;
    return node;
}

struct walk document_walk(const struct node *root)
{
    return (struct walk){ .root = root };
}

bool document_next(struct walk *walk)
{
    if (walk->node == NULL) {
        walk->node = walk->root;
        walk->entering = true;
        return walk->root != NULL;
    }
    if (walk->entering && walk->node->first != NULL) {
        walk->node = walk->node->first;
        return true;
    }
    if (walk->entering) {
        walk->entering = false;
        return true;
    }
    if (walk->node == walk->root)
        return false;
    walk->entering = walk->node->next != NULL;
    walk->node = walk->entering ? walk->node->next : walk->node->parent;
    return true;
}

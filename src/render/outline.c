#include "render/outline.h"

#include "base/arena.h"
#include "base/text.h"

#include <stddef.h>

static const char *const role_styles[ROLES] = {
    [ROLE_TITLE] = "Title",
    [ROLE_SUBTITLE] = "Subtitle",
    [ROLE_PARTY] = "CoverParty",
    [ROLE_DATE] = "CoverDate",
    [ROLE_STATUS] = "CoverStatus",
    [ROLE_NOTICE] = "Notice",
    [ROLE_WARNING] = "Warning",
};

/* Styles of what a section does not number in a way of its own. */
static const char *const level_styles[LEVELS] = {
    [LEVEL_CLAUSE] = "Clause1",
    [LEVEL_SUB] = "Clause2",
    [LEVEL_LIMB] = "Clause3",
    [LEVEL_SUBLIMB] = "Clause4",
};

static bool holds_words(const struct node *node)
{
    return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
           node->kind == NODE_DEFINITION;
}

static const struct node *first_of(const struct node *node)
{
    const struct node *child = node->first;

    while (child != NULL && child->kind == NODE_PLAIN)
        child = child->next;
    return child;
}

const struct node *outline_landing(const struct node *node)
{
    while (node != NULL && !holds_words(node))
        node = first_of(node);
    return node;
}

/* Whether a heading is the one that its clause or section is called by. */
static bool is_name(const struct node *node)
{
    return node->kind == NODE_HEADING && node->parent != NULL &&
           first_of(node->parent) == node;
}

int outline_level(const struct node *node)
{
    if (node->level != LEVEL_NONE || !is_name(node))
        return node->level;
    return node->parent->kind == NODE_CLAUSE && node->parent->label != NULL
               ? LEVEL_CLAUSE
               : LEVEL_NONE;
}

const char *outline_label(const struct node *node)
{
    return node->label == NULL && is_name(node) ? node->parent->label
                                                : node->label;
}

const char *outline_old_label(const struct node *node)
{
    const char *old = node->label == NULL && is_name(node)
                          ? node->parent->old_label
                          : node->old_label;

    if (old == NULL && is_name(node) &&
        text_same(node->label, node->parent->label))
        old = node->parent->old_label;
    return old != NULL ? old : outline_label(node);
}

const struct node *outline_anchor(
    const struct node *root, const struct node *node)
{
    const struct node *landing = outline_landing(node);

    if (landing == NULL || document_root(landing) != root)
        return NULL;
    if (node->bookmark != NULL)
        return node;
    for (node = landing; node != NULL && node->bookmark == NULL;)
        node = outline_next_start(node);
    return node;
}

const struct node *outline_next_start(const struct node *node)
{
    const struct node *parent = node->parent;

    return parent != NULL && first_of(parent) == node ? parent : NULL;
}

static enum role section_role(const struct node *node)
{
    const struct node *section = document_above(node, NODE_SECTION);

    return section != NULL ? section->role : ROLE_NONE;
}

static const char *paragraph_style(const struct node *node)
{
    enum role role = section_role(node);

    if (node->parent->kind == NODE_COVER && node->role == ROLE_TITLE)
        return "CoverTitle";
    if (role_styles[node->role] != NULL)
        return role_styles[node->role];
    if (node->parent->kind == NODE_SIGNATURE)
        return "Signature";
    if (node->level == LEVEL_CLAUSE && role == ROLE_PARTIES)
        return "Parties";
    if (node->level == LEVEL_CLAUSE && role == ROLE_BACKGROUND)
        return "Recitals";
    if (node->level != LEVEL_NONE)
        return level_styles[node->level];
    return outline_is_indented(node) ? "ClauseText" : NULL;
}

/* A heading of the section itself, of a clause, or of a group in a section. */
static const char *heading_style(const struct node *node)
{
    bool in_schedule = section_role(node) == ROLE_SCHEDULE;
    int level = outline_level(node);

    if (level == LEVEL_CLAUSE)
        return in_schedule ? "ScheduleClause" : "Heading1";
    if (level != LEVEL_NONE)
        return "Heading2";
    if (node->parent->kind == NODE_CLAUSE)
        return "Subheading";
    if (!is_name(node))
        return in_schedule ? "SchedulePart" : "GroupHeading";
    return in_schedule ? "ScheduleHeading" : "SectionHeading";
}

bool outline_is_indented(const struct node *node)
{
    if (node->parent->kind == NODE_COVER || node->parent->kind == NODE_CELL)
        return false;
    if (node->parent->kind == NODE_CLAUSE && node->parent->label != NULL)
        return true;
    for (node = node->previous; node != NULL; node = node->previous)
        if (node->level != LEVEL_NONE)
            return true;
    return false;
}

static const struct node *next_shown(const struct node *node)
{
    do
        node = node->next;
    while (node != NULL && node->kind == NODE_PLAIN);
    return node;
}

/* Whether it stays on the page of what follows: a table, a chart, limbs, a
 * signature. */
static bool is_held(const struct node *node)
{
    const struct node *next = next_shown(node);

    if (next == NULL)
        return false;
    if (node->parent->kind == NODE_SIGNATURE || next->kind == NODE_TABLE ||
        next->kind == NODE_CHART)
        return true;
    return next->kind == NODE_PARAGRAPH && next->level > node->level &&
           next->level > LEVEL_SUB;
}

static const char *style_of(const struct node *node)
{
    if (node->kind == NODE_DEFINITION)
        return "Definition";
    return node->kind == NODE_HEADING ? heading_style(node)
                                      : paragraph_style(node);
}

/* Headings keep by their style; definitions have no number. */
struct look outline_look(const struct node *node)
{
    bool is_notice = node->role == ROLE_NOTICE || node->role == ROLE_WARNING;
    struct look look = { .style = style_of(node),
        .is_boxed = is_notice && outline_is_indented(node),
        .keeps = node->kind != NODE_HEADING && is_held(node) };

    if (node->kind == NODE_DEFINITION)
        return look;
    look.level = outline_level(node);
    look.label = outline_label(node);
    look.old_label = outline_old_label(node);
    if (text_same(look.style, "ScheduleHeading"))
        look.level = LEVEL_CLAUSE;
    return look;
}

bool outline_is_undecided(const struct node *node)
{
    while (node != NULL && !node->undecided)
        node = node->parent;
    return node != NULL;
}

const char *outline_entry(const struct node *heading)
{
    enum role role = section_role(heading);

    if (heading->parent->kind == NODE_SECTION && is_name(heading))
        return role == ROLE_SCHEDULE ? "TOC2" : "TOC1";
    if (role == ROLE_SCHEDULE)
        return NULL;
    if (outline_level(heading) == LEVEL_CLAUSE)
        return "TOC1";
    return heading->parent->kind == NODE_SECTION ? "TOC3" : NULL;
}

const struct node *outline_next_entry(struct walk *walk)
{
    while (document_next(walk))
        if (walk->entering && walk->node->kind == NODE_HEADING &&
            outline_entry(walk->node) != NULL)
            return walk->node;
    return NULL;
}

bool outline_has(const struct document *document, enum node_kind child)
{
    const struct node *node = document->root->first;

    while (node != NULL && node->kind != child)
        node = node->next;
    return node != NULL;
}

const char *outline_foot(
    struct arena *arena, const struct document *document, bool for_execution)
{
    const char *subject = document->subject, *id = document->id;

    if (subject == NULL)
        return for_execution ? NULL : id;
    if (for_execution || id == NULL || text_same(id, document->plan))
        return subject;
    return arena_format(arena, "%s \u00a0\u00b7\u00a0 %s", subject, id);
}

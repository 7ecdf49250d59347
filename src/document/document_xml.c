#include "document/document_xml.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/text.h"
#include "document/chart.h"
#include "document/document.h"
#include "document/house.h"
#include "document/members.h"

#include <inttypes.h>
#include <string.h>

/* What XML 1.0 cannot hold; a carriage return would not come back either. */
static const char FORBIDDEN[] = "\x01\x02\x03\x04\x05\x06\x07\x08\v\f\r\x0e\x0f"
                                "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a"
                                "\x1b\x1c\x1d\x1e\x1f";

/* A document as it is being written. */
struct writing {
    struct text text;
    struct names bookmarks; /* those that stand already */
    int depth;
};

/* ---- words and attributes --------------------------------------------- */

/* U+FFFE and U+FFFF, three bytes each. */
static bool is_no_character(const char *p)
{
    return p[0] == '\xEF' && p[1] == '\xBF' &&
           (p[2] == '\xBE' || p[2] == '\xBF');
}

void document_xml_words(struct text *text, const char *words)
{
    char *clean = arena_copy(text->arena, words), *to = clean;

    for (const char *p = words; *p != '\0'; p++) {
        if (is_no_character(p))
            p += 2;
        else if (strchr(FORBIDDEN, *p) == NULL)
            *to++ = *p;
    }
    *to = '\0';
    text_add_xml(text, clean);
}

/* Line ends and tabs of a value would come back as spaces. */
static void add_value(struct text *text, const char *words)
{
    size_t length;

    while (words[length = strcspn(words, "\n\t")] != '\0') {
        document_xml_words(
            text, arena_format(text->arena, "%.*s", (int)length, words));
        text_format(text, "&#%d;", words[length]);
        words += length + 1;
    }
    document_xml_words(text, words);
}

void document_xml_attribute(
    struct text *text, const char *name, const char *words)
{
    if (words == NULL)
        return;
    text_format(text, " %s=\"", name);
    add_value(text, words);
    text_add_char(text, '"');
}

/* ---- house style ------------------------------------------------------ */

void document_xml_house(struct text *text, const struct house *house)
{
    text_add(text, "<house");
    members_write(text, members_of_house, house);
    text_add(text, "/>");
}

/* ---- origins ---------------------------------------------------------- */

/* What the elements around it say already. */
static const char *word_above(
    const struct node *node, const struct member *member)
{
    const char *word = NULL;

    while (word == NULL && (node = node->parent) != NULL)
        word =
            node->origin != NULL ? members_words(member, node->origin) : NULL;
    return word;
}

static int version_above(const struct node *node)
{
    int version = 0;

    while (version == 0 && (node = node->parent) != NULL)
        version = node->origin != NULL ? node->origin->version : 0;
    return version;
}

/* Only what differs from the element around it is said. */
static bool is_said(const struct node *node, const struct member *member)
{
    const char *word = members_words(member, node->origin);

    return word != NULL && !text_same(word, word_above(node, member));
}

static bool is_version_said(const struct node *node)
{
    return node->origin->version != 0 &&
           node->origin->version != version_above(node);
}

static bool has_origin(const struct node *node)
{
    if (node->origin == NULL)
        return false;
    for (const struct member *m = members_of_origin; m->name != NULL; m++)
        if (is_said(node, m))
            return true;
    return is_version_said(node);
}

static void add_origin(struct text *text, const struct node *node)
{
    if (node->origin == NULL)
        return;
    for (const struct member *m = members_of_origin; m->name != NULL; m++)
        if (is_said(node, m))
            document_xml_attribute(
                text, m->name, members_words(m, node->origin));
    if (is_version_said(node))
        text_format(text, " version=\"%d\"", node->origin->version);
}

/* ---- references ------------------------------------------------------- */

static const char *bookmark_below(const struct node *node)
{
    for (struct walk w = document_walk(node); document_next(&w);)
        if (w.entering && w.node->bookmark != NULL)
            return w.node->bookmark;
    return NULL;
}

/* Its own bookmark, or the first in it, or the nearest around it. */
static const char *bookmark_of(const struct node *from, const struct node *to)
{
    const char *bookmark = NULL;

    if (to == NULL || document_root(to) != document_root(from))
        return NULL;
    for (; to != NULL && to->parent != NULL && bookmark == NULL;
         to = to->parent)
        bookmark = bookmark_below(to);
    return bookmark;
}

/* ---- elements --------------------------------------------------------- */

static void add_bookmark(struct writing *writing, const char *bookmark)
{
    if (bookmark == NULL || names_find(&writing->bookmarks, bookmark) != NULL)
        return;
    names_put(&writing->bookmarks, bookmark, writing);
    document_xml_attribute(&writing->text, "bookmark", bookmark);
}

static void add_change(struct text *text, enum change change)
{
    if (change != CHANGE_NONE)
        document_xml_attribute(text, "change", document_change_name(change));
}

static void add_attributes(struct writing *writing, const struct node *node)
{
    struct text *text = &writing->text;

    if (node->role != ROLE_NONE)
        document_xml_attribute(text, "role", document_role_name(node->role));
    add_change(text, node->change);
    members_write(text, members_of_node, node);
    document_xml_attribute(text, "target", bookmark_of(node, node->target));
    if (node->form == REFERENCE_WORDS)
        text_add(text, " form=\"words\"");
    document_xml_attribute(text, "address", node->address);
    add_bookmark(writing, node->bookmark);
    add_origin(text, node);
}

static void add_line(struct writing *writing)
{
    text_format(&writing->text, "\n%*s", 2 * writing->depth, "");
}

static void add_columns(struct writing *writing, const struct node *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        add_line(writing);
        text_format(&writing->text, "<column kind=\"%s\" width=\"%d\"/>",
            document_column_name(table->columns[i].kind),
            table->columns[i].width);
    }
}

/* ---- charts ----------------------------------------------------------- */

static void add_chart_attributes(struct text *text, const struct chart *chart)
{
    members_write(text, members_of_chart, chart);
    document_xml_attribute(text, "kind", chart_kind_name(chart->kind));
}

/* One y, in full and in words; none where the point is missing. */
static void add_y(struct text *text, const struct chart *chart, int64_t y)
{
    text_add(text, "<y");
    if (y != CHART_MISSING) {
        text_format(text, " value=\"%" PRId64 "\"", y);
        document_xml_attribute(
            text, "words", chart_words(text->arena, chart->kind, y));
    }
    text_add(text, "/>");
}

/* Series and marks by name, then all the points of an x, as a table has them.
 */
static void add_points(struct writing *writing, const struct chart *chart)
{
    struct text *text = &writing->text;

    for (size_t s = 0; s < chart->series_count; s++) {
        add_line(writing);
        text_add(text, "<series");
        document_xml_attribute(text, "name", chart->series[s].name);
        text_add(text, "/>");
    }
    for (size_t m = 0; m < chart->mark_count; m++) {
        add_line(writing);
        text_format(text, "<mark x=\"%" PRId64 "\"", chart->marks[m].x);
        document_xml_attribute(text, "words", chart->marks[m].words);
        text_add(text, "/>");
    }
    for (size_t i = 0; i < chart->x_count; i++) {
        add_line(writing);
        text_format(text, "<at x=\"%" PRId64 "\"", chart->x[i]);
        document_xml_attribute(
            text, "words", chart_words(text->arena, CHART_NUMBER, chart->x[i]));
        text_add_char(text, '>');
        for (size_t s = 0; s < chart->series_count; s++)
            add_y(text, chart, chart->series[s].y[i]);
        text_add(text, "</at>");
    }
}

/* Whether only blocks stand in it, so that space between them says nothing. */
static bool holds_blocks(const struct node *node)
{
    return node->chart != NULL ||
           (node->first != NULL && !document_is_inline(node->first->kind));
}

/* ---- remarks ---------------------------------------------------------- */

static void add_remarks(struct writing *writing, const struct node *node)
{
    struct text *text = &writing->text;

    for (const struct remark *r = node->remarks; r != NULL; r = r->next) {
        if (holds_blocks(node))
            add_line(writing);
        text_add(text, "<remark");
        members_write(text, members_of_remark, r);
        text_add_char(text, '>');
        document_xml_words(text, r->words != NULL ? r->words : "");
        text_add(text, "</remark>");
    }
}

/* ---- the walk --------------------------------------------------------- */

/* Text is an element only if there is something to say of it. */
static bool is_bare(const struct node *node)
{
    return node->kind == NODE_TEXT && !node->undecided &&
           node->change == CHANGE_NONE && !has_origin(node);
}

static void enter(struct writing *writing, const struct node *node)
{
    struct text *text = &writing->text;

    if (!document_is_inline(node->kind))
        add_line(writing);
    if (!is_bare(node)) {
        text_format(text, "<%s", document_kind_name(node->kind));
        add_attributes(writing, node);
        if (node->chart != NULL)
            add_chart_attributes(text, node->chart);
        text_add_char(text, '>');
    }
    writing->depth++;
    add_remarks(writing, node);
    add_columns(writing, node);
    if (node->chart != NULL)
        add_points(writing, node->chart);
    if (node->text != NULL)
        document_xml_words(text, node->text);
}

static void leave(struct writing *writing, const struct node *node)
{
    writing->depth--;
    if (holds_blocks(node))
        add_line(writing);
    if (!is_bare(node))
        text_format(&writing->text, "</%s>", document_kind_name(node->kind));
}

const char *document_xml_write(
    struct arena *arena, const struct document *document)
{
    struct writing writing = {
        .text = text_new(arena), .bookmarks = names_new(arena), .depth = 1
    };
    struct text *text = &writing.text;

    text_add(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document");
    members_write(text, members_of_document, document);
    text_add(text, ">\n  ");
    if (document->house != NULL)
        document_xml_house(text, document->house);
    for (struct walk w = document_walk(document->root); document_next(&w);)
        if (w.node == document->root)
            continue;
        else if (w.entering)
            enter(&writing, w.node);
        else
            leave(&writing, w.node);
    text_add(text, "\n</document>\n");
    return text->bytes;
}

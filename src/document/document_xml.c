#include "document/document_xml.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/text.h"
#include "document/chart.h"
#include "document/document.h"
#include "document/house.h"

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

void document_xml_attribute(
    struct text *text, const char *name, const char *words)
{
    if (words == NULL)
        return;
    text_format(text, " %s=\"", name);
    document_xml_words(text, words);
    text_add_char(text, '"');
}

static void add_number(struct text *text, const char *name, int number)
{
    if (number != 0)
        text_format(text, " %s=\"%d\"", name, number);
}

static void add_yes(struct text *text, const char *name, bool yes)
{
    if (yes)
        text_format(text, " %s=\"yes\"", name);
}

/* ---- house style ------------------------------------------------------ */

#define AT(name) offsetof(struct house, name)

static const struct {
    const char *name;
    size_t member;
} house_words[] = {
    { "body-font", AT(body_font) },
    { "heading-font", AT(heading_font) },
    { "ink", AT(ink) },
    { "accent", AT(accent) },
    { "shade", AT(shade) },
    { "mark", AT(mark) },
    { "logo-text", AT(logo_text) },
    { "number-clause", AT(number_format[LEVEL_CLAUSE]) },
    { "number-sub", AT(number_format[LEVEL_SUB]) },
    { "number-limb", AT(number_format[LEVEL_LIMB]) },
    { "number-sublimb", AT(number_format[LEVEL_SUBLIMB]) },
    { "number-party", AT(party_format) },
    { "number-recital", AT(recital_format) },
    { "number-schedule", AT(schedule_format) },
}, house_sizes[] = {
    { "body-size", AT(body_size) },
    { "line-spacing", AT(line_spacing) },
    { "margin-top", AT(margin_top) },
    { "margin-bottom", AT(margin_bottom) },
    { "margin-left", AT(margin_left) },
    { "margin-right", AT(margin_right) },
    { "page-width", AT(page_width) },
    { "page-height", AT(page_height) },
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

void document_xml_house(struct text *text, const struct house *house)
{
    const char *start = (const char *)house;

    text_add(text, "<house");
    for (size_t i = 0; i < COUNT(house_words); i++) {
        const void *member = start + house_words[i].member;

        document_xml_attribute(
            text, house_words[i].name, *(const char *const *)member);
    }
    for (size_t i = 0; i < COUNT(house_sizes); i++) {
        const void *member = start + house_sizes[i].member;
        int size = *(const int *)member;

        text_format(text, " %s=\"%d.%02d\"", house_sizes[i].name, size / 100,
            size % 100);
    }
    add_yes(text, "capitals", house->heading_case_upper);
    text_add(text, "/>");
}

/* ---- origins ---------------------------------------------------------- */

static const struct {
    const char *name;
    size_t member;
} origins[] = {
    { "clause", offsetof(struct origin, clause) },
    { "variant", offsetof(struct origin, variant) },
    { "record", offsetof(struct origin, record) },
    { "rule", offsetof(struct origin, rule) },
    { "question", offsetof(struct origin, question) },
    { "decision", offsetof(struct origin, decision) },
};

static const char *origin_word(const struct origin *origin, size_t member)
{
    const void *at;

    if (origin == NULL)
        return NULL;
    at = (const char *)origin + member;
    return *(const char *const *)at;
}

/* What the elements around it say already. */
static const char *word_above(const struct node *node, size_t member)
{
    const char *word = NULL;

    while (word == NULL && (node = node->parent) != NULL)
        word = origin_word(node->origin, member);
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
static bool is_said(const struct node *node, size_t i)
{
    const char *word = origin_word(node->origin, origins[i].member);

    return word != NULL &&
           !text_same(word, word_above(node, origins[i].member));
}

static bool is_version_said(const struct node *node)
{
    return node->origin != NULL && node->origin->version != 0 &&
           node->origin->version != version_above(node);
}

static bool has_origin(const struct node *node)
{
    for (size_t i = 0; i < COUNT(origins); i++)
        if (is_said(node, i))
            return true;
    return is_version_said(node);
}

static void add_origin(struct text *text, const struct node *node)
{
    for (size_t i = 0; i < COUNT(origins); i++)
        if (is_said(node, i))
            document_xml_attribute(text, origins[i].name,
                origin_word(node->origin, origins[i].member));
    if (is_version_said(node))
        add_number(text, "version", node->origin->version);
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

static void add_duty(struct text *text, const struct node *node)
{
    document_xml_attribute(text, "by", node->by);
    document_xml_attribute(text, "to", node->to);
    document_xml_attribute(text, "timing", node->timing);
    document_xml_attribute(text, "otherwise", node->otherwise);
}

static void add_bookmark(struct writing *writing, const char *bookmark)
{
    if (bookmark == NULL || names_find(&writing->bookmarks, bookmark) != NULL)
        return;
    names_put(&writing->bookmarks, bookmark, writing);
    document_xml_attribute(&writing->text, "bookmark", bookmark);
}

static void add_attributes(struct writing *writing, const struct node *node)
{
    struct text *text = &writing->text;

    if (node->role != ROLE_NONE)
        document_xml_attribute(text, "role", document_role_name(node->role));
    add_number(text, "level", node->level);
    document_xml_attribute(text, "label", node->label);
    add_yes(text, "undecided", node->undecided);
    add_yes(text, "header", node->is_header);
    add_yes(text, "starred", node->is_starred);
    add_number(text, "shade", node->shade);
    add_yes(text, "flagged", node->is_flagged);
    document_xml_attribute(text, "caption", node->caption);
    document_xml_attribute(text, "target", bookmark_of(node, node->target));
    if (node->form == REFERENCE_WORDS)
        text_add(text, " form=\"words\"");
    add_duty(text, node);
    document_xml_attribute(text, "address", node->address);
    add_bookmark(writing, node->bookmark);
    add_origin(text, node);
}

static void add_document(struct text *text, const struct document *document)
{
    document_xml_attribute(text, "id", document->id);
    document_xml_attribute(text, "title", document->title);
    document_xml_attribute(text, "subject", document->subject);
    document_xml_attribute(text, "status", document->status);
    document_xml_attribute(text, "date", document->date);
    document_xml_attribute(text, "audience", document->audience);
    document_xml_attribute(text, "purpose", document->purpose);
    document_xml_attribute(text, "plan", document->plan);
    add_yes(text, "holds-child-data", document->holds_child_data);
}

static void add_line(struct writing *writing)
{
    text_format(&writing->text, "\n%*s", 2 * writing->depth, "");
}

static void add_columns(struct writing *writing, const struct node *table)
{
    static const char *const kinds[] = {
        [COLUMN_TEXT] = "text",
        [COLUMN_MONEY] = "money",
        [COLUMN_NUMBER] = "number",
        [COLUMN_DATE] = "date",
    };

    for (size_t i = 0; i < table->column_count; i++) {
        add_line(writing);
        text_format(&writing->text, "<column kind=\"%s\" width=\"%d\"/>",
            kinds[table->columns[i].kind], table->columns[i].width);
    }
}

/* ---- charts ----------------------------------------------------------- */

static void add_chart_attributes(struct text *text, const struct chart *chart)
{
    document_xml_attribute(text, "title", chart->title);
    document_xml_attribute(text, "alt", chart->alt);
    document_xml_attribute(text, "x-label", chart->x_label);
    document_xml_attribute(text, "y-label", chart->y_label);
    document_xml_attribute(text, "kind", chart_kind_name(chart->kind));
    add_yes(text, "stepped", chart->is_stepped);
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

/* ---- the walk --------------------------------------------------------- */

/* Whether only blocks stand in it, so that space between them says nothing. */
static bool holds_blocks(const struct node *node)
{
    return node->chart != NULL ||
           (node->first != NULL && !document_is_inline(node->first->kind));
}

/* Text is an element only if there is something to say of it. */
static bool is_bare(const struct node *node)
{
    return node->kind == NODE_TEXT && !node->undecided && !has_origin(node);
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
    add_document(text, document);
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

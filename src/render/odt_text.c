#include "render/odt_text.h"

#include "base/job.h"
#include "render/odt_reference.h"
#include "render/odt_writer.h"
#include "render/outline.h"

#include <string.h>

/* What a place to type in holds until then: in a table its cell is enough. */
enum { LINE = 44, GAP = 8 };
static const char HARD_SPACE[] = "\u00a0";

/* A span has one style, so what is defined and waits has one of its own. */
static const char *style_of(const struct odt_writer *writer, const char *style)
{
    if (writer->open == 0)
        return style;
    return text_same(style, "DefinedTerm") ? "UndecidedTerm" : "Undecided";
}

static bool begin_span(struct odt_writer *writer, const char *style)
{
    style = style_of(writer, style);
    if (style != NULL)
        text_format(&writer->body, "<text:span text:style-name=\"%s\">", style);
    return style != NULL;
}

static void end_span(struct odt_writer *writer)
{
    text_add(&writer->body, "</text:span>");
}

/* How much may stand as it is: up to a control, or a space after a space. */
static size_t plain_length(const char *words, bool is_spaced)
{
    size_t length = 0;

    for (; (unsigned char)words[length] >= ' '; length++) {
        bool is_space = words[length] == ' ';

        if (is_space && is_spaced)
            break;
        is_spaced = is_space;
    }
    return length;
}

static void add_plain(
    struct odt_writer *writer, const char *words, size_t length)
{
    if (length == 0)
        return;
    writer->is_spaced = words[length - 1] == ' ';
    if (words[length] != '\0')
        words = arena_format(writer->job->arena, "%.*s", (int)length, words);
    text_add_xml(&writer->body, words);
}

/* Of spaces one after another, or where a line starts, ODF keeps only marks. */
static void add_mark(struct odt_writer *writer, char c)
{
    if (c == ' ')
        text_add(&writer->body, "<text:s/>");
    else if (c == '\t')
        text_add(&writer->body, "<text:tab/>");
    else if (c == '\n')
        text_add(&writer->body, "<text:line-break/>");
    else
        return;
    writer->is_spaced = true;
}

void odt_text_span(
    struct odt_writer *writer, const char *style, const char *words)
{
    if (words == NULL || *words == '\0')
        return;
    bool is_styled = begin_span(writer, style);
    while (*words != '\0') {
        size_t length = plain_length(words, writer->is_spaced);

        add_plain(writer, words, length);
        words += length;
        if (*words != '\0')
            add_mark(writer, *words++);
    }
    if (is_styled)
        end_span(writer);
}

void odt_text_tab(struct odt_writer *writer)
{
    add_mark(writer, '\t');
}

void odt_text_link_begin(struct odt_writer *writer, const char *bookmark)
{
    text_format(&writer->body,
        "<text:a xlink:type=\"simple\" xlink:href=\"#%s\" "
        "text:style-name=\"Link\" text:visited-style-name=\"Link\">",
        bookmark);
}

void odt_text_link_end(struct odt_writer *writer)
{
    text_add(&writer->body, "</text:a>");
}

void odt_text_reference(struct odt_writer *writer, const char *bookmark,
    const char *format, const char *words)
{
    bool is_styled = begin_span(writer, NULL);

    text_format(&writer->body,
        "<text:bookmark-ref text:ref-name=\"%s\" text:reference-format=\"%s\">",
        bookmark, format);
    text_add_xml(&writer->body, words);
    text_add(&writer->body, "</text:bookmark-ref>");
    writer->is_spaced = false;
    if (is_styled)
        end_span(writer);
}

/* A place to type in, that says what is wanted, and a line when printed. */
static void add_blank(struct odt_writer *writer, const struct node *node)
{
    bool in_cell = document_above(node, NODE_CELL) != NULL;
    bool is_styled = begin_span(writer, in_cell ? NULL : "Blank");
    struct text *body = &writer->body;

    text_add(body, "<text:text-input text:description=\"");
    text_add_xml(body, node->text != NULL ? node->text : "To be completed");
    text_add(body, "\">");
    for (int i = in_cell ? LINE - GAP : 0; i < LINE; i++)
        text_add(body, HARD_SPACE);
    text_add(body, "</text:text-input>");
    writer->is_spaced = false;
    if (is_styled)
        end_span(writer);
}

static void add_leaf(struct odt_writer *writer, const struct node *node)
{
    switch (node->kind) {
    case NODE_DEFINED:
        odt_text_span(writer, "DefinedTerm", node->text);
        break;
    case NODE_BLANK:
        if (writer->open == 0)
            add_blank(writer, node);
        else
            odt_text_span(writer, NULL, node->text);
        break;
    case NODE_REFERENCE:
        odt_reference_write(writer, node);
        break;
    default:
        odt_text_span(writer, NULL, node->text);
        break;
    }
}

/* Brackets stand around the outermost of what waits for an answer. */
static void begin_open(struct odt_writer *writer)
{
    if (writer->open++ == 0)
        odt_text_span(writer, NULL, "[");
}

static void end_open(struct odt_writer *writer)
{
    if (writer->open == 1)
        odt_text_span(writer, NULL, "]");
    writer->open--;
}

static bool is_open(const struct node *node)
{
    return node->undecided || node->kind == NODE_UNDECIDED;
}

static void add_inline(struct odt_writer *writer, const struct node *parent)
{
    for (struct walk w = document_walk(parent); document_next(&w);) {
        if (w.node == parent)
            continue;
        if (w.entering && is_open(w.node))
            begin_open(writer);
        if (w.entering)
            add_leaf(writer, w.node);
        else if (is_open(w.node))
            end_open(writer);
    }
}

enum { MOST_STARTS = 8 };

/* Of the node itself, and of all above that start with it. */
static int begin_bookmarks(
    struct odt_writer *writer, const struct node *node, const char *names[])
{
    int count = 0;

    for (; node != NULL && count < MOST_STARTS;
         node = outline_next_start(node)) {
        const char *name =
            node->bookmark == NULL ? NULL : marks_name(&writer->marks, node);

        if (name == NULL || (count > 0 && text_same(name, names[count - 1])))
            continue;
        text_format(
            &writer->body, "<text:bookmark-start text:name=\"%s\"/>", name);
        names[count++] = name;
    }
    return count;
}

void odt_text_content(struct odt_writer *writer, const struct node *node)
{
    const char *names[MOST_STARTS];
    bool is_bracketed = outline_is_undecided(node) && node->first != NULL;

    if (is_bracketed)
        begin_open(writer);
    int count = begin_bookmarks(writer, node, names);
    add_inline(writer, node);
    while (count > 0)
        text_format(&writer->body, "<text:bookmark-end text:name=\"%s\"/>",
            names[--count]);
    if (is_bracketed)
        end_open(writer);
}

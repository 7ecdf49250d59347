#include "render/docx_block.h"

#include "base/job.h"
#include "render/docx_chart.h"
#include "render/docx_contents.h"
#include "render/docx_table.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"

#include <stddef.h>

enum { BELOW_TABLE = 200, BOX_INDENT = 920 }; /* twips */

/*
 * The w:num that shows the label; the style's own is not said again. Returns
 * false if the label must be printed as words.
 */
static bool add_number(struct docx_writer *writer, struct look look)
{
    struct docx_lists *lists = &writer->lists;
    int list = 0;

    if (look.label == NULL)
        look.label = "";
    else if (text_same(look.style, "ScheduleHeading"))
        list = docx_lists_place_schedule(lists, look.label);
    else
        list = docx_lists_place(lists, look.level, look.label);
    if (docx_lists_is_bound(lists, look.level, list, look.style))
        return true;
    text_format(&writer->body,
        "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>",
        list == 0 ? 0 : look.level - 1, list);
    return list != 0 || *look.label == '\0';
}

/* In the order that the schema wants. */
void docx_block_begin(struct docx_writer *writer, struct look look)
{
    struct text *body = &writer->body;
    bool is_numbered = true;

    if (look.style == NULL)
        look.style = "Normal";
    text_format(body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", look.style);
    if (look.keeps)
        text_add(body, "<w:keepNext/>");
    if (writer->breaks)
        text_add(body, "<w:pageBreakBefore/>");
    if (look.level != LEVEL_NONE)
        is_numbered = add_number(writer, look);
    if (writer->breaks)
        text_add(body, "<w:spacing w:before=\"0\"/>");
    else if (writer->after_table)
        text_format(body, "<w:spacing w:before=\"%d\"/>", BELOW_TABLE);
    if (look.indent > 0)
        text_format(body, "<w:ind w:left=\"%d\"/>", look.indent);
    if (look.is_right)
        text_add(body, "<w:jc w:val=\"right\"/>");
    text_add(body, "</w:pPr>");
    writer->breaks = false;
    writer->after_table = false;
    if (!is_numbered) {
        docx_text_run(writer, NULL, look.label);
        docx_text_tab(writer);
    }
}

void docx_block_end(struct docx_writer *writer)
{
    text_add(&writer->body, "</w:p>");
}

void docx_block_words(
    struct docx_writer *writer, struct look look, const char *words)
{
    docx_block_begin(writer, look);
    docx_text_run(writer, NULL, words);
    docx_block_end(writer);
}

/* Headings and signatures keep off a table above by their style. */
static void write_words(struct docx_writer *writer, const struct node *node)
{
    struct look look = outline_look(node);

    if (node->kind == NODE_PARAGRAPH && node->first == NULL &&
        node->label == NULL)
        return;
    if (node->kind == NODE_HEADING || node->parent->kind == NODE_SIGNATURE)
        writer->after_table = false;
    if (look.is_boxed)
        look.indent = BOX_INDENT;
    docx_block_begin(writer, look);
    docx_text_content(writer, node);
    docx_block_end(writer);
}

static void write_children(struct docx_writer *writer, const struct node *node);

/* Schedules start a page each, and so does what comes after the last. */
static void write_section(struct docx_writer *writer, const struct node *node)
{
    const struct node *last = node->previous;

    if (node->role != ROLE_SCHEDULE && last != NULL &&
        last->role == ROLE_SCHEDULE)
        writer->breaks = true;
    docx_lists_enter(&writer->lists, node->role);
    write_children(writer, node);
}

static void write_cover(struct docx_writer *writer, const struct node *node)
{
    if (writer->logo != NULL)
        text_add(&writer->body, writer->logo);
    write_children(writer, node);
    writer->breaks = true;
}

static void (*const writers[NODE_KINDS])(
    struct docx_writer *writer, const struct node *node) = {
    [NODE_COVER] = write_cover,
    [NODE_CONTENTS] = docx_contents_write,
    [NODE_SECTION] = write_section,
    [NODE_CLAUSE] = write_children,
    [NODE_HEADING] = write_words,
    [NODE_PARAGRAPH] = write_words,
    [NODE_TABLE] = docx_table_write,
    [NODE_CHART] = docx_chart_write,
    [NODE_DEFINITION] = write_words,
    [NODE_SIGNATURE] = write_children,
};

static void write_children(struct docx_writer *writer, const struct node *node)
{
    for (const struct node *child = node->first; child != NULL;
         child = child->next)
        if (writers[child->kind] != NULL)
            writers[child->kind](writer, child);
}

/* A document without a cover is headed by its title all the same. */
static void write_title(struct docx_writer *writer)
{
    const struct document *document = writer->document;

    docx_block_words(
        writer, (struct look){ .style = "Title" }, document->title);
    if (document->subject != NULL)
        docx_block_words(
            writer, (struct look){ .style = "Subtitle" }, document->subject);
}

/* The last block of a Word file is a paragraph. */
static void close_body(struct docx_writer *writer)
{
    if (writer->after_table)
        docx_table_part(writer);
}

void docx_block_write(struct docx_writer *writer)
{
    if (!outline_has(writer->document, NODE_COVER))
        write_title(writer);
    write_children(writer, writer->document->root);
    close_body(writer);
}

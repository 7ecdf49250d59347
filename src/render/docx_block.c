#include "render/docx_block.h"

#include "base/job.h"
#include "render/docx_contents.h"
#include "render/docx_table.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"
#include "render/outline.h"

#include <stddef.h>

enum { BELOW_TABLE = 200, BOX_INDENT = 920 }; /* twips */

/*
 * The w:num that shows the label; the style's own is not said again. Returns
 * false if the label must be printed as words.
 */
static bool add_number(struct docx_writer *writer, struct docx_look look)
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
void docx_block_begin(struct docx_writer *writer, struct docx_look look)
{
    struct text *body = &writer->body;
    bool is_numbered = true;

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

void docx_block_paragraph(
    struct docx_writer *writer, const struct node *node, struct docx_look look)
{
    docx_block_begin(writer, look);
    docx_text_content(writer, node);
    docx_block_end(writer);
}

static const char *style_of(const struct node *node)
{
    const char *style = outline_style(node);

    return style != NULL ? style : "Normal";
}

static bool is_boxed(const struct node *node)
{
    return node->role == ROLE_NOTICE || node->role == ROLE_WARNING;
}

static void write_paragraph(struct docx_writer *writer, const struct node *node)
{
    struct docx_look look = { .style = style_of(node),
        .level = node->level,
        .label = node->level != LEVEL_NONE ? node->label : NULL,
        .keeps = outline_is_held(node) };

    if (node->first == NULL && node->label == NULL)
        return;
    if (node->parent->kind == NODE_SIGNATURE)
        writer->after_table = false; /* its style keeps off by itself */
    if (is_boxed(node) && outline_is_indented(node))
        look.indent = BOX_INDENT;
    docx_block_paragraph(writer, node, look);
}

static void write_definition(
    struct docx_writer *writer, const struct node *node)
{
    docx_block_paragraph(writer, node,
        (struct docx_look){
            .style = "Definition", .keeps = outline_is_held(node) });
}

static void write_heading(struct docx_writer *writer, const struct node *node)
{
    struct docx_look look = { .style = style_of(node),
        .level = outline_level(node),
        .label = outline_label(node) };

    if (text_same(look.style, "ScheduleHeading"))
        look.level = LEVEL_CLAUSE;
    if (look.level == LEVEL_NONE)
        look.label = NULL;
    writer->after_table = false; /* headings keep off by themselves */
    docx_block_paragraph(writer, node, look);
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
    [NODE_HEADING] = write_heading,
    [NODE_PARAGRAPH] = write_paragraph,
    [NODE_TABLE] = docx_table_write,
    [NODE_DEFINITION] = write_definition,
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
    docx_block_begin(writer, (struct docx_look){ .style = "Title" });
    docx_text_run(writer, NULL, writer->document->title);
    docx_block_end(writer);
    if (writer->document->subject == NULL)
        return;
    docx_block_begin(writer, (struct docx_look){ .style = "Subtitle" });
    docx_text_run(writer, NULL, writer->document->subject);
    docx_block_end(writer);
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

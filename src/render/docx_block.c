#include "render/docx_block.h"

#include "base/job.h"
#include "render/docx_contents.h"
#include "render/docx_table.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"

#include <stddef.h>

enum { BELOW_TABLE = 200, BOX_INDENT = 920 }; /* twips */

/* Styles of what a section does not number in a way of its own. */
static const char *const paragraph_styles[LEVELS] = {
    [LEVEL_CLAUSE] = "Clause1",
    [LEVEL_SUB] = "Clause2",
    [LEVEL_LIMB] = "Clause3",
    [LEVEL_SUBLIMB] = "Clause4",
};

static const char *const role_styles[ROLES] = {
    [ROLE_TITLE] = "Title",
    [ROLE_SUBTITLE] = "Subtitle",
    [ROLE_PARTY] = "CoverParty",
    [ROLE_DATE] = "CoverDate",
    [ROLE_STATUS] = "CoverStatus",
    [ROLE_NOTICE] = "Notice",
    [ROLE_WARNING] = "Warning",
};

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

bool docx_block_is_indented(const struct node *node)
{
    if (node->parent->kind == NODE_CLAUSE && node->parent->label != NULL)
        return true;
    for (node = node->previous; node != NULL; node = node->previous)
        if (node->level != LEVEL_NONE)
            return true;
    return false;
}

/* Words that end in what follows: a table, or limbs below them. */
static bool leads_on(const struct node *node)
{
    const struct node *next = node->next;

    while (next != NULL && next->kind == NODE_PLAIN)
        next = next->next;
    return next != NULL &&
           (next->kind == NODE_TABLE ||
               (next->kind == NODE_PARAGRAPH && next->level > node->level &&
                   next->level > LEVEL_SUB));
}

/* All of a signature stays with its last line. */
static bool is_held(const struct node *node)
{
    return node->parent->kind == NODE_SIGNATURE && node->next != NULL;
}

static const char *numbered_style(enum role section, int level)
{
    if (level == LEVEL_CLAUSE && section == ROLE_PARTIES)
        return "Parties";
    if (level == LEVEL_CLAUSE && section == ROLE_BACKGROUND)
        return "Recitals";
    return paragraph_styles[level];
}

static const char *paragraph_style(
    const struct docx_writer *writer, const struct node *node)
{
    if (role_styles[node->role] != NULL)
        return role_styles[node->role];
    if (node->parent->kind == NODE_SIGNATURE)
        return "Signature";
    if (node->level != LEVEL_NONE)
        return numbered_style(writer->section, node->level);
    return docx_block_is_indented(node) ? "ClauseText" : "Normal";
}

static bool is_boxed(const struct node *node)
{
    return node->role == ROLE_NOTICE || node->role == ROLE_WARNING;
}

static void write_paragraph(struct docx_writer *writer, const struct node *node)
{
    struct docx_look look = { .style = paragraph_style(writer, node),
        .level = node->level,
        .label = node->level != LEVEL_NONE ? node->label : NULL,
        .keeps = leads_on(node) || is_held(node) };

    if (node->first == NULL && node->label == NULL)
        return;
    if (node->parent->kind == NODE_SIGNATURE)
        writer->after_table = false; /* its style keeps off by itself */
    if (is_boxed(node) && docx_block_is_indented(node))
        look.indent = BOX_INDENT;
    docx_block_paragraph(writer, node, look);
}

static void write_definition(
    struct docx_writer *writer, const struct node *node)
{
    docx_block_paragraph(writer, node,
        (struct docx_look){ .style = "Definition", .keeps = leads_on(node) });
}

/* A heading of the section itself, of a clause, or of a group in a section. */
static const char *heading_style(
    const struct docx_writer *writer, const struct node *node)
{
    bool in_schedule = writer->section == ROLE_SCHEDULE;
    int level = docx_writer_level(node);

    if (level == LEVEL_CLAUSE)
        return in_schedule ? "ScheduleClause" : "Heading1";
    if (level != LEVEL_NONE)
        return "Heading2";
    if (node->parent->kind == NODE_CLAUSE)
        return "Subheading";
    if (node->previous != NULL)
        return in_schedule ? "SchedulePart" : "GroupHeading";
    return in_schedule ? "ScheduleHeading" : "SectionHeading";
}

static void write_heading(struct docx_writer *writer, const struct node *node)
{
    struct docx_look look = { .style = heading_style(writer, node),
        .level = docx_writer_level(node),
        .label = docx_writer_label(node) };

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
    if (node->role != ROLE_SCHEDULE && writer->section == ROLE_SCHEDULE)
        writer->breaks = true;
    writer->section = node->role;
    docx_lists_enter(&writer->lists, node->role);
    write_children(writer, node);
}

static void write_cover_line(
    struct docx_writer *writer, const struct node *node)
{
    const char *style =
        node->role == ROLE_TITLE ? "CoverTitle" : role_styles[node->role];

    docx_block_paragraph(writer, node,
        (struct docx_look){ .style = style != NULL ? style : "Normal" });
}

static void write_cover(struct docx_writer *writer, const struct node *node)
{
    if (writer->logo != NULL)
        text_add(&writer->body, writer->logo);
    for (const struct node *line = node->first; line != NULL; line = line->next)
        write_cover_line(writer, line);
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
    const struct node *root = writer->document->root;

    if (root->first == NULL || root->first->kind != NODE_COVER)
        write_title(writer);
    write_children(writer, root);
    close_body(writer);
}

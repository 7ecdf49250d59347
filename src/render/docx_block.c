#include "render/docx_block.h"

#include "base/job.h"
#include "render/docx_chart.h"
#include "render/docx_contents.h"
#include "render/docx_table.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"
#include "render/grid.h"

#include <stddef.h>

enum { BELOW_TABLE = 200, BOX_INDENT = 920 }; /* twips */

static struct docx_numbers place(
    struct docx_writer *writer, const struct look *look)
{
    struct docx_lists *lists = &writer->lists;
    struct docx_numbered paragraph = { .change = writer->change,
        .level = look->level,
        .label = { look->old_label, look->label } };

    if (look->level == LEVEL_NONE || look->label == NULL)
        return (struct docx_numbers){ { 0 } };
    if (text_same(look->style, "ScheduleHeading"))
        return docx_lists_place_schedule(lists, paragraph);
    return docx_lists_place(lists, paragraph);
}

/* The w:num that shows the label; the style's own is not said again. */
static void add_number(struct docx_writer *writer, struct text *to,
    const struct look *look, int list)
{
    if (look->level == LEVEL_NONE ||
        docx_lists_is_bound(&writer->lists, look->level, list, look->style))
        return;
    text_format(to,
        "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>",
        list == 0 ? 0 : look->level - 1, list);
}

/* On one side of a comparison, in the order that the schema wants. */
static void add_properties(struct docx_writer *writer, struct text *to,
    const struct look *look, enum docx_side side, int list)
{
    const struct docx_next *next = &writer->next[side];

    text_format(to, "<w:pStyle w:val=\"%s\"/>", look->style);
    if (look->keeps)
        text_add(to, "<w:keepNext/>");
    if (next->breaks)
        text_add(to, "<w:pageBreakBefore/>");
    add_number(writer, to, look, list);
    if (next->breaks)
        text_add(to, "<w:spacing w:before=\"0\"/>");
    else if (next->after_table)
        text_format(to, "<w:spacing w:before=\"%d\"/>", BELOW_TABLE);
    if (look->indent > 0)
        text_format(to, "<w:ind w:left=\"%d\"/>", look->indent);
    if (look->is_right)
        text_add(to, "<w:jc w:val=\"right\"/>");
}

/* What the old side has, if that is another. */
static void add_old_properties(struct docx_writer *writer,
    const struct look *look, const struct docx_numbers *numbers,
    const char *properties)
{
    struct text old = text_new(writer->job->arena);

    if (!writer->document->is_comparison || writer->change != CHANGE_NONE)
        return;
    add_properties(writer, &old, look, DOCX_OLD, numbers->list[DOCX_OLD]);
    if (text_same(old.bytes, properties))
        return;
    text_add(&writer->body, "<w:pPrChange");
    docx_change_stamp(writer, &writer->body);
    text_format(&writer->body, "><w:pPr>%s</w:pPr></w:pPrChange>", old.bytes);
}

static void add_label(
    struct docx_writer *writer, enum change change, const char *label)
{
    enum change around = writer->change;

    writer->change = change;
    docx_text_run(writer, NULL, label);
    docx_text_tab(writer);
    writer->change = around;
}

/* Labels that no list can give; of two, the one that went comes first. */
static void add_labels(struct docx_writer *writer, const struct look *look,
    const struct docx_numbers *numbers)
{
    const char *const labels[] = { look->old_label, look->label };
    static const enum change changes[] = { CHANGE_DELETED, CHANGE_INSERTED };

    if (look->level == LEVEL_NONE || look->label == NULL)
        return;
    if (writer->change == CHANGE_NONE && numbers->list[DOCX_OLD] == 0 &&
        numbers->list[DOCX_NEW] == 0 && text_same(labels[0], labels[1])) {
        add_label(writer, CHANGE_NONE, look->label);
        return;
    }
    for (enum docx_side side = 0; side < DOCX_SIDES; side++)
        if (docx_change_is_on(writer->change, side) && numbers->list[side] == 0)
            add_label(writer, changes[side], labels[side]);
}

void docx_block_begin(struct docx_writer *writer, struct look look)
{
    struct text properties = text_new(writer->job->arena);
    struct docx_numbers numbers = place(writer, &look);
    enum docx_side side =
        writer->change == CHANGE_DELETED ? DOCX_OLD : DOCX_NEW;

    if (look.style == NULL)
        look.style = "Normal";
    add_properties(writer, &properties, &look, side, numbers.list[side]);
    text_format(&writer->body, "<w:p><w:pPr>%s", properties.bytes);
    if (writer->change != CHANGE_NONE) {
        text_add(&writer->body, "<w:rPr>");
        docx_change_mark(writer, &writer->body, writer->change);
        text_add(&writer->body, "</w:rPr>");
    }
    add_old_properties(writer, &look, &numbers, properties.bytes);
    text_add(&writer->body, "</w:pPr>");
    for (side = 0; side < DOCX_SIDES; side++)
        if (docx_change_is_on(writer->change, side))
            writer->next[side] = (struct docx_next){ false, false };
    writer->is_ended = writer->change != CHANGE_NONE;
    add_labels(writer, &look, &numbers);
}

void docx_block_end(struct docx_writer *writer)
{
    docx_change_turn(writer, CHANGE_NONE);
    text_add(&writer->body, "</w:p>");
    writer->change = CHANGE_NONE;
}

void docx_block_words(
    struct docx_writer *writer, struct look look, const char *words)
{
    docx_block_begin(writer, look);
    docx_text_run(writer, NULL, words);
    docx_block_end(writer);
}

/* Whose a paragraph is that reads so on each side; NULL: there is none. */
static enum change change_of(const char *old, const char *new)
{
    if (old == NULL || *old == '\0')
        return CHANGE_INSERTED;
    return new == NULL || *new == '\0' ? CHANGE_DELETED : CHANGE_NONE;
}

static void write_two_captions(
    struct docx_writer *writer, struct look look, const struct node *node)
{
    enum change change = change_of(node->old_caption, node->caption);

    writer->change = change;
    docx_block_begin(writer, look);
    docx_text_bookmark(writer, marks_name(&writer->marks, node), NULL);
    writer->change = CHANGE_DELETED;
    docx_text_run(writer, NULL, node->old_caption);
    writer->change = CHANGE_INSERTED;
    docx_text_run(writer, NULL, node->caption);
    docx_block_end(writer);
}

void docx_block_caption(
    struct docx_writer *writer, const struct node *node, int indent)
{
    struct look look = { .style = "Caption", .indent = indent };

    if (node->old_caption != NULL && node->change == CHANGE_NONE) {
        write_two_captions(writer, look, node);
    } else if (grid_has_caption(writer->job->arena, node)) {
        writer->change = node->change;
        docx_block_begin(writer, look);
        docx_text_bookmark(
            writer, marks_name(&writer->marks, node), node->caption);
        docx_block_end(writer);
    }
}

void docx_block_keep_off(struct docx_writer *writer, bool keeps_off)
{
    for (enum docx_side side = 0; side < DOCX_SIDES; side++)
        writer->next[side].after_table = keeps_off;
}

void docx_block_break(struct docx_writer *writer)
{
    for (enum docx_side side = 0; side < DOCX_SIDES; side++)
        writer->next[side].breaks = true;
}

bool docx_block_is_apart(const struct docx_writer *writer)
{
    const struct docx_next *next = writer->next;

    return writer->is_ended || next[DOCX_OLD].after_table ||
           next[DOCX_NEW].after_table;
}

/* Headings and signatures keep off a table above by their style. */
static void write_words(struct docx_writer *writer, const struct node *node)
{
    struct look look = outline_look(node);

    if (node->kind == NODE_PARAGRAPH && node->first == NULL &&
        node->label == NULL && !docx_comments_has(node))
        return;
    if (node->kind == NODE_HEADING || node->parent->kind == NODE_SIGNATURE)
        docx_block_keep_off(writer, false);
    if (look.is_boxed)
        look.indent = BOX_INDENT;
    writer->change = node->change;
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
        docx_block_break(writer);
    docx_lists_enter(&writer->lists, node->role);
    write_children(writer, node);
}

static void write_cover(struct docx_writer *writer, const struct node *node)
{
    if (writer->logo != NULL)
        text_add(&writer->body, writer->logo);
    write_children(writer, node);
    docx_block_break(writer);
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
    if (docx_block_is_apart(writer))
        docx_table_part(writer);
}

void docx_block_write(struct docx_writer *writer)
{
    if (!outline_has(writer->document, NODE_COVER))
        write_title(writer);
    write_children(writer, writer->document->root);
    close_body(writer);
}

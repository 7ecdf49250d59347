#include "render/odt_block.h"

#include "base/job.h"
#include "document/house.h"
#include "render/grid.h"
#include "render/odt_change.h"
#include "render/odt_chart.h"
#include "render/odt_contents.h"
#include "render/odt_remarks.h"
#include "render/odt_table.h"
#include "render/odt_text.h"
#include "render/odt_writer.h"
#include "render/picture.h"
#include "render/template.h"

#include <stddef.h>

/* In hundredths of a millimetre; numbers hang as templates/odt/styles.xml has
 * it for lists. */
enum { BOX_INDENT = 1270, SCHEDULE_INDENT = 3700 };

static const struct {
    int left, hanging;
} levels[LEVELS] = {
    [LEVEL_CLAUSE] = { 1270, 1270 },
    [LEVEL_SUB] = { 1270, 1270 },
    [LEVEL_LIMB] = { 2270, 1000 },
    [LEVEL_SUBLIMB] = { 3270, 1000 },
};

/* Where in the outline the headings of a style stand. Those that keep off what
 * is above have a style for the top of a page too, in which they do not. */
static const struct heading {
    const char *style;
    int level;
    const char *at_top;
} headings[] = {
    { "SectionHeading", 1, "SectionHeadingTop" },
    { "GroupHeading", 1, "GroupHeadingTop" },
    { "Heading1", 1, "Heading1Top" },
    { "ScheduleHeading", 1, NULL },
    { "Heading2", 2, NULL },
    { "SchedulePart", 2, NULL },
    { "ScheduleClause", 2, NULL },
};

/* Returns NULL if a style is not a heading's. */
static const struct heading *find_heading(const char *style)
{
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        if (text_same(headings[i].style, style))
            return &headings[i];
    return NULL;
}

/* The style itself, or one of its own for what this paragraph has besides. */
static const char *add_style(
    struct odt_writer *writer, struct look look, int hanging)
{
    struct arena *arena = writer->job->arena;
    struct text markup = text_new(arena);
    const char *page = odt_writer_page(writer);

    if (look.style == NULL)
        look.style = "Standard";
    if (writer->start == START_HERE && !look.keeps && !look.is_right &&
        look.indent == 0)
        return look.style;
    text_format(&markup,
        " style:family=\"paragraph\" style:parent-style-name=\"%s\"%s>"
        "<style:paragraph-properties%s",
        look.style, page, odt_writer_break(writer));
    if (look.keeps)
        text_add(&markup, " fo:keep-with-next=\"always\"");
    if (look.indent > 0)
        text_format(&markup, " fo:margin-left=\"%s\"",
            odt_writer_length(arena, look.indent));
    if (hanging > 0)
        text_format(&markup, " fo:text-indent=\"-%s\"",
            odt_writer_length(arena, hanging));
    if (look.is_right)
        text_add(&markup, " fo:text-align=\"end\"");
    text_add(&markup, "/>");
    return odt_writer_style(writer, markup.bytes);
}

/* Returns false if the label must be printed as words. */
static bool add_number(struct odt_writer *writer, struct look look)
{
    struct odt_lists *lists = &writer->lists;
    struct odt_numbered paragraph = { writer->change, look.level, look.label,
        look.old_label };

    if (look.level == LEVEL_NONE || look.label == NULL) {
        odt_lists_close(lists, &writer->body);
        return true;
    }
    if (text_same(look.style, "ScheduleHeading"))
        return odt_lists_open_schedule(lists, &writer->body, paragraph);
    return odt_lists_open(lists, &writer->body, paragraph);
}

/* A label that is words hangs all the same. Returns how far. */
static int hang(struct look *look)
{
    bool is_schedule = text_same(look->style, "ScheduleHeading");

    look->indent = is_schedule ? SCHEDULE_INDENT : levels[look->level].left;
    return is_schedule ? SCHEDULE_INDENT : levels[look->level].hanging;
}

static void add_label(
    struct odt_writer *writer, enum change change, const char *label)
{
    odt_change_turn(writer, change);
    odt_text_span(writer, NULL, label);
    odt_text_tab(writer);
    odt_change_turn(writer, CHANGE_NONE);
}

static void add_labels(struct odt_writer *writer, const struct look *look)
{
    if (look->old_label == NULL || text_same(look->label, look->old_label)) {
        add_label(writer, CHANGE_NONE, look->label);
    } else {
        add_label(writer, CHANGE_DELETED, look->old_label);
        add_label(writer, CHANGE_INSERTED, look->label);
    }
}

static const char *start_tag(
    struct odt_writer *writer, const struct heading *heading, const char *style)
{
    struct arena *arena = writer->job->arena;

    if (heading == NULL)
        return arena_format(arena, "<text:p text:style-name=\"%s\">", style);
    return arena_format(arena,
        "<text:h text:style-name=\"%s\" text:outline-level=\"%d\">", style,
        heading->level);
}

void odt_block_begin(struct odt_writer *writer, struct look look)
{
    odt_change_begin(writer);
    bool is_numbered = add_number(writer, look);
    const char *tag;
    const struct heading *heading = find_heading(look.style);
    int hanging = 0; /* how much farther left its first line starts */

    if (heading != NULL && heading->at_top != NULL &&
        writer->start != START_HERE)
        look.style = heading->at_top;
    if (!is_numbered)
        hanging = hang(&look);
    writer->element = heading != NULL ? "text:h" : "text:p";
    writer->is_spaced = true;
    tag = start_tag(writer, heading, add_style(writer, look, hanging));
    text_add(&writer->body, tag);
    odt_change_begun(writer, tag);
    if (!is_numbered)
        add_labels(writer, &look);
}

void odt_block_end(struct odt_writer *writer)
{
    odt_change_end(writer);
    text_format(&writer->body, "</%s>\n", writer->element);
    odt_change_ended(writer);
}

void odt_block_words(
    struct odt_writer *writer, struct look look, const char *words)
{
    odt_block_begin(writer, look);
    odt_text_span(writer, NULL, words);
    odt_block_end(writer);
}

/* Whose a caption is that only one text has. */
static enum change caption_change(const struct node *node)
{
    if (node->change != CHANGE_NONE || node->old_caption == NULL)
        return node->change;
    if (*node->old_caption == '\0')
        return CHANGE_INSERTED;
    return node->caption == NULL ? CHANGE_DELETED : CHANGE_NONE;
}

void odt_block_caption(
    struct odt_writer *writer, const struct node *node, int indent)
{
    struct look look = { .style = "Caption", .indent = indent };
    const char *mark = marks_name(&writer->marks, node);
    bool differs = node->old_caption != NULL && node->change == CHANGE_NONE;

    if (!differs && !grid_has_caption(writer->job->arena, node))
        return;
    writer->change = caption_change(node);
    odt_block_begin(writer, look);
    odt_text_bookmark_begin(writer, mark);
    odt_change_turn(writer, differs ? CHANGE_DELETED : CHANGE_NONE);
    odt_text_span(writer, NULL, differs ? node->old_caption : NULL);
    odt_change_turn(writer, differs ? CHANGE_INSERTED : CHANGE_NONE);
    odt_text_span(writer, NULL, node->caption);
    odt_change_turn(writer, CHANGE_NONE);
    odt_text_bookmark_end(writer, mark);
    odt_block_end(writer);
}

static void write_words(struct odt_writer *writer, const struct node *node)
{
    struct look look = outline_look(node);

    if (node->kind == NODE_PARAGRAPH && node->first == NULL &&
        node->label == NULL && !odt_remarks_has(node))
        return;
    if (look.is_boxed)
        look.indent = BOX_INDENT;
    writer->change = node->change;
    odt_block_begin(writer, look);
    odt_text_content(writer, node);
    odt_block_end(writer);
}

static void write_children(struct odt_writer *writer, const struct node *node);

/* Schedules start a page each, and so does what comes after the last. */
static void write_section(struct odt_writer *writer, const struct node *node)
{
    const struct node *last = node->previous;

    if (node->role != ROLE_SCHEDULE && last != NULL &&
        last->role == ROLE_SCHEDULE)
        writer->start = START_PAGE;
    odt_lists_close(&writer->lists, &writer->body);
    odt_lists_enter(&writer->lists, node->role);
    write_children(writer, node);
}

static void write_logo(struct odt_writer *writer)
{
    struct arena *arena = writer->job->arena;
    const struct value values[] = {
        { "width", odt_writer_length(arena, writer->logo->width), false },
        { "height", odt_writer_length(arena, writer->logo->height), false },
        { "words", writer->document->house->logo_text, false },
    };

    odt_block_begin(writer, (struct look){ .style = "Logo" });
    text_add(&writer->body,
        template_fill(arena,
            "<draw:frame draw:style-name=\"InLine\" draw:name=\"Logo\" "
            "text:anchor-type=\"as-char\" svg:width=\"{{width}}\" "
            "svg:height=\"{{height}}\"><draw:image "
            "xlink:href=\"Pictures/logo.png\" xlink:type=\"simple\" "
            "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>"
            "<svg:title>{{words}}</svg:title></draw:frame>",
            values, sizeof values / sizeof *values));
    odt_block_end(writer);
}

static void write_cover(struct odt_writer *writer, const struct node *node)
{
    writer->start = START_COVER;
    if (writer->logo->image.start != NULL)
        write_logo(writer);
    write_children(writer, node);
    writer->start = START_BODY;
}

static void (*const writers[NODE_KINDS])(
    struct odt_writer *writer, const struct node *node) = {
    [NODE_COVER] = write_cover,
    [NODE_CONTENTS] = odt_contents_write,
    [NODE_SECTION] = write_section,
    [NODE_CLAUSE] = write_children,
    [NODE_HEADING] = write_words,
    [NODE_PARAGRAPH] = write_words,
    [NODE_TABLE] = odt_table_write,
    [NODE_CHART] = odt_chart_write,
    [NODE_DEFINITION] = write_words,
    [NODE_SIGNATURE] = write_children,
};

static void write_children(struct odt_writer *writer, const struct node *node)
{
    for (const struct node *child = node->first; child != NULL;
         child = child->next)
        if (writers[child->kind] != NULL)
            writers[child->kind](writer, child);
}

/* A document without a cover is headed by its title all the same. */
static void write_title(struct odt_writer *writer)
{
    const struct document *document = writer->document;

    odt_block_words(writer, (struct look){ .style = "Title" }, document->title);
    if (document->subject != NULL)
        odt_block_words(
            writer, (struct look){ .style = "Subtitle" }, document->subject);
}

/* After a table that is last, office programs want a paragraph. */
static void close_body(struct odt_writer *writer)
{
    const struct node *last = writer->document->root->last;

    odt_lists_close(&writer->lists, &writer->body);
    odt_change_apart(writer);
    while (last != NULL && last->kind != NODE_TABLE)
        last = last->last;
    if (last != NULL)
        odt_block_words(writer, (struct look){ .style = "End" }, NULL);
}

void odt_block_write(struct odt_writer *writer)
{
    if (!outline_has(writer->document, NODE_COVER))
        write_title(writer);
    write_children(writer, writer->document->root);
    close_body(writer);
}

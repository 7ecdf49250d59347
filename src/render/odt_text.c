#include "render/odt_text.h"

#include "base/job.h"
#include "base/names.h"
#include "render/odt_change.h"
#include "render/odt_remarks.h"
#include "render/odt_writer.h"
#include "render/runs.h"

#include <string.h>

/* What a place to type in holds until then: in a table its cell is enough. */
enum { LINE = 44, GAP = 8 };
static const char HARD_SPACE[] = "\u00a0";

/* A span has one style, so what is defined and waits has one of its own. */
static const char *style_of(const struct odt_writer *writer, const char *style)
{
    if (!writer->waits)
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

void odt_text_bookmark_begin(struct odt_writer *writer, const char *name)
{
    if (name != NULL)
        text_format(
            &writer->body, "<text:bookmark-start text:name=\"%s\"/>", name);
}

void odt_text_bookmark_end(struct odt_writer *writer, const char *name)
{
    if (name != NULL)
        text_format(
            &writer->body, "<text:bookmark-end text:name=\"%s\"/>", name);
}

/* A place to type in, that says what is wanted, and a line when printed. */
static void add_blank(struct odt_writer *writer, const struct run *run)
{
    bool in_cell = document_above(run->node, NODE_CELL) != NULL;
    bool is_styled = begin_span(writer, in_cell ? NULL : "Blank");
    struct text *body = &writer->body;

    text_add(body, "<text:text-input text:description=\"");
    text_add_xml(body, run->words);
    text_add(body, "\">");
    for (int i = in_cell ? LINE - GAP : 0; i < LINE; i++)
        text_add(body, HARD_SPACE);
    text_add(body, "</text:text-input>");
    writer->is_spaced = false;
    if (is_styled)
        end_span(writer);
}

static void add_link(struct odt_writer *writer, const struct run *run)
{
    odt_text_link_begin(writer, run->bookmark);
    odt_text_span(writer, NULL, run->words);
    odt_text_link_end(writer);
}

/* What an office program is told to compute. */
static const char *const formats[RUN_KINDS] = {
    [RUN_OWN_NUMBER] = "number-no-superior",
    [RUN_ONLY_NUMBER] = "number-no-superior",
    [RUN_WHOLE_NUMBER] = "number-all-superior",
    [RUN_HEADING] = "text",
};

static void add_field(struct odt_writer *writer, const struct run *run)
{
    bool is_styled = begin_span(writer, NULL);

    text_format(&writer->body,
        "<text:bookmark-ref text:ref-name=\"%s\" text:reference-format=\"%s\">",
        run->bookmark, formats[run->kind]);
    text_add_xml(&writer->body, run->words);
    text_add(&writer->body, "</text:bookmark-ref>");
    writer->is_spaced = false;
    if (is_styled)
        end_span(writer);
}

static bool leads_to_gone(
    const struct odt_writer *writer, const struct run *run)
{
    return run->bookmark != NULL && run->kind != RUN_BEGIN &&
           run->kind != RUN_END &&
           names_find(&writer->gone_marks, run->bookmark) != NULL;
}

static void add_run(struct odt_writer *writer, const struct run *run)
{
    enum run_kind kind = leads_to_gone(writer, run) ? RUN_WORDS : run->kind;

    writer->waits = run->waits;
    odt_change_turn(writer, run->change);
    switch (kind) {
    case RUN_WORDS:
        odt_text_span(writer, NULL, run->words);
        break;
    case RUN_DEFINED:
        odt_text_span(writer, "DefinedTerm", run->words);
        break;
    case RUN_BLANK:
        add_blank(writer, run);
        break;
    case RUN_LINK:
        add_link(writer, run);
        break;
    case RUN_BEGIN:
        text_format(&writer->body, "<text:bookmark-start text:name=\"%s\"/>",
            run->bookmark);
        break;
    case RUN_END:
        text_format(&writer->body, "<text:bookmark-end text:name=\"%s\"/>",
            run->bookmark);
        break;
    default:
        add_field(writer, run);
        break;
    }
}

/* After the heading's bookmark, so that no field repeats it. */
static void add_comment_link(struct odt_writer *writer, const struct node *node)
{
    const struct render_copy *copy = writer->options.copy;
    const char *address = copy != NULL && node->bookmark != NULL
                              ? names_find(copy->links, node->bookmark)
                              : NULL;

    if (address == NULL)
        return;
    odt_text_span(writer, NULL, "\u2003");
    text_add(&writer->body, "<text:a xlink:type=\"simple\" xlink:href=\"");
    text_add_xml(&writer->body, address);
    text_add(&writer->body,
        "\" text:style-name=\"Link\" text:visited-style-name=\"Link\">");
    odt_text_span(writer, "CommentLink", copy->link_words);
    odt_text_link_end(writer);
}

void odt_text_content(struct odt_writer *writer, const struct node *node)
{
    const struct run *run = runs_of(writer->job->arena, writer->document,
        &writer->marks, node, odt_lists_is_computed);

    odt_remarks_begin(writer, node);
    for (; run != NULL; run = run->next)
        add_run(writer, run);
    odt_change_turn(writer, CHANGE_NONE);
    writer->waits = false;
    add_comment_link(writer, node);
    odt_remarks_end(writer);
}

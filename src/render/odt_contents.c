#include "render/odt_contents.h"

#include "base/job.h"
#include "render/odt_block.h"
#include "render/odt_change.h"
#include "render/odt_text.h"
#include "render/odt_writer.h"
#include "render/outline.h"

#include <stddef.h>

/* What is gathered when the table is made anew, and how entries look then. */
static const struct {
    const char *style;      /* of the entry */
    const char *sources[2]; /* of the heading; the second at a page's top */
    const char *tab;        /* after its number, if it has one */
} levels[] = {
    { "TOC1", { "Heading1", "Heading1Top" }, "10mm" },
    { "TOC2", { "ScheduleHeading" }, "26mm" },
    { "TOC3", { "GroupHeading", "GroupHeadingTop" }, NULL },
    { "TOC4", { "SectionHeading", "SectionHeadingTop" }, NULL },
};
enum { LEVEL_COUNT = sizeof levels / sizeof *levels };

static void add_entry_template(struct odt_writer *writer, int level)
{
    struct text *body = &writer->body;

    text_format(body,
        "<text:table-of-content-entry-template text:outline-level=\"%d\" "
        "text:style-name=\"%s\"><text:index-entry-link-start "
        "text:style-name=\"Link\"/>",
        level + 1, levels[level].style);
    if (levels[level].tab != NULL)
        text_format(body,
            "<text:index-entry-chapter/><text:index-entry-tab-stop "
            "style:type=\"left\" style:position=\"%s\" "
            "style:leader-char=\" \"/>",
            levels[level].tab);
    text_add(body, "<text:index-entry-text/>");
    if (writer->options.page_count > 0)
        text_add(body, "<text:index-entry-tab-stop style:type=\"right\" "
                       "style:leader-char=\".\"/>"
                       "<text:index-entry-page-number/>");
    text_add(body, "<text:index-entry-link-end/>"
                   "</text:table-of-content-entry-template>\n");
}

static void add_sources(struct odt_writer *writer, int level)
{
    struct text *body = &writer->body;

    text_format(body, "<text:index-source-styles text:outline-level=\"%d\">",
        level + 1);
    for (int i = 0; i < 2 && levels[level].sources[i] != NULL; i++)
        text_format(body, "<text:index-source-style text:style-name=\"%s\"/>",
            levels[level].sources[i]);
    text_add(body, "</text:index-source-styles>\n");
}

static void add_recipe(struct odt_writer *writer)
{
    struct text *body = &writer->body;

    text_add(body,
        "<text:table-of-content-source text:outline-level=\"4\" "
        "text:use-outline-level=\"false\" text:use-index-marks=\"false\" "
        "text:use-index-source-styles=\"true\">"
        "<text:index-title-template text:style-name=\"TOCHeading\">Contents"
        "</text:index-title-template>\n");
    for (int i = 0; i < LEVEL_COUNT; i++)
        add_entry_template(writer, i);
    for (int i = 0; i < LEVEL_COUNT; i++)
        add_sources(writer, i);
    text_add(body, "</text:table-of-content-source>\n");
}

/* Pages are given in the order of the entries. */
static void add_page(struct odt_writer *writer)
{
    const struct render_options *options = &writer->options;
    size_t entry = writer->next_page++;

    if (entry >= options->page_count)
        return;
    odt_text_tab(writer);
    odt_text_span(writer, NULL,
        arena_format(writer->job->arena, "%d", options->pages[entry]));
}

/* The table of a comparison is the new text's. */
static const char *new_words(struct arena *arena, const struct node *heading)
{
    struct text words = text_new(arena);

    for (struct walk w = document_walk(heading); document_next(&w);)
        if (w.entering && w.node->text != NULL &&
            w.node->change != CHANGE_DELETED)
            text_add(&words, w.node->text);
    return words.bytes;
}

static void add_entry(struct odt_writer *writer, const struct node *heading)
{
    const char *bookmark = marks_leading(&writer->marks, heading);
    const char *label = outline_label(heading);
    const char *style = outline_entry(heading);
    const char *words = new_words(writer->job->arena, heading);

    if (label == NULL && text_same(style, "TOC1"))
        style = "TOC4";
    odt_block_begin(writer, (struct look){ .style = style });
    if (bookmark != NULL)
        odt_text_link_begin(writer, bookmark);
    if (label != NULL) {
        odt_text_span(writer, NULL, label);
        odt_text_tab(writer);
    }
    odt_text_span(writer, NULL, words);
    add_page(writer);
    if (bookmark != NULL)
        odt_text_link_end(writer);
    odt_block_end(writer);
}

void odt_contents_write(struct odt_writer *writer, const struct node *contents)
{
    struct walk walk = document_walk(writer->document->root);
    const struct node *entry = outline_next_entry(&walk);
    struct text *body = &writer->body;

    (void)contents;
    if (entry == NULL)
        return;
    odt_change_apart(writer);
    text_add(body, "<text:table-of-content text:name=\"Contents\" "
                   "text:protected=\"true\">\n");
    add_recipe(writer);
    text_add(body,
        "<text:index-body><text:index-title text:name=\"Contents_Head\">\n");
    odt_block_words(writer, (struct look){ .style = "TOCHeading" }, "Contents");
    text_add(body, "</text:index-title>\n");
    odt_change_apart(writer);
    for (; entry != NULL; entry = outline_next_entry(&walk))
        if (entry->change != CHANGE_DELETED)
            add_entry(writer, entry);
    odt_change_apart(writer);
    text_add(body, "</text:index-body></text:table-of-content>\n");
    writer->start = START_PAGE;
}

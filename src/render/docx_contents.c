#include "render/docx_contents.h"

#include "base/job.h"
#include "render/docx_block.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"
#include "render/outline.h"
#include "render/runs.h"

#include <stddef.h>

/* The styles that are gathered, each with the level of its entries. */
static const char CODE[] =
    "TOC %s\\h \\z \\o \"1-1\" \\t \"Section Heading,1,Schedule Heading,2,"
    "Group Heading,3\"";

/* Pages are given in the order of the entries. */
static void add_page(struct docx_writer *writer, const char *bookmark)
{
    const struct render_options *options = &writer->options;
    struct arena *arena = writer->job->arena;
    size_t entry = writer->next_page++;

    if (entry >= options->page_count || bookmark == NULL)
        return;
    docx_text_tab(writer);
    docx_text_field_begin(
        writer, arena_format(arena, "PAGEREF %s \\h", bookmark));
    docx_text_run(
        writer, NULL, arena_format(arena, "%d", options->pages[entry]));
    docx_text_field_end(writer);
}

static void add_label(
    struct docx_writer *writer, enum change change, const char *label)
{
    writer->change = change;
    docx_text_run(writer, NULL, label);
}

/* Two numbers share the one tab. */
static void add_labels(struct docx_writer *writer, const struct node *heading)
{
    const char *label = outline_label(heading);
    const char *old = outline_old_label(heading);

    if (label == NULL)
        return;
    if (heading->change != CHANGE_NONE || text_same(label, old)) {
        add_label(writer, heading->change, label);
    } else {
        add_label(writer, CHANGE_DELETED, old);
        add_label(writer, CHANGE_INSERTED, label);
        writer->change = CHANGE_NONE;
    }
    docx_text_tab(writer);
}

static bool is_mixed(const struct node *heading)
{
    for (struct walk w = document_walk(heading); document_next(&w);)
        if (w.node->change != heading->change)
            return true;
    return false;
}

/* Some of a heading's words may be new, and some gone. */
static void add_words(struct docx_writer *writer, const struct node *heading)
{
    struct arena *arena = writer->job->arena;
    struct text words = text_new(arena);

    if (is_mixed(heading)) {
        const struct run *run =
            runs_of(arena, writer->document, &writer->marks, heading, NULL);

        for (; run != NULL; run = run->next) {
            writer->change = run->change;
            docx_text_run(writer, NULL, run->words);
        }
    } else {
        document_words(heading, &words);
        writer->change = heading->change;
        docx_text_run(writer, NULL, words.bytes);
    }
    writer->change = heading->change;
}

/* One paragraph of the contents; the first begins the field of all. */
static void add_entry(
    struct docx_writer *writer, const struct node *heading, const char *code)
{
    const char *bookmark = marks_leading(&writer->marks, heading);

    writer->change = heading->change;
    docx_block_begin(writer, (struct look){ .style = outline_entry(heading) });
    writer->change = CHANGE_NONE;
    if (code != NULL)
        docx_text_field_begin(writer, code);
    if (bookmark != NULL)
        docx_text_link_begin(writer, bookmark);
    add_labels(writer, heading);
    add_words(writer, heading);
    add_page(writer, bookmark);
    if (bookmark != NULL)
        docx_text_link_end(writer);
}

/* If the last entry goes, the end of the field must stay. */
static void end_field(struct docx_writer *writer, const struct node *last)
{
    if (last->change != CHANGE_NONE) {
        docx_block_end(writer);
        docx_block_begin(writer, (struct look){ .style = "TOC1" });
    }
    writer->change = CHANGE_NONE;
    docx_text_field_end(writer);
    docx_block_end(writer);
}

void docx_contents_write(
    struct docx_writer *writer, const struct node *contents)
{
    struct walk walk = document_walk(writer->document->root);
    const struct node *entry = outline_next_entry(&walk);
    const struct node *last;
    bool has_pages = writer->options.page_count > 0;

    (void)contents;
    if (entry == NULL)
        return;
    docx_block_words(
        writer, (struct look){ .style = "TOCHeading" }, "Contents");

    last = entry;
    add_entry(writer, entry,
        arena_format(writer->job->arena, CODE, has_pages ? "" : "\\n "));
    while ((entry = outline_next_entry(&walk)) != NULL) {
        docx_block_end(writer);
        add_entry(writer, entry, NULL);
        last = entry;
    }
    end_field(writer, last);
    docx_block_break(writer);
}

#include "render/docx_contents.h"

#include "base/job.h"
#include "render/docx_block.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"
#include "render/outline.h"

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

static void add_entry(struct docx_writer *writer, const struct node *heading)
{
    const char *bookmark = marks_leading(&writer->marks, heading);
    const char *label = outline_label(heading);
    struct text words = text_new(writer->job->arena);

    document_words(heading, &words);
    if (bookmark != NULL)
        docx_text_link_begin(writer, bookmark);
    if (label != NULL) {
        docx_text_run(writer, NULL, label);
        docx_text_tab(writer);
    }
    docx_text_run(writer, NULL, words.bytes);
    add_page(writer, bookmark);
    if (bookmark != NULL)
        docx_text_link_end(writer);
}

void docx_contents_write(
    struct docx_writer *writer, const struct node *contents)
{
    struct walk walk = document_walk(writer->document->root);
    const struct node *entry = outline_next_entry(&walk);
    bool has_pages = writer->options.page_count > 0;

    (void)contents;
    if (entry == NULL)
        return;
    docx_block_words(
        writer, (struct look){ .style = "TOCHeading" }, "Contents");

    docx_block_begin(writer, (struct look){ .style = outline_entry(entry) });
    docx_text_field_begin(writer,
        arena_format(writer->job->arena, CODE, has_pages ? "" : "\\n "));
    add_entry(writer, entry);
    while ((entry = outline_next_entry(&walk)) != NULL) {
        docx_block_end(writer);
        docx_block_begin(
            writer, (struct look){ .style = outline_entry(entry) });
        add_entry(writer, entry);
    }
    docx_text_field_end(writer);
    docx_block_end(writer);
    writer->breaks = true;
}

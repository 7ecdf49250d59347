#include "render/docx_contents.h"

#include "base/job.h"
#include "render/docx_block.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"

#include <stddef.h>

/* The styles that are gathered, each with the level of its entries. */
static const char CODE[] =
    "TOC %s\\h \\z \\o \"1-1\" \\t \"Section Heading,1,Schedule Heading,2,"
    "Group Heading,3\"";

static bool has_contents(const struct node *root)
{
    for (const struct node *n = root->first; n != NULL; n = n->next)
        if (n->kind == NODE_CONTENTS)
            return true;
    return false;
}

/* What a heading's entry looks like. Returns NULL if it gets no entry. */
static const char *entry_style(const struct node *heading)
{
    const struct node *parent = heading->parent;
    bool in_schedule =
        document_above(heading, NODE_SECTION)->role == ROLE_SCHEDULE;

    if (parent->kind == NODE_SECTION && heading->previous == NULL)
        return in_schedule ? "TOC2" : "TOC1";
    if (in_schedule)
        return NULL;
    if (docx_writer_level(heading) == LEVEL_CLAUSE)
        return "TOC1";
    return parent->kind == NODE_SECTION ? "TOC3" : NULL;
}

static bool is_entry(const struct node *node)
{
    return node->kind == NODE_HEADING &&
           document_above(node, NODE_SECTION) != NULL &&
           entry_style(node) != NULL;
}

/* Pages are given in the order of the entries. */
static void add_page(struct docx_writer *writer, const char *bookmark)
{
    const struct docx_options *options = &writer->options;
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
    const struct node *anchor = docx_writer_anchor(writer, heading);
    const char *bookmark =
        anchor == NULL ? NULL : docx_writer_bookmark(writer, anchor);
    const char *label = docx_writer_label(heading);
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

static const struct node *next_entry(struct walk *walk)
{
    while (document_next(walk))
        if (walk->entering && is_entry(walk->node))
            return walk->node;
    return NULL;
}

void docx_contents_write(
    struct docx_writer *writer, const struct node *contents)
{
    struct walk walk = document_walk(writer->document->root);
    const struct node *entry = next_entry(&walk);
    bool has_pages = writer->options.page_count > 0;

    (void)contents;
    if (entry == NULL)
        return;
    docx_block_begin(writer, (struct docx_look){ .style = "TOCHeading" });
    docx_text_run(writer, NULL, "Contents");
    docx_block_end(writer);

    docx_block_begin(writer, (struct docx_look){ .style = entry_style(entry) });
    docx_text_field_begin(writer,
        arena_format(writer->job->arena, CODE, has_pages ? "" : "\\n "));
    add_entry(writer, entry);
    while ((entry = next_entry(&walk)) != NULL) {
        docx_block_end(writer);
        docx_block_begin(
            writer, (struct docx_look){ .style = entry_style(entry) });
        add_entry(writer, entry);
    }
    docx_text_field_end(writer);
    docx_block_end(writer);
    writer->breaks = true;
}

void docx_contents_need(struct docx_writer *writer)
{
    struct walk walk = document_walk(writer->document->root);
    const struct node *entry;

    if (!has_contents(writer->document->root))
        return;
    while ((entry = next_entry(&walk)) != NULL)
        docx_writer_need(writer, docx_writer_anchor(writer, entry));
}

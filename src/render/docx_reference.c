#include "render/docx_reference.h"

#include "base/job.h"
#include "render/chain.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"
#include "render/outline.h"

#include <string.h>

static const struct node *anchor_of(
    const struct docx_writer *writer, const struct node *node)
{
    return outline_anchor(writer->document->root, node);
}

static void add_field(struct docx_writer *writer, const struct node *anchor,
    const char *switches, const char *words)
{
    const char *bookmark = marks_name(&writer->marks, anchor);

    docx_text_field_begin(writer,
        arena_format(writer->job->arena, "REF %s %s", bookmark, switches));
    docx_text_run(writer, NULL, words);
    docx_text_field_end(writer);
}

static void add_link(
    struct docx_writer *writer, const struct node *anchor, const char *words)
{
    docx_text_link_begin(writer, marks_name(&writer->marks, anchor));
    docx_text_run(writer, NULL, words);
    docx_text_link_end(writer);
}

/* Each number of the chain by itself, as no one field can give them all. */
static void add_links_of_chain(
    struct docx_writer *writer, const struct chain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        const struct node *node = chain->links[i];
        const struct node *anchor = anchor_of(writer, node);
        const char *number = chain_number(writer->job->arena, node);

        if (anchor != NULL)
            add_field(writer, anchor, "\\n \\h", number);
        else
            docx_text_run(writer, NULL, number);
    }
}

static void add_number(struct docx_writer *writer, const struct node *anchor,
    const struct chain *chain, const char *words)
{
    const char *number = chain_words(writer->job->arena, chain);
    const char *at = chain_find(words, number);
    bool is_own = at == NULL;

    if (is_own) {
        number =
            chain_number(writer->job->arena, chain->links[chain->count - 1]);
        at = chain_find(words, number);
    }
    if (at == NULL) {
        add_link(writer, anchor, words);
        return;
    }
    docx_text_run(writer, NULL,
        arena_format(writer->job->arena, "%.*s", (int)(at - words), words));
    if (is_own)
        add_field(writer, anchor, "\\n \\h", number);
    else if (chain->count == 1)
        add_field(writer, anchor, "\\r \\h", number);
    else if (chain->is_regular)
        add_field(writer, anchor, "\\w \\h", number);
    else
        add_links_of_chain(writer, chain);
    docx_text_run(writer, NULL, at + strlen(number));
}

static void add_heading(struct docx_writer *writer, const struct node *anchor,
    const struct node *landing, const char *words)
{
    struct text heading = text_new(writer->job->arena);

    document_words(landing, &heading);
    if (text_same(heading.bytes, words))
        add_field(writer, anchor, "\\h", words);
    else
        add_link(writer, anchor, words);
}

void docx_reference_write(
    struct docx_writer *writer, const struct node *reference)
{
    const struct node *target = reference->target;
    const struct node *anchor =
        target == NULL ? NULL : anchor_of(writer, target);
    const char *words = reference->text;

    if (anchor == NULL || words == NULL) {
        docx_text_run(writer, NULL, words);
        return;
    }

    const struct node *landing = outline_landing(target);
    struct chain chain = chain_to(writer->document->house, landing);
    if (reference->form == REFERENCE_WORDS)
        add_heading(writer, anchor, landing, words);
    else
        add_number(writer, anchor, &chain, words);
}

void docx_reference_need(
    struct docx_writer *writer, const struct node *reference)
{
    const struct node *target = reference->target;

    if (target == NULL || anchor_of(writer, target) == NULL)
        return;
    marks_need(&writer->marks, anchor_of(writer, target));

    struct chain chain =
        chain_to(writer->document->house, outline_landing(target));
    for (size_t i = 0; !chain.is_regular && i < chain.count; i++)
        marks_need(&writer->marks, anchor_of(writer, chain.links[i]));
}

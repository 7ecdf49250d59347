#include "render/odt_reference.h"

#include "base/job.h"
#include "render/chain.h"
#include "render/odt_text.h"
#include "render/odt_writer.h"
#include "render/outline.h"

#include <string.h>

static const struct node *anchor_of(
    const struct odt_writer *writer, const struct node *node)
{
    return outline_anchor(writer->document->root, node);
}

static void add_field(struct odt_writer *writer, const struct node *anchor,
    const char *format, const char *words)
{
    odt_text_reference(
        writer, marks_name(&writer->marks, anchor), format, words);
}

static void add_link(
    struct odt_writer *writer, const struct node *anchor, const char *words)
{
    odt_text_link_begin(writer, marks_name(&writer->marks, anchor));
    odt_text_span(writer, NULL, words);
    odt_text_link_end(writer);
}

/* Each number of the chain by itself, as no one field can give them all. */
static void add_links_of_chain(
    struct odt_writer *writer, const struct chain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        const struct node *node = chain->links[i];
        const struct node *anchor = anchor_of(writer, node);
        const char *number = chain_number(writer->job->arena, node);

        if (anchor != NULL)
            add_field(writer, anchor, "number-no-superior", number);
        else
            odt_text_span(writer, NULL, number);
    }
}

static bool is_computed(
    const struct odt_writer *writer, const struct chain *chain)
{
    for (size_t i = 0; i < chain->count; i++)
        if (!odt_lists_is_computed(writer->document->house, chain->links[i]))
            return false;
    return true;
}

static void add_number(struct odt_writer *writer, const struct node *anchor,
    const struct chain *chain, const char *words)
{
    struct arena *arena = writer->job->arena;
    const char *number = chain_words(arena, chain);
    const char *at = chain_find(words, number);
    bool is_own = at == NULL;

    if (is_own) {
        number = chain_number(arena, chain->links[chain->count - 1]);
        at = chain_find(words, number);
    }
    if (at == NULL || !is_computed(writer, chain)) {
        add_link(writer, anchor, words);
        return;
    }
    odt_text_span(
        writer, NULL, arena_format(arena, "%.*s", (int)(at - words), words));
    if (is_own || chain->count == 1)
        add_field(writer, anchor, "number-no-superior", number);
    else if (chain->is_regular)
        add_field(writer, anchor, "number-all-superior", number);
    else
        add_links_of_chain(writer, chain);
    odt_text_span(writer, NULL, at + strlen(number));
}

static void add_heading(struct odt_writer *writer, const struct node *anchor,
    const struct node *landing, const char *words)
{
    struct text heading = text_new(writer->job->arena);

    document_words(landing, &heading);
    if (text_same(heading.bytes, words))
        add_field(writer, anchor, "text", words);
    else
        add_link(writer, anchor, words);
}

void odt_reference_write(
    struct odt_writer *writer, const struct node *reference)
{
    const struct node *target = reference->target;
    const struct node *anchor =
        target == NULL ? NULL : anchor_of(writer, target);
    const char *words = reference->text;

    if (anchor == NULL || words == NULL) {
        odt_text_span(writer, NULL, words);
        return;
    }

    const struct node *landing = outline_landing(target);
    struct chain chain = chain_to(writer->document->house, landing);
    if (reference->form == REFERENCE_WORDS)
        add_heading(writer, anchor, landing, words);
    else
        add_number(writer, anchor, &chain, words);
}

void odt_reference_need(struct odt_writer *writer, const struct node *reference)
{
    const struct node *target = reference->target;
    const struct node *anchor =
        target == NULL ? NULL : anchor_of(writer, target);

    if (anchor == NULL)
        return;
    marks_need(&writer->marks, anchor);

    struct chain chain =
        chain_to(writer->document->house, outline_landing(target));
    for (size_t i = 0; !chain.is_regular && i < chain.count; i++)
        marks_need(&writer->marks, anchor_of(writer, chain.links[i]));
}

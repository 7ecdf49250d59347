#include "render/docx_reference.h"

#include "base/job.h"
#include "document/house.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"

#include <ctype.h>
#include <string.h>

/*
 * The paragraphs whose numbers make up a whole number, the last being where it
 * leads: 4.1, (a), (i). It is regular if Word's own full number says the same:
 * no level is passed over, and none was started afresh on the way.
 */
struct chain {
    const struct node *links[LEVELS];
    size_t count;
    bool is_regular;
};

/* The nearest numbered paragraph above in the clause that stands less deep. */
static const struct node *numbered_above(
    const struct node *node, bool *is_regular)
{
    int level = docx_writer_level(node);
    const struct node *above = node->previous;

    for (; above != NULL; above = above->previous) {
        int other = docx_writer_level(above);

        if (above->kind == NODE_DEFINITION)
            *is_regular = false;
        if (other == LEVEL_NONE || other >= level ||
            docx_writer_label(above) == NULL)
            continue;
        *is_regular = *is_regular && other == level - 1;
        return above;
    }
    return NULL;
}

static bool is_whole(const struct docx_writer *writer, int level)
{
    const char *format = writer->document->house->number_format[level];

    return level == LEVEL_CLAUSE || strstr(format, "%1") != NULL;
}

static struct chain chain_to(
    const struct docx_writer *writer, const struct node *landing)
{
    struct chain backwards = { .is_regular = true };
    struct chain chain = { .count = 0 };
    const struct node *node = landing;

    while (node != NULL && backwards.count < LEVELS) {
        int level = docx_writer_level(node);

        backwards.links[backwards.count++] = node;
        if (level == LEVEL_NONE || is_whole(writer, level))
            break;
        node = numbered_above(node, &backwards.is_regular);
    }
    for (chain = backwards; chain.count > 0; chain.count--)
        chain.links[backwards.count - chain.count] =
            backwards.links[chain.count - 1];
    chain.count = backwards.count;
    return chain;
}

/* Word leaves out a number's last full stop when it refers to it. */
static const char *number_of(
    const struct docx_writer *writer, const struct node *node)
{
    const char *label = docx_writer_label(node);
    size_t length = label == NULL ? 0 : strlen(label);

    if (length == 0 || label[length - 1] != '.')
        return label;
    return arena_format(writer->job->arena, "%.*s", (int)length - 1, label);
}

static const char *whole_of(
    const struct docx_writer *writer, const struct chain *chain)
{
    struct text whole = text_new(writer->job->arena);

    for (size_t i = 0; i < chain->count; i++) {
        const char *number = number_of(writer, chain->links[i]);

        if (number == NULL)
            return NULL;
        text_add(&whole, number);
    }
    return whole.bytes;
}

/* Where words say a number that is not part of a longer one, or NULL. */
static const char *find_number(const char *words, const char *number)
{
    size_t length = number == NULL ? 0 : strlen(number);

    if (length == 0)
        return NULL;
    for (const char *at = words; (at = strstr(at, number)) != NULL; at++) {
        const char *after = at + length;
        bool starts =
            at == words || (!isalnum((unsigned char)at[-1]) && at[-1] != '.');
        bool ends = !isalnum((unsigned char)*after) && *after != '(' &&
                    !(*after == '.' && isdigit((unsigned char)after[1]));

        if (starts && ends)
            return at;
    }
    return NULL;
}

static void add_field(struct docx_writer *writer, const struct node *anchor,
    const char *switches, const char *words)
{
    const char *bookmark = docx_writer_bookmark(writer, anchor);

    docx_text_field_begin(writer,
        arena_format(writer->job->arena, "REF %s %s", bookmark, switches));
    docx_text_run(writer, NULL, words);
    docx_text_field_end(writer);
}

static void add_link(
    struct docx_writer *writer, const struct node *anchor, const char *words)
{
    docx_text_link_begin(writer, docx_writer_bookmark(writer, anchor));
    docx_text_run(writer, NULL, words);
    docx_text_link_end(writer);
}

/* Each number of the chain by itself, as no one field can give them all. */
static void add_links_of_chain(
    struct docx_writer *writer, const struct chain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        const struct node *node = chain->links[i];
        const struct node *anchor = docx_writer_anchor(writer, node);
        const char *number = number_of(writer, node);

        if (anchor != NULL)
            add_field(writer, anchor, "\\n \\h", number);
        else
            docx_text_run(writer, NULL, number);
    }
}

static void add_number(struct docx_writer *writer, const struct node *anchor,
    const struct chain *chain, const char *words)
{
    const char *number = whole_of(writer, chain);
    const char *at = find_number(words, number);
    bool is_own = at == NULL;

    if (is_own) {
        number = number_of(writer, chain->links[chain->count - 1]);
        at = find_number(words, number);
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
        target == NULL ? NULL : docx_writer_anchor(writer, target);
    const char *words = reference->text;

    if (anchor == NULL || words == NULL) {
        docx_text_run(writer, NULL, words);
        return;
    }

    const struct node *landing = docx_writer_landing(target);
    struct chain chain = chain_to(writer, landing);
    if (reference->form == REFERENCE_WORDS)
        add_heading(writer, anchor, landing, words);
    else
        add_number(writer, anchor, &chain, words);
}

void docx_reference_need(
    struct docx_writer *writer, const struct node *reference)
{
    const struct node *target = reference->target;

    if (target == NULL || docx_writer_anchor(writer, target) == NULL)
        return;
    docx_writer_need(writer, docx_writer_anchor(writer, target));

    struct chain chain = chain_to(writer, docx_writer_landing(target));
    for (size_t i = 0; !chain.is_regular && i < chain.count; i++)
        docx_writer_need(writer, docx_writer_anchor(writer, chain.links[i]));
}

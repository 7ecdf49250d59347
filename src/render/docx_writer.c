#include "render/docx_writer.h"

#include "base/job.h"

#include <stdlib.h>
#include <string.h>

int docx_writer_id(struct docx_writer *writer)
{
    return ++writer->next_id;
}

static bool holds_words(const struct node *node)
{
    return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
           node->kind == NODE_DEFINITION;
}

static const struct node *first_of(const struct node *node)
{
    const struct node *child = node->first;

    while (child != NULL && child->kind == NODE_PLAIN)
        child = child->next;
    return child;
}

const struct node *docx_writer_landing(const struct node *node)
{
    while (node != NULL && !holds_words(node))
        node = first_of(node);
    return node;
}

/* Whether a heading is the one that its clause or section is called by. */
static bool is_name(const struct node *node)
{
    return node->kind == NODE_HEADING && node->parent != NULL &&
           first_of(node->parent) == node;
}

int docx_writer_level(const struct node *node)
{
    if (node->level != LEVEL_NONE || !is_name(node))
        return node->level;
    return node->parent->kind == NODE_CLAUSE && node->parent->label != NULL
               ? LEVEL_CLAUSE
               : LEVEL_NONE;
}

const char *docx_writer_label(const struct node *node)
{
    return node->label == NULL && is_name(node) ? node->parent->label
                                                : node->label;
}

static bool is_in_document(
    const struct docx_writer *writer, const struct node *node)
{
    while (node->parent != NULL)
        node = node->parent;
    return node == writer->document->root;
}

const struct node *docx_writer_anchor(
    const struct docx_writer *writer, const struct node *node)
{
    const struct node *landing = docx_writer_landing(node);

    if (landing == NULL || !is_in_document(writer, landing))
        return NULL;
    if (node->bookmark != NULL)
        return node;
    for (node = landing; node != NULL && node->bookmark == NULL;)
        node = node->parent != NULL && first_of(node->parent) == node
                   ? node->parent
                   : NULL;
    return node;
}

void docx_writer_need(struct docx_writer *writer, const struct node *anchor)
{
    if (anchor == NULL)
        return;
    if (writer->mark_count == writer->mark_room) {
        size_t room = writer->mark_room == 0 ? 64 : writer->mark_room * 2;
        struct docx_mark *marks =
            arena_alloc(writer->job->arena, room * sizeof *marks);

        if (writer->mark_count > 0)
            memcpy(marks, writer->marks, writer->mark_count * sizeof *marks);
        writer->marks = marks;
        writer->mark_room = room;
    }
    writer->marks[writer->mark_count] =
        (struct docx_mark){ anchor, (int)writer->mark_count + 1 };
    writer->mark_count++;
}

static int compare_nodes(const void *a, const void *b)
{
    const struct node *left = ((const struct docx_mark *)a)->node;
    const struct node *right = ((const struct docx_mark *)b)->node;

    return left < right ? -1 : left > right;
}

static int compare_marks(const void *a, const void *b)
{
    int by_node = compare_nodes(a, b);

    return by_node != 0 ? by_node
                        : ((const struct docx_mark *)a)->serial -
                              ((const struct docx_mark *)b)->serial;
}

/* One mark a node, with the serial of where it was needed first. */
void docx_writer_close_marks(struct docx_writer *writer)
{
    size_t kept = 0;

    if (writer->mark_count == 0)
        return;
    qsort(writer->marks, writer->mark_count, sizeof *writer->marks,
        compare_marks);
    for (size_t i = 0; i < writer->mark_count; i++)
        if (i == 0 || writer->marks[i].node != writer->marks[kept - 1].node)
            writer->marks[kept++] = writer->marks[i];
    writer->mark_count = kept;
}

const char *docx_writer_bookmark(
    const struct docx_writer *writer, const struct node *anchor)
{
    struct docx_mark wanted = { anchor, 0 };
    const struct docx_mark *mark;

    if (!writer->options.for_execution)
        return anchor->bookmark;
    if (writer->mark_count == 0)
        return NULL;
    mark = bsearch(&wanted, writer->marks, writer->mark_count,
        sizeof *writer->marks, compare_nodes);
    return mark == NULL
               ? NULL
               : arena_format(writer->job->arena, "_Ref%d", mark->serial);
}

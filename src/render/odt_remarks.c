#include "render/odt_remarks.h"

#include "base/job.h"
#include "document/document_xml.h"
#include "render/odt_change.h"
#include "render/odt_writer.h"
#include "render/outline.h"

#include <string.h>

/* A paragraph a line. */
static void add_lines(struct odt_writer *writer, const char *words)
{
    struct text *body = &writer->body;
    size_t length;

    do {
        length = strcspn(words, "\n");
        text_add(body, "<text:p>");
        document_xml_words(
            body, arena_format(writer->job->arena, "%.*s", (int)length, words));
        text_add(body, "</text:p>");
        words += length;
    } while (*words++ != '\0');
}

/* parent: the number of what it replies to, or 0. */
static void add(
    struct odt_writer *writer, const struct remark *remark, int parent)
{
    struct text *body = &writer->body;

    text_format(body, "<office:annotation office:name=\"remark%d\"",
        ++writer->remark_count);
    if (remark->is_resolved)
        text_add(body, " loext:resolved=\"true\"");
    if (parent != 0)
        text_format(body, " loext:parent-name=\"remark%d\"", parent);
    text_add(body, ">");
    odt_change_stamp(body, remark->author, remark->date);
    add_lines(writer, remark->words != NULL ? remark->words : "");
    text_add(body, "</office:annotation>");
}

static void add_of(struct odt_writer *writer, const struct node *node)
{
    int thread = 0;

    for (const struct remark *r =
             document_remarks(writer->job->arena, writer->document, node);
         r != NULL; r = r->next) {
        bool is_reply = r->is_reply && thread != 0;

        if (!is_reply)
            thread = writer->remark_count + 1;
        add(writer, r, is_reply ? thread : 0);
    }
}

bool odt_remarks_has(const struct node *node)
{
    while (node != NULL && node->move == NULL && node->remarks == NULL)
        node = outline_next_start(node);
    return node != NULL;
}

void odt_remarks_begin(struct odt_writer *writer, const struct node *node)
{
    writer->first_remark = writer->remark_count;
    for (; node != NULL; node = outline_next_start(node))
        add_of(writer, node);
}

void odt_remarks_end(struct odt_writer *writer)
{
    for (int i = writer->first_remark + 1; i <= writer->remark_count; i++)
        text_format(&writer->body,
            "<office:annotation-end office:name=\"remark%d\"/>", i);
    writer->first_remark = writer->remark_count;
}

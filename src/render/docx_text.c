#include "render/docx_text.h"

#include "base/job.h"
#include "document/house.h"
#include "render/docx_reference.h"
#include "render/docx_writer.h"
#include "render/outline.h"

#include <string.h>

static const char BREAKS[] = "\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r"
                             "\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17"
                             "\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f";

/* What a place to type in holds until then: in a table its cell is enough. */
static const char LINE[] = "______________________";
static const char GAP[] = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0";

/* What waits for an answer is marked, whatever else its style says. */
static void add_look(struct docx_writer *writer, const char *style)
{
    struct text *body = &writer->body;

    if (style == NULL && writer->open == 0)
        return;
    text_format(body, "<w:rPr><w:rStyle w:val=\"%s\"/>",
        style != NULL ? style : "Undecided");
    if (style != NULL && writer->open > 0)
        text_format(body,
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>",
            writer->document->house->mark);
    text_add(body, "</w:rPr>");
}

static void add_words(
    struct docx_writer *writer, const char *words, size_t length)
{
    struct text *body = &writer->body;
    bool keeps = words[0] == ' ' || words[length - 1] == ' ';

    if (words[length] != '\0')
        words = arena_format(writer->job->arena, "%.*s", (int)length, words);
    text_add(body, keeps ? "<w:t xml:space=\"preserve\">" : "<w:t>");
    text_add_xml(body, words);
    text_add(body, "</w:t>");
}

void docx_text_run(
    struct docx_writer *writer, const char *style, const char *words)
{
    struct text *body = &writer->body;

    if (words == NULL || *words == '\0')
        return;
    text_add(body, "<w:r>");
    add_look(writer, style);
    while (*words != '\0') {
        size_t length = strcspn(words, BREAKS);

        if (length > 0)
            add_words(writer, words, length);
        words += length;
        if (*words == '\t')
            text_add(body, "<w:tab/>");
        else if (*words == '\n')
            text_add(body, "<w:br/>");
        words += *words != '\0';
    }
    text_add(body, "</w:r>");
}

void docx_text_tab(struct docx_writer *writer)
{
    text_add(&writer->body, "<w:r><w:tab/></w:r>");
}

static void add_field_mark(struct docx_writer *writer, const char *type)
{
    text_add(&writer->body, "<w:r>");
    add_look(writer, NULL);
    text_format(&writer->body, "<w:fldChar w:fldCharType=\"%s\"/></w:r>", type);
}

void docx_text_field_begin(struct docx_writer *writer, const char *code)
{
    add_field_mark(writer, "begin");
    text_add(&writer->body, "<w:r><w:instrText xml:space=\"preserve\"> ");
    text_add_xml(&writer->body, code);
    text_add(&writer->body, " </w:instrText></w:r>");
    add_field_mark(writer, "separate");
}

void docx_text_field_end(struct docx_writer *writer)
{
    add_field_mark(writer, "end");
}

void docx_text_link_begin(struct docx_writer *writer, const char *bookmark)
{
    text_format(&writer->body, "<w:hyperlink w:anchor=\"%s\" w:history=\"1\">",
        bookmark);
}

void docx_text_link_end(struct docx_writer *writer)
{
    text_add(&writer->body, "</w:hyperlink>");
}

/* A place to type in, that says what is wanted, and a line when printed. */
static void add_blank(struct docx_writer *writer, const struct node *node)
{
    bool in_cell = document_above(node, NODE_CELL) != NULL;
    const char *question = node->origin != NULL ? node->origin->question : NULL;
    struct text *body = &writer->body;

    text_add(body, "<w:sdt><w:sdtPr><w:alias w:val=\"");
    text_add_xml(body, node->text != NULL ? node->text : "To be completed");
    text_add(body, "\"/>");
    if (question != NULL && !writer->options.for_execution) {
        text_add(body, "<w:tag w:val=\"");
        text_add_xml(body, question);
        text_add(body, "\"/>");
    }
    text_format(body,
        "<w:id w:val=\"%d\"/><w:showingPlcHdr/><w:text/></w:sdtPr>"
        "<w:sdtContent>",
        docx_writer_id(writer));
    docx_text_run(writer, NULL, in_cell ? GAP : LINE);
    text_add(body, "</w:sdtContent></w:sdt>");
}

static void add_leaf(struct docx_writer *writer, const struct node *node)
{
    switch (node->kind) {
    case NODE_DEFINED:
        docx_text_run(writer, "DefinedTerm", node->text);
        break;
    case NODE_BLANK:
        if (writer->open == 0)
            add_blank(writer, node);
        else
            docx_text_run(writer, NULL, node->text);
        break;
    case NODE_REFERENCE:
        docx_reference_write(writer, node);
        break;
    default:
        docx_text_run(writer, NULL, node->text);
        break;
    }
}

/* Brackets stand around the outermost of what waits for an answer. */
static void begin_open(struct docx_writer *writer)
{
    if (writer->open++ == 0)
        docx_text_run(writer, NULL, "[");
}

static void end_open(struct docx_writer *writer)
{
    if (writer->open == 1)
        docx_text_run(writer, NULL, "]");
    writer->open--;
}

static bool is_open(const struct node *node)
{
    return node->undecided || node->kind == NODE_UNDECIDED;
}

static void add_inline(struct docx_writer *writer, const struct node *parent)
{
    for (struct walk w = document_walk(parent); document_next(&w);) {
        if (w.node == parent)
            continue;
        if (w.entering && is_open(w.node))
            begin_open(writer);
        if (w.entering)
            add_leaf(writer, w.node);
        else if (is_open(w.node))
            end_open(writer);
    }
}

enum { MOST_STARTS = 8 };

static int begin_bookmarks(
    struct docx_writer *writer, const struct node *node, int ids[])
{
    const char *last = NULL;
    int count = 0;

    for (; node != NULL && count < MOST_STARTS;
         node = outline_next_start(node)) {
        const char *name =
            node->bookmark == NULL ? NULL : marks_name(&writer->marks, node);

        if (name == NULL || text_same(name, last))
            continue;
        ids[count] = docx_writer_id(writer);
        text_format(&writer->body,
            "<w:bookmarkStart w:id=\"%d\" w:name=\"%s\"/>", ids[count], name);
        last = name;
        count++;
    }
    return count;
}

void docx_text_content(struct docx_writer *writer, const struct node *node)
{
    int ids[MOST_STARTS];
    bool is_bracketed = outline_is_undecided(node) && node->first != NULL;

    if (is_bracketed)
        begin_open(writer);
    int count = begin_bookmarks(writer, node, ids);
    add_inline(writer, node);
    while (count > 0)
        text_format(
            &writer->body, "<w:bookmarkEnd w:id=\"%d\"/>", ids[--count]);
    if (is_bracketed)
        end_open(writer);
}

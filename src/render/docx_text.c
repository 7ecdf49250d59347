#include "render/docx_text.h"

#include "base/job.h"
#include "document/house.h"
#include "render/docx_copy.h"
#include "render/docx_writer.h"
#include "render/runs.h"

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

    if (style == NULL && !writer->waits)
        return;
    text_format(body, "<w:rPr><w:rStyle w:val=\"%s\"/>",
        style != NULL ? style : "Undecided");
    if (style != NULL && writer->waits)
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

    const char *name = writer->change == CHANGE_DELETED ? "delText" : "t";

    if (words[length] != '\0')
        words = arena_format(writer->job->arena, "%.*s", (int)length, words);
    text_format(body, "<w:%s%s>", name, keeps ? " xml:space=\"preserve\"" : "");
    text_add_xml(body, words);
    text_format(body, "</w:%s>", name);
}

static void begin_run(struct docx_writer *writer)
{
    docx_change_turn(writer, writer->change);
    text_add(&writer->body, "<w:r>");
}

void docx_text_run(
    struct docx_writer *writer, const char *style, const char *words)
{
    struct text *body = &writer->body;

    if (words == NULL || *words == '\0')
        return;
    begin_run(writer);
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
    begin_run(writer);
    text_add(&writer->body, "<w:tab/></w:r>");
}

static void add_field_mark(struct docx_writer *writer, const char *type)
{
    begin_run(writer);
    add_look(writer, NULL);
    text_format(&writer->body, "<w:fldChar w:fldCharType=\"%s\"/></w:r>", type);
}

void docx_text_field_begin(struct docx_writer *writer, const char *code)
{
    const char *name =
        writer->change == CHANGE_DELETED ? "delInstrText" : "instrText";

    add_field_mark(writer, "begin");
    begin_run(writer);
    text_format(&writer->body, "<w:%s xml:space=\"preserve\"> ", name);
    text_add_xml(&writer->body, code);
    text_format(&writer->body, " </w:%s></w:r>", name);
    add_field_mark(writer, "separate");
}

void docx_text_field_end(struct docx_writer *writer)
{
    add_field_mark(writer, "end");
}

void docx_text_link_begin(struct docx_writer *writer, const char *bookmark)
{
    docx_change_turn(writer, CHANGE_NONE);
    text_format(&writer->body, "<w:hyperlink w:anchor=\"%s\" w:history=\"1\">",
        bookmark);
}

void docx_text_link_end(struct docx_writer *writer)
{
    docx_change_turn(writer, CHANGE_NONE);
    text_add(&writer->body, "</w:hyperlink>");
}

void docx_text_bookmark(
    struct docx_writer *writer, const char *name, const char *words)
{
    int id = name != NULL ? docx_change_id(writer) : 0;

    if (name == NULL) {
        docx_text_run(writer, NULL, words);
        return;
    }
    docx_change_turn(writer, CHANGE_NONE);
    text_format(&writer->body, "<w:bookmarkStart w:id=\"%d\" w:name=\"%s\"/>",
        id, name);
    docx_text_run(writer, NULL, words);
    docx_change_turn(writer, CHANGE_NONE);
    text_format(&writer->body, "<w:bookmarkEnd w:id=\"%d\"/>", id);
}

/*
 * A changed control has one range around its start and one around its end: so
 * Word knows that the control itself is new or gone, besides what it holds.
 */
static const char *const ranges[] = {
    [CHANGE_INSERTED] = "Ins",
    [CHANGE_DELETED] = "Del",
};

static int begin_range(struct docx_writer *writer)
{
    docx_change_turn(writer, CHANGE_NONE);
    if (writer->change == CHANGE_NONE)
        return 0;
    text_format(
        &writer->body, "<w:customXml%sRangeStart", ranges[writer->change]);
    docx_change_stamp(writer, &writer->body);
    text_add(&writer->body, "/>");
    return writer->last_id;
}

static void end_range(struct docx_writer *writer, int id)
{
    docx_change_turn(writer, CHANGE_NONE);
    if (id != 0)
        text_format(&writer->body, "<w:customXml%sRangeEnd w:id=\"%d\"/>",
            ranges[writer->change], id);
}

/* A place to type in, that says what is wanted, and a line when printed. */
static void add_blank(struct docx_writer *writer, const struct run *run)
{
    const struct origin *origin = run->node->origin;
    bool in_cell = document_above(run->node, NODE_CELL) != NULL;
    struct text *body = &writer->body;
    int range = begin_range(writer);

    text_add(body, "<w:sdt><w:sdtPr><w:alias w:val=\"");
    text_add_xml(body, run->words);
    text_add(body, "\"/>");
    if (origin != NULL && origin->question != NULL &&
        !writer->options.for_execution) {
        text_add(body, "<w:tag w:val=\"");
        text_add_xml(body, origin->question);
        text_add(body, "\"/>");
    }
    text_format(body,
        "<w:id w:val=\"%d\"/><w:showingPlcHdr/><w:text/></w:sdtPr>"
        "<w:sdtContent>",
        docx_change_id(writer));
    end_range(writer, range);
    docx_text_run(writer, NULL, in_cell ? GAP : LINE);
    range = begin_range(writer);
    text_add(body, "</w:sdtContent></w:sdt>");
    end_range(writer, range);
}

static void add_link(struct docx_writer *writer, const struct run *run)
{
    docx_text_link_begin(writer, run->bookmark);
    docx_text_run(writer, NULL, run->words);
    docx_text_link_end(writer);
}

/* What Word is told to compute. */
static const char *const switches[RUN_KINDS] = {
    [RUN_OWN_NUMBER] = "\\n \\h",
    [RUN_ONLY_NUMBER] = "\\r \\h",
    [RUN_WHOLE_NUMBER] = "\\w \\h",
    [RUN_HEADING] = "\\h",
};

static void add_field(struct docx_writer *writer, const struct run *run)
{
    const char *code = arena_format(
        writer->job->arena, "REF %s %s", run->bookmark, switches[run->kind]);

    docx_text_field_begin(writer, code);
    docx_text_run(writer, NULL, run->words);
    docx_text_field_end(writer);
}

/* Bookmarks that begin together have ids one after another. */
static void add_run(struct docx_writer *writer, const struct run *run)
{
    writer->waits = run->waits;
    writer->change = run->change;
    if (run->kind == RUN_BEGIN || run->kind == RUN_END)
        docx_change_turn(writer, CHANGE_NONE);
    switch (run->kind) {
    case RUN_WORDS:
        docx_text_run(writer, NULL, run->words);
        break;
    case RUN_DEFINED:
        docx_text_run(writer, "DefinedTerm", run->words);
        break;
    case RUN_BLANK:
        add_blank(writer, run);
        break;
    case RUN_LINK:
        add_link(writer, run);
        break;
    case RUN_BEGIN:
        writer->bookmark_id = docx_change_id(writer);
        text_format(&writer->body,
            "<w:bookmarkStart w:id=\"%d\" w:name=\"%s\"/>", writer->bookmark_id,
            run->bookmark);
        break;
    case RUN_END:
        text_format(&writer->body, "<w:bookmarkEnd w:id=\"%d\"/>",
            writer->bookmark_id--);
        break;
    default:
        add_field(writer, run);
        break;
    }
}

void docx_text_content(struct docx_writer *writer, const struct node *node)
{
    const struct run *run = runs_of(
        writer->job->arena, writer->document, &writer->marks, node, NULL);

    docx_comments_begin(writer, node);
    for (; run != NULL; run = run->next)
        add_run(writer, run);
    writer->waits = false;
    writer->change = node->change;
    docx_comments_end(writer);
    docx_copy_link(writer, node);
}

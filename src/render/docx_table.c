#include "render/docx_table.h"

#include "base/job.h"
#include "document/house.h"
#include "render/docx_block.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"

#include <stddef.h>

enum { INDENT = 720, EDGE = 100, SIGNING_HEIGHT = 620 };

/* A table as it is being written. */
struct table {
    const struct node *node;
    int indent;
    int *widths; /* twips */
    size_t column_count;
};

static const char *table_style(const struct node *table)
{
    switch (table->role) {
    case ROLE_FORM:
        return "FormTable";
    case ROLE_SIGNATURE:
        return "SignatureTable";
    default:
        return "ContractTable";
    }
}

static size_t count_columns(const struct node *table)
{
    size_t most = table->column_count;

    for (const struct node *row = table->first; row != NULL; row = row->next) {
        size_t count = 0;

        for (const struct node *n = row->first; n != NULL; n = n->next)
            count++;
        most = count > most ? count : most;
    }
    return most;
}

static int share_of(const struct node *table, size_t column)
{
    if (column < table->column_count && table->columns[column].width > 0)
        return table->columns[column].width;
    if (table->role == ROLE_NONE || table->column_count > 0)
        return 1;
    return column == 0 ? 1 : 2; /* a label and its answer */
}

/* The last column takes what rounding left over. */
static void divide_width(struct table *table, int width)
{
    int shares = 0, left = width;

    for (size_t i = 0; i < table->column_count; i++)
        shares += share_of(table->node, i);
    for (size_t i = 0; i < table->column_count; i++) {
        table->widths[i] = width * share_of(table->node, i) / shares;
        left -= table->widths[i];
    }
    table->widths[table->column_count - 1] += left;
}

static struct table measure(struct docx_writer *writer, const struct node *node)
{
    bool is_in_clause =
        node->parent->kind != NODE_SIGNATURE && docx_block_is_indented(node);
    struct table table = { .node = node,
        .indent = is_in_clause ? INDENT : 0,
        .column_count = count_columns(node) };

    table.widths =
        arena_alloc(writer->job->arena, (table.column_count + 1) * sizeof(int));
    if (table.column_count > 0)
        divide_width(&table, writer->text_width - table.indent);
    return table;
}

/* Words above say the caption already if they are a heading that reads so. */
static bool is_said_above(struct docx_writer *writer, const struct node *table)
{
    struct text words = text_new(writer->job->arena);

    if (table->previous == NULL || table->previous->kind != NODE_HEADING)
        return false;
    document_words(table->previous, &words);
    return text_same(words.bytes, table->caption);
}

static void write_caption(struct docx_writer *writer, const struct table *table)
{
    if (table->node->caption == NULL || table->node->role == ROLE_SIGNATURE ||
        is_said_above(writer, table->node))
        return;
    docx_block_begin(writer,
        (struct docx_look){ .style = "Caption", .indent = table->indent });
    docx_text_run(writer, NULL, table->node->caption);
    docx_block_end(writer);
}

static void begin_table(struct docx_writer *writer, const struct table *table)
{
    struct text *body = &writer->body;
    int width = writer->text_width - table->indent;
    bool is_form = table->node->role == ROLE_FORM;
    bool is_headed =
        table->node->first != NULL && table->node->first->is_header;

    text_format(body,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"%s\"/>"
        "<w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
        "<w:tblInd w:w=\"%d\" w:type=\"dxa\"/>"
        "<w:tblLayout w:type=\"fixed\"/>"
        "<w:tblLook w:val=\"%04X\" w:firstRow=\"%d\" w:lastRow=\"0\" "
        "w:firstColumn=\"%d\" w:lastColumn=\"0\" w:noHBand=\"1\" "
        "w:noVBand=\"1\"/>",
        table_style(table->node), width, table->indent,
        0x600u + (is_headed ? 0x20u : 0u) + (is_form ? 0x80u : 0u), is_headed,
        is_form);
    if (table->node->caption != NULL) {
        text_add(body, "<w:tblCaption w:val=\"");
        text_add_xml(body, table->node->caption);
        text_add(body, "\"/>");
    }
    text_add(body, "</w:tblPr><w:tblGrid>");
    for (size_t i = 0; i < table->column_count; i++)
        text_format(body, "<w:gridCol w:w=\"%d\"/>", table->widths[i]);
    text_add(body, "</w:tblGrid>");
}

/* Nothing but a blank: a line to write on. */
static bool is_empty(const struct node *cell)
{
    for (struct walk w = document_walk(cell); document_next(&w);)
        if (w.entering && w.node->text != NULL && w.node->kind != NODE_BLANK)
            return false;
    return true;
}

static bool is_line(const struct table *table, const struct node *cell)
{
    return table->node->role == ROLE_SIGNATURE &&
           (cell->previous != NULL || is_empty(cell));
}

/* In a block to be signed all rows stay with the last. */
static bool is_held(const struct table *table, const struct node *row)
{
    return table->node->role == ROLE_SIGNATURE &&
           (row->next != NULL || table->node->next != NULL);
}

static bool is_figure(const struct table *table, size_t column)
{
    if (column >= table->node->column_count)
        return false;
    enum column_kind kind = table->node->columns[column].kind;
    return kind == COLUMN_MONEY || kind == COLUMN_NUMBER;
}

static struct docx_look cell_look(
    const struct table *table, const struct node *cell, size_t column)
{
    const struct node *row = cell->parent;
    struct docx_look look = { .style = "TableText",
        .keeps = is_held(table, row) };

    if (row->is_header) {
        look.style = "TableHead";
        look.is_right = is_figure(table, column);
    } else if (table->node->role == ROLE_SIGNATURE) {
        look.style = "SignatureLabel";
    } else if (table->node->role == ROLE_FORM && column == 0) {
        look.style = "FormLabel";
    } else if (is_figure(table, column)) {
        look.style = "TableNumber";
    }
    return look;
}

static void begin_cell(struct docx_writer *writer, const struct table *table,
    const struct node *cell, size_t column)
{
    struct text *body = &writer->body;

    text_format(body, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>",
        table->widths[column]);
    if (is_line(table, cell))
        text_format(body,
            "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" "
            "w:space=\"0\" w:color=\"%s\"/></w:tcBorders>",
            writer->document->house->ink);
    if (table->node->role == ROLE_SIGNATURE)
        text_add(body, "<w:vAlign w:val=\"bottom\"/>");
    text_add(body, "</w:tcPr>");
}

/* The star of a form's row stands at the end of its label. */
static bool is_starred(const struct node *cell, const struct node *paragraph)
{
    return cell->parent->is_starred && cell->previous == NULL &&
           paragraph->next == NULL;
}

static void write_cell(struct docx_writer *writer, const struct table *table,
    const struct node *cell, size_t column)
{
    struct docx_look look = cell_look(table, cell, column);

    begin_cell(writer, table, cell, column);
    for (const struct node *p = cell->first; p != NULL; p = p->next) {
        docx_block_begin(writer, look);
        docx_text_content(writer, p);
        if (is_starred(cell, p))
            docx_text_run(writer, NULL, "\u00a0*");
        docx_block_end(writer);
    }
    if (cell->first == NULL) {
        docx_block_begin(writer, look);
        docx_block_end(writer);
    }
    text_add(&writer->body, "</w:tc>");
}

/* A row that has fewer cells than its table: the rest stay empty. */
static void fill_row(
    struct docx_writer *writer, const struct table *table, size_t column)
{
    for (; column < table->column_count; column++)
        text_format(&writer->body,
            "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>"
            "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>"
            "</w:tc>",
            table->widths[column]);
}

static void write_row(struct docx_writer *writer, const struct table *table,
    const struct node *row)
{
    struct text *body = &writer->body;
    size_t column = 0;

    text_add(body, "<w:tr><w:trPr><w:cantSplit/>");
    if (table->node->role == ROLE_SIGNATURE)
        text_format(body, "<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>",
            SIGNING_HEIGHT);
    if (row->is_header)
        text_add(body, "<w:tblHeader/>");
    text_add(body, "</w:trPr>");
    for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
        write_cell(writer, table, cell, column++);
    fill_row(writer, table, column);
    text_add(body, "</w:tr>");
}

void docx_table_part(struct docx_writer *writer)
{
    text_format(&writer->body,
        "<w:p><w:pPr>%s<w:spacing w:after=\"0\" w:line=\"%d\" "
        "w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr>"
        "</w:p>",
        writer->breaks ? "<w:pageBreakBefore/>" : "",
        writer->after_table ? 160 : 20);
    writer->breaks = false;
    writer->after_table = false;
}

void docx_table_write(struct docx_writer *writer, const struct node *node)
{
    struct table table = measure(writer, node);

    if (table.column_count == 0 || node->first == NULL)
        return;
    write_caption(writer, &table);
    if (writer->breaks || writer->after_table)
        docx_table_part(writer);
    begin_table(writer, &table);
    for (const struct node *row = node->first; row != NULL; row = row->next)
        write_row(writer, &table, row);
    text_add(&writer->body, "</w:tbl>");
    writer->after_table = true;
}

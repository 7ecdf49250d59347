#include "render/docx_table.h"

#include "base/job.h"
#include "document/house.h"
#include "render/colour.h"
#include "render/docx_block.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"
#include "render/grid.h"

#include <stddef.h>

/*
 * Twips. LETTERS of a table's letters are as wide as the body's size in
 * hundredths of a point, which is generous, since words may be bold.
 */
enum {
    INDENT = 720,
    EDGE = 100,
    SIGNING_HEIGHT = 620,
    LETTERS = 9,
    SLACK = 40
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

static void begin_table(struct docx_writer *writer, const struct grid *grid)
{
    struct text *body = &writer->body;
    int width = grid->width;
    bool is_form = grid->table->role == ROLE_FORM;
    bool is_headed =
        grid->table->first != NULL && grid->table->first->is_header;

    text_format(body,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"%s\"/>"
        "<w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
        "<w:tblInd w:w=\"%d\" w:type=\"dxa\"/>"
        "<w:tblLayout w:type=\"fixed\"/>"
        "<w:tblLook w:val=\"%04X\" w:firstRow=\"%d\" w:lastRow=\"0\" "
        "w:firstColumn=\"%d\" w:lastColumn=\"0\" w:noHBand=\"1\" "
        "w:noVBand=\"1\"/>",
        table_style(grid->table), width, grid->indent,
        0x600u + (is_headed ? 0x20u : 0u) + (is_form ? 0x80u : 0u), is_headed,
        is_form);
    if (grid->table->caption != NULL) {
        text_add(body, "<w:tblCaption w:val=\"");
        text_add_xml(body, grid->table->caption);
        text_add(body, "\"/>");
    }
    text_add(body, "</w:tblPr><w:tblGrid>");
    for (size_t i = 0; i < grid->column_count; i++)
        text_format(body, "<w:gridCol w:w=\"%d\"/>", grid->widths[i]);
    text_add(body, "</w:tblGrid>");
}

static void begin_cell(struct docx_writer *writer, const struct grid *grid,
    const struct node *cell, size_t column)
{
    struct text *body = &writer->body;

    text_format(body, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>",
        grid->widths[column]);
    if (grid_is_line(cell))
        text_format(body,
            "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" "
            "w:space=\"0\" w:color=\"%s\"/></w:tcBorders>",
            writer->document->house->ink);
    if (cell->shade > 0)
        text_format(body,
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>",
            colour_shade(cell->shade));
    if (grid->table->role == ROLE_SIGNATURE)
        text_add(body, "<w:vAlign w:val=\"bottom\"/>");
    text_add(body, "</w:tcPr>");
}

/* Whether a side has one more paragraph of the cell after this one. */
static bool goes_on(const struct node *paragraph, enum docx_side side)
{
    const struct node *next = paragraph->next;

    if (!docx_change_is_on(paragraph->change, side))
        return false;
    while (next != NULL && !docx_change_is_on(next->change, side))
        next = next->next;
    return next != NULL;
}

/*
 * How a paragraph of a cell ends. A cell's last end always stays, so what is
 * new or gone at the foot of a cell takes the end before it. Sets false where
 * neither side has an end: then the next goes on in the same paragraph.
 */
static enum change end_of(const struct node *paragraph, bool *is_end)
{
    bool old = goes_on(paragraph, DOCX_OLD);
    bool new = goes_on(paragraph, DOCX_NEW);

    *is_end = old || new || paragraph->next == NULL;
    if (old == new)
        return CHANGE_NONE;
    return new ? CHANGE_INSERTED : CHANGE_DELETED;
}

static enum change next_end(const struct node *paragraph)
{
    bool is_end;
    enum change change = end_of(paragraph, &is_end);

    while (!is_end) {
        paragraph = paragraph->next;
        change = end_of(paragraph, &is_end);
    }
    return change;
}

static bool is_last_on(const struct node *paragraph, enum docx_side side)
{
    return docx_change_is_on(paragraph->change, side) &&
           !goes_on(paragraph, side);
}

/* What follows a cell's last paragraph, on the side where this is the last. */
static void write_sign(struct docx_writer *writer, const struct node *paragraph)
{
    bool old = is_last_on(paragraph, DOCX_OLD);
    bool new = is_last_on(paragraph, DOCX_NEW);

    if (!old && !new)
        return;
    writer->change = old == new ? CHANGE_NONE
                     : new      ? CHANGE_INSERTED
                                : CHANGE_DELETED;
    docx_text_run(writer, NULL, document_sign(paragraph->parent->last));
}

static void write_paragraphs(
    struct docx_writer *writer, struct look look, const struct node *cell)
{
    bool is_end = true;

    for (const struct node *p = cell->first; p != NULL; p = p->next) {
        if (is_end) {
            writer->change = next_end(p);
            docx_block_begin(writer, look);
        }
        docx_text_content(writer, p);
        write_sign(writer, p);
        end_of(p, &is_end);
        if (is_end)
            docx_block_end(writer);
    }
}

static void write_empty(
    struct docx_writer *writer, struct look look, const struct node *cell)
{
    docx_block_begin(writer, look);
    docx_comments_begin(writer, cell);
    writer->change = cell->change;
    docx_comments_end(writer);
    docx_block_end(writer);
}

static void write_cell(struct docx_writer *writer, const struct grid *grid,
    const struct node *cell, size_t column)
{
    struct look look = grid_look(grid, cell, column);

    begin_cell(writer, grid, cell, column);
    if (cell->first != NULL)
        write_paragraphs(writer, look, cell);
    else
        write_empty(writer, look, cell);
    text_add(&writer->body, "</w:tc>");
}

/* A row that has fewer cells than its table: the rest stay empty. */
static void fill_row(
    struct docx_writer *writer, const struct grid *grid, size_t column)
{
    for (; column < grid->column_count; column++)
        text_format(&writer->body,
            "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>"
            "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>"
            "</w:tc>",
            grid->widths[column]);
}

static void write_row(
    struct docx_writer *writer, const struct grid *grid, const struct node *row)
{
    struct text *body = &writer->body;
    size_t column = 0;

    text_add(body, "<w:tr><w:trPr><w:cantSplit/>");
    if (grid->table->role == ROLE_SIGNATURE)
        text_format(body, "<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>",
            SIGNING_HEIGHT);
    if (row->is_header)
        text_add(body, "<w:tblHeader/>");
    docx_change_mark(writer, body, row->change);
    text_add(body, "</w:trPr>");
    for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
        write_cell(writer, grid, cell, column++);
    fill_row(writer, grid, column);
    text_add(body, "</w:tr>");
}

void docx_table_part(struct docx_writer *writer)
{
    const struct docx_next *next = writer->next;
    bool breaks = next[DOCX_OLD].breaks || next[DOCX_NEW].breaks;
    bool after_table = next[DOCX_OLD].after_table || next[DOCX_NEW].after_table;

    text_format(&writer->body,
        "<w:p><w:pPr>%s%s<w:spacing w:after=\"0\" w:line=\"%d\" "
        "w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr>"
        "</w:p>",
        writer->is_ended ? "<w:keepNext/>" : "",
        breaks ? "<w:pageBreakBefore/>" : "", after_table ? 160 : 20);
    for (enum docx_side side = 0; side < DOCX_SIDES; side++)
        writer->next[side] = (struct docx_next){ false, false };
    writer->is_ended = false;
}

void docx_table_write(struct docx_writer *writer, const struct node *table)
{
    struct grid_room room = { writer->text_width, INDENT,
        writer->document->house->body_size / LETTERS, 2 * EDGE + SLACK };
    struct grid grid = grid_measure(writer->job->arena, table, room);

    if (grid.column_count == 0)
        return;
    docx_block_caption(writer, table, grid.indent);
    if (docx_block_is_apart(writer) || writer->next[DOCX_OLD].breaks ||
        writer->next[DOCX_NEW].breaks)
        docx_table_part(writer);
    begin_table(writer, &grid);
    for (const struct node *row = table->first; row != NULL; row = row->next)
        write_row(writer, &grid, row);
    text_add(&writer->body, "</w:tbl>");
    writer->is_ended = false;
    for (enum docx_side side = 0; side < DOCX_SIDES; side++)
        writer->next[side].after_table = docx_change_is_on(table->change, side);
}

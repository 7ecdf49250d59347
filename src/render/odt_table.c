#include "render/odt_table.h"

#include "base/job.h"
#include "document/house.h"
#include "render/grid.h"
#include "render/odt_block.h"
#include "render/odt_change.h"
#include "render/odt_remarks.h"
#include "render/odt_text.h"
#include "render/odt_writer.h"

#include <stddef.h>
#include <string.h>

/* Hundredths of a millimetre; a letter in thousandths of the body's height. */
enum { INDENT = 1270, EDGE = 210, LETTER = 196 };

/* What is to be signed stands on one page, with what follows of it. */
static const char *add_style(struct odt_writer *writer, const struct grid *grid)
{
    bool is_signed = grid->table->role == ROLE_SIGNATURE;
    bool is_held = is_signed && grid->table->next != NULL;
    struct arena *arena = writer->job->arena;
    struct text markup = text_new(arena);

    text_format(&markup, " style:family=\"table\"%s><style:table-properties",
        odt_writer_page(writer));
    text_format(&markup,
        " style:width=\"%s\" table:align=\"left\" fo:margin-left=\"%s\"",
        odt_writer_length(arena, grid->width),
        odt_writer_length(arena, grid->indent));
    text_add(&markup, odt_writer_break(writer));
    text_format(&markup,
        " fo:margin-bottom=\"3.5mm\" table:border-model=\"collapsing\" "
        "style:may-break-between-rows=\"%s\"%s/>",
        is_signed ? "false" : "true",
        is_held ? " fo:keep-with-next=\"always\"" : "");
    return odt_writer_style(writer, markup.bytes);
}

static void begin_table(struct odt_writer *writer, const struct grid *grid)
{
    const char *style = add_style(writer, grid);
    struct text *body = &writer->body;

    text_format(body,
        "<table:table table:name=\"Table%d\" table:style-name=\"%s\">",
        ++writer->table_count, style);
    if (grid->table->caption != NULL) {
        text_add(body, "<table:title>");
        text_add_xml(body, grid->table->caption);
        text_add(body, "</table:title>");
    }
    for (size_t i = 0; i < grid->column_count; i++)
        text_format(body, "<table:table-column table:style-name=\"%s\"/>",
            odt_writer_style(writer,
                arena_format(writer->job->arena,
                    " style:family=\"table-column\">"
                    "<style:table-column-properties "
                    "style:column-width=\"%s\"/>",
                    odt_writer_length(writer->job->arena, grid->widths[i]))));
}

/* The styles of cells are in templates/odt/content.xml. */
static const char *box_of(const struct node *cell)
{
    static const char *const shaded[SHADES] = { NULL, "ShadeCell1",
        "ShadeCell2", "ShadeCell3", "ShadeCell4" };
    enum role role = cell->parent->parent->role;

    if (cell->parent->is_header)
        return "HeadCell";
    if (role == ROLE_SIGNATURE)
        return grid_is_line(cell) ? "LineCell" : "PlainCell";
    if (role == ROLE_FORM)
        return cell->previous == NULL ? "LabelCell" : "AnswerCell";
    return cell->shade > 0 && cell->shade < SHADES ? shaded[cell->shade]
                                                   : "DataCell";
}

/* Whether each of two texts has one paragraph at most, all of them in here. */
static bool is_one_line(const struct node *cell)
{
    int old = 0, new = 0;

    for (const struct node *p = cell->first; p != NULL; p = p->next) {
        old += p->change != CHANGE_INSERTED;
        new += p->change != CHANGE_DELETED;
    }
    return old <= 1 && new <= 1;
}

/* An empty row that is new or gone has a letter without width, as LibreOffice
 * writes it, that its change can stand on. */
static void add_dummy(struct odt_writer *writer, const struct node *cell)
{
    struct text words = text_new(writer->job->arena);

    if (cell->parent->change == CHANGE_NONE || cell->previous != NULL)
        return;
    document_words(cell->parent, &words);
    if (strspn(words.bytes, " ") < words.length)
        return;
    odt_change_turn(writer, cell->parent->change);
    odt_text_span(writer, NULL, "\u200d");
    odt_change_turn(writer, CHANGE_NONE);
}

static void write_words(struct odt_writer *writer, const struct node *p)
{
    odt_text_content(writer, p);
    odt_change_turn(writer, p->change);
    odt_text_span(writer, NULL, document_sign(p));
    odt_change_turn(writer, CHANGE_NONE);
}

static void write_paragraphs(
    struct odt_writer *writer, struct look look, const struct node *cell)
{
    bool is_one = is_one_line(cell);

    writer->changes.by_words = is_one || cell->parent->change != CHANGE_NONE;
    for (const struct node *p = cell->first; p != NULL; p = p->next) {
        writer->change = p->change;
        if (!is_one || p == cell->first)
            odt_block_begin(writer, look);
        write_words(writer, p);
        add_dummy(writer, cell);
        if (!is_one || p->next == NULL)
            odt_block_end(writer);
    }
    writer->changes.by_words = false;
}

static void write_empty(
    struct odt_writer *writer, struct look look, const struct node *cell)
{
    odt_block_begin(writer, look);
    odt_remarks_begin(writer, cell);
    odt_remarks_end(writer);
    add_dummy(writer, cell);
    odt_block_end(writer);
}

/* A row that is tracked as such says so in its style. */
static const char *row_style(
    struct odt_writer *writer, const struct grid *grid, const struct node *row)
{
    bool is_signed = grid->table->role == ROLE_SIGNATURE;

    if (row->change == CHANGE_NONE)
        return is_signed ? "SigningRow" : "Row";
    return odt_writer_style(writer,
        arena_format(writer->job->arena,
            " style:family=\"table-row\"><style:table-row-properties%s "
            "fo:keep-together=\"always\" loext:text-changes-only=\"false\"/>",
            is_signed ? " style:min-row-height=\"31pt\"" : ""));
}

static void write_cell(struct odt_writer *writer, const struct grid *grid,
    const struct node *cell, size_t column)
{
    struct look look = grid_look(grid, cell, column);

    text_format(&writer->body,
        "<table:table-cell table:style-name=\"%s\" "
        "office:value-type=\"string\">",
        box_of(cell));
    odt_change_apart(writer);
    if (cell->first == NULL)
        write_empty(writer, look, cell);
    else
        write_paragraphs(writer, look, cell);
    odt_change_apart(writer);
    text_add(&writer->body, "</table:table-cell>\n");
}

/* A row that has fewer cells than its table: the rest stay empty. */
static void fill_row(
    struct odt_writer *writer, const struct grid *grid, size_t column)
{
    for (; column < grid->column_count; column++) {
        text_add(
            &writer->body, "<table:table-cell table:style-name=\"DataCell\">");
        odt_block_words(writer, (struct look){ .style = "TableText" }, NULL);
        text_add(&writer->body, "</table:table-cell>\n");
    }
}

static void write_row(
    struct odt_writer *writer, const struct grid *grid, const struct node *row)
{
    size_t column = 0;

    text_format(&writer->body, "<table:table-row table:style-name=\"%s\">\n",
        row_style(writer, grid, row));
    for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
        write_cell(writer, grid, cell, column++);
    fill_row(writer, grid, column);
    text_add(&writer->body, "</table:table-row>\n");
}

/* Only what heads the table is said again on each page. */
static const struct node *write_header(
    struct odt_writer *writer, const struct grid *grid)
{
    const struct node *row = grid->table->first;

    if (!row->is_header)
        return row;
    text_add(&writer->body, "<table:table-header-rows>\n");
    for (; row != NULL && row->is_header; row = row->next)
        write_row(writer, grid, row);
    text_add(&writer->body, "</table:table-header-rows>\n");
    return row;
}

void odt_table_write(struct odt_writer *writer, const struct node *table)
{
    struct grid_room room = { writer->text_width, INDENT,
        writer->document->house->body_size * LETTER / 1000, 2 * EDGE };
    struct grid grid = grid_measure(writer->job->arena, table, room);

    if (grid.column_count == 0)
        return;
    odt_lists_close(&writer->lists, &writer->body);
    odt_block_caption(writer, table, grid.indent);
    odt_change_apart(writer);
    begin_table(writer, &grid);
    const struct node *row = write_header(writer, &grid);
    for (; row != NULL; row = row->next)
        write_row(writer, &grid, row);
    text_add(&writer->body, "</table:table>\n");
    odt_change_apart(writer);
}

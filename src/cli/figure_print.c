#include "cli/figure_print.h"

#include "base/job.h"
#include "base/money.h"
#include "cli/columns.h"

#include <csv.h>
#include <jansson.h>
#include <string.h>

/* ---- on a terminal ---------------------------------------------------- */

static const char *cell_words(
    struct job *job, const struct figure *figure, size_t row, size_t column)
{
    const struct figure_cell *cell = figure_at(figure, row, column);
    const char *words =
        figure_words(job->arena, cell, figure->columns[column].kind);

    return cell->is_flagged ? arena_format(job->arena, "%s !", words) : words;
}

static void measure(struct job *job, const struct figure *figure,
    size_t widths[FIGURE_MOST_COLUMNS])
{
    for (size_t c = 0; c < figure->column_count; c++) {
        widths[c] = columns_width(figure->columns[c].name);
        for (size_t r = 0; r < figure->row_count; r++) {
            size_t width = columns_width(cell_words(job, figure, r, c));

            if (width > widths[c])
                widths[c] = width;
        }
    }
}

/* Words stand to the left, numbers to the right. */
static void print_cell(FILE *out, const char *words, size_t width,
    enum figure_kind kind, bool is_last)
{
    int padding = (int)(width - columns_width(words));

    if (kind != FIGURE_TEXT)
        fprintf(out, "%*s%s", padding, "", words);
    else
        fprintf(out, "%s%*s", words, is_last ? 0 : padding, "");
    fputs(is_last ? "\n" : "  ", out);
}

static void print_figure(
    struct job *job, const struct figure *figure, FILE *out)
{
    size_t widths[FIGURE_MOST_COLUMNS];

    measure(job, figure, widths);
    fprintf(out, "%s (%s)\n", figure->title, figure->id);
    for (size_t c = 0; c < figure->column_count; c++)
        print_cell(out, figure->columns[c].name, widths[c],
            figure->columns[c].kind, c + 1 == figure->column_count);
    for (size_t r = 0; r < figure->row_count; r++)
        for (size_t c = 0; c < figure->column_count; c++)
            print_cell(out, cell_words(job, figure, r, c), widths[c],
                figure->columns[c].kind, c + 1 == figure->column_count);
    for (size_t i = 0; i < figure->mark_count; i++)
        fprintf(out, "at %lld: %s\n", (long long)figure->marks[i].x,
            figure->marks[i].words);
}

void figure_print_table(
    struct job *job, const struct figure *figures, FILE *out)
{
    for (const struct figure *f = figures; f != NULL; f = f->next) {
        print_figure(job, f, out);
        if (f->next != NULL)
            fputc('\n', out);
    }
}

/* ---- CSV -------------------------------------------------------------- */

static void print_field(FILE *out, const char *words, bool is_last)
{
    csv_fwrite(out, words, strlen(words));
    fputc(is_last ? '\n' : ',', out);
}

/*
 * A spreadsheet takes words that begin with one of these for a formula, so they
 * get the quotation mark that tells it not to. A number with a sign is no
 * words.
 */
static bool is_formula(const char *words)
{
    if (*words == '+' || *words == '-')
        return words[1 + strspn(words + 1, "0123456789,.%")] != '\0';
    return *words != '\0' && strchr("=@\t\r", *words) != NULL;
}

/* As answers are written: without the pound sign, which spreadsheets mistake.
 */
static const char *plain_words(struct job *job, const struct figure *figure,
    const struct figure_cell *cell, size_t column)
{
    const char *words;

    if (!cell->is_blank && cell->text == NULL &&
        (figure->columns[column].kind == FIGURE_MONEY ||
            figure->columns[column].kind == FIGURE_THOUSANDS))
        return money_plain(job->arena, cell->number);
    words = figure_words(job->arena, cell, figure->columns[column].kind);
    return is_formula(words) ? arena_format(job->arena, "'%s", words) : words;
}

void figure_print_csv(struct job *job, const struct figure *figures, FILE *out)
{
    for (const struct figure *f = figures; f != NULL; f = f->next) {
        print_field(out, "figure", false);
        for (size_t c = 0; c < f->column_count; c++)
            print_field(out, f->columns[c].name, c + 1 == f->column_count);
        for (size_t r = 0; r < f->row_count; r++) {
            print_field(out, f->id, false);
            for (size_t c = 0; c < f->column_count; c++)
                print_field(out, plain_words(job, f, figure_at(f, r, c), c),
                    c + 1 == f->column_count);
        }
    }
}

/* ---- JSON ------------------------------------------------------------- */

static json_t *cell_json(const struct figure_cell *cell)
{
    if (cell->is_blank)
        return json_null();
    return cell->text != NULL ? json_string(cell->text)
                              : json_integer(cell->number);
}

static json_t *columns_json(const struct figure *figure)
{
    static const char *const kinds[] = { "text", "pence", "pence",
        "basis points", "number" };
    json_t *columns = json_array();

    for (size_t c = 0; c < figure->column_count; c++)
        json_array_append_new(
            columns, json_pack("{s:s, s:s}", "name", figure->columns[c].name,
                         "kind", kinds[figure->columns[c].kind]));
    return columns;
}

static json_t *rows_json(const struct figure *figure)
{
    json_t *rows = json_array();

    for (size_t r = 0; r < figure->row_count; r++) {
        json_t *row = json_array();

        for (size_t c = 0; c < figure->column_count; c++)
            json_array_append_new(row, cell_json(figure_at(figure, r, c)));
        json_array_append_new(rows, row);
    }
    return rows;
}

/* The cells that fail, as row and column. */
static json_t *flags_json(const struct figure *figure)
{
    json_t *flags = json_array();

    for (size_t r = 0; r < figure->row_count; r++)
        for (size_t c = 0; c < figure->column_count; c++)
            if (figure_at(figure, r, c)->is_flagged)
                json_array_append_new(
                    flags, json_pack("[i, i]", (int)r, (int)c));
    return flags;
}

static json_t *marks_json(const struct figure *figure)
{
    json_t *marks = json_array();

    for (size_t i = 0; i < figure->mark_count; i++)
        json_array_append_new(
            marks, json_pack("{s:I, s:s}", "at", (json_int_t)figure->marks[i].x,
                       "words", figure->marks[i].words));
    return marks;
}

void figure_print_json(const struct figure *figures, FILE *out)
{
    json_t *list = json_array();

    for (const struct figure *f = figures; f != NULL; f = f->next)
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s*, s:o, s:o, s:o, s:o}", "figure",
                      f->id, "title", f->title, "shows", f->alt, "columns",
                      columns_json(f), "rows", rows_json(f), "failing",
                      flags_json(f), "marks", marks_json(f)));
    json_dumpf(list, out, JSON_INDENT(2));
    fputc('\n', out);
    json_decref(list);
}

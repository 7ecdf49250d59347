#include "answers/table.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"

#include <csv.h>
#include <string.h>

enum { MOST_COLUMNS = 64 };

struct parsing {
    struct job *job;
    struct table *table;
    const char *file;
    size_t room;
    size_t cell;     /* of the row that is being read */
    int line;        /* of the file */
    int row_line;    /* where the row starts that is being read */
    bool is_between; /* two rows */
    const char *cells[MOST_COLUMNS];
};

static void complain(
    struct parsing *parsing, const char *id, const char *what, const char *cure)
{
    struct place place = { parsing->file, parsing->row_line, 1 };

    findings_hint(parsing->job->findings,
        findings_add(
            parsing->job->findings, SEVERITY_ERROR, id, place, "%s", what),
        "%s", cure);
}

static void take_cell(void *bytes, size_t size, void *context)
{
    struct parsing *parsing = context;
    char *words = arena_alloc(parsing->job->arena, size + 1);

    if (size > 0)
        memcpy(words, bytes, size);
    if (parsing->cell < MOST_COLUMNS)
        parsing->cells[parsing->cell] =
            text_squeeze(parsing->job->arena, words);
    parsing->cell++;
}

static const char **copy_cells(struct parsing *parsing, size_t count)
{
    const char **cells =
        arena_alloc(parsing->job->arena, count * sizeof *cells);

    memcpy(cells, parsing->cells, count * sizeof *cells);
    return cells;
}

static void add_row(struct parsing *parsing)
{
    struct table *table = parsing->table;

    if (table->row_count == parsing->room) {
        size_t room = parsing->room == 0 ? 32 : parsing->room * 2;
        struct table_row *rows =
            arena_alloc(parsing->job->arena, room * sizeof *rows);

        if (table->row_count > 0)
            memcpy(rows, table->rows, table->row_count * sizeof *rows);
        table->rows = rows;
        parsing->room = room;
    }

    struct table_row *row = &table->rows[table->row_count++];
    row->place = (struct place){ parsing->file, parsing->row_line, 1 };
    row->cells = copy_cells(parsing, table->column_count);
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i], "key") == 0 && *row->cells[i] != '\0')
            row->key = row->cells[i];
    if (row->key == NULL)
        complain(parsing, "table-key", "this row has no key",
            "fill its column \"key\": it names the record");
}

static void take_row(int terminator, void *context)
{
    struct parsing *parsing = context;
    size_t count = parsing->cell;

    (void)terminator;
    parsing->cell = 0;
    parsing->is_between = true;
    if (count > MOST_COLUMNS) {
        complain(parsing, "table-wide", "too many columns", "use at most 64");
    } else if (parsing->table->columns == NULL) {
        parsing->table->column_count = count;
        parsing->table->place =
            (struct place){ parsing->file, parsing->row_line, 1 };
        parsing->table->columns = copy_cells(parsing, count);
    } else if (count != parsing->table->column_count) {
        complain(parsing, "table-cells",
            "this row has another number of cells than the head row",
            "give it a cell for each column");
    } else {
        add_row(parsing);
    }
}

static bool holds_characters(
    struct parsing *parsing, const char *bytes, size_t size)
{
    const char *bad = text_bad_character(bytes, size);

    if (bad == NULL)
        return true;
    for (const char *p = bytes; p <= bad; p++)
        parsing->row_line += p == bytes || p[-1] == '\n';
    if (text_bad_utf8(bytes, size) == bad)
        complain(parsing, "not-utf8", "this table is not UTF-8",
            "save it as CSV UTF-8");
    else
        complain(parsing, "answer-characters",
            "there is a character in it that no document may hold",
            "take the control characters out");
    return false;
}

/* Line by line, since the parser does not say where it is. */
static bool parse(struct parsing *parsing, struct csv_parser *parser,
    const char *bytes, size_t size)
{
    const char *end = bytes + size;

    parsing->is_between = true;
    while (bytes < end) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t length = (size_t)((stop != NULL ? stop + 1 : end) - bytes);

        parsing->line++;
        if (parsing->is_between)
            parsing->row_line = parsing->line;
        parsing->is_between =
            parsing->is_between && strspn(bytes, " \t\r\n") >= length;
        if (csv_parse(parser, bytes, length, take_cell, take_row, parsing) !=
            length)
            return false;
        bytes += length;
    }
    return csv_fini(parser, take_cell, take_row, parsing) == 0;
}

const struct table *table_load(struct job *job, const char *path)
{
    struct parsing parsing = { .job = job, .file = path };
    struct csv_parser parser;
    size_t size;
    const char *bytes = file_read(job, path, &size);
    int errors = findings_errors(job->findings);

    if (bytes == NULL || !holds_characters(&parsing, bytes, size))
        return NULL;
    if (text_starts(bytes, "\xEF\xBB\xBF")) {
        bytes += 3;
        size -= 3;
    }
    parsing.table = ARENA_NEW(job->arena, struct table);
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    if (!parse(&parsing, &parser, bytes, size))
        complain(&parsing, "table-malformed", csv_strerror(csv_error(&parser)),
            "look at the quotes of this row");
    csv_free(&parser);
    if (parsing.table->columns == NULL &&
        findings_errors(job->findings) == errors)
        complain(&parsing, "table-key", "this table has no head row",
            "its first row names the columns: key, and ids of questions");
    return findings_errors(job->findings) == errors ? parsing.table : NULL;
}

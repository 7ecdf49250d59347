#include "review/form_read.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "io/digest.h"
#include "review/form.h"
#include "review/form_row.h"
#include "review/lines.h"
#include "review/sent.h"

#include <csv.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

struct row {
    const char *cell[FORM_READ_MOST_COLUMNS]; /* "" if there is none */
    size_t count;
    struct row *next;
};

struct reading {
    struct job *job;
    const char *name;
    const struct document *sent;
    const struct form_row *rows;
    struct form_read *form;
    struct point **end;
    struct names keys;
    int column[FORM_COLUMNS]; /* where each stands; -1: nowhere */
    bool has_head;
};

static bool complain(struct job *job, const char *name, const char *id,
    const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id,
            (struct place){ .file = name }, "%s", what),
        "%s", cure);
    return false;
}

static bool is_too_long(struct job *job, const char *name)
{
    return !complain(job, name, "form-large",
        "this comment form has too many rows, or is too large",
        "send the rows that have comments, at most 10,000");
}

/* ---- the head row ----------------------------------------------------- */

static bool says(const char *words, const char *part)
{
    size_t length = strlen(part);

    for (; *words != '\0'; words++)
        if (strncasecmp(words, part, length) == 0)
            return true;
    return false;
}

/* In this order: "Clause title" is no clause, "Type of comment" no comment. */
static int column_of(const char *title)
{
    static const struct {
        const char *part;
        enum form_column column;
    } parts[] = {
        { "line", FORM_COLUMNS }, /* of a standard: ours have none */
        { "propos", FORM_PROPOSED },
        { "suggest", FORM_PROPOSED },
        { "type", FORM_TYPE },
        { "referen", FORM_REFERENCE },
        { "title", FORM_TITLE },
        { "heading", FORM_TITLE },
        { "paragraph", FORM_PARAGRAPH },
        { "comment", FORM_COMMENT },
        { "clause", FORM_CLAUSE },
        { "number", FORM_CLAUSE },
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strlen(title) <= 60 && says(title, parts[i].part))
            return parts[i].column;
    return -1;
}

/* Where each column stands. False if that is no head row. */
static bool find_columns(const struct row *row, int column[FORM_COLUMNS])
{
    for (int c = 0; c < FORM_COLUMNS; c++)
        column[c] = -1;
    for (size_t i = 0; i < row->count; i++) {
        int c = column_of(row->cell[i]);

        if (c >= 0 && c < FORM_COLUMNS && column[c] < 0)
            column[c] = (int)i;
    }
    return column[FORM_COMMENT] >= 0 &&
           (column[FORM_CLAUSE] >= 0 || column[FORM_REFERENCE] >= 0 ||
               column[FORM_TITLE] >= 0);
}

static bool read_head(struct reading *reading, const struct row *row)
{
    int column[FORM_COLUMNS];

    if (!find_columns(row, column))
        return false;
    memcpy(reading->column, column, sizeof column);
    return reading->has_head = true;
}

/* ---- a row ------------------------------------------------------------ */

static const char *cell(
    const struct reading *reading, const struct row *row, enum form_column c)
{
    int at = reading->column[c];

    return at < 0 || (size_t)at >= row->count ? ""
                                              : form_row_plain(row->cell[at]);
}

/* On one line, with plain spaces. */
static const char *squeezed(
    const struct reading *reading, const struct row *row, enum form_column c)
{
    return text_squeeze(reading->job->arena, cell(reading, row, c));
}

/* "Clause 4." is 4. */
static const char *bare_number(struct arena *arena, const char *number)
{
    size_t length;

    if (strncasecmp(number, "clause ", 7) == 0)
        number += 7;
    length = strlen(number);
    while (length > 0 && number[length - 1] == '.')
        length--;
    return arena_format(arena, "%.*s", (int)length, number);
}

static bool is_same(const char *a, const char *b)
{
    return a != NULL && *b != '\0' && strcasecmp(a, b) == 0;
}

/* The one row that says so. NULL if none does, or several do. */
static const struct form_row *find_by(
    const struct reading *reading, const char *words, enum form_column column)
{
    const struct form_row *found = NULL;

    for (const struct form_row *r = reading->rows; r != NULL; r = r->next) {
        const char *own = column == FORM_REFERENCE ? r->reference
                          : column == FORM_CLAUSE  ? r->number
                                                   : r->title;

        if (!is_same(own, words))
            continue;
        if (found != NULL)
            return NULL;
        found = r;
    }
    return found;
}

static const struct form_row *find_row(
    const struct reading *reading, const struct row *row)
{
    const char *number =
        bare_number(reading->job->arena, squeezed(reading, row, FORM_CLAUSE));
    const struct form_row *found = find_by(
        reading, squeezed(reading, row, FORM_REFERENCE), FORM_REFERENCE);

    if (found == NULL)
        found = find_by(reading, number, FORM_CLAUSE);
    if (found == NULL)
        found =
            find_by(reading, squeezed(reading, row, FORM_TITLE), FORM_TITLE);
    return found;
}

static void place(
    const struct reading *reading, const struct row *row, struct point *point)
{
    struct arena *arena = reading->job->arena;
    const struct form_row *found = find_row(reading, row);
    const char *paragraph = squeezed(reading, row, FORM_PARAGRAPH);
    const char *number =
        bare_number(arena, squeezed(reading, row, FORM_CLAUSE));

    point->at = (struct target){ .document = reading->sent->id,
        .label = *number != '\0' ? number : NULL,
        .carrier = CARRIER_NONE };
    if (found != NULL) {
        point->at = found->at;
        point->is_general = found->is_general && *paragraph == '\0';
    }
    if (*paragraph != '\0')
        (void)form_row_paragraph(
            arena, reading->sent, bare_number(arena, paragraph), &point->at);
    else if (found == NULL && *number != '\0')
        (void)form_row_paragraph(arena, reading->sent, number, &point->at);
}

static const char *kind_of(const char *type)
{
    static const char *const kinds[] = { "ge", "te", "ed" };

    for (size_t i = 0; i < 3; i++)
        if (strncasecmp(type, kinds[i], 2) == 0)
            return kinds[i];
    return NULL;
}

/* The same row read again has the same key; of twins each has its own. */
static const char *key_of(struct reading *reading, const struct point *point)
{
    struct arena *arena = reading->job->arena;
    struct text text = text_new(arena);
    const char *const parts[] = { point->author, point->date, point->text,
        point->proposed, point->at.clause, point->at.record,
        point->at.address };
    const char *key;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        text_format(&text, "%s\n",
            parts[i] != NULL ? lines_normal(arena, parts[i]) : "");
    key = digest_hex(arena, text.bytes, text.length);
    while (names_find(&reading->keys, key) != NULL) {
        text_add_char(&text, '+');
        key = digest_hex(arena, text.bytes, text.length);
    }
    names_put(&reading->keys, key, reading);
    return key;
}

static const char *trimmed(struct arena *arena, const char *words)
{
    size_t length;

    words += strspn(words, " \t\r\n");
    length = strlen(words);
    while (length > 0 && strchr(" \t\r\n", words[length - 1]) != NULL)
        length--;
    return arena_format(arena, "%.*s", (int)length, words);
}

static void read_comment(struct reading *reading, const struct row *row)
{
    struct arena *arena = reading->job->arena;
    const char *comment = trimmed(arena, cell(reading, row, FORM_COMMENT));
    const char *proposed = trimmed(arena, cell(reading, row, FORM_PROPOSED));
    struct point *point;

    if (*comment == '\0' && *proposed == '\0')
        return;
    point = ARENA_NEW(arena, struct point);
    point->author = reading->form->organisation;
    point->date = reading->form->date;
    point->text = comment;
    point->proposed = *proposed != '\0' ? proposed : NULL;
    point->kind = kind_of(squeezed(reading, row, FORM_TYPE));
    for (int v = 0; v < VIEWS; v++)
        point->quote[v] = (struct quote){ "", "", "" };
    place(reading, row, point);
    point->key = key_of(reading, point);
    *reading->end = point;
    reading->end = &point->next;
    reading->form->point_count++;
}

/* What stands beside the first cell. */
static const char *answer_of(struct arena *arena, const struct row *row)
{
    const char *answer = "";

    for (size_t i = row->count; i-- > 1;)
        if (*row->cell[i] != '\0')
            answer = row->cell[i];
    return text_squeeze(arena, form_row_plain(answer));
}

/* What is asked above the table: a name, and what stands beside it. */
static void read_asked(struct reading *reading, const struct row *row)
{
    const char *answer = answer_of(reading->job->arena, row);

    if (row->count < 2 || answer[strspn(answer, "_ ")] == '\0')
        return;
    if (says(row->cell[0], "organi"))
        reading->form->organisation = answer;
    else if (strncasecmp(row->cell[0], "date", 4) == 0)
        reading->form->date = answer;
}

/* What stands above the head row, or is another head row, is no comment. */
static void read_row(struct reading *reading, const struct row *row)
{
    if (read_head(reading, row))
        return;
    if (reading->has_head)
        read_comment(reading, row);
    else
        read_asked(reading, row);
}

static const struct form_read *read_rows(struct job *job,
    const struct document *sent, const char *name, const struct row *rows)
{
    struct reading reading = { .job = job,
        .name = name,
        .sent = sent,
        .rows = form_row_all(job->arena, sent),
        .form = ARENA_NEW(job->arena, struct form_read),
        .keys = names_new(job->arena) };

    reading.end = &reading.form->points;
    for (; rows != NULL; rows = rows->next)
        read_row(&reading, rows);
    if (reading.has_head)
        return reading.form;
    (void)complain(job, name, "form-no-head",
        "there is no comment form in it: no row names the columns",
        "keep the row that says Reference, Clause, Comment and so on");
    return NULL;
}

/* ---- what it says of itself ------------------------------------------- */

/* Our own form, or one like it: a table of a contract has no such columns. */
static bool is_head(const struct row *row)
{
    int column[FORM_COLUMNS];

    return find_columns(row, column) && column[FORM_PROPOSED] >= 0;
}

static const char *last_word(const char *words)
{
    const char *space = strrchr(words, ' ');

    return space != NULL ? space + 1 : words;
}

static struct form_said said_by(struct job *job, const struct row *rows)
{
    struct form_said said = { 0 };

    for (; rows != NULL && !said.is_form; rows = rows->next) {
        const char *answer = last_word(answer_of(job->arena, rows));

        said.is_form = is_head(rows);
        if (rows->count > 1 && strncasecmp(rows->cell[0], "copy", 4) == 0 &&
            sent_is_id(answer))
            said.copy = answer;
    }
    return said;
}

/* ---- CSV -------------------------------------------------------------- */

struct parsing {
    struct job *job;
    struct row *first, **end, *row;
    size_t count, most_cells;
    bool is_too_long;
};

static void take_cell(void *bytes, size_t size, void *context)
{
    struct parsing *parsing = context;
    struct row *row = parsing->row;
    char *words;

    if (row == NULL)
        row = parsing->row = ARENA_NEW(parsing->job->arena, struct row);
    if (row->count >= FORM_READ_MOST_COLUMNS || parsing->is_too_long)
        return;
    words = arena_alloc(parsing->job->arena, size + 1);
    if (size > 0)
        memcpy(words, bytes, size);
    row->cell[row->count++] = words;
}

static void take_row(int terminator, void *context)
{
    struct parsing *parsing = context;

    (void)terminator;
    if (++parsing->count > FORM_READ_MOST_ROWS)
        parsing->is_too_long = true;
    if (parsing->row == NULL || parsing->is_too_long)
        return;
    if (parsing->row->count > parsing->most_cells)
        parsing->most_cells = parsing->row->count;
    *parsing->end = parsing->row;
    parsing->end = &parsing->row->next;
    parsing->row = NULL;
}

/* Quotes that are not closed are read as far as they go. */
static struct parsing parse(
    struct job *job, const char *bytes, size_t size, char comma)
{
    struct parsing parsing = { .job = job };
    struct csv_parser parser;

    parsing.end = &parsing.first;
    csv_init(&parser, 0);
    csv_set_delim(&parser, (unsigned char)comma);
    (void)csv_parse(&parser, bytes, size, take_cell, take_row, &parsing);
    (void)csv_fini(&parser, take_cell, take_row, &parsing);
    csv_free(&parser);
    return parsing;
}

/* Windows-1252 from 0x80 to 0x9F; above, bytes are the characters. */
static const char *const windows[32] = { "\u20ac", "", "\u201a", "\u0192",
    "\u201e", "\u2026", "\u2020", "\u2021", "\u02c6", "\u2030", "\u0160",
    "\u2039", "\u0152", "", "\u017d", "", "", "\u2018", "\u2019", "\u201c",
    "\u201d", "\u2022", "\u2013", "\u2014", "\u02dc", "\u2122", "\u0161",
    "\u203a", "\u0153", "", "\u017e", "\u0178" };

static struct bytes from_windows(struct job *job, struct bytes file)
{
    const unsigned char *bytes = file.start;
    struct text text = text_new(job->arena);

    for (size_t i = 0; i < file.size; i++)
        if (bytes[i] < 0x80)
            text_add_char(&text, (char)bytes[i]);
        else if (bytes[i] < 0xA0)
            text_add(&text, windows[bytes[i] - 0x80]);
        else
            text_format(
                &text, "%c%c", 0xC0 | bytes[i] >> 6, 0x80 | (bytes[i] & 0x3F));
    return (struct bytes){ text.bytes, text.length };
}

/* A spreadsheet may hold what no text can, such as Word's breaks of a line. */
static struct bytes without_controls(struct job *job, struct bytes file)
{
    char *words = arena_alloc(job->arena, file.size + 1);

    memcpy(words, file.start, file.size);
    for (size_t i = 0; i < file.size; i++)
        if ((unsigned char)words[i] < ' ' &&
            memchr("\t\n\r", words[i], 3) == NULL)
            words[i] = ' ';
    words[file.size] = '\0';
    return (struct bytes){ words, file.size };
}

/* Without its mark, in UTF-8. start is NULL, with a finding, if it is no text.
 */
static struct bytes as_text(
    struct job *job, const char *name, struct bytes file)
{
    if (file.size > FORM_READ_MOST_BYTES) {
        (void)is_too_long(job, name);
        return (struct bytes){ 0 };
    }
    if (memchr(file.start, '\0', file.size) != NULL) {
        (void)complain(job, name, "form-not-text",
            "this comment form is no CSV text", "save it as \"CSV UTF-8\"");
        return (struct bytes){ 0 };
    }
    file = without_controls(job, file);
    if (text_bad_utf8(file.start, file.size) != NULL)
        return from_windows(job, file);
    if (file.size >= 3 && memcmp(file.start, "\xEF\xBB\xBF", 3) == 0)
        return (struct bytes){ (const char *)file.start + 3, file.size - 3 };
    return file;
}

/* What separates the cells is what gives the most of them. */
static struct parsing parse_best(struct job *job, struct bytes text)
{
    static const char commas[] = ",;\t";
    struct parsing best = { 0 };

    for (const char *c = commas; *c != '\0'; c++) {
        struct parsing parsing = parse(job, text.start, text.size, *c);

        if (c == commas || parsing.most_cells > best.most_cells)
            best = parsing;
    }
    return best;
}

struct form_said form_read_said_csv(struct job *job, struct bytes file)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    struct bytes text = as_text(&quiet, "", file);

    return text.start != NULL ? said_by(job, parse_best(job, text).first)
                              : (struct form_said){ 0 };
}

const struct form_read *form_read_csv(struct job *job,
    const struct document *sent, const char *name, struct bytes file)
{
    struct bytes text = as_text(job, name, file);
    struct parsing best;

    if (text.start == NULL)
        return NULL;
    best = parse_best(job, text);
    if (best.is_too_long && is_too_long(job, name))
        return NULL;
    return read_rows(job, sent, name, best.first);
}

/* ---- a table of a document -------------------------------------------- */

static const char *accepted(
    struct arena *arena, const struct returned_paragraph *paragraph)
{
    struct text text = text_new(arena);

    for (const struct piece *p = paragraph->pieces; p != NULL; p = p->next)
        if (!p->is_deleted)
            text_add(&text, p->text);
    return text.bytes;
}

static void add_to_cell(
    struct job *job, struct row *row, int column, const char *words)
{
    const char **cell = &row->cell[column - 1];

    while (row->count < (size_t)column)
        row->cell[row->count++] = "";
    if (*words != '\0')
        *cell = **cell == '\0'
                    ? words
                    : arena_format(job->arena, "%s\n%s", *cell, words);
}

/* The rows of all tables; there may be one more than may be read. */
static const struct row *rows_of(
    struct job *job, const struct returned *returned, size_t *count)
{
    struct row *first = NULL, **end = &first, *row = NULL;
    int table = 0, number = 0;

    *count = 0;
    for (const struct returned_paragraph *p = returned->paragraphs;
         p != NULL && *count <= FORM_READ_MOST_ROWS; p = p->next) {
        if (p->table == 0 || p->column < 1 || p->row_deleted ||
            p->column > FORM_READ_MOST_COLUMNS)
            continue;
        if (row == NULL || p->table != table || p->row != number) {
            row = *end = ARENA_NEW(job->arena, struct row);
            end = &row->next;
            table = p->table;
            number = p->row;
            ++*count;
        }
        add_to_cell(job, row, p->column, accepted(job->arena, p));
    }
    return first;
}

struct form_said form_read_said_table(
    struct job *job, const struct returned *returned)
{
    size_t count;

    return said_by(job, rows_of(job, returned, &count));
}

const struct form_read *form_read_table(struct job *job,
    const struct document *sent, const char *name,
    const struct returned *returned)
{
    size_t count;
    const struct row *rows = rows_of(job, returned, &count);

    if (count > FORM_READ_MOST_ROWS && is_too_long(job, name))
        return NULL;
    return read_rows(job, sent, name, rows);
}

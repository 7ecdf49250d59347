#include "review/form.h"

#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "document/house.h"
#include "review/form_row.h"

#include <string.h>

const char *const form_titles[FORM_COLUMNS] = {
    [FORM_REFERENCE] = "Reference (please leave)",
    [FORM_CLAUSE] = "Clause",
    [FORM_TITLE] = "Clause title",
    [FORM_PARAGRAPH] = "Paragraph or table",
    [FORM_TYPE] = "Type: ge, te, ed",
    [FORM_COMMENT] = "Comment",
    [FORM_PROPOSED] = "Proposed change",
};

static const char *const advice[] = {
    "Write beside the clause that you mean, and leave the others empty. For a "
    "second comment on a clause, add a row and repeat the number.",
    "Type: ge for a general comment, te for one on what is agreed (the "
    "substance), ed for one on how it is put.",
    "Proposed change: write the paragraph out as it should read, and name it "
    "(as in 4.1); then its new words are proposed like a change in the text. "
    "Anything shorter is read as a comment.",
};
enum { ADVICE = sizeof advice / sizeof *advice };

/* What stands above the table: the first is filled in, the others asked. */
static const char *const asked[] = { "Copy (please leave)", "Organisation",
    "Date" };
enum { ASKED = sizeof asked / sizeof *asked };

/* With a word, or a spreadsheet may take an id for a number. */
static const char *says_copy(struct job *job, const char *copy)
{
    return arena_format(job->arena, "Copy %s", copy);
}

static const char *title_of(struct job *job, const struct document *sent)
{
    return arena_format(job->arena, "Comments on %s", sent->title);
}

/* What is filled in before anybody writes. */
static const char *filled(const struct form_row *row, enum form_column column)
{
    const char *const words[FORM_COLUMNS] = {
        [FORM_REFERENCE] = row->reference,
        [FORM_CLAUSE] = row->number,
        [FORM_TITLE] = row->title,
    };

    return words[column] != NULL ? words[column] : "";
}

/* ---- as a document ---------------------------------------------------- */

static struct node *add_words(struct job *job, struct node *parent,
    enum node_kind kind, const char *words)
{
    struct node *node = document_add(job->arena, parent, kind);

    if (*words != '\0')
        document_add_text(job->arena, node, NODE_TEXT, words);
    return node;
}

static struct node *add_cell(
    struct job *job, struct node *row, const char *words)
{
    return add_words(
        job, document_add(job->arena, row, NODE_CELL), NODE_PARAGRAPH, words);
}

static void add_asked(struct job *job, struct node *section, const char *copy)
{
    static const struct column columns[] = { { COLUMN_TEXT, 1 },
        { COLUMN_TEXT, 3 } };
    struct node *table = document_add(job->arena, section, NODE_TABLE);

    table->role = ROLE_FORM;
    table->columns = columns;
    table->column_count = 2;
    for (size_t i = 0; i < ASKED; i++) {
        struct node *row = document_add(job->arena, table, NODE_ROW);

        add_cell(job, row, asked[i]);
        if (i == 0)
            add_cell(job, row, says_copy(job, copy));
        else
            document_add_text(
                job->arena, add_cell(job, row, ""), NODE_BLANK, asked[i]);
    }
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Its number, or else its title, is no other row's. */
static bool is_told_apart(
    const struct form_row *rows, const struct form_row *row)
{
    size_t count = 0;

    for (; rows != NULL; rows = rows->next)
        count += row->number != NULL ? is_same(rows->number, row->number)
                                     : is_same(rows->title, row->title);
    return count == 1;
}

/* On paper a reference takes room from the comment, so it must be needed. */
static int first_column(const struct form_row *rows)
{
    for (const struct form_row *r = rows; r != NULL; r = r->next)
        if (!is_told_apart(rows, r))
            return FORM_REFERENCE;
    return FORM_REFERENCE + 1;
}

static void add_table(
    struct job *job, struct node *section, const struct form_row *rows)
{
    static const struct column columns[FORM_COLUMNS] = { { COLUMN_TEXT, 11 },
        { COLUMN_TEXT, 7 }, { COLUMN_TEXT, 13 }, { COLUMN_TEXT, 9 },
        { COLUMN_TEXT, 6 }, { COLUMN_TEXT, 27 }, { COLUMN_TEXT, 27 } };
    struct node *table = document_add(job->arena, section, NODE_TABLE);
    struct node *head = document_add(job->arena, table, NODE_ROW);
    int from = first_column(rows);

    table->columns = columns + from;
    table->column_count = (size_t)(FORM_COLUMNS - from);
    head->is_header = true;
    for (int c = from; c < FORM_COLUMNS; c++)
        add_cell(job, head, form_titles[c]);
    for (; rows != NULL; rows = rows->next) {
        struct node *row = document_add(job->arena, table, NODE_ROW);

        for (int c = from; c < FORM_COLUMNS; c++)
            add_cell(job, row, filled(rows, (enum form_column)c));
    }
}

const struct house *form_house(struct job *job, const struct house *house)
{
    enum { MARGIN = 1500 };
    struct house *wide;

    if (house == NULL || house->page_width > house->page_height)
        return house;
    wide = ARENA_NEW(job->arena, struct house);
    *wide = *house;
    wide->page_width = house->page_height;
    wide->page_height = house->page_width;
    wide->margin_left = wide->margin_right = MARGIN;
    return wide;
}

const struct document *form_document(
    struct job *job, const struct document *sent, const char *copy)
{
    struct document *form = ARENA_NEW(job->arena, struct document);
    struct node *section;

    form->id = "comment-form";
    form->title = title_of(job, sent);
    form->subject = sent->subject;
    form->status = sent->status;
    form->date = sent->date;
    form->house = form_house(job, sent->house);
    form->root = document_add(job->arena, NULL, NODE_DOCUMENT);
    section = document_add(job->arena, form->root, NODE_SECTION);
    add_words(job, section, NODE_HEADING, "How to fill this in");
    for (size_t i = 0; i < ADVICE; i++)
        add_words(job, section, NODE_PARAGRAPH, advice[i]);
    add_asked(job, section, copy);
    add_table(job, section, form_row_all(job->arena, sent));
    return form;
}

/* ---- as CSV ----------------------------------------------------------- */

static void add_csv(struct text *text, const char *words, bool is_last)
{
    form_row_add_cell(text, words);
    text_add(text, is_last ? "\r\n" : ",");
}

static void add_csv_line(
    struct text *text, const char *first, const char *second)
{
    for (int c = 0; c < FORM_COLUMNS; c++)
        add_csv(text,
            c == 0   ? first
            : c == 1 ? second
                     : "",
            c == FORM_COLUMNS - 1);
}

const char *form_csv(
    struct job *job, const struct document *sent, const char *copy)
{
    struct text text = text_new(job->arena);

    text_add(&text, "\xEF\xBB\xBF");
    add_csv_line(&text, title_of(job, sent), "");
    for (size_t i = 0; i < ADVICE; i++)
        add_csv_line(&text, advice[i], "");
    for (size_t i = 0; i < ASKED; i++)
        add_csv_line(&text, asked[i], i == 0 ? says_copy(job, copy) : "");
    for (int c = 0; c < FORM_COLUMNS; c++)
        add_csv(&text, form_titles[c], c == FORM_COLUMNS - 1);
    for (const struct form_row *row = form_row_all(job->arena, sent);
         row != NULL; row = row->next)
        for (int c = 0; c < FORM_COLUMNS; c++)
            add_csv(
                &text, filled(row, (enum form_column)c), c == FORM_COLUMNS - 1);
    return text.bytes;
}

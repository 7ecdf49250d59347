/* Comment forms: written, filled in by people, and read back. */
#include "base/job.h"
#include "base/text.h"
#include "cli/project.h"
#include "review/form.h"
#include "review/form_intake.h"
#include "review/form_read.h"
#include "review/form_row.h"
#include "review/lines.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COPY "0123456789abcdef"

static struct job job;
static struct project project;
static const struct document *sent;

static void open_world(void)
{
    job = job_begin();
    ck_assert(project_open(&job, "tests/tiny", "tests/lifting", &project));
    sent =
        project_assemble(&job, &project, NULL, false, NULL)->drafts->document;
}

static void close_world(void)
{
    project_close(&project);
    job_end(&job);
}

static const struct form_read *read_csv(const char *csv)
{
    return form_read_csv(
        &job, sent, "form.csv", (struct bytes){ csv, strlen(csv) });
}

static bool has_finding(const char *id)
{
    const struct finding *f = findings_first(job.findings);

    while (f != NULL && strcmp(f->id, id) != 0)
        f = f->next;
    return f != NULL && f->hint != NULL;
}

/* A point in one line: where, kind, comment, proposed. */
static const char *said(const struct point *p)
{
    return arena_format(job.arena, "%s|%s|%s|%s|%s|%s",
        p->at.carrier == CARRIER_NONE ? "?"
        : p->is_general               ? "general"
        : p->at.clause != NULL        ? p->at.clause
                                      : "-",
        p->at.label != NULL ? p->at.label : "",
        p->at.address != NULL ? strrchr(p->at.address, '/') + 1 : "",
        p->kind != NULL ? p->kind : "", p->text,
        p->proposed != NULL ? p->proposed : "");
}

static const char *all_said(const struct form_read *form)
{
    struct text text = text_new(job.arena);

    ck_assert_ptr_nonnull(form);
    for (const struct point *p = form->points; p != NULL; p = p->next)
        text_format(&text, "%s\n", said(p));
    return text.bytes;
}

/* The form with something typed at the end of the row that has that title. */
static const char *filled(const char *csv, const char *title, const char *tail)
{
    const char *at = strstr(csv, title), *end;

    ck_assert_ptr_nonnull(at);
    at += strlen(title);
    end = strstr(at, "\r\n");
    return arena_format(job.arena, "%.*s%s%s", (int)(at - csv), csv, tail, end);
}

START_TEST(a_form_has_a_row_for_each_clause)
{
    const char *csv = form_csv(&job, sent, COPY);

    ck_assert(text_starts(csv, "\xEF\xBB\xBF"));
    ck_assert_ptr_nonnull(strstr(csv,
        "\"pack\",\"General\",\"The document as a whole\",\"\",\"\",\"\","
        "\"\"\r\n"));

    ck_assert_ptr_nonnull(strstr(csv, "\"tiny.ending\",\"4\",\"Ending\""));
    ck_assert_ptr_nonnull(
        strstr(csv, "\"tiny.prices\",\"Schedule 1, 1\",\"Prices\""));
    ck_assert_ptr_nonnull(strstr(csv, "\"Schedule 2\",\"Definitions\""));
    ck_assert_uint_eq(read_csv(csv)->point_count, 0);
    ck_assert_int_eq(findings_errors(job.findings), 0);
}
END_TEST

START_TEST(what_is_filled_in_comes_back)
{
    const char *csv = form_csv(&job, sent, COPY);
    const struct form_read *form;

    csv = filled(
        csv, "\"The document as a whole\"", ",\"\",\"ge\",\"Too long\",\"\"");
    csv = filled(csv, "\"4\",\"Ending\"",
        ",\"(a)\",\"te\",\"Which \"\"model\"\"?\",\"New\r\nwords\"");
    csv = filled(csv, "\"Prices\"", ",\"\",\"editorial\",\"Dear\",\"\"");
    csv = filled(csv, "\"Organisation\"", ",\"Made-up Care\",\"\",\"\"");
    csv = filled(csv, "\"Date\"", ",\"2027-05-01\",\"\",\"\"");
    form = read_csv(csv);
    ck_assert_str_eq(all_said(form),
        "general|||ge|Too long|\n"
        "tiny.ending|4.2(a)|b1|te|Which \"model\"?|New\r\nwords\n"
        "tiny.prices|Schedule\u00a01, 1||ed|Dear|\n");
    ck_assert_str_eq(form->organisation, "Made-up Care");
    ck_assert_str_eq(form->points->author, "Made-up Care");
    ck_assert_str_eq(form->points->date, "2027-05-01");
    ck_assert_str_eq(form->points->next->key, read_csv(csv)->points->next->key);
    ck_assert_str_ne(form->points->key, form->points->next->key);
}
END_TEST

/* What people and their spreadsheets make of a form. */
static const struct {
    const char *csv, *says;
} forms[] = {
    /* columns moved, renamed, added; rows turned round; one of spaces */
    { "MB/NC,Line number,Clause/Subclause,Paragraph/Figure/Table,Type of "
      "comment,Comments,Suggested wording,Observations\n"
      "XX,,Clause 4.,4.5,Ed,Last,Final,\n , ,4, , , , ,\nXX,,3,,te,First,,\n",
        "tiny.ending|4.5|e|ed|Last|Final\ntiny.payment|3||te|First|\n" },
    { "Reference;Clause;Comment\ntiny.supply;;Semicolons; here\n",
        "tiny.supply|1|||Semicolons|\n" },
    { "Reference\tClause\tComment\n\t2\tTabs, too\n",
        "tiny.volume|2|||Tabs, too|\n" },
    { "Clause,Comment\n4,Caf\xE9 \x96 \x93quoted\x94 \x80"
      "5\n",
        "tiny.ending|4|||Caf\u00e9 \u2013 \u201cquoted\u201d \u20ac"
        "5|\n" },
    /* the reference lost: by number, title, or the number of a paragraph */
    { "Reference,Clause,Clause title,Comment\nlost,4,,One\n,,payment,Two\n"
      ",3.2,,Three\n,Schedule 1%2C 1,,Four\n",
        "tiny.ending|4|||One|\ntiny.payment|3|||Two|\n"
        "tiny.payment|3.2|b||Three|\n?|Schedule 1%2C 1|||Four|\n" },
    { "Reference,Clause,Comment\n,general,All of it\n,99,Nowhere\n,,Lost\n",
        "general||||All of it|\n?|99|||Nowhere|\n?||||Lost|\n" },
    /* two of one clause; no comment but a change; twice the same */
    { "Clause,Comment,Proposed change\n4,One,\n4,,Two\n4,One,\n",
        "tiny.ending|4|||One|\ntiny.ending|4||||Two\ntiny.ending|4|||One|\n" },
    { "Clause,Paragraph,Comment\n4,4.9,Which?\n4,(b),Limb\n",
        "tiny.ending|4|||Which?|\ntiny.ending|4.2(b)|b2||Limb|\n" },
    { "Clause,Comment\n4,One\vTwo\033Three\n",
        "tiny.ending|4|||One Two Three|\n" },
    { "Clause,Comment\n4,\"not closed\n", "tiny.ending|4|||not closed|\n" },
    { "Clause,Comment\n4,'=1+1\n4,''-x\n4,'quoted'\n",
        "tiny.ending|4|||=1+1|\ntiny.ending|4|||'-x|\n"
        "tiny.ending|4|||'quoted'|\n" },
};

START_TEST(a_form_is_read_leniently)
{
    const struct form_read *form = read_csv(forms[_i].csv);

    ck_assert_str_eq(all_said(form), forms[_i].says);
    ck_assert_int_eq(findings_errors(job.findings), 0);
    for (const struct point *p = form->points; p != NULL; p = p->next)
        for (const struct point *q = p->next; q != NULL; q = q->next)
            ck_assert_str_ne(p->key, q->key);
}
END_TEST

/* What a spreadsheet would run. */
static const char *const formulas[] = { "=1+1", "+44 1632 960000", "-2",
    "@SUM(A1)", "\t=1", "'=1", "''=1", "'plain'", "plain", "" };

START_TEST(no_cell_is_a_formula)
{
    const char *safe = form_row_safe(job.arena, formulas[_i]);

    ck_assert_ptr_null(memchr("=+-@\t", *safe, 5));
    ck_assert_str_eq(form_row_plain(safe), formulas[_i]);
}
END_TEST

START_TEST(what_is_no_form_says_why)
{
    struct text many = text_new(job.arena);
    const struct form_read *none =
        form_read_csv(&job, sent, "x", (struct bytes){ "a\0b", 3 });

    ck_assert_ptr_null(none);
    ck_assert(has_finding("form-not-text"));
    ck_assert_ptr_null(read_csv("A,letter\nto you,"));
    ck_assert(has_finding("form-no-head"));
    text_add(&many, "Clause,Comment\n");
    for (int i = 0; i < FORM_READ_MOST_ROWS; i++)
        text_add(&many, "4,x\n");
    ck_assert_ptr_null(read_csv(many.bytes));
    ck_assert(has_finding("form-large"));
}
END_TEST

/* ---- the table of a document ------------------------------------------ */

/* The form as an office program would hand its cells back. */
static struct returned *returned(const struct document *form)
{
    struct returned *made = ARENA_NEW(job.arena, struct returned);
    struct returned_paragraph **end = &made->paragraphs;
    int table = 0, row = 0, column = 0;

    for (struct walk w = document_walk(form->root); document_next(&w);) {
        struct text text = text_new(job.arena);

        if (!w.entering)
            continue;
        if (w.node->kind == NODE_TABLE)
            table++, row = 0;
        row += w.node->kind == NODE_ROW;
        column = w.node->kind == NODE_ROW ? 0 : column;
        column += w.node->kind == NODE_CELL;
        if (w.node->kind != NODE_PARAGRAPH)
            continue;
        *end = ARENA_NEW(job.arena, struct returned_paragraph);
        if (document_above(w.node, NODE_CELL) != NULL) {
            (*end)->table = table;
            (*end)->row = row;
            (*end)->column = column;
        }
        document_words(w.node, &text);
        (*end)->pieces = ARENA_NEW(job.arena, struct piece);
        (*end)->pieces->text = text.bytes;
        end = &(*end)->next;
    }
    return made;
}

START_TEST(a_table_comes_back_from_a_document)
{
    const struct document *form = form_document(&job, sent, COPY);
    struct returned *back = returned(form);
    const struct form_read *read;
    int cells = 0;

    ck_assert_ptr_null(document_misplaced(form->root));
    for (struct returned_paragraph *p = back->paragraphs; p; p = p->next) {
        if (p->table == 2 && p->row == 3 && p->column >= 5) {
            struct piece *more = ARENA_NEW(job.arena, struct piece);

            p->pieces->is_deleted = true;
            p->pieces->text = "gone";
            p->pieces->next = more;
            more->is_inserted = true;
            more->text = p->column == 5 ? "Who?" : "Whoever";
            cells++;
        }
        if (p->table == 1 && p->row == 2 && p->column == 2)
            p->pieces->text = "Made-up Care";
    }
    ck_assert_int_eq(cells, 2);
    read = form_read_table(&job, sent, "form.docx", back);
    ck_assert_str_eq(all_said(read), "tiny.parties||||Who?|Whoever\n");
    ck_assert_str_eq(read->points->author, "Made-up Care");
}
END_TEST

/* What a row proposes: the paragraph, its verb, and how it was changed. */
static const struct {
    const char *row, *says;
} proposals[] = {
    { "4,4.3,Why?,It binds North Council and South Council for ever.",
        "4.3|substitute|Why?| It binds North Council and South Council-,  "
        "-who are councils &+for  -more+ever ." },
    { "4,,,This is the very last.", "4.5|insert|-| This is the +very  last." },
    /* of another paragraph than the row names; an instruction; as it stands */
    { "4,4.4,,This is the very last.", NULL },
    { "4,4.5,,Delete this paragraph altogether", NULL },
    { "4,4.5,,This is the last.", NULL },
    { "General,,,This is the very last.", NULL },
    { "99,,,This is the very last.", NULL },
};

static const char *said_of(const struct proposal *proposal)
{
    const struct wording *wording = proposal->wordings;
    struct text text = text_new(job.arena);

    text_format(&text, "%s|%s|%s|", wording->at.label,
        intake_verb_name(proposal->verb),
        proposal->rationale != NULL ? proposal->rationale : "-");
    for (const struct hunk *h = wording->hunks; h != NULL; h = h->next)
        text_format(&text, "%c%s", " -+"[h->kind], h -> text);
    return text.bytes;
}

/* The words of its hunks, without those of one kind. */
static const char *words_without(
    const struct wording *wording, enum edit_kind kind)
{
    struct text text = text_new(job.arena);

    for (const struct hunk *h = wording->hunks; h != NULL; h = h->next)
        if (h->kind != kind)
            text_add(&text, h->text);
    return text.bytes;
}

START_TEST(exact_words_in_a_form_are_a_proposal)
{
    const char *csv = arena_format(job.arena,
        "Clause,Paragraph,Comment,Proposed change\n%s\n%s\n", proposals[_i].row,
        proposals[_i].row);
    struct intake *intake = form_intake(&job, sent, read_csv(csv), NULL);
    const struct proposal *proposal = intake->proposals;

    if (proposals[_i].says == NULL) {
        ck_assert_ptr_null(proposal);
        return;
    }
    ck_assert_uint_eq(intake->proposal_count, 1); /* the same twice is one */
    ck_assert_str_eq(said_of(proposal), proposals[_i].says);
    ck_assert_str_eq(words_without(proposal->wordings, EDIT_INSERTED),
        proposal->wordings->sent);
    ck_assert_str_eq(lines_normal(job.arena,
                         words_without(proposal->wordings, EDIT_DELETED)),
        lines_normal(job.arena, proposal->wordings->proposed));
    ck_assert_ptr_null(proposal->next);
}
END_TEST

#define ADD_ROWS(tests, name, rows)                                            \
    tcase_add_loop_test(tests, name, 0, sizeof rows / sizeof *rows)

int main(void)
{
    Suite *suite = suite_create("form");
    TCase *tests = tcase_create("form");

    tcase_add_checked_fixture(tests, open_world, close_world);
    tcase_add_test(tests, a_form_has_a_row_for_each_clause);
    tcase_add_test(tests, what_is_filled_in_comes_back);
    ADD_ROWS(tests, a_form_is_read_leniently, forms);
    ADD_ROWS(tests, exact_words_in_a_form_are_a_proposal, proposals);
    ADD_ROWS(tests, no_cell_is_a_formula, formulas);
    tcase_add_test(tests, what_is_no_form_says_why);
    tcase_add_test(tests, a_table_comes_back_from_a_document);
    suite_add_tcase(suite, tests);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

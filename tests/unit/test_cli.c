#include "base/job.h"
#include "cli/pagination.h"
#include "cli/spoken.h"
#include "document/document.h"
#include "library/question.h"

#include <check.h>
#include <string.h>

static struct choice hard = { "hard_block", "Hard block", NULL };
static struct choice soft = { "soft_block", "Soft block", &hard };

/* What is said at a prompt, and what a file would say. */
static const struct {
    enum question_type type;
    const char *said, *wanted;
} sayings[] = {
    { QUESTION_YES_NO, "Y", "yes" },
    { QUESTION_YES_NO, "NO", "no" },
    { QUESTION_YES_NO, "perhaps", "perhaps" },
    { QUESTION_CHOICE, "SOFT_BLOCK", "soft_block" },
    { QUESTION_CHOICE, " hard  block ", "hard_block" },
    { QUESTION_CHOICE, "block", "block" },
    { QUESTION_RATE, "60", "60%" },
    { QUESTION_RATE, "4.5 %", "4.5%" },
    { QUESTION_RATE, "60%", "60%" },
    { QUESTION_DATE, "2027-04-01", "2027-04-01" },
    { QUESTION_DATE, "1/4/2027", "2027-04-01" },
    { QUESTION_DATE, "1 April 2027", "2027-04-01" },
    { QUESTION_DATE, "1 apr 2027", "2027-04-01" },
    { QUESTION_DATE, "soon", "soon" },
    { QUESTION_TEXT, "Y", "Y" },
    { QUESTION_MONEY, "4,900", "4,900" },
};

START_TEST(what_is_said_becomes_what_a_file_would_say)
{
    struct job job = job_begin();
    struct question question = { .type = sayings[_i].type, .choices = &soft };

    ck_assert_str_eq(
        spoken_words(&job, &question, sayings[_i].said), sayings[_i].wanted);
    job_end(&job);
}
END_TEST

/* ---- pagination ------------------------------------------------------- */

/* A contents table, and two clauses that it leads to. */
static struct document two_clauses(struct job *job)
{
    static const char *const words[] = { "Term", "Price" };
    struct document document = { .root = document_add(
                                     job->arena, NULL, NODE_DOCUMENT) };
    struct node *section;

    document_add(job->arena, document.root, NODE_CONTENTS);
    section = document_add(job->arena, document.root, NODE_SECTION);
    section->role = ROLE_OPERATIVE;
    for (int i = 0; i < 2; i++) {
        struct node *clause = document_add(job->arena, section, NODE_CLAUSE);
        struct node *heading = document_add(job->arena, clause, NODE_HEADING);

        heading->level = LEVEL_CLAUSE;
        heading->label = i == 0 ? "1" : "2";
        document_add_text(job->arena, heading, NODE_TEXT, words[i]);
    }
    return document;
}

/* What of a PDF is looked at: "1 Term" is on object 3, "2 Price" on object 7.
 */
#define OUTLINE                                                                \
    "<</Title<FEFF00310020005400650072006D>/Dest[3 0 R/XYZ 70 700 0]>>\n"      \
    "<</Title<FEFF003200A000500072006900630065>/Dest[7 0 R/XYZ 70 7 0]>>\n"
#define PAGES "<</Type/Pages\n/Kids[ 2 0 R 3 0 R 7 0 R ]\n/Count 3>>\n"

static const int *read_pages(struct job *job, const char *pdf, size_t *count)
{
    struct document document = two_clauses(job);

    return pagination_read(
        job, (struct bytes){ pdf, strlen(pdf) }, &document, count);
}

START_TEST(each_entry_of_the_contents_gets_its_page)
{
    struct job job = job_begin();
    size_t count;
    const int *pages = read_pages(&job, OUTLINE PAGES, &count);

    ck_assert_ptr_nonnull(pages);
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(pages[0], 2);
    ck_assert_int_eq(pages[1], 3);
    job_end(&job);
}
END_TEST

/* A PDF that is not as expected. */
static const char *const strange[] = { "", "%PDF-1.6", PAGES, OUTLINE,
    OUTLINE "/Type/Pages/Kids[", OUTLINE "/Type/Pages/Kids[ 2 0 R ]",
    "/Title<FEFF0031>/Dest[" PAGES, "/Title<" PAGES };

START_TEST(a_strange_pdf_gives_no_pages)
{
    struct job job = job_begin();
    size_t count;

    ck_assert_ptr_null(read_pages(&job, strange[_i], &count));
    job_end(&job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cli");
    TCase *tcase = tcase_create("cli");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_loop_test(tcase, what_is_said_becomes_what_a_file_would_say, 0,
        (int)(sizeof sayings / sizeof *sayings));
    tcase_add_test(tcase, each_entry_of_the_contents_gets_its_page);
    tcase_add_loop_test(tcase, a_strange_pdf_gives_no_pages, 0,
        (int)(sizeof strange / sizeof *strange));
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

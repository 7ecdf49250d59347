#include "base/job.h"
#include "cli/spoken.h"
#include "library/question.h"

#include <check.h>

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

int main(void)
{
    Suite *suite = suite_create("cli");
    TCase *tcase = tcase_create("spoken");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_loop_test(tcase, what_is_said_becomes_what_a_file_would_say, 0,
        (int)(sizeof sayings / sizeof *sayings));
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

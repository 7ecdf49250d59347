/*
 * What is frozen, and what is not: copies to sign of which a clause was never
 * approved.
 */
#include "base/job.h"
#include "cli/freezing.h"
#include "io/file.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct job job;
static char folder[sizeof "/tmp/paction-freezing-XXXXXX"];

static void begin(void)
{
    static const char answers[] = "<answers/>";

    job = job_begin();
    strcpy(folder, "/tmp/paction-freezing-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert(file_write(&job, file_join(&job, folder, "answers.xml"), answers,
        strlen(answers)));
}

static void end(void)
{
    char *command = arena_format(job.arena, "rm -r %s", folder);

    ck_assert_int_eq(system(command), 0);
    job_end(&job);
}

static const struct frozen *freeze(bool must_be_approved)
{
    size_t new_objects;

    return freezing_freeze(&job, "tests/tiny", folder,
        (struct freezing_options){ .name = "signed",
            .at = "2027-05-01T10:00",
            .audience = "internal",
            .execution = true,
            .must_be_approved = must_be_approved },
        &new_objects);
}

static const struct finding *find_error(void)
{
    const struct finding *f = findings_first(job.findings);

    while (f != NULL && f->severity != SEVERITY_ERROR)
        f = f->next;
    return f;
}

START_TEST(copies_to_sign_may_be_frozen_although_nothing_is_approved)
{
    const struct frozen *frozen = freeze(false);

    ck_assert_ptr_nonnull(frozen);
    ck_assert(frozen->execution);
    ck_assert(frozen_exists(&job, folder, "signed"));
}
END_TEST

START_TEST(where_all_must_be_approved_nothing_is_frozen)
{
    ck_assert_ptr_null(freeze(true));
    ck_assert_str_eq(find_error()->id, "clauses-not-approved");
    ck_assert(!frozen_exists(&job, folder, "signed"));
}
END_TEST

START_TEST(the_next_name_is_the_first_that_is_free)
{
    ck_assert_str_eq(freezing_next_name(&job, folder, "signed"), "signed");
    ck_assert_ptr_nonnull(freeze(false));
    ck_assert_str_eq(freezing_next_name(&job, folder, "signed"), "signed-2");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("freezing");
    TCase *tests = tcase_create("freezing");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(
        tests, copies_to_sign_may_be_frozen_although_nothing_is_approved);
    tcase_add_test(tests, where_all_must_be_approved_nothing_is_frozen);
    tcase_add_test(tests, the_next_name_is_the_first_that_is_free);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

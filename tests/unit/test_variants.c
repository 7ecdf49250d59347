/* The variants of every clause of the library, each compared with each. */
#include "assemble/specimen.h"
#include "base/text.h"
#include "cli/project.h"
#include "review/compare.h"

#include <check.h>
#include <stdio.h>

static const struct compare_options options = { "A", "2027-04-01T10:00:00Z" };

static size_t count_marked(const struct document *compared)
{
    size_t n = 0;

    for (struct walk w = document_walk(compared->root); document_next(&w);)
        n += w.entering && w.node->change != CHANGE_NONE;
    return n;
}

static void compare_two(struct specimen_source source, const struct variant *a,
    const struct variant *b)
{
    struct job job = job_begin();
    const struct document *old = specimen_make(&job, source, a);
    const struct document *new = specimen_make(&job, source, b);
    struct document *compared = compare_documents(&job, old, new, options);
    bool is_proved = compare_proves(&job, compared, old, new);

    if (!is_proved)
        findings_print(job.findings, stderr);
    ck_assert_msg(is_proved, "%s#%s to #%s", a->clause->id, a->id, b->id);
    ck_assert_ptr_null(document_misplaced(compared->root));
    if (a == b)
        ck_assert_uint_eq(count_marked(compared), 0);
    job_end(&job);
}

static int compare_all(struct specimen_source source)
{
    int pairs = 0;

    for (const struct named *n = source.library->clauses.first; n != NULL;
         n = n->next) {
        const struct clause *clause = n->thing;

        for (const struct variant *a = clause->variants; a != NULL; a = a->next)
            for (const struct variant *b = clause->variants; b != NULL;
                 b = b->next, pairs++)
                compare_two(source, a, b);
    }
    return pairs;
}

static struct specimen_source source_of(const struct project *project)
{
    return (struct specimen_source){ project->library, project->rules,
        project->answers, project->house };
}

START_TEST(every_pair_of_variants_is_proved_where_nothing_is_answered)
{
    struct job job = job_begin();
    struct project project = { .answers = answers_new(&job) };

    ck_assert(project_open_library(&job, ".", &project));
    ck_assert_int_gt(compare_all(source_of(&project)), 400);
    project_close(&project);
    job_end(&job);
}
END_TEST

START_TEST(every_pair_of_variants_is_proved_with_answers)
{
    struct job job = job_begin();
    struct project project = { 0 };

    ck_assert(project_open(&job, ".", "examples/south-coast", &project));
    ck_assert_int_gt(compare_all(source_of(&project)), 400);
    project_close(&project);
    job_end(&job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("variants");
    TCase *tests = tcase_create("variants");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_test(
        tests, every_pair_of_variants_is_proved_where_nothing_is_answered);
    tcase_add_test(tests, every_pair_of_variants_is_proved_with_answers);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}

/* Causes: told from assemblies of one paragraph each, made by hand. */
#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "document/document.h"
#include "review/causes.h"
#include "review/changes.h"
#include "review/compare.h"
#include "review/numbers.h"

#include <check.h>

enum { MOST = 16 };

/* Assemblies of one document, and what is told of its first change. */
struct trying {
    struct job job;
    const struct document *documents[MOST];
    size_t count;
    struct trials trials;
};

/* An assembly that says this; with an address, or known by its words alone. */
static struct trial says(
    struct trying *t, const char *address, const char *words)
{
    struct arena *arena = t->job.arena;
    struct document *document = ARENA_NEW(arena, struct document);
    struct node *section, *line;

    document->id = "terms";
    document->root = document_add(arena, NULL, NODE_DOCUMENT);
    section = document_add(arena, document->root, NODE_SECTION);
    line = document_add(arena, section, NODE_PARAGRAPH);
    line->address = address;
    document_add_text(arena, line, NODE_TEXT, words);
    t->documents[t->count] = document;
    return (struct trial){ &t->documents[t->count++], 1 };
}

static struct trying begin(void)
{
    struct trying t = { 0 };

    t.job.arena = arena_new();
    t.job.findings = findings_new(t.job.arena);
    return t;
}

/* Each kind alone, and the new one without it, says so. */
static struct cause told(struct trying *t, const char *address,
    const char *const *alone, const char *const *without)
{
    struct compare_options options = { "A", "2027-04-01T10:00:00Z" };
    struct change_row *rows;

    t->trials.old = says(t, address, "It costs 60% of its price.");
    t->trials.new = says(t, address, "It costs 50% of its price.");
    for (int i = 0; alone != NULL && i < INPUTS; i++) {
        t->trials.alone[i] = says(t, address, alone[i]);
        t->trials.without[i] = says(t, address, without[i]);
    }
    rows = changes_of(
        &t->job, compare_documents(&t->job, t->trials.old.documents[0],
                     t->trials.new.documents[0], options));
    ck_assert_ptr_nonnull(rows);
    causes_find(&t->job, rows, &t->trials);
    return rows->cause;
}

static const char old[] = "It costs 60% of its price.";
static const char new[] = "It costs 50% of its price.";

/* Which kinds show the change alone, and which undo it when they are away. */
static const struct {
    const char *alone[INPUTS], *without[INPUTS];
    enum cause_kind kind;
    const char *detail;
} cases[] = {
    { { new, old, old, old }, { old, new, new, new }, CAUSE_CLAUSE, NULL },
    { { old, new, old, old }, { new, old, new, new }, CAUSE_RULE, NULL },
    { { old, old, new, old }, { new, new, old, new }, CAUSE_ANSWER, NULL },
    { { old, old, old, new }, { new, new, new, old }, CAUSE_DECISION, NULL },
    { { old, old, old, old }, { new, old, old, new }, CAUSE_JOINT,
        "rule together with answer" },
    { { old, new, new, old }, { new, new, new, new }, CAUSE_JOINT,
        "rule, or by itself answer" },
    { { old, old, old, old }, { new, new, new, new }, CAUSE_UNKNOWN, NULL },
};

static const char *const addresses[] = { "terms/a.b#c@1/a", NULL };

START_TEST(a_kind_is_told)
{
    for (size_t a = 0; a < 2; a++) {
        struct trying t = begin();
        struct cause cause =
            told(&t, addresses[a], cases[_i].alone, cases[_i].without);

        ck_assert_int_eq(cause.kind, cases[_i].kind);
        ck_assert_pstr_eq(cause.detail, cases[_i].detail);
        arena_free(t.job.arena);
    }
}
END_TEST

START_TEST(without_trials_it_is_unknown)
{
    struct trying t = begin();

    ck_assert_int_eq(told(&t, addresses[0], NULL, NULL).kind, CAUSE_UNKNOWN);
    arena_free(t.job.arena);
}
END_TEST

/* One answer of three does it; then none, and several did together. */
START_TEST(an_answer_is_told)
{
    const char *const alone[] = { old, old, new, old };
    const char *const without[] = { new, new, old, new };

    for (int does = 0; does < 2; does++) {
        struct trying t = begin();
        struct answer_trial answers[] = {
            { "Term: 36 becomes 48", NULL, says(&t, addresses[0], old) },
            { "Share: 60% becomes 50%", NULL,
                says(&t, addresses[0], does ? new : old) },
            { "Homes: \u201cb\u201d is new", "b", { NULL, 0 } },
        };
        struct cause cause;

        t.trials.answers = answers;
        t.trials.answer_count = 3;
        cause = told(&t, addresses[0], alone, without);
        ck_assert_int_eq(cause.kind, CAUSE_ANSWER);
        ck_assert_str_eq(
            cause.detail, does ? "Share: 60% becomes 50%" : "several together");
        arena_free(t.job.arena);
    }
}
END_TEST

/* What cannot be tried is named by the paragraph's own address. */
START_TEST(a_record_is_told)
{
    static const char of_record[] = "terms/a.b#c@1/a[beacon]";
    const char *const alone[] = { old, old, new, old };
    const char *const without[] = { new, new, old, new };
    struct trying t = begin();
    struct answer_trial answers[] = {
        { "Term: 36 becomes 48", NULL, says(&t, of_record, old) },
        { "Homes: beacon is new", "beacon", { NULL, 0 } },
    };

    t.trials.answers = answers;
    t.trials.answer_count = 2;
    ck_assert_str_eq(
        told(&t, of_record, alone, without).detail, "Homes: beacon is new");
    arena_free(t.job.arena);
}
END_TEST

static const struct {
    const char *words, *want;
} numbers[] = {
    { "Clause\u00a030.6(a) and clause\u00a07.",
        "Clause\u00a0# and clause\u00a0#." },
    { "paragraph\u00a02 of Schedule\u00a03 (Release)",
        "paragraph\u00a0# of Schedule\u00a0# (Release)" },
    { "section\u00a020 of the Act, in 4 days",
        "section\u00a020 of the Act, in 4 days" },
    { "Clause 4 and a clause", "Clause 4 and a clause" },
};

START_TEST(numbers_are_hidden)
{
    struct trying t = begin();

    ck_assert_str_eq(
        numbers_hidden(t.job.arena, numbers[_i].words), numbers[_i].want);
    arena_free(t.job.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("causes");
    TCase *all = tcase_create("all");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_loop_test(
        all, a_kind_is_told, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(all, without_trials_it_is_unknown);
    tcase_add_test(all, an_answer_is_told);
    tcase_add_test(all, a_record_is_told);
    tcase_add_loop_test(
        all, numbers_are_hidden, 0, (int)(sizeof numbers / sizeof *numbers));
    suite_add_tcase(suite, all);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}

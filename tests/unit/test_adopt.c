/*
 * Adopting what a board decided: written into a project that stands on South
 * Coast, opened again, and open again when what it rests on changes.
 */
#include "base/text.h"
#include "cli/project.h"
#include "govern/adopt.h"
#include "io/file.h"
#include "review/source.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CLAUSE "volume.release"

static struct job job;
static const char *folder;

static void write_file(const char *name, const char *words)
{
    const char *path = file_join(&job, folder, name);

    ck_assert(file_write(&job, path, words, strlen(words)));
}

static void begin(void)
{
    char name[] = "/tmp/paction-adopt-XXXXXX";
    char here[4096];

    job = job_begin();
    ck_assert_ptr_nonnull(mkdtemp(name));
    ck_assert_ptr_nonnull(getcwd(here, sizeof here));
    folder = arena_copy(job.arena, name);
    write_file("answers.xml", "<answers/>");
    write_file("project.xml",
        arena_format(job.arena,
            "<project base=\"%s/examples/south-coast-placements\"/>", here));
}

static void end(void)
{
    const char *command = arena_format(job.arena, "rm -r '%s'", folder);

    ck_assert_int_eq(system(command), 0);
    job_end(&job);
}

struct opened {
    struct job *job;
    struct project project;
    struct draft_pack *pack;
    const struct placed *placed;
};

/* With its own findings, so that each opening can be asked for them. */
static struct opened reopen(const char *const *settings)
{
    struct opened o = { .job = ARENA_NEW(job.arena, struct job) };

    *o.job = (struct job){ job.arena, findings_new(job.arena) };
    ck_assert(project_open_if(o.job, ".", folder, settings, &o.project));
    o.pack = project_assemble(o.job, &o.project, "internal", false, NULL);
    ck_assert_ptr_nonnull(o.pack);
    o.placed = names_find(&o.pack->placed, CLAUSE);
    return o;
}

static const struct finding *find(const struct job *in, const char *id)
{
    const struct finding *f = findings_first(in->findings);

    while (f != NULL && strcmp(f->id, id) != 0)
        f = f->next;
    return f;
}

static struct adoption adoption_of(struct opened *o, const char *variant)
{
    const struct clause *clause = library_clause(o->project.library, CLAUSE);

    return (struct adoption){ .folder = folder,
        .decisions = o->project.decisions_path,
        .variant = library_variant(clause, variant),
        .decision = "D-90",
        .by = "Project board",
        .on = "2026-11-02",
        .why = "Warned & fair.",
        .bound =
            binding_of(o->job, o->pack, library_variant(clause, variant)) };
}

static void write_adopted(const struct adopted *adopted)
{
    ck_assert(
        file_make_folder(&job, file_join(&job, folder, "clauses/volume")));
    ck_assert(file_write(&job, adopted->clause.path, adopted->clause.bytes,
        adopted->clause.size));
    ck_assert(file_write(&job, adopted->decisions.path,
        adopted->decisions.bytes, adopted->decisions.size));
}

static void adopt(const struct adoption *adoption)
{
    struct adopted adopted;
    bool done = adopt_compose(&job, adoption, &adopted);

    if (!done)
        findings_print(job.findings, stderr);
    ck_assert(done);
    write_adopted(&adopted);
}

START_TEST(what_is_adopted_is_approved_and_holds)
{
    struct opened o = reopen(NULL);
    struct adoption adoption = adoption_of(&o, "option");

    adopt(&adoption);
    project_close(&o.project);
    o = reopen(NULL);
    ck_assert_str_eq(o.placed->variant->status, "approved");
    ck_assert_str_eq(o.placed->variant->version, "2");
    ck_assert_str_eq(o.placed->variant->layer, "project");
    ck_assert_str_eq(o.placed->decision->id, "D-90");
    ck_assert_str_eq(o.placed->decision->why, "Warned & fair.");
    ck_assert(!o.placed->is_reopened);
    ck_assert_ptr_null(find(o.job, "decision-reopened"));
    ck_assert_ptr_null(find(o.job, "version-changed"));
    /* What the base had decided goes on holding. */
    ck_assert_ptr_nonnull(
        decisions_next(o.project.decisions, NULL, "volume.void"));
    project_close(&o.project);
}
END_TEST

START_TEST(a_decision_opens_again_when_an_answer_changes)
{
    static const char *const settings[] = { "release_tell_nights=30", NULL };
    struct opened o = reopen(NULL);
    struct adoption adoption = adoption_of(&o, "option");
    const struct finding *finding;

    adopt(&adoption);
    project_close(&o.project);
    o = reopen(settings);
    finding = find(o.job, "decision-reopened");
    ck_assert_ptr_nonnull(finding);
    ck_assert_ptr_nonnull(strstr(finding->message, "release_tell_nights was "));
    ck_assert_ptr_nonnull(strstr(finding->message, " and is 30"));
    ck_assert(o.placed->is_reopened);
    project_close(&o.project);
}
END_TEST

static const char *changed_source(const struct variant *variant)
{
    struct text text = text_new(job.arena);
    char *at;

    source_write(&text, variant->element);
    at = strstr(text.bytes, "A release lasts at least");
    ck_assert_ptr_nonnull(at);
    return arena_format(job.arena, "%.*sEach release lasts at least%s",
        (int)(at - text.bytes), text.bytes,
        at + strlen("A release lasts at least"));
}

START_TEST(new_wording_takes_the_place_of_the_old_and_its_decision)
{
    struct opened o = reopen(NULL);
    struct adoption adoption = adoption_of(&o, "option");
    size_t size;

    adopt(&adoption);
    project_close(&o.project);
    o = reopen(NULL);
    adoption = adoption_of(&o, "option");
    adoption.decision = "D-91";
    adoption.source = changed_source(adoption.variant);
    adoption.bound = (struct binding){ 0 };
    adopt(&adoption);
    project_close(&o.project);
    o = reopen(NULL);
    ck_assert_str_eq(o.placed->variant->version, "3");
    ck_assert_str_eq(o.placed->decision->id, "D-91");
    ck_assert_ptr_null(find(o.job, "decisions-disagree"));
    ck_assert_ptr_nonnull(
        strstr(file_read(&job, file_join(&job, folder, "decisions.xml"), &size),
            "<decision superseded-by=\"D-91\" id=\"D-90\""));
    project_close(&o.project);
}
END_TEST

START_TEST(another_variant_stands_beside_the_first_in_its_file)
{
    static const char *const agreed[] = { "release_mode=agreed", NULL };
    struct opened o = reopen(NULL);
    struct adoption adoption = adoption_of(&o, "option");

    adopt(&adoption);
    adoption = adoption_of(&o, "agreed");
    adoption.decision = "D-91";
    adopt(&adoption);
    project_close(&o.project);
    o = reopen(agreed);
    ck_assert_int_eq(findings_errors(o.job->findings), 0);
    ck_assert_str_eq(
        library_variant(o.placed->clause, "option")->layer, "project");
    ck_assert_str_eq(
        library_variant(o.placed->clause, "agreed")->layer, "project");
    project_close(&o.project);
}
END_TEST

START_TEST(what_cannot_be_adopted_is_refused)
{
    struct opened o = reopen(NULL);
    struct adoption adoption = adoption_of(&o, "option");
    struct adopted adopted;

    adopt(&adoption);
    ck_assert(!adopt_compose(&job, &adoption, &adopted));
    ck_assert_ptr_nonnull(find(&job, "decision-taken"));
    adoption = adoption_of(&o, "agreed");
    adoption.decision = "D-91";
    adoption.when = "soft-block";
    ck_assert(!adopt_compose(&job, &adoption, &adopted));
    ck_assert_ptr_nonnull(find(&job, "decision-against"));
    adoption.when = NULL;
    adoption.source = "<sub id=\"a\">Not a variant.</sub>";
    ck_assert(!adopt_compose(&job, &adoption, &adopted));
    ck_assert_ptr_nonnull(find(&job, "adopt-source"));
    adoption.source = NULL;
    write_file("decisions.xml", "<decisions><decision");
    ck_assert(!adopt_compose(&job, &adoption, &adopted));
    project_close(&o.project);
}
END_TEST

START_TEST(comments_and_what_looks_like_tags_are_left_alone)
{
    struct opened o = reopen(NULL);
    struct adoption adoption = adoption_of(&o, "option");
    size_t size;
    const char *bytes;

    write_file("decisions.xml",
        "<!-- <decision id=\"D-90\" clause=\"" CLAUSE "\"/> -->\n"
        "<decisions>\n  <decision id='D-01' clause='" CLAUSE
        "' variant='agreed' by='a > b'>no</decision><!-- </decisions> -->\n"
        "</decisions>\n");
    adopt(&adoption);
    bytes = file_read(&job, file_join(&job, folder, "decisions.xml"), &size);
    ck_assert_ptr_nonnull(strstr(
        bytes, "<!-- <decision id=\"D-90\" clause=\"" CLAUSE "\"/> -->"));
    ck_assert_ptr_nonnull(
        strstr(bytes, "<decision superseded-by=\"D-90\" id='D-01'"));
    project_close(&o.project);
    o = reopen(NULL);
    ck_assert_str_eq(o.placed->decision->id, "D-90");
    project_close(&o.project);
}
END_TEST

/* Adopts a variant as it stands, and says so of the project as it then is. */
static struct opened after_adopting(
    const char *clause, const char *variant, const char *decision)
{
    struct opened o = reopen(NULL);
    const struct variant *v =
        library_variant(library_clause(o.project.library, clause), variant);
    struct adoption adoption = { .folder = folder,
        .decisions = o.project.decisions_path,
        .variant = v,
        .decision = decision,
        .by = "Project board",
        .on = "2026-11-02",
        .bound = binding_of(o.job, o.pack, v) };

    adopt(&adoption);
    project_close(&o.project);
    o = reopen(NULL);
    o.placed = names_find(&o.pack->placed, clause);
    return o;
}

static void holds(struct opened *o)
{
    const struct finding *f = find(o->job, "decision-reopened");

    ck_assert_msg(f == NULL, "%s", f != NULL ? f->message : "");
    project_close(&o->project);
}

START_TEST(a_variant_that_was_not_in_the_pack_holds_once_it_is)
{
    struct opened o = after_adopting(CLAUSE, "agreed", "D-90");

    ck_assert_str_eq(o.placed->variant->id, "agreed");
    holds(&o);
}
END_TEST

START_TEST(what_a_clause_refers_to_may_be_adopted_too)
{
    struct opened o = after_adopting(CLAUSE, "option", "D-90");
    const char *recall =
        library_preferred(library_clause(o.project.library, "volume.recall"))
            ->id;

    project_close(&o.project);
    o = after_adopting("volume.recall", recall, "D-91");
    holds(&o);
}
END_TEST

static void say_decided(
    struct text *file, struct opened *o, const struct placed *placed)
{
    struct binding bound = binding_of(o->job, o->pack, placed->variant);

    text_format(file,
        "<decision id=\"%s\" clause=\"%s\" variant=\"%s\">"
        "<bound source=\"%s\" text=\"%s\">",
        placed->clause->id, placed->clause->id, placed->variant->id,
        bound.source, bound.text);
    for (const char *v = bound.values; *v != '\0'; v += strcspn(v, "\n") + 1) {
        int name = (int)strcspn(v, "="), end = (int)strcspn(v, "\n");

        text_format(file, "<value of=\"%.*s\">", name, v);
        text_add_xml(file,
            arena_format(job.arena, "%.*s", end - name - 1, v + name + 1));
        text_add(file, "</value>");
    }
    text_add(file, "</bound></decision>\n");
}

/* Placements are filled in, blank or left out, and sums withheld. */
START_TEST(a_decision_holds_whoever_the_pack_is_for)
{
    static const char *const audiences[] = { "internal", "consultation",
        "market", "published", "placement" };
    struct opened o = reopen(NULL);
    struct text file = text_new(job.arena);

    text_add(&file, "<decisions>");
    for (const struct named *n = o.pack->placed.first; n != NULL; n = n->next)
        if (strchr(n->name, '#') == NULL)
            say_decided(&file, &o, n->thing);
    text_add(&file, "</decisions>");
    write_file("decisions.xml", file.bytes);
    project_close(&o.project);
    for (size_t i = 0; i < sizeof audiences / sizeof *audiences; i++) {
        o = reopen(NULL);
        ck_assert_ptr_nonnull(o.project.decisions->decisions);
        (void)project_assemble(o.job, &o.project, audiences[i], false, NULL);
        holds(&o);
    }
}
END_TEST

START_TEST(what_is_open_again_is_not_approved)
{
    static const char *const settings[] = { "release_tell_nights=30", NULL };
    struct opened o = after_adopting(CLAUSE, "option", "D-90");
    const struct binding_standing *standing;
    bool is_named = false;

    project_close(&o.project);
    o = reopen(settings);
    (void)project_assemble(o.job, &o.project, "internal", true, NULL);
    for (const struct finding *f = findings_first(o.job->findings); f != NULL;
         f = f->next)
        is_named |= strcmp(f->id, "clause-not-approved") == 0 &&
                    strstr(f->message, CLAUSE "#option is open again") != NULL;
    ck_assert(is_named);
    for (standing = binding_check_all(o.job, o.pack); standing != NULL;
         standing = standing->next)
        ck_assert_int_eq(strcmp(standing->decision->id, "D-90") == 0,
            standing->changes != NULL);
    project_close(&o.project);
}
END_TEST

START_TEST(new_source_keeps_the_schema_and_stale_plain_words_are_said)
{
    struct opened o = reopen(NULL);
    struct adoption adoption = adoption_of(&o, "option");
    struct adopted adopted;

    adoption.schema = "clauses/schema/library.rng";
    adoption.source = changed_source(adoption.variant);
    ck_assert(adopt_compose(&job, &adoption, &adopted));
    ck_assert_ptr_nonnull(find(&job, "draft-twin-stale"));
    adoption.source = "<variant id=\"option\" usage=\"alternate\" "
                      "status=\"draft\" version=\"1\"><heading>Release"
                      "</heading><bold id=\"a\">no</bold></variant>";
    ck_assert(!adopt_compose(&job, &adoption, &adopted));
    ck_assert_ptr_nonnull(find(&job, "xml-schema"));
    project_close(&o.project);
}
END_TEST

/* The same clause twice in one library would be an error. */
START_TEST(the_project_s_own_file_is_used_whatever_its_name)
{
    struct opened o = after_adopting(CLAUSE, "option", "D-90");
    struct adoption adoption;
    struct adopted adopted;
    const char *to = file_join(&job, folder, "clauses/volume/ours.xml");

    project_close(&o.project);
    ck_assert_int_eq(
        rename(file_join(&job, folder, "clauses/volume/release.xml"), to), 0);
    o = reopen(NULL);
    adoption = adoption_of(&o, "agreed");
    adoption.decision = "D-91";
    ck_assert(adopt_compose(&job, &adoption, &adopted));
    ck_assert_str_eq(adopted.clause.path, to);
    ck_assert_ptr_nonnull(strstr(adopted.clause.bytes, "<depends on="));
    project_close(&o.project);
}
END_TEST

/* "The provider that is appointed" is known later, and nobody votes again. */
START_TEST(an_answer_left_open_may_be_filled_in)
{
    struct binding was = { "s", "t", "name=\nrate=60%\n", "" };
    struct binding now = { "s", "t", "name=Beacon Care\nrate=60%\n", "" };

    ck_assert_ptr_null(binding_changes(&job, was, now));
    now.values = "name=\nrate=\n";
    ck_assert_str_eq(
        binding_changes(&job, was, now), "rate was 60% and is open");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("adopt");
    TCase *tcase = tcase_create("adopt");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, what_is_adopted_is_approved_and_holds);
    tcase_add_test(tcase, a_decision_opens_again_when_an_answer_changes);
    tcase_add_test(
        tcase, new_wording_takes_the_place_of_the_old_and_its_decision);
    tcase_add_test(tcase, another_variant_stands_beside_the_first_in_its_file);
    tcase_add_test(tcase, what_cannot_be_adopted_is_refused);
    tcase_add_test(tcase, comments_and_what_looks_like_tags_are_left_alone);
    tcase_add_test(tcase, a_variant_that_was_not_in_the_pack_holds_once_it_is);
    tcase_add_test(tcase, what_a_clause_refers_to_may_be_adopted_too);
    tcase_add_test(tcase, a_decision_holds_whoever_the_pack_is_for);
    tcase_add_test(tcase, what_is_open_again_is_not_approved);
    tcase_add_test(
        tcase, new_source_keeps_the_schema_and_stale_plain_words_are_said);
    tcase_add_test(tcase, the_project_s_own_file_is_used_whatever_its_name);
    tcase_add_test(tcase, an_answer_left_open_may_be_filled_in);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/* Copies for comment: what goes out, and that it is known when it comes back.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/project.h"
#include "cli/sending.h"
#include "document/document_xml.h"
#include "io/batch.h"
#include "io/file.h"
#include "io/secret.h"
#include "looking.h"
#include "render/render.h"
#include "review/clause_link.h"
#include "review/docx_reader.h"
#include "review/intake.h"
#include "review/odt_reader.h"
#include "review/sent.h"
#include "review/signature.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/paction-sending-XXXXXX";

/* ---- clause links ----------------------------------------------------- */

static const char ID[] = "1f2e3d4c5b6a7988";

static const char *write_link(
    struct job *job, const char *base, const char *record)
{
    const struct origin origin = {
        .clause = "volume.commitment", .version = 3, .record = record
    };

    return clause_link_write(job->arena, base, ID, &origin);
}

START_TEST(a_clause_link_says_on_the_way_back_which_clause_it_was)
{
    static const char *const bases[] = { "https://a.example",
        "https://a.example/c/", "mailto:terms@a.example" };
    struct job job = job_begin();

    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        struct clause_link link;

        ck_assert(clause_link_is_base(bases[i]));
        ck_assert(clause_link_read(
            job.arena, write_link(&job, bases[i], "home/1"), &link));
        ck_assert_str_eq(link.copy, ID);
        ck_assert_str_eq(link.clause, "volume.commitment");
        ck_assert_int_eq(link.version, 3);
        ck_assert_str_eq(link.record, "home/1");
    }
    ck_assert_str_eq(write_link(&job, "https://a.example/c", NULL),
        "https://a.example/c/1f2e3d4c5b6a7988/volume.commitment@3");
    job_end(&job);
}
END_TEST

/* What is left of the words in a link, run after run: ours are no words. */
START_TEST(what_a_reader_types_into_a_clause_link_stays)
{
    static const struct {
        const char *first, *second, *left;
        bool is_inserted; /* the second */
    } links[] = {
        { "Comment", "", "|", false },
        { "Com", "ment", "|", false },
        { "Comment", " why?", "| why?", false },
        { "Comment why?", "", " why?|", false },
        { "Comment", "Comment", "|Comment", true },
        { "See", "Comment", "See|", false },
    };
    const char *ours = CLAUSE_LINK_WORDS, *none = NULL;
    struct job job = job_begin();
    const char *first = clause_link_skip(&ours, links[_i].first, false);
    const char *second =
        clause_link_skip(&ours, links[_i].second, links[_i].is_inserted);

    ck_assert_str_eq(
        arena_format(job.arena, "%s|%s", first, second), links[_i].left);
    ck_assert_str_eq(clause_link_skip(&none, "Comment", false), "Comment");
    job_end(&job);
}
END_TEST

START_TEST(another_address_is_no_clause_link)
{
    static const char *const others[] = { "https://a.example/", "",
        "https://a.example/1f2e3d4c5b6a7988", "1f2e3d4c5b6a7988/a@1",
        "https://a.example/1f2e3d4c5b6a7988/volume.commitment",
        "https://a.example/1f2e3d4c5b6a7988/@3",
        "https://a.example/1f2e3d4c5b6a7988/volume@3x", "https://a.example/%",
        "https://a.example/1f2e3d4c5b6a798/a@1" };
    struct job job = job_begin();
    struct clause_link link;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(
            !clause_link_read(job.arena, others[i], &link), "%s", others[i]);
    ck_assert(!clause_link_is_base("http://a.example"));
    ck_assert(!clause_link_is_base("https://a.example/?x=1"));
    ck_assert(!clause_link_is_base("https://"));
    job_end(&job);
}
END_TEST

/* ---- the key ---------------------------------------------------------- */

START_TEST(a_key_is_made_once_and_is_its_owners_alone)
{
    struct job job = job_begin();
    const char *path = file_join(&job, folder, "own/paction/key");
    struct stat about;
    const unsigned char *one, *other;

    unsetenv("PACTION_KEY");
    setenv("XDG_DATA_HOME", file_join(&job, folder, "own"), 1);
    one = secret_key(&job);
    other = secret_key(&job);
    ck_assert_ptr_nonnull(one);
    ck_assert_mem_eq(one, other, 32);
    ck_assert_int_eq(stat(path, &about), 0);
    ck_assert_int_eq(about.st_mode & 0777, 0600);
    ck_assert_int_eq(stat(file_join(&job, folder, "own/paction"), &about), 0);
    ck_assert_int_eq(about.st_mode & 0777, 0700);

    ck_assert_int_eq(chmod(path, 0644), 0);
    ck_assert_ptr_null(secret_key(&job));
    ck_assert(is_found(&job, "key-unusable"));
    ck_assert_int_eq(chmod(path, 0600), 0);
    ck_assert(file_write(&job, path, "short", 5));
    ck_assert_int_eq(chmod(path, 0600), 0);
    ck_assert_ptr_null(secret_key(&job));
    job_end(&job);
}
END_TEST

/* ---- a pack out and back ---------------------------------------------- */

struct trip {
    struct job job;
    struct project project;
    struct draft_pack *pack;
    const struct sending_pack *texts;
    struct sending *sending;
    struct renderer *renderer;
};

static void begin_trip(struct trip *trip, const char *recipient)
{
    *trip = (struct trip){ .job = job_begin() };

    setenv("PACTION_KEY", file_join(&trip->job, folder, "key"), 1);
    ck_assert(project_open(
        &trip->job, ".", "examples/soft-block-two-councils", &trip->project));
    trip->pack = project_assemble(
        &trip->job, &trip->project, "consultation", false, NULL);
    ck_assert_ptr_nonnull(trip->pack);
    trip->texts = sending_prepare(&trip->job, trip->pack);
    trip->sending = sending_begin(&trip->job, trip->texts,
        (struct sending_options){ .folder = folder,
            .recipient = recipient,
            .comment_at = "https://a.example/c" });
    ck_assert_ptr_nonnull(trip->sending);
    trip->renderer = render_open(&trip->job, "templates", trip->pack->house);
}

static void end_trip(struct trip *trip)
{
    render_close(trip->renderer);
    project_close(&trip->project);
    job_end(&trip->job);
}

static struct bytes write_copy(struct trip *trip, const struct draft *draft,
    const char *format, const struct render_copy **copy)
{
    struct render_options options = { .copy =
                                          sending_open(trip->sending, draft) };
    struct bytes bytes = render_document(&trip->job, trip->renderer,
        draft->document, render_find_format(format), options);

    *copy = options.copy;
    sending_close(trip->sending, draft);
    ck_assert_ptr_nonnull(bytes.start);
    sending_add(trip->sending, draft,
        arena_format(trip->job.arena, "copy.%s", format), bytes);
    return bytes;
}

/* By when it is to be back stands on the cover, and makes another copy of it.
 */
START_TEST(a_copy_says_by_when_it_is_to_be_back)
{
    static const char *const until[] = { "30 March 2026, 17:00",
        "8 April 2026, 17:00" };
    const char *ids[2], *xml;
    struct trip trip;

    begin_trip(&trip, "Beacon Care");
    for (size_t i = 0; i < 2; i++) {
        struct sending *sending = sending_begin(&trip.job, trip.texts,
            (struct sending_options){ .folder = folder,
                .recipient = "Beacon Care",
                .until = until[i] });
        const struct draft *draft = trip.pack->drafts;

        ids[i] = sending_open(sending, draft)->id;
        xml = document_xml_write(trip.job.arena, draft->document);
        ck_assert_ptr_nonnull(
            strstr(xml, arena_format(trip.job.arena, "before %s.", until[i])));
        sending_close(sending, draft);
    }
    ck_assert_str_ne(ids[0], ids[1]);
    end_trip(&trip);
}
END_TEST

/* Nobody has touched it, so nothing is asked for and all is in its place. */
static void is_untouched(
    struct trip *trip, const char *id, const struct returned *returned)
{
    const struct document *sent =
        sent_tree(&trip->job, folder, "templates/document.rng", id);
    const struct intake *intake;

    ck_assert_ptr_nonnull(sent);
    ck_assert_ptr_nonnull(returned);
    ck_assert_str_eq(returned->copy, id);
    ck_assert(returned->is_tracking);
    intake = intake_make(&trip->job, sent, returned);
    if (intake->proposals != NULL)
        fprintf(stderr, "%s: \"%s\" was \"%s\"\n", sent->id,
            intake->proposals->wordings->proposed,
            intake->proposals->wordings->sent);
    for (const struct unplaced *u = intake->unplaced; u != NULL; u = u->next)
        fprintf(
            stderr, "%s: %s \"%s\": %s\n", sent->id, u->what, u->text, u->why);
    ck_assert_uint_eq(intake->proposal_count, 0);
    ck_assert_uint_eq(intake->unplaced_count, 0);
    ck_assert_uint_eq(intake->point_count, 0);
    ck_assert_uint_gt(intake->placed_by[CARRIER_BOOKMARK], 10);
}

/* What went out of one document. */
struct gone {
    const struct render_copy *copy;
    struct bytes docx, odt;
};

static struct gone go_out(struct trip *trip, const struct draft *draft)
{
    struct gone gone;

    gone.docx = write_copy(trip, draft, "docx", &gone.copy);
    gone.odt = write_copy(trip, draft, "odt", &gone.copy);
    return gone;
}

static void come_back(struct trip *trip, const struct gone *gone)
{
    const char *id = gone->copy->id;
    const struct returned *returned =
        docx_reader_read(&trip->job, "copy.docx", gone->docx);

    is_untouched(trip, id, returned);
    ck_assert_str_eq(signature_check(&trip->job, returned->manifest,
                         strlen(returned->manifest), secret_key(&trip->job)),
        id);
    is_untouched(trip, id, odt_reader_read(&trip->job, "copy.odt", gone->odt));
}

START_TEST(what_comes_back_untouched_is_in_its_place_and_asks_for_nothing)
{
    struct trip trip;
    struct gone gone[64];
    int count = 0;

    begin_trip(&trip, "Beacon Care");
    for (const struct draft *d = trip.pack->drafts; d != NULL; d = d->next) {
        ck_assert_int_lt(count, 64);
        gone[count++] = go_out(&trip, d);
    }
    struct batch *batch = batch_new(&trip.job);
    ck_assert(sending_keep(trip.sending, batch));
    ck_assert(batch_settle(batch));
    while (count > 0)
        come_back(&trip, &gone[--count]);
    end_trip(&trip);
}
END_TEST

/* ---- who a copy is for ------------------------------------------------ */

static const char *first_id(const char *recipient)
{
    struct trip trip;

    begin_trip(&trip, recipient);
    const char *id = strdup(sending_open(trip.sending, trip.pack->drafts)->id);

    sending_close(trip.sending, trip.pack->drafts);
    end_trip(&trip);
    return id;
}

START_TEST(the_same_text_for_the_same_recipient_is_the_same_copy)
{
    const char *one = first_id("Beacon Care"), *again = first_id("Beacon Care"),
               *other = first_id("Harbour Homes");

    ck_assert_str_eq(one, again);
    ck_assert_str_ne(one, other);
    free((void *)one);
    free((void *)again);
    free((void *)other);
}
END_TEST

START_TEST(a_list_that_was_changed_or_signed_by_another_is_no_proof)
{
    struct trip trip;

    begin_trip(&trip, NULL);
    const struct render_copy *copy =
        sending_open(trip.sending, trip.pack->drafts);
    const unsigned char *key = secret_key(&trip.job);
    unsigned char other[32] = { 0 };
    char *changed = arena_copy(trip.job.arena, copy->manifest);

    ck_assert_str_eq(
        signature_check(&trip.job, copy->manifest, strlen(copy->manifest), key),
        copy->id);
    ck_assert_ptr_null(signature_check(
        &trip.job, copy->manifest, strlen(copy->manifest), other));
    *strstr(changed, "_pd_") = 'X';
    ck_assert_ptr_null(
        signature_check(&trip.job, changed, strlen(changed), key));
    ck_assert_ptr_null(signature_check(&trip.job, "<x/>", 4, key));
    ck_assert(is_found(&trip.job, "manifest-unsigned"));
    end_trip(&trip);
}
END_TEST

START_TEST(a_copy_that_was_not_sent_from_here_is_not_found)
{
    struct job job = job_begin();

    ck_assert_ptr_null(sent_find(&job, folder, "0000000000000000"));
    ck_assert_ptr_null(sent_find(&job, folder, "../../../etc"));
    ck_assert(is_found(&job, "copy-unknown"));
    job_end(&job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sending");
    TCase *tcase = tcase_create("sending");
    SRunner *runner = srunner_create(suite);

    if (mkdtemp(folder) == NULL)
        return 1;
    suite_add_tcase(suite, tcase);
    tcase_add_test(
        tcase, a_clause_link_says_on_the_way_back_which_clause_it_was);
    tcase_add_loop_test(
        tcase, what_a_reader_types_into_a_clause_link_stays, 0, 6);
    tcase_add_test(tcase, a_copy_says_by_when_it_is_to_be_back);
    tcase_add_test(tcase, another_address_is_no_clause_link);
    tcase_add_test(tcase, a_key_is_made_once_and_is_its_owners_alone);
    tcase_add_test(
        tcase, what_comes_back_untouched_is_in_its_place_and_asks_for_nothing);
    tcase_add_test(
        tcase, the_same_text_for_the_same_recipient_is_the_same_copy);
    tcase_add_test(
        tcase, a_list_that_was_changed_or_signed_by_another_is_no_proof);
    tcase_add_test(tcase, a_copy_that_was_not_sent_from_here_is_not_found);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

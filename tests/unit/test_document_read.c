/* A document read back from its neutral XML is the one that was written. */
#include "base/job.h"
#include "base/text.h"
#include "cli/project.h"
#include "document/document_read.h"
#include "document/document_xml.h"
#include "looking.h"
#include "render/render.h"
#include "sample.h"

#include <check.h>
#include <dirent.h>
#include <string.h>

static const char SCHEMA[] = "templates/document.rng";

static struct document *read_back(struct job *job, const char *xml)
{
    struct document *back =
        document_read(job, SCHEMA, "tree.xml", xml, strlen(xml));

    if (back == NULL)
        findings_print(job->findings, stderr);
    ck_assert_ptr_nonnull(back);
    return back;
}

static void is_same_file(struct job *job, const struct document *written,
    const struct document *back, const char *format)
{
    const struct render_options options = { .for_execution = false };
    struct renderer *renderer = render_open(job, "templates", written->house);
    const struct format *as = render_find_format(format);
    struct bytes one = render_document(job, renderer, written, as, options);
    struct bytes other = render_document(job, renderer, back, as, options);

    ck_assert_ptr_nonnull(one.start);
    ck_assert_msg(
        one.size == other.size && memcmp(one.start, other.start, one.size) == 0,
        "%s of %s is another", format, written->id);
    render_close(renderer);
}

static void is_same(struct job *job, const struct document *written)
{
    const char *xml = document_xml_write(job->arena, written);
    struct document *back = read_back(job, xml);

    ck_assert_str_eq(document_xml_write(job->arena, back), xml);
    ck_assert_ptr_null(document_misplaced(back->root));
    is_same_file(job, written, back, "docx");
    is_same_file(job, written, back, "odt");
}

/* ---- every example ---------------------------------------------------- */

static void try_example(const char *folder)
{
    struct job job = job_begin();
    struct project project = { 0 };
    struct draft_pack *pack;

    ck_assert(project_open(&job, ".", folder, &project));
    pack = project_assemble(&job, &project, NULL, false, NULL);
    ck_assert_ptr_nonnull(pack);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        is_same(&job, d->document);
    project_close(&project);
    job_end(&job);
}

START_TEST(every_document_of_every_example_comes_back)
{
    DIR *examples = opendir("examples");
    int tried = 0;

    ck_assert_ptr_nonnull(examples);
    for (const struct dirent *e; (e = readdir(examples)) != NULL;) {
        char folder[512];
        FILE *project;

        snprintf(folder, sizeof folder, "examples/%s/project.xml", e->d_name);
        project = fopen(folder, "r");
        if (project == NULL)
            continue;
        fclose(project);
        *strrchr(folder, '/') = '\0';
        try_example(folder);
        tried++;
    }
    closedir(examples);
    ck_assert_int_gt(tried, 5);
}
END_TEST

/* ---- what the examples do not have ------------------------------------ */

START_TEST(the_sample_comes_back)
{
    struct sample sample = sample_build();

    sample.prices->caption = NULL;
    is_same(&sample.job, &sample.document);
    job_end(&sample.job);
}
END_TEST

START_TEST(a_comparison_comes_back_with_its_marks_and_remarks)
{
    struct sample sample = sample_build();
    const struct remark reply = { .author = "Chalkshire",
        .date = "2027-04-02T10:00:00Z",
        .words = "Yes & no",
        .is_reply = true,
        .is_resolved = true };
    const struct remark remark = {
        .author = "Beacon <Care>", .words = "Too few", .next = &reply
    };
    const char *xml;
    struct document *back;

    sample.document.is_comparison = true;
    sample.document.change_author = "The board";
    sample.document.change_date = "2027-04-01T10:00:00Z";
    sample.sub->remarks = &remark;
    sample.sub->first->change = CHANGE_DELETED;
    sample.limb->change = sample.limb->first->change = CHANGE_INSERTED;
    sample.limb->move = "moved from 4.1";
    sample.limb->old_label = "(c)";
    xml = document_xml_write(sample.job.arena, &sample.document);
    back = read_back(&sample.job, xml);
    ck_assert_str_eq(document_xml_write(sample.job.arena, back), xml);
    ck_assert(back->is_comparison);
    ck_assert_str_eq(back->change_author, "The board");
    HAS(xml, "change=\"deleted\"");
    HAS(xml, "old-label=\"(c)\"");
    HAS(xml, "<remark author=\"Beacon &lt;Care&gt;\">Too few</remark>");
    HAS(xml, "reply=\"yes\" resolved=\"yes\">Yes &amp; no</remark>");
    job_end(&sample.job);
}
END_TEST

START_TEST(line_ends_in_a_caption_come_back)
{
    struct sample sample = sample_build();
    struct node *table =
        document_add(sample.job.arena, sample.document.root->last, NODE_TABLE);
    const char *xml;

    table->caption = "one\ntwo\tthree";
    xml = document_xml_write(sample.job.arena, &sample.document);
    ck_assert_str_eq(read_back(&sample.job, xml)->root->last->last->caption,
        "one\ntwo\tthree");
    job_end(&sample.job);
}
END_TEST

START_TEST(what_is_no_document_is_refused)
{
    static const char *const wrong[] = { "<document id='x'>", "<note/>",
        "<document id='x' title='X'><table/></document>", "" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct job job = job_begin();

        ck_assert_ptr_null(document_read(
            &job, SCHEMA, "tree.xml", wrong[i], strlen(wrong[i])));
        ck_assert_int_gt(findings_errors(job.findings), 0);
        job_end(&job);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("document_read");
    TCase *tcase = tcase_create("document_read");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, every_document_of_every_example_comes_back);
    tcase_add_test(tcase, the_sample_comes_back);
    tcase_add_test(tcase, a_comparison_comes_back_with_its_marks_and_remarks);
    tcase_add_test(tcase, line_ends_in_a_caption_come_back);
    tcase_add_test(tcase, what_is_no_document_is_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

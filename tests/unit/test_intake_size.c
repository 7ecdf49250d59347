/* However much comes back, all of it is accounted for. */
#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "review/intake.h"
#include "review/returned.h"

#include <check.h>
#include <stdlib.h>

enum { PARAGRAPHS = 480000, PIECES = 30000, COMMENTS = 8000 };

static struct document sent_in(struct arena *arena)
{
    struct document sent = { .id = "terms",
        .root = document_add(arena, NULL, NODE_DOCUMENT) };
    struct node *section = document_add(arena, sent.root, NODE_SECTION);
    struct node *clause = document_add(arena, section, NODE_CLAUSE);
    struct origin *origin = ARENA_NEW(arena, struct origin);

    origin->clause = "place";
    clause->origin = origin;
    document_add_text(arena, document_add(arena, clause, NODE_PARAGRAPH),
        NODE_TEXT, "Each Place is kept open.");
    return sent;
}

static const struct intake *take(struct job *job, const struct text *text)
{
    struct document sent = sent_in(job->arena);
    const struct returned *returned =
        returned_read(job, text->bytes, text->length);

    ck_assert_ptr_nonnull(returned);
    return intake_make(job, &sent, returned);
}

START_TEST(every_paragraph_is_counted)
{
    struct job job = job_begin();
    struct text text = text_new(job.arena);
    const struct intake *intake;

    text_add(&text, "{\"format\":\"docx\",\"paragraphs\":["
                    "{\"pieces\":[{\"text\":\"Each Place is kept open.\"}]}");
    for (int i = 1; i < PARAGRAPHS; i++)
        text_add(&text, ",{\"pieces\":[{\"text\":\"a\"}]}");
    text_add(&text, "]}");
    intake = take(&job, &text);
    ck_assert_uint_eq(intake->paragraph_count, PARAGRAPHS);
    ck_assert_uint_eq(intake->placed_by[CARRIER_HASH], 1);
    job_end(&job);
}
END_TEST

static void add_long_paragraph(struct text *text)
{
    text_add(text, "{\"format\":\"docx\",\"paragraphs\":[{\"pieces\":["
                   "{\"text\":\"Each Place is kept open.\"}");
    for (int i = 0; i < PIECES; i++)
        text_format(text, ",{\"text\":\"word %d \",\"is_inserted\":true}", i);
    text_add(text, "]}],\"comments\":[");
}

START_TEST(no_comment_is_lost_where_too_many_stand_on_too_much)
{
    struct job job = job_begin();
    struct text text = text_new(job.arena);
    const struct intake *intake;

    add_long_paragraph(&text);
    for (int i = 0; i < COMMENTS; i++)
        text_format(&text,
            "%s{\"id\":\"%d\",\"text\":\"Why %d?\",\"is_placed\":true,"
            "\"is_range\":true,\"from\":{},\"to\":{\"offset\":24}}",
            i > 0 ? "," : "", i, i);
    text_add(&text, "]}");
    intake = take(&job, &text);
    ck_assert_uint_gt(intake->point_count, 0);
    ck_assert_uint_gt(intake->unplaced_count, 0);
    ck_assert_uint_eq(intake->point_count + intake->unplaced_count, COMMENTS);
    ck_assert_str_eq(intake->unplaced->why,
        "there are too many comments on long passages to place them all");
    job_end(&job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("intake-size");
    TCase *tests = tcase_create("all");
    SRunner *runner = srunner_create(suite);

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, every_paragraph_is_counted);
    tcase_add_test(tests, no_comment_is_lost_where_too_many_stand_on_too_much);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

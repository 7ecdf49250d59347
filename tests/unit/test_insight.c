/*
 * The report on a consultation: what is counted, what a public one keeps to
 * itself, and what the audit finds shown and not shown.
 */
#include "base/job.h"
#include "document/chart.h"
#include "document/document.h"
#include "govern/board.h"
#include "govern/insight.h"
#include "govern/insight_page.h"
#include "govern/invitation.h"
#include "govern/ledger.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/response.h"
#include "govern/round.h"
#include "govern/submission.h"
#include "looking.h"

#define STARTS(words, part)                                                    \
    ck_assert_msg(text_starts((words), (part)), "%s", (words))

static struct job job;
static struct ledger *ledger;
static struct insight_source source;

static void begin(void)
{
    job = job_begin();
    ledger = ledger_new(job.arena);
    source =
        (struct insight_source){ .ledger = ledger, .at = "2026-06-01T10:00" };
}

static void end(void)
{
    job_end(&job);
}

static void put(enum kind_id kind, const void *entry)
{
    ledger_put(ledger, kind, entry);
}

static const struct insight *gather(void)
{
    return insight_gather(&job, &source);
}

/* A row of a table by its first cells: "R1|3". NULL: there is none. */
static const struct insight_row *row(
    const struct insight *insight, enum insight_part part, const char *start)
{
    for (const struct insight_row *r = insight->tables[part].rows; r != NULL;
         r = r->next)
        if (text_starts(r->cells[0], start))
            return r;
    return NULL;
}

/* The cells of a row with bars between them; NULL is "-". */
static const char *cells(
    const struct insight *insight, enum insight_part part, const char *start)
{
    const struct insight_row *r = row(insight, part, start);
    struct text text = text_new(job.arena);

    ck_assert_msg(r != NULL, "no row %s", start);
    for (size_t i = 0; i < insight->tables[part].column_count; i++)
        text_format(&text, "%s%s", i > 0 ? "|" : "",
            r->cells[i] != NULL ? r->cells[i] : "-");
    return text.bytes;
}

static void put_party(const char *key, const char *name, enum party_side side)
{
    put(KIND_ORGANISATION,
        &(struct organisation){ .entry = { key }, .name = name, .side = side });
}

static void put_submission(
    const char *key, const char *organisation, enum publish publish)
{
    put(KIND_SUBMISSION, &(struct submission){ .entry = { key },
                             .round = "R1",
                             .organisation = organisation,
                             .publish = publish,
                             .status = SUBMISSION_SUBMITTED,
                             .submitted_at = "2026-03-05T10:00" });
}

static void put_point(const char *key, const char *submission,
    const char *organisation, const char *clause, enum point_kind kind)
{
    put(KIND_POINT, &(struct point_made){ .entry = { key },
                        .submission = submission,
                        .round = "R1",
                        .organisation = organisation,
                        .clause = clause,
                        .kind = kind,
                        .text = "Words",
                        .created_at = "2026-03-05T10:00" });
}

static void put_answer(const char *point, const char *approved,
    enum disposition_code code, const char *published)
{
    put(KIND_DISPOSITION, &(struct disposition){ .entry = { point },
                              .point = point,
                              .code = code,
                              .workflow = WORKFLOW_DECIDED,
                              .reason = "Because",
                              .motion = "M-01",
                              .drafted_by = "south-1",
                              .approved_by = "south-2",
                              .approved_at = approved,
                              .published_at = published });
}

/* Two providers, one unnamed; four points, of which three are answered. */
static void consult(void)
{
    put_party("south", "South Coast Council", SIDE_COUNCIL);
    put_party("beacon", "Beacon Care", SIDE_PROVIDER);
    put_party("harbour", "Harbour Homes", SIDE_PROVIDER);
    put(KIND_ROUND, &(struct round){ .entry = { "R1" },
                        .status = ROUND_CLOSED,
                        .opens = "2026-03-02T09:00",
                        .closes = "2026-03-30T17:00",
                        .closed_at = "2026-03-30T17:00",
                        .least_days = 30 });
    put(KIND_INVITATION, &(struct invitation){ .entry = { "R1-I01" },
                             .round = "R1",
                             .organisation = "beacon",
                             .sent_at = "2026-03-02T09:00" });
    put(KIND_INVITATION,
        &(struct invitation){
            .entry = { "R1-I02" }, .round = "R1", .organisation = "harbour" });
    put_submission("R1-S01", "beacon", PUBLISH_NAMED);
    put_submission("R1-S02", "harbour", PUBLISH_ANONYMOUS);
    put_point("R1-001", "R1-S01", "beacon", "volume.void", POINT_OBJECTION);
    put_point("R1-002", "R1-S01", "beacon", "volume.release", POINT_SUPPORT);
    put_point("R1-003", "R1-S02", "harbour", "volume.void", POINT_COMMENT);
    put_point("R1-004", "R1-S02", "harbour", NULL, POINT_COMMENT);
    put_answer(
        "R1-001", "2026-04-04T10:00", DISPOSITION_ACCEPTED, "2026-05-01T10:00");
    put_answer("R1-002", "2026-03-15T10:00", DISPOSITION_NOTED, NULL);
    put_answer("R1-003", "2026-04-14T10:00", DISPOSITION_ACCEPTED_IN_PART,
        "2026-05-01T10:00");
    put(KIND_DECISION, &(struct decision_made){ .entry = { "D-01" },
                           .motion = "M-01",
                           .clause = "volume.void",
                           .outcome = OUTCOME_CARRIED,
                           .at = "2026-04-02T10:00" });
}

START_TEST(nothing_happened_and_that_is_said)
{
    const struct insight *insight = gather();
    const struct document *page = insight_page(&job, insight);
    struct text words = text_new(job.arena);

    document_words(page->root, &words);
    ck_assert_ptr_null(insight->chart);
    ck_assert_ptr_null(document_misplaced(page->root));
    HAS(words.bytes, "No round was held.");
    HAS(words.bytes, "Nobody has been invited.");
    ck_assert_str_eq(cells(insight, INSIGHT_SHORT, "Points that count"),
        "Points that count|0");
}
END_TEST

START_TEST(points_are_counted_by_side_organisation_and_clause)
{
    const struct insight *insight;

    consult();
    put_point("R1-005", "R1-S09", "beacon", "volume.void", POINT_COMMENT);
    insight = gather();
    ck_assert_str_eq(
        cells(insight, INSIGHT_SIDES, "Providers"), "Providers|2|2|4|1|1|3|1");
    ck_assert_str_eq(cells(insight, INSIGHT_ORGANISATIONS, "Harbour"),
        "Harbour Homes|Provider|1|1|2|0|1|1");
    ck_assert_str_eq(
        cells(insight, INSIGHT_CLAUSES, ""), "volume.void|0|2|0|0|2|1|0");
    ck_assert_str_eq(cells(insight, INSIGHT_CLAUSES, "In general"),
        "In general|0|1|0|0|1|0|1");
    ck_assert_str_eq(cells(insight, INSIGHT_SHORT, "Points withdrawn"),
        "Points withdrawn, superseded or not yet accepted|1");
    HAS(insight->heat_alt, "\"volume.void\" has the most: 2");
    ck_assert_ptr_null(chart_fault(insight->chart));
    HAS(insight->chart->alt, "4 points were received and 3 of them answered");
    ck_assert_ptr_null(document_misplaced(insight_page(&job, insight)->root));
}
END_TEST

/* 10, 30 and 40 days. */
START_TEST(the_median_and_the_longest_wait_are_told)
{
    consult();
    ck_assert_str_eq(
        cells(gather(), INSIGHT_TIMES, "R1"), "R1|4|3|1|30|40|R1-003");
}
END_TEST

START_TEST(what_changed_names_point_organisation_and_decision)
{
    const struct insight *insight;

    consult();
    insight = gather();
    ck_assert_str_eq(cells(insight, INSIGHT_CHANGES, "R1-003"),
        "R1-003|Harbour Homes|volume.void|Accepted in part|-|-|D-01, carried");
    ck_assert_ptr_null(row(insight, INSIGHT_CHANGES, "R1-002"));
    ck_assert_str_eq(cells(insight, INSIGHT_ANSWERS, "R1-004"),
        "R1-004|Harbour Homes|2026-03-05|none yet|-|-|-|-");
}
END_TEST

START_TEST(a_public_report_names_nobody_who_asked_not_to_be)
{
    const struct insight *insight;
    const char *json;

    consult();
    source.is_public = true;
    insight = gather();
    json = insight_page_json(&job, insight);
    LACKS(json, "Harbour");
    LACKS(json, "south-2");
    LACKS(json, "R1-I01");
    HAS(json, "Beacon Care");
    ck_assert_str_eq(cells(insight, INSIGHT_ORGANISATIONS, "providers"),
        "providers, not named|Provider|1|1|2|0|1|1");
    ck_assert_str_eq(cells(insight, INSIGHT_CHANGES, "R1-003"),
        "R1-003|a provider|volume.void|Accepted in part|-|-|D-01, carried");
    ck_assert_str_eq(cells(insight, INSIGHT_ANSWERS, "R1-002"),
        "R1-002|Beacon Care|2026-03-05|none yet|-|-|-|-");
    put_submission("R1-S02", "harbour", PUBLISH_NOT);
    insight = gather();
    ck_assert_ptr_null(row(insight, INSIGHT_CHANGES, "R1-003"));
    ck_assert_ptr_null(row(insight, INSIGHT_ANSWERS, "R1-003"));
    ck_assert_str_eq(
        cells(insight, INSIGHT_SIDES, "Providers"), "Providers|2|2|4|1|1|3|1");
}
END_TEST

START_TEST(who_is_erased_is_counted_still)
{
    consult();
    put_party("beacon", ENTRY_ERASED, SIDE_PROVIDER);
    ck_assert_str_eq(cells(gather(), INSIGHT_ORGANISATIONS, ENTRY_ERASED),
        ENTRY_ERASED "|Provider|1|1|2|1|2|0");
}
END_TEST

/* ---- the audit -------------------------------------------------------- */

/* What the audit says of a test in R1, and whether it is shown. */
static const char *audit(const char *looked_for)
{
    for (const struct insight_row *r = gather()->tables[INSIGHT_AUDIT].rows;
         r != NULL; r = r->next)
        if (text_starts(r->cells[2], looked_for))
            return arena_format(job.arena, "%s: %s", r->cells[4], r->cells[3]);
    ck_abort_msg("nobody looked for %s", looked_for);
}

START_TEST(what_is_not_shown_is_said_not_to_be)
{
    consult();
    STARTS(audit("no wording was decided"), "shown: no decision on wording");
    STARTS(audit("the text put to people"), "not shown: no freeze");
    STARTS(audit("the purpose"), "not shown: no purpose");
    STARTS(audit("the papers were sent"), "in part: 1 of 2 invitations");
    STARTS(audit("the papers were opened"), "not shown: 0 of 2 invitations");
    STARTS(audit("it was open"), "not shown: open for 28 days; at least 30");
    STARTS(audit("people were reminded"), "not shown: not extended; 0 of 2");
    STARTS(audit("every point was answered"), "in part: 3 of 4 points");
    STARTS(audit("every answer says why"), "in part: 3 of 4 do");
    STARTS(audit("who drafted an answer"), "shown: 3 of 3 answers");
    STARTS(audit("the answers were published"), "in part: 2 of 4");
    STARTS(audit("minds were open"), "not in a record: no record shows this");
}
END_TEST

START_TEST(an_answer_published_before_what_it_rests_on_is_not_shown)
{
    consult();
    put_answer(
        "R1-001", "2026-03-28T10:00", DISPOSITION_ACCEPTED, "2026-04-01T10:00");
    put_answer("R1-003", "2026-04-14T10:00", DISPOSITION_ACCEPTED_IN_PART,
        "2026-04-13T10:00");
    STARTS(audit("the answers were published"), "not shown: 0 of 4");
}
END_TEST

START_TEST(wording_decided_while_the_round_was_open_is_found)
{
    consult();
    put(KIND_DECISION, &(struct decision_made){ .entry = { "D-02" },
                           .clause = "volume.release",
                           .outcome = OUTCOME_CARRIED,
                           .at = "2026-03-10T10:00" });
    STARTS(audit("no wording was decided"),
        "not shown: decided while it was open: D-02 on volume.release");
}
END_TEST

START_TEST(an_extension_says_from_when_to_when)
{
    consult();
    put(KIND_EXTENSION, &(struct extension){ .entry = { "R1-X01" },
                            .round = "R1",
                            .old_close = "2026-03-20T17:00",
                            .new_close = "2026-03-30T17:00" });
    STARTS(audit("people were reminded"),
        "shown: extended once, from 20 March 2026, 17:00 to 30 March 2026");
}
END_TEST

START_TEST(a_spreadsheet_takes_no_name_for_a_formula)
{
    consult();
    put_party("beacon", "=1+1", SIDE_PROVIDER);
    LACKS(
        insight_table_csv(job.arena, &gather()->tables[INSIGHT_ORGANISATIONS]),
        "\"=1+1\"");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("insight");
    TCase *tests = tcase_create("insight");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, nothing_happened_and_that_is_said);
    tcase_add_test(tests, points_are_counted_by_side_organisation_and_clause);
    tcase_add_test(tests, the_median_and_the_longest_wait_are_told);
    tcase_add_test(tests, what_changed_names_point_organisation_and_decision);
    tcase_add_test(tests, a_public_report_names_nobody_who_asked_not_to_be);
    tcase_add_test(tests, who_is_erased_is_counted_still);
    tcase_add_test(tests, what_is_not_shown_is_said_not_to_be);
    tcase_add_test(
        tests, an_answer_published_before_what_it_rests_on_is_not_shown);
    tcase_add_test(tests, wording_decided_while_the_round_was_open_is_found);
    tcase_add_test(tests, an_extension_says_from_when_to_when);
    tcase_add_test(tests, a_spreadsheet_takes_no_name_for_a_formula);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/* Answers to points: what each needs, who may, when they are stale, and what
 * stands between a round and its publication. */
#include "consulting.h"
#include "document/document.h"
#include "govern/point.h"
#include "govern/publication.h"
#include "govern/response.h"
#include "govern/said.h"
#include "govern/said_page.h"
#include "govern/said_table.h"
#include "govern/sheet.h"

#include <stdio.h>

#define OPEN "add invite:beacon invite:harbour open "

static struct names texts_of(struct consulting *c, const char *hash)
{
    struct names texts = names_new(c->job.arena);

    names_put(&texts, "volume.release", (void *)hash);
    return texts;
}

static const char *add_point(struct consulting *c, const char *organisation,
    const char *clause, const char *text)
{
    struct submission wanted = { .round = "R1", .organisation = organisation };
    struct act *act;
    struct point_made point = { .clause = clause,
        .target = clause != NULL ? TARGET_CLAUSE : TARGET_GENERAL,
        .document = "call-off",
        .text = text };

    act = act_begin(c->ledger, "point.add", c->by, c->at);
    point.submission = submission_for(&c->job, act, &wanted, false);
    ck_assert_ptr_nonnull(point.submission);
    return point_add(&c->job, act, &point);
}

/* R1-001 beacon on a clause, R1-002 of the whole, R1-003 harbour, R1-004 a
 * withdrawn one; at the end the round is open still. */
static struct consulting begin(void)
{
    struct consulting c = consulting_begin();
    struct point_made gone;

    consulting_wants(&c, OPEN "at:2026-03-05T10:00", NULL);
    ck_assert_str_eq(
        add_point(&c, "beacon", "volume.release", "Too short."), "R1-001");
    ck_assert_str_eq(add_point(&c, "beacon", NULL, "Well set out."), "R1-002");
    ck_assert_str_eq(
        add_point(&c, "harbour", "volume.release", "Too short."), "R1-003");
    ck_assert_str_eq(
        add_point(&c, "harbour", "volume.release", "No matter."), "R1-004");
    gone =
        *(const struct point_made *)ledger_find(c.ledger, KIND_POINT, "R1-004");
    gone.withdrawn_at = c.at;
    ledger_put(c.ledger, KIND_POINT, &gone);
    return c;
}

static bool draft(struct consulting *c, struct disposition wanted)
{
    struct names texts = texts_of(c, "aaaa");

    c->act = act_begin(c->ledger, "respond.draft", c->by, c->at);
    return response_draft(&c->job, c->act, &wanted, &texts);
}

static bool approve(struct consulting *c, const char *point)
{
    c->act = act_begin(c->ledger, "respond.approve", c->by, c->at);
    return response_approve(&c->job, c->act, point);
}

static const char *const noted_all[] = { "R1-001", "R1-002", "R1-003", NULL };

static void answer_all(struct consulting *c)
{
    for (size_t i = 0; noted_all[i] != NULL; i++) {
        ck_assert(draft(c, (struct disposition){ .point = noted_all[i],
                               .code = DISPOSITION_NOTED,
                               .reason = "We have read it." }));
        ck_assert(approve(c, noted_all[i]));
    }
}

static bool publish(
    struct consulting *c, const char *hash, struct publication *publication)
{
    struct names texts = texts_of(c, hash);

    c->act = act_begin(c->ledger, "publish.round", c->by, c->at);
    return publication_round(&c->job, c->act, "R1", &texts, publication);
}

/* ---- evidence --------------------------------------------------------- */

/* want: the finding, NULL: it is drafted. */
static const struct {
    struct disposition wanted;
    const char *want;
} evidence[] = {
    { { .point = "R1-001",
          .code = DISPOSITION_ACCEPTED,
          .adopted = "volume.release#soft@2" },
        NULL },
    { { .point = "R1-001", .code = DISPOSITION_ACCEPTED }, "evidence-missing" },
    { { .point = "R1-001", .code = DISPOSITION_ACCEPTED, .did = "We did it." },
        "evidence-missing" },
    { { .point = "R1-001",
          .code = DISPOSITION_ACCEPTED,
          .adopted = "volume.release@2" },
        "adopted-wrong" },
    { { .point = "R1-001",
          .code = DISPOSITION_ACCEPTED,
          .adopted = "volume.release#soft@two" },
        "adopted-wrong" },
    { { .point = "R1-002",
          .code = DISPOSITION_ACCEPTED,
          .did = "We added a page." },
        NULL },
    { { .point = "R1-002", .code = DISPOSITION_ACCEPTED }, "evidence-missing" },
    { { .point = "R1-001",
          .code = DISPOSITION_ACCEPTED_IN_PART,
          .adopted = "volume.release#soft@2",
          .not_taken = "The second half: it costs too much." },
        NULL },
    { { .point = "R1-001",
          .code = DISPOSITION_ACCEPTED_IN_PART,
          .adopted = "volume.release#soft@2" },
        "evidence-missing" },
    { { .point = "R1-001",
          .code = DISPOSITION_REJECTED,
          .reason = "It is the law." },
        NULL },
    { { .point = "R1-001", .code = DISPOSITION_REJECTED }, "evidence-missing" },
    { { .point = "R1-001", .code = DISPOSITION_REJECTED, .reason = " \n" },
        "evidence-missing" },
    { { .point = "R1-001",
          .code = DISPOSITION_REJECTED,
          .reason = "It is the law.",
          .adopted = "volume.release#soft@2" },
        "evidence-odd" },
    { { .point = "R1-001", .code = DISPOSITION_NOTED, .reason = "Thank you." },
        NULL },
    { { .point = "R1-001", .code = DISPOSITION_NOTED, .did = "Nothing." },
        "evidence-missing" },
    { { .point = "R1-001",
          .code = DISPOSITION_OUT_OF_SCOPE,
          .went_to = "The fees panel" },
        NULL },
    { { .point = "R1-001", .code = DISPOSITION_OUT_OF_SCOPE },
        "evidence-missing" },
    { { .point = "R1-003", .code = DISPOSITION_DUPLICATE, .lead = "R1-001" },
        NULL },
    { { .point = "R1-003", .code = DISPOSITION_DUPLICATE },
        "evidence-missing" },
    { { .point = "R1-003", .code = DISPOSITION_DUPLICATE, .lead = "R1-003" },
        "lead-itself" },
    { { .point = "R1-003", .code = DISPOSITION_DUPLICATE, .lead = "R1-099" },
        "entry-unknown" },
    { { .point = "R1-001", .code = DISPOSITION_DEFERRED, .to_round = "R2" },
        "entry-unknown" },
    { { .point = "R1-001", .code = DISPOSITION_DEFERRED, .to_round = "R1" },
        "round-not-later" },
    { { .point = "R1-001", .code = DISPOSITION_DEFERRED }, "evidence-missing" },
    { { .point = "R1-001", .code = DISPOSITION_WITHDRAWN }, "point-stands" },
    { { .point = "R1-004", .code = DISPOSITION_WITHDRAWN }, NULL },
    { { .point = "R1-004", .code = DISPOSITION_NOTED, .reason = "Thanks." },
        "point-withdrawn" },
    { { .point = "R1-001",
          .code = DISPOSITION_NOTED,
          .reason = "Thanks.",
          .motion = "M-01" },
        "entry-unknown" },
    { { .point = "R1-099", .code = DISPOSITION_NOTED, .reason = "Thanks." },
        "entry-unknown" },
};

START_TEST(each_needs_its_evidence)
{
    struct consulting c = begin();
    struct disposition wanted = evidence[_i].wanted;
    bool allowed = draft(&c, wanted);

    ck_assert_msg(allowed == (evidence[_i].want == NULL), "row %d: %s", _i,
        allowed ? "allowed" : consulting_finding(&c));
    if (allowed) {
        ck_assert_int_eq(
            response_of(c.ledger, wanted.point)->workflow, WORKFLOW_PROPOSED);
        ck_assert(!response_is_answered(c.ledger, wanted.point));
    } else {
        ck_assert_str_eq(consulting_finding(&c), evidence[_i].want);
        ck_assert_ptr_nonnull(findings_first(c.job.findings)->hint);
        ck_assert_ptr_null(response_of(c.ledger, wanted.point));
    }
    job_end(&c.job);
}
END_TEST

START_TEST(only_officers_answer)
{
    struct consulting c = begin();

    c.by = "beacon-1";
    ck_assert(!draft(&c,
        (struct disposition){
            .point = "R1-001", .code = DISPOSITION_NOTED, .reason = "Yes." }));
    ck_assert_str_eq(consulting_finding(&c), "officer-needed");
    ck_assert(!approve(&c, "R1-001"));
    job_end(&c.job);
}
END_TEST

START_TEST(no_duplicate_of_a_duplicate)
{
    struct consulting c = begin();

    ck_assert(draft(&c, (struct disposition){ .point = "R1-003",
                            .code = DISPOSITION_DUPLICATE,
                            .lead = "R1-001" }));
    ck_assert(!draft(&c, (struct disposition){ .point = "R1-002",
                             .code = DISPOSITION_DUPLICATE,
                             .lead = "R1-003" }));
    ck_assert_str_eq(consulting_finding(&c), "lead-follows");
    ck_assert(!draft(&c, (struct disposition){ .point = "R1-001",
                             .code = DISPOSITION_DUPLICATE,
                             .lead = "R1-002" }));
    ck_assert(approve(&c, "R1-003"));
    ck_assert_msg(!response_is_answered(c.ledger, "R1-003"),
        "answered although its lead is not");
    job_end(&c.job);
}
END_TEST

/* ---- approving, staleness, versions ----------------------------------- */

START_TEST(approved_once_and_by_another)
{
    struct consulting c = begin();

    ck_assert(!approve(&c, "R1-001"));
    ck_assert_str_eq(consulting_finding(&c), "response-missing");
    ck_assert(draft(&c, (struct disposition){ .point = "R1-001",
                            .code = DISPOSITION_NOTED,
                            .reason = "Thank you." }));
    ck_assert(approve(&c, "R1-001"));
    ck_assert_int_eq(findings_count(c.job.findings, SEVERITY_WARNING), 1);
    ck_assert(response_is_answered(c.ledger, "R1-001"));
    ck_assert(!approve(&c, "R1-001"));
    ck_assert_msg(draft(&c, (struct disposition){ .point = "R1-001",
                                .code = DISPOSITION_NOTED,
                                .reason = "Thank you both." }),
        "an approved answer could not be changed");
    ck_assert(!response_is_answered(c.ledger, "R1-001"));
    job_end(&c.job);
}
END_TEST

START_TEST(stale_when_its_words_are_others)
{
    struct consulting c = begin();
    struct names other = texts_of(&c, "bbbb"), same = texts_of(&c, "aaaa");
    struct names none = names_new(c.job.arena);
    const struct disposition *d;

    ck_assert(draft(&c, (struct disposition){ .point = "R1-001",
                            .code = DISPOSITION_REJECTED,
                            .reason = "It is the law." }));
    ck_assert(draft(&c, (struct disposition){ .point = "R1-002",
                            .code = DISPOSITION_NOTED,
                            .reason = "Thank you." }));
    d = response_of(c.ledger, "R1-001");
    ck_assert(!response_is_stale(c.ledger, d, &same));
    ck_assert(response_is_stale(c.ledger, d, &other));
    ck_assert(response_is_stale(c.ledger, d, &none));
    ck_assert(
        !response_is_stale(c.ledger, response_of(c.ledger, "R1-002"), &other));
    c.act = act_begin(c.ledger, "respond.confirm", c.by, c.at);
    ck_assert(!response_confirm(&c.job, c.act, "R1-001", &same));
    ck_assert_str_eq(consulting_finding(&c), "response-fresh");
    ck_assert(response_confirm(&c.job, c.act, "R1-001", &other));
    ck_assert(
        !response_is_stale(c.ledger, response_of(c.ledger, "R1-001"), &other));
    job_end(&c.job);
}
END_TEST

/* ---- publishing ------------------------------------------------------- */

static const char *last_finding(const struct consulting *c)
{
    const struct finding *finding = findings_first(c->job.findings);

    while (finding != NULL && finding->next != NULL)
        finding = finding->next;
    return finding != NULL ? finding->id : "none";
}

static void refuse(struct consulting *c, const char *hash, const char *want)
{
    struct publication publication;

    ck_assert(!publish(c, hash, &publication));
    ck_assert_str_eq(last_finding(c), want);
    ck_assert_ptr_null(c->act->puts);
}

START_TEST(nothing_is_published_before_its_time)
{
    struct consulting c = begin();
    struct publication publication;

    refuse(&c, "aaaa", "round-unclosed");
    consulting_wants(&c, "at:2026-03-30T17:00 close", NULL);
    refuse(&c, "aaaa", "points-unanswered");
    ck_assert(draft(&c, (struct disposition){ .point = "R1-001",
                            .code = DISPOSITION_NOTED,
                            .reason = "Thank you." }));
    ck_assert(draft(&c, (struct disposition){ .point = "R1-002",
                            .code = DISPOSITION_NOTED,
                            .reason = "Thank you." }));
    ck_assert(draft(&c, (struct disposition){ .point = "R1-003",
                            .code = DISPOSITION_DUPLICATE,
                            .lead = "R1-001" }));
    refuse(&c, "aaaa", "points-unapproved");
    for (size_t i = 0; noted_all[i] != NULL; i++)
        ck_assert(approve(&c, noted_all[i]));
    refuse(&c, "bbbb", "responses-stale");
    c.by = "beacon-1";
    refuse(&c, "aaaa", "officer-needed");
    c.by = "south-1";
    ck_assert(publication_is_due(c.ledger, "R1"));
    ck_assert(publish(&c, "aaaa", &publication));
    ck_assert_str_eq(publication.entry.key, "P-01");
    ck_assert_int_eq(publication.points, 3);
    ck_assert_int_eq(
        ((const struct round *)ledger_find(c.ledger, KIND_ROUND, "R1"))->status,
        ROUND_PUBLISHED);
    job_end(&c.job);
}
END_TEST

static void publish_all(struct consulting *c)
{
    struct publication publication;

    consulting_wants(c, "at:2026-03-30T17:00 close", NULL);
    answer_all(c);
    ck_assert(publish(c, "aaaa", &publication));
    act_put(c->act, KIND_PUBLICATION, &publication);
}

START_TEST(a_changed_answer_is_the_next_version)
{
    struct consulting c = begin();
    struct publication second;
    const struct disposition *d;

    publish_all(&c);
    ck_assert(!publication_is_due(c.ledger, "R1"));
    c.at = "2026-04-09T10:00";
    ck_assert(draft(&c, (struct disposition){ .point = "R1-001",
                            .code = DISPOSITION_REJECTED,
                            .reason = "We were wrong." }));
    ck_assert(publication_is_due(c.ledger, "R1"));
    refuse(&c, "aaaa", "points-unapproved");
    ck_assert(approve(&c, "R1-001"));
    ck_assert(publish(&c, "aaaa", &second));
    d = response_of(c.ledger, "R1-001");
    ck_assert_int_eq(d->version, 2);
    ck_assert_str_eq(d->earlier_at, "2026-03-30T17:00");
    ck_assert_str_eq(d->published_at, "2026-04-09T10:00");
    ck_assert_int_eq(response_of(c.ledger, "R1-002")->version, 1);
    ck_assert_str_eq(
        response_of(c.ledger, "R1-002")->published_at, "2026-03-30T17:00");
    job_end(&c.job);
}
END_TEST

/* ---- what is published ------------------------------------------------ */

static struct said_source source_of(struct consulting *c, const char *round)
{
    struct names *none = ARENA_NEW(c->job.arena, struct names);

    *none = names_new(c->job.arena);
    return (struct said_source){ .ledger = c->ledger,
        .round = round,
        .at = c->at,
        .title = "Homes",
        .clauses = none,
        .was = none,
        .now = none };
}

static const char *all_words(struct consulting *c, const char *round)
{
    struct said_source source = source_of(c, round);
    const struct said *said = said_gather(&c->job, &source);
    struct text words = text_new(c->job.arena);

    document_words(said_page(&c->job, said)->root, &words);
    for (struct walk w = document_walk(said_page(&c->job, said)->root);
         document_next(&w);)
        if (w.entering && w.node->caption != NULL)
            text_add(&words, w.node->caption);
    text_add(&words, said_table_csv(&c->job, said));
    text_add(&words, said_table_json(&c->job, said));
    return words.bytes;
}

/* One paragraph of R1-001's clause: as it was sent, as proposed, as adopted. */
static const char *redline_words(
    struct consulting *c, enum disposition_code code, const char *adopted)
{
    struct said_source source = source_of(c, "R1");
    struct names now = names_new(c->job.arena);
    struct disposition answer = *response_of(c->ledger, "R1-001");
    const struct said *said;
    struct text words = text_new(c->job.arena);

    answer.code = code;
    ledger_put(c->ledger, KIND_DISPOSITION, &answer);
    names_put(&now, "call-off/volume.release/a", (void *)adopted);
    source.now = &now;
    said = said_gather(&c->job, &source);
    for (struct walk w = document_walk(said_page(&c->job, said)->root);
         document_next(&w);)
        if (w.entering && w.node->text != NULL)
            text_format(&words, "%s%s%s",
                w.node->change == CHANGE_DELETED ? "[-" : "", w.node->text,
                w.node->change == CHANGE_DELETED    ? "-]"
                : w.node->change == CHANGE_INSERTED ? "+"
                                                    : "|");
    return words.bytes;
}

START_TEST(the_change_is_shown_beside_the_proposal)
{
    struct consulting c = begin();
    struct proposed proposed = { .address = "call-off/volume.release#soft@2/a",
        .was = "The Council may release two Places.",
        .now = "The Council may release six Places." };
    const char *words;

    c.act = act_begin(c.ledger, "point.add", c.by, c.at);
    ck_assert_ptr_nonnull(point_propose(&c.job, c.act, "R1-001", &proposed));
    publish_all(&c);
    words = redline_words(&c, DISPOSITION_ACCEPTED_IN_PART,
        "The Council may release four Places.");
    ck_assert_ptr_nonnull(strstr(
        words, "Proposed, adopted|The Council may release |[-six-]four+"));
    ck_assert_ptr_nonnull(
        strstr(words, "What changed|The Council may release |[-two-]four+"));
    words = redline_words(
        &c, DISPOSITION_ACCEPTED, "The Council may release six Places.");
    ck_assert_ptr_nonnull(strstr(words, "The wording, as you proposed."));
    ck_assert_ptr_null(strstr(words, "Proposed, adopted"));
    words = redline_words(
        &c, DISPOSITION_REJECTED, "The Council may release nine Places.");
    ck_assert_ptr_null(strstr(words, "nine"));
    job_end(&c.job);
}
END_TEST

static void show_as(
    struct consulting *c, const char *submission, enum publish publish)
{
    struct submission shown = *(const struct submission *)ledger_find(
        c->ledger, KIND_SUBMISSION, submission);

    shown.publish = publish;
    ledger_put(c->ledger, KIND_SUBMISSION, &shown);
}

START_TEST(nobody_is_named_who_asked_not_to_be)
{
    struct consulting c = begin();
    const char *words;

    show_as(&c, "R1-S02", PUBLISH_ANONYMOUS);
    publish_all(&c);
    words = all_words(&c, "R1");
    ck_assert_ptr_nonnull(strstr(words, "R1-003: A provider"));
    ck_assert_ptr_nonnull(strstr(words, "R1-001: Beacon"));
    ck_assert_ptr_null(strstr(words, "harbour"));
    ck_assert_ptr_null(strstr(words, "R1-S0"));
    show_as(&c, "R1-S02", PUBLISH_NOT);
    words = all_words(&c, "R1");
    ck_assert_ptr_null(strstr(words, "R1-003"));
    ck_assert_ptr_nonnull(strstr(words, "1 point is counted here"));
    ck_assert_ptr_nonnull(strstr(words, "3 points"));
    job_end(&c.job);
}
END_TEST

START_TEST(words_that_name_their_author_are_refused)
{
    struct consulting c = consulting_begin();

    consulting_wants(&c, OPEN "at:2026-03-05T10:00", NULL);
    add_point(&c, "beacon", NULL, "We at HARBOUR agree.");
    add_point(&c, "harbour", NULL, "We at Harbour, too; beacon as well.");
    show_as(&c, "R1-S01", PUBLISH_ANONYMOUS);
    consulting_wants(&c, "at:2026-03-30T17:00 close", NULL);
    for (size_t i = 0; i < 2; i++) {
        ck_assert(draft(&c, (struct disposition){ .point = noted_all[i],
                                .code = DISPOSITION_NOTED,
                                .reason = "Thank you." }));
        ck_assert(approve(&c, noted_all[i]));
    }
    show_as(&c, "R1-S02", PUBLISH_ANONYMOUS);
    refuse(&c, "aaaa", "words-name-author");
    ck_assert_ptr_nonnull(
        strstr(findings_first(c.job.findings)->next->next->message, "R1-002"));
    job_end(&c.job);
}
END_TEST

START_TEST(questions_go_to_all_without_a_name)
{
    struct consulting c = begin();
    struct names texts = texts_of(&c, "aaaa");
    struct publication publication;
    struct point_made question;
    const char *words;

    question =
        *(const struct point_made *)ledger_find(c.ledger, KIND_POINT, "R1-003");
    question.kind = POINT_CLARIFICATION;
    ledger_put(c.ledger, KIND_POINT, &question);
    c.act = act_begin(c.ledger, "publish.clarifications", c.by, c.at);
    ck_assert(!publication_clarifications(&c.job, c.act, &texts, &publication));
    ck_assert_str_eq(last_finding(&c), "nothing-to-publish");
    ck_assert(draft(&c, (struct disposition){ .point = "R1-003",
                            .code = DISPOSITION_NOTED,
                            .reason = "Ten days." }));
    ck_assert(approve(&c, "R1-003"));
    ck_assert(publication_clarifications(&c.job, c.act, &texts, &publication));
    act_put(c.act, KIND_PUBLICATION, &publication);
    ck_assert_str_eq(response_of(c.ledger, "R1-003")->log, "CQ-01");
    ck_assert(!publication_is_due(c.ledger, NULL));
    words = all_words(&c, NULL);
    ck_assert_ptr_nonnull(strstr(words, "CQ-01"));
    ck_assert_ptr_nonnull(strstr(words, "Too short."));
    ck_assert_ptr_nonnull(strstr(words, "Ten days."));
    ck_assert_ptr_null(strstr(words, "arbour"));
    ck_assert_ptr_null(strstr(words, "provider"));
    ck_assert_ptr_null(strstr(words, "R1-003"));
    job_end(&c.job);
}
END_TEST

/* ---- sheets ----------------------------------------------------------- */

static bool read_sheet(struct consulting *c, const char *csv, size_t *count)
{
    struct names texts = texts_of(c, "aaaa");

    c->act = act_begin(c->ledger, "respond.draft", c->by, c->at);
    return sheet_read(
        &c->job, c->act, "sheet.csv", csv, strlen(csv), &texts, count);
}

static const char *replaced(
    struct consulting *c, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);

    ck_assert_msg(at != NULL, "no %s in %s", from, text);
    return arena_format(c->job.arena, "%.*s%s%s", (int)(at - text), text, to,
        at + strlen(from));
}

START_TEST(a_sheet_comes_back)
{
    struct consulting c = begin();
    const char *csv =
        sheet_write(&c.job, c.ledger, (struct sheet_wanted){ "R1", false });
    const char *filled;
    size_t count;

    ck_assert(read_sheet(&c, csv, &count));
    ck_assert_uint_eq(count, 0);
    filled = replaced(&c, csv, "\"Too short.\",\"\",\"\",\"\"",
        "\"Too short.\",\"\",\"rejected\",\"'=It is, \"\"by law\"\"\"");
    ck_assert(read_sheet(&c, filled, &count));
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(
        response_of(c.ledger, "R1-001")->reason, "=It is, \"by law\"");
    csv = sheet_write(&c.job, c.ledger, (struct sheet_wanted){ NULL, false });
    ck_assert_ptr_nonnull(strstr(csv, "\"'=It is"));
    ck_assert(read_sheet(&c, csv, &count));
    ck_assert_uint_eq(count, 0);
    job_end(&c.job);
}
END_TEST

/* from is replaced by to in a filled sheet. */
static const struct {
    const char *from, *to, *want;
} slips[] = {
    { "\"Reference\"", "\"Ref\"", "sheet-heads" },
    { "\"noted\"", "\"nodded\"", "sheet-disposition" },
    { "\"Too short.\"", "\"Too long.\"", "sheet-row-moved" },
    { "\"volume.release\"", "\"price.uplift\"", "sheet-row-moved" },
    { "\"R1-001\"", "\"R1-077\"", "sheet-point" },
    { "\"noted\"", "\"noted\",\"one more\"", "sheet-cells" },
    { "\"noted\"", "\"noted", "sheet-malformed" },
    { "\"noted\"", "\"accepted\"", "evidence-missing" },
    { "Thank you.", "Thank\xFFyou.", "sheet-characters" },
};

START_TEST(a_sheet_is_strictly_checked)
{
    struct consulting c = begin();
    const char *csv =
        sheet_write(&c.job, c.ledger, (struct sheet_wanted){ "R1", false });
    const char *filled = replaced(&c, csv, "\"Too short.\",\"\",\"\",\"\"",
        "\"Too short.\",\"\",\"noted\",\"Thank you.\"");
    size_t count;

    ck_assert(!read_sheet(
        &c, replaced(&c, filled, slips[_i].from, slips[_i].to), &count));
    ck_assert_str_eq(consulting_finding(&c), slips[_i].want);
    ck_assert_ptr_nonnull(findings_first(c.job.findings)->hint);
    job_end(&c.job);
}
END_TEST

START_TEST(a_point_is_answered_in_one_row)
{
    struct consulting c = begin();
    const char *csv =
        sheet_write(&c.job, c.ledger, (struct sheet_wanted){ "R1", false });
    const char *filled = replaced(&c, csv, "\"Too short.\",\"\",\"\",\"\"",
        "\"Too short.\",\"\",\"noted\",\"Thank you.\"");
    const char *row = strstr(filled, "\"R1-001\"");
    size_t count, length = strcspn(row, "\n") + 1;

    filled = arena_format(c.job.arena, "%s%.*s", filled, (int)length, row);
    ck_assert(!read_sheet(&c, filled, &count));
    ck_assert_str_eq(consulting_finding(&c), "sheet-twice");
    ck_assert(!read_sheet(&c, "", &count));
    ck_assert_str_eq(last_finding(&c), "sheet-heads");
    job_end(&c.job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("responses");
    TCase *tests = tcase_create("all");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, each_needs_its_evidence, 0,
        (int)(sizeof evidence / sizeof *evidence));
    tcase_add_test(tests, only_officers_answer);
    tcase_add_test(tests, no_duplicate_of_a_duplicate);
    tcase_add_test(tests, approved_once_and_by_another);
    tcase_add_test(tests, stale_when_its_words_are_others);
    tcase_add_test(tests, nothing_is_published_before_its_time);
    tcase_add_test(tests, a_changed_answer_is_the_next_version);
    tcase_add_test(tests, nobody_is_named_who_asked_not_to_be);
    tcase_add_test(tests, the_change_is_shown_beside_the_proposal);
    tcase_add_test(tests, words_that_name_their_author_are_refused);
    tcase_add_test(tests, questions_go_to_all_without_a_name);
    tcase_add_test(tests, a_sheet_comes_back);
    tcase_add_loop_test(tests, a_sheet_is_strictly_checked, 0,
        (int)(sizeof slips / sizeof *slips));
    tcase_add_test(tests, a_point_is_answered_in_one_row);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

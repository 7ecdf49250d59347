/*
 * Points: made, handled, seen, recorded from what came back and from a web
 * page, set against each other, and led to a later text.
 */
#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "govern/act.h"
#include "govern/board.h"
#include "govern/elsewhere.h"
#include "govern/handling.h"
#include "govern/moving.h"
#include "govern/party.h"
#include "govern/places.h"
#include "govern/point.h"
#include "govern/points_json.h"
#include "govern/recording.h"
#include "govern/response.h"
#include "govern/rivals.h"
#include "govern/round.h"
#include "govern/submission.h"
#include "review/intake.h"
#include "review/lift.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct job job;
static struct ledger *ledger;

static struct act *by_at(const char *by, const char *at)
{
    return act_begin(ledger, "test", by, at);
}

static struct act *by(const char *person)
{
    return by_at(person, "2026-03-03T10:00");
}

static void put_party(
    const char *key, enum party_side side, enum capacity capacity, bool is_lead)
{
    struct organisation organisation = { .entry = { key },
        .name = arena_format(job.arena, "The %s", key),
        .side = side,
        .capacity = capacity,
        .is_lead = is_lead };
    struct person person = { .organisation = key,
        .name = arena_format(job.arena, "Ada of %s", key) };

    ck_assert(party_add_organisation(&job, by(NULL), &organisation));
    ck_assert_ptr_nonnull(party_add_person(&job, by(NULL), &person));
}

static void put_submission(const char *key, const char *round,
    const char *organisation, enum submission_status status)
{
    act_put(by(NULL), KIND_SUBMISSION,
        &(struct submission){ .entry = { key },
            .round = round,
            .organisation = organisation,
            .status = status });
}

static void put_round(const char *key)
{
    act_put(by(NULL), KIND_ROUND,
        &(struct round){ .entry = { key },
            .title = "Draft",
            .status = ROUND_OPEN,
            .opens = "2026-03-02T09:00",
            .closes = "2026-03-30T17:00" });
}

static void begin(void)
{
    job = job_begin();
    ledger = ledger_new(job.arena);
    put_party("south", SIDE_COUNCIL, CAPACITY_COUNCIL, true);
    put_party("west", SIDE_COUNCIL, CAPACITY_COUNCIL, false);
    put_party("beacon", SIDE_PROVIDER, CAPACITY_PROVIDER, false);
    put_party("harbour", SIDE_PROVIDER, CAPACITY_PROVIDER, false);
    put_party("alliance", SIDE_PROVIDER, CAPACITY_TRADE_ASSOCIATION, false);
    put_round("R1");
    put_round("R2");
    put_submission("R1-S01", "R1", "beacon", SUBMISSION_SUBMITTED);
    put_submission("R1-S02", "R1", "harbour", SUBMISSION_SUBMITTED);
    put_submission("R2-S01", "R2", "beacon", SUBMISSION_SUBMITTED);
}

static void end(void)
{
    job_end(&job);
}

static bool has_finding(const char *id)
{
    for (const struct finding *f = findings_first(job.findings); f != NULL;
         f = f->next)
        if (strcmp(f->id, id) == 0)
            return f->hint != NULL;
    return false;
}

static const char *say(const char *submission, const char *text)
{
    return point_add(&job, by("south-1"),
        &(struct point_made){ .submission = submission, .text = text });
}

static const struct point_made *get(const char *key)
{
    return ledger_find(ledger, KIND_POINT, key);
}

/* ---- making ----------------------------------------------------------- */

START_TEST(points_are_numbered_in_their_round)
{
    for (int i = 1; i <= 20; i++)
        ck_assert_str_eq(
            say("R1-S01", "a"), arena_format(job.arena, "R1-%03d", i));
    ck_assert_str_eq(say("R2-S01", "a"), "R2-001");
    ck_assert_str_eq(say("R1-S02", "a"), "R1-021");
    for (int i = 22; i <= 1000; i++)
        ck_assert_ptr_nonnull(say("R1-S02", "a"));
    ck_assert_str_eq(say("R1-S02", "a"), "R1-1001");
    ck_assert_str_eq(get("R1-021")->organisation, "harbour");
    ck_assert_str_eq(get("R1-021")->created_at, "2026-03-03T10:00");
}
END_TEST

static const struct {
    const char *finding;
    struct point_made point;
} not_made[] = {
    { "entry-unknown", { .submission = "R9-S01", .text = "a" } },
    { "point-submission", { .submission = "gone", .text = "a" } },
    { "point-empty", { .submission = "R1-S01", .text = " \n" } },
    { "point-author",
        { .submission = "R1-S01", .text = "a", .author = "harbour-1" } },
    { "entry-unknown",
        { .submission = "R1-S01", .text = "a", .author = "nobody" } },
    { "entry-unknown",
        { .submission = "R1-S01", .text = "a", .parent = "R1-009" } },
    { "point-parent",
        { .submission = "R2-S01", .text = "a", .parent = "R1-001" } },
};
enum { NOT_MADE = sizeof not_made / sizeof *not_made };

START_TEST(a_point_that_cannot_be_is_refused)
{
    size_t before;

    ck_assert_ptr_nonnull(say("R1-S01", "a"));
    put_submission("gone", "R1", "beacon", SUBMISSION_SUPERSEDED);
    before = ledger_count(ledger, KIND_POINT);
    ck_assert_ptr_null(point_add(&job, by("south-1"), &not_made[_i].point));
    ck_assert(has_finding(not_made[_i].finding));
    ck_assert_uint_eq(ledger_count(ledger, KIND_POINT), before);
}
END_TEST

START_TEST(only_what_is_live_and_not_withdrawn_counts)
{
    static const bool counts[SUBMISSION_STATUSES] = {
        [SUBMISSION_SUBMITTED] = true, [SUBMISSION_LATE_ACCEPTED] = true
    };
    const char *key = say("R1-S01", "a");

    put_submission("R1-S01", "R1", "beacon", (enum submission_status)_i);
    ck_assert_int_eq(point_counts(ledger, get(key)), counts[_i]);
    ck_assert(handling_withdraw(&job, by("beacon-1"), key, "a mistake"));
    ck_assert(!point_counts(ledger, get(key)));
}
END_TEST

/* ---- who may see it --------------------------------------------------- */

#define BEFORE "2026-03-30T16:59"
#define AFTER "2026-03-30T17:00"

/* A point of beacon; what is not said is as usual: submitted, named, open. */
static const struct sight {
    const char *viewer, *at;
    bool may;
    enum submission_status status;
    const char *association;
    enum publish publish;
    enum visibility visibility;
    enum round_status round;
    enum point_kind kind;
    bool is_confidential, is_answered, is_withdrawn;
} sights[] = {
#define LIVE .status = SUBMISSION_SUBMITTED
#define OPEN .round = ROUND_OPEN
    /* its own, always */
    { "beacon", BEFORE, true, LIVE, OPEN },
    { "beacon", BEFORE, true, .status = SUBMISSION_DRAFT, OPEN },
    { "beacon", BEFORE, true, LIVE, OPEN, .is_withdrawn = true },
    /* the lead: all that was submitted */
    { "south", BEFORE, true, LIVE, OPEN },
    { "south", BEFORE, true, LIVE, OPEN, .is_confidential = true },
    { "south", BEFORE, true, LIVE, OPEN, .publish = PUBLISH_NOT },
    { "south", BEFORE, true, .status = SUBMISSION_LATE, OPEN },
    { "south", BEFORE, true, LIVE, OPEN, .is_withdrawn = true },
    { "south", BEFORE, false, .status = SUBMISSION_DRAFT, OPEN },
    /* others: as the round lets them */
    { "harbour", BEFORE, false, LIVE, OPEN },
    { "harbour", AFTER, false, LIVE, OPEN },
    { "harbour", BEFORE, false, LIVE, OPEN,
        .visibility = VISIBILITY_AFTER_CLOSE },
    { "harbour", AFTER, true, LIVE, OPEN,
        .visibility = VISIBILITY_AFTER_CLOSE },
    { "harbour", BEFORE, true, LIVE, .round = ROUND_CLOSED,
        .visibility = VISIBILITY_AFTER_CLOSE },
    { "harbour", BEFORE, true, LIVE, OPEN, .visibility = VISIBILITY_ALL },
    { "harbour", AFTER, true, LIVE, .round = ROUND_PUBLISHED },
    { "harbour", AFTER, false, LIVE, .round = ROUND_PUBLISHED,
        .publish = PUBLISH_NOT },
    { "harbour", AFTER, false, LIVE, .round = ROUND_PUBLISHED,
        .is_confidential = true },
    { "harbour", AFTER, false, .status = SUBMISSION_LATE, OPEN,
        .visibility = VISIBILITY_ALL },
    { "harbour", AFTER, false, .status = SUBMISSION_SUPERSEDED, OPEN,
        .visibility = VISIBILITY_ALL },
    { "harbour", AFTER, false, LIVE, OPEN, .visibility = VISIBILITY_ALL,
        .is_withdrawn = true },
    /* the public: what is published */
    { NULL, AFTER, false, LIVE, OPEN, .visibility = VISIBILITY_ALL },
    { NULL, AFTER, true, LIVE, .round = ROUND_PUBLISHED },
    /* the board: all that counts, but for what is confidential */
    { "west", BEFORE, true, LIVE, OPEN },
    { "west", BEFORE, true, LIVE, OPEN, .publish = PUBLISH_NOT },
    { "west", BEFORE, false, LIVE, OPEN, .is_confidential = true },
    { "west", BEFORE, false, .status = SUBMISSION_LATE, OPEN },
    { "west", "2026-01-01T09:00", false, LIVE, OPEN },
    { "west", "2027-01-01T09:00", false, LIVE, OPEN },
    /* a member's point: it and its association alone */
    { "beacon", BEFORE, true, .status = SUBMISSION_INTERNAL,
        .association = "alliance", OPEN },
    { "alliance", BEFORE, true, .status = SUBMISSION_INTERNAL,
        .association = "alliance", OPEN },
    { "south", AFTER, false, .status = SUBMISSION_INTERNAL,
        .association = "alliance", .round = ROUND_PUBLISHED },
    { "west", BEFORE, false, .status = SUBMISSION_INTERNAL,
        .association = "alliance", OPEN },
    { "harbour", BEFORE, false, .status = SUBMISSION_INTERNAL,
        .association = "alliance", OPEN, .visibility = VISIBILITY_ALL },
    /* a tenderer's question: nobody's but the lead's until it is answered */
    { "south", BEFORE, true, LIVE, OPEN, .kind = POINT_CLARIFICATION },
    { "west", BEFORE, false, LIVE, OPEN, .kind = POINT_CLARIFICATION },
    { "harbour", BEFORE, false, LIVE, OPEN, .visibility = VISIBILITY_ALL,
        .kind = POINT_CLARIFICATION },
    { "harbour", BEFORE, true, LIVE, OPEN, .kind = POINT_CLARIFICATION,
        .is_answered = true },
};
enum { SIGHTS = sizeof sights / sizeof *sights };

START_TEST(who_may_see_a_point)
{
    const struct sight *sight = &sights[_i];
    struct act *act = by("south-1");
    struct point_made point = { .entry = { "R1-001" },
        .submission = "R1-S01",
        .round = "R1",
        .organisation = "beacon",
        .kind = sight->kind,
        .text = "a",
        .is_confidential = sight->is_confidential,
        .withdrawn_at = sight->is_withdrawn ? BEFORE : NULL };
    struct round round =
        *(const struct round *)ledger_find(ledger, KIND_ROUND, "R1");

    round.status = sight->round;
    round.visibility = sight->visibility;
    act_put(act, KIND_ROUND, &round);
    act_put(act, KIND_SUBMISSION,
        &(struct submission){ .entry = { "R1-S01" },
            .round = "R1",
            .organisation = "beacon",
            .association = sight->association,
            .status = sight->status,
            .publish = sight->publish });
    act_put(act, KIND_SEAT,
        &(struct seat){ .entry = { "seat-1" },
            .organisation = "west",
            .from = "2026-02-01",
            .until = "2026-12-31" });
    if (sight->is_answered)
        act_put(act, KIND_DISPOSITION,
            &(struct disposition){ .entry = { "R1-001" },
                .point = "R1-001",
                .workflow = WORKFLOW_PUBLISHED });
    act_put(act, KIND_POINT, &point);
    ck_assert_int_eq(
        point_may_see(ledger, &point, sight->viewer, sight->at), sight->may);
}
END_TEST

START_TEST(who_does_not_want_to_be_named_is_not)
{
    const struct point_made *point = get(say("R1-S01", "a"));
    struct submission submission = { .entry = { "R1-S01" },
        .round = "R1",
        .organisation = "beacon",
        .status = SUBMISSION_SUBMITTED };

    ck_assert_str_eq(point_who(ledger, point), "The beacon");
    submission.publish = PUBLISH_ANONYMOUS;
    act_put(by(NULL), KIND_SUBMISSION, &submission);
    ck_assert_str_eq(point_who(ledger, point), "a provider");
    submission.publish = PUBLISH_NOT;
    act_put(by(NULL), KIND_SUBMISSION, &submission);
    ck_assert_str_eq(point_who(ledger, point), "a provider");
}
END_TEST

/* ---- redacting -------------------------------------------------------- */

START_TEST(redacted_words_are_hidden_and_kept)
{
    const char *key = say("R1-S01", "Ring Tom on 1234, not Tom's wife");
    struct act *act = by("south-1");

    ck_assert(handling_redact_words(&job, act, key, "Tom", "a name"));
    ck_assert_str_eq(point_words(job.arena, ledger, get(key)),
        "Ring [redacted: a name] on 1234, not [redacted: a name]'s wife");
    /* Overlapping and touching ones hide all that any of them hides. */
    ck_assert(handling_redact(&job, act, key, 5, 16, "private"));
    ck_assert_str_eq(point_words(job.arena, ledger, get(key)),
        "Ring [redacted: a name][redacted: private], not [redacted: a name]'s "
        "wife");
    ck_assert_str_eq(get(key)->text, "Ring Tom on 1234, not Tom's wife");
}
END_TEST

START_TEST(a_redaction_needs_words_that_are_there)
{
    const char *key = say("R1-S01", "caf\xC3\xA9");
    struct act *act = by("south-1");

    ck_assert(!handling_redact(&job, act, key, 0, 4, "half a letter"));
    ck_assert(!handling_redact(&job, act, key, 0, 6, "too far"));
    ck_assert(!handling_redact(&job, act, key, 2, 2, "nothing"));
    ck_assert(!handling_redact(&job, act, key, -1, 2, "before"));
    ck_assert(has_finding("redaction-place"));
    ck_assert(!handling_redact_words(&job, act, key, "tea", "a"));
    ck_assert(!handling_redact_words(&job, act, key, "", "a"));
    ck_assert(has_finding("redaction-words"));
    ck_assert(handling_redact(&job, act, key, 3, 5, "a letter"));
    ck_assert_uint_eq(ledger_count(ledger, KIND_REDACTION), 1);
}
END_TEST

START_TEST(redactions_come_to_an_end)
{
    const char *key = say("R1-S01", "aaaa");

    for (int i = 0; i < POINT_MOST_REDACTIONS; i++)
        ck_assert(handling_redact(&job, by("south-1"), key, 0, 1, "a"));
    ck_assert(!handling_redact(&job, by("south-1"), key, 1, 2, "a"));
    ck_assert(has_finding("redaction-many"));
    ck_assert(!handling_redact_words(
        &job, by("south-1"), say("R1-S01", ENTRY_ERASED), "e", "a"));
    ck_assert(has_finding("redaction-nothing"));
}
END_TEST

/* ---- grouping --------------------------------------------------------- */

START_TEST(a_group_has_one_lead_however_it_came_about)
{
    struct act *act = by("south-1");
    const char *key[5];

    for (int i = 0; i < 5; i++)
        key[i] = say(i % 2 == 0 ? "R1-S01" : "R1-S02", "a");
    ck_assert(handling_group(
        &job, act, key[1], (const char *[]){ key[2] }, 1, GROUP_DUPLICATE));
    ck_assert(handling_group(
        &job, act, key[2], (const char *[]){ key[3] }, 1, GROUP_CAMPAIGN));
    ck_assert_str_eq(point_lead(ledger, key[3]), key[1]);
    ck_assert(handling_group(&job, act, key[0],
        (const char *[]){ key[1], key[4] }, 2, GROUP_SAME_ISSUE));
    for (int i = 0; i < 5; i++)
        ck_assert_str_eq(point_lead(ledger, key[i]), key[0]);
    ck_assert(handling_ungroup(&job, act, key[3]));
    ck_assert_str_eq(point_lead(ledger, key[3]), key[3]);
    ck_assert(!handling_ungroup(&job, act, key[3]));
    ck_assert(!handling_group(
        &job, act, key[3], (const char *[]){ key[3] }, 1, GROUP_DUPLICATE));
    /* A lead cannot follow one that follows it. */
    ck_assert(!handling_group(
        &job, act, key[1], (const char *[]){ key[0] }, 1, GROUP_DUPLICATE));
    ck_assert(has_finding("group-itself"));
    ck_assert(!handling_group(&job, act, key[0],
        (const char *[]){ say("R2-S01", "a") }, 1, GROUP_DUPLICATE));
    ck_assert(has_finding("group-round"));
}
END_TEST

START_TEST(what_a_member_gave_in_private_is_not_the_leads_to_handle)
{
    struct submission submission = { .entry = { "R1-S01" },
        .round = "R1",
        .organisation = "beacon",
        .status = SUBMISSION_SUBMITTED };
    const char *key = say("R1-S01", "a"), *other = say("R1-S02", "b");
    struct act *act = by("south-1");

    submission.status = SUBMISSION_INTERNAL;
    submission.association = "alliance";
    act_put(act, KIND_SUBMISSION, &submission);
    ck_assert(!handling_redact(&job, act, key, 0, 1, "a"));
    ck_assert(!handling_withdraw(&job, act, key, "a"));
    ck_assert(!handling_group(
        &job, act, other, (const char *[]){ key }, 1, GROUP_DUPLICATE));
    ck_assert(!handling_group(
        &job, act, key, (const char *[]){ other }, 1, GROUP_DUPLICATE));
    ck_assert(!handling_place(&job, act, key, get(other)));
    ck_assert(!handling_place_later(&job, act, key, NULL, get(other)));
    ck_assert(has_finding("point-unseen"));
    ck_assert(handling_withdraw(&job, by("beacon-1"), key, "a"));
}
END_TEST

START_TEST(a_published_answer_stays)
{
    const char *key = say("R1-S01", "a");

    act_put(by("south-1"), KIND_DISPOSITION,
        &(struct disposition){
            .entry = { key }, .point = key, .workflow = WORKFLOW_PUBLISHED });
    ck_assert(!handling_withdraw(&job, by("beacon-1"), key, "changed"));
    ck_assert(has_finding("point-published"));
}
END_TEST

/* ---- places ----------------------------------------------------------- */

static struct node *add_line(
    struct node *clause, enum node_kind kind, const char *id, const char *words)
{
    struct node *line = document_add(job.arena, clause, kind);

    line->label = kind == NODE_HEADING ? NULL : id;
    line->address = arena_format(job.arena, "%s/%s#usual@%d/%s", "terms",
        clause->origin->clause, clause->origin->version, id);
    document_add_text(job.arena, line, NODE_TEXT, words);
    return line;
}

static struct node *add_clause(
    struct document *document, const char *id, int version)
{
    struct node *clause =
        document_add(job.arena, document->root->first, NODE_CLAUSE);
    struct origin *origin = ARENA_NEW(job.arena, struct origin);

    *origin =
        (struct origin){ .clause = id, .variant = "usual", .version = version };
    clause->origin = origin;
    clause->label = id;
    return clause;
}

#define PAYMENT "The Authority pays within thirty days of the invoice."

/* Two clauses, a definition and a value. */
static struct document *terms(int version, const char *payment)
{
    struct document *document = ARENA_NEW(job.arena, struct document);
    struct node *clause, *line;
    struct origin *origin = ARENA_NEW(job.arena, struct origin);

    document->id = "terms";
    document->title = "Terms";
    document->root = document_add(job.arena, NULL, NODE_DOCUMENT);
    document_add(job.arena, document->root, NODE_SECTION)->role =
        ROLE_OPERATIVE;
    if (payment != NULL) {
        clause = add_clause(document, "pay", version);
        add_line(clause, NODE_PARAGRAPH, "a", payment);
        line = add_line(clause, NODE_PARAGRAPH, "b", "The rate is ");
        origin->question = "void_rate";
        document_add_text(job.arena, line, NODE_VALUE, "50%")->origin = origin;
    }
    clause = add_clause(document, "end", version);
    add_line(clause, NODE_PARAGRAPH, "a", "Either party may end it.");
    return document;
}

static struct places places_of_terms(void)
{
    struct places places = places_make(job.arena);

    places_add(&places, terms(1, PAYMENT));
    return places;
}

static const struct {
    const char *words, *clause, *address, *on;
    int target; /* -1: there is no such place */
} places_written[] = {
    { "general", NULL, NULL, NULL, TARGET_GENERAL },
    { "terms", NULL, NULL, NULL, TARGET_GENERAL },
    { "pay", "pay", NULL, NULL, TARGET_CLAUSE },
    { "terms/pay", "pay", NULL, NULL, TARGET_CLAUSE },
    { "terms/pay#usual@1", "pay", NULL, NULL, TARGET_CLAUSE },
    { "terms/pay/a", "pay", "terms/pay#usual@1/a", NULL, TARGET_CLAUSE },
    { "terms/pay#usual@1/a", "pay", "terms/pay#usual@1/a", NULL,
        TARGET_CLAUSE },
    { "question:void_rate", NULL, NULL, "void_rate", TARGET_QUESTION },
    { "question:nothing", NULL, NULL, NULL, -1 },
    { "terms/pay/z", NULL, NULL, NULL, -1 },
    { "other/pay", NULL, NULL, NULL, -1 },
    { "", NULL, NULL, NULL, -1 },
    { "/#@[]", NULL, NULL, NULL, -1 },
};
enum { PLACES_WRITTEN = sizeof places_written / sizeof *places_written };

START_TEST(a_place_is_found_however_it_is_written)
{
    struct places places = places_of_terms();
    struct point_made point = { .on = "something" };
    const char *cure;
    bool found = places_find(&places, places_written[_i].words, &point, &cure);

    ck_assert_int_eq(found, places_written[_i].target >= 0);
    ck_assert(found || cure != NULL);
    if (!found)
        return;
    ck_assert_int_eq((int)point.target, places_written[_i].target);
    ck_assert(text_same(point.clause, places_written[_i].clause));
    ck_assert(text_same(point.address, places_written[_i].address));
    ck_assert(text_same(point.on, places_written[_i].on));
}
END_TEST

START_TEST(quoted_words_find_their_paragraph_and_are_replaced)
{
    struct places places = places_of_terms();
    struct point_made point = { .text = NULL };
    struct proposed proposed;
    const char *cure;

    ck_assert(places_find(&places, "pay", &point, &cure));
    ck_assert(!places_quote(&places, "forty days", &point));
    ck_assert(places_quote(&places, "thirty days", &point));
    ck_assert_str_eq(point.address, "terms/pay#usual@1/a");
    ck_assert_str_eq(point.prefix, "The Authority pays within ");
    ck_assert_str_eq(point.suffix, " of the invoice.");
    proposed = places_propose(&places, &point, "ten days");
    ck_assert_str_eq(proposed.was, PAYMENT);
    ck_assert_str_eq(
        proposed.now, "The Authority pays within ten days of the invoice.");
    ck_assert(places_find(&places, "question:void_rate", &point, &cure));
    proposed = places_propose(&places, &point, "40%");
    ck_assert_str_eq(proposed.question, "void_rate");
    ck_assert_str_eq(proposed.answer, "40%");
    ck_assert_ptr_null(proposed.now);
}
END_TEST

/* ---- recording -------------------------------------------------------- */

static struct intake *came_back(void)
{
    struct intake *intake = ARENA_NEW(job.arena, struct intake);
    struct point *first = ARENA_NEW(job.arena, struct point);
    struct point *reply = ARENA_NEW(job.arena, struct point);
    struct proposal *proposal = ARENA_NEW(job.arena, struct proposal);
    struct wording *wording = ARENA_NEW(job.arena, struct wording);
    struct unplaced *unplaced = ARENA_NEW(job.arena, struct unplaced);
    struct target at = { .document = "terms",
        .clause = "pay",
        .variant = "usual",
        .version = 1,
        .address = "terms/pay#usual@1/a",
        .label = "1",
        .carrier = CARRIER_BOOKMARK };

    *reply = (struct point){ .key = "k2",
        .author = "ada  OF Beacon",
        .text = "Yes",
        .parent = "k1",
        .at = at };
    *first = (struct point){ .key = "k1",
        .author = "Ben New",
        .date = "2026-03-03T09:30:00Z",
        .text = "Why?",
        .at = at,
        .quote[VIEW_REJECTED] = { "thirty days", "within ", " of" },
        .next = reply };
    *wording = (struct wording){ .at = at,
        .sent = PAYMENT,
        .proposed = "The Authority pays within ten days of the invoice." };
    *proposal = (struct proposal){ .key = "p1",
        .at = at,
        .verb = VERB_SUBSTITUTE,
        .wordings = wording,
        .authors = "Ben New, Ann Else" };
    *unplaced = (struct unplaced){
        .what = "comment", .author = "Ben New", .text = "Where?", .why = "lost"
    };
    *intake = (struct intake){
        .points = first, .proposals = proposal, .unplaced = unplaced
    };
    return intake;
}

static struct recorded take_into(const char *submission)
{
    struct recording recording =
        recording_begin(&job, by("beacon-1"), submission);

    ck_assert(recording_take(&recording, came_back(), NULL));
    return recording.recorded;
}

START_TEST(what_came_back_is_recorded_with_its_thread_and_people)
{
    struct recorded recorded = take_into("R1-S01");
    const struct proposed *proposed;

    ck_assert_uint_eq(recorded.comments, 2);
    ck_assert_uint_eq(recorded.proposals, 1);
    ck_assert_uint_eq(recorded.unplaced, 1);
    ck_assert_str_eq(get("R1-001")->author, "beacon-2");
    ck_assert_str_eq(get("R1-001")->created_at, "2026-03-03T09:30");
    ck_assert_str_eq(get("R1-001")->exact, "thirty days");
    ck_assert_str_eq(get("R1-001")->carrier, "bookmark");
    ck_assert_str_eq(get("R1-002")->author, "beacon-1");
    ck_assert_str_eq(get("R1-002")->parent, "R1-001");
    ck_assert_int_eq((int)get("R1-003")->kind, POINT_PROPOSAL);
    proposed = point_proposed(job.arena, ledger, "R1-003", 1);
    ck_assert_str_eq(proposed->was, PAYMENT);
    ck_assert_str_eq(proposed->organisation, "beacon");
    ck_assert_str_eq(get("R1-004")->carrier, "none");
    ck_assert_str_eq(recorded.people, "beacon-2 beacon-1");
}
END_TEST

START_TEST(importing_twice_adds_nothing_but_a_new_submission_has_all)
{
    struct recorded again;

    (void)take_into("R1-S01");
    again = take_into("R1-S01");
    ck_assert_uint_eq(again.known, 4);
    ck_assert_uint_eq(ledger_count(ledger, KIND_POINT), 4);
    /* The same comments in another round were said before; */
    again = take_into("R2-S01");
    ck_assert_uint_eq(again.known, 4);
    ck_assert_uint_eq(ledger_count(ledger, KIND_POINT), 4);
    /* of a submission that is superseded they are said anew; */
    put_submission("R1-S01", "R1", "beacon", SUBMISSION_SUPERSEDED);
    put_submission("R1-S03", "R1", "beacon", SUBMISSION_SUBMITTED);
    again = take_into("R1-S03");
    ck_assert_uint_eq(again.known, 0);
    /* and another organisation's are its own. */
    again = take_into("R1-S02");
    ck_assert_uint_eq(again.known, 0);
    ck_assert_uint_eq(ledger_count(ledger, KIND_POINT), 12);
    ck_assert_str_eq(get("R1-010")->parent, "R1-009");
    ck_assert_str_eq(get("R1-009")->author, "harbour-2");
}
END_TEST

START_TEST(answers_that_would_change_are_entries_of_their_own)
{
    struct intake *intake = came_back();
    struct lift_value second = { .question = "notice", .proposed = "9" };
    struct lift_value first = { .question = "payment_days",
        .record = "beacon",
        .proposed = "10",
        .next = &second };
    struct lifted lifted = { .wording = intake->proposals->wordings,
        .kind = LIFT_VALUE,
        .values = &first };
    struct lift_clause clause = { .proposal = intake->proposals,
        .paragraphs = &lifted,
        .source = "<variant/>" };
    struct lift lift = { .intake = intake, .clauses = &clause };
    struct recording recording =
        recording_begin(&job, by("beacon-1"), "R1-S01");
    const struct proposed *one, *two;

    ck_assert(recording_take(&recording, intake, &lift));
    one = point_proposed(job.arena, ledger, "R1-003", 1);
    two = point_proposed(job.arena, ledger, "R1-003", 2);
    ck_assert_str_eq(one->lifted, "<variant/>");
    ck_assert_str_eq(one->question, "payment_days[beacon]");
    ck_assert_str_eq(one->answer, "10");
    ck_assert_str_eq(two->verb, "answer");
    ck_assert_str_eq(two->question, "notice");
    ck_assert_ptr_null(two->was);
    ck_assert_ptr_null(point_proposed(job.arena, ledger, "R1-003", 3));
}
END_TEST

/* ---- a web page ------------------------------------------------------- */

static bool read_json(const char *json, struct points_json **list)
{
    struct places places = places_of_terms();

    return points_json_read(
        &job, &places, "web.json", json, strlen(json), list);
}

START_TEST(points_of_a_web_page_are_recorded_once)
{
    static const char json[] =
        "[{\"id\": \"1\", \"on\": \"pay\", \"quote\": \"thirty days\","
        " \"proposed\": \"ten days\", \"author\": \"Ada of beacon\"},"
        " {\"id\": \"2\", \"reply_to\": \"1\", \"text\": \"Sure?\"}]";
    struct points_json *list = NULL;
    struct recording recording =
        recording_begin(&job, by("beacon-1"), "R1-S01");

    ck_assert(read_json(json, &list));
    ck_assert(recording_take_json(&recording, list));
    ck_assert(recording_take_json(&recording, list));
    ck_assert_uint_eq(recording.recorded.proposals, 1);
    ck_assert_uint_eq(recording.recorded.comments, 1);
    ck_assert_uint_eq(recording.recorded.known, 2);
    ck_assert_str_eq(get("R1-001")->author, "beacon-1");
    ck_assert_str_eq(get("R1-002")->clause, "pay");
    ck_assert_str_eq(get("R1-002")->parent, "R1-001");
    ck_assert_str_eq(point_proposed(job.arena, ledger, "R1-001", 1)->now,
        "The Authority pays within ten days of the invoice.");
}
END_TEST

/* ---- rivals ----------------------------------------------------------- */

static void propose(const char *submission, const char *now)
{
    const char *key = point_add(&job, by("south-1"),
        &(struct point_made){ .submission = submission,
            .kind = POINT_PROPOSAL,
            .target = TARGET_CLAUSE,
            .document = "terms",
            .clause = "pay" });

    ck_assert_ptr_nonnull(key);
    ck_assert_ptr_nonnull(point_propose(&job, by("south-1"), key,
        &(struct proposed){ .verb = "substitute",
            .document = "terms",
            .clause = "pay",
            .address = "terms/pay#usual@1/a",
            .was = PAYMENT,
            .now = now }));
}

START_TEST(two_organisations_that_change_the_same_words_are_rivals)
{
    const struct collision *c;

    put_submission("R1-S03", "R1", "alliance", SUBMISSION_SUBMITTED);
    put_submission("R1-S04", "R1", "west", SUBMISSION_LATE);
    propose("R1-S01", "The Authority pays within ten days of the invoice.");
    propose("R1-S01", "The Authority pays within nine days of the invoice.");
    propose("R1-S02", "The Authority pays within ninety days of the invoice.");
    propose("R1-S03", "The Authority pays within ten days of the invoice.");
    propose("R1-S04", "The Authority pays within five days of the invoice.");
    c = rivals_find(job.arena, ledger, "R1", NULL);
    for (int i = 0; i < 4; i++, c = c->next) {
        ck_assert_ptr_nonnull(c);
        ck_assert(!c->is_agreed);
        ck_assert_str_eq(c->sent, "thirty");
        ck_assert_str_ne(c->who_first, c->who_second);
    }
    ck_assert_ptr_nonnull(c);
    ck_assert(c->is_agreed);
    ck_assert_str_eq(c->by_first->key, "R1-001");
    ck_assert_str_eq(c->by_second->key, "R1-004");
    ck_assert_ptr_null(c->next);
    ck_assert_ptr_null(rivals_find(job.arena, ledger, "R2", NULL));
    ck_assert_ptr_null(rivals_find(job.arena, ledger, NULL, "end"));
}
END_TEST

/* ---- a later text ----------------------------------------------------- */

static struct moved move_to(struct document *was, struct document *now)
{
    struct names before = names_new(job.arena), after = names_new(job.arena);
    struct moved moved;

    names_put(&before, moving_was(job.arena, "R1", "terms"), was);
    names_put(&after, "terms", now);
    ck_assert(moving_on(&job, by("south-1"),
        &(struct moving){ .was = &before, .now = &after }, &moved));
    return moved;
}

static const struct placement_later *later(const char *key)
{
    return ledger_find(
        ledger, KIND_PLACEMENT, handling_later_key(job.arena, key, NULL));
}

START_TEST(points_follow_their_clause_and_a_confirmed_one_stays)
{
    struct moved moved;

    (void)take_into("R1-S01"); /* two comments, a proposal, one unplaced */
    moved = move_to(terms(1, PAYMENT),
        terms(2, "The Council pays within thirty days of the invoice."));
    ck_assert_uint_eq(moved.points[CARRY_PLACED], 4);
    ck_assert_str_eq(later("R1-001")->address, "terms/pay#usual@2/a");
    moved = move_to(terms(1, PAYMENT), terms(2, "The Council pays at once."));
    ck_assert_str_eq(later("R1-001")->state, "clause-only");
    ck_assert(handling_place_later(&job, by("south-1"), "R1-001", NULL,
        &(struct point_made){ .document = "terms",
            .clause = "end",
            .address = "terms/end#usual@2/a" }));
    moved = move_to(terms(1, PAYMENT), terms(2, NULL));
    ck_assert_uint_eq(moved.confirmed, 1);
    ck_assert_str_eq(later("R1-001")->state, "reattached");
    ck_assert_str_eq(later("R1-003")->state, "orphaned");
    ck_assert_uint_eq(
        moved.points[CARRY_ORPHANED] + moved.points[CARRY_PLACED], 3);
    ck_assert_str_eq(get("R1-003")->address, "terms/pay#usual@1/a");
}
END_TEST

START_TEST(a_point_placed_by_hand_takes_its_thread_along)
{
    (void)take_into("R1-S01");
    ck_assert(handling_place(&job, by("south-1"), "R1-001",
        &(struct point_made){
            .target = TARGET_CLAUSE, .document = "terms", .clause = "end" }));
    ck_assert_str_eq(get("R1-002")->clause, "end");
    ck_assert_str_eq(get("R1-002")->carrier, "manual");
    ck_assert_str_eq(get("R1-002")->parent, "R1-001");
    ck_assert_str_eq(get("R1-001")->exact, "thirty days");
    ck_assert_str_eq(get("R1-003")->clause, "pay");
}
END_TEST

/* ---- elsewhere -------------------------------------------------------- */

START_TEST(what_others_published_is_listed_by_the_same_words_alone)
{
    static const char json[] =
        "{\"paction_published\": 1, \"procurement\": \"West\", \"points\": ["
        "{\"clause\": \"pay\", \"source\": \"aa\", \"said\": \"Yes\"},"
        "{\"clause\": \"pay\", \"source\": \"bb\"}, 7, {\"source\": \"aa\"}]}";
    struct names sources = names_new(job.arena);
    struct elsewhere *list = NULL;

    names_put(&sources, "aa", &sources);
    ck_assert(
        elsewhere_read(&job, &sources, "west.json", json, strlen(json), &list));
    ck_assert_str_eq(list->said, "Yes");
    ck_assert_str_eq(list->procurement, "West");
    ck_assert_ptr_null(list->next);
    ck_assert(!elsewhere_read(&job, &sources, "x", "[]", 2, &list));
    ck_assert(has_finding("elsewhere-unread"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("points");
    TCase *tests = tcase_create("points");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, points_are_numbered_in_their_round);
    tcase_add_loop_test(tests, a_point_that_cannot_be_is_refused, 0, NOT_MADE);
    tcase_add_loop_test(tests, only_what_is_live_and_not_withdrawn_counts, 0,
        SUBMISSION_STATUSES);
    tcase_add_loop_test(tests, who_may_see_a_point, 0, SIGHTS);
    tcase_add_test(tests, who_does_not_want_to_be_named_is_not);
    tcase_add_test(tests, redacted_words_are_hidden_and_kept);
    tcase_add_test(tests, a_redaction_needs_words_that_are_there);
    tcase_add_test(tests, redactions_come_to_an_end);
    tcase_add_test(tests, a_group_has_one_lead_however_it_came_about);
    tcase_add_test(
        tests, what_a_member_gave_in_private_is_not_the_leads_to_handle);
    tcase_add_test(tests, a_published_answer_stays);
    tcase_add_loop_test(
        tests, a_place_is_found_however_it_is_written, 0, PLACES_WRITTEN);
    tcase_add_test(tests, quoted_words_find_their_paragraph_and_are_replaced);
    tcase_add_test(
        tests, what_came_back_is_recorded_with_its_thread_and_people);
    tcase_add_test(
        tests, importing_twice_adds_nothing_but_a_new_submission_has_all);
    tcase_add_test(tests, answers_that_would_change_are_entries_of_their_own);
    tcase_add_test(tests, points_of_a_web_page_are_recorded_once);
    tcase_add_test(
        tests, two_organisations_that_change_the_same_words_are_rivals);
    tcase_add_test(tests, points_follow_their_clause_and_a_confirmed_one_stays);
    tcase_add_test(tests, a_point_placed_by_hand_takes_its_thread_along);
    tcase_add_test(
        tests, what_others_published_is_listed_by_the_same_words_alone);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

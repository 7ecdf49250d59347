/*
 * The gate: each criterion met and not met, from a small ledger and plain facts
 * of a pack; what is missing is told with its place and cure.
 */
#include "base/job.h"
#include "govern/act.h"
#include "govern/board.h"
#include "govern/gate.h"
#include "govern/ledger.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/proof.h"
#include "govern/response.h"
#include "govern/round.h"
#include "govern/submission.h"
#include "looking.h"
#include "rules/criteria.h"

#define AT "2026-11-02T10:00"

static struct job job;
static struct ledger *ledger;
static struct names criteria, clauses, texts, answered;
static struct criterion one;
static struct gate_facts facts;

static void begin(void)
{
    job = job_begin();
    ledger = ledger_new(job.arena);
    criteria = names_new(job.arena);
    clauses = names_new(job.arena);
    texts = names_new(job.arena);
    answered = names_new(job.arena);
    one = (struct criterion){ .number = 7, .id = "one", .title = "One" };
    facts = (struct gate_facts){ .folder = "p",
        .at = AT,
        .clauses = &clauses,
        .texts = &texts,
        .answered = &answered };
    names_put(&criteria, "one", &one);
}

static void end(void)
{
    job_end(&job);
}

static const struct gate_row *look(enum criteria_evidence evidence)
{
    one.evidence = evidence;
    return gate_look(&job, ledger, &criteria, &facts)->rows;
}

static void is_met(enum criteria_evidence evidence)
{
    const struct gate_row *row = look(evidence);

    ck_assert_msg(row->state == GATE_MET, "%s: %s",
        row->missing != NULL ? row->missing->place : "",
        row->missing != NULL ? row->missing->what : "");
}

/* One thing alone is missing, there, and the cure says so much. */
static void misses(enum criteria_evidence evidence, const char *place,
    const char *what, const char *cure)
{
    const struct gate_row *row = look(evidence);

    ck_assert_int_eq(row->state, GATE_NOT_MET);
    ck_assert_int_eq(row->missing_count, 1);
    ck_assert_str_eq(row->missing->place, place);
    HAS(row->missing->what, what);
    HAS(row->missing->cure, cure);
}

static void put(enum kind_id kind, const void *entry)
{
    ledger_put(ledger, kind, entry);
}

static void put_clause(struct gate_clause *clause)
{
    names_put(&clauses, clause->id, clause);
}

/* ---- the gate as a whole ---------------------------------------------- */

START_TEST(with_no_criterion_it_is_closed)
{
    struct names none = names_new(job.arena);
    const struct gate *gate = gate_look(&job, ledger, &none, &facts);

    ck_assert(!gate->is_open);
    HAS(gate_missing_words(&job, gate), "no criterion");
}
END_TEST

START_TEST(it_is_open_when_all_are_met_or_waived)
{
    struct criterion other = { .number = 8,
        .id = "other",
        .title = "Other",
        .evidence = CRITERIA_VOTE,
        .waived = "there is no board" };
    const struct gate *gate;

    names_put(&criteria, "other", &other);
    gate = gate_look(&job, ledger, &criteria, &facts);
    ck_assert(gate->is_open);
    ck_assert_ptr_null(gate_missing_words(&job, gate));
    ck_assert_int_eq(gate->rows->next->state, GATE_WAIVED);
    ck_assert_ptr_null(gate->rows->next->missing);
    other.waived = NULL;
    gate = gate_look(&job, ledger, &criteria, &facts);
    ck_assert(!gate->is_open);
    ck_assert_str_eq(gate_missing_words(&job, gate), "8 Other");
}
END_TEST

/* ---- what the pack shows ---------------------------------------------- */

START_TEST(a_row_of_the_heads_is_agreed_or_reserved)
{
    struct gate_clause c = {
        .id = "price.uplift", .variant = "index", .head = "Uplift"
    };

    put_clause(&c);
    misses(CRITERIA_HEADS, "price.uplift", "neither agreed nor reserved",
        "motion add p BOARD --adopt price.uplift --option index");
    c.reserved = "finance officers";
    is_met(CRITERIA_HEADS);
    c.reserved = NULL;
    c.decision = "D-01";
    is_met(CRITERIA_HEADS);
    c.changed = "its source is another";
    misses(CRITERIA_HEADS, "price.uplift", "neither", "--adopt");
    c.changed = NULL;
    c.is_open = true;
    misses(CRITERIA_HEADS, "price.uplift", "neither", "--adopt");
    c.head = NULL;
    is_met(CRITERIA_HEADS);
}
END_TEST

START_TEST(a_choice_of_wording_is_decided)
{
    struct gate_clause c = { .id = "volume.void", .variant = "flat" };
    struct decision_made d = { .entry = { "D-01" },
        .status = DECISION_IN_FORCE };

    put_clause(&c);
    misses(CRITERIA_DECISIONS, "volume.void", "nobody has decided", "flat");
    c.reserved = "finance officers";
    is_met(CRITERIA_DECISIONS);
    c.is_choice = true;
    misses(CRITERIA_DECISIONS, "volume.void", "nobody has decided", "flat");
    c.reserved = NULL;
    c.decision = "D-01"; /* of decisions.xml alone */
    is_met(CRITERIA_DECISIONS);
    put(KIND_DECISION, &d);
    is_met(CRITERIA_DECISIONS);
    d.status = DECISION_REOPENED;
    d.changed = "void_rate was 50%";
    put(KIND_DECISION, &d);
    misses(CRITERIA_DECISIONS, "volume.void", "reopened: void_rate was 50%",
        "--adopt volume.void");
    c.decision = NULL;
    c.is_choice = false;
    c.is_open = true;
    misses(CRITERIA_DECISIONS, "volume.void", "an answer", "paction explain");
}
END_TEST

START_TEST(warnings_are_accepted_where_they_are)
{
    struct gate_finding f = { .id = "pay-late",
        .words = "payment is late",
        .place = "answers.xml:12",
        .blocks = true };

    facts.findings = &f;
    put(KIND_ACCEPTANCE,
        &(struct acceptance){ .entry = { "A-01" }, .finding = "pay-late" });
    misses(CRITERIA_RULES, "pay-late", "payment is late, at answers.xml:12",
        "paction check p");
    f.blocks = false;
    is_met(CRITERIA_RULES);
    put(KIND_ACCEPTANCE, &(struct acceptance){ .entry = { "A-01" },
                             .finding = "pay-late",
                             .place = "answers.xml:1" });
    misses(CRITERIA_RULES, "pay-late", "payment is late",
        "paction gate accept p --finding pay-late --place answers.xml:12");
    put(KIND_ACCEPTANCE, &(struct acceptance){ .entry = { "A-01" },
                             .finding = "pay-late",
                             .place = "answers.xml" });
    is_met(CRITERIA_RULES);
    f.place = NULL;
    misses(CRITERIA_RULES, "pay-late", "payment is late", "--reason WHY");
}
END_TEST

START_TEST(clauses_and_answers_are_there)
{
    const char *question = "lots", *clause = "kpi.both-ways";
    struct gate_clause c = { .id = clause, .variant = "learn" };

    one.questions = (struct criteria_list){ &question, 1 };
    one.clauses = (struct criteria_list){ &clause, 1 };
    misses(CRITERIA_QUESTIONS, "lots", "no answer", "paction ask p");
    misses(CRITERIA_CLAUSES, clause, "not in the pack", "paction explain p");
    names_put(&answered, question, &one);
    put_clause(&c);
    is_met(CRITERIA_QUESTIONS);
    is_met(CRITERIA_CLAUSES);
}
END_TEST

START_TEST(what_the_program_found_wanting_is_told)
{
    static const enum criteria_evidence all[] = { CRITERIA_MODEL,
        CRITERIA_REBUILD, CRITERIA_PUBLICATION };
    struct gate_fault fault = { "call-off", "it differs", "look again", NULL };

    for (size_t i = 0; i < 3; i++)
        is_met(all[i]);
    facts.model = facts.rebuild = facts.publication = &fault;
    for (size_t i = 0; i < 3; i++)
        misses(all[i], "call-off", "it differs", "look again");
}
END_TEST

/* ---- papers ----------------------------------------------------------- */

START_TEST(a_paper_holds_to_its_last_day)
{
    const char *name = "equality";
    struct evidence e = {
        .entry = { "E-01" }, .criterion = 6, .name = name, .on = "2026-10-01"
    };

    one.references = (struct criteria_list){ &name, 1 };
    put(KIND_EVIDENCE, &e); /* of another criterion */
    misses(CRITERIA_REFERENCES, name, "no paper",
        "paction gate evidence p 7 --name equality");
    e.criterion = 7;
    put(KIND_EVIDENCE, &e);
    is_met(CRITERIA_REFERENCES);
    is_met(CRITERIA_MODEL);
    is_met(CRITERIA_QUESTIONS);
    e.until = "2026-11-02";
    put(KIND_EVIDENCE, &e);
    is_met(CRITERIA_REFERENCES);
    e.until = "2026-11-01";
    put(KIND_EVIDENCE, &e);
    misses(CRITERIA_REFERENCES, name, "E-01 held until 2026-11-01", "--name");
    put(KIND_EVIDENCE, &(struct evidence){ .entry = { "E-02" },
                           .criterion = 7,
                           .name = name,
                           .on = "2026-11-01" });
    is_met(CRITERIA_REFERENCES);
}
END_TEST

START_TEST(law_is_checked_within_so_many_days)
{
    struct gate_law second = { "act", "s2", NULL, NULL };
    struct gate_law first = { "act", "s1", "2026-10-03", &second };

    one.days = 30;
    facts.laws = &first;
    misses(CRITERIA_LAW, "act", "nobody has checked within 30 days: s2",
        "paction gate evidence p 7 --name act");
    second.checked = "2026-10-02";
    misses(CRITERIA_LAW, "act", "days: s2", "--name act");
    second.checked = "2026-11-02";
    is_met(CRITERIA_LAW);
    second.checked = NULL;
    put(KIND_EVIDENCE, &(struct evidence){ .entry = { "E-01" },
                           .criterion = 7,
                           .name = "act",
                           .on = "2026-10-02" });
    misses(CRITERIA_LAW, "act", "days: s2", "--name act");
    put(KIND_EVIDENCE, &(struct evidence){ .entry = { "E-01" },
                           .criterion = 7,
                           .name = "act",
                           .on = "2026-10-03" });
    is_met(CRITERIA_LAW);
}
END_TEST

/* ---- the record ------------------------------------------------------- */

START_TEST(no_round_is_open)
{
    struct round r = { .entry = { "R1" },
        .opens = "2026-03-02T10:00",
        .closes = "2026-03-30T17:00" };

    for (int status = 0; status < ROUND_STATUSES; status++) {
        r.status = (enum round_status)status;
        r.paused_at = status == ROUND_PAUSED ? "2026-03-03T10:00" : NULL;
        put(KIND_ROUND, &r);
        if (status == ROUND_OPEN || status == ROUND_PAUSED)
            misses(CRITERIA_ROUNDS, "R1", "round R1 is ",
                "paction round close p R1");
        else
            is_met(CRITERIA_ROUNDS);
    }
}
END_TEST

static struct submission submission = { .entry = { "R1-S01" },
    .round = "R1",
    .organisation = "beacon",
    .status = SUBMISSION_SUBMITTED };
static const struct point_made objection = { .entry = { "R1-001" },
    .submission = "R1-S01",
    .round = "R1",
    .organisation = "beacon",
    .clause = "volume.void",
    .kind = POINT_OBJECTION,
    .priority = PRIORITY_ESSENTIAL,
    .text = "No" };

static void put_answer(enum disposition_code code, enum workflow workflow)
{
    put(KIND_DISPOSITION, &(struct disposition){ .entry = { "R1-001" },
                              .point = "R1-001",
                              .organisation = "south",
                              .code = code,
                              .workflow = workflow,
                              .reason = "Because",
                              .text = "aaaa" });
}

START_TEST(every_point_that_counts_has_a_reply_that_holds)
{
    struct point_made p = objection;

    submission.status = SUBMISSION_SUBMITTED;
    put(KIND_SUBMISSION, &submission);
    put(KIND_POINT, &p);
    misses(CRITERIA_REPLIES, "R1-001", "no approved answer",
        "paction respond p R1-001 --as");
    put_answer(DISPOSITION_REJECTED, WORKFLOW_PROPOSED);
    misses(CRITERIA_REPLIES, "R1-001", "no approved answer",
        "paction respond approve p R1-001");
    put_answer(DISPOSITION_REJECTED, WORKFLOW_DECIDED);
    names_put(&texts, "volume.void", (void *)"aaaa");
    is_met(CRITERIA_REPLIES);
    names_put(&texts, "volume.void", (void *)"bbbb");
    misses(CRITERIA_REPLIES, "R1-001", "words that have changed",
        "paction respond confirm p R1-001");
    p.withdrawn_at = AT;
    put(KIND_POINT, &p);
    is_met(CRITERIA_REPLIES);
}
END_TEST

START_TEST(a_superseded_submission_waits_for_nothing)
{
    submission.status = SUBMISSION_SUPERSEDED;
    put(KIND_SUBMISSION, &submission);
    put(KIND_POINT, &objection);
    is_met(CRITERIA_REPLIES);
    one.priority = "desirable";
    is_met(CRITERIA_OBJECTIONS);
}
END_TEST

/* The words rise from desirable to essential; the enum does not. */
START_TEST(severity_goes_by_the_word)
{
    static const char *const words[] = { "desirable", "usual", "essential" };
    static const enum priority priorities[] = { PRIORITY_DESIRABLE,
        PRIORITY_USUAL, PRIORITY_ESSENTIAL };

    submission.status = SUBMISSION_SUBMITTED;
    put(KIND_SUBMISSION, &submission);
    for (int least = 0; least < 3; least++)
        for (int is = 0; is < 3; is++) {
            struct point_made p = objection;

            p.priority = priorities[is];
            put(KIND_POINT, &p);
            one.priority = words[least];
            ck_assert_int_eq(look(CRITERIA_OBJECTIONS)->state,
                is >= least ? GATE_NOT_MET : GATE_MET);
        }
}
END_TEST

START_TEST(an_objection_is_met_or_the_board_has_decided)
{
    struct decision_made d = { .entry = { "D-01" },
        .motion = "M-01",
        .outcome = OUTCOME_CARRIED,
        .status = DECISION_IN_FORCE };

    one.priority = "essential";
    submission.status = SUBMISSION_SUBMITTED;
    put(KIND_SUBMISSION, &submission);
    put(KIND_POINT, &objection);
    misses(CRITERIA_OBJECTIONS, "R1-001",
        "objection R1-001 to volume.void is not resolved",
        "paction gate accept p --point R1-001");
    put_answer(DISPOSITION_ACCEPTED, WORKFLOW_PROPOSED);
    misses(CRITERIA_OBJECTIONS, "R1-001", "not resolved", "--decision");
    put_answer(DISPOSITION_ACCEPTED, WORKFLOW_DECIDED);
    is_met(CRITERIA_OBJECTIONS);
    put_answer(DISPOSITION_REJECTED, WORKFLOW_PUBLISHED);
    misses(CRITERIA_OBJECTIONS, "R1-001", "not resolved", "--decision");
    put(KIND_DECISION, &d);
    put(KIND_ACCEPTANCE,
        &(struct acceptance){
            .entry = { "A-01" }, .point = "R1-001", .decision = "D-01" });
    is_met(CRITERIA_OBJECTIONS);
    d.status = DECISION_REOPENED;
    put(KIND_DECISION, &d);
    misses(CRITERIA_OBJECTIONS, "R1-001", "not resolved", "--decision");
}
END_TEST

START_TEST(a_motion_that_an_answer_names_resolves_it_when_carried)
{
    struct decision_made d = { .entry = { "D-01" },
        .motion = "M-01",
        .outcome = OUTCOME_LOST,
        .status = DECISION_IN_FORCE };

    one.priority = "essential";
    submission.status = SUBMISSION_SUBMITTED;
    put(KIND_SUBMISSION, &submission);
    put(KIND_POINT, &objection);
    put(KIND_DISPOSITION, &(struct disposition){ .entry = { "R1-001" },
                              .point = "R1-001",
                              .code = DISPOSITION_REJECTED,
                              .workflow = WORKFLOW_DECIDED,
                              .motion = "M-01" });
    put(KIND_DECISION, &d);
    misses(CRITERIA_OBJECTIONS, "R1-001", "not resolved", "--decision");
    d.outcome = OUTCOME_CARRIED;
    put(KIND_DECISION, &d);
    is_met(CRITERIA_OBJECTIONS);
}
END_TEST

START_TEST(the_board_votes_for_the_pack_as_it_is)
{
    struct decision_made vote = { .entry = { "D-01" },
        .motion = "M-01",
        .outcome = OUTCOME_CARRIED,
        .status = DECISION_IN_FORCE };
    struct decision_made later = { .entry = { "D-02" },
        .clause = "volume.void",
        .outcome = OUTCOME_LOST,
        .status = DECISION_NOT_ADOPTED };

    misses(CRITERIA_VOTE, "board", "no vote of the board", "--procedural");
    put(KIND_EVIDENCE,
        &(struct evidence){
            .entry = { "E-01" }, .criterion = 7, .reference = "D-01" });
    misses(CRITERIA_VOTE, "board", "no vote of the board", "--procedural");
    put(KIND_DECISION, &vote);
    is_met(CRITERIA_VOTE);
    put(KIND_DECISION, &later);
    is_met(CRITERIA_VOTE);
    later.outcome = OUTCOME_CARRIED;
    put(KIND_DECISION, &later);
    misses(CRITERIA_VOTE, "D-01", "in D-01, before D-02 changed it",
        "gate evidence p 7 --reference D-NN");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("gate");
    TCase *tests = tcase_create("gate");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, with_no_criterion_it_is_closed);
    tcase_add_test(tests, it_is_open_when_all_are_met_or_waived);
    tcase_add_test(tests, a_row_of_the_heads_is_agreed_or_reserved);
    tcase_add_test(tests, a_choice_of_wording_is_decided);
    tcase_add_test(tests, warnings_are_accepted_where_they_are);
    tcase_add_test(tests, clauses_and_answers_are_there);
    tcase_add_test(tests, what_the_program_found_wanting_is_told);
    tcase_add_test(tests, a_paper_holds_to_its_last_day);
    tcase_add_test(tests, law_is_checked_within_so_many_days);
    tcase_add_test(tests, no_round_is_open);
    tcase_add_test(tests, every_point_that_counts_has_a_reply_that_holds);
    tcase_add_test(tests, a_superseded_submission_waits_for_nothing);
    tcase_add_test(tests, severity_goes_by_the_word);
    tcase_add_test(tests, an_objection_is_met_or_the_board_has_decided);
    tcase_add_test(
        tests, a_motion_that_an_answer_names_resolves_it_when_carried);
    tcase_add_test(tests, the_board_votes_for_the_pack_as_it_is);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

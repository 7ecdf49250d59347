/*
 * Board: seats, motions, votes and decisions, with no store and no files.
 */
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/decision.h"
#include "govern/motion.h"
#include "govern/point.h"
#include "govern/response.h"
#include "govern/submission.h"
#include "govern/vote.h"
#include "rules/voting.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct job job;
static struct ledger *ledger;

static const struct voting_rule each_side = { .id = "each-side",
    .quorum_part = 1,
    .quorum_whole = 2,
    .quorum_each_side = true,
    .abstentions_make_quorum = true,
    .carried = VOTING_MAJORITY,
    .of_each_side = true,
    .tie = VOTING_TIE_REFERS,
    .block_refers = true };

/* ---- a board of four voting seats and one that advises ----------------- */

static struct act *by(const char *person, const char *at)
{
    return act_begin(ledger, "test", person, at);
}

static void add_organisation(
    const char *key, enum party_side side, bool is_lead)
{
    struct organisation new = {
        .entry = { key }, .name = key, .side = side, .is_lead = is_lead
    };
    struct person person = { .organisation = key, .name = "A. Sample" };
    struct act *act = by(NULL, "2026-03-01T09:00");

    ck_assert(party_add_organisation(&job, act, &new));
    for (int i = 0; i < 2; i++)
        ck_assert_ptr_nonnull(party_add_person(&job, act, &person));
}

static void add_seat(const char *organisation, bool has_vote)
{
    const struct organisation *own =
        ledger_find(ledger, KIND_ORGANISATION, organisation);
    struct seat seat = { .board = "main",
        .organisation = organisation,
        .side = own->side,
        .has_vote = has_vote };

    seat.member = arena_format(job.arena, "%s-1", organisation);
    seat.deputy = arena_format(job.arena, "%s-2", organisation);
    ck_assert(board_give_seat(&job, by("south-1", "2026-03-01T09:00"), &seat));
}

static const char *const voters[] = { "south", "westhaven", "homes-alliance",
    "fostering-forum" };
enum { VOTERS = sizeof voters / sizeof *voters };

static void begin(void)
{
    struct board board = { .entry = { "main" }, .name = "Project board" };

    job = job_begin();
    ledger = ledger_new(job.arena);
    add_organisation("south", SIDE_COUNCIL, true);
    add_organisation("westhaven", SIDE_COUNCIL, false);
    add_organisation("homes-alliance", SIDE_PROVIDER, false);
    add_organisation("fostering-forum", SIDE_PROVIDER, false);
    add_organisation("young-voices", SIDE_YOUNG_PEOPLE, false);
    add_organisation("beacon", SIDE_PROVIDER, false);
    ck_assert(board_add(&job, by("south-1", "2026-03-01T09:00"), &board));
    for (size_t i = 0; i < VOTERS; i++)
        add_seat(voters[i], true);
    add_seat("young-voices", false);
}

static void end(void)
{
    job_end(&job);
}

static const char *add_motion_on(const char *clause, size_t count)
{
    struct motion motion = {
        .board = "main", .organisation = "homes-alliance", .clause = clause
    };
    struct option_put options[] = {
        { .clause = clause, .variant = "flat", .version = "2", .label = "a" },
        { .clause = clause, .variant = "grace", .version = "2", .label = "b" },
    };

    return motion_add(&job, by("homes-alliance-1", "2026-03-02T09:00"), &motion,
        options, count);
}

static bool open_motion(const char *key, const char *despite)
{
    size_t count;
    const struct option_put *const *options =
        motion_options(job.arena, ledger, key, &count);

    return motion_open(
        &job, by("south-1", "2026-03-02T10:00"), key, options, count, despite);
}

static void opened(size_t options)
{
    ck_assert_str_eq(add_motion_on("volume.void", options), "M-01");
    ck_assert(open_motion("M-01", NULL));
}

static const struct vote *cast_at(const char *organisation, enum ballot ballot,
    const char *person, const char *at)
{
    struct vote vote = { .motion = "M-01",
        .organisation = organisation,
        .ballot = ballot,
        .reason = ballot == BALLOT_BLOCK ? "It cannot be run." : NULL };

    return vote_cast(&job, by(person, at), &vote, NULL);
}

static const struct vote *cast(const char *organisation, enum ballot ballot)
{
    return cast_at(organisation, ballot,
        arena_format(job.arena, "%s-1", organisation), "2026-03-02T10:30");
}

static const struct decision_made *decide(void)
{
    return decision_make(&job, by("south-1", "2026-03-02T12:00"), "M-01",
        &each_side,
        (struct decision_wanted){ .version = "3", .minute = "4.2" });
}

static void add_point(const char *key, const char *clause)
{
    struct act *act = by("south-1", "2026-03-01T10:00");
    struct submission submission = { .entry = { "R1-S01" },
        .round = "R1",
        .organisation = "beacon",
        .status = SUBMISSION_SUBMITTED };
    struct point_made point = { .entry = { key },
        .submission = "R1-S01",
        .organisation = "beacon",
        .clause = clause,
        .text = "Too dear." };

    act_put(act, KIND_SUBMISSION, &submission);
    act_put(act, KIND_POINT, &point);
}

/* ---- what is not allowed ----------------------------------------------- */

static bool seat_of_stranger(void)
{
    struct seat seat = { .board = "main",
        .organisation = "beacon",
        .side = SIDE_PROVIDER,
        .member = "south-1" };

    return board_give_seat(&job, by("south-1", "2026-03-01T09:00"), &seat);
}

static bool seat_by_a_provider(void)
{
    struct seat seat = { .board = "main", .organisation = "beacon" };

    return board_give_seat(&job, by("beacon-1", "2026-03-01T09:00"), &seat);
}

static bool seat_while_open(void)
{
    struct seat seat = { .board = "main",
        .organisation = "beacon",
        .side = SIDE_PROVIDER,
        .has_vote = true };

    opened(1);
    return board_give_seat(&job, by("south-1", "2026-03-02T10:01"), &seat);
}

static bool board_twice(void)
{
    struct board board = { .entry = { "main" }, .name = "Another" };

    return board_add(&job, by("south-1", "2026-03-01T09:00"), &board);
}

static bool board_without_name(void)
{
    struct board board = { .entry = { "second" } };

    return board_add(&job, by("south-1", "2026-03-01T09:00"), &board);
}

static bool interest_without_words(void)
{
    struct interest interest = { .seat = "main/south", .text = "" };

    return board_declare(&job, by("south-1", "2026-03-01T09:00"), &interest);
}

static bool motion_by_none_of_the_board(void)
{
    struct motion motion = { .board = "main",
        .kind = MOTION_PROCEDURAL,
        .organisation = "beacon",
        .text = "That we meet monthly" };

    return motion_add(&job, by("beacon-1", "2026-03-02T09:00"), &motion, NULL,
               0) != NULL;
}

static bool motion_seconded_by_its_mover(void)
{
    struct motion motion = { .board = "main",
        .kind = MOTION_PROCEDURAL,
        .organisation = "south",
        .seconded_by = "south",
        .text = "That we meet monthly" };

    return motion_add(&job, by("south-1", "2026-03-02T09:00"), &motion, NULL,
               0) != NULL;
}

static bool motion_without_options(void)
{
    return add_motion_on("volume.void", 0) != NULL;
}

static bool dispositions_that_nobody_drafted(void)
{
    struct motion motion = { .board = "main",
        .kind = MOTION_DISPOSITIONS,
        .organisation = "south",
        .points = "R1-001" };

    add_point("R1-001", "volume.void");
    return motion_add(&job, by("south-1", "2026-03-02T09:00"), &motion, NULL,
               0) != NULL;
}

static bool opened_twice(void)
{
    opened(1);
    return open_motion("M-01", NULL);
}

static bool opened_with_a_rival(void)
{
    opened(1);
    return open_motion(add_motion_on("volume.void", 2), NULL);
}

static bool opened_with_open_points(void)
{
    add_point("R1-001", "volume.void");
    return open_motion(add_motion_on("volume.void", 1), NULL);
}

static bool closed_before_its_last_vote(void)
{
    opened(1);
    ck_assert_ptr_nonnull(cast("south", BALLOT_AGREE));
    return motion_close(&job, by("south-1", "2026-03-02T10:15"), "M-01");
}

static bool withdrawn_without_a_reason(void)
{
    opened(1);
    return motion_withdraw(&job, by("south-1", "2026-03-02T11:00"), "M-01", "");
}

static bool withdrawn_when_closed(void)
{
    opened(1);
    ck_assert(motion_close(&job, by("south-1", "2026-03-02T11:00"), "M-01"));
    return motion_withdraw(
        &job, by("south-1", "2026-03-02T11:00"), "M-01", "Too late");
}

static bool vote_on_a_draft(void)
{
    ck_assert_ptr_nonnull(add_motion_on("volume.void", 1));
    return cast("south", BALLOT_AGREE) != NULL;
}

static bool vote_before_it_opened(void)
{
    opened(1);
    return cast_at("south", BALLOT_AGREE, "south-1", "2026-03-02T09:59") !=
           NULL;
}

static bool vote_when_closed(void)
{
    opened(1);
    ck_assert(motion_close(&job, by("south-1", "2026-03-02T10:10"), "M-01"));
    return cast("south", BALLOT_AGREE) != NULL;
}

static bool vote_without_a_seat(void)
{
    opened(1);
    return cast("beacon", BALLOT_AGREE) != NULL;
}

static bool vote_of_who_advises(void)
{
    opened(1);
    return cast("young-voices", BALLOT_AGREE) != NULL;
}

static bool vote_by_a_stranger(void)
{
    opened(1);
    return cast_at("south", BALLOT_AGREE, "beacon-1", "2026-03-02T10:30") !=
           NULL;
}

static bool vote_with_an_interest(void)
{
    struct interest interest = { .seat = "main/south",
        .clause = "volume.void",
        .text = "We run a home that is paid so.",
        .withdraws = true };

    opened(1);
    ck_assert(
        board_declare(&job, by("south-1", "2026-03-02T10:10"), &interest));
    return cast("south", BALLOT_AGREE) != NULL;
}

static bool vote_for_no_option(void)
{
    opened(2);
    return cast("south", BALLOT_AGREE) != NULL;
}

static bool block_without_a_reason(void)
{
    struct vote vote = {
        .motion = "M-01", .organisation = "south", .ballot = BALLOT_BLOCK
    };

    opened(1);
    return vote_cast(&job, by("south-1", "2026-03-02T10:30"), &vote, NULL) !=
           NULL;
}

static bool vote_for_another_without_proxy(void)
{
    struct vote vote = {
        .motion = "M-01", .organisation = "south", .ballot = BALLOT_AGREE
    };

    opened(1);
    return vote_cast(&job, by("westhaven-1", "2026-03-02T10:30"), &vote,
               "westhaven") != NULL;
}

static bool proxy_to_itself(void)
{
    opened(1);
    return vote_give_proxy(
        &job, by("south-1", "2026-03-02T10:10"), "M-01", "south", "south");
}

static bool proxy_by_who_takes_it(void)
{
    opened(1);
    return vote_give_proxy(&job, by("westhaven-1", "2026-03-02T10:10"), "M-01",
        "south", "westhaven");
}

static bool decided_twice(void)
{
    opened(1);
    ck_assert_ptr_nonnull(decide());
    return decide() != NULL;
}

static bool decided_as_a_draft(void)
{
    ck_assert_ptr_nonnull(add_motion_on("volume.void", 1));
    return decide() != NULL;
}

static bool decided_by_a_provider(void)
{
    opened(1);
    return decision_make(&job, by("homes-alliance-1", "2026-03-02T12:00"),
               "M-01", &each_side, (struct decision_wanted){ 0 }) != NULL;
}

static const struct {
    bool (*act)(void);
    const char *finding;
} illegal[] = {
    { board_twice, "key-taken" },
    { board_without_name, "name-missing" },
    { seat_of_stranger, "seat-person" },
    { seat_by_a_provider, "officer-needed" },
    { seat_while_open, "seat-busy" },
    { interest_without_words, "interest-empty" },
    { motion_by_none_of_the_board, "seat-none" },
    { motion_seconded_by_its_mover, "motion-mover" },
    { motion_without_options, "motion-empty" },
    { dispositions_that_nobody_drafted, "disposition-missing" },
    { opened_twice, "motion-status" },
    { opened_with_a_rival, "motion-rival" },
    { opened_with_open_points, "motion-points-open" },
    { closed_before_its_last_vote, "time-backwards" },
    { withdrawn_without_a_reason, "reason-missing" },
    { withdrawn_when_closed, "motion-status" },
    { vote_on_a_draft, "vote-closed" },
    { vote_before_it_opened, "time-backwards" },
    { vote_when_closed, "vote-closed" },
    { vote_without_a_seat, "seat-none" },
    { vote_of_who_advises, "vote-seat" },
    { vote_by_a_stranger, "vote-person" },
    { vote_with_an_interest, "vote-withdrawn" },
    { vote_for_no_option, "vote-option" },
    { block_without_a_reason, "reason-missing" },
    { vote_for_another_without_proxy, "proxy-missing" },
    { proxy_to_itself, "proxy-self" },
    { proxy_by_who_takes_it, "vote-person" },
    { decided_twice, "decision-made" },
    { decided_as_a_draft, "motion-status" },
    { decided_by_a_provider, "officer-needed" },
};
enum { ILLEGAL = sizeof illegal / sizeof *illegal };

START_TEST(what_is_not_allowed_is_refused_with_a_cure)
{
    const struct finding *last = NULL;

    ck_assert(!illegal[_i].act());
    for (const struct finding *f = findings_first(job.findings); f != NULL;
         f = f->next)
        if (f->severity == SEVERITY_ERROR)
            last = f;
    ck_assert_ptr_nonnull(last);
    ck_assert_str_eq(last->id, illegal[_i].finding);
    ck_assert_ptr_nonnull(last->hint);
    ck_assert_int_eq(findings_errors(job.findings), 1);
}
END_TEST

/* ---- what follows ------------------------------------------------------ */

START_TEST(a_majority_of_each_side_carries_and_binds)
{
    const struct decision_made *made;
    const struct motion *motion;

    opened(1);
    for (size_t i = 0; i < VOTERS; i++)
        ck_assert_ptr_nonnull(cast(voters[i], BALLOT_AGREE));
    made = decide();
    ck_assert_ptr_nonnull(made);
    ck_assert_int_eq(made->outcome, OUTCOME_CARRIED);
    ck_assert_int_eq(made->status, DECISION_IN_FORCE);
    ck_assert_str_eq(made->variant, "flat");
    ck_assert_str_eq(made->version, "3");
    ck_assert_str_eq(made->option, "M-01/1");
    motion = ledger_find(ledger, KIND_MOTION, "M-01");
    ck_assert_int_eq(motion->status, MOTION_CLOSED);
}
END_TEST

START_TEST(the_last_vote_of_a_seat_counts_and_all_are_kept)
{
    opened(1);
    for (size_t i = 0; i < VOTERS; i++)
        ck_assert_ptr_nonnull(cast(voters[i], BALLOT_AGREE));
    ck_assert_ptr_nonnull(
        cast_at("south", BALLOT_BLOCK, "south-2", "2026-03-02T10:40"));
    ck_assert_int_eq(decide()->outcome, OUTCOME_REFERRED);
    ck_assert_uint_eq(ledger_count(ledger, KIND_VOTE), VOTERS + 1);
    ck_assert_str_eq(decision_dissent(job.arena, ledger,
                         ledger_find(ledger, KIND_MOTION, "M-01")),
        "south: block. It cannot be run.");
}
END_TEST

START_TEST(a_deputy_is_recorded_as_an_alternate)
{
    opened(1);
    ck_assert_int_eq(cast("south", BALLOT_AGREE)->cast_as, CAST_REPRESENTATIVE);
    ck_assert_int_eq(
        cast_at("south", BALLOT_AGREE, "south-2", "2026-03-02T10:31")->cast_as,
        CAST_ALTERNATE);
}
END_TEST

START_TEST(a_proxy_votes_for_the_seat_that_gave_it)
{
    struct vote vote = {
        .motion = "M-01", .organisation = "south", .ballot = BALLOT_DISAGREE
    };
    const struct vote *put;

    opened(1);
    ck_assert(vote_give_proxy(
        &job, by("south-1", "2026-03-02T10:10"), "M-01", "south", "westhaven"));
    put = vote_cast(
        &job, by("westhaven-1", "2026-03-02T10:30"), &vote, "westhaven");
    ck_assert_ptr_nonnull(put);
    ck_assert_str_eq(put->seat, "main/south");
    ck_assert_str_eq(put->cast_by, "westhaven-1");
    ck_assert_int_eq(put->cast_as, CAST_PROXY);
}
END_TEST

START_TEST(who_withdraws_counts_as_recused_whatever_was_cast_before)
{
    struct interest interest = { .seat = "main/homes-alliance",
        .text = "Our members own such homes.",
        .withdraws = true };
    struct tally_input input;
    struct tally tally;

    opened(1);
    ck_assert_ptr_nonnull(cast("homes-alliance", BALLOT_AGREE));
    ck_assert(board_declare(
        &job, by("homes-alliance-1", "2026-03-02T10:40"), &interest));
    input =
        vote_input(job.arena, ledger, ledger_find(ledger, KIND_MOTION, "M-01"),
            &each_side, "2026-03-02T11:00");
    tally = tally_count(&input);
    ck_assert_int_eq(tally.sides[SIDE_PROVIDER].recused, 1);
    ck_assert_int_eq(tally.sides[SIDE_PROVIDER].agree, 0);
}
END_TEST

START_TEST(points_may_stay_open_for_a_reason_that_is_recorded)
{
    const struct motion *motion;

    add_point("R1-001", "volume.void");
    ck_assert_ptr_nonnull(add_motion_on("volume.void", 1));
    ck_assert_int_eq(findings_count(job.findings, SEVERITY_WARNING), 1);
    ck_assert(open_motion("M-01", "It is only about a comma."));
    motion = ledger_find(ledger, KIND_MOTION, "M-01");
    ck_assert_str_eq(motion->despite, "It is only about a comma.");
    ck_assert_ptr_nonnull(decide());
}
END_TEST

START_TEST(the_point_that_proposed_what_is_carried_gets_its_answer)
{
    struct motion motion = { .board = "main",
        .organisation = "homes-alliance",
        .clause = "volume.void" };
    struct option_put option = { .clause = "volume.void",
        .variant = "flat",
        .version = "2",
        .point = "R1-001" };
    const struct disposition drafted = { .entry = { "R1-001" },
        .point = "R1-001",
        .organisation = "south",
        .workflow = WORKFLOW_DECIDED,
        .code = DISPOSITION_ACCEPTED_IN_PART,
        .not_taken = "The second half.",
        .approved_by = "south-1",
        .version = 1 };
    const struct disposition *disposition;

    add_point("R1-001", "volume.void");
    act_put(by("south-1", "2026-03-01T11:00"), KIND_DISPOSITION, &drafted);
    ck_assert_ptr_nonnull(motion_add(
        &job, by("homes-alliance-1", "2026-03-02T09:00"), &motion, &option, 1));
    ck_assert(open_motion("M-01", NULL));
    for (size_t i = 0; i < VOTERS; i++)
        ck_assert_ptr_nonnull(cast(voters[i], BALLOT_AGREE));
    ck_assert_ptr_nonnull(decide());
    disposition = response_of(ledger, "R1-001");
    ck_assert_ptr_nonnull(disposition);
    ck_assert_int_eq(disposition->workflow, WORKFLOW_PROPOSED);
    ck_assert_int_eq(disposition->code, DISPOSITION_ACCEPTED);
    ck_assert_str_eq(disposition->adopted, "volume.void#flat@3");
    ck_assert_ptr_null(disposition->not_taken);
    ck_assert_ptr_null(disposition->approved_by);
    ck_assert_ptr_null(disposition->published_at);
}
END_TEST

START_TEST(carried_answers_are_approved_and_lost_ones_are_not)
{
    struct motion motion = { .board = "main",
        .kind = MOTION_DISPOSITIONS,
        .organisation = "south",
        .points = "R1-001 R1-002" };
    struct disposition drafted = { .workflow = WORKFLOW_PROPOSED,
        .code = DISPOSITION_NOTED,
        .organisation = "south" };
    struct act *act = by("south-1", "2026-03-01T11:00");
    enum ballot ballot = _i == 0 ? BALLOT_AGREE : BALLOT_DISAGREE;

    for (int i = 1; i <= 2; i++) {
        drafted.entry.key = arena_format(job.arena, "R1-00%d", i);
        drafted.point = drafted.entry.key;
        add_point(drafted.point, "volume.void");
        act_put(act, KIND_DISPOSITION, &drafted);
    }
    ck_assert_ptr_nonnull(
        motion_add(&job, by("south-1", "2026-03-02T09:00"), &motion, NULL, 0));
    ck_assert(open_motion("M-01", NULL));
    for (size_t i = 0; i < VOTERS; i++)
        ck_assert_ptr_nonnull(cast(voters[i], ballot));
    ck_assert_ptr_nonnull(decide());
    for (int i = 1; i <= 2; i++)
        ck_assert_int_eq(
            response_of(ledger, arena_format(job.arena, "R1-00%d", i))
                ->workflow,
            _i == 0 ? WORKFLOW_DECIDED : WORKFLOW_PROPOSED);
}
END_TEST

static void carry(const char *motion, const char *hour)
{
    size_t count;
    const struct option_put *const *options;
    struct vote vote = { .motion = motion, .ballot = BALLOT_AGREE };

    ck_assert_str_eq(add_motion_on("volume.void", 1), motion);
    options = motion_options(job.arena, ledger, motion, &count);
    ck_assert(
        motion_open(&job, by("south-1", arena_format(job.arena, "%s:00", hour)),
            motion, options, count, NULL));
    for (size_t i = 0; i < VOTERS; i++) {
        vote.organisation = voters[i];
        ck_assert_ptr_nonnull(vote_cast(&job,
            by(arena_format(job.arena, "%s-1", voters[i]),
                arena_format(job.arena, "%s:10", hour)),
            &vote, NULL));
    }
    ck_assert_ptr_nonnull(decision_make(&job,
        by("south-1", arena_format(job.arena, "%s:20", hour)), motion,
        &each_side, (struct decision_wanted){ 0 }));
}

START_TEST(a_later_decision_takes_the_place_of_an_earlier)
{
    const struct decision_made *first, *second;

    carry("M-01", "2026-03-02T10");
    carry("M-02", "2026-03-02T11");
    first = decision_of(ledger, "M-01");
    second = decision_of(ledger, "M-02");
    ck_assert_int_eq(first->status, DECISION_SUPERSEDED);
    ck_assert_str_eq(first->superseded_by, second->entry.key);
    ck_assert_int_eq(second->status, DECISION_IN_FORCE);
    decision_reopen(
        by("south-1", "2026-03-03T10:00"), second, "void_rate was 60%");
    second = decision_of(ledger, "M-02");
    ck_assert_int_eq(second->status, DECISION_REOPENED);
    ck_assert_str_eq(second->changed, "void_rate was 60%");
}
END_TEST

START_TEST(a_seat_is_held_from_its_first_day_to_the_end_of_its_last)
{
    struct seat seat = { .from = "2026-03-02", .until = "2026-03-04" };

    ck_assert(!board_is_held(&seat, "2026-03-01T23:59"));
    ck_assert(board_is_held(&seat, "2026-03-02T00:00"));
    ck_assert(board_is_held(&seat, "2026-03-04T23:59"));
    ck_assert(!board_is_held(&seat, "2026-03-05T00:00"));
}
END_TEST

START_TEST(sides_that_are_not_equal_are_a_warning)
{
    add_seat("beacon", true);
    board_check_balance(&job, ledger, "main", "2026-03-02T10:00");
    ck_assert_str_eq(findings_first(job.findings)->id, "board-unbalanced");
}
END_TEST

/* ---- random acts -------------------------------------------------------- */

enum { SEED = 20260302, RUNS = 40, ACTS = 60 };

static const char *time_of(int minute)
{
    return arena_format(
        job.arena, "2026-03-02T%02d:%02d", 8 + minute / 60, minute % 60);
}

/* Anybody tries anything; most of it is refused. */
static void try_anything(int minute)
{
    static const char *const all[] = { "south", "westhaven", "homes-alliance",
        "fostering-forum", "young-voices", "beacon" };
    const char *organisation = all[rand() % 6], *other = all[rand() % 6];
    const char *person = arena_format(job.arena, "%s-%d",
        rand() % 3 > 0 ? organisation : other, 1 + rand() % 2);
    struct vote vote = { .motion = "M-01",
        .organisation = organisation,
        .ballot = (enum ballot)(rand() % BALLOTS),
        .option = rand() % 2 == 0 ? "M-01/1" : NULL,
        .reason = rand() % 2 == 0 ? "Because." : NULL };
    struct interest interest = { .seat = board_seat_key(
                                     job.arena, "main", organisation),
        .text = "An interest",
        .withdraws = rand() % 2 == 0 };
    struct act *act = by(person, time_of(minute));
    bool is_done = true;

    switch (rand() % 12) {
    case 0:
        is_done = open_motion("M-01", NULL);
        break;
    case 1:
        is_done = minute > 300 && motion_close(&job, act, "M-01");
        break;
    case 2:
        is_done = rand() % 8 == 0 && board_declare(&job, act, &interest);
        break;
    case 3:
        is_done = vote_give_proxy(&job, act, "M-01", organisation, other);
        break;
    default:
        is_done =
            vote_cast(&job, act, &vote, rand() % 4 == 0 ? other : NULL) != NULL;
    }
    (void)is_done;
}

/* Each vote was cast while it was open, for a seat that may vote. */
static void check_votes(const struct motion *motion)
{
    for (const struct named *n = ledger_first(ledger, KIND_VOTE); n != NULL;
         n = n->next) {
        const struct vote *vote = n->thing;
        const struct seat *seat = ledger_find(ledger, KIND_SEAT, vote->seat);

        ck_assert(seat->has_vote);
        ck_assert_str_eq(seat->organisation, vote->organisation);
        ck_assert_ptr_nonnull(motion->opens);
        ck_assert(strcmp(vote->at, motion->opens) >= 0);
        if (motion->closes != NULL)
            ck_assert(strcmp(vote->at, motion->closes) <= 0);
        if (vote->cast_as != CAST_PROXY)
            ck_assert_str_eq(ledger_organisation_of(ledger, vote->cast_by),
                vote->organisation);
    }
}

static void check_tally(const struct motion *motion)
{
    struct tally_input input =
        vote_input(job.arena, ledger, motion, &each_side, "2026-03-02T23:00");
    struct tally tally = tally_count(&input);
    const struct tally_votes *all = &tally.all;
    int withdrawn = 0;

    for (size_t i = 0; i < VOTERS; i++)
        withdrawn += motion_withdrawn(ledger, motion,
                         board_seat_key(job.arena, "main", voters[i])) != NULL;
    ck_assert_int_le(all->agree + all->otherwise + all->disagree + all->block +
                         all->abstain + all->recused,
        VOTERS);
    ck_assert_int_ge(all->recused, withdrawn);
    ck_assert_int_eq(all->seats + all->recused, VOTERS);
}

START_TEST(a_seat_has_one_vote_and_none_outside_the_time)
{
    srand(SEED + (unsigned)_i);
    ck_assert_ptr_nonnull(add_motion_on("volume.void", 1));
    for (int i = 0; i < ACTS; i++) {
        try_anything(60 + i * 8);
        check_votes(ledger_find(ledger, KIND_MOTION, "M-01"));
        check_tally(ledger_find(ledger, KIND_MOTION, "M-01"));
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("board");
    TCase *t = tcase_create("board");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_loop_test(
        t, what_is_not_allowed_is_refused_with_a_cure, 0, ILLEGAL);
    tcase_add_test(t, a_majority_of_each_side_carries_and_binds);
    tcase_add_test(t, the_last_vote_of_a_seat_counts_and_all_are_kept);
    tcase_add_test(t, a_deputy_is_recorded_as_an_alternate);
    tcase_add_test(t, a_proxy_votes_for_the_seat_that_gave_it);
    tcase_add_test(t, who_withdraws_counts_as_recused_whatever_was_cast_before);
    tcase_add_test(t, points_may_stay_open_for_a_reason_that_is_recorded);
    tcase_add_test(t, the_point_that_proposed_what_is_carried_gets_its_answer);
    tcase_add_loop_test(
        t, carried_answers_are_approved_and_lost_ones_are_not, 0, 2);
    tcase_add_test(t, a_later_decision_takes_the_place_of_an_earlier);
    tcase_add_test(t, a_seat_is_held_from_its_first_day_to_the_end_of_its_last);
    tcase_add_test(t, sides_that_are_not_equal_are_a_warning);
    tcase_add_loop_test(
        t, a_seat_has_one_vote_and_none_outside_the_time, 0, RUNS);
    suite_add_tcase(s, t);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(suite());
    int failed;

    printf("random acts from seed %d\n", SEED);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

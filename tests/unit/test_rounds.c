/* Rounds, invitations and submissions: what may follow what, and by whom. */
#include "consulting.h"

#include "govern/kinds.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define OPENED "add invite:beacon invite:homes-alliance open "
#define AFTER "at:2026-03-30T17:00 "
/* Beacon has given R1-001 to its association, and harbour R1-002. */
#define GIVEN                                                                  \
    OPENED "as:beacon-1 give:beacon:homes-alliance point:R1-S01 "              \
           "as:harbour-1 give:harbour:homes-alliance point:R1-S02 "            \
           "as:homes-alliance-1 "

/* The last of the steps is refused with the finding, or allowed: NULL. */
static const struct move {
    const char *steps, *finding;
} moves[] = {
    /* planning */
    { "add", NULL },
    { "as:beacon-1 add", "officer-needed" },
    { "add add", "round-twice" },
    { "add:28 open", NULL },
    { "add:29", "round-short" },
    { "add:-1", "round-time" },
    { "add scope:call-off", NULL },
    { "add scope:call-off:volume.release", NULL },
    { "add scope-clause:volume.release", NULL },
    { "add scope-clause:volume.reserve", "scope-unknown" },
    { "add scope:framework:volume.release", "scope-unknown" },
    { "add scope", "scope-missing" },
    { "add open scope:call-off", "scope-fixed" },
    { "scope:call-off", "entry-unknown" },
    { "add as:beacon-1 scope:call-off", "officer-needed" },

    /* opening */
    { "open", "entry-unknown" },
    { "add as:beacon-1 open", "officer-needed" },
    { "add open open", "round-status" },
    { "add open-empty", "scope-empty" },
    { "add scope-clause:price.uplift open-document", "scope-unknown" },
    { "add:28 at:2026-03-02T17:01 open", "round-short" },
    { "add:28 at:2026-03-03T09:00 extend:2026-04-08T17:00 open", NULL },
    { "add " AFTER "open", "round-past" },

    /* extending */
    { "add open extend:2026-04-08T17:00", NULL },
    { "add open extend:2026-03-30T17:00", "extension-time" },
    { "add open extend:soon", "extension-time" },
    { "add open " AFTER "extend:2026-04-08T17:00", "round-not-open" },
    { "add open close:enough extend:2026-04-08T17:00", "round-not-open" },
    { "add open as:beacon-1 extend:2026-04-08T17:00", "officer-needed" },

    /* pausing */
    { "add open pause", NULL },
    { "add pause", "round-status" },
    { "add open pause pause", "round-status" },
    { "add open resume", "round-status" },
    { "add open pause resume pause resume", NULL },
    { "add:28 open pause at:2026-03-03T10:00 resume", "round-short" },
    { "add:28 open pause at:2026-03-03T10:00 extend:2026-04-08T17:00 resume",
        NULL },
    { "add open pause " AFTER "resume", "round-past" },
    { "add open " AFTER "pause", "round-not-open" },

    /* ending */
    { "add open close", "close-early" },
    { "add open close: ", "close-early" },
    { "add open close:all-have-answered", NULL },
    { "add open " AFTER "close", NULL },
    { "add close:why", "round-status" },
    { "add open pause close:why", NULL },
    { "add open close:why close:why", "round-status" },
    { "add open cancel", "reason-missing" },
    { "add cancel:no-need", NULL },
    { "add open cancel:no-need open", "round-status" },
    { "add open close:why cancel:why", "round-status" },
    { "add open publish", "round-status" },
    { "add open close:why publish", NULL },
    { "add open close:why publish cancel:why", "round-status" },

    /* what a point may stand on */
    { "add open takes-clause:volume.release", NULL },
    { "add scope-clause:volume.release open takes-clause:volume.release",
        NULL },
    { "add scope-clause:volume.release open takes-clause:price.uplift",
        "scope-outside" },
    { "add scope-clause:volume.release open takes:call-off:price.uplift",
        "scope-outside" },
    { "add scope:call-off open takes:call-off:price.uplift", NULL },
    { "add scope:call-off open takes:framework:price.uplift", "scope-outside" },
    { "add scope:call-off open takes", NULL },
    { "add takes", "round-not-open" },
    { "add open pause takes", "round-not-open" },
    { "add open " AFTER "takes", NULL },

    /* inviting */
    { "add invite:beacon", NULL },
    { "invite:beacon", "entry-unknown" },
    { "add invite:nobody", "entry-unknown" },
    { "add invite:beacon:beacon-1", NULL },
    { "add invite:beacon:harbour-1", "invitation-person" },
    { "add invite:beacon invite:beacon:beacon-1", NULL },
    { "add invite:beacon invite:beacon", "invitation-twice" },
    { "add invite:beacon revoke:R1-I01 invite:beacon", NULL },
    { "add as:beacon-1 invite:beacon", "officer-needed" },
    { "add open close:why invite:beacon", "round-not-open" },
    { "add at:2026-06-28T17:00 invite:beacon", "invitation-time" },
    { "add invite:beacon mark:R1-I01 mark:R1-I01", "invitation-marked" },
    { "add invite:beacon mark:R1-I01:again mark:R1-I01:again", NULL },
    { "add invite:beacon revoke:R1-I01 mark:R1-I01", "invitation-revoked" },
    { "add invite:beacon revoke:R1-I01 revoke:R1-I01", "invitation-revoked" },
    { "add invite:beacon as:beacon-1 revoke:R1-I01", "officer-needed" },

    /* submitting */
    { OPENED "submit:beacon", NULL },
    { OPENED "as:beacon-1 submit:beacon", NULL },
    { OPENED "as:harbour-1 submit:beacon", "submission-foreign" },
    { OPENED "submit:harbour", "not-invited" },
    { OPENED "revoke:R1-I01 submit:beacon", "not-invited" },
    { "add invite:beacon submit:beacon", "round-not-open" },
    { OPENED "pause submit:beacon", "round-not-open" },
    { OPENED "cancel:why submit:beacon", "round-not-open" },
    { OPENED "close:why publish submit:beacon", "round-not-open" },
    { OPENED AFTER "submit:beacon", NULL },
    { OPENED "submit:beacon " AFTER "submit:beacon", "submission-over" },
    { OPENED "submit:beacon " AFTER "supersede:beacon", NULL },

    /* late ones */
    { OPENED AFTER "submit:beacon accept:R1-S01:ill", NULL },
    { OPENED AFTER "submit:beacon accept:R1-S01", "reason-missing" },
    { OPENED AFTER "submit:beacon as:beacon-1 accept:R1-S01:ill",
        "officer-needed" },
    { OPENED "submit:beacon accept:R1-S01:ill", "submission-not-late" },
    { OPENED AFTER "submit:beacon accept:R1-S01:a accept:R1-S01:b",
        "submission-not-late" },
    { OPENED AFTER "submit:beacon close publish accept:R1-S01:ill",
        "round-not-open" },
    { OPENED AFTER "submit:beacon accept:R1-S01:ill submit:beacon",
        "submission-over" },

    /* withdrawing, and being named */
    { OPENED "submit:beacon as:beacon-1 withdraw:R1-S01:changed", NULL },
    { OPENED "submit:beacon as:beacon-1 withdraw:R1-S01", "reason-missing" },
    { OPENED "submit:beacon as:harbour-1 withdraw:R1-S01:why",
        "submission-foreign" },
    { OPENED "submit:beacon withdraw:R1-S01:why withdraw:R1-S01:why",
        "submission-gone" },
    { OPENED "submit:beacon supersede:beacon withdraw:R1-S01:why",
        "submission-gone" },
    { OPENED "submit:beacon withdraw:R1-S01:why submit:beacon", NULL },
    { OPENED "submit:beacon as:beacon-1 show:R1-S01", NULL },
    { OPENED "submit:beacon as:harbour-1 show:R1-S01", "submission-foreign" },

    /* giving to an association: no business of the lead's */
    { OPENED "as:harbour-1 give:harbour:homes-alliance", NULL },
    { OPENED "as:homes-alliance-1 give:harbour:homes-alliance", NULL },
    { OPENED "give:harbour:homes-alliance", "submission-foreign" },
    { OPENED "give:westhaven:homes-alliance", "not-a-member" },
    { OPENED "give:beacon:harbour", "not-a-member" },
    { "add open give:harbour:homes-alliance", "not-invited" },
    { OPENED AFTER "as:harbour-1 give:harbour:homes-alliance",
        "round-not-open" },
    { OPENED "as:beacon-1 give:beacon:homes-alliance submit:beacon", NULL },

    /* the position of an association */
    { GIVEN "take:R1-001", NULL },
    { GIVEN "take-all", NULL },
    { GIVEN "take:R1-001 take:R1-001", "point-taken" },
    { GIVEN "take:R1-001 take:R1-002:R1-003", NULL },
    { GIVEN "take:R1-002:R1-001", "point-not-in-position" },
    { GIVEN "take-all take-all", "position-nothing" },
    { GIVEN "take:R1-009", "entry-unknown" },
    { GIVEN "as:south-1 take:R1-001", "position-foreign" },
    { GIVEN "as:beacon-1 take:R1-001", "position-foreign" },
    { OPENED "as:beacon-1 submit:beacon point:R1-S01 as:homes-alliance-1 "
             "take:R1-001",
        "point-not-given" },
    { GIVEN "as:beacon-1 withdraw:R1-S01:why as:homes-alliance-1 take:R1-001",
        "point-not-given" },
    { "add open as:homes-alliance-1 take-all", "not-invited" },
    { GIVEN "leave-out:R1-001:not-ours", NULL },
    { GIVEN "leave-out:R1-001", "reason-missing" },
    { GIVEN "take:R1-001 leave-out:R1-001:why", "point-taken" },
    { GIVEN "leave-out:R1-001:why leave-out:R1-002:why take-all",
        "position-nothing" },
    { GIVEN "leave-out:R1-001:why take:R1-001", NULL },
    { GIVEN "as:harbour-1 support:R1-001:harbour", NULL },
    { GIVEN "support:R1-001:harbour", NULL },
    { GIVEN "as:beacon-1 support:R1-001:beacon", "point-own" },
    { GIVEN "as:beacon-1 support:R1-001:harbour", "position-foreign" },
    { GIVEN "as:westhaven-1 support:R1-001:westhaven", "not-a-member" },
    { GIVEN "hold as:beacon-1 give:beacon:homes-alliance",
        "association-paused" },
    { GIVEN "hold go-on as:beacon-1 give:beacon:homes-alliance", NULL },
    { GIVEN "hold hold", "association-paused" },
    { GIVEN "as:beacon-1 hold", "position-foreign" },
    { GIVEN "speak", "position-empty" },
    { GIVEN "take-all speak", NULL },
    { GIVEN "take:R1-001 speak:2", NULL },
    { GIVEN "take-all speak:1", "represents-wrong" },
    { GIVEN "take-all speak:3", "represents-wrong" },
    { GIVEN "take-all speak:-1", "represents-wrong" },
    { GIVEN "take-all speak " AFTER "speak", "submission-over" },
    { GIVEN "take:R1-001 speak " AFTER "take:R1-002", "submission-over" },
    { GIVEN "take-all " AFTER "speak", NULL },
};

START_TEST(each_act_is_allowed_or_refused)
{
    struct consulting c = consulting_begin();

    consulting_wants(&c, moves[_i].steps, moves[_i].finding);
    job_end(&c.job);
}
END_TEST

/* ---- what comes of it ------------------------------------------------- */

static const struct submission *find(struct consulting *c, const char *key)
{
    return ledger_find(c->ledger, KIND_SUBMISSION, key);
}

START_TEST(one_submission_of_each_organisation)
{
    struct consulting c = consulting_begin();

    consulting_wants(&c, OPENED "submit:beacon submit:beacon", NULL);
    ck_assert_str_eq(c.gave, "R1-S01");
    ck_assert_uint_eq(ledger_count(c.ledger, KIND_SUBMISSION), 1);
    consulting_wants(&c, "supersede:beacon", NULL);
    ck_assert_str_eq(c.gave, "R1-S02");
    ck_assert_int_eq(find(&c, "R1-S01")->status, SUBMISSION_SUPERSEDED);
    ck_assert_int_eq(find(&c, "R1-S02")->status, SUBMISSION_SUBMITTED);
    ck_assert_str_eq(find(&c, "R1-S02")->supersedes, "R1-S01");
    job_end(&c.job);
}
END_TEST

START_TEST(what_came_in_time_counts_until_a_late_one_is_accepted)
{
    struct consulting c = consulting_begin();

    consulting_wants(
        &c, OPENED "submit:beacon " AFTER "supersede:beacon", NULL);
    ck_assert_int_eq(find(&c, "R1-S02")->status, SUBMISSION_LATE);
    ck_assert(submission_is_live(c.ledger, find(&c, "R1-S01")));
    ck_assert(!submission_is_live(c.ledger, find(&c, "R1-S02")));
    consulting_wants(&c, "accept:R1-S02:ill", NULL);
    ck_assert_int_eq(find(&c, "R1-S01")->status, SUBMISSION_SUPERSEDED);
    ck_assert(submission_is_live(c.ledger, find(&c, "R1-S02")));
    ck_assert_str_eq(find(&c, "R1-S02")->late_reason, "ill");
    ck_assert_str_eq(find(&c, "R1-S02")->late_by, "south-1");
    job_end(&c.job);
}
END_TEST

START_TEST(a_member_may_give_and_submit)
{
    struct consulting c = consulting_begin();

    consulting_wants(&c,
        OPENED "as:beacon-1 give:beacon:homes-alliance submit:beacon", NULL);
    ck_assert_int_eq(find(&c, "R1-S01")->status, SUBMISSION_INTERNAL);
    ck_assert(!submission_is_live(c.ledger, find(&c, "R1-S01")));
    ck_assert_str_eq(find(&c, "R1-S01")->association, "homes-alliance");
    ck_assert_int_eq(find(&c, "R1-S02")->status, SUBMISSION_SUBMITTED);
    job_end(&c.job);
}
END_TEST

static const struct position_of alliance = { "R1", "homes-alliance" };

static const struct point_made *point(struct consulting *c, const char *key)
{
    return ledger_find(c->ledger, KIND_POINT, key);
}

START_TEST(an_association_says_what_its_members_said)
{
    struct consulting c = consulting_begin();
    const struct point_made *own;

    consulting_wants(&c, GIVEN "take:R1-001", NULL);
    ck_assert_str_eq(c.gave, "R1-003");
    own = point(&c, "R1-003");
    ck_assert_str_eq(own->organisation, "homes-alliance");
    ck_assert_str_eq(own->text, "The index is the wrong one.");
    ck_assert_ptr_null(own->author);
    ck_assert_str_eq(point_proposed(c.job.arena, c.ledger, "R1-003", 1)->now,
        "another index");
    ck_assert_str_eq(
        position_taken_as(c.ledger, alliance, point(&c, "R1-001")), "R1-003");
    ck_assert(!point_counts(c.ledger, own));
    consulting_wants(&c, "speak", NULL);
    ck_assert(point_counts(c.ledger, own));
    ck_assert(!point_counts(c.ledger, point(&c, "R1-001")));
    ck_assert_str_eq(point_who(c.ledger, own), "homes-alliance");
    job_end(&c.job);
}
END_TEST

START_TEST(a_position_speaks_for_whom_it_carries)
{
    struct consulting c = consulting_begin();

    consulting_wants(&c, GIVEN "take:R1-001", NULL);
    ck_assert_int_eq(position_members(c.ledger, alliance), 1);
    consulting_wants(&c, "support:R1-001:harbour", NULL);
    ck_assert_int_eq(position_members(c.ledger, alliance), 2);
    job_end(&c.job);
}
END_TEST

START_TEST(one_point_may_carry_two_members)
{
    struct consulting c = consulting_begin();

    consulting_wants(&c, GIVEN "take:R1-001 take:R1-002:R1-003", NULL);
    ck_assert_uint_eq(ledger_count(c.ledger, KIND_POINT), 3);
    ck_assert_int_eq(position_members(c.ledger, alliance), 2);
    job_end(&c.job);
}
END_TEST

START_TEST(what_is_stated_stays_true)
{
    struct consulting c = consulting_begin();

    consulting_wants(&c, GIVEN "take:R1-001 speak", NULL);
    ck_assert_int_eq(position_find(c.ledger, alliance)->represents, 1);
    consulting_wants(&c, "take:R1-002", NULL);
    ck_assert_int_eq(position_find(c.ledger, alliance)->represents, 2);
    ck_assert_int_eq(
        position_find(c.ledger, alliance)->status, SUBMISSION_SUBMITTED);
    job_end(&c.job);
}
END_TEST

static const struct round *round_of(const struct consulting *c)
{
    return ledger_find(c->ledger, KIND_ROUND, "R1");
}

START_TEST(days_open_are_whole_and_without_pauses)
{
    struct consulting c = consulting_begin();

    consulting_wants(&c, "add", NULL);
    ck_assert_int_eq(round_days_planned(round_of(&c)), 28);
    ck_assert_int_eq(round_days_open(round_of(&c), "2026-03-20T10:00"), 0);
    consulting_wants(&c, "open", NULL);
    ck_assert_int_eq(round_days_open(round_of(&c), "2026-03-03T09:59"), 0);
    ck_assert_int_eq(round_days_open(round_of(&c), "2026-03-03T10:00"), 1);
    ck_assert_int_eq(round_days_open(round_of(&c), "2027-01-01T00:00"), 28);
    consulting_wants(&c, "at:2026-03-05T10:00 pause", NULL);
    ck_assert_int_eq(round_days_open(round_of(&c), "2026-03-09T10:00"), 3);
    consulting_wants(&c, "at:2026-03-07T10:00 resume", NULL);
    ck_assert_int_eq(round_days_open(round_of(&c), "2026-03-09T10:00"), 5);
    consulting_wants(&c, "at:2026-03-10T10:00 close:enough", NULL);
    ck_assert_int_eq(round_days_open(round_of(&c), "2026-04-09T10:00"), 6);
    ck_assert_str_eq(round_of(&c)->ended_reason, "enough");
    job_end(&c.job);
}
END_TEST

START_TEST(an_extension_is_kept)
{
    struct consulting c = consulting_begin();
    const struct extension *extension;

    consulting_wants(&c, "add open extend:2026-04-08T17:00", NULL);
    extension = ledger_find(c.ledger, KIND_EXTENSION, "R1-X01");
    ck_assert_str_eq(extension->old_close, "2026-03-30T17:00");
    ck_assert_str_eq(extension->new_close, "2026-04-08T17:00");
    ck_assert_str_eq(extension->reason, "asked for");
    ck_assert_str_eq(round_of(&c)->closes, "2026-04-08T17:00");
    job_end(&c.job);
}
END_TEST

START_TEST(opening_keeps_how_each_clause_reads)
{
    struct consulting c = consulting_begin();
    const struct round_item *item;

    consulting_wants(
        &c, "add scope-clause:volume.release scope:call-off open", NULL);
    item = ledger_find(c.ledger, KIND_ROUND_ITEM, "R1/volume.release");
    ck_assert_str_eq(item->variant, "option");
    ck_assert_str_eq(item->version, "2");
    ck_assert_str_eq(item->text, "aaaa");
    item = ledger_find(c.ledger, KIND_ROUND_ITEM, "R1/call-off");
    ck_assert_ptr_null(item->text);
    round_freeze(c.act, "R1", "R1", "cccc");
    ck_assert_str_eq(round_of(&c)->sha256, "cccc");
    job_end(&c.job);
}
END_TEST

/* ---- tokens ----------------------------------------------------------- */

#define TOKEN "R1-I01.2026-06-28T1700.5a17."

START_TEST(a_token_says_what_it_is_for_and_is_not_kept)
{
    struct consulting c = consulting_begin();
    const struct invitation *found;

    consulting_wants(&c, "add invite:beacon", NULL);
    ck_assert(text_starts(c.gave, TOKEN));
    found = invitation_check(
        &c.job, c.ledger, c.gave, consulting_key, "2026-06-28T16:59");
    ck_assert_str_eq(found->organisation, "beacon");
    ck_assert_str_eq(
        invitation_token(c.job.arena, found, consulting_key), c.gave);
    ck_assert_uint_eq(strlen(found->token_hash), 64);
    ck_assert_ptr_null(strstr(c.gave, found->token_hash));
    job_end(&c.job);
}
END_TEST

static void refuses(struct consulting *c, const char *token,
    const unsigned char *key, const char *at, const char *finding)
{
    struct job other = job_begin();

    ck_assert_ptr_null(invitation_check(&other, c->ledger, token, key, at));
    ck_assert_str_eq(findings_first(other.findings)->id, finding);
    job_end(&other);
}

START_TEST(another_token_is_refused_with_the_reason)
{
    static const unsigned char other_key[32] = "of another machine";
    struct consulting c = consulting_begin(), other = consulting_begin();
    const char *at = "2026-03-05T10:00", *token;

    consulting_wants(&c, "add invite:beacon", NULL);
    token = c.gave;
    refuses(&c, token, consulting_key, "2026-06-28T17:00", "token-over");
    refuses(&c, token, other_key, at, "token-wrong");
    refuses(&other, token, consulting_key, at, "token-foreign");
    refuses(&c, "", consulting_key, at, "token-wrong");
    refuses(&c, "R1-I01", consulting_key, at, "token-wrong");
    refuses(&c, TOKEN, consulting_key, at, "token-wrong");
    consulting_wants(&c, "revoke:R1-I01", NULL);
    refuses(&c, token, consulting_key, at, "token-revoked");
    job_end(&c.job);
    job_end(&other.job);
}
END_TEST

/* Another salt is what two projects with one key have. */
START_TEST(the_same_invitation_of_another_project_is_foreign)
{
    struct consulting c = consulting_begin();
    struct invitation theirs = { { "R1-I01" }, .salt = "0fb3",
        .until = "2026-06-28T17:00" };

    consulting_wants(&c, "add invite:beacon", NULL);
    refuses(&c, invitation_token(c.job.arena, &theirs, consulting_key),
        consulting_key, "2026-03-05T10:00", "token-foreign");
    job_end(&c.job);
}
END_TEST

/* Every letter of it counts: none can be changed, left out or put in. */
START_TEST(a_changed_token_is_refused)
{
    struct consulting c = consulting_begin();
    const char *at = "2026-03-05T10:00";
    char *changed;

    consulting_wants(&c, "add invite:beacon", NULL);
    for (size_t i = 0; i < strlen(c.gave); i++) {
        changed = arena_copy(c.job.arena, c.gave);
        changed[i] = changed[i] == '1' ? '2' : '1';
        ck_assert_ptr_null(
            invitation_check(&c.job, c.ledger, changed, consulting_key, at));
        changed =
            arena_format(c.job.arena, "%.*s%s", (int)i, c.gave, c.gave + i + 1);
        ck_assert_ptr_null(
            invitation_check(&c.job, c.ledger, changed, consulting_key, at));
    }
    job_end(&c.job);
}
END_TEST

/* ---- receipts --------------------------------------------------------- */

START_TEST(a_receipt_says_what_was_received)
{
    struct consulting c = consulting_begin();

    consulting_wants(&c, OPENED "submit:beacon", NULL);
    ck_assert_str_eq(
        submission_receipt_words(c.job.arena, c.ledger, "R1-S01", "f00d"),
        "Receipt R1-S01\n"
        "From: beacon\n"
        "Round: R1, Heads of terms\n"
        "Received: 2 March 2026, 10:00, by web\n"
        "Status: submitted in time\n"
        "Points: 0\n"
        "In the record: f00d\n");
    job_end(&c.job);
}
END_TEST

/* ---- whatever happens ------------------------------------------------- */

static uint64_t state;

static size_t draw(size_t count)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % count);
}

static const char *one_of(const char *const *words, size_t count)
{
    return words[draw(count)];
}
#define ONE_OF(words) one_of(words, sizeof words / sizeof *words)

static const char *const verbs[] = { "submit:%s", "submit:%s", "submit:%s",
    "supersede:%s", "give:%s:homes-alliance", "invite:%s", "open", "pause",
    "resume", "close", "close:why", "cancel:why", "publish", "point:R1-S0%d",
    "point:R1-S0%d", "take:R1-00%d", "take-all", "leave-out:R1-00%d:why",
    "support:R1-00%d:harbour", "take:R1-00%d:R1-002", "hold", "go-on", "speak",
    "speak:2", "extend:2026-04-20T17:00", "accept:R1-S0%d:why",
    "withdraw:R1-S0%d:why", "revoke:R1-I0%d", "mark:R1-I0%d", "show:R1-S0%d" };
static const char *const organisations[] = { "beacon", "harbour", "westhaven",
    "homes-alliance" };
static const char *const people[] = { "south-1", "south-1", "beacon-1",
    "harbour-1", "westhaven-1", "homes-alliance-1" };

static char *draw_step(struct arena *arena)
{
    const char *verb = ONE_OF(verbs);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    if (strstr(verb, "%s") != NULL)
        return arena_format(arena, verb, ONE_OF(organisations));
    if (strstr(verb, "%d") != NULL)
        return arena_format(arena, verb, (int)(1 + draw(9)));
#pragma GCC diagnostic pop
    return arena_copy(arena, verb);
}

static void check_count(const struct consulting *c, const char *organisation)
{
    int live = 0, waiting = 0, internal = 0;

    for (const struct named *n = ledger_first(c->ledger, KIND_SUBMISSION);
         n != NULL; n = n->next) {
        const struct submission *s = n->thing;

        if (!text_same(s->organisation, organisation))
            continue;
        live += submission_is_live(c->ledger, s);
        waiting += s->association == NULL && submission_is_waiting(s);
        internal += s->association != NULL && submission_is_waiting(s);
    }
    ck_assert_int_le(live, 1);
    ck_assert_int_le(waiting, 1);
    ck_assert_int_le(internal, 1);
}

static bool was_ever_invited(
    const struct consulting *c, const struct submission *s)
{
    for (const struct named *n = ledger_first(c->ledger, KIND_INVITATION);
         n != NULL; n = n->next) {
        const struct invitation *i = n->thing;

        if (text_same(i->organisation, s->organisation) ||
            text_same(i->organisation, s->association))
            return true;
    }
    return false;
}

static void check_submission(
    const struct consulting *c, const struct submission *s)
{
    const struct round *round = round_of(c);
    bool in_time = strcmp(s->submitted_at, round->opens) >= 0 &&
                   strcmp(s->submitted_at, round->closes) < 0;

    ck_assert(round->status != ROUND_PLANNED);
    ck_assert(was_ever_invited(c, s));
    if (s->status == SUBMISSION_SUBMITTED || s->status == SUBMISSION_INTERNAL)
        ck_assert(in_time);
    if (s->status == SUBMISSION_LATE_ACCEPTED)
        ck_assert(s->late_reason != NULL && s->late_by != NULL);
    if (s->status == SUBMISSION_LATE || s->status == SUBMISSION_LATE_ACCEPTED)
        ck_assert(!in_time || round->closed_at != NULL);
    if (s->represents > 0)
        ck_assert_int_le(
            s->represents, party_members(c->ledger, s->organisation));
    ck_assert((s->status == SUBMISSION_INTERNAL) <= (s->association != NULL));
    ck_assert(s->supersedes == NULL ||
              ledger_find(c->ledger, KIND_SUBMISSION, s->supersedes) != NULL);
}

/* A point of a position names no member, and its author is nobody. */
static void check_point(const struct consulting *c, const struct point_made *p)
{
    const struct submission *s =
        ledger_find(c->ledger, KIND_SUBMISSION, p->submission);

    ck_assert_str_eq(p->organisation, s->organisation);
    if (s->association != NULL)
        ck_assert(!point_counts(c->ledger, p));
}

static void check_all(const struct consulting *c)
{
    for (const struct named *n = ledger_first(c->ledger, KIND_POINT); n != NULL;
         n = n->next)
        check_point(c, n->thing);
    for (size_t i = 0; i < sizeof organisations / sizeof *organisations; i++)
        check_count(c, organisations[i]);
    for (const struct named *n = ledger_first(c->ledger, KIND_SUBMISSION);
         n != NULL; n = n->next)
        check_submission(c, n->thing);
}

/* Acts of one consultation in the order of time. */
static size_t act_at_random(int count)
{
    struct consulting c = consulting_begin();
    size_t allowed = 0;

    consulting_wants(&c, OPENED, NULL);
    for (int i = 0; i < count; i++) {
        c.by = ONE_OF(people);
        c.at = arena_format(
            c.job.arena, "2026-%02d-%02dT12:00", 3 + i / 28, 3 + i % 28);
        if (consulting_step(&c, draw_step(c.job.arena))) {
            allowed++;
            check_all(&c);
        } else {
            ck_assert_ptr_null(c.act->puts);
        }
    }
    job_end(&c.job);
    return allowed;
}

START_TEST(random_acts_leave_one_submission_that_counts)
{
    size_t allowed = 0;

    state = 20260302;
    printf("seed %" PRIu64 "\n", state);
    for (int i = 0; i < 1000; i++)
        allowed += act_at_random(56);
    ck_assert_uint_gt(allowed, 3000);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rounds");
    TCase *tcase = tcase_create("rounds");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_loop_test(tcase, each_act_is_allowed_or_refused, 0,
        (int)(sizeof moves / sizeof *moves));
    tcase_add_test(tcase, one_submission_of_each_organisation);
    tcase_add_test(
        tcase, what_came_in_time_counts_until_a_late_one_is_accepted);
    tcase_add_test(tcase, a_member_may_give_and_submit);
    tcase_add_test(tcase, an_association_says_what_its_members_said);
    tcase_add_test(tcase, a_position_speaks_for_whom_it_carries);
    tcase_add_test(tcase, one_point_may_carry_two_members);
    tcase_add_test(tcase, what_is_stated_stays_true);
    tcase_add_test(tcase, days_open_are_whole_and_without_pauses);
    tcase_add_test(tcase, an_extension_is_kept);
    tcase_add_test(tcase, opening_keeps_how_each_clause_reads);
    tcase_add_test(tcase, a_token_says_what_it_is_for_and_is_not_kept);
    tcase_add_test(tcase, another_token_is_refused_with_the_reason);
    tcase_add_test(tcase, the_same_invitation_of_another_project_is_foreign);
    tcase_add_test(tcase, a_changed_token_is_refused);
    tcase_add_test(tcase, a_receipt_says_what_was_received);
    tcase_add_test(tcase, random_acts_leave_one_submission_that_counts);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/*
 * Consulting: steps of a consultation written as words, for tests of the rules.
 *
 *   "as:south-1 at:2026-03-05T10:00 add invite:beacon open submit:beacon"
 *
 * Everything happens in round R1, of a pack that holds the document call-off
 * with the clauses volume.release and price.uplift. The lead is south; beacon
 * and harbour are members of homes-alliance, westhaven is of nothing.
 */
#ifndef TESTS_CONSULTING_H
#define TESTS_CONSULTING_H

#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/invitation.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/position.h"
#include "govern/refusal.h"
#include "govern/round.h"
#include "govern/submission.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

struct consulting {
    struct job job;
    struct ledger *ledger;
    const char *by, *at;
    const char *gave; /* what the last step gave: a key, a token */
    struct act *act;  /* of the last step */
};

static const unsigned char consulting_key[32] = "of the tests";

static const struct round_text consulting_texts[] = {
    { "call-off", NULL, NULL, NULL, NULL },
    { "call-off", "volume.release", "option", "2", "aaaa" },
    { "call-off", "price.uplift", "index", "1", "bbbb" },
};
enum { CONSULTING_TEXTS = 3 };

static inline void consulting_party(struct consulting *c, const char *key,
    enum party_side side, enum capacity capacity, bool is_lead)
{
    struct act *act = act_begin(c->ledger, "party", NULL, c->at);
    struct organisation organisation = { { key }, key, side, capacity,
        is_lead };
    struct person person = { .organisation = key, .name = "Somebody" };

    ck_assert(party_add_organisation(&c->job, act, &organisation));
    ck_assert_ptr_nonnull(party_add_person(&c->job, act, &person));
}

static inline struct consulting consulting_begin(void)
{
    struct consulting c = {
        .job = job_begin(), .by = "south-1", .at = "2026-03-02T10:00"
    };
    struct act *act;

    c.ledger = ledger_new(c.job.arena);
    act = act_begin(c.ledger, "party", NULL, c.at);
    consulting_party(&c, "south", SIDE_COUNCIL, CAPACITY_COUNCIL, true);
    consulting_party(&c, "westhaven", SIDE_COUNCIL, CAPACITY_COUNCIL, false);
    consulting_party(&c, "beacon", SIDE_PROVIDER, CAPACITY_PROVIDER, false);
    consulting_party(&c, "harbour", SIDE_PROVIDER, CAPACITY_PROVIDER, false);
    consulting_party(
        &c, "homes-alliance", SIDE_PROVIDER, CAPACITY_TRADE_ASSOCIATION, false);
    ck_assert(party_join(&c.job, act, "homes-alliance", "beacon"));
    ck_assert(party_join(&c.job, act, "homes-alliance", "harbour"));
    return c;
}

/* ---- one step --------------------------------------------------------- */

/* "give:beacon:homes-alliance" taken apart. */
struct step {
    const char *verb, *what, *more;
};

static inline struct step consulting_read(struct arena *arena, char *word)
{
    struct step step = { .verb = arena_copy(arena, word) };
    char *at = strchr(step.verb, ':');

    if (at == NULL)
        return step;
    *at = '\0';
    step.what = at + 1;
    at = strcmp(step.verb, "at") == 0 || strcmp(step.verb, "extend") == 0
             ? NULL
             : strchr(step.what, ':');
    if (at != NULL) {
        *at = '\0';
        step.more = at + 1;
    }
    return step;
}

static inline bool consulting_add(struct consulting *c, const char *least)
{
    struct round round = { .entry = { "R1" },
        .title = "Heads of terms",
        .opens = "2026-03-02T10:00",
        .closes = "2026-03-30T17:00",
        .least_days = least != NULL ? strtoll(least, NULL, 10) : 0 };

    return round_add(&c->job, c->act, &round);
}

static inline bool consulting_round(struct consulting *c, struct step step)
{
    struct job *job = &c->job;
    struct act *act = c->act;
    struct round_item item = {
        .round = "R1", .document = step.what, .clause = step.more
    };

    if (strcmp(step.verb, "add") == 0)
        return consulting_add(c, step.what);
    if (strcmp(step.verb, "scope") == 0)
        return round_scope(job, act, &item, consulting_texts, CONSULTING_TEXTS);
    if (strcmp(step.verb, "scope-clause") == 0) {
        item.document = NULL;
        item.clause = step.what;
        return round_scope(job, act, &item, consulting_texts, CONSULTING_TEXTS);
    }
    if (strcmp(step.verb, "open") == 0)
        return round_open(job, act, "R1", consulting_texts, CONSULTING_TEXTS);
    if (strcmp(step.verb, "open-empty") == 0)
        return round_open(job, act, "R1", consulting_texts, 0);
    if (strcmp(step.verb, "open-document") == 0)
        return round_open(job, act, "R1", consulting_texts, 1);
    if (strcmp(step.verb, "extend") == 0)
        return round_extend(job, act, "R1", step.what, "asked for");
    if (strcmp(step.verb, "pause") == 0)
        return round_pause(job, act, "R1");
    if (strcmp(step.verb, "resume") == 0)
        return round_resume(job, act, "R1");
    if (strcmp(step.verb, "close") == 0)
        return round_close(job, act, "R1", step.what);
    if (strcmp(step.verb, "cancel") == 0)
        return round_cancel(job, act, "R1", step.what);
    if (strcmp(step.verb, "publish") == 0)
        return round_publish(job, act, "R1");
    if (strcmp(step.verb, "takes") == 0)
        return round_takes(job, c->ledger, "R1", c->at, step.more, step.what);
    if (strcmp(step.verb, "takes-clause") == 0)
        return round_takes(job, c->ledger, "R1", c->at, step.what, NULL);
    ck_abort_msg("no step \"%s\"", step.verb);
}

static inline bool consulting_invite(struct consulting *c, struct step step)
{
    struct invitation new = { .round = "R1",
        .organisation = step.what,
        .person = step.more,
        .salt = "5a17" };

    c->gave = invitation_add(&c->job, c->act, &new, consulting_key);
    return c->gave != NULL;
}

static inline bool consulting_submit(
    struct consulting *c, struct step step, bool supersede)
{
    struct submission new = {
        .round = "R1", .organisation = step.what, .association = step.more
    };

    c->gave = submission_for(&c->job, c->act, &new, supersede);
    return c->gave != NULL;
}

/* "point:R1-S01" is one in that submission, about price.uplift. */
static inline bool consulting_point(struct consulting *c, struct step step)
{
    struct point_made new = { .submission = step.what,
        .kind = POINT_PROPOSAL,
        .target = TARGET_CLAUSE,
        .document = "call-off",
        .clause = "price.uplift",
        .text = "The index is the wrong one." };
    struct proposed proposed = {
        .verb = "substitute", .was = "index", .now = "another index"
    };

    c->gave = point_add(&c->job, c->act, &new);
    if (c->gave != NULL)
        (void)point_propose(&c->job, c->act, c->gave, &proposed);
    return c->gave != NULL;
}

/* What an association does with R1-001 and the like. */
static inline bool consulting_position(struct consulting *c, struct step step)
{
    static const struct position_of of = { "R1", "homes-alliance" };
    struct job *job = &c->job;
    struct act *act = c->act;

    if (strcmp(step.verb, "take") == 0)
        return (c->gave = position_take(job, act, of, step.what, step.more)) !=
               NULL;
    if (strcmp(step.verb, "take-all") == 0)
        return position_take_all(job, act, of) > 0;
    if (strcmp(step.verb, "leave-out") == 0)
        return position_leave_out(job, act, of, step.what, step.more);
    if (strcmp(step.verb, "support") == 0)
        return position_support(job, act, of, step.what, step.more);
    if (strcmp(step.verb, "hold") == 0)
        return position_pause(job, act, of, true);
    if (strcmp(step.verb, "go-on") == 0)
        return position_pause(job, act, of, false);
    if (strcmp(step.verb, "speak") == 0)
        return position_submit(
            job, act, of, step.what != NULL ? strtoll(step.what, NULL, 10) : 0);
    return consulting_round(c, step);
}

static inline bool consulting_step(struct consulting *c, char *word)
{
    struct step step = consulting_read(c->job.arena, word);
    struct job *job = &c->job;
    const char *verb = step.verb;

    c->act = act_begin(c->ledger, verb, c->by, c->at);
    if (strcmp(verb, "as") == 0)
        return (c->by = step.what) != NULL;
    if (strcmp(verb, "at") == 0)
        return (c->at = step.what) != NULL;
    if (strcmp(verb, "invite") == 0)
        return consulting_invite(c, step);
    if (strcmp(verb, "revoke") == 0)
        return invitation_revoke(job, c->act, step.what);
    if (strcmp(verb, "mark") == 0)
        return invitation_mark(job, c->act, step.what,
            step.more == NULL ? MARK_DELIVERED : MARK_REMINDED);
    if (strcmp(verb, "submit") == 0 || strcmp(verb, "give") == 0)
        return consulting_submit(c, step, false);
    if (strcmp(verb, "supersede") == 0)
        return consulting_submit(c, step, true);
    if (strcmp(verb, "accept") == 0)
        return submission_accept(job, c->act, step.what, step.more);
    if (strcmp(verb, "withdraw") == 0)
        return submission_withdraw(job, c->act, step.what, step.more);
    if (strcmp(verb, "show") == 0)
        return submission_show_as(job, c->act, step.what, PUBLISH_ANONYMOUS);
    if (strcmp(verb, "point") == 0)
        return consulting_point(c, step);
    return consulting_position(c, step);
}

/* ---- steps ------------------------------------------------------------ */

static inline const char *consulting_finding(const struct consulting *c)
{
    const struct finding *finding = findings_first(c->job.findings);

    return finding != NULL ? finding->id : NULL;
}

/*
 * Takes the steps. All but the last must be allowed; the last must be refused
 * with that finding, a cure, and nothing put; NULL: it is allowed too.
 */
static inline void consulting_wants(
    struct consulting *c, const char *steps, const char *finding)
{
    char *rest = arena_copy(c->job.arena, steps);
    char *word = strtok_r(rest, " ", &rest);

    while (word != NULL) {
        char *next = strtok_r(rest, " ", &rest);
        bool allowed = consulting_step(c, word);

        ck_assert_msg(allowed == (next != NULL || finding == NULL),
            "%s, at %s: %s", steps, word,
            allowed ? "allowed" : consulting_finding(c));
        if (!allowed)
            ck_assert_ptr_null(c->act->puts);
        word = next;
    }
    if (finding == NULL)
        return;
    ck_assert_str_eq(consulting_finding(c), finding);
    ck_assert_ptr_nonnull(findings_first(c->job.findings)->hint);
}

#endif

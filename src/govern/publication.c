#include "govern/publication.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/decision.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/refusal.h"
#include "govern/round.h"
#include "govern/submission.h"

#include <string.h>

/* ---- which points ----------------------------------------------------- */

static bool is_question(const struct point_made *point)
{
    return point->kind == POINT_CLARIFICATION;
}

bool publication_is_of(const struct ledger *ledger, const char *round,
    const struct point_made *point)
{
    return text_same(point->round, round) && !is_question(point) &&
           point_counts(ledger, point) &&
           text_same(response_root(ledger, point->entry.key), point->entry.key);
}

/* round NULL: every tenderer's question. */
static bool is_wanted(const struct ledger *ledger, const char *round,
    const struct point_made *point)
{
    if (round != NULL)
        return publication_is_of(ledger, round, point);
    return is_question(point) && point_counts(ledger, point);
}

bool publication_shows(
    const struct ledger *ledger, const struct point_made *point)
{
    const struct submission *submission =
        ledger_find(ledger, KIND_SUBMISSION, point->submission);

    return !point->is_confidential && submission != NULL &&
           submission->publish != PUBLISH_NOT;
}

const struct publication *publication_last(
    const struct ledger *ledger, const char *round)
{
    enum publication_kind kind =
        round != NULL ? PUBLICATION_RESPONSE : PUBLICATION_CLARIFICATION;
    const struct publication *last = NULL;

    for (const struct named *n = ledger_first(ledger, KIND_PUBLICATION);
         n != NULL; n = n->next) {
        const struct publication *p = n->thing;

        if (p->kind == kind && text_same(p->round, round))
            last = p;
    }
    return last;
}

bool publication_is_due(const struct ledger *ledger, const char *round)
{
    if (publication_last(ledger, round) == NULL)
        return true;
    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct point_made *point = n->thing;
        const struct disposition *d = response_of(ledger, point->entry.key);

        if (!is_wanted(ledger, round, point))
            continue;
        if (round != NULL ? d == NULL || d->workflow != WORKFLOW_PUBLISHED
                          : d != NULL && response_is_unpublished(d))
            return true;
    }
    return false;
}

/* ---- what stands in the way ------------------------------------------- */

static struct finding *refuse(
    struct job *job, const char *id, const char *what, const char *keys)
{
    return findings_add(job->findings, SEVERITY_ERROR, id, (struct place){ 0 },
        "%s: %s", what, keys);
}

static bool is_over(struct job *job, const struct round *round)
{
    if (round->status == ROUND_CLOSED || round->status == ROUND_PUBLISHED)
        return true;
    findings_hint(job->findings,
        refuse(job, "round-unclosed", "this round is not closed",
            arena_format(job->arena, "%s is %s", round->entry.key,
                round_statuses[round->status])),
        round->status == ROUND_CANCELLED
            ? "a cancelled round has no response to publish"
            : "close it first: paction round close DIR %s",
        round->entry.key);
    return false;
}

/* Every point that is not ready, by what it lacks. */
struct lacking {
    struct text unanswered, unapproved, stale;
};

static void look(struct lacking *lacking, const struct ledger *ledger,
    const struct names *texts, const char *point)
{
    const struct disposition *d = response_of(ledger, point);

    if (d == NULL)
        text_add_item(&lacking->unanswered, point);
    else if (!response_is_answered(ledger, point))
        text_add_item(&lacking->unapproved, point);
    else if (response_is_stale(ledger, d, texts))
        text_add_item(&lacking->stale, point);
}

static bool is_ready(struct job *job, const struct lacking *lacking)
{
    if (lacking->unanswered.length > 0)
        findings_hint(job->findings,
            refuse(job, "points-unanswered", "these points have no answer",
                lacking->unanswered.bytes),
            "answer each: paction respond DIR POINT... --as ...");
    if (lacking->unapproved.length > 0)
        findings_hint(job->findings,
            refuse(job, "points-unapproved",
                "the answers to these points are not approved",
                lacking->unapproved.bytes),
            "approve them: paction respond approve DIR POINT...");
    if (lacking->stale.length > 0)
        findings_hint(job->findings,
            refuse(job, "responses-stale",
                "the wording that these answers rest on has changed since",
                lacking->stale.bytes),
            "read them again; then paction respond confirm DIR POINT..., or "
            "change them with paction respond");
    return lacking->unanswered.length + lacking->unapproved.length +
               lacking->stale.length ==
           0;
}

/* ---- in their order --------------------------------------------------- */

static const char *later(const char *a, const char *b)
{
    return b != NULL && strcmp(b, a) > 0 ? b : a;
}

/* When the board decided what it cites; NULL: it cites nothing decided. */
static const char *decided_at(
    const struct ledger *ledger, const struct disposition *answer)
{
    const struct decision_made *decision =
        answer->motion != NULL ? decision_of(ledger, answer->motion) : NULL;

    return decision != NULL ? decision->at : NULL;
}

const char *publication_earliest(
    const struct ledger *ledger, const struct disposition *answer)
{
    const struct point_made *point =
        ledger_find(ledger, KIND_POINT, answer->point);
    const struct round *round =
        point != NULL && !is_question(point)
            ? ledger_find(ledger, KIND_ROUND, point->round)
            : NULL;
    const char *earliest = "";

    if (round != NULL)
        earliest = later(earliest, round->closed_at);
    earliest = later(earliest, answer->drafted_at);
    earliest = later(earliest, answer->approved_at);
    return later(earliest, decided_at(ledger, answer));
}

/* round NULL: of the tenderers' questions. */
static bool is_after_all(
    struct job *job, const struct act *act, const char *round)
{
    const struct round *of = ledger_find(act->ledger, KIND_ROUND, round);
    const char *earliest = later("", of != NULL ? of->closed_at : NULL);

    for (const struct named *n = ledger_first(act->ledger, KIND_DISPOSITION);
         n != NULL; n = n->next) {
        const struct disposition *d = n->thing;
        const struct point_made *point =
            ledger_find(act->ledger, KIND_POINT, d->point);

        if (point != NULL && is_wanted(act->ledger, round, point) &&
            response_is_unpublished(d))
            earliest = later(earliest, publication_earliest(act->ledger, d));
    }
    if (strcmp(earliest, act->at) <= 0)
        return true;
    return refusal_add(job, "time-backwards",
        arena_format(job->arena, "give --at %s or later", earliest),
        "it would be published before what it rests on: \"%s\"", earliest);
}

/* ---- words that would name the unnamed -------------------------------- */

static bool names_anyone(
    const struct ledger *ledger, const char *organisation, const char *words)
{
    if (party_is_named(words, party_name(ledger, organisation)))
        return true;
    for (const struct named *n = ledger_first(ledger, KIND_PERSON); n != NULL;
         n = n->next) {
        const struct person *person = n->thing;

        if (text_same(person->organisation, organisation) &&
            party_is_named(words, person->name))
            return true;
    }
    return false;
}

static bool gives_away(struct arena *arena, const struct ledger *ledger,
    const struct point_made *p)
{
    const struct proposed *change;

    if (names_anyone(ledger, p->organisation, point_words(arena, ledger, p)))
        return true;
    for (int i = 1;
         (change = point_proposed(arena, ledger, p->entry.key, i)) != NULL; i++)
        if (names_anyone(ledger, p->organisation, change->now) &&
            !names_anyone(ledger, p->organisation, change->was))
            return true;
    return false;
}

static bool is_unnamed(
    const struct ledger *ledger, const struct point_made *point)
{
    const struct submission *submission =
        ledger_find(ledger, KIND_SUBMISSION, point->submission);

    return is_question(point) ||
           (submission != NULL && submission->publish == PUBLISH_ANONYMOUS);
}

/* Replies of its thread are shown with it, so they are looked at, too. */
static bool keeps_secret(
    struct job *job, const struct ledger *ledger, const char *round)
{
    struct text keys = text_new(job->arena);

    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct point_made *p = n->thing;

        if ((round != NULL ? text_same(p->round, round) && !is_question(p)
                           : is_question(p)) &&
            point_counts(ledger, p) && is_unnamed(ledger, p) &&
            (is_question(p) || publication_shows(ledger, p)) &&
            gives_away(job->arena, ledger, p))
            text_add_item(&keys, p->entry.key);
    }
    if (keys.length == 0)
        return true;
    findings_hint(job->findings,
        refuse(job, "words-name-author",
            "the words of these points would name who asked not to be named",
            keys.bytes),
        "redact the name: paction point redact DIR POINT --words NAME "
        "--reason ...; if it stands in proposed wording, withdraw the point "
        "and add it without the name, or ask whether they will be named: "
        "paction submission publish");
    return false;
}

/* ---- publishing ------------------------------------------------------- */

static void publish_one(
    struct act *act, const struct disposition *d, const char *log)
{
    struct disposition new = *d;

    new.workflow = WORKFLOW_PUBLISHED;
    new.published_at = act->at;
    if (new.log == NULL)
        new.log = log;
    act_put(act, KIND_DISPOSITION, &new);
}

static struct publication begin(
    struct act *act, enum publication_kind kind, const char *round)
{
    return (struct publication){
        .entry = { ledger_next_key(act->ledger, KIND_PUBLICATION, "P-") },
        .kind = kind,
        .round = round,
        .by = act->by,
        .at = act->at,
    };
}

static bool may_publish(struct job *job, struct act *act, const char *round,
    const struct names *texts)
{
    struct lacking lacking = { text_new(job->arena), text_new(job->arena),
        text_new(job->arena) };

    for (const struct named *n = ledger_first(act->ledger, KIND_POINT);
         n != NULL; n = n->next)
        if (publication_is_of(act->ledger, round, n->thing))
            look(&lacking, act->ledger, texts, n->name);
    return is_ready(job, &lacking) && keeps_secret(job, act->ledger, round);
}

bool publication_round(struct job *job, struct act *act, const char *key,
    const struct names *texts, struct publication *new)
{
    const struct round *round;

    if (!party_is_officer(job, act->ledger, act->by))
        return false;
    round = ledger_get(job, act->ledger, KIND_ROUND, key);
    if (round == NULL || !is_over(job, round) ||
        !may_publish(job, act, key, texts) || !is_after_all(job, act, key))
        return false;
    *new = begin(act, PUBLICATION_RESPONSE, key);
    for (const struct named *n = ledger_first(act->ledger, KIND_POINT);
         n != NULL; n = n->next) {
        const struct disposition *d = response_of(act->ledger, n->name);

        if (!publication_is_of(act->ledger, key, n->thing))
            continue;
        new->points++;
        if (response_is_unpublished(d))
            publish_one(act, d, NULL);
    }
    return round->status == ROUND_PUBLISHED || round_publish(job, act, key);
}

/* How many stand in the log already. */
static int64_t logged(const struct ledger *ledger)
{
    int64_t count = 0;

    for (const struct named *n = ledger_first(ledger, KIND_DISPOSITION);
         n != NULL; n = n->next)
        count += ((const struct disposition *)n->thing)->log != NULL;
    return count;
}

static bool are_fresh(
    struct job *job, const struct ledger *ledger, const struct names *texts)
{
    struct lacking lacking = { text_new(job->arena), text_new(job->arena),
        text_new(job->arena) };

    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct disposition *d = response_of(ledger, n->name);

        if (is_wanted(ledger, NULL, n->thing) && d != NULL &&
            (d->log != NULL || response_is_unpublished(d)))
            look(&lacking, ledger, texts, n->name);
    }
    return is_ready(job, &lacking) && keeps_secret(job, ledger, NULL);
}

bool publication_clarifications(struct job *job, struct act *act,
    const struct names *texts, struct publication *new)
{
    const struct ledger *ledger = act->ledger;
    int64_t number = logged(ledger);

    if (!party_is_officer(job, ledger, act->by) ||
        !are_fresh(job, ledger, texts) || !is_after_all(job, act, NULL))
        return false;
    *new = begin(act, PUBLICATION_CLARIFICATION, NULL);
    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct disposition *d = response_of(ledger, n->name);

        if (!is_wanted(ledger, NULL, n->thing) || d == NULL ||
            !response_is_unpublished(d))
            continue;
        if (d->log == NULL)
            number++;
        publish_one(
            act, d, arena_format(job->arena, "CQ-%02lld", (long long)number));
        new->points++;
    }
    if (new->points > 0)
        return true;
    findings_hint(job->findings,
        refuse(job, "nothing-to-publish", "no answer is waiting",
            "tenderers' questions"),
        "answer and approve some first: paction respond list DIR --open");
    return false;
}

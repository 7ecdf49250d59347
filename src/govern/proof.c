#include "govern/proof.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/board.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/refusal.h"
#include "rules/criteria.h"

#include <string.h>

/* ---- looking ---------------------------------------------------------- */

const struct evidence *proof_find(
    const struct ledger *ledger, int64_t criterion, const char *name)
{
    const struct evidence *found = NULL;

    for (const struct named *n = ledger_first(ledger, KIND_EVIDENCE); n != NULL;
         n = n->next) {
        const struct evidence *e = n->thing;

        if (e->criterion == criterion && text_same(e->name, name))
            found = e;
    }
    return found;
}

/* A file stands for every line of it. */
static bool is_at(const char *accepted, const char *place)
{
    size_t length = accepted != NULL ? strlen(accepted) : 0;

    return accepted == NULL ||
           (place != NULL && strncmp(place, accepted, length) == 0 &&
               (place[length] == '\0' || place[length] == ':'));
}

bool proof_accepts(
    const struct ledger *ledger, const char *finding, const char *place)
{
    for (const struct named *n = ledger_first(ledger, KIND_ACCEPTANCE);
         n != NULL; n = n->next) {
        const struct acceptance *a = n->thing;

        if (a->finding != NULL && text_same(a->finding, finding) &&
            is_at(a->place, place))
            return true;
    }
    return false;
}

const struct acceptance *proof_of_point(
    const struct ledger *ledger, const char *point)
{
    for (const struct named *n = ledger_first(ledger, KIND_ACCEPTANCE);
         n != NULL; n = n->next) {
        const struct acceptance *a = n->thing;

        if (a->point != NULL && text_same(a->point, point))
            return a;
    }
    return NULL;
}

/* ---- evidence --------------------------------------------------------- */

static bool is_said(struct job *job, const char *words)
{
    return words != NULL && *text_squeeze(job->arena, words) != '\0';
}

static bool check_dates(
    struct job *job, const struct act *act, const struct evidence *e)
{
    int64_t on, until;

    if (e->on == NULL || !calendar_parse(e->on, &on))
        return refusal_add(
            job, "evidence-date", "--on 2026-11-02", "the paper has no date");
    if (strncmp(e->on, act->at, strlen(e->on)) > 0)
        return refusal_add(job, "evidence-date",
            "record it when it is there, or mend --on",
            "the paper is of %s, which is yet to come", e->on);
    if (e->until == NULL)
        return true;
    if (!calendar_parse(e->until, &until) || until < on)
        return refusal_add(job, "evidence-date",
            "--until a day like 2027-03-31, not before --on",
            "it cannot hold until \"%s\"", e->until);
    return true;
}

static const struct criterion *find_criterion(
    const struct names *criteria, int64_t number)
{
    for (const struct named *n = criteria->first; n != NULL; n = n->next) {
        const struct criterion *c = n->thing;

        if (c->number == number)
            return c;
    }
    return NULL;
}

static bool check_name(struct job *job, const struct criterion *c,
    const struct names *laws, const char *name)
{
    struct text names = text_new(job->arena);

    if (c->evidence == CRITERIA_LAW && name != NULL &&
        names_find(laws, name) != NULL)
        return true;

    for (size_t i = 0; i < c->references.count; i++) {
        if (text_same(c->references.words[i], name))
            return true;
        text_add_item(&names, c->references.words[i]);
    }
    if (c->references.count == 0)
        return refusal_add(job, "evidence-needless",
            "`paction gate DIR` says what it waits for",
            "criterion %lld (%s) takes no paper: the program looks itself",
            (long long)c->number, c->title);
    return refusal_add(job, "evidence-name",
        arena_format(job->arena, "--name one of %s%s", names.bytes,
            c->evidence == CRITERIA_LAW ? ", or the id of a law" : ""),
        "criterion %lld (%s) has no paper named \"%s\"", (long long)c->number,
        c->title, name != NULL ? name : "");
}

static bool check_vote(
    struct job *job, const struct ledger *ledger, const struct evidence *e)
{
    const struct decision_made *d =
        ledger_find(ledger, KIND_DECISION, e->reference);
    const struct motion *motion =
        d != NULL ? ledger_find(ledger, KIND_MOTION, d->motion) : NULL;

    if (motion != NULL && d->outcome == OUTCOME_CARRIED &&
        (motion->kind == MOTION_PROCEDURAL || motion->kind == MOTION_REST))
        return true;
    return refusal_add(job, "evidence-vote",
        "--reference D-12: the key of a decision that carried a motion made "
        "with --procedural or --adopt-rest; `paction decide list DIR` shows "
        "them",
        "\"%s\" is no decision of the board for the pack",
        e->reference != NULL ? e->reference : "");
}

static bool check_evidence(struct job *job, const struct act *act,
    const struct names *criteria, const struct names *laws,
    const struct evidence *e)
{
    const struct criterion *c = find_criterion(criteria, e->criterion);

    if (c == NULL)
        return refusal_add(job, "criterion-unknown",
            "`paction gate DIR` lists them", "there is no criterion %lld",
            (long long)e->criterion);
    if (c->evidence == CRITERIA_VOTE)
        return check_vote(job, act->ledger, e);
    if (!check_name(job, c, laws, e->name) || !check_dates(job, act, e))
        return false;
    return is_said(job, e->reference) ||
           refusal_add(job, "evidence-reference",
               "--reference \"Cabinet paper 14\"", "no paper is named");
}

const char *proof_add(struct job *job, struct act *act,
    const struct names *criteria, const struct names *laws,
    const struct evidence *wanted)
{
    struct evidence new = *wanted;

    if (!party_is_officer(job, act->ledger, act->by) ||
        !check_evidence(job, act, criteria, laws, wanted))
        return NULL;
    new.entry.key = ledger_next_key(act->ledger, KIND_EVIDENCE, "E-");
    new.organisation = ledger_organisation_of(act->ledger, act->by);
    new.by = act->by;
    new.at = act->at;
    act_put(act, KIND_EVIDENCE, &new);
    return new.entry.key;
}

/* ---- acceptances ------------------------------------------------------ */

/* One that was carried and stands, on the clause of the point or on none. */
static bool check_decision(struct job *job, const struct ledger *ledger,
    const struct point_made *point, const char *key)
{
    const struct decision_made *made =
        ledger_get(job, ledger, KIND_DECISION, key);

    if (made == NULL)
        return false;
    if (made->status != DECISION_IN_FORCE)
        return refusal_add(job, "acceptance-decision",
            "name one that is in force: `paction decide list DIR`",
            "decision %s is %s", key, board_decision_statuses[made->status]);
    return made->clause == NULL || point->clause == NULL ||
           text_same(made->clause, point->clause) ||
           refusal_add(job, "acceptance-decision",
               "name the decision on that clause: `paction decide list DIR`",
               "decision %s is on %s, and %s is on %s", key, made->clause,
               point->entry.key, point->clause);
}

static bool check_point(
    struct job *job, const struct ledger *ledger, const struct acceptance *a)
{
    const struct point_made *point =
        ledger_get(job, ledger, KIND_POINT, a->point);

    if (point == NULL)
        return false;
    if (a->decision == NULL)
        return refusal_add(job, "acceptance-decision", "--decision D-03",
            "an objection stands only where the board has decided on it");
    return check_decision(job, ledger, point, a->decision);
}

static bool check_acceptance(
    struct job *job, const struct ledger *ledger, const struct acceptance *a)
{
    if ((a->finding == NULL) == (a->point == NULL))
        return refusal_add(job, "acceptance-what",
            "--finding ID for a warning, or --point R1-014 for an objection",
            "it is not clear what is accepted");
    if (!is_said(job, a->reason))
        return refusal_add(job, "acceptance-reason", "--reason WHY",
            "what is accepted is accepted with a reason");
    if (a->point != NULL)
        return check_point(job, ledger, a);
    return a->decision == NULL ||
           ledger_get(job, ledger, KIND_DECISION, a->decision) != NULL;
}

const char *proof_accept(
    struct job *job, struct act *act, const struct acceptance *wanted)
{
    struct acceptance new = *wanted;

    if (!party_is_officer(job, act->ledger, act->by) ||
        !check_acceptance(job, act->ledger, wanted))
        return NULL;
    new.entry.key = ledger_next_key(act->ledger, KIND_ACCEPTANCE, "A-");
    new.organisation = ledger_organisation_of(act->ledger, act->by);
    new.by = act->by;
    new.at = act->at;
    act_put(act, KIND_ACCEPTANCE, &new);
    return new.entry.key;
}

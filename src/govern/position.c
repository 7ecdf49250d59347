#include "govern/position.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/invitation.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/refusal.h"
#include "govern/round.h"
#include "govern/submission.h"

/* ---- looking ---------------------------------------------------------- */

const struct submission *position_find(
    const struct ledger *ledger, struct position_of of)
{
    const struct submission *waiting =
        submission_waiting(ledger, of.round, of.association, NULL);

    return waiting != NULL ? waiting
                           : submission_live(ledger, of.round, of.association);
}

bool position_was_given(const struct ledger *ledger, struct position_of of,
    const struct point_made *point)
{
    const struct submission *submission =
        ledger_find(ledger, KIND_SUBMISSION, point->submission);

    return submission != NULL && submission->status == SUBMISSION_INTERNAL &&
           text_same(submission->round, of.round) &&
           text_same(submission->association, of.association);
}

static bool stands_in(const struct ledger *ledger, struct position_of of,
    const struct point_made *point)
{
    const struct submission *position = position_find(ledger, of);

    return position != NULL && point != NULL && point->withdrawn_at == NULL &&
           text_same(point->submission, position->entry.key);
}

const char *position_taken_as(const struct ledger *ledger,
    struct position_of of, const struct point_made *point)
{
    const struct grouping *grouping =
        ledger_find(ledger, KIND_GROUPING, point->entry.key);

    return grouping != NULL && grouping->reason == GROUP_CONSOLIDATED &&
                   stands_in(ledger, of,
                       ledger_find(ledger, KIND_POINT, grouping->lead))
               ? grouping->lead
               : NULL;
}

/* Whether the position carries it: it is a part of it, or was taken up. */
static bool is_carried(const struct ledger *ledger, struct position_of of,
    const struct point_made *point)
{
    return point != NULL &&
           (stands_in(ledger, of, point) ||
               (position_was_given(ledger, of, point) &&
                   position_taken_as(ledger, of, point) != NULL));
}

int64_t position_members(const struct ledger *ledger, struct position_of of)
{
    struct names members = names_new(ledger->arena);

    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct point_made *point = n->thing;

        if (position_was_given(ledger, of, point) &&
            is_carried(ledger, of, point))
            names_put(&members, point->organisation, n->thing);
    }
    for (const struct named *n = ledger_first(ledger, KIND_ENDORSEMENT);
         n != NULL; n = n->next) {
        const struct endorsement *e = n->thing;

        if (party_is_member(ledger, of.association, e->organisation) &&
            (e->stance == STANCE_SUPPORT ||
                e->stance == STANCE_SUPPORT_WITH_CHANGES) &&
            is_carried(ledger, of, ledger_find(ledger, KIND_POINT, e->point)))
            names_put(&members, e->organisation, n->thing);
    }
    return (int64_t)members.count;
}

/* ---- what each act begins with ---------------------------------------- */

static bool may_act(
    struct job *job, const struct act *act, struct position_of of)
{
    const struct organisation *association =
        ledger_get(job, act->ledger, KIND_ORGANISATION, of.association);

    if (association == NULL ||
        !round_receives(job, act->ledger, of.round, act->at))
        return false;
    if (association->capacity != CAPACITY_TRADE_ASSOCIATION)
        return refusal_add(job, "association-wrong",
            "only an organisation of the capacity trade-association has a "
            "position of its members",
            "this is no association: \"%s\"", of.association);
    if (invitation_of(act->ledger, of.round, of.association) == NULL)
        return refusal_add(job, "not-invited",
            arena_format(job->arena, "paction invite add DIR %s %s", of.round,
                of.association),
            "%s has no invitation to round %s", of.association, of.round);
    return text_same(
               ledger_organisation_of(act->ledger, act->by), of.association) ||
           refusal_add(job, "position-foreign",
               arena_format(
                   job->arena, "act as a person of %s", of.association),
               "%s does not act for %s", act->by != NULL ? act->by : "nobody",
               of.association);
}

/* What was submitted in time is not changed after the close. */
static bool may_change(
    struct job *job, const struct act *act, const struct submission *position)
{
    const struct round *round =
        ledger_find(act->ledger, KIND_ROUND, position->round);

    return !submission_is_live(act->ledger, position) ||
           round_is_open(round, act->at) ||
           refusal_add(job, "submission-over",
               "what comes now can only take its place: paction submission "
               "give DIR ROUND ASSOCIATION --supersede",
               "round %s is over, and %s has submitted %s", position->round,
               position->organisation, position->entry.key);
}

/* The position as it is; a new one is put by what changes it. */
static bool begin(struct job *job, struct act *act, struct position_of of,
    struct submission *position)
{
    const struct submission *found;

    if (!may_act(job, act, of))
        return false;
    found = position_find(act->ledger, of);
    if (found != NULL) {
        *position = *found;
        return may_change(job, act, found);
    }
    *position = (struct submission){
        .entry = { ledger_next_key(act->ledger, KIND_SUBMISSION,
            arena_format(job->arena, "%s-S", of.round)) },
        .round = of.round,
        .organisation = of.association,
        .status = SUBMISSION_DRAFT,
        .submitted_by = act->by,
        .submitted_at = act->at
    };
    return true;
}

/* ---- taking up -------------------------------------------------------- */

static const struct point_made *get_given(struct job *job,
    const struct act *act, struct position_of of, const char *key)
{
    const struct point_made *point =
        ledger_get(job, act->ledger, KIND_POINT, key);

    if (point == NULL)
        return NULL;
    if (point->withdrawn_at == NULL &&
        position_was_given(act->ledger, of, point))
        return point;
    (void)refusal_add(job, "point-not-given",
        "`paction position show DIR ROUND ASSOCIATION` lists what was",
        "%s is no point that a member has given to %s for round %s", key,
        of.association, of.round);
    return NULL;
}

static void put_paragraphs(struct job *job, struct act *act,
    const struct point_made *point, const char *own)
{
    const struct proposed *proposed;

    for (int i = 1; (proposed = point_proposed(
                         job->arena, act->ledger, point->entry.key, i)) != NULL;
         i++)
        (void)point_propose(job, act, own, proposed);
}

/* The same words, said by the association. */
static const char *put_own(struct job *job, struct act *act,
    const struct point_made *point, const char *position)
{
    struct point_made own = *point;
    const char *key;

    own.submission = position;
    own.author = NULL;
    own.parent = NULL;
    own.created_at = act->at;
    own.source_key = arena_format(job->arena, "position %s", point->entry.key);
    key = point_add(job, act, &own);
    if (key != NULL)
        put_paragraphs(job, act, point, key);
    return key;
}

static const char *put_taken(struct job *job, struct act *act,
    const struct point_made *point, const char *position, const char *into)
{
    struct grouping grouping = { .entry = { point->entry.key },
        .point = point->entry.key,
        .lead = into,
        .reason = GROUP_CONSOLIDATED,
        .by = act->by,
        .at = act->at };

    if (into == NULL)
        grouping.lead = put_own(job, act, point, position);
    if (grouping.lead != NULL)
        act_put(act, KIND_GROUPING, &grouping);
    return grouping.lead;
}

static bool may_take(struct job *job, const struct act *act,
    struct position_of of, const struct point_made *point, const char *into)
{
    const char *taken = position_taken_as(act->ledger, of, point);

    if (taken != NULL)
        return refusal_add(job, "point-taken",
            "withdraw that point first: paction point withdraw DIR POINT "
            "--reason WHY",
            "%s was taken up as %s", point->entry.key, taken);
    return into == NULL ||
           stands_in(
               act->ledger, of, ledger_find(act->ledger, KIND_POINT, into)) ||
           refusal_add(job, "point-not-in-position",
               "name a point that was taken up before",
               "%s is no point of the position of %s", into, of.association);
}

/* Of a submitted position, what it says of its members stays true. */
static void put_position(
    struct act *act, struct position_of of, struct submission *position)
{
    int64_t members;

    act_put(act, KIND_SUBMISSION, position);
    members = position_members(act->ledger, of);
    if (position->status != SUBMISSION_DRAFT &&
        position->represents < members) {
        position->represents = members;
        act_put(act, KIND_SUBMISSION, position);
    }
}

const char *position_take(struct job *job, struct act *act,
    struct position_of of, const char *key, const char *into)
{
    const struct point_made *point;
    struct submission position;
    const char *own;

    if (!begin(job, act, of, &position))
        return NULL;
    point = get_given(job, act, of, key);
    if (point == NULL || !may_take(job, act, of, point, into))
        return NULL;
    act_put(act, KIND_SUBMISSION, &position);
    own = put_taken(job, act, point, position.entry.key, into);
    if (own != NULL)
        put_position(act, of, &position);
    return own;
}

static bool is_to_take(const struct ledger *ledger, struct position_of of,
    const struct point_made *point)
{
    return point->withdrawn_at == NULL &&
           position_was_given(ledger, of, point) &&
           position_taken_as(ledger, of, point) == NULL &&
           ledger_find(ledger, KIND_OMISSION, point->entry.key) == NULL;
}

size_t position_take_all(
    struct job *job, struct act *act, struct position_of of)
{
    struct submission position;
    size_t count = 0;

    if (!begin(job, act, of, &position))
        return 0;
    for (const struct named *n = ledger_first(act->ledger, KIND_POINT);
         n != NULL; n = n->next) {
        if (!is_to_take(act->ledger, of, n->thing))
            continue;
        act_put(act, KIND_SUBMISSION, &position);
        if (put_taken(job, act, n->thing, position.entry.key, NULL) == NULL)
            return 0;
        count++;
    }
    if (count > 0)
        put_position(act, of, &position);
    else
        (void)refusal_add(job, "position-nothing",
            "`paction position show DIR ROUND ASSOCIATION` lists what was "
            "taken up and what left out",
            "there is no point of a member to take up");
    return count;
}

/* ---- leaving out, supporting, pausing --------------------------------- */

bool position_leave_out(struct job *job, struct act *act, struct position_of of,
    const char *key, const char *reason)
{
    const struct point_made *point;
    struct submission position;
    struct omission new = { .entry = { key },
        .point = key,
        .association = of.association,
        .reason = reason,
        .by = act->by,
        .at = act->at };

    if (!begin(job, act, of, &position))
        return false;
    point = get_given(job, act, of, key);
    if (point == NULL || !may_take(job, act, of, point, NULL))
        return false;
    if (reason == NULL || text_squeeze(job->arena, reason)[0] == '\0')
        return refusal_add(job, "reason-missing", "say why with --reason",
            "no reason is given");
    act_put(act, KIND_OMISSION, &new);
    return true;
}

static bool may_support(struct job *job, const struct act *act,
    struct position_of of, const struct point_made *point, const char *member)
{
    const char *own = ledger_organisation_of(act->ledger, act->by);

    if (!party_is_member(act->ledger, of.association, member))
        return refusal_add(job, "not-a-member",
            arena_format(job->arena, "paction party join DIR %s %s",
                of.association, member),
            "%s is not a member of %s", member, of.association);
    if (!text_same(own, member) && !text_same(own, of.association))
        return refusal_add(job, "position-foreign",
            arena_format(job->arena, "act as a person of %s or of %s", member,
                of.association),
            "%s does not act for %s", act->by != NULL ? act->by : "nobody",
            member);
    if (text_same(point->organisation, member))
        return refusal_add(job, "point-own", "other members may support it",
            "%s is the member's own point", point->entry.key);
    return position_was_given(act->ledger, of, point) ||
           stands_in(act->ledger, of, point) ||
           refusal_add(job, "point-not-given",
               "`paction position show DIR ROUND ASSOCIATION` lists the points",
               "%s is neither given to %s nor a point of its position",
               point->entry.key, of.association);
}

bool position_support(struct job *job, struct act *act, struct position_of of,
    const char *key, const char *member)
{
    const struct submission *position;
    const struct point_made *point;
    struct submission changed;
    struct endorsement new = { .point = key,
        .organisation = member,
        .stance = STANCE_SUPPORT,
        .by = act->by,
        .at = act->at };

    if (!round_receives(job, act->ledger, of.round, act->at))
        return false;
    point = ledger_get(job, act->ledger, KIND_POINT, key);
    position = position_find(act->ledger, of);
    if (point == NULL || !may_support(job, act, of, point, member) ||
        (position != NULL && !may_change(job, act, position)))
        return false;
    new.entry.key = arena_format(job->arena, "%s/%s", key, member);
    act_put(act, KIND_ENDORSEMENT, &new);
    if (position != NULL && position->status != SUBMISSION_DRAFT) {
        changed = *position;
        put_position(act, of, &changed);
    }
    return true;
}

bool position_pause(
    struct job *job, struct act *act, struct position_of of, bool paused)
{
    struct submission position;

    if (!begin(job, act, of, &position))
        return false;
    if (position.is_paused == paused)
        return refusal_add(job, "association-paused", "nothing is to be done",
            "%s %s points from its members", of.association,
            paused ? "takes no" : "is taking");
    position.is_paused = paused;
    act_put(act, KIND_SUBMISSION, &position);
    return true;
}

/* ---- submitting ------------------------------------------------------- */

static bool says_something(const struct ledger *ledger, struct position_of of)
{
    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next)
        if (stands_in(ledger, of, n->thing))
            return true;
    return false;
}

static bool is_true(struct job *job, const struct ledger *ledger,
    struct position_of of, int64_t stated)
{
    int64_t counted = position_members(ledger, of);
    int64_t members = party_members(ledger, of.association);

    return (stated >= counted && stated <= members) ||
           refusal_add(job, "represents-wrong",
               "state how many members agree with it, with --for N",
               "%s has %lld members, and the position carries the points or "
               "support of %lld: it cannot be for %lld",
               of.association, (long long)members, (long long)counted,
               (long long)stated);
}

bool position_submit(
    struct job *job, struct act *act, struct position_of of, int64_t stated)
{
    struct submission position;

    if (!begin(job, act, of, &position))
        return false;
    if (!says_something(act->ledger, of))
        return refusal_add(job, "position-empty",
            "take up members' points first: paction position take",
            "the position of %s has no points", of.association);
    if (stated == 0)
        stated = position_members(act->ledger, of);
    if (!is_true(job, act->ledger, of, stated))
        return false;
    position.represents = stated;
    if (position.status == SUBMISSION_DRAFT) {
        position.status =
            round_is_open(
                ledger_find(act->ledger, KIND_ROUND, of.round), act->at)
                ? SUBMISSION_SUBMITTED
                : SUBMISSION_LATE;
        position.submitted_by = act->by;
        position.submitted_at = act->at;
    }
    act_put(act, KIND_SUBMISSION, &position);
    return true;
}

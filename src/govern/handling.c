#include "govern/handling.h"
#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/party.h"
#include "govern/refusal.h"
#include "govern/response.h"

#include <string.h>

/* ---- refusing --------------------------------------------------------- */

static bool refuse(struct job *job, const char *id, const char *what,
    const char *key, const char *cure)
{
    return refusal_add(job, id, cure, "%s: \"%s\"", what, key);
}

static bool is_blank(const char *words)
{
    return words == NULL || words[strspn(words, " \t\r\n")] == '\0';
}

static bool has_reason(struct job *job, const char *reason, const char *key)
{
    return !is_blank(reason) ||
           refuse(job, "point-reason", "no reason is given", key,
               "say why with --reason");
}

/* The organisation's own people may act for it, and the lead's. */
static bool speaks_for(
    struct job *job, const struct act *act, const char *organisation)
{
    const struct organisation *lead = party_lead(act->ledger);
    const char *own = ledger_organisation_of(act->ledger, act->by);

    if (own != NULL && (text_same(own, organisation) ||
                           (lead != NULL && text_same(own, lead->entry.key))))
        return true;
    return refuse(job, "point-not-yours",
        "only its own people, or the lead's, may do this for an organisation",
        organisation, "act as one of them with --by");
}

/* What a member gave its association in private is no business of the lead's.
 */
static bool is_seen(
    struct job *job, const struct act *act, const struct point_made *point)
{
    const char *own = ledger_organisation_of(act->ledger, act->by);

    return (own != NULL && point_may_see(act->ledger, point, own, act->at)) ||
           refuse(job, "point-unseen",
               "this point does not show to whoever does this",
               point->entry.key,
               "what is given to an association in private is its own "
               "business; other points show when the round shows them");
}

static bool is_officers(
    struct job *job, const struct act *act, const struct point_made *point)
{
    return party_is_officer(job, act->ledger, act->by) &&
           is_seen(job, act, point);
}

static const struct point_made *get(
    struct job *job, const struct act *act, const char *key)
{
    return ledger_get(job, act->ledger, KIND_POINT, key);
}

/* ---- withdrawing and supporting --------------------------------------- */

static bool is_published(const struct ledger *ledger, const char *key)
{
    const struct disposition *disposition =
        ledger_find(ledger, KIND_DISPOSITION, key);

    return disposition != NULL && disposition->workflow == WORKFLOW_PUBLISHED;
}

bool handling_withdraw(
    struct job *job, struct act *act, const char *key, const char *reason)
{
    const struct point_made *point = get(job, act, key);
    struct point_made changed;

    if (point == NULL || !speaks_for(job, act, point->organisation) ||
        !is_seen(job, act, point) || !has_reason(job, reason, key))
        return false;
    if (point->withdrawn_at != NULL)
        return refuse(job, "point-withdrawn", "it was withdrawn already", key,
            "there is nothing more to do");
    if (is_published(act->ledger, key))
        return refuse(job, "point-published",
            "the answer to it is published already", key,
            "what was said and answered stays; make a new point if the view "
            "has changed");
    changed = *point;
    changed.withdrawn_at = act->at;
    changed.withdrawn_reason = reason;
    act_put(act, KIND_POINT, &changed);
    return true;
}

static bool may_endorse(struct job *job, const struct act *act,
    const struct point_made *point, const char *organisation)
{
    const char *key = point->entry.key;
    const char *own = ledger_organisation_of(act->ledger, act->by);

    if (text_same(point->organisation, organisation))
        return refuse(job, "point-own", "this is the organisation's own point",
            key, "others support or oppose it");
    if (!point_counts(act->ledger, point))
        return refuse(job, "point-not-counted",
            "this point is withdrawn, or its submission does not count", key,
            "see it with: point show DIR POINT");
    return !text_same(own, organisation) ||
           point_may_see(act->ledger, point, organisation, act->at) ||
           refuse(job, "point-unseen",
               "the round does not show this point to others", key,
               "ask the lead to record it, or wait until the round shows "
               "others' points");
}

bool handling_endorse(struct job *job, struct act *act, const char *key,
    const char *organisation, enum stance stance)
{
    const struct point_made *point = get(job, act, key);
    struct endorsement new = { .point = key,
        .organisation = organisation,
        .stance = stance,
        .by = act->by,
        .at = act->at };

    if (point == NULL ||
        ledger_get(job, act->ledger, KIND_ORGANISATION, organisation) == NULL ||
        !speaks_for(job, act, organisation) ||
        !may_endorse(job, act, point, organisation))
        return false;
    new.entry.key = arena_format(job->arena, "%s/%s", key, organisation);
    act_put(act, KIND_ENDORSEMENT, &new);
    return true;
}

/* ---- grouping --------------------------------------------------------- */

static bool may_follow(struct job *job, const struct act *act,
    const struct point_made *lead, const char *key)
{
    const struct point_made *point = get(job, act, key);

    if (point == NULL || !is_seen(job, act, point))
        return false;
    if (text_same(key, lead->entry.key))
        return refuse(job, "group-itself", "a point cannot follow itself", key,
            "name the lead first, then the points that say the same");
    return text_same(point->round, lead->round) ||
           refuse(job, "group-round", "it is of another round than the lead",
               key, "group the points of one round");
}

static void follow(
    struct act *act, const char *point, const char *lead, enum group_reason why)
{
    struct grouping new = { .entry = { point },
        .point = point,
        .lead = lead,
        .reason = why,
        .by = act->by,
        .at = act->at };

    act_put(act, KIND_GROUPING, &new);
}

/* Those that followed a point which now follows the lead itself. */
static void lead_on(
    struct act *act, const struct names *followers, const char *lead)
{
    for (const struct named *n = ledger_first(act->ledger, KIND_GROUPING);
         n != NULL; n = n->next) {
        const struct grouping *there = n->thing;

        if (there->lead != NULL && names_find(followers, there->lead) != NULL)
            follow(act, there->point, lead, there->reason);
    }
}

bool handling_group(struct job *job, struct act *act, const char *lead,
    const char *const *points, size_t count, enum group_reason reason)
{
    const char *first = point_lead(act->ledger, lead);
    const struct point_made *leader = get(job, act, first);
    struct names followers = names_new(job->arena);
    bool may = leader != NULL && is_officers(job, act, leader);

    for (size_t i = 0; may && i < count; i++)
        may = may_follow(job, act, leader, points[i]);
    if (!may)
        return false;
    for (size_t i = 0; i < count; i++)
        names_put(&followers, points[i], (void *)leader);
    lead_on(act, &followers, first);
    for (size_t i = 0; i < count; i++)
        follow(act, points[i], first, reason);
    return true;
}

bool handling_ungroup(struct job *job, struct act *act, const char *key)
{
    const struct point_made *point = get(job, act, key);
    const struct grouping *there;

    if (point == NULL || !is_officers(job, act, point))
        return false;
    there = ledger_find(act->ledger, KIND_GROUPING, key);
    if (there == NULL || there->lead == NULL)
        return refuse(job, "group-none", "this point follows no other", key,
            "name a point that follows the lead of its group");
    follow(act, key, NULL, there->reason);
    return true;
}

/* ---- redacting -------------------------------------------------------- */

static bool is_inside(const char *text, int64_t at)
{
    return at >= 0 && (size_t)at <= strlen(text) &&
           ((unsigned char)text[at] & 0xC0) != 0x80;
}

static bool put_redaction(struct job *job, struct act *act, const char *point,
    int64_t from, int64_t to, const char *reason)
{
    struct redaction new = { .point = point,
        .from = from,
        .to = to,
        .organisation = ledger_organisation_of(act->ledger, act->by),
        .reason = reason,
        .by = act->by,
        .at = act->at };

    for (int i = 1; i <= POINT_MOST_REDACTIONS; i++) {
        new.entry.key = arena_format(job->arena, "%s/r%d", point, i);
        if (ledger_find(act->ledger, KIND_REDACTION, new.entry.key) == NULL) {
            act_put(act, KIND_REDACTION, &new);
            return true;
        }
    }
    return refuse(job, "redaction-many",
        "so many redactions leave nothing to read", point,
        "redact its whole text at once, with --from 0 --to its end");
}

static const struct point_made *may_redact(
    struct job *job, const struct act *act, const char *key, const char *reason)
{
    const struct point_made *point = get(job, act, key);

    if (point == NULL || !is_officers(job, act, point) ||
        !has_reason(job, reason, key))
        return NULL;
    if (!is_blank(point->text) && !text_same(point->text, ENTRY_ERASED))
        return point;
    refuse(job, "redaction-nothing", "this point has no words to redact", key,
        "see it with: point show DIR POINT");
    return NULL;
}

bool handling_redact(struct job *job, struct act *act, const char *key,
    int64_t from, int64_t to, const char *reason)
{
    const struct point_made *point = may_redact(job, act, key, reason);

    if (point == NULL)
        return false;
    if (from >= to || !is_inside(point->text, from) ||
        !is_inside(point->text, to)) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "redaction-place",
                (struct place){ 0 },
                "bytes %lld to %lld are no part of the words of %s",
                (long long)from, (long long)to, key),
            "it has %zu bytes; or name the words with --words",
            strlen(point->text));
        return false;
    }
    return put_redaction(job, act, key, from, to, reason);
}

bool handling_redact_words(struct job *job, struct act *act, const char *key,
    const char *words, const char *reason)
{
    const struct point_made *point = may_redact(job, act, key, reason);
    const char *at;

    if (point == NULL)
        return false;
    at = is_blank(words) ? NULL : strstr(point->text, words);
    if (at == NULL)
        return refuse(job, "redaction-words",
            "these words do not stand in its text", words,
            "copy them exactly from: point show DIR POINT");
    for (; at != NULL; at = strstr(at + strlen(words), words))
        if (!put_redaction(job, act, key, at - point->text,
                at - point->text + (int64_t)strlen(words), reason))
            return false;
    return true;
}

/* ---- placing ---------------------------------------------------------- */

static void put_placed(struct act *act, const struct point_made *point,
    const struct point_made *on)
{
    struct point_made placed = *point;

    placed.target = on->target;
    placed.document = on->document;
    placed.clause = on->clause;
    placed.variant = on->variant;
    placed.version = on->version;
    placed.in_record = on->in_record;
    placed.address = on->address;
    placed.label = on->label;
    placed.on = on->on;
    placed.source = on->source;
    placed.carrier = "manual";
    if (on->exact != NULL) {
        placed.exact = on->exact;
        placed.prefix = on->prefix;
        placed.suffix = on->suffix;
    }
    act_put(act, KIND_POINT, &placed);
}

/* Replies follow what they reply to in the order of their keys. */
static void put_thread(struct job *job, struct act *act, const char *key,
    const struct point_made *on)
{
    struct names thread = names_new(job->arena);

    names_put(&thread, key, (void *)on);
    for (const struct named *n = ledger_first(act->ledger, KIND_POINT);
         n != NULL; n = n->next) {
        const struct point_made *reply = n->thing;

        if (reply->parent == NULL || names_find(&thread, reply->parent) == NULL)
            continue;
        names_put(&thread, reply->entry.key, (void *)on);
        put_placed(act, reply, on);
    }
}

bool handling_place(struct job *job, struct act *act, const char *key,
    const struct point_made *on)
{
    const struct point_made *point = get(job, act, key);

    if (point == NULL || !is_officers(job, act, point))
        return false;
    put_placed(act, point, on);
    put_thread(job, act, key, on);
    return true;
}

const char *handling_later_key(
    struct arena *arena, const char *point, const char *freeze)
{
    return arena_format(arena, "%s@%s", point, freeze != NULL ? freeze : "now");
}

bool handling_place_later(struct job *job, struct act *act, const char *key,
    const char *freeze, const struct point_made *on)
{
    const struct point_made *point = get(job, act, key);
    struct placement_later new = { .point = key,
        .freeze = freeze,
        .state = "reattached",
        .score = 100,
        .document = on->document,
        .clause = on->clause,
        .address = on->address,
        .label = on->label,
        .confirmed_by = act->by };

    if (point == NULL || !is_officers(job, act, point))
        return false;
    if (freeze != NULL &&
        ledger_get(job, act->ledger, KIND_FREEZE, freeze) == NULL)
        return false;
    new.entry.key = handling_later_key(job->arena, key, freeze);
    act_put(act, KIND_PLACEMENT, &new);
    return true;
}

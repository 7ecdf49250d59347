#include "govern/submission.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/invitation.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/refusal.h"
#include "govern/round.h"

const char *const submission_channels[] = { "web", "docx", "odt", "form",
    "email", "meeting", "phone", NULL };
const char *const submission_statuses[] = { "draft", "internal", "submitted",
    "late", "late-accepted", "withdrawn", "superseded", NULL };
const char *const submission_publishes[] = { "named", "anonymous", "not",
    NULL };

/* ---- looking ---------------------------------------------------------- */

bool submission_is_live(
    const struct ledger *ledger, const struct submission *submission)
{
    (void)ledger;
    return submission->status == SUBMISSION_SUBMITTED ||
           submission->status == SUBMISSION_LATE_ACCEPTED;
}

bool submission_is_waiting(const struct submission *submission)
{
    return submission->status == SUBMISSION_DRAFT ||
           submission->status == SUBMISSION_INTERNAL ||
           submission->status == SUBMISSION_LATE;
}

static bool is_of(const struct submission *submission, const char *round,
    const char *organisation, const char *association)
{
    return text_same(submission->round, round) &&
           text_same(submission->organisation, organisation) &&
           text_same(submission->association, association);
}

const struct submission *submission_live(
    const struct ledger *ledger, const char *round, const char *organisation)
{
    for (const struct named *n = ledger_first(ledger, KIND_SUBMISSION);
         n != NULL; n = n->next)
        if (is_of(n->thing, round, organisation, NULL) &&
            submission_is_live(ledger, n->thing))
            return n->thing;
    return NULL;
}

const struct submission *submission_waiting(const struct ledger *ledger,
    const char *round, const char *organisation, const char *association)
{
    for (const struct named *n = ledger_first(ledger, KIND_SUBMISSION);
         n != NULL; n = n->next)
        if (is_of(n->thing, round, organisation, association) &&
            submission_is_waiting(n->thing))
            return n->thing;
    return NULL;
}

bool submission_may_see(const struct ledger *ledger,
    const struct submission *submission, const char *viewer)
{
    const struct organisation *lead = party_lead(ledger);

    if (text_same(viewer, submission->organisation) ||
        (submission->association != NULL &&
            text_same(viewer, submission->association)))
        return true;
    return submission->association == NULL &&
           submission->status != SUBMISSION_DRAFT && lead != NULL &&
           text_same(viewer, lead->entry.key);
}

/* ---- who may ---------------------------------------------------------- */

static bool is_person_of(const struct act *act, const char *organisation)
{
    return organisation != NULL &&
           text_same(
               ledger_organisation_of(act->ledger, act->by), organisation);
}

static bool is_officer(const struct act *act)
{
    const struct organisation *lead = party_lead(act->ledger);

    return lead != NULL && is_person_of(act, lead->entry.key);
}

/*
 * Whether the act's person is of its organisation, or an officer for it. What
 * is internal is no business of the lead's.
 */
static bool may_bring(
    struct job *job, const struct act *act, const struct submission *submission)
{
    const char *association = submission->association;

    if (is_person_of(act, submission->organisation) ||
        is_person_of(act, association) ||
        (association == NULL && submission->status != SUBMISSION_DRAFT &&
            is_officer(act)))
        return true;
    return refusal_add(job, "submission-foreign",
        arena_format(job->arena, "act as a person of %s%s%s",
            submission->organisation,
            association != NULL ? " or of " : " or as an officer of the lead",
            association != NULL ? association : ""),
        "%s does not act for %s", act->by != NULL ? act->by : "nobody",
        submission->organisation);
}

/* A member is asked by its association, if not by itself. */
static bool is_invited(
    struct job *job, const struct act *act, const struct submission *wanted)
{
    const char *organisation = wanted->organisation;

    if (invitation_of(act->ledger, wanted->round, organisation) != NULL ||
        (wanted->association != NULL &&
            invitation_of(act->ledger, wanted->round, wanted->association) !=
                NULL))
        return true;
    return refusal_add(job, "not-invited",
        arena_format(job->arena, "paction invite add DIR %s %s", wanted->round,
            organisation),
        "%s has no invitation to round %s", organisation, wanted->round);
}

/* ---- giving to an association ----------------------------------------- */

static bool is_accepting(
    struct job *job, const struct act *act, const struct submission *wanted)
{
    const struct submission *position = submission_waiting(
        act->ledger, wanted->round, wanted->association, NULL);

    if (position == NULL)
        position =
            submission_live(act->ledger, wanted->round, wanted->association);
    return position == NULL || !position->is_paused ||
           refusal_add(job, "association-paused",
               "ask the association, or submit for yourself",
               "%s takes no more points from its members for now",
               wanted->association);
}

static bool may_give(
    struct job *job, const struct act *act, const struct submission *wanted)
{
    const struct round *round =
        ledger_find(act->ledger, KIND_ROUND, wanted->round);

    if (wanted->association == NULL)
        return true;
    if (ledger_get(job, act->ledger, KIND_ORGANISATION, wanted->association) ==
        NULL)
        return false;
    if (!party_is_member(
            act->ledger, wanted->association, wanted->organisation))
        return refusal_add(job, "not-a-member",
            arena_format(job->arena, "paction party join DIR %s %s",
                wanted->association, wanted->organisation),
            "%s is not a member of %s", wanted->organisation,
            wanted->association);
    if (!round_is_open(round, act->at))
        return refusal_add(job, "round-not-open",
            "submit for yourself: it is late, and may be accepted",
            "round %s is over: %s takes no more points for it", wanted->round,
            wanted->association);
    return is_accepting(job, act, wanted);
}

/* ---- one for each organisation and round ------------------------------ */

static void put_superseded(struct act *act, const struct submission *old)
{
    struct submission new = *old;

    new.status = SUBMISSION_SUPERSEDED;
    act_put(act, KIND_SUBMISSION, &new);
}

static enum submission_status status_of(
    const struct act *act, const struct submission *wanted)
{
    const struct round *round =
        ledger_find(act->ledger, KIND_ROUND, wanted->round);

    if (wanted->association != NULL)
        return SUBMISSION_INTERNAL;
    return round_is_open(round, act->at) ? SUBMISSION_SUBMITTED
                                         : SUBMISSION_LATE;
}

static const char *make(struct act *act, const struct submission *wanted,
    const struct submission *live, const struct submission *waiting)
{
    struct submission new = *wanted;

    new.entry.key = ledger_next_key(act->ledger, KIND_SUBMISSION,
        arena_format(act->ledger->arena, "%s-S", wanted->round));
    new.status = status_of(act, wanted);
    new.submitted_by = act->by;
    new.submitted_at = act->at;
    if (waiting != NULL)
        put_superseded(act, waiting);
    if (live != NULL && new.status == SUBMISSION_SUBMITTED)
        put_superseded(act, live);
    if (live != NULL || waiting != NULL)
        new.supersedes = (waiting != NULL ? waiting : live)->entry.key;
    act_put(act, KIND_SUBMISSION, &new);
    return new.entry.key;
}

/* What is there already takes more, unless it came in time and now it is late:
   then what comes now would slip in after the close. */
static bool takes_more(
    struct job *job, const struct act *act, const struct submission *live)
{
    const struct round *round =
        ledger_find(act->ledger, KIND_ROUND, live->round);

    return round_is_open(round, act->at) ||
           refusal_add(job, "submission-over",
               "what comes now can only take its place, all of it again: "
               "--supersede; it counts once it is accepted",
               "round %s is over, and %s has submitted %s", live->round,
               live->organisation, live->entry.key);
}

const char *submission_for(struct job *job, struct act *act,
    const struct submission *wanted, bool supersede)
{
    struct ledger *ledger = act->ledger;
    const struct submission *live, *waiting;
    struct submission whose = *wanted;

    if (!round_receives(job, ledger, wanted->round, act->at) ||
        ledger_get(job, ledger, KIND_ORGANISATION, wanted->organisation) ==
            NULL ||
        !is_invited(job, act, wanted) || !may_give(job, act, wanted))
        return NULL;
    waiting = submission_waiting(
        ledger, wanted->round, wanted->organisation, wanted->association);
    live = wanted->association == NULL
               ? submission_live(ledger, wanted->round, wanted->organisation)
               : NULL;
    whose.status = SUBMISSION_SUBMITTED;
    if (!may_bring(job, act, waiting != NULL ? waiting : &whose))
        return NULL;
    if (supersede || (live == NULL && waiting == NULL))
        return make(act, wanted, live, waiting);
    if (waiting != NULL)
        return waiting->entry.key;
    return takes_more(job, act, live) ? live->entry.key : NULL;
}

/* ---- afterwards ------------------------------------------------------- */

static bool has_reason(struct job *job, const char *reason)
{
    return (reason != NULL && text_squeeze(job->arena, reason)[0] != '\0') ||
           refusal_add(job, "reason-missing", "say why with --reason",
               "no reason is given");
}

bool submission_accept(
    struct job *job, struct act *act, const char *key, const char *reason)
{
    const struct submission *late, *live;
    struct submission new;

    if (!party_is_officer(job, act->ledger, act->by))
        return false;
    late = ledger_get(job, act->ledger, KIND_SUBMISSION, key);
    if (late == NULL)
        return false;
    if (late->status != SUBMISSION_LATE)
        return refusal_add(job, "submission-not-late",
            "only what came late waits to be accepted", "submission %s is %s",
            key, submission_statuses[late->status]);
    if (!round_receives(job, act->ledger, late->round, act->at) ||
        !has_reason(job, reason))
        return false;
    live = submission_live(act->ledger, late->round, late->organisation);
    if (live != NULL)
        put_superseded(act, live);
    new = *late;
    new.status = SUBMISSION_LATE_ACCEPTED;
    new.late_reason = reason;
    new.late_by = act->by;
    new.late_at = act->at;
    act_put(act, KIND_SUBMISSION, &new);
    return true;
}

/* One that its people, or an officer for them, may change. */
static bool begin_change(struct job *job, const struct act *act,
    const char *key, struct submission *submission)
{
    const struct submission *found =
        ledger_get(job, act->ledger, KIND_SUBMISSION, key);

    if (found == NULL || !may_bring(job, act, found))
        return false;
    *submission = *found;
    return submission_is_live(act->ledger, found) ||
           submission_is_waiting(found) ||
           refusal_add(job, "submission-gone",
               "`paction submission list DIR` says what took its place",
               "submission %s is %s", key, submission_statuses[found->status]);
}

bool submission_withdraw(
    struct job *job, struct act *act, const char *key, const char *reason)
{
    struct submission new;

    if (!begin_change(job, act, key, &new) || !has_reason(job, reason))
        return false;
    new.status = SUBMISSION_WITHDRAWN;
    new.withdrawn_at = act->at;
    new.withdrawn_reason = reason;
    act_put(act, KIND_SUBMISSION, &new);
    return true;
}

bool submission_show_as(
    struct job *job, struct act *act, const char *key, enum publish publish)
{
    struct submission new;

    if (!begin_change(job, act, key, &new))
        return false;
    new.publish = publish;
    act_put(act, KIND_SUBMISSION, &new);
    return true;
}

/* ---- the receipt ------------------------------------------------------ */

int64_t submission_points(const struct ledger *ledger, const char *key)
{
    int64_t count = 0;

    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next)
        count +=
            text_same(((const struct point_made *)n->thing)->submission, key);
    return count;
}

static void add_files(
    struct text *text, const struct ledger *ledger, const char *key)
{
    for (const struct named *n = ledger_first(ledger, KIND_FILE); n != NULL;
         n = n->next) {
        const struct kept_file *file = n->thing;

        if (text_same(file->submission, key))
            text_format(text, "  %s, %lld bytes, SHA-256 %s\n",
                file->name != NULL ? file->name : "a file",
                (long long)file->size, file->entry.key);
    }
}

static const char *status_words(const struct submission *submission)
{
    static const char *const words[SUBMISSION_STATUSES] = {
        [SUBMISSION_DRAFT] = "a draft: it is not submitted yet",
        [SUBMISSION_INTERNAL] = "given to your association, which alone sees "
                                "it until it submits its position",
        [SUBMISSION_SUBMITTED] = "submitted in time",
        [SUBMISSION_LATE] = "late: it counts once it is accepted",
        [SUBMISSION_LATE_ACCEPTED] = "late, and accepted",
        [SUBMISSION_WITHDRAWN] = "withdrawn",
        [SUBMISSION_SUPERSEDED] = "superseded by a later one"
    };

    return words[submission->status];
}

const char *submission_receipt_words(struct arena *arena,
    const struct ledger *ledger, const char *key, const char *hash)
{
    const struct submission *submission =
        ledger_find(ledger, KIND_SUBMISSION, key);
    const struct round *round =
        ledger_find(ledger, KIND_ROUND, submission->round);
    struct text text = text_new(arena);

    text_format(&text, "Receipt %s\nFrom: %s\nRound: %s, %s\n", key,
        party_name(ledger, submission->organisation), round->entry.key,
        round->title);
    text_format(&text, "Received: %s, by %s\nStatus: %s\n",
        calendar_time_words(arena, submission->submitted_at),
        submission_channels[submission->channel], status_words(submission));
    if (submission->represents > 0)
        text_format(&text, "On behalf of: %lld members\n",
            (long long)submission->represents);
    text_format(
        &text, "Points: %lld\n", (long long)submission_points(ledger, key));
    add_files(&text, ledger, key);
    if (hash != NULL)
        text_format(&text, "In the record: %s\n", hash);
    return text.bytes;
}

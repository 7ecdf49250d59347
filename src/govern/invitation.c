#include "govern/invitation.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/party.h"
#include "govern/refusal.h"
#include "govern/round.h"
#include "io/digest.h"

#include <string.h>

const char *const invitation_marks[] = { "sent", "delivered", "opened",
    "reminded", NULL };

enum { SIGNATURE_LENGTH = 32, LINK_DAYS = 90, DATE_LENGTH = 10 };

/* ---- tokens ----------------------------------------------------------- */

/* "R1-I03.2026-06-18T1700.9f3c..." is what is signed: safe in an address. */
static const char *signed_part(
    struct arena *arena, const struct invitation *invitation)
{
    const char *until = invitation->until;

    return arena_format(arena, "%s.%.13s%s.%s", invitation->entry.key, until,
        until + 14, invitation->salt);
}

static const char *sign(
    struct arena *arena, const char *words, const unsigned char *key)
{
    const char *all = arena_format(arena, "paction invitation %s", words);

    return arena_format(arena, "%.*s", SIGNATURE_LENGTH,
        digest_signature(arena, key, all, strlen(all)));
}

const char *invitation_token(struct arena *arena,
    const struct invitation *invitation, const unsigned char *key)
{
    const char *words = signed_part(arena, invitation);

    return arena_format(arena, "%s.%s", words, sign(arena, words, key));
}

/* What stands between the first two points, as a time; NULL: none does. */
static const char *time_in(struct arena *arena, const char *token)
{
    const char *start = strchr(token, '.');
    const char *time;

    if (start == NULL || strlen(start + 1) < strlen("2026-06-18T1700."))
        return NULL;
    time = arena_format(arena, "%.13s:%.2s", start + 1, start + 14);
    return calendar_is_time(time) ? time : NULL;
}

static bool refuse_token(
    struct job *job, const char *id, const char *what, const char *cure)
{
    return refusal_add(job, id, cure, "this invitation %s", what);
}

static const char ask_again[] =
    "ask whoever sent it for the link as it was sent, or for a new one";

bool invitation_is_ours(struct job *job, const char *token,
    const unsigned char *key, const char *at)
{
    const char *end = strrchr(token, '.');
    const char *until = time_in(job->arena, token);
    const char *words;

    if (end == NULL || until == NULL)
        return refuse_token(
            job, "token-wrong", "is not one: it was cut or changed", ask_again);
    words = arena_format(job->arena, "%.*s", (int)(end - token), token);
    if (strlen(end + 1) != SIGNATURE_LENGTH ||
        !digest_same(end + 1, sign(job->arena, words, key)))
        return refuse_token(job, "token-wrong",
            "was changed, or was not signed here", ask_again);
    if (strcmp(at, until) >= 0)
        return refuse_token(job, "token-over",
            arena_format(job->arena, "was good until %s",
                calendar_time_words(job->arena, until)),
            "ask whoever sent it for a new one");
    return true;
}

const struct invitation *invitation_check(struct job *job,
    const struct ledger *ledger, const char *token, const unsigned char *key,
    const char *at)
{
    const struct invitation *found;
    const char *name;

    if (!invitation_is_ours(job, token, key, at))
        return NULL;
    name = arena_format(job->arena, "%.*s", (int)strcspn(token, "."), token);
    found = ledger_find(ledger, KIND_INVITATION, name);
    if (found == NULL || !digest_same(found->token_hash,
                             digest_hex(job->arena, token, strlen(token)))) {
        (void)refuse_token(job, "token-foreign", "is of another project",
            "look for it in the project that it was made in");
        return NULL;
    }
    if (found->revoked_at != NULL) {
        (void)refuse_token(job, "token-revoked",
            arena_format(job->arena, "was taken back on %s",
                calendar_time_words(job->arena, found->revoked_at)),
            "ask whoever sent it for a new one");
        return NULL;
    }
    return found;
}

/* ---- asking ----------------------------------------------------------- */

const struct invitation *invitation_of(
    const struct ledger *ledger, const char *round, const char *organisation)
{
    for (const struct named *n = ledger_first(ledger, KIND_INVITATION);
         n != NULL; n = n->next) {
        const struct invitation *i = n->thing;

        if (i->revoked_at == NULL && text_same(i->round, round) &&
            text_same(i->organisation, organisation))
            return i;
    }
    return NULL;
}

static bool is_twice(const struct ledger *ledger, const struct invitation *new)
{
    for (const struct named *n = ledger_first(ledger, KIND_INVITATION);
         n != NULL; n = n->next) {
        const struct invitation *i = n->thing;

        if (i->revoked_at == NULL && text_same(i->round, new->round) &&
            text_same(i->organisation, new->organisation) &&
            text_same(i->person, new->person))
            return true;
    }
    return false;
}

static const char *after_close(struct arena *arena, const struct round *round)
{
    const char *date = arena_format(arena, "%.*s", DATE_LENGTH, round->closes);
    int64_t day;

    if (!calendar_parse(date, &day) || !calendar_is_day(day + LINK_DAYS))
        return round->closes;
    return arena_format(arena, "%s%s", calendar_iso(arena, day + LINK_DAYS),
        round->closes + DATE_LENGTH);
}

static bool may_ask(struct job *job, const struct act *act,
    const struct round *round, const struct invitation *new)
{
    if (round->status > ROUND_PAUSED)
        return refusal_add(job, "round-not-open",
            "invite to a round that is planned or open", "round %s is %s",
            round->entry.key, round_statuses[round->status]);
    if (new->person != NULL &&
        (ledger_get(job, act->ledger, KIND_PERSON, new->person) == NULL ||
            !text_same(ledger_organisation_of(act->ledger, new->person),
                new->organisation)))
        return refusal_add(job, "invitation-person",
            "`paction party list DIR` says who is of whom", "%s is not of %s",
            new->person, new->organisation);
    if (is_twice(act->ledger, new))
        return refusal_add(job, "invitation-twice",
            "revoke that one first: paction invite revoke DIR INVITATION",
            "%s has an invitation to round %s", new->organisation,
            round->entry.key);
    if (!calendar_is_time(new->until) || strcmp(act->at, new->until) >= 0)
        return refusal_add(job, "invitation-time",
            "give --until as 2026-06-18T17:00, later than now",
            "an invitation cannot be good until \"%s\"", new->until);
    return true;
}

const char *invitation_add(struct job *job, struct act *act,
    const struct invitation *wanted, const unsigned char *key)
{
    struct invitation new = *wanted;
    const struct round *round;
    const char *token;

    if (!party_is_officer(job, act->ledger, act->by))
        return NULL;
    round = ledger_get(job, act->ledger, KIND_ROUND, new.round);
    if (round == NULL || ledger_get(job, act->ledger, KIND_ORGANISATION,
                             new.organisation) == NULL)
        return NULL;
    if (new.until == NULL)
        new.until = after_close(job->arena, round);
    if (!may_ask(job, act, round, &new))
        return NULL;
    new.entry.key = ledger_next_key(act->ledger, KIND_INVITATION,
        arena_format(job->arena, "%s-I", new.round));
    token = invitation_token(job->arena, &new, key);
    new.asked_at = act->at;
    new.token_hash = digest_hex(job->arena, token, strlen(token));
    act_put(act, KIND_INVITATION, &new);
    return token;
}

/* ---- the delivery log ------------------------------------------------- */

static bool begin(struct job *job, const struct act *act, const char *key,
    struct invitation *invitation)
{
    const struct invitation *found;

    if (!party_is_officer(job, act->ledger, act->by))
        return false;
    found = ledger_get(job, act->ledger, KIND_INVITATION, key);
    if (found == NULL)
        return false;
    *invitation = *found;
    return found->revoked_at == NULL ||
           refusal_add(job, "invitation-revoked",
               "invite again: paction invite add DIR ROUND ORGANISATION",
               "invitation %s was revoked", key);
}

/* The first time counts, but of reminders the last. */
bool invitation_mark(
    struct job *job, struct act *act, const char *key, enum mark mark)
{
    struct invitation new;
    const char **times[MARKS] = { &new.sent_at, &new.delivered_at,
        &new.opened_at, &new.reminded_at };

    if (!begin(job, act, key, &new))
        return false;
    if (*times[mark] != NULL && mark != MARK_REMINDED)
        return refusal_add(job, "invitation-marked",
            "the first time counts; nothing is to be done",
            "invitation %s was %s at %s", key, invitation_marks[mark],
            *times[mark]);
    *times[mark] = act->at;
    act_put(act, KIND_INVITATION, &new);
    return true;
}

bool invitation_revoke(struct job *job, struct act *act, const char *key)
{
    struct invitation new;

    if (!begin(job, act, key, &new))
        return false;
    new.revoked_at = act->at;
    act_put(act, KIND_INVITATION, &new);
    return true;
}

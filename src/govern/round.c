#include "govern/round.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/party.h"
#include "govern/refusal.h"

#include <stdlib.h>
#include <string.h>

const char *const round_stages[] = { "informal", "formal", "final-check",
    NULL };
const char *const round_statuses[] = { "planned", "open", "paused", "closed",
    "published", "cancelled", NULL };
const char *const round_visibilities[] = { "own", "after-close", "all", NULL };

/* What a status may follow. */
static const bool may_become[ROUND_STATUSES][ROUND_STATUSES] = {
    [ROUND_PLANNED] = { [ROUND_OPEN] = true, [ROUND_CANCELLED] = true },
    [ROUND_OPEN] = { [ROUND_PAUSED] = true,
        [ROUND_CLOSED] = true,
        [ROUND_CANCELLED] = true },
    [ROUND_PAUSED] = { [ROUND_OPEN] = true,
        [ROUND_CLOSED] = true,
        [ROUND_CANCELLED] = true },
    [ROUND_CLOSED] = { [ROUND_PUBLISHED] = true },
};

/* ---- times ------------------------------------------------------------ */

enum { DAY_MINUTES = 1440, LONGEST_KEY = 12 };

/* Of civil time: what people count is what the clock on the wall says. */
static int64_t minutes_of(const char *time)
{
    char date[sizeof "2026-03-02"] = "";
    int64_t day = 0;

    memcpy(date, time, sizeof date - 1);
    if (!calendar_parse(date, &day))
        return 0;
    return day * DAY_MINUTES + atoi(time + 11) * 60 + atoi(time + 14);
}

static bool is_before(const char *a, const char *b)
{
    return strcmp(a, b) < 0;
}

const char *round_end(const struct round *round)
{
    return round->closed_at != NULL &&
                   is_before(round->closed_at, round->closes)
               ? round->closed_at
               : round->closes;
}

static int64_t pause_until(const struct round *round, const char *at)
{
    return round->paused_minutes +
           (round->paused_at != NULL && is_before(round->paused_at, at)
                   ? minutes_of(at) - minutes_of(round->paused_at)
                   : 0);
}

static int64_t days_until(const struct round *round, const char *end)
{
    int64_t minutes =
        minutes_of(end) - minutes_of(round->opens) - pause_until(round, end);

    return minutes > 0 ? minutes / DAY_MINUTES : 0;
}

int64_t round_days_open(const struct round *round, const char *at)
{
    const char *end = round_end(round);

    if (round->status == ROUND_PLANNED)
        return 0;
    return days_until(round, is_before(at, end) ? at : end);
}

int64_t round_days_planned(const struct round *round)
{
    return days_until(round, round_end(round));
}

bool round_is_open(const struct round *round, const char *at)
{
    return round->status == ROUND_OPEN && is_before(at, round->closes);
}

bool round_is_over(const struct round *round, const char *at)
{
    return round->status == ROUND_CLOSED ||
           (round->status == ROUND_OPEN && !is_before(at, round->closes));
}

const char *round_state_words(
    struct arena *arena, const struct round *round, const char *at)
{
    const char *closes = calendar_time_words(arena, round->closes);

    switch (round->status) {
    case ROUND_PLANNED:
        return arena_format(arena, "planned, to open %s",
            calendar_time_words(arena, round->opens));
    case ROUND_OPEN:
        return arena_format(arena,
            round_is_open(round, at) ? "open until %s" : "over since %s",
            closes);
    case ROUND_CLOSED:
        return arena_format(
            arena, "closed %s", calendar_time_words(arena, round_end(round)));
    case ROUND_PAUSED:
        return arena_format(arena, "paused since %s",
            calendar_time_words(arena, round->paused_at));
    default:
        return round_statuses[round->status];
    }
}

/* ---- what each act begins with ---------------------------------------- */

/* A copy of the round, for an officer to change. */
static bool begin(
    struct job *job, struct act *act, const char *key, struct round *round)
{
    const struct round *found;

    if (!party_is_officer(job, act->ledger, act->by))
        return false;
    found = ledger_get(job, act->ledger, KIND_ROUND, key);
    if (found == NULL)
        return false;
    *round = *found;
    return true;
}

static const char *cure_of(const struct round *round)
{
    switch (round->status) {
    case ROUND_PLANNED:
        return "open it first: paction round open DIR ROUND";
    case ROUND_OPEN:
        return "it is open: pause, close or cancel it";
    case ROUND_PAUSED:
        return "resume it first: paction round resume DIR ROUND";
    case ROUND_CLOSED:
        return "it is closed: publish the responses, or add another round";
    default:
        return "nothing more happens to it: add another round";
    }
}

static bool become(
    struct job *job, struct round *round, enum round_status status)
{
    if (!may_become[round->status][status])
        return refusal_add(job, "round-status", cure_of(round),
            "round %s is %s and cannot become %s", round->entry.key,
            round_statuses[round->status], round_statuses[status]);
    round->status = status;
    return true;
}

static bool is_said(const char *words)
{
    return words != NULL && words[strspn(words, " \t\n")] != '\0';
}

static bool has_reason(struct job *job, const char *reason)
{
    return is_said(reason) ||
           refusal_add(job, "reason-missing", "say why with --reason",
               "no reason is given");
}

/* Whether it is open long enough, if nothing more happens. */
static bool is_long_enough(
    struct job *job, const struct round *round, const char *cure)
{
    int64_t days = round_days_planned(round);

    return days >= round->least_days ||
           refusal_add(job, "round-short", cure,
               "round %s would be open for %lld days, and %lld were promised",
               round->entry.key, (long long)days, (long long)round->least_days);
}

static const char extend_first[] =
    "extend it first: paction round extend DIR ROUND --to TIME --reason WHY";

/* ---- planning --------------------------------------------------------- */

static bool is_key(const char *key)
{
    return *key != '\0' && strlen(key) <= LONGEST_KEY &&
           strspn(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                       "0123456789") == strlen(key);
}

static bool has_times(struct job *job, const struct round *round)
{
    const char *times[] = { round->opens, round->closes };

    for (size_t i = 0; i < 2; i++)
        if (times[i] == NULL || !calendar_is_time(times[i]))
            return refusal_add(job, "round-time",
                "give --opens and --closes as 2026-03-20T17:00",
                "\"%s\" is no time", times[i] != NULL ? times[i] : "");
    if (!is_before(round->opens, round->closes))
        return refusal_add(job, "round-time", "give a later --closes",
            "round %s would close before it opens", round->entry.key);
    if (round->least_days < 0)
        return refusal_add(job, "round-time", "give --least-days 28",
            "a round cannot be open for less than no day");
    return is_long_enough(
        job, round, "give a later --closes, or fewer --least-days");
}

bool round_add(struct job *job, struct act *act, const struct round *round)
{
    struct round new = *round;

    if (!party_is_officer(job, act->ledger, act->by))
        return false;
    if (!is_key(new.entry.key))
        return refusal_add(job, "round-key", "call it R1, or Specification2",
            "\"%s\" cannot be the key of a round", new.entry.key);
    if (ledger_find(act->ledger, KIND_ROUND, new.entry.key) != NULL)
        return refusal_add(job, "round-twice", "give it another key",
            "there is a round \"%s\"", new.entry.key);
    if (!is_said(new.title))
        return refusal_add(job, "round-title", "give it with --title",
            "round %s has no title", new.entry.key);
    if (!has_times(job, &new))
        return false;
    new.status = ROUND_PLANNED;
    new.organisation = party_lead(act->ledger)->entry.key;
    act_put(act, KIND_ROUND, &new);
    return true;
}

/* ---- scope ------------------------------------------------------------ */

static const struct round_text *find_text(
    const struct round_item *item, const struct round_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_same(item->clause, texts[i].clause) &&
            (item->document == NULL ||
                text_same(item->document, texts[i].document)))
            return &texts[i];
    return NULL;
}

static const char *name_of(struct job *job, const struct round_item *item)
{
    if (item->clause == NULL || item->document == NULL)
        return item->clause != NULL ? item->clause : item->document;
    return arena_format(job->arena, "%s/%s", item->document, item->clause);
}

static bool is_in_pack(struct job *job, const struct round_item *item,
    const struct round_text *texts, size_t count)
{
    struct names known = names_new(job->arena);
    const char *name = item->clause != NULL ? item->clause : item->document;

    if (find_text(item, texts, count) != NULL)
        return true;
    for (size_t i = 0; i < count; i++)
        names_put(&known,
            item->clause == NULL      ? texts[i].document
            : texts[i].clause != NULL ? texts[i].clause
                                      : "",
            job);
    names_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "scope-unknown",
            (struct place){ 0 }, "\"%s\" is not in the pack",
            name_of(job, item)),
        &known, name,
        "`paction assemble` makes the pack; take one of its documents, or of "
        "the clauses in them");
    return false;
}

bool round_scope(struct job *job, struct act *act,
    const struct round_item *item, const struct round_text *texts, size_t count)
{
    struct round_item new = *item;
    struct round round;

    if (!begin(job, act, item->round, &round))
        return false;
    if (round.status != ROUND_PLANNED)
        return refusal_add(job, "scope-fixed",
            "what is in scope is fixed when a round opens: add another round",
            "round %s is %s", round.entry.key, round_statuses[round.status]);
    if (new.document == NULL &&new.clause == NULL)
        return refusal_add(job, "scope-missing",
            "name it with --document or --clause",
            "nothing is named to be put in scope");
    if (!is_in_pack(job, &new, texts, count))
        return false;
    new.entry.key =
        arena_format(job->arena, "%s/%s", round.entry.key, name_of(job, &new));
    act_put(act, KIND_ROUND_ITEM, &new);
    return true;
}

static bool are_in_pack(struct job *job, const struct ledger *ledger,
    const char *round, const struct round_text *texts, size_t count)
{
    bool are = true;

    for (const struct named *n = ledger_first(ledger, KIND_ROUND_ITEM);
         n != NULL; n = n->next) {
        const struct round_item *item = n->thing;

        if (text_same(item->round, round) &&
            !is_in_pack(job, item, texts, count))
            are = false;
    }
    return are;
}

/* Says of each item how it reads now. */
static void pin(struct act *act, const char *round,
    const struct round_text *texts, size_t count)
{
    for (const struct named *n = ledger_first(act->ledger, KIND_ROUND_ITEM);
         n != NULL; n = n->next) {
        struct round_item item = *(const struct round_item *)n->thing;
        const struct round_text *text = find_text(&item, texts, count);

        if (!text_same(item.round, round))
            continue;
        item.variant = text->variant;
        item.version = text->version;
        item.text = text->sha256;
        act_put(act, KIND_ROUND_ITEM, &item);
    }
}

static bool is_in_scope(const struct ledger *ledger, const char *round,
    const char *clause, const char *document)
{
    bool is_narrow = false;

    for (const struct named *n = ledger_first(ledger, KIND_ROUND_ITEM);
         n != NULL; n = n->next) {
        const struct round_item *item = n->thing;

        if (!text_same(item->round, round))
            continue;
        is_narrow = true;
        if ((item->document == NULL || document == NULL ||
                text_same(item->document, document)) &&
            (item->clause == NULL || text_same(item->clause, clause)))
            return true;
    }
    return !is_narrow || (clause == NULL && document == NULL);
}

/* ---- its life --------------------------------------------------------- */

static void warn_if_early(
    struct job *job, const struct round *round, const char *at)
{
    if (!is_before(at, round->opens))
        return;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "round-early",
            (struct place){ 0 },
            "round %s was to open %s; it is open, and its days count, from %s",
            round->entry.key, calendar_time_words(job->arena, round->opens),
            calendar_time_words(job->arena, at)),
        "tell those who were given the later time");
}

bool round_open(struct job *job, struct act *act, const char *key,
    const struct round_text *texts, size_t count)
{
    struct round round;

    if (!begin(job, act, key, &round))
        return false;
    if (round.status != ROUND_PLANNED)
        return refusal_add(job, "round-status", cure_of(&round),
            "round %s is %s, not planned", key, round_statuses[round.status]);
    round.opens = act->at;
    if (!is_before(round.opens, round.closes))
        return refusal_add(job, "round-past", extend_first,
            "round %s was to close at %s", key, round.closes);
    if (!is_long_enough(job, &round, extend_first))
        return false;
    if (count == 0)
        return refusal_add(job, "scope-empty",
            "`paction assemble` says why the pack has no documents",
            "there is nothing to be commented on");
    if (!are_in_pack(job, act->ledger, key, texts, count) ||
        !become(job, &round, ROUND_OPEN))
        return false;
    warn_if_early(job, ledger_find(act->ledger, KIND_ROUND, key), act->at);
    pin(act, key, texts, count);
    act_put(act, KIND_ROUND, &round);
    return true;
}

void round_freeze(
    struct act *act, const char *key, const char *freeze, const char *sha256)
{
    struct round round =
        *(const struct round *)ledger_find(act->ledger, KIND_ROUND, key);

    round.freeze = freeze;
    round.sha256 = sha256;
    act_put(act, KIND_ROUND, &round);
}

static void put_extension(struct act *act, const struct round *round,
    const char *to, const char *reason)
{
    struct extension extension = { .round = round->entry.key,
        .old_close = round->closes,
        .new_close = to,
        .organisation = round->organisation,
        .reason = reason,
        .by = act->by,
        .at = act->at };

    extension.entry.key = ledger_next_key(act->ledger, KIND_EXTENSION,
        arena_format(act->ledger->arena, "%s-X", round->entry.key));
    act_put(act, KIND_EXTENSION, &extension);
}

bool round_extend(struct job *job, struct act *act, const char *key,
    const char *to, const char *reason)
{
    struct round round;

    if (!begin(job, act, key, &round))
        return false;
    if (!round_is_open(&round, act->at) && round.status != ROUND_PAUSED &&
        round.status != ROUND_PLANNED)
        return refusal_add(job, "round-not-open",
            "once its time is past a round is not extended: accept one by one "
            "what comes late, or add another round",
            "round %s is %s", key,
            round_state_words(job->arena, &round, act->at));
    if (to == NULL || !calendar_is_time(to) || !is_before(round.closes, to) ||
        !is_before(act->at, to))
        return refusal_add(job, "extension-time",
            "give --to as 2026-03-27T17:00, later than now and than the close "
            "as it stands",
            "round %s closes at %s and cannot be extended to \"%s\"", key,
            round.closes, to != NULL ? to : "");
    if (!has_reason(job, reason))
        return false;
    put_extension(act, &round, to, reason);
    round.closes = to;
    act_put(act, KIND_ROUND, &round);
    return true;
}

bool round_pause(struct job *job, struct act *act, const char *key)
{
    struct round round;

    if (!begin(job, act, key, &round))
        return false;
    if (round_is_over(&round, act->at) && round.status == ROUND_OPEN)
        return refusal_add(job, "round-not-open",
            "close it: paction round close DIR ROUND", "round %s is %s", key,
            round_state_words(job->arena, &round, act->at));
    if (!become(job, &round, ROUND_PAUSED))
        return false;
    round.paused_at = act->at;
    act_put(act, KIND_ROUND, &round);
    return true;
}

static void end_pause(struct round *round, const char *at)
{
    round->paused_minutes = pause_until(round, at);
    round->paused_at = NULL;
}

bool round_resume(struct job *job, struct act *act, const char *key)
{
    struct round round;

    if (!begin(job, act, key, &round))
        return false;
    if (round.status != ROUND_PAUSED)
        return refusal_add(job, "round-status", cure_of(&round),
            "round %s is %s, not paused", key, round_statuses[round.status]);
    if (!is_before(act->at, round.closes))
        return refusal_add(job, "round-past", extend_first,
            "round %s was to close at %s", key, round.closes);
    end_pause(&round, act->at);
    if (!is_long_enough(job, &round, extend_first) ||
        !become(job, &round, ROUND_OPEN))
        return false;
    act_put(act, KIND_ROUND, &round);
    return true;
}

bool round_close(
    struct job *job, struct act *act, const char *key, const char *reason)
{
    struct round round;

    if (!begin(job, act, key, &round) || !become(job, &round, ROUND_CLOSED))
        return false;
    if (is_before(act->at, round.closes)) {
        if (!is_said(reason))
            return refusal_add(job, "close-early",
                "wait until then, or say why with --reason",
                "round %s is to be open until %s", key, round.closes);
        round.ended_reason = reason;
    }
    round.closed_at = act->at;
    end_pause(&round, round_end(&round));
    act_put(act, KIND_ROUND, &round);
    return true;
}

bool round_cancel(
    struct job *job, struct act *act, const char *key, const char *reason)
{
    struct round round;

    if (!begin(job, act, key, &round) ||
        !become(job, &round, ROUND_CANCELLED) || !has_reason(job, reason))
        return false;
    round.closed_at = act->at;
    round.ended_reason = reason;
    act_put(act, KIND_ROUND, &round);
    return true;
}

bool round_publish(struct job *job, struct act *act, const char *key)
{
    struct round round;

    if (!begin(job, act, key, &round) || !become(job, &round, ROUND_PUBLISHED))
        return false;
    act_put(act, KIND_ROUND, &round);
    return true;
}

/* ---- what comes in ---------------------------------------------------- */

bool round_receives(struct job *job, const struct ledger *ledger,
    const char *key, const char *at)
{
    const struct round *round = ledger_get(job, ledger, KIND_ROUND, key);

    if (round == NULL)
        return false;
    return round_is_open(round, at) || round_is_over(round, at) ||
           refusal_add(job, "round-not-open", cure_of(round),
               "round %s takes nothing now: it is %s", key,
               round_state_words(job->arena, round, at));
}

bool round_takes(struct job *job, const struct ledger *ledger,
    const char *round, const char *at, const char *clause, const char *document)
{
    if (!round_receives(job, ledger, round, at))
        return false;
    return is_in_scope(ledger, round, clause, document) ||
           refusal_add(job, "scope-outside",
               "`paction round show DIR ROUND` says what is in scope; a "
               "general point may say what else there is to say",
               "\"%s\" is not in scope of round %s",
               clause != NULL ? clause : document, round);
}

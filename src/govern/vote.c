#include "govern/vote.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/motion.h"
#include "govern/refusal.h"

#include <string.h>

/* ---- what must be so -------------------------------------------------- */

static bool check_open(
    struct job *job, const struct motion *motion, const char *at)
{
    if (motion->status != MOTION_OPEN)
        return refusal_add(job, "vote-closed",
            arena_format(job->arena, "see `paction motion show DIR %s`",
                motion->entry.key),
            "voting on this motion is not open: \"%s\"", motion->entry.key);
    if (strcmp(at, motion->opens) >= 0)
        return true;
    return refusal_add(job, "time-backwards",
        "give a time after that with --at", "voting opened only later: \"%s\"",
        motion->opens);
}

static bool check_interest(struct job *job, const struct ledger *ledger,
    const struct motion *motion, const struct seat *seat)
{
    const struct interest *interest =
        motion_withdrawn(ledger, motion, seat->entry.key);

    if (interest == NULL)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "vote-withdrawn",
            (struct place){ 0 },
            "%s has declared an interest and takes no part",
            party_name(ledger, seat->organisation)),
        "it counts as recused (interest %s); nothing needs to be cast",
        interest->entry.key);
    return false;
}

/* A seat that may vote on this motion now. */
static const struct seat *voting_seat(struct job *job, const struct act *act,
    const struct motion *motion, const char *organisation)
{
    const struct seat *seat =
        board_get_seat(job, act->ledger, motion->board, organisation, act->at);

    if (seat == NULL || !check_interest(job, act->ledger, motion, seat))
        return NULL;
    if (seat->has_vote)
        return seat;
    refusal_add(job, "vote-seat",
        arena_format(job->arena,
            "seats with a vote: `paction board show DIR %s`", motion->board),
        "its seat has no vote: \"%s\"", organisation);
    return NULL;
}

static bool check_person(struct job *job, const struct ledger *ledger,
    const struct seat *seat, const char *person, enum cast_as *as)
{
    if (board_speaks_for(ledger, seat, person, as))
        return true;
    return refusal_add(job, "vote-person",
        arena_format(job->arena,
            "its member is %s, its deputy %s; another seat votes for it with "
            "--for, after `paction motion proxy`",
            seat->member != NULL ? seat->member : "anybody of it",
            seat->deputy != NULL ? seat->deputy : "nobody"),
        "who does not speak for this seat: \"%s\"",
        person != NULL ? person : "nobody");
}

/* ---- casting ---------------------------------------------------------- */

static const char *proxy_key(
    struct job *job, const struct motion *motion, const struct seat *from)
{
    return arena_format(
        job->arena, "%s/%s", motion->entry.key, from->organisation);
}

static bool check_proxy(struct job *job, const struct act *act,
    const struct motion *motion, const struct seat *from, const char *through)
{
    const struct seat *to = voting_seat(job, act, motion, through);
    const struct proxy *proxy =
        ledger_find(act->ledger, KIND_PROXY, proxy_key(job, motion, from));
    enum cast_as as;

    if (to == NULL || !check_person(job, act->ledger, to, act->by, &as))
        return false;
    if (proxy != NULL && text_same(proxy->to_seat, to->entry.key))
        return true;
    return refusal_add(job, "proxy-missing",
        arena_format(job->arena,
            "it records one with `paction motion proxy DIR %s %s %s`",
            motion->entry.key, from->organisation, through),
        "it has given no proxy to this seat: \"%s\"", from->organisation);
}

/* An option of the motion, if one must be named. */
static bool check_option(struct job *job, const struct ledger *ledger,
    const struct motion *motion, struct vote *vote)
{
    size_t count;
    const struct option_put *const *options =
        motion_options(job->arena, ledger, motion->entry.key, &count);

    if (vote->ballot != BALLOT_AGREE || count == 0 ||
        motion->kind == MOTION_REST) {
        vote->option = NULL;
        return true;
    }
    if (count == 1 && vote->option == NULL)
        vote->option = options[0]->entry.key;
    for (size_t i = 0; i < count; i++)
        if (text_same(options[i]->entry.key, vote->option))
            return true;
    return refusal_add(job, "vote-option",
        arena_format(
            job->arena, "give --option, a number from 1 to %zu", count),
        "%s: \"%s\"",
        vote->option == NULL ? "say with which option it agrees"
                             : "it has no such option",
        vote->option == NULL ? motion->entry.key : vote->option);
}

static bool check_reason(struct job *job, const struct vote *vote)
{
    if (vote->ballot != BALLOT_BLOCK ||
        (vote->reason != NULL && vote->reason[0] != '\0'))
        return true;
    return refusal_add(job, "reason-missing",
        "say with --reason what must change; whoever drafts needs to know",
        "no reason is given: \"%s\"", "block");
}

const struct vote *vote_cast(struct job *job, struct act *act,
    const struct vote *vote, const char *through)
{
    const struct motion *motion =
        ledger_get(job, act->ledger, KIND_MOTION, vote->motion);
    const struct seat *seat;
    struct vote new = *vote;

    if (motion == NULL || !check_open(job, motion, act->at))
        return NULL;
    seat = voting_seat(job, act, motion, new.organisation);
    if (seat == NULL || !check_option(job, act->ledger, motion, &new) ||
        !check_reason(job, &new))
        return NULL;
    new.cast_as = CAST_PROXY;
    if (through != NULL
            ? !check_proxy(job, act, motion, seat, through)
            : !check_person(job, act->ledger, seat, act->by, &new.cast_as))
        return NULL;
    new.entry.key = ledger_next_key(act->ledger, KIND_VOTE,
        arena_format(job->arena, "%s/v", motion->entry.key));
    new.seat = seat->entry.key;
    new.cast_by = act->by;
    new.at = act->at;
    act_put(act, KIND_VOTE, &new);
    return ledger_find(act->ledger, KIND_VOTE, new.entry.key);
}

bool vote_give_proxy(struct job *job, struct act *act, const char *key,
    const char *from, const char *to)
{
    const struct motion *motion =
        ledger_get(job, act->ledger, KIND_MOTION, key);
    const struct seat *giver, *taker;
    struct proxy new = { .motion = key, .by = act->by, .at = act->at };
    enum cast_as as;

    if (motion == NULL)
        return false;
    if (motion->status != MOTION_DRAFT &&
        !check_open(job, motion, motion->status == MOTION_OPEN ? act->at : ""))
        return false;
    giver = voting_seat(job, act, motion, from);
    taker = giver != NULL ? voting_seat(job, act, motion, to) : NULL;
    if (taker == NULL || !check_person(job, act->ledger, giver, act->by, &as))
        return false;
    if (giver == taker)
        return refusal_add(job, "proxy-self",
            "name another organisation's seat",
            "a seat cannot be its own proxy: \"%s\"", from);
    new.entry.key = proxy_key(job, motion, giver);
    new.from_seat = giver->entry.key;
    new.to_seat = taker->entry.key;
    act_put(act, KIND_PROXY, &new);
    return true;
}

/* ---- counting --------------------------------------------------------- */

const struct vote *vote_last(
    const struct ledger *ledger, const char *motion, const char *seat)
{
    const struct vote *last = NULL;

    for (const struct named *n = ledger_first(ledger, KIND_VOTE); n != NULL;
         n = n->next) {
        const struct vote *vote = n->thing;

        if (text_same(vote->motion, motion) && text_same(vote->seat, seat))
            last = vote;
    }
    return last;
}

static bool is_in_time(const struct vote *vote, const struct motion *motion)
{
    return text_same(vote->motion, motion->entry.key) &&
           motion->opens != NULL && strcmp(vote->at, motion->opens) >= 0 &&
           (motion->closes == NULL || strcmp(vote->at, motion->closes) <= 0);
}

static size_t add_seats(const struct ledger *ledger, const struct board *board,
    const char *at, const struct seat **seats)
{
    const struct seat *seat = NULL;
    size_t count = 0;

    while ((seat = board_next_seat(ledger, board->entry.key, at, seat)) != NULL)
        seats[count++] = seat;
    return count;
}

static size_t add_votes(const struct ledger *ledger,
    const struct motion *motion, const struct vote **votes)
{
    size_t count = 0;

    for (const struct named *n = ledger_first(ledger, KIND_VOTE); n != NULL;
         n = n->next)
        if (is_in_time(n->thing, motion))
            votes[count++] = n->thing;
    return count;
}

static const struct vote *recusal(
    struct arena *arena, const struct motion *motion, const struct seat *seat)
{
    struct vote *vote = ARENA_NEW(arena, struct vote);

    vote->motion = motion->entry.key;
    vote->seat = seat->entry.key;
    vote->organisation = seat->organisation;
    vote->ballot = BALLOT_RECUSED;
    return vote;
}

struct tally_input vote_input(struct arena *arena, const struct ledger *ledger,
    const struct motion *motion, const struct voting_rule *rule, const char *at)
{
    const struct board *board = ledger_find(ledger, KIND_BOARD, motion->board);
    size_t most = ledger_count(ledger, KIND_SEAT);
    const struct seat **seats = arena_alloc(arena, (most + 1) * sizeof *seats);
    const struct vote **votes = arena_alloc(
        arena, (most + ledger_count(ledger, KIND_VOTE) + 1) * sizeof *votes);
    struct tally_input input = {
        .rule = rule, .seats = seats, .votes = votes, .chair = board->chair
    };

    if (motion->closes != NULL)
        at = motion->closes;
    input.seat_count = add_seats(ledger, board, at, seats);
    input.vote_count = add_votes(ledger, motion, votes);
    for (size_t i = 0; i < input.seat_count; i++)
        if (motion_withdrawn(ledger, motion, seats[i]->entry.key) != NULL)
            votes[input.vote_count++] = recusal(arena, motion, seats[i]);
    /* The rest is one thing, not a choice between its clauses. */
    if (motion->kind != MOTION_REST)
        input.options = motion_options(
            arena, ledger, motion->entry.key, &input.option_count);
    return input;
}

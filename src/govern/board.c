#include "govern/board.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/refusal.h"

#include <string.h>

const char *const board_motion_kinds[] = { "adopt", "dispositions",
    "procedural", "rest", NULL };
const char *const board_motion_statuses[] = { "draft", "open", "closed",
    "withdrawn", "void", NULL };
const char *const board_ballots[] = { "agree", "disagree", "abstain", "block",
    "recused", NULL };
const char *const board_cast_as[] = { "representative", "alternate", "proxy",
    NULL };
const char *const board_outcomes[] = { "carried", "lost", "no-quorum", "tied",
    "referred", NULL };
const char *const board_decision_statuses[] = { "in-force", "reopened",
    "superseded", "not-adopted", NULL };

/* ---- who acts --------------------------------------------------------- */

bool board_speaks_for(const struct ledger *ledger, const struct seat *seat,
    const char *person, enum cast_as *as)
{
    *as =
        text_same(seat->deputy, person) ? CAST_ALTERNATE : CAST_REPRESENTATIVE;
    if (person == NULL)
        return false;
    if (text_same(seat->member, person) || text_same(seat->deputy, person))
        return true;
    return seat->member == NULL &&
           text_same(
               ledger_organisation_of(ledger, person), seat->organisation);
}

bool board_is_clerk(struct job *job, const struct ledger *ledger,
    const char *key, const char *person)
{
    const struct board *board = ledger_find(ledger, KIND_BOARD, key);
    const struct seat *chair =
        board != NULL ? ledger_find(ledger, KIND_SEAT, board->chair) : NULL;
    enum cast_as as;

    return (chair != NULL && board_speaks_for(ledger, chair, person, &as)) ||
           party_is_officer(job, ledger, person);
}

/* ---- the board -------------------------------------------------------- */

bool board_add(struct job *job, struct act *act, const struct board *board)
{
    const char *key = board->entry.key;

    if (!party_is_officer(job, act->ledger, act->by) ||
        !party_check_key(job, key))
        return false;
    if (ledger_find(act->ledger, KIND_BOARD, key) != NULL)
        return refusal_add(job, "key-taken", "choose another key",
            "there is such a board: \"%s\"", key);
    if (board->name == NULL || board->name[0] == '\0')
        return refusal_add(
            job, "name-missing", "give it with --name", "no name: \"%s\"", key);
    act_put(act, KIND_BOARD, board);
    return true;
}

/* ---- seats ------------------------------------------------------------ */

const char *board_seat_key(
    struct arena *arena, const char *board, const char *organisation)
{
    return arena_format(arena, "%s/%s", board, organisation);
}

bool board_is_held(const struct seat *seat, const char *at)
{
    return (seat->from == NULL || strcmp(seat->from, at) <= 0) &&
           (seat->until == NULL ||
               strncmp(at, seat->until, strlen(seat->until)) <= 0);
}

const struct seat *board_next_seat(const struct ledger *ledger,
    const char *board, const char *at, const struct seat *after)
{
    const struct named *n = ledger_first(ledger, KIND_SEAT);

    while (after != NULL && n != NULL && n->thing != after)
        n = n->next;
    if (after != NULL && n != NULL)
        n = n->next;
    for (; n != NULL; n = n->next) {
        const struct seat *seat = n->thing;

        if (text_same(seat->board, board) && board_is_held(seat, at))
            return seat;
    }
    return NULL;
}

const struct seat *board_get_seat(struct job *job, const struct ledger *ledger,
    const char *board, const char *organisation, const char *at)
{
    const struct seat *seat;

    if (ledger_get(job, ledger, KIND_BOARD, board) == NULL ||
        ledger_get(job, ledger, KIND_ORGANISATION, organisation) == NULL)
        return NULL;
    seat = ledger_find(
        ledger, KIND_SEAT, board_seat_key(job->arena, board, organisation));
    if (seat != NULL && board_is_held(seat, at))
        return seat;
    refusal_add(job, "seat-none",
        arena_format(job->arena,
            "see `paction board show DIR %s`; `paction board seat DIR %s %s` "
            "gives "
            "it one",
            board, board, organisation),
        "%s: \"%s\"",
        seat == NULL ? "it has no seat on this board"
                     : "it does not hold its seat at that time",
        organisation);
    return NULL;
}

/* Member and deputy are people of the organisation, or nobody. */
static bool check_person(struct job *job, const struct ledger *ledger,
    const struct seat *seat, const char *person)
{
    if (person == NULL)
        return true;
    if (ledger_get(job, ledger, KIND_PERSON, person) == NULL)
        return false;
    if (text_same(ledger_organisation_of(ledger, person), seat->organisation))
        return true;
    return refusal_add(job, "seat-person",
        arena_format(job->arena,
            "name a person of %s: `paction party list DIR`",
            seat->organisation),
        "who sits for another organisation: \"%s\"", person);
}

static const struct motion *open_motion(
    const struct ledger *ledger, const char *board)
{
    for (const struct named *n = ledger_first(ledger, KIND_MOTION); n != NULL;
         n = n->next) {
        const struct motion *motion = n->thing;

        if (motion->status == MOTION_OPEN && text_same(motion->board, board))
            return motion;
    }
    return NULL;
}

/* Whether anything that a tally looks at is otherwise. */
static bool changes_votes(const struct seat *was, const struct seat *now)
{
    return was == NULL || was->has_vote != now->has_vote ||
           was->side != now->side || !text_same(was->from, now->from) ||
           !text_same(was->until, now->until);
}

static bool check_seat(
    struct job *job, const struct ledger *ledger, const struct seat *seat)
{
    const struct seat *was = ledger_find(ledger, KIND_SEAT, seat->entry.key);
    const struct motion *open = open_motion(ledger, seat->board);

    if (!check_person(job, ledger, seat, seat->member) ||
        !check_person(job, ledger, seat, seat->deputy))
        return false;
    if (open == NULL || !changes_votes(was, seat))
        return true;
    return refusal_add(job, "seat-busy",
        arena_format(job->arena,
            "wait until it is decided, or `paction motion withdraw DIR %s`",
            open->entry.key),
        "votes do not change while a motion is open: \"%s\"", open->entry.key);
}

bool board_give_seat(struct job *job, struct act *act, const struct seat *seat)
{
    struct seat new = *seat;

    if (!party_is_officer(job, act->ledger, act->by) ||
        ledger_get(job, act->ledger, KIND_BOARD, new.board) == NULL ||
        ledger_get(job, act->ledger, KIND_ORGANISATION, new.organisation) ==
            NULL)
        return false;
    new.entry.key = board_seat_key(job->arena, new.board, new.organisation);
    if (!check_seat(job, act->ledger, &new))
        return false;
    act_put(act, KIND_SEAT, &new);
    return true;
}

void board_check_balance(struct job *job, const struct ledger *ledger,
    const char *board, const char *at)
{
    int votes[SIDES] = { 0 };
    const struct seat *seat = NULL;

    while ((seat = board_next_seat(ledger, board, at, seat)) != NULL)
        votes[seat->side] += seat->has_vote;
    if (votes[SIDE_COUNCIL] != votes[SIDE_PROVIDER])
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_WARNING, "board-unbalanced",
                (struct place){ 0 },
                "councils have %d seats with a vote, providers %d",
                votes[SIDE_COUNCIL], votes[SIDE_PROVIDER]),
            "both sides decide as equals: give them as many");
}

bool board_set_chair(
    struct job *job, struct act *act, const char *key, const char *organisation)
{
    const struct seat *seat =
        board_get_seat(job, act->ledger, key, organisation, act->at);
    struct board board;

    if (seat == NULL || !board_is_clerk(job, act->ledger, key, act->by))
        return false;
    board = *(const struct board *)ledger_find(act->ledger, KIND_BOARD, key);
    board.chair = seat->entry.key;
    act_put(act, KIND_BOARD, &board);
    return true;
}

/* ---- interests -------------------------------------------------------- */

bool board_declare(
    struct job *job, struct act *act, const struct interest *interest)
{
    const struct seat *seat =
        ledger_get(job, act->ledger, KIND_SEAT, interest->seat);
    struct interest new = *interest;

    if (seat == NULL)
        return false;
    if (!text_same(
            ledger_organisation_of(act->ledger, act->by), seat->organisation) &&
        !board_is_clerk(job, act->ledger, seat->board, act->by))
        return false;
    if (new.text == NULL || new.text[0] == '\0')
        return refusal_add(job, "interest-empty", "say what it is with --text",
            "no interest is said: \"%s\"", new.seat);
    new.entry.key = ledger_next_key(
        act->ledger, KIND_INTEREST, arena_format(job->arena, "%s/i", new.seat));
    new.organisation = seat->organisation;
    new.by = act->by;
    new.at = act->at;
    act_put(act, KIND_INTEREST, &new);
    return true;
}

const struct interest *board_withdrawn(
    const struct ledger *ledger, const char *seat, const char *clause)
{
    for (const struct named *n = ledger_first(ledger, KIND_INTEREST); n != NULL;
         n = n->next) {
        const struct interest *interest = n->thing;

        if (interest->withdraws && text_same(interest->seat, seat) &&
            (interest->clause == NULL || text_same(interest->clause, clause)))
            return interest;
    }
    return NULL;
}

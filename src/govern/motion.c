#include "govern/motion.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/point.h"
#include "govern/refusal.h"
#include "govern/response.h"

#include <string.h>

const char *motion_next_point(struct arena *arena, const char **rest)
{
    const char *start = *rest != NULL ? *rest : "";
    size_t length;

    start += strspn(start, " ");
    length = strcspn(start, " ");
    *rest = start + length;
    return length > 0 ? arena_format(arena, "%.*s", (int)length, start) : NULL;
}

/* ---- options ---------------------------------------------------------- */

const struct option_put *const *motion_options(struct arena *arena,
    const struct ledger *ledger, const char *key, size_t *count)
{
    const struct option_put **all = arena_alloc(
        arena, (ledger_count(ledger, KIND_OPTION) + 1) * sizeof *all);

    *count = 0;
    for (const struct named *n = ledger_first(ledger, KIND_OPTION); n != NULL;
         n = n->next)
        if (text_same(((const struct option_put *)n->thing)->motion, key))
            all[(*count)++] = n->thing;
    return all;
}

static bool is_proposer(const struct ledger *ledger, const char *motion,
    const struct point_made *point)
{
    const char *lead = point_lead(ledger, point->entry.key);

    for (const struct named *n = ledger_first(ledger, KIND_OPTION); n != NULL;
         n = n->next) {
        const struct option_put *option = n->thing;

        if (text_same(option->motion, motion) &&
            (text_same(option->point, lead) ||
                text_same(option->point, point->entry.key)))
            return true;
    }
    return false;
}

/* ---- points that are open --------------------------------------------- */

static bool is_open(const struct ledger *ledger, const char *motion,
    const char *clause, const struct point_made *point)
{
    const struct disposition *disposition =
        ledger_find(ledger, KIND_DISPOSITION, point->entry.key);

    return text_same(point->clause, clause) && point_counts(ledger, point) &&
           (disposition == NULL || disposition->code == DISPOSITION_NONE) &&
           !is_proposer(ledger, motion, point);
}

/* motion may be NULL. */
static void add_open(const struct ledger *ledger, const char *motion,
    const char *clause, struct text *open)
{
    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next)
        if (is_open(ledger, motion, clause, n->thing))
            text_add_item(open, n->name);
}

const char *motion_open_points(
    struct arena *arena, const struct ledger *ledger, const char *clause)
{
    struct text open = text_new(arena);

    add_open(ledger, NULL, clause, &open);
    return open.length > 0 ? open.bytes : NULL;
}

/* Of the clause that it adopts, or of all that are the rest. */
static void add_all_open(struct job *job, const struct ledger *ledger,
    const struct motion *motion, struct text *open)
{
    const struct option_put *const *options;
    size_t count = 0;

    if (motion->kind == MOTION_ADOPT)
        add_open(ledger, motion->entry.key, motion->clause, open);
    if (motion->kind != MOTION_REST)
        return;
    options = motion_options(job->arena, ledger, motion->entry.key, &count);
    for (size_t i = 0; i < count; i++)
        add_open(ledger, motion->entry.key, options[i]->clause, open);
}

bool motion_check_points(struct job *job, const struct ledger *ledger,
    const struct motion *motion, enum severity severity)
{
    struct text open = text_new(job->arena);

    if (motion->despite == NULL)
        add_all_open(job, ledger, motion, &open);
    if (open.length == 0)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, severity, "motion-points-open",
            (struct place){ 0 }, "points on %s wait for an answer: %s",
            motion->clause != NULL ? motion->clause : "its clauses",
            open.bytes),
        "draft one with `paction respond`, or say why the board goes on with "
        "--despite REASON");
    return false;
}

/* ---- adding ----------------------------------------------------------- */

static bool check_dispositions(
    struct job *job, const struct ledger *ledger, const struct motion *motion)
{
    const char *rest = motion->points, *key;
    bool is_sound = true;

    while ((key = motion_next_point(job->arena, &rest)) != NULL) {
        const struct disposition *d =
            ledger_find(ledger, KIND_DISPOSITION, key);

        if (ledger_get(job, ledger, KIND_POINT, key) == NULL) {
            is_sound = false;
        } else if (d == NULL || d->workflow != WORKFLOW_PROPOSED) {
            refusal_add(job, "disposition-missing",
                "draft it with `paction respond`; what is decided or "
                "published needs no vote",
                "no answer to this point is proposed: \"%s\"", key);
            is_sound = false;
        }
    }
    return is_sound;
}

static bool check_content(struct job *job, const struct ledger *ledger,
    const struct motion *motion, size_t options)
{
    static const char *const cures[] = { "name its wordings with --option",
        "name points after --dispositions", "say what with --text",
        "every clause is decided, reserved, or has an open point" };
    bool has_content[] = { motion->clause != NULL && options > 0,
        motion->points != NULL && motion->points[0] != '\0',
        motion->text != NULL && motion->text[0] != '\0', options > 0 };

    if (has_content[motion->kind])
        return motion->kind != MOTION_DISPOSITIONS ||
               check_dispositions(job, ledger, motion);
    return refusal_add(job, "motion-empty",
        arena_format(job->arena, "%s", cures[motion->kind]),
        "there is nothing to vote on: \"%s\"",
        board_motion_kinds[motion->kind]);
}

static bool check_movers(
    struct job *job, const struct act *act, const struct motion *motion)
{
    const char *second = motion->seconded_by;

    if (board_get_seat(job, act->ledger, motion->board, motion->organisation,
            act->at) == NULL ||
        (second != NULL && board_get_seat(job, act->ledger, motion->board,
                               second, act->at) == NULL))
        return false;
    if (!text_same(motion->organisation, second))
        return true;
    return refusal_add(job, "motion-mover",
        "name another organisation with --seconded-by",
        "it cannot second its own motion: \"%s\"", second);
}

/* Whose motion it is may put it in; else who prepares the meeting. */
static bool may_move(
    struct job *job, const struct act *act, const struct motion *motion)
{
    return text_same(ledger_organisation_of(act->ledger, act->by),
               motion->organisation) ||
           board_is_clerk(job, act->ledger, motion->board, act->by);
}

const char *motion_add(struct job *job, struct act *act,
    const struct motion *motion, const struct option_put *options, size_t count)
{
    const struct board *board =
        ledger_get(job, act->ledger, KIND_BOARD, motion->board);
    struct motion new = *motion;

    if (board == NULL || !check_movers(job, act, &new) ||
        !may_move(job, act, &new) ||
        !check_content(job, act->ledger, &new, count))
        return NULL;
    new.entry.key = ledger_next_key(act->ledger, KIND_MOTION, "M-");
    new.status = MOTION_DRAFT;
    new.hides_votes = board->hides_votes;
    if (new.rule == NULL)
        new.rule = board->rule;
    act_put(act, KIND_MOTION, &new);
    for (size_t i = 0; i < count; i++) {
        struct option_put option = options[i];

        option.entry.key =
            arena_format(job->arena, "%s/%zu", new.entry.key, i + 1);
        option.motion = new.entry.key;
        option.organisation = new.organisation;
        act_put(act, KIND_OPTION, &option);
    }
    (void)motion_check_points(job, act->ledger, &new, SEVERITY_WARNING);
    return new.entry.key;
}

/* ---- what becomes of it ----------------------------------------------- */

/* The motion in that status; what it may then be is said by the cure. */
static const struct motion *get(struct job *job, const struct act *act,
    const char *key, enum motion_status status)
{
    static const char *const cures[] = {
        [MOTION_DRAFT] = "only a draft can be opened: add another motion",
        [MOTION_OPEN] = "open it first: `paction motion open DIR %s`",
        [MOTION_CLOSED] = "close it first: `paction motion close DIR %s`",
    };
    const struct motion *motion =
        ledger_get(job, act->ledger, KIND_MOTION, key);

    if (motion == NULL ||
        !board_is_clerk(job, act->ledger, motion->board, act->by))
        return NULL;
    if (motion->status == status)
        return motion;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "motion-status",
            (struct place){ 0 }, "motion %s is %s", key,
            motion->status == MOTION_DRAFT
                ? "a draft"
                : board_motion_statuses[motion->status]),
        cures[status], key);
    return NULL;
}

/* Two votes on one clause at a time could both be carried. */
static bool check_rivals(
    struct job *job, const struct ledger *ledger, const struct motion *motion)
{
    for (const struct named *n = ledger_first(ledger, KIND_MOTION); n != NULL;
         n = n->next) {
        const struct motion *other = n->thing;

        if (motion->clause == NULL || other->status != MOTION_OPEN ||
            !text_same(other->clause, motion->clause))
            continue;
        return refusal_add(job, "motion-rival",
            "decide that one first, or withdraw it",
            "another motion on this clause is open: \"%s\"", n->name);
    }
    return true;
}

bool motion_open(struct job *job, struct act *act, const char *key,
    const struct option_put *const *options, size_t count, const char *despite)
{
    const struct motion *was = get(job, act, key, MOTION_DRAFT);
    struct motion new;

    if (was == NULL)
        return false;
    new = *was;
    new.status = MOTION_OPEN;
    new.opens = act->at;
    if (despite != NULL)
        new.despite = despite;
    if (!check_rivals(job, act->ledger, &new) ||
        !check_content(job, act->ledger, &new, count) ||
        !motion_check_points(job, act->ledger, &new, SEVERITY_ERROR))
        return false;
    board_check_balance(job, act->ledger, new.board, act->at);
    act_put(act, KIND_MOTION, &new);
    for (size_t i = 0; i < count; i++)
        act_put(act, KIND_OPTION, options[i]);
    return true;
}

/* Nothing that was recorded of it may come after its end. */
static bool check_end(
    struct job *job, const struct act *act, const struct motion *motion)
{
    const char *last = motion->opens;

    for (const struct named *n = ledger_first(act->ledger, KIND_VOTE);
         n != NULL; n = n->next) {
        const struct vote *vote = n->thing;

        if (text_same(vote->motion, motion->entry.key) &&
            strcmp(vote->at, last) > 0)
            last = vote->at;
    }
    if (strcmp(last, act->at) <= 0)
        return true;
    return refusal_add(job, "time-backwards", "give a later time with --at",
        "it would end before its last vote: \"%s\"", last);
}

bool motion_close(struct job *job, struct act *act, const char *key)
{
    const struct motion *was = get(job, act, key, MOTION_OPEN);
    struct motion new;

    if (was == NULL || !check_end(job, act, was))
        return false;
    new = *was;
    new.status = MOTION_CLOSED;
    new.closes = act->at;
    act_put(act, KIND_MOTION, &new);
    return true;
}

bool motion_withdraw(
    struct job *job, struct act *act, const char *key, const char *reason)
{
    const struct motion *was = ledger_get(job, act->ledger, KIND_MOTION, key);
    struct motion new;

    if (was == NULL || !may_move(job, act, was))
        return false;
    if (was->status != MOTION_DRAFT && was->status != MOTION_OPEN)
        return refusal_add(job, "motion-status",
            "only a draft or an open motion can be withdrawn",
            "it is over: \"%s\"", key);
    if (reason == NULL || reason[0] == '\0')
        return refusal_add(job, "reason-missing", "say why with --reason",
            "no reason is given: \"%s\"", key);
    new = *was;
    new.status = MOTION_WITHDRAWN;
    new.withdrawn_reason = reason;
    act_put(act, KIND_MOTION, &new);
    return true;
}

void motion_void(struct act *act, const char *key, const char *reason)
{
    struct motion new =
        *(const struct motion *)ledger_find(act->ledger, KIND_MOTION, key);

    new.status = MOTION_VOID;
    new.withdrawn_reason = reason;
    act_put(act, KIND_MOTION, &new);
}

/* ---- what is known of it ---------------------------------------------- */

bool motion_hides(const struct motion *motion)
{
    return motion->hides_votes && motion->closes == NULL;
}

const struct interest *motion_withdrawn(
    const struct ledger *ledger, const struct motion *motion, const char *seat)
{
    const struct interest *found =
        board_withdrawn(ledger, seat, motion->clause);
    const char *rest = motion->points, *key;

    while (found == NULL &&
           (key = motion_next_point(ledger->arena, &rest)) != NULL) {
        const struct point_made *point = ledger_find(ledger, KIND_POINT, key);

        found =
            point != NULL ? board_withdrawn(ledger, seat, point->clause) : NULL;
    }
    return found;
}

const char *motion_words(struct arena *arena, const struct motion *motion)
{
    switch (motion->kind) {
    case MOTION_ADOPT:
        return arena_format(
            arena, "that the board adopts wording for %s", motion->clause);
    case MOTION_DISPOSITIONS:
        return arena_format(
            arena, "that the board approves the answers to %s", motion->points);
    case MOTION_REST:
        return "that all that is not decided by itself stand as drafted";
    default:
        return motion->text != NULL ? motion->text : "";
    }
}

#include "govern/decision.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/motion.h"
#include "govern/point.h"
#include "govern/response.h"
#include "govern/tally_words.h"
#include "govern/vote.h"

#include <string.h>

/* ---- finding them ----------------------------------------------------- */

const struct decision_made *decision_of(
    const struct ledger *ledger, const char *motion)
{
    for (const struct named *n = ledger_first(ledger, KIND_DECISION); n != NULL;
         n = n->next) {
        const struct decision_made *decision = n->thing;

        if (text_same(decision->motion, motion))
            return decision;
    }
    return NULL;
}

static const char *condition_of(
    const struct ledger *ledger, const struct decision_made *decision)
{
    const struct motion *motion =
        ledger_find(ledger, KIND_MOTION, decision->motion);

    return motion != NULL ? motion->condition : NULL;
}

/* ---- what follows ----------------------------------------------------- */

/* Decided for every case, or for the case that it was decided for. */
static bool takes_place(const struct ledger *ledger,
    const struct motion *motion, const struct decision_made *earlier)
{
    return (earlier->status == DECISION_IN_FORCE ||
               earlier->status == DECISION_REOPENED) &&
           earlier->clause != NULL &&
           text_same(earlier->clause, motion->clause) &&
           (motion->condition == NULL ||
               text_same(condition_of(ledger, earlier), motion->condition));
}

static void supersede(
    struct act *act, const struct motion *motion, const char *by)
{
    for (const struct named *n = ledger_first(act->ledger, KIND_DECISION);
         n != NULL; n = n->next) {
        struct decision_made new = *(const struct decision_made *)n->thing;

        if (!takes_place(act->ledger, motion, &new))
            continue;
        new.status = DECISION_SUPERSEDED;
        new.superseded_by = by;
        act_put(act, KIND_DECISION, &new);
    }
}

static const char *lead_key(const struct ledger *ledger)
{
    const struct organisation *lead = party_lead(ledger);

    return lead != NULL ? lead->entry.key : NULL;
}

/*
 * The answer to who proposed the wording that is now the board's: a draft, that
 * has nothing of a draft before it.
 */
static void answer_proposer(struct job *job, struct act *act,
    const struct option_put *option, const struct decision_made *made,
    const char *words)
{
    const struct disposition *was =
        ledger_find(act->ledger, KIND_DISPOSITION, option->point);
    const struct point_made *point =
        ledger_find(act->ledger, KIND_POINT, option->point);
    struct disposition new = { .entry = { option->point } };

    if (point == NULL || !point_counts(act->ledger, point) ||
        (was != NULL && was->workflow == WORKFLOW_PUBLISHED))
        return;
    if (was != NULL) {
        new.earlier_at = was->earlier_at;
        new.log = was->log;
    }
    new.point = option->point;
    new.organisation = lead_key(act->ledger);
    new.workflow = WORKFLOW_PROPOSED;
    new.code = DISPOSITION_ACCEPTED;
    new.reason = arena_format(job->arena,
        "The board adopted the wording that was proposed (%s).",
        made->entry.key);
    new.did = "The clause reads as proposed.";
    new.adopted = arena_format(
        job->arena, "%s#%s@%s", made->clause, made->variant, made->version);
    new.text = words;
    new.motion = made->motion;
    new.drafted_by = act->by;
    new.drafted_at = act->at;
    new.version = (was != NULL ? was->version : 0) + 1;
    act_put(act, KIND_DISPOSITION, &new);
}

static void take_option(const struct option_put *option, const char *version,
    struct decision_made *made)
{
    made->option = option->entry.key;
    made->clause = option->clause;
    made->variant = option->variant;
    made->version = version != NULL ? version : option->version;
    made->source = option->source;
    made->text = option->text;
    made->values = option->values;
    made->definitions = option->definitions;
}

static void adopt(struct job *job, struct act *act, const struct motion *motion,
    const struct option_put *option, const struct decision_wanted *wanted,
    struct decision_made *made)
{
    supersede(act, motion, made->entry.key);
    take_option(option, wanted->version, made);
    if (option->point != NULL)
        answer_proposer(job, act, option, made, wanted->words);
}

static void approve(
    struct job *job, struct act *act, const struct motion *motion)
{
    const char *rest = motion->points, *key;

    while ((key = motion_next_point(job->arena, &rest)) != NULL) {
        const struct disposition *was =
            ledger_find(act->ledger, KIND_DISPOSITION, key);
        struct disposition new;

        if (was == NULL || was->workflow != WORKFLOW_PROPOSED)
            continue;
        new = *was;
        new.workflow = WORKFLOW_DECIDED;
        new.motion = motion->entry.key;
        new.approved_by = act->by;
        new.approved_at = act->at;
        new.version++;
        act_put(act, KIND_DISPOSITION, &new);
    }
}

const char *decision_part(
    struct arena *arena, const char *decision, const char *clause)
{
    return arena_format(arena, "%s/%s", decision, clause);
}

bool decision_is_part(const struct decision_made *decision)
{
    return strchr(decision->entry.key, '/') != NULL;
}

/* Each clause of the rest has an entry of its own, beside the decision's. */
static void adopt_rest(
    struct job *job, struct act *act, const struct decision_made *made)
{
    size_t count;
    const struct option_put *const *options =
        motion_options(job->arena, act->ledger, made->motion, &count);

    for (size_t i = 0; i < count; i++) {
        struct decision_made part = *made;

        part.entry.key =
            decision_part(job->arena, made->entry.key, options[i]->clause);
        part.statement = NULL;
        take_option(options[i], NULL, &part);
        act_put(act, KIND_DECISION, &part);
    }
}

static void carry(struct job *job, struct act *act,
    const struct tally_input *input, const struct tally *tally,
    const struct decision_wanted *wanted, struct decision_made *made)
{
    const struct motion *motion =
        ledger_find(act->ledger, KIND_MOTION, made->motion);

    made->status = DECISION_IN_FORCE;
    if (motion->kind == MOTION_ADOPT)
        adopt(job, act, motion, input->options[tally->option], wanted, made);
    else if (motion->kind == MOTION_DISPOSITIONS)
        approve(job, act, motion);
}

/* ---- making one ------------------------------------------------------- */

struct tally decision_foresee(struct arena *arena, const struct ledger *ledger,
    const struct motion *motion, const struct voting_rule *rule, const char *at)
{
    struct tally_input input = vote_input(arena, ledger, motion, rule, at);

    return tally_count(&input);
}

static bool check_new(
    struct job *job, const struct ledger *ledger, const struct motion *motion)
{
    const struct decision_made *earlier =
        decision_of(ledger, motion->entry.key);

    if (earlier == NULL)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "decision-made",
            (struct place){ 0 }, "motion %s is decided: %s", motion->entry.key,
            earlier->entry.key),
        "to decide otherwise, put another motion");
    return false;
}

/* Open ones are closed; of the closed all is known. */
static bool close(struct job *job, struct act *act, const struct motion *motion)
{
    if (motion->status != MOTION_CLOSED)
        return motion_check_points(job, act->ledger, motion, SEVERITY_ERROR) &&
               motion_close(job, act, motion->entry.key);
    return board_is_clerk(job, act->ledger, motion->board, act->by);
}

const struct decision_made *decision_make(struct job *job, struct act *act,
    const char *key, const struct voting_rule *rule,
    struct decision_wanted wanted)
{
    const struct motion *motion =
        ledger_get(job, act->ledger, KIND_MOTION, key);
    struct decision_made made = { .motion = key,
        .status = DECISION_NOT_ADOPTED,
        .organisation = lead_key(act->ledger),
        .statement = wanted.statement,
        .minute = wanted.minute,
        .review_on = wanted.review_on,
        .by = act->by,
        .at = act->at };
    struct tally_input input;
    struct tally tally;

    if (motion == NULL || !check_new(job, act->ledger, motion) ||
        !close(job, act, motion))
        return NULL;
    motion = ledger_find(act->ledger, KIND_MOTION, key);
    input = vote_input(job->arena, act->ledger, motion, rule, act->at);
    tally = tally_count(&input);
    made.entry.key = wanted.key != NULL
                         ? wanted.key
                         : ledger_next_key(act->ledger, KIND_DECISION, "D-");
    made.outcome = tally.outcome;
    made.tally = tally_words(job, &input, &tally);
    if (made.outcome == OUTCOME_CARRIED)
        carry(job, act, &input, &tally, &wanted, &made);
    act_put(act, KIND_DECISION, &made);
    if (made.outcome == OUTCOME_CARRIED && motion->kind == MOTION_REST)
        adopt_rest(job, act, &made);
    return ledger_find(act->ledger, KIND_DECISION, made.entry.key);
}

void decision_reopen(
    struct act *act, const struct decision_made *decision, const char *changed)
{
    struct decision_made new = *decision;

    new.status = DECISION_REOPENED;
    new.reopened_at = act->at;
    new.changed = changed;
    act_put(act, KIND_DECISION, &new);
}

/* ---- who did not agree ------------------------------------------------ */

static void add_dissent(
    struct text *text, const struct ledger *ledger, const struct vote *vote)
{
    text_format(text, "%s%s: %s", text->length > 0 ? "\n" : "",
        party_name(ledger, vote->organisation), board_ballots[vote->ballot]);
    if (vote->reason != NULL && vote->reason[0] != '\0')
        text_format(text, ". %s", vote->reason);
}

const char *decision_dissent(struct arena *arena, const struct ledger *ledger,
    const struct motion *motion)
{
    struct text text = text_new(arena);

    for (const struct named *n = ledger_first(ledger, KIND_SEAT); n != NULL;
         n = n->next) {
        const struct vote *vote = vote_last(ledger, motion->entry.key, n->name);

        if (vote != NULL &&
            (vote->ballot == BALLOT_DISAGREE || vote->ballot == BALLOT_BLOCK))
            add_dissent(&text, ledger, vote);
    }
    return text.bytes != NULL ? text.bytes : "";
}

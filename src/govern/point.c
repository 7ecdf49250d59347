#include "govern/point.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/board.h"
#include "govern/party.h"
#include "govern/refusal.h"
#include "govern/response.h"
#include "govern/round.h"
#include "govern/submission.h"

#include <stddef.h>
#include <string.h>

const char *const point_kinds[] = { "comment", "question", "proposal",
    "support", "objection", "error-report", "clarification", NULL };
const char *const point_types[] = { "ge", "te", "ed", NULL };
const char *const point_stances[] = { "neutral", "support",
    "support-with-changes", "oppose", NULL };
const char *const point_priorities[] = { "usual", "essential", "desirable",
    NULL };
const char *const point_targets[] = { "general", "clause", "definition",
    "question", "part", NULL };
const char *const point_group_reasons[] = { "duplicate", "same-issue",
    "campaign", "consolidated", NULL };

/* ---- making ----------------------------------------------------------- */

static bool refuse(struct job *job, const char *id, const char *what,
    const char *key, const char *cure)
{
    return refusal_add(job, id, cure, "%s: \"%s\"", what, key);
}

static const char *key_of(struct arena *arena, const char *round, size_t number)
{
    return arena_format(arena, "%s-%03zu", round, number);
}

/* Numbers have no gaps, since nothing is ever taken out: so it is halved. */
static const char *next_key(const struct ledger *ledger, const char *round)
{
    size_t there = 0, free = 1;

    while (ledger_find(ledger, KIND_POINT,
               key_of(ledger->arena, round, free)) != NULL) {
        there = free;
        free *= 2;
    }
    while (free - there > 1) {
        size_t middle = there + (free - there) / 2;

        if (ledger_find(ledger, KIND_POINT,
                key_of(ledger->arena, round, middle)) != NULL)
            there = middle;
        else
            free = middle;
    }
    return key_of(ledger->arena, round, free);
}

/* What came in a file is kept even if it is a mark in the margin alone. */
static bool says_nothing(const struct point_made *point)
{
    const char *text = point->text != NULL ? point->text : "";
    bool may_be_silent =
        point->kind == POINT_PROPOSAL || point->kind == POINT_SUPPORT ||
        point->kind == POINT_OBJECTION || point->source_key != NULL;

    return !may_be_silent && text[strspn(text, " \t\r\n")] == '\0';
}

static bool is_author_right(struct job *job, const struct ledger *ledger,
    const struct point_made *point)
{
    const struct person *author;

    if (point->author == NULL)
        return true;
    author = ledger_get(job, ledger, KIND_PERSON, point->author);
    if (author == NULL)
        return false;
    return text_same(author->organisation, point->organisation) ||
           refuse(job, "point-author", "this person is of another organisation",
               point->author, "name a person of the organisation that says it");
}

static bool is_parent_right(struct job *job, const struct ledger *ledger,
    const struct point_made *point)
{
    const struct point_made *parent;

    if (point->parent == NULL)
        return true;
    parent = ledger_get(job, ledger, KIND_POINT, point->parent);
    if (parent == NULL)
        return false;
    return text_same(parent->round, point->round) ||
           refuse(job, "point-parent",
               "it would reply to another round's point", point->parent,
               "make a point of its own in this round");
}

const char *point_time_wrong(
    const struct act *act, const char *key, const char *at)
{
    const struct round *round = ledger_find(act->ledger, KIND_ROUND, key);

    if (at == NULL || round == NULL)
        return NULL;
    if (strcmp(at, round->opens) < 0)
        return "before its round opened";
    return strcmp(at, act->at) > 0 ? "after the time of this act" : NULL;
}

static bool is_time_right(
    struct job *job, const struct act *act, const struct point_made *point)
{
    const char *wrong = point_time_wrong(act, point->round, point->created_at);

    return wrong == NULL ||
           refusal_add(job, "point-time",
               "give the time at which it was said, with --at",
               "it would be said at %s, %s", point->created_at, wrong);
}

static bool is_over(const struct submission *submission)
{
    return submission->status == SUBMISSION_WITHDRAWN ||
           submission->status == SUBMISSION_SUPERSEDED;
}

const char *point_add(
    struct job *job, struct act *act, const struct point_made *point)
{
    const struct submission *submission =
        ledger_get(job, act->ledger, KIND_SUBMISSION, point->submission);
    struct point_made new = *point;

    if (submission == NULL)
        return NULL;
    if (is_over(submission)) {
        refuse(job, "point-submission",
            "this submission is withdrawn or superseded", point->submission,
            "give the point to the organisation's live submission");
        return NULL;
    }
    new.round = submission->round;
    new.organisation = submission->organisation;
    if (new.created_at == NULL)
        new.created_at = act->at;
    if (!is_time_right(job, act, &new) ||
        !is_author_right(job, act->ledger, &new) ||
        !is_parent_right(job, act->ledger, &new))
        return NULL;
    if (says_nothing(&new)) {
        refuse(job, "point-empty", "this says nothing", point_kinds[new.kind],
            "give its words with --text");
        return NULL;
    }
    new.entry.key = next_key(act->ledger, new.round);
    act_put(act, KIND_POINT, &new);
    return new.entry.key;
}

/* ---- what it proposes ------------------------------------------------- */

const struct proposed *point_proposed(struct arena *arena,
    const struct ledger *ledger, const char *point, int number)
{
    return ledger_find(
        ledger, KIND_PROPOSED, arena_format(arena, "%s/%d", point, number));
}

const char *point_propose(struct job *job, struct act *act, const char *point,
    const struct proposed *proposed)
{
    const struct point_made *of = ledger_find(act->ledger, KIND_POINT, point);
    struct proposed new = *proposed;
    int number = 1;

    while (point_proposed(job->arena, act->ledger, point, number) != NULL)
        number++;
    new.entry.key = arena_format(job->arena, "%s/%d", point, number);
    new.point = point;
    new.organisation = of != NULL ? of->organisation : NULL;
    act_put(act, KIND_PROPOSED, &new);
    return new.entry.key;
}

/* ---- looking ---------------------------------------------------------- */

static const struct submission *submission_of(
    const struct ledger *ledger, const struct point_made *point)
{
    return ledger_find(ledger, KIND_SUBMISSION, point->submission);
}

bool point_counts(const struct ledger *ledger, const struct point_made *point)
{
    const struct submission *submission = submission_of(ledger, point);

    return point->withdrawn_at == NULL && submission != NULL &&
           submission_is_live(ledger, submission);
}

const char *point_lead(const struct ledger *ledger, const char *point)
{
    const struct grouping *grouping = ledger_find(ledger, KIND_GROUPING, point);

    return grouping != NULL && grouping->lead != NULL ? grouping->lead : point;
}

/* What one is called that is not to be named. */
static const char *const nameless[] = { [SIDE_COUNCIL] = "a council",
    [SIDE_PROVIDER] = "a provider",
    [SIDE_YOUNG_PEOPLE] = "a young person",
    [SIDE_OTHER] = "a respondent" };

const char *point_who(
    const struct ledger *ledger, const struct point_made *point)
{
    const struct submission *submission = submission_of(ledger, point);
    const struct organisation *organisation =
        ledger_find(ledger, KIND_ORGANISATION, point->organisation);
    bool is_named =
        submission != NULL && submission->publish == PUBLISH_NAMED &&
        !point->is_confidential && point->kind != POINT_CLARIFICATION;

    if (is_named)
        return party_name(ledger, point->organisation);
    return nameless[organisation != NULL ? organisation->side : SIDE_OTHER];
}

/* ---- redacted words --------------------------------------------------- */

static size_t redactions_of(struct arena *arena, const struct ledger *ledger,
    const char *point, const struct redaction **found, size_t most)
{
    size_t count = 0;

    while (ledger_count(ledger, KIND_REDACTION) > 0 && count < most) {
        const struct redaction *r = ledger_find(ledger, KIND_REDACTION,
            arena_format(arena, "%s/r%zu", point, count + 1));
        size_t i = count;

        if (r == NULL)
            break;
        for (; i > 0 && found[i - 1]->from > r->from; i--)
            found[i] = found[i - 1];
        found[i] = r;
        count++;
    }
    return count;
}

static size_t within(int64_t offset, size_t length)
{
    return offset < 0 ? 0 : (size_t)offset > length ? length : (size_t)offset;
}

const char *point_words(struct arena *arena, const struct ledger *ledger,
    const struct point_made *point)
{
    const struct redaction *found[POINT_MOST_REDACTIONS];
    size_t count = redactions_of(
        arena, ledger, point->entry.key, found, POINT_MOST_REDACTIONS);
    const char *words = point->text != NULL ? point->text : "";
    size_t length = strlen(words), at = 0;
    struct text shown;

    if (count == 0 || text_same(words, ENTRY_ERASED))
        return words;
    shown = text_new(arena);
    for (size_t i = 0; i < count; i++) {
        size_t from = within(found[i]->from, length);
        size_t to = within(found[i]->to, length);

        if (from > at)
            text_add_bytes(&shown, words + at, from - at);
        if (to > at) {
            text_format(&shown, "[redacted: %s]",
                found[i]->reason != NULL ? found[i]->reason : "");
            at = to;
        }
    }
    text_add(&shown, words + at);
    return shown.bytes;
}

/* ---- who may read it -------------------------------------------------- */

static bool has_seat(
    const struct ledger *ledger, const char *organisation, const char *at)
{
    for (const struct named *n = ledger_first(ledger, KIND_SEAT); n != NULL;
         n = n->next) {
        const struct seat *seat = n->thing;

        if (text_same(seat->organisation, organisation) &&
            (seat->from == NULL || strcmp(at, seat->from) >= 0) &&
            (seat->until == NULL || strcmp(at, seat->until) < 0))
            return true;
    }
    return false;
}

static bool is_answered_to_all(
    const struct ledger *ledger, const struct point_made *point)
{
    const struct disposition *disposition =
        ledger_find(ledger, KIND_DISPOSITION, point->entry.key);

    return disposition != NULL && disposition->workflow == WORKFLOW_PUBLISHED;
}

static bool round_shows(
    const struct round *round, const char *viewer, const char *at)
{
    if (round == NULL)
        return false;
    if (round->status == ROUND_PUBLISHED)
        return true;
    if (viewer == NULL)
        return false;
    return round->visibility == VISIBILITY_ALL ||
           (round->visibility == VISIBILITY_AFTER_CLOSE &&
               round_is_over(round, at));
}

static bool is_lead(const struct ledger *ledger, const char *viewer)
{
    const struct organisation *lead = party_lead(ledger);

    return lead != NULL && text_same(lead->entry.key, viewer);
}

bool point_may_see(const struct ledger *ledger, const struct point_made *point,
    const char *viewer, const char *at)
{
    const struct submission *submission = submission_of(ledger, point);

    if (viewer != NULL && text_same(viewer, point->organisation))
        return true;
    if (submission == NULL || submission->status == SUBMISSION_DRAFT)
        return false;
    if (submission->association != NULL)
        return text_same(viewer, submission->association);
    if (is_lead(ledger, viewer))
        return true;
    if (!point_counts(ledger, point) || point->is_confidential)
        return false;
    if (point->kind == POINT_CLARIFICATION)
        return is_answered_to_all(ledger, point);
    if (viewer != NULL && has_seat(ledger, viewer, at))
        return true;
    return submission->publish != PUBLISH_NOT &&
           round_shows(
               ledger_find(ledger, KIND_ROUND, point->round), viewer, at);
}

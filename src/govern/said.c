#include "govern/said.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/board.h"
#include "govern/ledger.h"
#include "govern/publication.h"
#include "govern/round.h"
#include "govern/submission.h"

#include <ctype.h>
#include <string.h>

struct gathering {
    struct job *job;
    const struct said_source *source;
    const struct ledger *ledger;
    struct said *said;
    struct names organisations;       /* that are counted already */
    struct names replies;             /* root's key to struct text */
    struct names support, opposition; /* point's key to int64_t */
};

/* ---- counting --------------------------------------------------------- */

static void count_endorsements(struct gathering *g)
{
    for (const struct named *n = ledger_first(g->ledger, KIND_ENDORSEMENT);
         n != NULL; n = n->next) {
        const struct endorsement *e = n->thing;
        struct names *map =
            e->stance == STANCE_OPPOSE ? &g->opposition : &g->support;
        int64_t *count = names_find(map, e->point);

        if (count == NULL) {
            count = ARENA_NEW(g->job->arena, int64_t);
            names_put(map, e->point, count);
        }
        ++*count;
    }
}

static int64_t count_of(const struct names *map, const char *point)
{
    const int64_t *count = names_find(map, point);

    return count != NULL ? *count : 0;
}

static const struct submission *submission_of(
    const struct gathering *g, const struct point_made *point)
{
    return ledger_find(g->ledger, KIND_SUBMISSION, point->submission);
}

static void count_organisation(
    struct gathering *g, const struct point_made *point)
{
    const struct organisation *of =
        ledger_find(g->ledger, KIND_ORGANISATION, point->organisation);
    const struct submission *submission = submission_of(g, point);

    if (names_find(&g->organisations, point->organisation) != NULL ||
        of == NULL)
        return;
    names_put(&g->organisations, point->organisation, g);
    g->said->organisations++;
    g->said->organisations_by[of->capacity]++;
    g->said->members += submission->represents;
}

static void count_point(struct gathering *g, const struct point_made *point,
    const struct disposition *answer)
{
    const struct organisation *of =
        ledger_find(g->ledger, KIND_ORGANISATION, point->organisation);

    g->said->points++;
    g->said->by_code[answer != NULL ? answer->code : DISPOSITION_NONE]
                    [point->type]++;
    if (of != NULL)
        g->said->by_capacity[of->capacity]++;
    count_organisation(g, point);
}

/* ---- the parts -------------------------------------------------------- */

static struct said_part *part(
    struct gathering *g, const char *key, const char *id, const char *title)
{
    struct said_part *found = names_find(&g->said->parts, key);

    if (found != NULL)
        return found;
    found = ARENA_NEW(g->job->arena, struct said_part);
    found->id = id;
    found->title = title;
    found->end = &found->rows;
    names_put(&g->said->parts, key, found);
    return found;
}

/* "definition: Release", or the document, or what concerns all of it. */
static struct said_part *part_of(
    struct gathering *g, const struct point_made *point)
{
    static const char *const words[TARGET_KINDS] = {
        [TARGET_GENERAL] = "Of the whole",
        [TARGET_CLAUSE] = "Of the whole",
        [TARGET_DEFINITION] = "The definition of",
        [TARGET_QUESTION] = "The answer or figure",
        [TARGET_PART] = "The part",
    };
    const char *title;

    if (point->on != NULL) {
        title = arena_format(g->job->arena, "%s \u201c%s\u201d",
            words[point->target], point->on);
        return part(g, title, point->clause, title);
    }
    if (point->clause != NULL) {
        title = names_find(g->source->clauses, point->clause);
        if (title == NULL)
            title = arena_format(
                g->job->arena, "%s, no longer in the documents", point->clause);
        return part(g, point->clause, point->clause, title);
    }
    return part(g, "", NULL, words[TARGET_GENERAL]);
}

/* First of the whole, then clause by clause as the documents have them. */
static void order_parts(struct gathering *g)
{
    struct names asked = names_new(g->job->arena);

    for (const struct named *n = ledger_first(g->ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct point_made *point = n->thing;

        if (point->clause != NULL && point->on == NULL &&
            publication_is_of(g->ledger, g->source->round, point))
            names_put(&asked, point->clause, g);
        else if (point->clause == NULL && point->on == NULL &&
                 publication_is_of(g->ledger, g->source->round, point))
            (void)part_of(g, point);
    }
    for (const struct named *n = g->source->clauses->first; n != NULL;
         n = n->next)
        if (names_find(&asked, n->name) != NULL)
            (void)part(g, n->name, n->name, n->thing);
}

/* ---- one row ---------------------------------------------------------- */

static const char *who_said(struct gathering *g, const struct point_made *point)
{
    const struct submission *submission = submission_of(g, point);
    struct text who = text_new(g->job->arena);

    text_add(&who, point_who(g->ledger, point));
    if (submission->represents > 0 && submission->publish == PUBLISH_NAMED)
        text_format(&who, ", for %lld member%s",
            (long long)submission->represents,
            submission->represents == 1 ? "" : "s");
    if (point->is_personal || submission->is_personal)
        text_add(&who, " (a personal view)");
    *who.bytes = (char)toupper((unsigned char)*who.bytes);
    return who.bytes;
}

static struct said_change *add_change(struct job *job,
    struct said_change ***end, const char *label, const char *was,
    const char *now)
{
    struct said_change *change = ARENA_NEW(job->arena, struct said_change);

    *change = (struct said_change){ label, was, now, NULL };
    **end = change;
    *end = &change->next;
    return change;
}

static const struct said_change *proposed_by(
    struct gathering *g, const struct point_made *point)
{
    struct said_change *first = NULL, **end = &first;
    const struct proposed *p;

    for (int i = 1; (p = point_proposed(g->job->arena, g->ledger,
                         point->entry.key, i)) != NULL;
         i++)
        if (p->was != NULL || p->now != NULL)
            add_change(g->job, &end, p->label, p->was, p->now);
    return first;
}

static void add_now(struct gathering *g, struct said_change ***end,
    const char *label, const char *address, const char *was)
{
    const char *place =
        address != NULL ? response_place(g->job->arena, address) : NULL;
    const char *now = place != NULL ? names_find(g->source->now, place) : NULL;

    if (was == NULL && place != NULL)
        was = names_find(g->source->was, place);
    if (was != NULL && now != NULL && !text_same(was, now))
        add_change(g->job, end, label, was, now);
}

/* Only of what was accepted: else the wording changed because of others. */
static const struct said_change *changed_for(struct gathering *g,
    const struct point_made *point, const struct disposition *answer)
{
    struct said_change *first = NULL, **end = &first;
    const struct proposed *p;
    int i = 1;

    if (answer == NULL || (answer->code != DISPOSITION_ACCEPTED &&
                              answer->code != DISPOSITION_ACCEPTED_IN_PART))
        return NULL;
    for (; (p = point_proposed(
                g->job->arena, g->ledger, point->entry.key, i)) != NULL;
         i++)
        add_now(g, &end, p->label, p->address, p->was);
    if (i == 1)
        add_now(g, &end, point->label, point->address, NULL);
    return first;
}

/* What was proposed beside what was adopted. */
static const struct said_change *part_of_it(struct gathering *g,
    const struct point_made *point, const struct disposition *answer)
{
    struct said_change *first = NULL, **end = &first;
    const struct proposed *p;

    if (answer == NULL || answer->code != DISPOSITION_ACCEPTED_IN_PART)
        return NULL;
    for (int i = 1; (p = point_proposed(g->job->arena, g->ledger,
                         point->entry.key, i)) != NULL;
         i++)
        if (p->now != NULL)
            add_now(g, &end, p->label, p->address, p->now);
    return first;
}

static bool is_as_proposed(
    const struct said_change *proposed, const struct said_change *changed)
{
    if (proposed == NULL)
        return false;
    for (; proposed != NULL && changed != NULL;
         proposed = proposed->next, changed = changed->next)
        if (!text_same(proposed->was, changed->was) ||
            !text_same(proposed->now, changed->now))
            return false;
    return proposed == changed;
}

/* The last that the motion led to. */
static const struct decision_made *decision_of(
    const struct ledger *ledger, const char *motion)
{
    const struct decision_made *last = NULL;

    for (const struct named *n = ledger_first(ledger, KIND_DECISION);
         motion != NULL && n != NULL; n = n->next) {
        const struct decision_made *d = n->thing;

        if (text_same(d->motion, motion))
            last = d;
    }
    return last;
}

static const char *words_of(struct gathering *g, const struct point_made *point)
{
    const struct text *replies = names_find(&g->replies, point->entry.key);
    const char *words = point_words(g->job->arena, g->ledger, point);

    return replies == NULL
               ? words
               : arena_format(g->job->arena, "%s%s", words, replies->bytes);
}

static void add_row(struct gathering *g, struct said_part *part,
    const struct point_made *point, const struct disposition *answer)
{
    struct said_row *row = ARENA_NEW(g->job->arena, struct said_row);
    const struct disposition *acted;

    row->point = point;
    row->answer = answer;
    row->follows = answer != NULL && answer->code == DISPOSITION_DUPLICATE
                       ? response_of(g->ledger, answer->lead)
                       : NULL;
    row->who = who_said(g, point);
    row->words = words_of(g, point);
    row->proposed = proposed_by(g, point);
    acted = row->follows != NULL ? row->follows : answer;
    row->changed = changed_for(g, point, acted);
    row->part = part_of_it(g, point, acted);
    row->is_as_proposed = is_as_proposed(row->proposed, row->changed);
    row->decision =
        answer != NULL ? decision_of(g->ledger, answer->motion) : NULL;
    row->supports = count_of(&g->support, point->entry.key);
    row->opposes = count_of(&g->opposition, point->entry.key);
    *part->end = row;
    part->end = &row->next;
}

/* ---- the whole -------------------------------------------------------- */

/* What follows in a thread is said by the same organisation. */
static void gather_replies(struct gathering *g)
{
    for (const struct named *n = ledger_first(g->ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct point_made *point = n->thing;
        const char *root = response_root(g->ledger, n->name);
        struct text *all = names_find(&g->replies, root);

        if (text_same(root, n->name) || point->is_confidential ||
            !point_counts(g->ledger, point))
            continue;
        if (all == NULL) {
            all = ARENA_NEW(g->job->arena, struct text);
            *all = text_new(g->job->arena);
            names_put(&g->replies, root, all);
        }
        text_format(all, "\n%s", point_words(g->job->arena, g->ledger, point));
    }
}

static void gather_round(struct gathering *g)
{
    order_parts(g);
    for (const struct named *n = ledger_first(g->ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct point_made *point = n->thing;
        const struct disposition *answer = response_of(g->ledger, n->name);
        struct said_part *on;

        if (text_same(point->round, g->source->round) &&
            point->withdrawn_at != NULL && point->kind != POINT_CLARIFICATION)
            g->said->withdrawn++;
        if (!publication_is_of(g->ledger, g->source->round, point))
            continue;
        count_point(g, point, answer);
        on = part_of(g, point);
        on->points++;
        if (publication_shows(g->ledger, point))
            add_row(g, on, point, answer);
        else
            g->said->hidden++;
    }
}

/* In the order of their numbers, which is that of answering. */
static void gather_questions(struct gathering *g)
{
    struct said_part *all = part(g, "", NULL, "Questions and answers");
    struct names by_number = names_new(g->job->arena);

    for (const struct named *n = ledger_first(g->ledger, KIND_DISPOSITION);
         n != NULL; n = n->next) {
        const struct disposition *d = n->thing;

        if (d->log != NULL && d->workflow == WORKFLOW_PUBLISHED)
            names_put(&by_number, d->log, (void *)d);
        if (d->log != NULL)
            g->said->points++;
    }
    for (int64_t i = 1; i <= g->said->points; i++) {
        const struct disposition *d = names_find(
            &by_number, arena_format(g->job->arena, "CQ-%02lld", (long long)i));

        if (d != NULL)
            add_row(g, all, ledger_find(g->ledger, KIND_POINT, d->point), d);
    }
}

const struct said *said_gather(
    struct job *job, const struct said_source *source)
{
    struct gathering g = { .job = job,
        .source = source,
        .ledger = source->ledger,
        .said = ARENA_NEW(job->arena, struct said),
        .organisations = names_new(job->arena),
        .replies = names_new(job->arena),
        .support = names_new(job->arena),
        .opposition = names_new(job->arena) };

    g.said->source = source;
    g.said->parts = names_new(job->arena);
    g.said->round = ledger_find(source->ledger, KIND_ROUND, source->round);
    count_endorsements(&g);
    gather_replies(&g);
    if (g.said->round == NULL) {
        gather_questions(&g);
        return g.said;
    }
    g.said->days = round_days_open(g.said->round, source->at);
    gather_round(&g);
    return g.said;
}

const char *said_answer(struct arena *arena, const struct said_row *row)
{
    const char *words = response_code_words(
        row->answer != NULL ? row->answer->code : DISPOSITION_NONE);
    char *lead;

    if (row->follows == NULL)
        return words;
    lead = arena_copy(arena, response_code_words(row->follows->code));
    *lead = (char)tolower((unsigned char)*lead);
    return arena_format(
        arena, "Same point as %s: %s", row->follows->point, lead);
}

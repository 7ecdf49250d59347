#include "govern/insight.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "document/chart.h"
#include "govern/board.h"
#include "govern/gunning.h"
#include "govern/insight_heads.h"
#include "govern/invitation.h"
#include "govern/ledger.h"
#include "govern/point.h"
#include "govern/response.h"
#include "govern/round.h"
#include "govern/submission.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- what is counted -------------------------------------------------- */

struct counts {
    int64_t points, objections, support, answered;
    int64_t by_side[SIDES];
};

/* An organisation, a clause, a day, a round or a side, as it is walked past. */
struct tally_of {
    const char *key, *name;
    enum party_side side;
    struct counts counts;
    int64_t invited, took_part, received;
    int64_t *waits; /* of a round: days that answers took */
    int64_t wait_count, longest_wait;
    const char *longest; /* point */
    size_t order;
};

struct gathering {
    struct job *job;
    struct insight *insight;
    const struct ledger *ledger;
    struct names organisations, clauses, days, rounds;
    struct tally_of sides[SIDES];
    struct tally_of all;
};

static struct tally_of *tally_in(
    struct gathering *g, struct names *names, const char *key, const char *name)
{
    struct tally_of *t = names_find(names, key);

    if (t == NULL) {
        t = ARENA_NEW(g->job->arena, struct tally_of);
        t->key = key;
        t->name = name;
        t->order = names->count;
        names_put(names, key, t);
    }
    return t;
}

static bool is_public(const struct gathering *g)
{
    return g->insight->source->is_public;
}

static const char *number(const struct gathering *g, int64_t value)
{
    return insight_table_number(g->job->arena, value);
}

static struct insight_row *row_of(struct gathering *g, enum insight_part part)
{
    return insight_table_add(g->job->arena, &g->insight->tables[part]);
}

/* ---- organisations ---------------------------------------------------- */

/* What organisations are called that are not to be named, all in one row. */
static const char *const nameless[SIDES] = { "councils, not named",
    "providers, not named", "young people, not named", "others, not named" };

/* Nobody is named in public who did not submit under its name. */
static struct names find_named(const struct gathering *g)
{
    struct names named = names_new(g->job->arena);

    for (const struct named *n = ledger_first(g->ledger, KIND_SUBMISSION);
         n != NULL; n = n->next) {
        const struct submission *s = n->thing;
        bool *is_named = names_find(&named, s->organisation);

        if (!submission_is_live(g->ledger, s))
            continue;
        if (is_named == NULL) {
            is_named = ARENA_NEW(g->job->arena, bool);
            *is_named = true;
            names_put(&named, s->organisation, is_named);
        }
        *is_named &= s->publish == PUBLISH_NAMED;
    }
    return named;
}

static void add_organisations(struct gathering *g)
{
    struct names named = find_named(g);

    for (const struct named *n = ledger_first(g->ledger, KIND_ORGANISATION);
         n != NULL; n = n->next) {
        const struct organisation *o = n->thing;
        const bool *is_named = names_find(&named, o->entry.key);
        bool hides = is_public(g) && (is_named == NULL || !*is_named);
        const char *name =
            hides ? nameless[o->side] : party_name(g->ledger, o->entry.key);
        struct tally_of *t =
            tally_in(g, &g->organisations, hides ? name : o->entry.key, name);

        t->side = o->side;
        names_put(&g->organisations, o->entry.key, t);
    }
}

static void count_invitations(struct gathering *g)
{
    for (const struct named *n = ledger_first(g->ledger, KIND_INVITATION);
         n != NULL; n = n->next) {
        const struct invitation *i = n->thing;
        struct tally_of *t = names_find(&g->organisations, i->organisation);

        if (i->revoked_at != NULL || t == NULL)
            continue;
        t->invited++;
        g->sides[t->side].invited++;
        g->all.invited++;
    }
}

static void count_submissions(struct gathering *g)
{
    for (const struct named *n = ledger_first(g->ledger, KIND_SUBMISSION);
         n != NULL; n = n->next) {
        const struct submission *s = n->thing;
        struct tally_of *t = names_find(&g->organisations, s->organisation);

        if (!submission_is_live(g->ledger, s) || t == NULL)
            continue;
        t->took_part++;
        g->sides[t->side].took_part++;
        g->all.took_part++;
    }
}

/* ---- points ----------------------------------------------------------- */

static void count(struct counts *c, const struct point_made *p,
    enum party_side side, bool is_answered)
{
    c->points++;
    c->by_side[side]++;
    c->objections += p->kind == POINT_OBJECTION;
    c->support += p->kind == POINT_SUPPORT;
    c->answered += is_answered;
}

static const char *day_of(const struct gathering *g, const char *time)
{
    return time != NULL ? arena_format(g->job->arena, "%.10s", time) : NULL;
}

static void count_day(struct gathering *g, const char *time, bool is_answer)
{
    const char *day = day_of(g, time);
    struct tally_of *t;
    int64_t number_of;

    if (day == NULL || !calendar_parse(day, &number_of))
        return;
    t = tally_in(g, &g->days, day, day);
    t->order = (size_t)number_of;
    t->counts.answered += is_answer;
    t->received += !is_answer;
}

/* Whole days from one time to another; -1 if it cannot be told. */
static int64_t days_between(
    const struct gathering *g, const char *from, const char *to)
{
    int64_t first, last;

    if (from == NULL || to == NULL ||
        !calendar_parse(day_of(g, from), &first) ||
        !calendar_parse(day_of(g, to), &last))
        return -1;
    return last > first ? last - first : 0;
}

static void count_time(struct gathering *g, const struct point_made *p,
    const struct disposition *d, struct tally_of *round)
{
    int64_t days = days_between(g, p->created_at, d->approved_at);
    size_t most = ledger_count(g->ledger, KIND_POINT);

    count_day(g, d->approved_at, true);
    if (days < 0)
        return;
    if (round->waits == NULL)
        round->waits = arena_alloc(g->job->arena, most * sizeof *round->waits);
    if (round->longest == NULL || days > round->longest_wait) {
        round->longest = p->entry.key;
        round->longest_wait = days;
    }
    round->waits[round->wait_count++] = days;
}

static const char *clause_title(
    const struct gathering *g, const struct point_made *p)
{
    const struct names *titles = g->insight->source->clauses;
    const char *title = titles != NULL && p->clause != NULL
                            ? names_find(titles, p->clause)
                            : NULL;

    return title != NULL ? title : p->clause != NULL ? p->clause : "In general";
}

static void count_point(struct gathering *g, const struct point_made *p)
{
    const char *key = p->entry.key;
    bool is_answered = response_is_answered(g->ledger, key);
    const struct disposition *d =
        response_of(g->ledger, response_root(g->ledger, key));
    struct tally_of *t = names_find(&g->organisations, p->organisation);
    enum party_side side = t != NULL ? t->side : SIDE_OTHER;
    struct tally_of *clause = tally_in(
        g, &g->clauses, p->clause != NULL ? p->clause : "", clause_title(g, p));
    struct tally_of *round = tally_in(g, &g->rounds, p->round, p->round);

    if (t != NULL)
        count(&t->counts, p, side, is_answered);
    count(&g->sides[side].counts, p, side, is_answered);
    count(&clause->counts, p, side, is_answered);
    count(&round->counts, p, side, is_answered);
    count(&g->all.counts, p, side, is_answered);
    count_day(g, p->created_at, false);
    if (is_answered && d != NULL)
        count_time(g, p, d, round);
}

/* ---- what changed ----------------------------------------------------- */

/* What may be told of one point to whoever reads the report. */
static bool may_tell(const struct gathering *g, const struct point_made *p)
{
    const struct submission *s =
        ledger_find(g->ledger, KIND_SUBMISSION, p->submission);

    return !is_public(g) || (!p->is_confidential && !p->is_personal &&
                                s != NULL && s->publish != PUBLISH_NOT);
}

static const char *who(const struct gathering *g, const struct point_made *p)
{
    return is_public(g) ? point_who(g->ledger, p)
                        : party_name(g->ledger, p->organisation);
}

/* Motion to its decision, so that each point finds its own at once. */
static struct names find_decisions(const struct gathering *g)
{
    struct names decisions = names_new(g->job->arena);

    for (const struct named *n = ledger_first(g->ledger, KIND_DECISION);
         n != NULL; n = n->next) {
        const struct decision_made *d = n->thing;

        if (d->motion != NULL)
            names_put(&decisions, d->motion, n->thing);
    }
    return decisions;
}

static void add_change(struct gathering *g, const struct point_made *p,
    const struct disposition *d, const struct names *decisions)
{
    const struct decision_made *decision =
        d->motion != NULL ? names_find(decisions, d->motion) : NULL;
    struct insight_row *row;

    if ((d->code != DISPOSITION_ACCEPTED &&
            d->code != DISPOSITION_ACCEPTED_IN_PART) ||
        d->workflow < WORKFLOW_DECIDED || !may_tell(g, p) ||
        (is_public(g) && d->published_at == NULL))
        return;
    row = row_of(g, INSIGHT_CHANGES);
    row->cells[0] = p->entry.key;
    row->cells[1] = who(g, p);
    row->cells[2] = clause_title(g, p);
    row->cells[3] = response_code_words(d->code);
    row->cells[4] = d->did;
    row->cells[5] =
        response_adopted_words(g->job->arena, d->adopted, p->clause);
    if (decision != NULL)
        row->cells[6] = arena_format(g->job->arena, "%s, %s",
            decision->entry.key, board_outcomes[decision->outcome]);
}

static const char *person_name(struct gathering *g, const char *person)
{
    return person != NULL ? party_person_name(g->ledger, person) : NULL;
}

static void add_answer(struct gathering *g, const struct point_made *p,
    const struct disposition *d)
{
    struct insight_row *row;
    bool is_told = d != NULL && (!is_public(g) || d->published_at != NULL);

    if (!may_tell(g, p))
        return;
    row = row_of(g, INSIGHT_ANSWERS);
    row->cells[0] = p->entry.key;
    row->cells[1] = who(g, p);
    row->cells[2] = day_of(g, p->created_at);
    row->cells[3] = is_told && d->code != DISPOSITION_NONE
                        ? response_code_words(d->code)
                        : "none yet";
    if (!is_told)
        return;
    row->cells[6] = day_of(g, d->approved_at);
    row->cells[7] = day_of(g, d->published_at);
    if (is_public(g))
        return;
    row->cells[4] = person_name(g, d->drafted_by);
    row->cells[5] = person_name(g, d->approved_by);
}

static void walk_points(struct gathering *g)
{
    struct names decisions = find_decisions(g);

    for (const struct named *n = ledger_first(g->ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct point_made *p = n->thing;
        const struct disposition *d = response_of(g->ledger, p->entry.key);

        if (!point_counts(g->ledger, p))
            continue;
        count_point(g, p);
        add_answer(g, p,
            d != NULL ? d
                      : response_of(
                            g->ledger, response_root(g->ledger, p->entry.key)));
        if (d != NULL)
            add_change(g, p, d, &decisions);
    }
}

/* ---- tables ----------------------------------------------------------- */

static void add_fact(struct gathering *g, const char *what, const char *value)
{
    struct insight_row *row = row_of(g, INSIGHT_SHORT);

    row->cells[0] = what;
    row->cells[1] = value;
}

static void fill_short(struct gathering *g)
{
    const struct counts *all = &g->all.counts;
    int64_t made = (int64_t)ledger_count(g->ledger, KIND_POINT);

    add_fact(
        g, "Rounds", number(g, (int64_t)ledger_count(g->ledger, KIND_ROUND)));
    add_fact(g, "Invitations", number(g, g->all.invited));
    add_fact(g, "Submissions that count", number(g, g->all.took_part));
    add_fact(g, "Points that count", number(g, all->points));
    add_fact(g, "Points withdrawn, superseded or not yet accepted",
        number(g, made - all->points));
    add_fact(g, "Times that a point was supported or opposed by others",
        number(g, (int64_t)ledger_count(g->ledger, KIND_ENDORSEMENT)));
    add_fact(g, "Objections", number(g, all->objections));
    add_fact(g, "Answered", number(g, all->answered));
    add_fact(g, "Open", number(g, all->points - all->answered));
}

static void fill_sides(struct gathering *g)
{
    static const char *const words[SIDES] = { "Councils", "Providers",
        "Young people", "Others" };

    for (int i = 0; i < SIDES; i++) {
        const struct counts *c = &g->sides[i].counts;
        struct insight_row *row;

        if (c->points + g->sides[i].invited + g->sides[i].took_part == 0)
            continue;
        row = row_of(g, INSIGHT_SIDES);
        row->cells[0] = words[i];
        row->cells[1] = number(g, g->sides[i].invited);
        row->cells[2] = number(g, g->sides[i].took_part);
        row->cells[3] = number(g, c->points);
        row->cells[4] = number(g, c->objections);
        row->cells[5] = number(g, c->support);
        row->cells[6] = number(g, c->answered);
        row->cells[7] = number(g, c->points - c->answered);
    }
}

static const char *const side_words[SIDES] = { "Council", "Provider",
    "Young people", "Other" };

/* Some of the names lead to one tally: each is told once. */
static void fill_organisations(struct gathering *g)
{
    struct names told = names_new(g->job->arena);

    for (const struct named *n = g->organisations.first; n != NULL;
         n = n->next) {
        const struct tally_of *t = n->thing;
        struct insight_row *row;

        if (names_find(&told, t->key) != NULL ||
            (t->invited + t->took_part + t->counts.points == 0))
            continue;
        names_put(&told, t->key, n->thing);
        row = row_of(g, INSIGHT_ORGANISATIONS);
        row->cells[0] = t->name;
        row->cells[1] = side_words[t->side];
        row->cells[2] = number(g, t->invited);
        row->cells[3] = number(g, t->took_part);
        row->cells[4] = number(g, t->counts.points);
        row->cells[5] = number(g, t->counts.objections);
        row->cells[6] = number(g, t->counts.answered);
        row->cells[7] = number(g, t->counts.points - t->counts.answered);
    }
}

static int most_points_first(const void *a, const void *b)
{
    const struct tally_of *x = *(const struct tally_of *const *)a;
    const struct tally_of *y = *(const struct tally_of *const *)b;

    if (x->counts.points != y->counts.points)
        return x->counts.points < y->counts.points ? 1 : -1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static int earliest_first(const void *a, const void *b)
{
    const struct tally_of *x = *(const struct tally_of *const *)a;
    const struct tally_of *y = *(const struct tally_of *const *)b;

    return x->order < y->order ? -1 : x->order > y->order;
}

static const struct tally_of **sorted(struct gathering *g,
    const struct names *names, int (*compare)(const void *, const void *))
{
    const struct tally_of **all =
        arena_alloc(g->job->arena, names->count * sizeof(void *) + 1);
    size_t count_of = 0;

    for (const struct named *n = names->first; n != NULL; n = n->next)
        all[count_of++] = n->thing;
    qsort(all, count_of, sizeof *all, compare);
    return all;
}

static void fill_clauses(struct gathering *g)
{
    const struct tally_of **all = sorted(g, &g->clauses, most_points_first);

    for (size_t i = 0; i < g->clauses.count; i++) {
        const struct counts *c = &all[i]->counts;
        struct insight_row *row = row_of(g, INSIGHT_CLAUSES);

        row->cells[0] = all[i]->name;
        for (int side = 0; side < SIDES; side++)
            row->cells[1 + side] = number(g, c->by_side[side]);
        row->cells[5] = number(g, c->points);
        row->cells[6] = number(g, c->objections);
        row->cells[7] = number(g, c->points - c->answered);
    }
    if (g->clauses.count > 0)
        g->insight->heat_alt = arena_format(g->job->arena,
            "Of %zu clauses with points, \"%s\" has the most: %lld, of which "
            "%lld are objections and %lld are open.",
            g->clauses.count, all[0]->name, (long long)all[0]->counts.points,
            (long long)all[0]->counts.objections,
            (long long)(all[0]->counts.points - all[0]->counts.answered));
}

static int smaller_first(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

/* Of an even number of them the higher of the two in the middle. */
static void fill_times(struct gathering *g)
{
    for (const struct named *n = g->rounds.first; n != NULL; n = n->next) {
        const struct tally_of *t = n->thing;
        struct insight_row *row = row_of(g, INSIGHT_TIMES);

        row->cells[0] = t->name;
        row->cells[1] = number(g, t->counts.points);
        row->cells[2] = number(g, t->counts.answered);
        row->cells[3] = number(g, t->counts.points - t->counts.answered);
        if (t->wait_count == 0)
            continue;
        qsort(t->waits, (size_t)t->wait_count, sizeof *t->waits, smaller_first);
        row->cells[4] = number(g, t->waits[t->wait_count / 2]);
        row->cells[5] = number(g, t->longest_wait);
        row->cells[6] = t->longest;
    }
}

static void fill_invitations(struct gathering *g)
{
    if (is_public(g))
        return;
    for (const struct named *n = ledger_first(g->ledger, KIND_INVITATION);
         n != NULL; n = n->next) {
        const struct invitation *i = n->thing;
        struct insight_row *row = row_of(g, INSIGHT_INVITATIONS);
        const struct submission *s =
            submission_live(g->ledger, i->round, i->organisation);

        row->cells[0] = i->entry.key;
        row->cells[1] = party_name(g->ledger, i->organisation);
        row->cells[2] = i->sent_at;
        row->cells[3] = i->delivered_at;
        row->cells[4] = i->opened_at;
        row->cells[5] = i->reminded_at;
        row->cells[6] = i->revoked_at;
        row->cells[7] = s != NULL ? s->submitted_at : NULL;
    }
}

/* ---- day by day ------------------------------------------------------- */

static const struct chart *draw(
    struct gathering *g, const struct tally_of **days, int64_t *const *y)
{
    size_t count_of = g->days.count;
    int64_t *x = arena_alloc(g->job->arena, count_of * sizeof *x);
    struct chart_series *series =
        arena_alloc(g->job->arena, 2 * sizeof *series);
    struct chart *chart = ARENA_NEW(g->job->arena, struct chart);

    for (size_t i = 0; i < count_of; i++)
        x[i] = (int64_t)(days[i]->order - days[0]->order);
    series[0] = (struct chart_series){ "Points received", y[0] };
    series[1] = (struct chart_series){ "Points answered", y[1] };
    *chart = (struct chart){ .title = "Points received and answered",
        .alt = arena_format(g->job->arena,
            "From %s to %s, %lld points were received and %lld of them "
            "answered.",
            calendar_words(g->job->arena, (int64_t)days[0]->order),
            calendar_words(g->job->arena, (int64_t)days[count_of - 1]->order),
            (long long)y[0][count_of - 1], (long long)y[1][count_of - 1]),
        .x_label = arena_format(g->job->arena, "Days since %s",
            calendar_words(g->job->arena, (int64_t)days[0]->order)),
        .y_label = "Points",
        .kind = CHART_NUMBER,
        .is_stepped = true,
        .x = x,
        .x_count = count_of,
        .series = series,
        .series_count = 2 };
    return chart;
}

static void fill_days(struct gathering *g)
{
    const struct tally_of **days = sorted(g, &g->days, earliest_first);
    int64_t *y[2];

    for (int i = 0; i < 2; i++)
        y[i] = arena_alloc(g->job->arena, (g->days.count + 1) * sizeof **y);
    for (size_t i = 0; i < g->days.count; i++) {
        struct insight_row *row = row_of(g, INSIGHT_DAYS);

        y[0][i] = (i > 0 ? y[0][i - 1] : 0) + days[i]->received;
        y[1][i] = (i > 0 ? y[1][i - 1] : 0) + days[i]->counts.answered;
        row->cells[0] = days[i]->key;
        row->cells[1] = number(g, days[i]->received);
        row->cells[2] = number(g, days[i]->counts.answered);
        row->cells[3] = number(g, y[0][i] - y[1][i]);
    }
    if (g->days.count > 0)
        g->insight->chart = draw(g, days, y);
}

/* ---- all together ----------------------------------------------------- */

const struct insight *insight_gather(
    struct job *job, const struct insight_source *source)
{
    struct insight *insight = ARENA_NEW(job->arena, struct insight);
    struct gathering g = { .job = job,
        .insight = insight,
        .ledger = source->ledger,
        .organisations = names_new(job->arena),
        .clauses = names_new(job->arena),
        .days = names_new(job->arena),
        .rounds = names_new(job->arena) };

    insight->source = source;
    insight_heads_set(insight);
    add_organisations(&g);
    count_invitations(&g);
    count_submissions(&g);
    walk_points(&g);
    fill_short(&g);
    fill_sides(&g);
    fill_organisations(&g);
    fill_clauses(&g);
    fill_days(&g);
    fill_times(&g);
    fill_invitations(&g);
    gunning_fill(job, insight);
    return insight;
}

#include "govern/gunning.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "govern/board.h"
#include "govern/invitation.h"
#include "govern/ledger.h"
#include "govern/point.h"
#include "govern/publication.h"
#include "govern/response.h"
#include "govern/round.h"

#include <string.h>

/* What the record holds of one round, counted in one walk over all. */
struct held {
    const struct round *round;
    int64_t invited, sent, opened, reminded, extensions;
    int64_t points, answered, published, reasoned, unreviewed;
    const char *first_close; /* before it was extended */
};

struct audit {
    struct job *job;
    struct insight *insight;
    const struct ledger *ledger;
    struct names held; /* by round */
};

enum shown { SHOWN_YES, SHOWN_PART, SHOWN_NO, SHOWN_NEVER };
static const char *const shown_words[] = { "shown", "in part", "not shown",
    "not in a record" };

enum principle { FORMATIVE, INFORMATION, TIME, CONSIDERATION };
static const char *const principles[] = { "1 Formative stage",
    "2 Enough information", "3 Enough time", "4 Conscientious consideration" };

#define WORDS(audit, ...) arena_format((audit)->job->arena, __VA_ARGS__)

static void add(struct audit *audit, enum principle principle,
    const char *round, const char *wanted, const char *evidence,
    enum shown shown)
{
    struct insight_row *row = insight_table_add(
        audit->job->arena, &audit->insight->tables[INSIGHT_AUDIT]);

    row->cells[0] = principles[principle];
    row->cells[1] = round;
    row->cells[2] = wanted;
    row->cells[3] = evidence;
    row->cells[4] = shown_words[shown];
}

static const char *time_words(const struct audit *audit, const char *time)
{
    return time != NULL && calendar_is_time(time)
               ? calendar_time_words(audit->job->arena, time)
               : time;
}

/* ---- counting --------------------------------------------------------- */

static void count_rounds(struct audit *audit)
{
    for (const struct named *n = ledger_first(audit->ledger, KIND_ROUND);
         n != NULL; n = n->next) {
        struct held *held = ARENA_NEW(audit->job->arena, struct held);

        held->round = n->thing;
        names_put(&audit->held, n->name, held);
    }
}

static void count_invitations(struct audit *audit)
{
    for (const struct named *n = ledger_first(audit->ledger, KIND_INVITATION);
         n != NULL; n = n->next) {
        const struct invitation *i = n->thing;
        struct held *held = names_find(&audit->held, i->round);

        if (held == NULL || i->revoked_at != NULL)
            continue;
        held->invited++;
        held->sent += i->sent_at != NULL;
        held->opened += i->opened_at != NULL;
        held->reminded += i->reminded_at != NULL;
    }
}

static void count_extensions(struct audit *audit)
{
    for (const struct named *n = ledger_first(audit->ledger, KIND_EXTENSION);
         n != NULL; n = n->next) {
        const struct extension *e = n->thing;
        struct held *held = names_find(&audit->held, e->round);

        if (held == NULL)
            continue;
        if (held->extensions++ == 0)
            held->first_close = e->old_close;
    }
}

static void count_point(struct audit *audit, const struct point_made *p)
{
    struct held *held = names_find(&audit->held, p->round);
    const char *root = response_root(audit->ledger, p->entry.key);
    const struct disposition *d = response_of(audit->ledger, root);

    if (held == NULL || !point_counts(audit->ledger, p))
        return;
    held->points++;
    if (d == NULL || !response_is_answered(audit->ledger, p->entry.key))
        return;
    held->answered++;
    held->published +=
        d->published_at != NULL &&
        strcmp(d->published_at, publication_earliest(audit->ledger, d)) >= 0;
    held->reasoned += d->reason != NULL || d->did != NULL || d->lead != NULL;
    held->unreviewed += text_same(d->drafted_by, d->approved_by);
}

static void count_points(struct audit *audit)
{
    for (const struct named *n = ledger_first(audit->ledger, KIND_POINT);
         n != NULL; n = n->next)
        count_point(audit, n->thing);
}

/* ---- 1 formative stage ------------------------------------------------ */

static const char *end_of(const struct audit *audit, const struct round *round)
{
    const char *at = audit->insight->source->at, *end = round_end(round);

    return strcmp(at, end) < 0 ? at : end;
}

/* Wording that was decided while people were still asked about it. */
static const char *decided_within(
    const struct audit *audit, const struct round *round)
{
    const char *end = end_of(audit, round);
    struct text found = text_new(audit->job->arena);

    for (const struct named *n = ledger_first(audit->ledger, KIND_DECISION);
         n != NULL; n = n->next) {
        const struct decision_made *d = n->thing;

        if (d->outcome == OUTCOME_CARRIED && d->clause != NULL &&
            d->at != NULL && strcmp(d->at, round->opens) >= 0 &&
            strcmp(d->at, end) < 0)
            text_add_item(&found, WORDS(audit, "%s on %s (%s)", d->entry.key,
                                      d->clause, time_words(audit, d->at)));
    }
    return found.length > 0 ? found.bytes : NULL;
}

static void look_at_stage(struct audit *audit, const struct held *held)
{
    const struct round *r = held->round;
    const char *decided = decided_within(audit, r);

    add(audit, FORMATIVE, r->entry.key,
        "no wording was decided while the round was open",
        decided != NULL
            ? WORDS(audit, "decided while it was open: %s", decided)
            : WORDS(audit, "no decision on wording is recorded from %s to %s",
                  time_words(audit, r->opens),
                  time_words(audit, end_of(audit, r))),
        decided != NULL ? SHOWN_NO : SHOWN_YES);
    add(audit, FORMATIVE, r->entry.key, "the text put to people was fixed",
        r->freeze != NULL ? WORDS(audit, "frozen as %s, SHA-256 %.16s\u2026",
                                r->freeze, r->sha256 != NULL ? r->sha256 : "")
                          : "no freeze is recorded for the round",
        r->freeze != NULL ? SHOWN_YES : SHOWN_NO);
}

/* ---- 2 enough information --------------------------------------------- */

static enum shown share(int64_t part, int64_t whole)
{
    return part == 0 ? SHOWN_NO : part < whole ? SHOWN_PART : SHOWN_YES;
}

static void look_at_information(struct audit *audit, const struct held *held)
{
    const char *key = held->round->entry.key;

    add(audit, INFORMATION, key, "the purpose of the round was said",
        held->round->purpose != NULL ? held->round->purpose
                                     : "no purpose is recorded",
        held->round->purpose != NULL ? SHOWN_YES : SHOWN_NO);
    add(audit, INFORMATION, key, "the papers were sent to all who were invited",
        WORDS(audit, "%lld of %lld invitations are marked as sent",
            (long long)held->sent, (long long)held->invited),
        share(held->sent, held->invited));
    add(audit, INFORMATION, key, "the papers were opened",
        WORDS(audit, "%lld of %lld invitations are marked as opened",
            (long long)held->opened, (long long)held->invited),
        share(held->opened, held->invited));
}

/* ---- 3 enough time ---------------------------------------------------- */

static void look_at_time(struct audit *audit, const struct held *held)
{
    const struct round *r = held->round;
    int64_t days = round_days_open(r, audit->insight->source->at);
    bool has_least = r->least_days > 0;

    add(audit, TIME, r->entry.key, "it was open for the time that was promised",
        has_least
            ? WORDS(audit, "open for %lld days; at least %lld were set%s%s",
                  (long long)days, (long long)r->least_days,
                  r->rests_on != NULL ? " by " : "",
                  r->rests_on != NULL ? r->rests_on : "")
            : WORDS(audit, "open for %lld days; no least time was set",
                  (long long)days),
        !has_least              ? SHOWN_PART
        : days >= r->least_days ? SHOWN_YES
                                : SHOWN_NO);
    add(audit, TIME, r->entry.key, "people were reminded, or given longer",
        held->extensions > 0
            ? WORDS(audit,
                  "extended %s, from %s to %s; %lld of %lld invitations were "
                  "followed by a reminder",
                  held->extensions == 1
                      ? "once"
                      : WORDS(audit, "%lld times", (long long)held->extensions),
                  time_words(audit, held->first_close),
                  time_words(audit, r->closes), (long long)held->reminded,
                  (long long)held->invited)
            : WORDS(audit,
                  "not extended; %lld of %lld invitations were followed by a "
                  "reminder",
                  (long long)held->reminded, (long long)held->invited),
        held->extensions > 0 || held->reminded > 0 ? SHOWN_YES : SHOWN_NO);
}

/* ---- 4 conscientious consideration ------------------------------------ */

static void look_at_answers(struct audit *audit, const struct held *held)
{
    const char *key = held->round->entry.key;

    if (held->points == 0) {
        add(audit, CONSIDERATION, key, "every point was answered",
            "no point that counts was made", SHOWN_PART);
        return;
    }
    add(audit, CONSIDERATION, key, "every point was answered",
        WORDS(audit, "%lld of %lld points have an approved answer",
            (long long)held->answered, (long long)held->points),
        share(held->answered, held->points));
    add(audit, CONSIDERATION, key, "every answer says why, or what was done",
        WORDS(audit, "%lld of %lld do", (long long)held->reasoned,
            (long long)held->points),
        share(held->reasoned, held->points));
    add(audit, CONSIDERATION, key, "who drafted an answer did not approve it",
        WORDS(audit, "%lld of %lld answers were approved by somebody else",
            (long long)(held->answered - held->unreviewed),
            (long long)held->answered),
        share(held->answered - held->unreviewed, held->answered));
    add(audit, CONSIDERATION, key, "the answers were published",
        WORDS(audit, "%lld of %lld are published", (long long)held->published,
            (long long)held->points),
        share(held->published, held->points));
}

void gunning_fill(struct job *job, struct insight *insight)
{
    struct audit audit = { job, insight, insight->source->ledger,
        names_new(job->arena) };

    count_rounds(&audit);
    count_invitations(&audit);
    count_extensions(&audit);
    count_points(&audit);
    for (const struct named *n = audit.held.first; n != NULL; n = n->next) {
        const struct held *held = n->thing;

        if (held->round->status == ROUND_PLANNED ||
            held->round->status == ROUND_CANCELLED)
            continue;
        look_at_stage(&audit, held);
        look_at_information(&audit, held);
        look_at_time(&audit, held);
        look_at_answers(&audit, held);
    }
    if (insight->tables[INSIGHT_AUDIT].row_count > 0)
        add(&audit, CONSIDERATION, "all",
            "minds were open, and those asked understood the papers",
            "no record shows this; minutes, drafts and people do", SHOWN_NEVER);
}

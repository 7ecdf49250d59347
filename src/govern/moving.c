#include "govern/moving.h"
#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "document/document.h"
#include "govern/act.h"
#include "govern/handling.h"
#include "govern/party.h"
#include "govern/point.h"

#include <stdlib.h>

/* Points on one document of one round. */
struct batch {
    const struct document *was, *now;
    struct point *points, **end;
};

const char *moving_was(
    struct arena *arena, const char *round, const char *document)
{
    return arena_format(arena, "%s/%s", round, document);
}

/* ---- what is to be moved ---------------------------------------------- */

static struct point as_came(const struct point_made *point)
{
    const char *exact = point->exact != NULL ? point->exact : "";
    const char *prefix = point->prefix != NULL ? point->prefix : "";
    const char *suffix = point->suffix != NULL ? point->suffix : "";

    return (struct point){ .key = point->entry.key,
        .is_general =
            point->target == TARGET_GENERAL || point->target == TARGET_QUESTION,
        .at = { .document = point->document,
            .clause = point->clause,
            .variant = point->variant,
            .version = point->version != NULL
                           ? (int)strtol(point->version, NULL, 10)
                           : 0,
            .record = point->in_record,
            .label = point->label,
            .address = point->address },
        .quote[VIEW_REJECTED] = { exact, prefix, suffix } };
}

/* A clause that stands in several documents is looked for in the first. */
static const char *document_of(
    const struct names *clauses, const struct point_made *point)
{
    if (point->document != NULL || point->clause == NULL)
        return point->document;
    return names_find(clauses, point->clause);
}

static struct names clauses_of(struct arena *arena, const struct names *now)
{
    struct names clauses = names_new(arena);

    for (const struct named *n = now->first; n != NULL; n = n->next)
        for (struct walk w =
                 document_walk(((const struct document *)n->thing)->root);
             document_next(&w);)
            if (w.entering && w.node->kind == NODE_CLAUSE &&
                w.node->origin != NULL && w.node->origin->clause != NULL &&
                names_find(&clauses, w.node->origin->clause) == NULL)
                names_put(&clauses, w.node->origin->clause, (void *)n->name);
    return clauses;
}

static void add(struct job *job, struct names *batches,
    const struct moving *moving, const char *document,
    const struct point_made *point)
{
    const char *key =
        moving_was(job->arena, point->round, document != NULL ? document : "");
    struct batch *batch = names_find(batches, key);

    if (batch == NULL) {
        batch = ARENA_NEW(job->arena, struct batch);
        batch->now =
            document != NULL ? names_find(moving->now, document) : NULL;
        batch->was = names_find(moving->was, key);
        if (batch->was == NULL)
            batch->was = batch->now;
        batch->end = &batch->points;
        names_put(batches, key, batch);
    }
    *batch->end = ARENA_NEW(job->arena, struct point);
    **batch->end = as_came(point);
    (*batch->end)->at.document = document;
    batch->end = &(*batch->end)->next;
}

static bool is_confirmed(struct job *job, const struct act *act,
    const struct moving *moving, const char *point)
{
    const struct placement_later *there = ledger_find(act->ledger,
        KIND_PLACEMENT, handling_later_key(job->arena, point, moving->freeze));

    return there != NULL && there->confirmed_by != NULL;
}

/* ---- moving ----------------------------------------------------------- */

static void put(struct job *job, struct act *act, const struct moving *moving,
    const char *point, enum carry_state state, int score, struct target at)
{
    struct placement_later new = { .point = point,
        .freeze = moving->freeze,
        .state = carry_state_name(state),
        .score = score,
        .document = at.document,
        .clause = at.clause,
        .address = at.address,
        .label = at.label };

    new.entry.key = handling_later_key(job->arena, point, moving->freeze);
    act_put(act, KIND_PLACEMENT, &new);
}

/* Without the document only what is general still stands. */
static void move_without(struct job *job, struct act *act,
    const struct moving *moving, const struct batch *batch, struct moved *moved)
{
    for (const struct point *p = batch->points; p != NULL; p = p->next) {
        bool stands = p->is_general && p->at.document == NULL;
        enum carry_state state = stands ? CARRY_PLACED : CARRY_ORPHANED;

        put(job, act, moving, p->key, state, stands ? 100 : 0, p->at);
        moved->points[state]++;
    }
}

static void move(struct job *job, struct act *act, const struct moving *moving,
    const struct batch *batch, struct moved *moved)
{
    const struct carried *carried;

    if (batch->now == NULL) {
        move_without(job, act, moving, batch, moved);
        return;
    }
    carried = carry_points(job, batch->points, batch->was, batch->now);
    for (; carried != NULL; carried = carried->next) {
        put(job, act, moving, carried->point->key, carried->state,
            carried->score, carried->at);
        moved->points[carried->state]++;
    }
}

bool moving_on(struct job *job, struct act *act, const struct moving *moving,
    struct moved *moved)
{
    struct names batches = names_new(job->arena);
    struct names clauses = clauses_of(job->arena, moving->now);

    *moved = (struct moved){ .confirmed = 0 };
    if (!party_is_officer(job, act->ledger, act->by) ||
        (moving->freeze != NULL &&
            ledger_get(job, act->ledger, KIND_FREEZE, moving->freeze) == NULL))
        return false;
    for (const struct named *n = ledger_first(act->ledger, KIND_POINT);
         n != NULL; n = n->next) {
        const struct point_made *point = n->thing;

        if (!point_counts(act->ledger, point))
            continue;
        if (is_confirmed(job, act, moving, n->name))
            moved->confirmed++;
        else
            add(job, &batches, moving, document_of(&clauses, point), point);
    }
    for (const struct named *n = batches.first; n != NULL; n = n->next)
        move(job, act, moving, n->thing, moved);
    return true;
}

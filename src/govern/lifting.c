#include "govern/lifting.h"
#include "base/job.h"
#include "base/names.h"
#include "govern/points_json.h"
#include "govern/rebuilding.h"
#include "review/lift.h"

static struct names rebuild(
    struct job *job, struct rebuilding *rebuilding, struct points_json *list)
{
    struct names by_key = names_new(job->arena);

    for (struct points_json *p = list; p != NULL; p = p->next) {
        struct point_made point = p->point;

        if (p->proposed.verb == NULL || p->proposed.address == NULL)
            continue;
        point.entry.key = arena_format(job->arena, "%zu", by_key.count);
        names_put(&by_key, point.entry.key, p);
        rebuilding_proposal(rebuilding, &point);
        rebuilding_wording(rebuilding, &p->proposed);
    }
    return by_key;
}

static void fill(struct proposed *proposed, const struct lift_clause *clause)
{
    const struct lift_value *value =
        clause->paragraphs != NULL ? clause->paragraphs->values : NULL;

    proposed->lifted = clause->source;
    if (value != NULL && proposed->question == NULL) {
        proposed->question = value->question;
        proposed->answer = value->proposed;
    }
}

void lifting_fill(
    struct job *job, struct draft_pack *pack, struct points_json *list)
{
    struct rebuilding rebuilding = rebuilding_begin(job->arena);
    struct names by_key = rebuild(job, &rebuilding, list);
    const struct lift *lift;

    if (by_key.count == 0)
        return;
    lift = lift_all(job, pack, rebuilding.intake);
    for (const struct lift_clause *c = lift->clauses; c != NULL; c = c->next) {
        struct points_json *point = names_find(&by_key, c->proposal->key);

        if (point != NULL)
            fill(&point->proposed, c);
    }
}

#include "govern/rivals.h"
#include "base/text.h"
#include "govern/ledger.h"
#include "govern/point.h"
#include "govern/rebuilding.h"

static bool is_wanted(const struct ledger *ledger,
    const struct point_made *point, const char *round, const char *clause)
{
    return point->kind == POINT_PROPOSAL &&
           (round == NULL || text_same(point->round, round)) &&
           (clause == NULL || text_same(point->clause, clause)) &&
           point_counts(ledger, point);
}

static struct intake *proposals_of(struct arena *arena,
    const struct ledger *ledger, const char *round, const char *clause)
{
    struct rebuilding rebuilding = rebuilding_begin(arena);

    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next)
        if (is_wanted(ledger, n->thing, round, clause))
            rebuilding_point(&rebuilding, ledger, n->thing);
    return rebuilding.intake;
}

/* Two wordings of one organisation are no rivals. Returns where it ends. */
static struct collision **keep_rivals(const struct ledger *ledger,
    struct collision *found, struct collision **end)
{
    struct collision *next;

    for (; found != NULL; found = next) {
        const struct point_made *first =
            ledger_find(ledger, KIND_POINT, found->by_first->key);
        const struct point_made *second =
            ledger_find(ledger, KIND_POINT, found->by_second->key);

        next = found->next;
        if (text_same(first->organisation, second->organisation))
            continue;
        found->who_first = point_who(ledger, first);
        found->who_second = point_who(ledger, second);
        *end = found;
        end = &found->next;
    }
    *end = NULL;
    return end;
}

const struct collision *rivals_find(struct arena *arena,
    const struct ledger *ledger, const char *round, const char *clause)
{
    const struct intake *all = proposals_of(arena, ledger, round, clause);
    struct collision *first = NULL, **end = &first;

    end = keep_rivals(ledger, collision_find(arena, all, all), end);
    (void)keep_rivals(ledger, collision_agreed(arena, all, all), end);
    return first;
}

/*
 * The grid is walked twice: first all of it, to count, to find the edges and to
 * add up positions; then the box between the edges, for the accepted point that
 * is nearest to the centroid. So nothing is kept however large the grid is.
 */
#include "commerce/search.h"

#include "commerce/block.h"
#include "commerce/partnership.h"
#include "commerce/price.h"

enum { PARTS = 10000 }; /* of the width of a range */

/* ---- what a party accepts ---------------------------------------------- */

static bool judge_partnership(const struct partnership_terms *terms,
    const struct search_limit *limit, bool *holds)
{
    struct partnership_result result;

    if (terms == NULL || limit->use == NULL ||
        !partnership_at(terms, limit->use, &result))
        return false;
    if (limit->figure == SEARCH_RETAINED_LEAST)
        *holds = result.provider_retained >= limit->bound;
    else
        *holds = result.host_unit <= limit->bound;
    return limit->figure == SEARCH_RETAINED_LEAST || limit->use->local > 0;
}

static bool use_of(const struct block_terms *terms,
    const struct search_pattern *pattern, struct block_use *use)
{
    *use = (struct block_use){ .released = pattern->released,
        .relieved = pattern->relieved };
    for (size_t i = 0; i < pattern->count; i++)
        if (!block_use_add(terms, pattern->stretches[i].places,
                pattern->stretches[i].nights, use))
            return false;
    return true;
}

static bool judge_block(const struct block_terms *terms,
    const struct search_limit *limit, bool *holds)
{
    struct block_use use;
    struct block_result result;
    int64_t weekly;

    if (terms == NULL || limit->pattern == NULL ||
        !use_of(terms, limit->pattern, &use) ||
        !block_charge(terms, &use, &result))
        return false;
    if (limit->figure == SEARCH_CHARGE_LEAST) {
        *holds = result.charge >= limit->bound;
        return true;
    }
    if (!price_effective(result.charge, result.used, &weekly))
        return false;
    *holds = weekly <= limit->bound;
    return true;
}

bool search_accepts(const struct search_terms *terms,
    const struct search_party *party, bool *accepts)
{
    bool all = true;

    for (size_t i = 0; i < party->count && all; i++) {
        const struct search_limit *limit = &party->limits[i];
        bool is_partnership = limit->figure == SEARCH_RETAINED_LEAST ||
                              limit->figure == SEARCH_UNIT_MOST;

        if (!(is_partnership
                    ? judge_partnership(terms->partnership, limit, &all)
                    : judge_block(terms->block, limit, &all)))
            return false;
    }
    *accepts = all;
    return true;
}

/* ---- the walk ----------------------------------------------------------- */

/* Steps from the beginning of each range. */
struct point {
    int64_t steps[SEARCH_MOST_RANGES];
};

/* The part of the grid that is walked: both ends belong to it. */
struct box {
    struct point first, last;
};

static void set_terms(const struct search *search, const struct point *point)
{
    for (size_t i = 0; i < search->range_count; i++) {
        const struct search_range *range = &search->ranges[i];

        *range->value = range->from + point->steps[i] * range->step;
    }
}

/* To the next point of the box, the last range running quickest. */
static bool advance(
    const struct search *search, const struct box *box, struct point *point)
{
    for (size_t i = search->range_count; i-- > 0;) {
        if (point->steps[i] < box->last.steps[i]) {
            point->steps[i]++;
            return true;
        }
        point->steps[i] = box->first.steps[i];
    }
    return false;
}

static bool judge(const struct search *search, const struct point *point,
    bool *provider, bool *authority)
{
    set_terms(search, point);
    return search_accepts(&search->terms, &search->provider, provider) &&
           search_accepts(&search->terms, &search->authority, authority);
}

/* False if a range is no range, or there are too many scenarios. */
static bool set_grid(const struct search *search, struct box *grid)
{
    int64_t scenarios = 1;

    *grid = (struct box){ 0 };
    if (search->range_count > SEARCH_MOST_RANGES)
        return false;
    for (size_t i = 0; i < search->range_count; i++) {
        const struct search_range *range = &search->ranges[i];

        if (range->from < 0 || range->to < range->from || range->step <= 0)
            return false;
        grid->last.steps[i] = (range->to - range->from) / range->step;
        if (grid->last.steps[i] >= SEARCH_MOST_SCENARIOS / scenarios)
            return false;
        scenarios *= grid->last.steps[i] + 1;
    }
    return true;
}

/* ---- first: counting ---------------------------------------------------- */

/* Of the accepted points: the box around them, and their positions added up. */
struct region {
    struct box box;
    int64_t sums[SEARCH_MOST_RANGES];
};

/* Where a step lies in its range, in parts; 0 if the range has one value. */
static int64_t position(int64_t step, int64_t last)
{
    return last == 0 ? 0 : step * PARTS / last;
}

static void add_point(const struct search *search, const struct box *grid,
    const struct point *point, struct region *region)
{
    for (size_t i = 0; i < search->range_count; i++) {
        int64_t step = point->steps[i];

        if (step < region->box.first.steps[i])
            region->box.first.steps[i] = step;
        if (step > region->box.last.steps[i])
            region->box.last.steps[i] = step;
        region->sums[i] += position(step, grid->last.steps[i]);
    }
}

static void report(const struct search *search)
{
    int64_t values[SEARCH_MOST_RANGES];

    if (search->on_accepted == NULL)
        return;
    for (size_t i = 0; i < search->range_count; i++)
        values[i] = *search->ranges[i].value;
    search->on_accepted(search->context, values);
}

static bool count(const struct search *search, const struct box *grid,
    struct search_result *result, struct region *region)
{
    struct point point = grid->first;
    bool provider, authority;

    region->box = (struct box){ grid->last, grid->first };
    do {
        if (!judge(search, &point, &provider, &authority))
            return false;
        result->scenarios++;
        result->provider += provider;
        result->authority += authority;
        if (provider && authority) {
            result->both++;
            add_point(search, grid, &point, region);
            report(search);
        }
    } while (advance(search, grid, &point));
    return true;
}

/* ---- second: the middle ------------------------------------------------- */

/* Square of the distance to the centroid, times the square of the count. */
static __int128 distance(const struct search *search, const struct box *grid,
    const struct region *region, int64_t both, const struct point *point)
{
    __int128 sum = 0;

    for (size_t i = 0; i < search->range_count; i++) {
        __int128 off =
            (__int128)position(point->steps[i], grid->last.steps[i]) * both -
            region->sums[i];

        sum += off * off;
    }
    return sum;
}

static bool find_middle(const struct search *search, const struct box *grid,
    const struct region *region, struct search_result *result)
{
    struct point point = region->box.first;
    __int128 nearest = -1;
    bool provider, authority;

    do {
        __int128 here = distance(search, grid, region, result->both, &point);

        if (nearest >= 0 && here >= nearest)
            continue;
        if (!judge(search, &point, &provider, &authority))
            return false;
        if (provider && authority) {
            nearest = here;
            for (size_t i = 0; i < search->range_count; i++)
                result->middle[i] = *search->ranges[i].value;
        }
    } while (advance(search, &region->box, &point));
    return true;
}

static void set_edges(const struct search *search, const struct region *region,
    struct search_result *result)
{
    for (size_t i = 0; i < search->range_count; i++) {
        const struct search_range *range = &search->ranges[i];

        result->edges[i] = (struct search_edge){
            range->from + region->box.first.steps[i] * range->step,
            range->from + region->box.last.steps[i] * range->step
        };
    }
}

static bool walk(const struct search *search, const struct box *grid,
    struct search_result *result)
{
    struct region region = { 0 };

    if (!count(search, grid, result, &region))
        return false;
    if (result->both == 0)
        return true;
    set_edges(search, &region, result);
    return find_middle(search, grid, &region, result);
}

bool search_run(const struct search *search, struct search_result *result)
{
    struct search_result found = { 0 };
    struct box grid;
    int64_t kept[SEARCH_MOST_RANGES];
    bool done;

    if (!set_grid(search, &grid))
        return false;
    for (size_t i = 0; i < search->range_count; i++)
        kept[i] = *search->ranges[i].value;
    done = walk(search, &grid, &found);
    for (size_t i = 0; i < search->range_count; i++)
        *search->ranges[i].value = kept[i];
    if (done)
        *result = found;
    return done;
}

#include "grid.h"

#include "commerce/partnership.h"
#include "commerce/search.h"

/* 32 values each, so 1,048,576 sets; the last one is from + 31 steps. */
enum {
    VALUES = 32,
    RATE = 2000,
    RATE_STEP = 125,
    LOCAL = 300000,
    LOCAL_STEP = 5000,
    RELEASE = 3000,
    RELEASE_STEP = 200,
    RETURN = 200,
    RETURN_STEP = 25,
    KEPT = 10000000, /* by the provider, with five places used */
    UNIT = 490000    /* a week, with six */
};

static const struct partnership_step steps[] = { { 5000, 1000 }, { 7000, 2000 },
    { 9000, 3000 } };

static const struct partnership_terms terms = { .places = 6,
    .fixed_cost_year = 101400000,
    .outside_weekly = 500000,
    .compensation_weekly = 190000,
    .variable_weekly = 90000,
    .weeks = 52,
    .steps = steps,
    .step_count = 3 };

static const struct partnership_use five = { 5, 0, 0 }, six = { 6, 0, 0 };

static bool search(struct grid *grid)
{
    struct partnership_terms varied = terms;
    struct search_limit kept = { SEARCH_RETAINED_LEAST, KEPT, &five, NULL };
    struct search_limit unit = { SEARCH_UNIT_MOST, UNIT, &six, NULL };
    struct search all = { .terms = { .partnership = &varied },
        .ranges = { { &varied.contribution_rate, RATE,
                        RATE + (VALUES - 1) * RATE_STEP, RATE_STEP },
            { &varied.local_weekly, LOCAL, LOCAL + (VALUES - 1) * LOCAL_STEP,
                LOCAL_STEP },
            { &varied.release_share, RELEASE,
                RELEASE + (VALUES - 1) * RELEASE_STEP, RELEASE_STEP },
            { &varied.retained_return, RETURN,
                RETURN + (VALUES - 1) * RETURN_STEP, RETURN_STEP } },
        .range_count = 4,
        .provider = { &kept, 1 },
        .authority = { &unit, 1 } };
    struct search_result result = { 0 };
    bool done = search_run(&all, &result);

    grid->scenarios = result.scenarios;
    grid->accepted = result.both;
    return done;
}

/* ---- the floor ---------------------------------------------------------- */

struct bare {
    int64_t contribution, local, release_share, first_return;
};

/* Of so many local places: what the provider keeps, what the host pays. */
static void bare_sums(const struct bare *bare,
    const struct partnership_use *use, int64_t share_rate, int64_t *retained,
    int64_t *host)
{
    int64_t others = use->released + use->unreleased;
    int64_t gain = terms.outside_weekly - bare->local;
    int64_t fees =
        52 * (use->local * bare->local + others * terms.outside_weekly);
    int64_t back = 52 * use->released * gain * bare->release_share / 10000 +
                   52 * use->unreleased * terms.compensation_weekly;
    int64_t cost = terms.fixed_cost_year +
                   52 * terms.variable_weekly * (use->local + others);
    int64_t surplus = bare->contribution + fees - back - cost;
    int64_t beyond = surplus - cost * bare->first_return / 10000;
    int64_t share = beyond > 0 ? beyond * share_rate / 10000 : 0;

    *retained = surplus - share;
    *host = bare->contribution + 52 * use->local * bare->local - back - share;
}

static bool bare_accepts(const struct bare *bare)
{
    int64_t kept, paid, other;

    bare_sums(bare, &five, 2000, &kept, &other);
    bare_sums(bare, &six, 3000, &other, &paid);
    return kept >= KEPT && paid / ((int64_t)52 * 6) <= UNIT;
}

static int64_t walk_bare(void)
{
    int64_t accepted = 0;

    for (int64_t a = 0; a < VALUES; a++)
        for (int64_t l = 0; l < VALUES; l++)
            for (int64_t s = 0; s < VALUES; s++)
                for (int64_t r = 0; r < VALUES; r++) {
                    struct bare bare = { terms.fixed_cost_year *
                                             (RATE + a * RATE_STEP) / 10000,
                        LOCAL + l * LOCAL_STEP, RELEASE + s * RELEASE_STEP,
                        RETURN + r * RETURN_STEP };

                    accepted += bare_accepts(&bare);
                }
    return accepted;
}

bool grid_round(struct grid *grid)
{
    double start = measure_now(), between;
    bool done = search(grid);

    between = measure_now();
    grid->floor_accepted = walk_bare();
    measure_add(&grid->search, between - start);
    measure_add(&grid->floor, measure_now() - between);
    return done;
}

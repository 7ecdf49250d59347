/*
 * Grid: how quickly terms are found that both sides accept.
 *
 * A million sets of terms of a partnership, one limit a side; and, as the
 * floor, four plain loops over the same grid with the same formulas in bare
 * 64-bit sums, neither rounded nor checked.
 */
#ifndef BENCH_GRID_H
#define BENCH_GRID_H

#include "measure.h"

#include <stdbool.h>
#include <stdint.h>

struct grid {
    int64_t scenarios;
    int64_t accepted, floor_accepted; /* by both sides */
    struct samples search, floor;     /* milliseconds */
};

/* One more sample of each. False if the search was refused. */
bool grid_round(struct grid *grid);

#endif

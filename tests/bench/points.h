/*
 * Points: what it takes that ten thousand points come in as JSON, are recorded,
 * grouped, kept, and counted clause by clause.
 *
 * The floor is jansson alone, which parses the same bytes.
 */
#ifndef BENCH_POINTS_H
#define BENCH_POINTS_H

#include "measure.h"

#include <stdbool.h>
#include <stddef.h>

enum { POINTS_COUNT = 10000, POINTS_ROUNDS = 5 };

enum points_step {
    POINTS_FLOOR,  /* jansson parses it */
    POINTS_READ,   /* checked, each on its place */
    POINTS_RECORD, /* keys, people, scope */
    POINTS_GROUP,  /* a thousand groups of ten */
    POINTS_KEEP,   /* one act, on the disk */
    POINTS_REPORT, /* insight, as CSV and JSON; who collides */
    POINTS_WHOLE,  /* all of these but the floor */
    POINTS_STEPS
};

struct points_bench {
    struct samples took[POINTS_STEPS];
    size_t bytes, collisions, clauses;
};

/* One more sample of each. scratch is a folder for the record. */
bool points_round(struct points_bench *points, const char *scratch);

#endif

/*
 * Durable: what it takes that an act is kept so that it cannot be lost, and how
 * soon ten thousand points are back in memory.
 *
 * The floor of an act is the bytes that it adds to the log, written to a file
 * beside it and flushed, in the same round.
 */
#ifndef BENCH_DURABLE_H
#define BENCH_DURABLE_H

#include "measure.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

enum { DURABLE_POINTS = 10000, DURABLE_ROUNDS = 101, DURABLE_LOADS = 5 };

enum durable_step {
    DURABLE_ACT,    /* one point, committed */
    DURABLE_FLOOR,  /* the same number of bytes, written and flushed */
    DURABLE_IMPORT, /* ten thousand points in one act */
    DURABLE_OPEN,
    DURABLE_LOAD, /* all of them, unsealed */
    DURABLE_VERIFY,
    DURABLE_STEPS
};

struct durable {
    struct samples took[DURABLE_STEPS];
    size_t bytes; /* that one act adds to the log */
};

/* All rounds; scratch is a folder for the record. */
bool durable_measure(
    struct job *job, struct durable *durable, const char *scratch);

#endif

/*
 * Record: what it takes that an act is kept so that it cannot be lost, and how
 * soon ten thousand points are back in memory.
 *
 * The floor of an act is the bytes that it adds to the log, written to a file
 * beside it and flushed, in the same round.
 */
#ifndef BENCH_RECORD_H
#define BENCH_RECORD_H

#include "measure.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

enum { RECORD_POINTS = 10000, RECORD_ROUNDS = 101, RECORD_LOADS = 5 };

enum record_step {
    RECORD_ACT,    /* one point, committed */
    RECORD_FLOOR,  /* the same number of bytes, written and flushed */
    RECORD_IMPORT, /* ten thousand points in one act */
    RECORD_OPEN,
    RECORD_LOAD, /* all of them, unsealed */
    RECORD_VERIFY,
    RECORD_STEPS
};

struct record {
    struct samples took[RECORD_STEPS];
    size_t bytes; /* that one act adds to the log */
};

/* All rounds; scratch is a folder for the record. */
bool record_measure(
    struct job *job, struct record *record, const char *scratch);

#endif

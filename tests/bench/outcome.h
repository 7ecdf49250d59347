/*
 * Outcome: whether a Word file says what it should, seen from the file alone.
 *
 * Its paragraphs are counted as Word counts them, from styles.xml and
 * numbering.xml; then every number that was written into a reference or into
 * the contents is compared with the one that its target has.
 */
#ifndef BENCH_OUTCOME_H
#define BENCH_OUTCOME_H

#include "io/package.h"

#include <stdbool.h>

struct job;

struct outcome {
    int paragraphs;
    int references; /* REF fields */
    int entries;    /* of the contents, with a number */
    int stale;      /* of both: another number than the target's, or none */
    int blank;      /* paragraphs left with nothing in them */
};

/* False if it cannot be read. */
bool outcome_read(
    struct job *job, struct bytes package, struct outcome *outcome);

#endif

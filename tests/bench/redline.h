/*
 * Redline: what it takes to compare two documents of sixty pages, and to write
 * what came of it as a Word file.
 *
 * In the new one every ninth paragraph has another figure, and some are gone,
 * new or elsewhere. The floor of the comparison is every paragraph of both read
 * once into its words; that of the file is libzip of the same parts.
 */
#ifndef BENCH_REDLINE_H
#define BENCH_REDLINE_H

#include "contract.h"
#include "measure.h"

#include <stdbool.h>

struct job;

enum redline_step {
    REDLINE_COMPARE,
    REDLINE_PROVE,
    REDLINE_TREES, /* both together */
    REDLINE_READ,  /* the floor */
    REDLINE_WRITE,
    REDLINE_ZIP,
    REDLINE_LIBZIP, /* the floor */
    REDLINE_PROVE_FILE,
    REDLINE_WHOLE, /* all but the floors */
    REDLINE_STEPS
};

struct redline {
    struct samples took[REDLINE_STEPS][CONTRACT_SCALES];
    int paragraphs; /* at scale 0 */
    int marks;
};

/* One more sample of each. False if a comparison was not proved. */
bool redline_round(struct redline *redline, const char *templates);

#endif

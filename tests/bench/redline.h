/*
 * Redline: what it takes to compare two documents of sixty pages.
 *
 * Two trees are made up, of clauses with ten paragraphs of thirty words. In the
 * new one every tenth paragraph has another figure, and some are gone, new or
 * elsewhere. The floor is every paragraph of both read once into its words.
 */
#ifndef BENCH_REDLINE_H
#define BENCH_REDLINE_H

#include "measure.h"

#include <stdbool.h>

enum { REDLINE_SCALES = 3, REDLINE_CLAUSES = 90 }; /* 1, 4 and 16 times that */

struct redline {
    struct samples compare[REDLINE_SCALES], prove[REDLINE_SCALES];
    struct samples floor[REDLINE_SCALES];
    int paragraphs; /* at scale 0 */
    long words;
    int marks;
};

int redline_clauses(int scale);

/* One more sample of each. False if a comparison was not proved. */
bool redline_round(struct redline *redline);

#endif

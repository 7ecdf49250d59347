/*
 * Measure: time, memory and other programs, as the bench sees them.
 *
 * Milliseconds are of the monotonic clock. Nothing here judges a figure.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

enum { MEASURE_ROUNDS = 101 };

/* What one thing took, once in each round. Starts as { 0 }. */
struct samples {
    double of[MEASURE_ROUNDS];
    size_t count;
};

/* A program that has been run: its wall time and the most memory it had. */
struct ran {
    double ms;
    long kib;
    int status; /* what it said to the shell; -1: it did not run */
};

/* Keeps this process, and what it starts, on one core. False: it may not. */
bool measure_pin(void);

double measure_now(void);

void measure_add(struct samples *samples, double ms);
double measure_median(const struct samples *samples);
double measure_least(const struct samples *samples);
double measure_most(const struct samples *samples);

/* The median of one through the other, taken round by round. */
double measure_ratio(const struct samples *samples, const struct samples *by);

/* words end with NULL. Its output goes nowhere. */
struct ran measure_run(const char *const *words);

#endif

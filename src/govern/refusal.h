/*
 * Refusal: why an act is not allowed, and what to do instead.
 */
#ifndef GOVERN_REFUSAL_H
#define GOVERN_REFUSAL_H

#include <stdbool.h>

struct job;

/* An error with its cure; always false, so that a rule can end with it. */
bool refusal_add(struct job *job, const char *id, const char *cure,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif

/*
 * Floor: what a package costs whoever makes it.
 *
 * The parts of a finished package, out of it, so that libzip alone can put
 * them together again, in memory and at zlib's usual level; and zlib alone can
 * deflate the same bytes, which is the yardstick of this machine's mood.
 */
#ifndef BENCH_FLOOR_H
#define BENCH_FLOOR_H

#include "io/package.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

enum { FLOOR_PARTS = 32 };

struct floor {
    struct part parts[FLOOR_PARTS]; /* names and bytes are the job's */
    size_t count;
    size_t size; /* of all parts */
};

/* False if this is no package. */
bool floor_open(struct job *job, struct bytes package, struct floor *floor);

/* The size of the package that libzip made of them; 0 if it could not. */
size_t floor_zip(const struct floor *floor);

/* The size of all parts deflated; 0 if they could not be. */
size_t floor_deflate(const struct floor *floor);

#endif

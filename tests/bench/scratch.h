/*
 * Scratch: a folder of our own below TMPDIR, and its end.
 */
#ifndef BENCH_SCRATCH_H
#define BENCH_SCRATCH_H

struct job;

/* Returns NULL, with a finding, if it cannot be made. */
const char *scratch_make(struct job *job);

/* Takes it away with all that is in it. NULL is allowed. */
void scratch_remove(const char *folder);

#endif

/*
 * Worker: runs a function on what strangers sent, in a child with limits.
 *
 * The child has the memory of the parent as it was and can do nothing but
 * think and answer: no files, no network, no other programs, 256 MiB, a few
 * seconds. What it adds to its text and its findings come back. A child that
 * takes too much, too long or falls over is a finding and never more.
 */
#ifndef IO_WORKER_H
#define IO_WORKER_H

#include "base/must_check.h"
#include "base/text.h"

struct job;

enum {
    WORKER_MEMORY_MOST = 256 * 1024 * 1024,
    WORKER_SECONDS_MOST = 4, /* of the processor; of the clock a little more */
    WORKER_ANSWER_MOST = 16 * 1024 * 1024
};

/* Runs in the child; job is the child's own. Failure is a finding. */
typedef void worker_function(
    struct job *job, const void *input, struct text *answer);

/*
 * name stands for the file in findings. Returns what the function added to its
 * answer; bytes is NULL, with a finding, if there was an error.
 */
MUST_CHECK struct text worker_run(struct job *job, const char *name,
    worker_function *function, const void *input);

#endif

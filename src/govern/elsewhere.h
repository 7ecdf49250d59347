/*
 * Elsewhere: what was said, and answered, on the same clause versions in other
 * projects.
 *
 * Read from their published.json, which `paction publish` writes: an object
 * with "paction_published": 1, "procurement", "round" and "points", each with
 * "clause", "variant", "version", "source" (SHA-256 of the variant's words),
 * "point", "who", "said", "disposition", "reason", "did", "published". What is
 * on another version of a clause is passed over. Lives as long as the job.
 */
#ifndef GOVERN_ELSEWHERE_H
#define GOVERN_ELSEWHERE_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct job;
struct names;

struct elsewhere {
    const char *file, *procurement, *round;
    const char *point, *clause, *variant, *version, *source, *label;
    const char *who, *said, *disposition, *reason, *did, *published;
    struct elsewhere *next;
};

/*
 * Appends the points whose source is one of those. name stands for the file.
 * False, with a finding, if it is no such file.
 */
MUST_CHECK bool elsewhere_read(struct job *job, const struct names *sources,
    const char *name, const char *bytes, size_t size, struct elsewhere **list);

#endif

/*
 * Decisions: what a board has decided, as a file that assembly reads.
 *
 *   <decisions>
 *     <decision id="D-04" clause="volume.void" variant="soft" when="soft-block"
 *               by="Project board" on="2026-10-02">why</decision>
 *     <reserve clause="price.uplift" owner="Lead authority">why</reserve>
 *   </decisions>
 *
 * A decision holds while the condition under which it was taken holds. Lives as
 * long as the job.
 */
#ifndef ASSEMBLE_DECISIONS_H
#define ASSEMBLE_DECISIONS_H

#include "base/findings.h"

struct job;
struct library;
struct rules;
struct condition;

struct decision {
    const char *id;
    const char *clause;
    const char *variant;
    const char *by, *on, *why;
    const struct condition *when; /* NULL: always */
    struct place place;
    struct decision *next;
};

struct reserve {
    const char *clause;
    const char *owner;
    const char *why;
    struct place place;
    struct reserve *next;
};

struct decisions {
    struct decision *decisions;
    struct reserve *reserves;
};

/* No file is no fault: then nothing is decided. Faults become findings. */
const struct decisions *decisions_load(struct job *job,
    const struct library *library, const struct rules *rules, const char *path);

/* Each returns NULL if there is none. */
const struct decision *decisions_next(const struct decisions *decisions,
    const struct decision *after, const char *clause);
const struct reserve *decisions_reserve(
    const struct decisions *decisions, const char *clause);

#endif

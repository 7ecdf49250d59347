/*
 * Decisions: what a board has decided, as a file that assembly reads.
 *
 *   <decisions>
 *     <decision id="D-04" clause="volume.void" variant="soft" when="soft-block"
 *               by="Project board" on="2026-10-02">why</decision>
 *     <reserve clause="price.uplift" owner="Lead authority">why</reserve>
 *   </decisions>
 *
 * A decision may say what it rests on, and then reopens when that changes:
 *
 *   <bound source="..." text="..."><value of="void_rate">60%</value>
 *     <definition of="place" is="..."/></bound>
 *
 * One that another has taken the place of (superseded-by="D-09") only stays to
 * be read. A decision holds while the condition under which it was taken holds.
 * Lives as long as the job.
 */
#ifndef ASSEMBLE_DECISIONS_H
#define ASSEMBLE_DECISIONS_H

#include "base/findings.h"

/* What a decision rests on; the lists are lines, as in assemble/binding.h. */
struct binding {
    const char *source; /* hash of the variant's wording; NULL: not bound */
    const char *text;   /* SHA-256 of the words that it prints */
    const char *values; /* lines "record.question=answer" */
    const char *definitions; /* lines "definition=SHA-256" */
};

struct job;
struct library;
struct rules;
struct condition;

struct decision {
    const char *id;
    const char *clause;
    const char *variant;
    const char *by, *on, *why;
    struct binding bound;
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

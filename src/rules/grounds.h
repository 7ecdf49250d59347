/*
 * Grounds: what rests on each provision of law, and who looked at it when.
 *
 * A clause or definition rests on a provision by a <basis> or a <cite>, a rule
 * or finding by its law=, and they and conditions by a law_limit(). A law that
 * is named as a whole is a ground of its own. What nothing rests on is there
 * too. Lives as long as the job.
 */
#ifndef RULES_GROUNDS_H
#define RULES_GROUNDS_H

#include "base/names.h"

#include <stdbool.h>
#include <stddef.h>

struct job;
struct library;
struct provision;
struct rules;

enum ground_kind {
    GROUND_CLAUSES,
    GROUND_DEFINITIONS,
    GROUND_CONDITIONS,
    GROUND_RULES,
    GROUND_FINDINGS,
    GROUND_KINDS
};

struct ground {
    const char *law;                   /* id */
    const struct provision *provision; /* NULL: the law as a whole */
    struct names resting[GROUND_KINDS];
};

struct grounds {
    const struct ground **all;
    size_t count;
};

/* By law; or else what was checked longest ago, or never, before the rest. */
const struct grounds *grounds_collect(struct job *job,
    const struct library *library, const struct rules *rules, bool by_law);

bool grounds_is_bare(const struct ground *ground); /* nothing rests on it */
bool grounds_is_checked(const struct ground *ground);
const char *grounds_kind_name(enum ground_kind kind); /* "clauses" */

#endif

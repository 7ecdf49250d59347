/*
 * Terms: whether each defined term is marked where it stands, and needed.
 *
 * Findings: draft-unmarked, draft-once. Lives as long as the job.
 */
#ifndef LIBRARY_TERMS_H
#define LIBRARY_TERMS_H

#include "base/names.h"
#include "library/phrases.h"

struct library;
struct passage;
struct silences;

struct terms {
    const struct library *library;
    struct phrases written; /* as they are defined, and their plurals */
    struct names uses;      /* id of a definition to its struct term_use */
};

/* Passages are all that the library has: they show which words are ordinary. */
struct terms terms_new(struct silences *silences, const struct library *library,
    const struct passage *passages);

void terms_check(const struct terms *terms, struct silences *silences,
    const struct passage *passage);

/* After all passages have been checked. */
void terms_check_once(const struct terms *terms, struct silences *silences);

#endif

/*
 * Duties: whether each says who must do what, by when, and what follows.
 *
 * Findings: draft-passive, draft-deadline, draft-consequence, draft-waits.
 */
#ifndef LIBRARY_DUTIES_H
#define LIBRARY_DUTIES_H

struct library;
struct passage;
struct silences;

/* Looks at the duties in one passage of a variant. */
void duties_check(struct silences *silences, const struct library *library,
    const struct passage *passage);

#endif

/*
 * Proof: what people put on the record so that the gate may open.
 *
 * Evidence is a dated paper for what the program cannot test; an acceptance is
 * a warning that somebody takes as it is, or an objection that stands although
 * the board has decided on it. Both are the lead's to record.
 */
#ifndef GOVERN_PROOF_H
#define GOVERN_PROOF_H

#include "base/must_check.h"
#include "govern/milestone.h"

struct act;
struct criterion;
struct job;
struct ledger;
struct names;

/*
 * criteria is what rules_criteria gives, laws are the library's: that of a
 * check of a law is named by its id. The key, or NULL with findings: no such
 * criterion, it takes no such evidence, no such day or decision.
 */
MUST_CHECK const char *proof_add(struct job *job, struct act *act,
    const struct names *criteria, const struct names *laws,
    const struct evidence *wanted);

/* Of a warning or of an objection. */
MUST_CHECK const char *proof_accept(
    struct job *job, struct act *act, const struct acceptance *wanted);

/* The latest of a criterion and name (NULL: of the vote); NULL: none. */
const struct evidence *proof_find(
    const struct ledger *ledger, int64_t criterion, const char *name);

/* Whether a warning is accepted at its place ("answers.xml:12"), or wherever.
 */
bool proof_accepts(
    const struct ledger *ledger, const char *finding, const char *place);

/* Of an objection that stands; NULL: nobody has said so. */
const struct acceptance *proof_of_point(
    const struct ledger *ledger, const char *point);

#endif

/*
 * Variation: the document that changes a signed contract.
 *
 * Its words are the library's (the plan "variation"), its particulars are put
 * in as answers, and its Schedule is made of what a comparison marks: a table
 * for each document that changes, a row for each place.
 */
#ifndef CLI_VARIATION_H
#define CLI_VARIATION_H

#include "base/must_check.h"
#include "cli/thaw.h"
#include "review/change_table.h"

struct variation_particulars {
    const char *number, *title, *reason;
    const char *contract; /* what the signed contract is called */
    const char *date;     /* of the document; ISO */
    const char *on;       /* from which it applies; ISO */
    const char *agreed;   /* who did, in words */
};

/* Whether a library has the words of a variation. False, with a finding. */
MUST_CHECK bool variation_is_planned(
    struct job *job, const struct library *library);

/*
 * Of the contract as it shall read. Returns NULL, with findings. The project is
 * to be closed.
 */
MUST_CHECK const struct document *variation_document(struct job *job,
    const struct thaw *now, struct variation_particulars particulars,
    const struct changed_document *changed, size_t count,
    struct project *project);

/* Whether a change is one of the contract's words, and belongs in the table. */
bool variation_counts(const struct change_row *row);

#endif

/*
 * Undecided: the pack as it stands now, beside what the board decided or is to
 * decide on its clauses.
 *
 * Assembled once, for all of them. Must be closed; lives as long as the job.
 */
#ifndef CLI_UNDECIDED_H
#define CLI_UNDECIDED_H

#include "cli/project.h"
#include "govern/board.h"

struct ledger;

struct undecided {
    struct job quiet; /* what assembling finds is no news here */
    struct project project;
    struct draft_pack *pack;
};

/* False, with a finding: the project cannot be assembled. */
MUST_CHECK bool undecided_open(struct job *job, const char *home,
    const char *folder, struct undecided *undecided);
void undecided_close(struct undecided *undecided);

/*
 * Sets what the option's variant binds in that pack. False if the library has
 * no such variant.
 */
bool undecided_bind(
    struct job *job, struct undecided *undecided, struct option_put *option);

/*
 * Every clause of the pack that nobody has decided on or reserved and on which
 * no point is open, as it stands: all that a board may take as it was drafted.
 */
struct option_put *undecided_all(struct job *job, struct undecided *undecided,
    const struct ledger *ledger, size_t *count);

/* Of such options, what is no more as it was put. NULL: all is. */
const char *undecided_changes(struct job *job, struct undecided *undecided,
    const struct option_put *const *options, size_t count);

#endif

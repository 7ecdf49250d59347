/*
 * Gating: the gate of a project, from its record and its pack as it stands now.
 *
 * The pack is assembled for the market, twice, and once as it would be
 * published. Lives as long as the job, but must be closed.
 */
#ifndef CLI_GATING_H
#define CLI_GATING_H

#include "base/must_check.h"
#include "cli/project.h"
#include "cli/standing.h"
#include "govern/gate.h"

struct ledger;

struct gating {
    struct project project, published;
    struct standing standing; /* for the words that answers rest on */
    struct gate_facts facts;
    const struct gate *gate;
    const char *pack; /* SHA-256 of all its documents */
};

/* False, with findings, if no pack can be assembled. Closed either way. */
MUST_CHECK bool gating_open(struct job *job, const char *home,
    const char *folder, const struct ledger *ledger, const char *at,
    struct gating *gating);
void gating_close(struct gating *gating);

/* The finding that nothing can be looked at; always false. */
bool gating_refuse(struct job *job, const char *folder);

/*
 * Whether the pack may go to procurement. If not, missing names the criteria,
 * or says that there is no pack; nothing is left to close.
 */
MUST_CHECK bool gating_is_open(struct job *job, const char *home,
    const char *folder, const struct ledger *ledger, const char *at,
    const char **missing);

#endif

/*
 * Ledger: all that is known of a project's consultation, in memory.
 *
 * Entries of each kind in the order in which they were first put, found by key.
 * Lives as long as the job.
 */
#ifndef GOVERN_LEDGER_H
#define GOVERN_LEDGER_H

#include "base/must_check.h"
#include "base/names.h"
#include "govern/kinds.h"

struct job;

struct ledger {
    struct arena *arena;
    struct names kinds[KINDS]; /* key to the kind's struct */
};

struct ledger *ledger_new(struct arena *arena);

/* Copies the entry; one with its key is replaced and keeps its place. */
void ledger_put(struct ledger *ledger, enum kind_id kind, const void *entry);

/* Returns NULL if there is none; key may be NULL. */
const void *ledger_find(
    const struct ledger *ledger, enum kind_id kind, const char *key);

/* The same, but none is a finding: what was given, what is like it. */
MUST_CHECK const void *ledger_get(struct job *job, const struct ledger *ledger,
    enum kind_id kind, const char *key);

/* For a walk: `thing` is the kind's struct, `next` the one after. */
const struct named *ledger_first(
    const struct ledger *ledger, enum kind_id kind);
size_t ledger_count(const struct ledger *ledger, enum kind_id kind);

/* The next free key of the form START + number: "M-" gives "M-01". */
const char *ledger_next_key(
    const struct ledger *ledger, enum kind_id kind, const char *start);

/* The organisation of a person; NULL if either is unknown. */
const char *ledger_organisation_of(
    const struct ledger *ledger, const char *person);

#endif

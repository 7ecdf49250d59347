/*
 * Store: the record of a project's consultation, kept so that nothing is lost.
 *
 *   DIR/record/record.db        events in a hash chain, and the tables they make
 *   DIR/record/keys.db          a key for each subject, wrapped
 *   DIR/record/record.db.owner  locked by the one process that has it open
 *   DIR/record/heads/NNNNNN.txt signed heads of the chain
 *
 * An act is committed with its event and all that it puts, or not at all; when
 * commit has returned true it is on the disk. Lives until store_close.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct act;
struct job;
struct ledger;
struct store;

/*
 * Waits up to ten seconds for a process that has it; a finding says which. who
 * is what this process does ("paction import"), at the time, both for others to
 * read. A store that is not there is made if wanted, else it is a finding.
 */
MUST_CHECK struct store *store_open(struct job *job, const char *folder,
    const char *who, const char *at, bool create);
void store_close(struct store *store); /* NULL is allowed */

/* All entries, unsealed. NULL, with findings. */
MUST_CHECK struct ledger *store_load(struct job *job, struct store *store);

/* Bytes that the act is about; kept sealed when it is committed. */
struct store_file {
    const char *sha256;
    const char *subject; /* whose key seals it */
    const void *bytes;
    size_t size;
    struct store_file *next;
};

struct receipt {
    int64_t number;   /* of the event */
    const char *hash; /* of the chain up to it, 64 hex digits */
};

MUST_CHECK bool store_commit(struct job *job, struct store *store,
    const struct act *act, const struct store_file *files,
    struct receipt *receipt);

/* The bytes of a kept file. NULL, with a finding: none, erased, damaged. */
MUST_CHECK const void *store_read_file(
    struct job *job, struct store *store, const char *sha256, size_t *size);

/* A signed head of the chain as it is now, kept in heads/ too. */
MUST_CHECK const char *store_head(
    struct job *job, struct store *store, const char *at);

#endif

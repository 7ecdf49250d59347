/*
 * Verify: whether a record is what was once written, and all of it.
 *
 * Every event follows the one before it; each signed head (in the record, in
 * heads/, or given) is of an event that is there; the tables are what the
 * events come to, row by row, both ways; kept files have the bytes that their
 * names say; the database is sound. Each thing that is not so is a finding.
 */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stdint.h>

struct job;
struct store;

struct verified {
    int64_t events, rows, files, heads;
    int64_t sealed;   /* of the files, those whose organisation was erased */
    const char *hash; /* of the last event */
};

/* note is a head from elsewhere, or NULL; name stands for it in findings. */
MUST_CHECK bool verify_store(struct job *job, struct store *store,
    const char *name, const char *note, struct verified *verified);

/* A head of the chain as it is now, for keeping elsewhere. Cannot fail. */
const char *verify_head(
    struct job *job, const struct store *store, const char *at);

#endif

/*
 * Store: the record of a project's consultation, kept so that nothing is lost.
 *
 *   DIR/record/record.db        every act as an event in a hash chain, and the
 *                               tables that the events come to
 *   DIR/record/keys.db          a key for each organisation and person: names
 *                               and free text are sealed under it everywhere
 *   DIR/record/record.db.owner  locked by the one process that has it open
 *   DIR/record/heads/           signed heads of the chain (store/heads)
 *
 * An act is committed with its event and all that it puts, or not at all; when
 * store_commit has returned true it is on the disk, and nothing may be shown as
 * done before. The keys of keys.db are sealed under one made of io/secret,
 * which also makes the key that signs heads. Lives until store_close.
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
 * folder is DIR/record; who is what this process does ("paction import"), for
 * others to read. Waits up to ten seconds for a process that has it; a finding
 * says which. A store that is not there is made if wanted, else it is a
 * finding. The job must live until it is closed.
 */
MUST_CHECK struct store *store_open(
    struct job *job, const char *folder, const char *who, bool create);

/* Writes heads/latest.txt if something was committed. NULL is allowed. */
void store_close(struct store *store);

/* All entries, unsealed. NULL, with findings. */
MUST_CHECK struct ledger *store_load(struct job *job, struct store *store);

/*
 * The same though keys are missing: what was sealed under them reads as erased,
 * with a warning. For erasing again what an older record does not know of.
 */
MUST_CHECK struct ledger *store_load_without_keys(
    struct job *job, struct store *store);

/* Bytes that the act is about; kept sealed when it is committed. */
struct store_file {
    const char *sha256;
    const char *subject; /* key of the organisation whose key seals it */
    const void *bytes;
    size_t size;
    struct store_file *next;
};

struct receipt {
    int64_t number;   /* of the event; 0: nothing changed, none was made */
    const char *hash; /* of the chain up to it, 64 hex digits */
};

/* files may be NULL; one that is there already is kept once. */
MUST_CHECK bool store_commit(struct job *job, struct store *store,
    const struct act *act, const struct store_file *files,
    struct receipt *receipt);

/* The bytes of a kept file. NULL, with a finding: none, erased, damaged. */
MUST_CHECK const void *store_read_file(
    struct job *job, struct store *store, const char *sha256, size_t *size);

/*
 * Destroys the key of an organisation or person, so that nobody can read what
 * was sealed for it. The act is committed first, an event like any other;
 * reason is kept in plain words and must name nobody.
 */
MUST_CHECK bool store_erase(struct job *job, struct store *store,
    const struct act *act, const char *key, const char *reason,
    struct receipt *receipt);

/* A signed head of the chain as it is now, kept in heads/ too. */
MUST_CHECK const char *store_head(
    struct job *job, struct store *store, const char *at);

#endif

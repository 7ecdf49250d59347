/*
 * Store: the record of a project, DIR/record/, that loses nothing.
 *
 *   record.db         every act as an event in a hash chain, and a table of
 *                     each kind of record, which is what the events come to
 *   keys.db           a key for each organisation and person: names and free
 *                     text are sealed under it, in events and tables alike
 *   record.db.owner   who has the record now: one process at a time
 *   heads/            signed heads (store/heads)
 *
 * An act is there, with all it puts, when store_commit has returned true, and
 * in no part otherwise; what it says then has reached the disk. Nothing may be
 * shown as done before. The keys of keys.db are sealed under a key made of
 * io/secret, which also makes the key that signs.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/must_check.h"
#include "govern/act.h"
#include "io/package.h"
#include "io/seal.h"
#include "store/schema.h"

struct job;
struct keyring;
struct kept;
struct owner;

/* Its members are for this layer alone. Lives as long as the job. */
struct store {
    const char *folder;
    struct owner *owner;
    struct database *record;
    struct keyring *keyring;
    unsigned char wrapping[SEAL_KEY_SIZE], signing[SEAL_KEY_SIZE];
    const char *identity;
    struct tip tip;
    struct names erased; /* subjects */
    struct kept *kept;   /* files for the next act */
    bool has_grown;      /* something was committed since it was opened */
};

/*
 * folder is DIR/record; who is the command, "paction import", for others to
 * read. Another process is waited for, ten seconds. create makes a record where
 * there is none. Returns NULL, with findings.
 */
MUST_CHECK struct store *store_open(
    struct job *job, const char *folder, const char *who, bool create);

/* Writes heads/latest.txt if there is something new, and lets others in. */
void store_close(struct job *job, struct store *store); /* NULL is allowed */

/* All records, unsealed; what was erased reads as ENTRY_ERASED. */
MUST_CHECK struct ledger *store_load(struct job *job, struct store *store);

/* What whoever did it may be told. */
struct receipt {
    int64_t sequence; /* 0: the act changed nothing, and nothing was kept */
    const char *hash;
};

MUST_CHECK bool store_commit(struct job *job, struct store *store,
    const struct act *act, struct receipt *receipt);

/*
 * Bytes to be kept with the next act that is committed, sealed for an
 * organisation. Returns their SHA-256. Kept once, however often.
 */
MUST_CHECK const char *store_keep_file(struct job *job, struct store *store,
    const char *organisation, struct bytes bytes);

/* start is NULL, with a finding, if there is none or it was erased. */
MUST_CHECK struct bytes store_file(
    struct job *job, struct store *store, const char *sha256);

/*
 * Destroys the key of an organisation or person, so that nobody can read what
 * was sealed for it. The act, which is an event like any other, is committed
 * first; reason is kept in plain words and must name nobody.
 */
MUST_CHECK bool store_erase(struct job *job, struct store *store,
    const struct act *act, const char *key, const char *reason,
    struct receipt *receipt);

/* A signed head as of now, kept in the record and in heads/. NULL: finding. */
MUST_CHECK const char *store_head(struct job *job, struct store *store);

#endif

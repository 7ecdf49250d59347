/*
 * Keyring: a key for each subject, so that a subject can be forgotten.
 *
 * A subject is an organisation or a person: "organisation/beacon". Its key is
 * made by chance when it is first needed and stands in a database of its own,
 * sealed under the record's key. Destroyed it is gone, and with it everything
 * that was sealed under it, wherever that stands.
 */
#ifndef STORE_KEYRING_H
#define STORE_KEYRING_H

#include "base/must_check.h"
#include "store/database.h"

struct job;
struct keyring;

/* key is the record's, borrowed. DATABASE_CREATE makes an empty one. */
MUST_CHECK struct keyring *keyring_open(struct job *job, const char *path,
    enum database_use use, const unsigned char *key);
void keyring_close(struct keyring *keyring); /* NULL is allowed */

/* Returns NULL if there is none. */
const unsigned char *keyring_find(
    const struct keyring *keyring, const char *subject);

/* The same, made if there is none: it is on the disk when this returns. */
MUST_CHECK const unsigned char *keyring_make(
    struct job *job, struct keyring *keyring, const char *subject);

/* When this returns, no file has it any more. */
MUST_CHECK bool keyring_destroy(
    struct job *job, struct keyring *keyring, const char *subject);

struct database *keyring_database(const struct keyring *keyring);

#endif

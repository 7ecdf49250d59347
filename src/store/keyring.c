#include "store/keyring.h"

#include "base/job.h"
#include "base/names.h"
#include "io/digest.h"
#include "io/seal.h"

#include <string.h>

struct keyring {
    struct database *database;
    const unsigned char *key;
    struct names keys; /* subject to struct held */
};

struct held {
    unsigned char key[SEAL_KEY_SIZE];
    bool is_there; /* false: destroyed */
};

static const char *about(struct arena *arena, const char *subject)
{
    return arena_format(arena, "key of %s", subject);
}

static struct held *hold(struct keyring *keyring, const char *subject)
{
    struct held *held = names_find(&keyring->keys, subject);

    if (held == NULL) {
        held = ARENA_NEW(keyring->keys.arena, struct held);
        names_put(&keyring->keys, subject, held);
    }
    held->is_there = true;
    return held;
}

/* ---- opening and closing ------------------------------------------------ */

static bool unwrap(struct job *job, struct keyring *keyring,
    const char *subject, const char *words)
{
    struct bytes key = seal_open(job->arena, keyring->key,
        about(job->arena, subject), seal_bytes(job->arena, words));

    if (key.start == NULL || key.size != SEAL_KEY_SIZE) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "subject-key-damaged",
                (struct place){ .file = database_path(keyring->database) },
                "the key of %s is not as it was written", subject),
            "put back a copy of this file");
        return false;
    }
    memcpy(hold(keyring, subject)->key, key.start, key.size);
    seal_forget((void *)key.start, key.size);
    return true;
}

static bool read_keys(struct job *job, struct keyring *keyring)
{
    struct cursor rows = database_ask(
        job, keyring->database, statements_get(STATEMENT_KEY_ALL), NULL, 0);
    bool read = true;

    while (database_next(&rows))
        read = unwrap(job, keyring, database_get_text(&rows, 0),
                   database_get_text(&rows, 1)) &&
               read;
    return database_end(&rows) && read;
}

static bool make_table(struct job *job, struct database *database)
{
    return database_script(job, database,
        statements_in(
            job->arena, DIALECT_SQLITE, statements_get(STATEMENT_KEY_TABLE)));
}

struct keyring *keyring_open(struct job *job, const char *path,
    enum database_use use, const unsigned char *key)
{
    struct keyring *keyring = ARENA_NEW(job->arena, struct keyring);

    keyring->key = key;
    keyring->keys = names_new(job->arena);
    keyring->database = database_open(job, path, use);
    if (keyring->database != NULL &&
        (use != DATABASE_CREATE || make_table(job, keyring->database)) &&
        read_keys(job, keyring))
        return keyring;
    keyring_close(keyring);
    return NULL;
}

void keyring_close(struct keyring *keyring)
{
    if (keyring == NULL)
        return;
    for (const struct named *n = keyring->keys.first; n != NULL; n = n->next)
        seal_forget(n->thing, sizeof(struct held));
    database_close(keyring->database);
    keyring->database = NULL;
}

/* ---- keys --------------------------------------------------------------- */

const unsigned char *keyring_find(
    const struct keyring *keyring, const char *subject)
{
    const struct held *held = names_find(&keyring->keys, subject);

    return held != NULL && held->is_there ? held->key : NULL;
}

const unsigned char *keyring_make(
    struct job *job, struct keyring *keyring, const char *subject)
{
    const unsigned char *found = keyring_find(keyring, subject);
    unsigned char key[SEAL_KEY_SIZE];
    struct bytes wrapped;
    struct held *held;

    if (found != NULL)
        return found;
    digest_random(key, sizeof key);
    wrapped = seal_make(job->arena, keyring->key, about(job->arena, subject),
        (struct bytes){ key, sizeof key });
    if (!database_run(job, keyring->database, statements_get(STATEMENT_KEY_ADD),
            (struct cell[]){ database_text(subject),
                database_text(seal_words(job->arena, wrapped)) },
            2))
        return NULL;
    held = hold(keyring, subject);
    memcpy(held->key, key, sizeof key);
    seal_forget(key, sizeof key);
    return held->key;
}

bool keyring_destroy(
    struct job *job, struct keyring *keyring, const char *subject)
{
    struct held *held = names_find(&keyring->keys, subject);

    if (held != NULL)
        seal_forget(held, sizeof *held);
    return database_run(job, keyring->database,
               statements_get(STATEMENT_KEY_DESTROY),
               (struct cell[]){ database_text(subject) }, 1) &&
           database_tidy(job, keyring->database);
}

struct database *keyring_database(const struct keyring *keyring)
{
    return keyring->database;
}

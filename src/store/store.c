#include "store/store.h"

#include "base/text.h"
#include "io/file.h"
#include "io/secret.h"
#include "store/chain.h"
#include "store/commit.h"
#include "store/founding.h"
#include "store/heads.h"
#include "store/keyring.h"
#include "store/latest.h"
#include "store/owner.h"
#include "store/sealing.h"

#include <inttypes.h>
#include <string.h>

enum { WAIT_TENTHS = 100 };

/* What keys are derived for; the numbers are for ever. */
enum purpose { PURPOSE_WRAPPING = 1, PURPOSE_SIGNING = 2 };

static bool complain(struct job *job, const struct store *store, const char *id,
    const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id,
            (struct place){ .file = store->folder }, "%s", what),
        "%s", cure);
    return false;
}

static const char *in_folder(
    struct job *job, const struct store *store, const char *name)
{
    return file_join(job, store->folder, name);
}

/* ---- opening ------------------------------------------------------------ */

static bool derive_keys(struct job *job, struct store *store, bool create)
{
    const unsigned char *secret = create ? secret_key(job) : secret_known(job);

    if (secret == NULL)
        return false;
    seal_derive(store->wrapping, secret, PURPOSE_WRAPPING);
    seal_derive(store->signing, secret, PURPOSE_SIGNING);
    return true;
}

static bool may_be_there(
    struct job *job, const struct store *store, bool create)
{
    if (file_is_folder(store->folder))
        return file_exists(in_folder(job, store, "record.db")) ||
               complain(job, store, "record-missing",
                   "record.db is not in this folder",
                   "put back a backup with paction restore");
    return create ||
           complain(job, store, "record-missing", "there is no record yet",
               "an act makes one: open a round or add an organisation");
}

/* The record says whose key made it. */
static bool keys_fit(struct job *job, const struct store *store)
{
    if (text_same(schema_setting(job, store->record, "verifier"),
            heads_verifier(job->arena, store->signing)))
        return true;
    return complain(job, store, "key-other",
        "this record was made with another key than the one of this machine",
        "put back the key file that it was made with; PACTION_KEY may name it");
}

static bool read_tip(struct job *job, struct store *store)
{
    struct cursor rows = database_ask(
        job, store->record, statements_get(STATEMENT_EVENT_LAST), NULL, 0);

    store->identity = schema_setting(job, store->record, "identity");
    store->tip =
        (struct tip){ .hash = chain_root(job->arena,
                          store->identity != NULL ? store->identity : "") };
    if (database_next(&rows))
        store->tip = (struct tip){ database_get_number(&rows, 0),
            database_get_text(&rows, 1) };
    return database_end(&rows);
}

/* A key that came back with an older keys.db goes again. */
static bool read_erased(struct job *job, struct store *store)
{
    struct cursor rows = database_ask(
        job, store->record, statements_get(STATEMENT_ERASURE_ALL), NULL, 0);

    store->erased = names_new(job->arena);
    while (database_next(&rows))
        names_put(&store->erased, database_get_text(&rows, 0), store);
    if (!database_end(&rows))
        return false;
    for (const struct named *n = store->erased.first; n != NULL; n = n->next)
        if (keyring_find(store->keyring, n->name) != NULL &&
            !keyring_destroy(job, store->keyring, n->name))
            return false;
    return true;
}

static bool open_files(struct job *job, struct store *store)
{
    store->record =
        database_open(job, in_folder(job, store, "record.db"), DATABASE_WRITE);
    if (store->record == NULL || !database_check(job, store->record, true) ||
        !keys_fit(job, store) ||
        !schema_update(job, store->record, schema_migrations()))
        return false;
    store->keyring = keyring_open(
        job, in_folder(job, store, "keys.db"), DATABASE_WRITE, store->wrapping);
    return store->keyring != NULL && read_tip(job, store) &&
           read_erased(job, store);
}

struct store *store_open(
    struct job *job, const char *folder, const char *who, bool create)
{
    struct store *store = ARENA_NEW(job->arena, struct store);

    store->job = *job;
    store->folder = folder;
    store->tables = tables_make(job->arena);
    if (may_be_there(job, store, create) && derive_keys(job, store, create) &&
        founding_make(job, store)) {
        store->owner = owner_take(
            job, in_folder(job, store, "record.db.owner"), who, WAIT_TENTHS);
        if (store->owner != NULL && open_files(job, store))
            return store;
    }
    store_close(store);
    return NULL;
}

/* ---- closing ------------------------------------------------------------ */

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    if (store->last_at != NULL)
        latest_write(&store->job, store);
    store->last_at = NULL;
    database_close(store->record);
    keyring_close(store->keyring);
    owner_release(store->owner);
    seal_forget(store->wrapping, sizeof store->wrapping);
    seal_forget(store->signing, sizeof store->signing);
}

/* ---- loading ------------------------------------------------------------ */

static bool load_kind(struct job *job, struct store *store,
    struct ledger *ledger, enum kind_id kind)
{
    struct cursor rows =
        database_ask(job, store->record, store->tables->of[kind].all, NULL, 0);
    void *entry = arena_alloc(job->arena, kinds_get(kind)->size);
    bool loaded = true;

    while (database_next(&rows)) {
        struct row row = tables_read(&rows, kind);

        memset(entry, 0, kinds_get(kind)->size);
        loaded = sealing_entry(job, store, kind, &row, entry) && loaded;
        ledger_put(ledger, kind, entry);
    }
    return database_end(&rows) && loaded;
}

struct ledger *store_load(struct job *job, struct store *store)
{
    struct ledger *ledger = ledger_new(job->arena);
    bool loaded = true;

    for (enum kind_id kind = 0; kind < KINDS; kind++)
        loaded = load_kind(job, store, ledger, kind) && loaded;
    return loaded ? ledger : NULL;
}

struct ledger *store_load_without_keys(struct job *job, struct store *store)
{
    struct ledger *ledger;

    store->may_lack_keys = true;
    ledger = store_load(job, store);
    store->may_lack_keys = false;
    return ledger;
}

/* ---- committing --------------------------------------------------------- */

bool store_commit(struct job *job, struct store *store, const struct act *act,
    const struct store_file *files, struct receipt *receipt)
{
    return commit_event(
        job, store, &(struct event){ .act = act }, files, receipt);
}

/* ---- files -------------------------------------------------------------- */

/* Of several that kept the same file any will do that is still there. */
const void *store_read_file(
    struct job *job, struct store *store, const char *sha256, size_t *size)
{
    struct cursor rows =
        database_ask(job, store->record, statements_get(STATEMENT_KEPT_GET),
            (struct cell[]){ database_text(sha256) }, 1);
    struct bytes plain = { 0 };
    bool erased = false;

    while (plain.start == NULL && database_next(&rows)) {
        if (names_find(&store->erased, database_get_text(&rows, 0)) != NULL)
            erased = true;
        else
            plain =
                sealing_open(job, store, commit_about_file(job->arena, sha256),
                    database_get_text(&rows, 1));
    }
    if (database_end(&rows) && plain.start == NULL)
        complain(job, store, "file-not-kept",
            arena_format(job->arena, "file %.16s... %s", sha256,
                erased ? "was erased with its organisation"
                       : "is not in the record"),
            erased ? "it cannot be had back from the record: what was sealed "
                     "for who is erased is gone for good"
                   : "import the file again");
    *size = plain.size;
    return plain.start;
}

/* ---- erasing ------------------------------------------------------------ */

static const char *find_subject(struct job *job, const struct store *store,
    const struct act *act, const char *key)
{
    static const enum kind_id kinds[] = { KIND_PERSON, KIND_ORGANISATION };

    for (size_t i = 0; i < 2; i++)
        if (ledger_find(act->ledger, kinds[i], key) != NULL)
            return sealing_subject(job->arena, kinds[i], key);
    complain(job, store, "subject-unknown",
        arena_format(
            job->arena, "there is no person and no organisation \"%s\"", key),
        "give the key of a person or an organisation");
    return NULL;
}

bool store_erase(struct job *job, struct store *store, const struct act *act,
    const char *key, const char *reason, struct receipt *receipt)
{
    const char *subject = find_subject(job, store, act, key);
    struct event event = { .act = act, .erased = subject, .reason = reason };

    if (subject == NULL)
        return false;
    if (names_find(&store->erased, subject) != NULL)
        return complain(job, store, "subject-erased",
            arena_format(job->arena, "%s was erased already", subject),
            "nothing: there is nothing left to erase");
    if (!commit_event(job, store, &event, NULL, receipt))
        return false;
    names_put(&store->erased, subject, store);
    return keyring_destroy(job, store->keyring, subject);
}

/* ---- heads -------------------------------------------------------------- */

const char *store_head(struct job *job, struct store *store, const char *at)
{
    const char *note = latest_head(job, store, at);
    const char *name =
        arena_format(job->arena, "%06" PRId64 ".txt", store->tip.sequence);

    if (store->tip.sequence == 0) {
        complain(job, store, "record-empty", "nothing was done yet",
            "a head can be signed when there is an event");
        return NULL;
    }
    if (database_run(job, store->record, statements_get(STATEMENT_HEAD_ADD),
            (struct cell[]){
                database_number(store->tip.sequence), database_text(note) },
            2) &&
        latest_note(job, store, name, note))
        return note;
    return NULL;
}

/* The store: what is committed is there, whole, and proves itself. */
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/milestone.h"
#include "govern/party.h"
#include "io/digest.h"
#include "io/file.h"
#include "store/backup.h"
#include "store/chain.h"
#include "store/heads.h"
#include "store/inside.h"
#include "store/keyring.h"
#include "store/owner.h"
#include "store/verify.h"

#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct job job;
static char folder[64];
static const char *record;
static struct store *store;
static struct ledger *ledger;
static struct receipt receipt;

static const char *in_folder(const char *name)
{
    return file_join(&job, folder, name);
}

static void run(const char *command)
{
    ck_assert_int_eq(system(command), 0);
}

static void begin(void)
{
    job = job_begin();
    strcpy(folder, "/tmp/paction-store-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    setenv("PACTION_KEY", in_folder("key"), 1);
    record = in_folder("record");
    store = NULL;
}

static void end(void)
{
    store_close(store);
    run(arena_format(job.arena, "rm -rf %s", folder));
    job_end(&job);
}

static const char *last_id(void)
{
    const char *id = "";

    for (const struct finding *f = findings_first(job.findings); f != NULL;
         f = f->next)
        id = f->id;
    return id;
}

static void open_store(void)
{
    store_close(store);
    store = store_open(&job, record, "paction test", true);
    if (store == NULL)
        findings_print(job.findings, stderr);
    ck_assert_ptr_nonnull(store);
    ledger = store_load(&job, store);
    ck_assert_ptr_nonnull(ledger);
}

static struct verified verified;

/* Nothing is wrong with it. */
static void whole(void)
{
    bool is_whole = verify_store(&job, store, NULL, NULL, &verified);

    if (!is_whole)
        findings_print(job.findings, stderr);
    ck_assert(is_whole);
}

static void broken(const char *note, const char *id)
{
    ck_assert(!verify_store(&job, store, "printed.txt", note, &verified));
    for (const struct finding *f = findings_first(job.findings); f != NULL;
         f = f->next)
        if (strcmp(f->id, id) == 0)
            return;
    findings_print(job.findings, stderr);
    ck_abort_msg("no finding %s", id);
}

/* ---- acts ---------------------------------------------------------------- */

static struct act *act(const char *verb)
{
    return act_begin(ledger, verb, NULL, "2026-03-02T10:00");
}

static void commit(const struct act *it)
{
    bool done = store_commit(&job, store, it, NULL, &receipt);

    if (!done)
        findings_print(job.findings, stderr);
    ck_assert(done);
}

static void put_organisation(struct act *it, const char *key, const char *name)
{
    act_put(it, KIND_ORGANISATION,
        &(struct organisation){ .entry = { key },
            .name = name,
            .side = SIDE_PROVIDER,
            .capacity = CAPACITY_PROVIDER,
            .is_lead = false });
}

static void put_person(struct act *it, const char *key, const char *name)
{
    act_put(it, KIND_PERSON,
        &(struct person){ .entry = { key },
            .organisation = "beacon",
            .name = name,
            .email = "a.canary@beacon.example" });
}

#define ORGANISATION_NAME "Beacon Canaryhouse Ltd"
#define PERSON_NAME "Alex Canaryperson"

static void add_beacon(void)
{
    struct act *it;

    open_store();
    it = act("party.add");
    put_organisation(it, "beacon", ORGANISATION_NAME);
    put_person(it, "beacon-1", PERSON_NAME);
    commit(it);
}

static void add_organisation(const char *key)
{
    struct act *it = act("party.add");

    put_organisation(it, key, "A name");
    commit(it);
}

static const struct organisation *organisation(const char *key)
{
    return ledger_find(ledger, KIND_ORGANISATION, key);
}

static const struct person *person(const char *key)
{
    return ledger_find(ledger, KIND_PERSON, key);
}

/* ---- keeping --------------------------------------------------------------
 */

START_TEST(what_is_committed_is_there_when_opened_again)
{
    add_beacon();
    ck_assert_int_eq(receipt.number, 1);
    ck_assert_uint_eq(strlen(receipt.hash), 64);
    open_store();
    ck_assert_uint_eq(ledger_count(ledger, KIND_ORGANISATION), 1);
    ck_assert_str_eq(organisation("beacon")->name, ORGANISATION_NAME);
    ck_assert_int_eq(organisation("beacon")->side, SIDE_PROVIDER);
    ck_assert_str_eq(person("beacon-1")->name, PERSON_NAME);
    ck_assert_str_eq(person("beacon-1")->email, "a.canary@beacon.example");
    ck_assert_ptr_null(person("beacon-1")->post);
}
END_TEST

START_TEST(no_record_is_a_finding)
{
    ck_assert_ptr_null(store_open(&job, record, "paction test", false));
    ck_assert_str_eq(last_id(), "record-missing");
    run(arena_format(job.arena, "mkdir %s", record));
    ck_assert_ptr_null(store_open(&job, record, "paction test", true));
    ck_assert_str_eq(last_id(), "record-missing");
}
END_TEST

/* One of each kind, every field said; all refer to one another. */
static void *fill(const struct entry_kind *kind)
{
    void *entry = arena_alloc(job.arena, kind->size);

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct entry_field *field = &kind->fields[i];
        const char *text = "x";

        if (field->type == FIELD_SEALED)
            text = arena_format(job.arena, "sealed \"%s\" \xC3\xA9\n%s",
                field->name, kind->name);
        else if (field->type == FIELD_NUMBER)
            text = "-9223372036854775808";
        else if (field->type == FIELD_TRUTH)
            text = "yes";
        else if (field->type == FIELD_WORD)
            for (size_t w = 0; field->words[w] != NULL; w++)
                text = field->words[w];
        else if (field->of == NULL && i > 0)
            text = field->name;
        ck_assert(kinds_set(field, entry, text));
    }
    return entry;
}

START_TEST(every_field_of_every_kind_comes_back)
{
    void *entries[KINDS];
    struct act *it;

    open_store();
    it = act("all");
    for (enum kind_id id = 0; id < KINDS; id++) {
        entries[id] = fill(kinds_get(id));
        act_put(it, id, entries[id]);
    }
    commit(it);
    open_store();
    for (enum kind_id id = 0; id < KINDS; id++) {
        const struct entry_kind *kind = kinds_get(id);
        const void *entry = ledger_find(ledger, id, "x");

        ck_assert_ptr_nonnull(entry);
        for (size_t i = 0; i < kind->field_count; i++)
            ck_assert_str_eq(kinds_text(job.arena, &kind->fields[i], entry),
                kinds_text(job.arena, &kind->fields[i], entries[id]));
    }
    whole();
}
END_TEST

START_TEST(records_keep_the_order_in_which_they_came)
{
    static const char *const keys[] = { "zeta", "alpha", "mid" };
    size_t i = 0;

    open_store();
    for (; i < 3; i++) {
        struct act *it = act("party.add");

        put_organisation(it, keys[i], "A name");
        commit(it);
    }
    struct act *it = act("party.change");
    put_organisation(it, "zeta", "Another name");
    commit(it);
    open_store();
    i = 0;
    for (const struct named *n = ledger_first(ledger, KIND_ORGANISATION);
         n != NULL; n = n->next)
        ck_assert_str_eq(n->name, keys[i++]);
    ck_assert_uint_eq(i, 3);
    whole();
}
END_TEST

static const char *event_text(int64_t sequence)
{
    struct cursor rows = database_ask(&job, store->record,
        "SELECT text FROM events WHERE sequence = $1",
        (struct cell[]){ database_number(sequence) }, 1);
    const char *text = database_next(&rows) ? database_get_text(&rows, 0) : "";

    ck_assert(database_end(&rows));
    return text;
}

START_TEST(an_event_says_what_changed_and_no_more)
{
    struct organisation changed;
    struct act *it;

    add_beacon();
    changed = *organisation("beacon");
    changed.side = SIDE_COUNCIL;
    it = act("party.change");
    act_put(it, KIND_ORGANISATION, &changed);
    commit(it);
    ck_assert_str_eq(event_text(2),
        "{\"at\":\"2026-03-02T10:00\",\"by\":null,\"puts\":[{\"fields\":{"
        "\"side\":\"council\"},\"key\":\"beacon\",\"kind\":\"organisation\"}],"
        "\"verb\":\"party.change\"}");
    open_store();
    ck_assert_str_eq(organisation("beacon")->name, ORGANISATION_NAME);
    whole();
}
END_TEST

START_TEST(what_changes_nothing_is_no_event)
{
    struct act *it;

    add_beacon();
    it = act("party.change");
    act_put(it, KIND_ORGANISATION, organisation("beacon"));
    commit(it);
    ck_assert_int_eq(receipt.number, 0);
    ck_assert_str_eq(receipt.hash, "");
    ck_assert_str_eq(event_text(2), "");
}
END_TEST

/* ---- refusing -------------------------------------------------------------
 */

static void refused(const struct act *it, const char *id)
{
    ck_assert(!store_commit(&job, store, it, NULL, &receipt));
    ck_assert_str_eq(last_id(), id);
    ck_assert_int_eq(receipt.number, 0);
    open_store();
    ck_assert_uint_eq(ledger_count(ledger, KIND_ORGANISATION), 1);
    ck_assert_uint_eq(ledger_count(ledger, KIND_PERSON), 1);
    ck_assert_str_eq(event_text(2), "");
}

START_TEST(what_is_not_there_cannot_be_named)
{
    struct act *it;

    add_beacon();
    it = act("party.person");
    act_put(it, KIND_PERSON,
        &(struct person){ .entry = { "gone-1" }, .organisation = "gone" });
    refused(it, "entry-dangling");
}
END_TEST

START_TEST(bytes_that_are_no_text_are_refused)
{
    struct act *it;

    add_beacon();
    it = act("party.add");
    put_organisation(it, "other", "caf\xE9");
    refused(it, "entry-not-text");
}
END_TEST

START_TEST(words_of_nobody_are_refused)
{
    struct act *it;

    add_beacon();
    it = act("freeze");
    act_put(it, KIND_FREEZE,
        &(struct freeze){ .entry = { "F1" }, .note = "Whose is this?" });
    refused(it, "subject-missing");
}
END_TEST

static void no_change(const char *sql)
{
    ck_assert(!database_script(&job, store->record, sql));
    ck_assert_str_eq(last_id(), "record-refused");
}

START_TEST(events_and_votes_are_final)
{
    struct act *it;

    open_store();
    it = act("all");
    for (enum kind_id id = 0; id < KINDS; id++)
        act_put(it, id, fill(kinds_get(id)));
    commit(it);
    no_change("UPDATE events SET text = '{}'");
    no_change("DELETE FROM events");
    no_change("UPDATE vote SET ballot = 'agree'");
    no_change("DELETE FROM vote");
    no_change("DELETE FROM kept_files WHERE 1; DELETE FROM vote");
    no_change("UPDATE person SET organisation = 'nobody'");
    whole();
}
END_TEST

/* ---- files ----------------------------------------------------------------
 */

static const char *keep(const struct act *it, const char *bytes, bool done)
{
    struct store_file file = { .sha256 =
                                   digest_hex(job.arena, bytes, strlen(bytes)),
        .subject = "beacon",
        .bytes = bytes,
        .size = strlen(bytes) };

    ck_assert_int_eq(store_commit(&job, store, it, &file, &receipt), done);
    return file.sha256;
}

START_TEST(a_file_is_kept_with_its_act)
{
    size_t size;
    const char *sha256;

    add_beacon();
    sha256 = keep(act("import"), "the returned bytes: Canaryfile", true);
    ck_assert_int_eq(receipt.number, 2);
    keep(act("import"), "the returned bytes: Canaryfile", true);
    ck_assert_int_eq(receipt.number, 0);
    open_store();
    ck_assert_str_eq(store_read_file(&job, store, sha256, &size),
        "the returned bytes: Canaryfile");
    ck_assert_uint_eq(size, 30);
    ck_assert_ptr_null(store_read_file(&job, store, receipt.hash, &size));
    ck_assert_str_eq(last_id(), "file-not-kept");
    whole();
    ck_assert_int_eq(verified.files, 1);
}
END_TEST

START_TEST(a_refused_act_keeps_no_file)
{
    struct act *it;
    const char *sha256;
    size_t size;

    add_beacon();
    it = act("import");
    act_put(it, KIND_PERSON,
        &(struct person){ .entry = { "gone-1" }, .organisation = "gone" });
    sha256 = keep(it, "lost", false);
    ck_assert_ptr_null(store_read_file(&job, store, sha256, &size));
    ck_assert_str_eq(last_id(), "file-not-kept");
}
END_TEST

/* ---- sealing --------------------------------------------------------------
 */

static bool holds(
    const char *bytes, size_t size, const char *words, size_t length)
{
    for (size_t i = 0; i + length <= size; i++)
        if (memcmp(bytes + i, words, length) == 0)
            return true;
    return false;
}

/* In any file of the record, the log of an open one too. */
static bool is_anywhere(const char *words, size_t length)
{
    static const char *const names[] = { "record.db", "record.db-wal",
        "keys.db", "keys.db-wal", "record.db.owner", "heads/latest.txt" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = file_join(&job, record, names[i]);
        size_t size;
        const char *bytes;

        if (!file_exists(path))
            continue;
        bytes = file_read(&job, path, &size);
        ck_assert_ptr_nonnull(bytes);
        if (holds(bytes, size, words, length))
            return true;
    }
    return false;
}

START_TEST(no_name_stands_in_any_file)
{
    add_beacon();
    keep(act("import"), "the returned bytes: Canaryfile", true);
    ck_assert(is_anywhere("beacon-1", 8));
    ck_assert(!is_anywhere("anary", 5));
    store_close(store);
    store = NULL;
    ck_assert(is_anywhere("beacon-1", 8));
    ck_assert(!is_anywhere("anary", 5));
}
END_TEST

/* The words that stand in keys.db for a key. */
static const char *wrapped(const char *subject)
{
    struct cursor rows = database_ask(&job, keyring_database(store->keyring),
        "SELECT wrapped FROM keys WHERE subject = $1",
        (struct cell[]){ database_text(subject) }, 1);
    const char *words = database_next(&rows) ? database_get_text(&rows, 0) : "";

    ck_assert(database_end(&rows));
    return words;
}

static void erase(const char *key)
{
    ck_assert(store_erase(
        &job, store, act("erase"), key, "asked on 2 March", &receipt));
}

START_TEST(who_is_erased_is_gone_and_the_chain_still_proves)
{
    const char *key;

    add_beacon();
    key = wrapped("person/beacon-1");
    ck_assert_uint_gt(strlen(key), 40);
    ck_assert(is_anywhere(key, strlen(key)));
    erase("beacon-1");
    ck_assert_int_eq(receipt.number, 2);
    ck_assert(!is_anywhere(key, strlen(key)));
    open_store();
    ck_assert_str_eq(person("beacon-1")->name, ENTRY_ERASED);
    ck_assert_str_eq(person("beacon-1")->email, ENTRY_ERASED);
    ck_assert_ptr_null(person("beacon-1")->post);
    ck_assert_str_eq(organisation("beacon")->name, ORGANISATION_NAME);
    whole();
    ck_assert_ptr_nonnull(
        keyring_make(&job, store->keyring, "person/beacon-1"));
    broken(NULL, "subject-not-erased");
}
END_TEST

START_TEST(an_erased_record_can_still_change)
{
    struct person changed;
    struct act *it;

    add_beacon();
    erase("beacon-1");
    open_store();
    it = act("party.change");
    changed = *person("beacon-1");
    changed.organisation = NULL;
    act_put(it, KIND_PERSON, &changed);
    commit(it);
    open_store();
    ck_assert_str_eq(person("beacon-1")->name, ENTRY_ERASED);
    it = act("party.change");
    put_person(it, "beacon-1", PERSON_NAME);
    ck_assert(!store_commit(&job, store, it, NULL, &receipt));
    ck_assert_str_eq(last_id(), "subject-erased");
    ck_assert(
        !store_erase(&job, store, act("erase"), "beacon-1", "again", &receipt));
    ck_assert_str_eq(last_id(), "subject-erased");
    ck_assert(
        !store_erase(&job, store, act("erase"), "nobody", "again", &receipt));
    ck_assert_str_eq(last_id(), "subject-unknown");
    whole();
}
END_TEST

START_TEST(what_somebody_looks_at_cannot_be_tidied_away)
{
    struct database *looker;
    struct cursor rows;

    add_beacon();
    looker =
        database_open(&job, file_join(&job, record, "keys.db"), DATABASE_LOOK);
    rows = database_ask(&job, looker, "SELECT subject FROM keys", NULL, 0);
    ck_assert(database_next(&rows));
    ck_assert(database_script(
        &job, keyring_database(store->keyring), "PRAGMA busy_timeout = 20"));
    ck_assert(!keyring_destroy(&job, store->keyring, "person/beacon-1"));
    ck_assert_str_eq(last_id(), "record-in-use");
    ck_assert(database_end(&rows));
    database_close(looker);
    ck_assert(keyring_destroy(&job, store->keyring, "person/beacon-1"));
}
END_TEST

START_TEST(files_of_an_erased_organisation_are_gone)
{
    const char *sha256;
    size_t size;

    add_beacon();
    sha256 = keep(act("import"), "the returned bytes", true);
    erase("beacon");
    ck_assert_ptr_null(store_read_file(&job, store, sha256, &size));
    ck_assert_str_eq(last_id(), "file-not-kept");
    whole();
    ck_assert_int_eq(verified.sealed, 1);
}
END_TEST

START_TEST(a_key_that_comes_back_after_its_erasure_goes_again)
{
    const char *key;

    add_beacon();
    key = wrapped("person/beacon-1");
    store_close(store);
    run(arena_format(job.arena, "cp %s/keys.db %s/old", record, folder));
    open_store();
    erase("beacon-1");
    store_close(store);
    run(arena_format(job.arena, "cp %s/old %s/keys.db", folder, record));
    ck_assert(is_anywhere(key, strlen(key)));
    open_store();
    ck_assert(!is_anywhere(key, strlen(key)));
    ck_assert_str_eq(person("beacon-1")->name, ENTRY_ERASED);
    whole();
}
END_TEST

START_TEST(a_key_that_is_missing_is_no_erasure)
{
    add_beacon();
    ck_assert(database_script(&job, keyring_database(store->keyring),
        "DELETE FROM keys WHERE subject = 'person/beacon-1'"));
    store_close(store);
    store = store_open(&job, record, "paction test", false);
    ck_assert_ptr_nonnull(store);
    ck_assert_ptr_null(store_load(&job, store));
    ck_assert_str_eq(last_id(), "subject-key-missing");
}
END_TEST

START_TEST(what_is_sealed_opens_nowhere_else)
{
    add_beacon();
    ck_assert(database_script(&job, store->record,
        "UPDATE person SET name = email WHERE key = 'beacon-1'"));
    ck_assert_ptr_null(store_load(&job, store));
    ck_assert_str_eq(last_id(), "seal-broken");
}
END_TEST

START_TEST(a_damaged_key_is_found)
{
    add_beacon();
    ck_assert(database_script(&job, keyring_database(store->keyring),
        "UPDATE keys SET wrapped = (SELECT wrapped FROM keys"
        " WHERE subject = 'organisation/beacon')"));
    store_close(store);
    store = store_open(&job, record, "paction test", false);
    ck_assert_ptr_null(store);
    ck_assert_str_eq(last_id(), "subject-key-damaged");
}
END_TEST

START_TEST(another_machine_s_key_does_not_fit)
{
    add_beacon();
    store_close(store);
    setenv("PACTION_KEY", in_folder("other"), 1);
    store = store_open(&job, record, "paction test", true);
    ck_assert_ptr_null(store);
    ck_assert_str_eq(last_id(), "key-other");
}
END_TEST

/* ---- owning ---------------------------------------------------------------
 */

static pid_t hold(int tenths)
{
    int ready[2];
    char byte;
    pid_t child;

    ck_assert_int_eq(pipe(ready), 0);
    child = fork();
    if (child == 0) {
        struct owner *owner =
            owner_take(&job, in_folder("owner"), "paction import", 0);

        if (owner == NULL || write(ready[1], "", 1) != 1)
            _exit(1);
        nanosleep(&(struct timespec){ .tv_nsec = tenths * 100000000L }, NULL);
        _exit(0);
    }
    ck_assert_int_eq(read(ready[0], &byte, 1), 1);
    return child;
}

START_TEST(a_second_waits_or_says_who_has_it)
{
    pid_t child = hold(8);
    struct owner *owner =
        owner_take(&job, in_folder("owner"), "paction vote", 2);
    const struct finding *finding = findings_first(job.findings);

    ck_assert_ptr_null(owner);
    ck_assert_str_eq(last_id(), "record-owned");
    ck_assert_ptr_nonnull(strstr(finding->message,
        arena_format(job.arena, "%ld paction import, since 20", (long)child)));
    owner = owner_take(&job, in_folder("owner"), "paction vote", 100);
    ck_assert_ptr_nonnull(owner);
    owner_release(owner);
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
}
END_TEST

enum { WRITERS = 3, ACTS = 8 };

static int write_acts(int writer)
{
    for (int i = 0; i < ACTS; i++) {
        struct act *it;

        open_store();
        it = act("party.add");
        put_organisation(
            it, arena_format(job.arena, "w%d-%d", writer, i), "A name");
        commit(it);
        store_close(store);
        store = NULL;
    }
    return 0;
}

START_TEST(processes_that_write_at_once_lose_nothing)
{
    pid_t children[WRITERS];
    int status;

    for (int i = 0; i < WRITERS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(write_acts(i));
    }
    for (int i = 0; i < WRITERS; i++) {
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert_int_eq(status, 0);
    }
    open_store();
    ck_assert_uint_eq(ledger_count(ledger, KIND_ORGANISATION), WRITERS * ACTS);
    whole();
    ck_assert_int_eq(verified.events, WRITERS * ACTS);
}
END_TEST

/* ---- the database ---------------------------------------------------------
 */

static int64_t pragma(struct database *database, const char *name)
{
    struct cursor rows = database_ask(
        &job, database, arena_format(job.arena, "PRAGMA %s", name), NULL, 0);
    int64_t value = database_next(&rows) ? database_get_number(&rows, 0) : -1;

    ck_assert(database_end(&rows));
    return value;
}

START_TEST(what_is_committed_has_reached_the_disk)
{
    static const struct {
        const char *name;
        int64_t value;
    } due[] = { { "synchronous", 2 }, { "foreign_keys", 1 },
        { "secure_delete", 1 }, { "trusted_schema", 0 },
        { "busy_timeout", 10000 }, { "cell_size_check", 1 } };
    struct database *both[2];

    add_beacon();
    both[0] = store->record;
    both[1] = keyring_database(store->keyring);
    for (size_t i = 0; i < 2; i++) {
        struct cursor rows =
            database_ask(&job, both[i], "PRAGMA journal_mode", NULL, 0);

        ck_assert(database_next(&rows));
        ck_assert_str_eq(database_get_text(&rows, 0), "wal");
        ck_assert(database_end(&rows));
        for (size_t d = 0; d < sizeof due / sizeof *due; d++)
            ck_assert_int_eq(pragma(both[i], due[d].name), due[d].value);
    }
    /* Words in double quotes are names, and the schema is not for writing. */
    no_change("INSERT INTO settings VALUES (\"a\", \"b\")");
    no_change("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema");
}
END_TEST

/* The columns of a table, as the kind's fields would name them. */
static const char *columns(const char *table)
{
    struct text text = text_new(job.arena);
    struct cursor rows = database_ask(&job, store->record,
        arena_format(job.arena,
            "SELECT name || ' ' || type || CASE WHEN \"notnull\" THEN"
            " ' not null' ELSE '' END FROM pragma_table_info('%s')"
            " ORDER BY cid",
            table),
        NULL, 0);

    while (database_next(&rows))
        text_add_item(&text, database_get_text(&rows, 0));
    ck_assert(database_end(&rows));
    return text.bytes;
}

static const char *due_columns(const struct entry_kind *kind)
{
    static const char *const types[] = { [FIELD_TEXT] = "TEXT",
        [FIELD_SEALED] = "TEXT",
        [FIELD_NUMBER] = "INTEGER not null",
        [FIELD_TRUTH] = "INTEGER not null",
        [FIELD_WORD] = "TEXT not null" };
    struct text text = text_new(job.arena);

    text_add_item(&text, "key TEXT not null, ordinal INTEGER not null");
    for (size_t i = 1; i < kind->field_count; i++)
        text_add_item(
            &text, arena_format(job.arena, "%s %s", kind->fields[i].name,
                       types[kind->fields[i].type]));
    return text.bytes;
}

static void columns_are_the_kinds(void)
{
    struct cursor rows = database_ask(&job, store->record,
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table'", NULL, 0);

    ck_assert(database_next(&rows));
    ck_assert_int_eq(database_get_number(&rows, 0), KINDS + 5);
    ck_assert(database_end(&rows));
    for (enum kind_id id = 0; id < KINDS; id++)
        ck_assert_str_eq(
            columns(kinds_get(id)->name), due_columns(kinds_get(id)));
}

START_TEST(every_kind_is_a_table_of_its_fields)
{
    open_store();
    columns_are_the_kinds();
}
END_TEST

START_TEST(a_changed_kind_has_its_table_made_from_the_events)
{
    add_beacon();
    ck_assert(database_script(&job, store->record,
        "ALTER TABLE organisation DROP COLUMN capacity;"
        "ALTER TABLE person ADD COLUMN former TEXT;"
        "UPDATE settings SET value = 'other' WHERE name = 'shape'"));
    open_store();
    ck_assert_str_eq(last_id(), "record-remade");
    columns_are_the_kinds();
    ck_assert_str_eq(organisation("beacon")->name, ORGANISATION_NAME);
    ck_assert_str_eq(person("beacon-1")->name, PERSON_NAME);
    whole();
}
END_TEST

START_TEST(a_record_of_a_later_version_is_left_alone)
{
    add_beacon();
    ck_assert(database_script(&job, store->record,
        "UPDATE settings SET value = '99' WHERE name = 'version'"));
    store_close(store);
    store = store_open(&job, record, "paction test", false);
    ck_assert_ptr_null(store);
    ck_assert_str_eq(last_id(), "record-too-new");
}
END_TEST

static const char *version(void)
{
    return schema_setting(&job, store->record, "version");
}

/* The shipped steps, and two more. */
static const struct migration *later(const char *step)
{
    const struct migration *now = schema_migrations();
    struct migration *list = arena_alloc(job.arena, 8 * sizeof *list);
    int count = 0;

    for (; now[count].sql != NULL; count++)
        list[count] = now[count];
    list[count] = (struct migration){ count + 1,
        "ALTER TABLE heads ADD COLUMN printed {NUMBER}" };
    list[count + 1] = (struct migration){ count + 2, step };
    return list;
}

START_TEST(a_migration_is_done_whole_or_not_at_all)
{
    add_beacon();
    ck_assert(!schema_update(
        &job, store->record, later("INSERT INTO nowhere VALUES (1)")));
    ck_assert_str_eq(version(), "1");
    ck_assert_ptr_null(strstr(columns("heads"), "printed"));
    ck_assert(schema_update(&job, store->record,
        later("CREATE TABLE later (a {NUMBER} NOT NULL){STRICT}")));
    ck_assert_str_eq(version(), "3");
    ck_assert_ptr_nonnull(strstr(columns("heads"), "printed INTEGER"));
    ck_assert_str_eq(columns("later"), "a INTEGER not null");
    ck_assert(schema_update(&job, store->record,
        later("CREATE TABLE later (a {NUMBER} NOT NULL){STRICT}")));
}
END_TEST

static void load_script(const char *name, int number)
{
    const char *path =
        arena_format(job.arena, "tests/store/version-%d.%s.sql", number, name);
    struct database *made;
    size_t size;
    const char *sql = file_read(&job, path, &size);

    ck_assert_msg(sql != NULL, "no record of version %d in %s", number, path);
    made = database_open(&job,
        file_join(&job, record, arena_format(job.arena, "%s.db", name)),
        DATABASE_CREATE);
    ck_assert_ptr_nonnull(made);
    ck_assert(database_script(&job, made, sql));
    database_close(made);
}

/* Each was made by the program of its time: a dump of both databases. */
START_TEST(a_record_of_each_earlier_version_is_brought_to_this_one)
{
    const struct migration *step = schema_migrations();

    for (; step->sql != NULL; step++) {
        run(arena_format(job.arena, "rm -rf %s && mkdir %s", record, record));
        ck_assert(file_write(
            &job, in_folder("key"), "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", 32));
        run(arena_format(job.arena, "chmod 600 %s/key", folder));
        load_script("record", step->version);
        load_script("keys", step->version);
        open_store();
        columns_are_the_kinds();
        ck_assert_str_eq(person("harbour-1")->name, "Robin Example");
        ck_assert_str_eq(person("beacon-1")->name, ENTRY_ERASED);
        whole();
        add_organisation("more");
        whole();
        ck_assert_int_eq(verified.events, 6);
    }
}
END_TEST

/* ---- heads ----------------------------------------------------------------
 */

static const char *no_triggers(void)
{
    return "DROP TRIGGER \"events is final: no UPDATE\";"
           "DROP TRIGGER \"events is final: no DELETE\";";
}

START_TEST(a_head_proves_how_far_the_record_reached)
{
    const char *head;
    struct head read;

    open_store();
    ck_assert_ptr_null(store_head(&job, store, "2026-03-02T10:00"));
    ck_assert_str_eq(last_id(), "record-empty");
    add_organisation("one");
    add_organisation("two");
    head = store_head(&job, store, "2026-03-02T10:00");
    ck_assert_ptr_nonnull(head);
    ck_assert(file_exists(file_join(&job, record, "heads/000002.txt")));
    ck_assert_ptr_null(heads_read(job.arena,
        schema_setting(&job, store->record, "verifier"), head, &read));
    ck_assert_int_eq(read.sequence, 2);
    ck_assert_str_eq(read.hash, receipt.hash);
    ck_assert_str_eq(read.at, "2026-03-02T10:00");
    ck_assert(verify_store(&job, store, "printed.txt", head, &verified));
    ck_assert_int_eq(verified.heads, 3);
}
END_TEST

START_TEST(a_tail_that_is_cut_off_is_found_by_a_head)
{
    const char *head;

    open_store();
    add_organisation("one");
    add_organisation("two");
    head = store_head(&job, store, "2026-03-02T10:00");
    ck_assert(database_script(&job, store->record,
        arena_format(job.arena,
            "%s PRAGMA foreign_keys = OFF; DELETE FROM events WHERE"
            " sequence = 2; DROP TABLE heads; CREATE TABLE heads (sequence"
            " INTEGER, note TEXT) STRICT; DELETE FROM organisation WHERE"
            " key = 'two'",
            no_triggers())));
    open_store();
    run(arena_format(job.arena, "rm -r %s/heads", record));
    whole();
    broken(head, "tail-cut");
}
END_TEST

START_TEST(only_this_record_s_heads_count)
{
    const char *head;
    char *changed;

    open_store();
    add_organisation("one");
    head = store_head(&job, store, "2026-03-02T10:00");
    changed = arena_copy(job.arena, head);
    strstr(changed, "\n1\n")[1] = '2';
    broken(changed, "head-wrong");
    broken("paction/record/x\n1\n", "head-wrong");
    broken("paction/record/x\nmany\nwords\nhere\n\n", "head-wrong");
    broken(heads_write(job.arena, store->signing,
               (struct head){ "another", 1, receipt.hash, "then" }),
        "head-wrong");
    broken(heads_write(job.arena, store->signing,
               (struct head){ store->identity, 1, store->identity, "then" }),
        "head-wrong");
    broken(heads_write(job.arena, store->signing,
               (struct head){
                   store->identity, 1, digest_hex(job.arena, "", 0), "then" }),
        "head-differs");
}
END_TEST

START_TEST(nothing_is_added_to_an_older_record)
{
    struct act *it;

    open_store();
    add_organisation("one");
    store_close(store);
    run(arena_format(job.arena, "cp %s/record.db %s/old", record, folder));
    open_store();
    add_organisation("two");
    store_close(store);
    run(arena_format(job.arena, "cp %s/old %s/record.db", folder, record));
    open_store();
    it = act("party.add");
    put_organisation(it, "three", "A name");
    ck_assert(!store_commit(&job, store, it, NULL, &receipt));
    ck_assert_str_eq(last_id(), "record-older");
    broken(NULL, "tail-cut");
}
END_TEST

START_TEST(what_was_done_is_done_though_its_head_cannot_be_written)
{
    open_store();
    run(arena_format(job.arena, "touch %s/heads", record));
    add_organisation("one");
    store_close(store);
    ck_assert_str_eq(last_id(), "head-unwritten");
    ck_assert_int_eq(findings_errors(job.findings), 0);
    open_store();
    ck_assert_ptr_nonnull(organisation("one"));
}
END_TEST

/* ---- tables that the events do not come to --------------------------------
 */

static void tampered(const char *sql, const char *id)
{
    ck_assert(database_script(&job, store->record, "BEGIN"));
    ck_assert(database_script(&job, store->record, sql));
    broken(NULL, id);
    database_roll_back(store->record);
    job.findings = findings_new(job.arena);
}

START_TEST(tables_are_what_the_events_come_to)
{
    add_beacon();
    keep(act("import"), "the returned bytes", true);
    whole();
    tampered(arena_format(job.arena,
                 "%s UPDATE events SET text = text || ' ' WHERE sequence = 1",
                 no_triggers()),
        "chain-broken");
    tampered("UPDATE organisation SET side = 'council'", "table-differs");
    tampered("UPDATE organisation SET ordinal = 7", "table-differs");
    tampered("DELETE FROM person", "table-differs");
    tampered("INSERT INTO person (key, ordinal) VALUES ('new-1', 2)",
        "table-differs");
    tampered(
        "INSERT INTO erasures VALUES ('person/beacon-1')", "table-differs");
    tampered(
        "INSERT INTO kept_files VALUES ('a', 'b', x'00')", "table-differs");
    tampered("DROP TRIGGER \"kept_files is final: no UPDATE\";"
             "UPDATE kept_files SET sealed = x'00'",
        "file-differs");
    tampered("DROP TRIGGER \"kept_files is final: no DELETE\";"
             "DELETE FROM kept_files",
        "table-differs");
    whole();
}
END_TEST

START_TEST(an_event_of_a_later_version_is_not_guessed_at)
{
    static const char *const texts[] = { "no JSON", "{\"puts\":[{}]}",
        "{\"puts\":[{\"kind\":\"new\",\"key\":\"a\",\"fields\":{}}]}",
        "{\"puts\":[{\"kind\":\"person\",\"key\":\"a\",\"fields\":"
        "{\"new\":1}}]}",
        "{\"puts\":[{\"kind\":\"person\",\"key\":\"a\",\"fields\":"
        "{\"name\":1}}]}",
        "{\"kept\":[{}]}" };

    open_store();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *previous = chain_root(job.arena, store->identity);
        const char *sql = arena_format(job.arena,
            "INSERT INTO events VALUES (1, '%s', '%s', '%s')", previous,
            chain_hash(job.arena, previous, 1, texts[i]), texts[i]);

        tampered(sql, "event-unknown");
    }
}
END_TEST

START_TEST(a_file_that_is_no_database_is_said_to_be_damaged)
{
    add_beacon();
    store_close(store);
    run(arena_format(job.arena,
        "printf '%%8192s' damaged | dd of=%s/record.db bs=1 seek=40000"
        " conv=notrunc status=none",
        record));
    store = store_open(&job, record, "paction test", false);
    ck_assert_ptr_null(store);
    ck_assert_str_eq(last_id(), "record-damaged");
    run(arena_format(job.arena, "echo no database >%s/record.db", record));
    store = store_open(&job, record, "paction test", false);
    ck_assert_ptr_null(store);
    ck_assert_str_eq(last_id(), "record-damaged");
}
END_TEST

/* ---- backup ---------------------------------------------------------------
 */

static pid_t write_for_ever(void)
{
    pid_t child;

    store_close(store);
    store = NULL;
    child = fork();
    if (child == 0)
        for (int i = 0; open_store(), true; store_close(store))
            for (int n = 0; n < 5; n++)
                add_organisation(arena_format(job.arena, "o%d", i++));
    return child;
}

static void is_whole_copy(const char *copy)
{
    struct store *it = store_open(&job, copy, "paction test", false);

    ck_assert_ptr_nonnull(it);
    ck_assert_ptr_nonnull(store_load(&job, it));
    if (!verify_store(&job, it, NULL, NULL, &verified)) {
        findings_print(job.findings, stderr);
        ck_abort_msg("the copy is not whole");
    }
    store_close(it);
}

START_TEST(a_backup_made_while_others_write_is_whole_and_goes_back)
{
    enum { BACKUPS = 8 };
    int64_t events = 0;
    pid_t child;

    add_beacon();
    child = write_for_ever();
    for (int i = 0; i < BACKUPS; i++) {
        const char *copy = in_folder(arena_format(job.arena, "backup-%d", i));

        ck_assert(backup_copy(&job, record, copy));
        is_whole_copy(copy);
        ck_assert_int_ge(verified.events, events);
        events = verified.events;
        ck_assert(backup_copy(&job, copy, in_folder("project")));
        is_whole_copy(in_folder("project"));
        ck_assert_int_eq(verified.events, events);
        run(arena_format(job.arena, "rm -r %s/project", folder));
    }
    ck_assert_int_gt(events, 1);
    ck_assert_int_eq(kill(child, SIGKILL), 0);
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    open_store();
    whole();
}
END_TEST

START_TEST(a_backup_is_never_written_over)
{
    add_beacon();
    ck_assert(backup_copy(&job, record, in_folder("copy")));
    ck_assert(!backup_copy(&job, record, in_folder("copy")));
    ck_assert_str_eq(last_id(), "backup-there");
    ck_assert(!backup_copy(&job, in_folder("nowhere"), in_folder("other")));
    ck_assert_str_eq(last_id(), "record-missing");
    run(arena_format(job.arena, "rm %s/copy/keys.db", folder));
    ck_assert(!backup_copy(&job, in_folder("copy"), in_folder("other")));
    ck_assert_str_eq(last_id(), "keys-missing");
    ck_assert(!file_exists(in_folder("other")));
}
END_TEST

/* ---- full disk ------------------------------------------------------------
 */

/* In a child whose files may not grow beyond so many bytes. */
static int add_within(rlim_t most)
{
    struct act *it;

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){ most, most });
    store = store_open(&job, record, "paction test", false);
    if (store == NULL || (ledger = store_load(&job, store)) == NULL)
        _exit(strcmp(last_id(), "record-unwritable") == 0 ? 3 : 1);
    it = act("party.add");
    put_organisation(it, "more", arena_format(job.arena, "%030000d", 7));
    if (store_commit(&job, store, it, NULL, &receipt))
        _exit(0);
    _exit(strcmp(last_id(), "record-unwritable") == 0 ? 3 : 1);
}

START_TEST(on_a_full_disk_nothing_is_lost_and_nothing_is_half_there)
{
    int seen[4] = { 0 };

    for (rlim_t most = 0; most < 200 * 1024; most += 4096) {
        pid_t child;
        int status;

        run(arena_format(job.arena, "rm -rf %s/record", folder));
        add_beacon();
        store_close(store);
        store = NULL;
        child = fork();
        if (child == 0)
            _exit(add_within(most));
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        ck_assert(WIFEXITED(status));
        ck_assert(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 3);
        seen[WEXITSTATUS(status)]++;
        open_store();
        ck_assert_int_eq(
            organisation("more") != NULL, WEXITSTATUS(status) == 0);
        whole();
        store_close(store);
        store = NULL;
    }
    ck_assert_int_gt(seen[0], 0);
    ck_assert_int_gt(seen[3], 0);
}
END_TEST

START_TEST(a_record_that_cannot_be_made_leaves_nothing_behind)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 65536, 65536 });
        store = store_open(&job, record, "paction test", true);
        _exit(store == NULL && strcmp(last_id(), "record-unwritable") == 0 &&
                      !file_exists(record) &&
                      !file_exists(in_folder("record.new"))
                  ? 3
                  : 1);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(WEXITSTATUS(status), 3);
    run(arena_format(job.arena,
        "mkdir %s/record.new %s/record.new/heads && "
        "touch %s/record.new/record.db",
        folder, folder, folder));
    open_store();
    ck_assert(!file_exists(in_folder("record.new")));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        what_is_committed_is_there_when_opened_again,
        no_record_is_a_finding,
        every_field_of_every_kind_comes_back,
        records_keep_the_order_in_which_they_came,
        an_event_says_what_changed_and_no_more,
        what_changes_nothing_is_no_event,
        what_is_not_there_cannot_be_named,
        bytes_that_are_no_text_are_refused,
        words_of_nobody_are_refused,
        events_and_votes_are_final,
        a_file_is_kept_with_its_act,
        a_refused_act_keeps_no_file,
        no_name_stands_in_any_file,
        who_is_erased_is_gone_and_the_chain_still_proves,
        an_erased_record_can_still_change,
        what_somebody_looks_at_cannot_be_tidied_away,
        files_of_an_erased_organisation_are_gone,
        a_key_that_comes_back_after_its_erasure_goes_again,
        a_key_that_is_missing_is_no_erasure,
        what_is_sealed_opens_nowhere_else,
        a_damaged_key_is_found,
        another_machine_s_key_does_not_fit,
        a_second_waits_or_says_who_has_it,
        processes_that_write_at_once_lose_nothing,
        what_is_committed_has_reached_the_disk,
        every_kind_is_a_table_of_its_fields,
        a_changed_kind_has_its_table_made_from_the_events,
        a_record_of_a_later_version_is_left_alone,
        a_migration_is_done_whole_or_not_at_all,
        a_record_of_each_earlier_version_is_brought_to_this_one,
        a_head_proves_how_far_the_record_reached,
        a_tail_that_is_cut_off_is_found_by_a_head,
        only_this_record_s_heads_count,
        nothing_is_added_to_an_older_record,
        what_was_done_is_done_though_its_head_cannot_be_written,
        tables_are_what_the_events_come_to,
        an_event_of_a_later_version_is_not_guessed_at,
        a_file_that_is_no_database_is_said_to_be_damaged,
        a_backup_made_while_others_write_is_whole_and_goes_back,
        a_backup_is_never_written_over,
        on_a_full_disk_nothing_is_lost_and_nothing_is_half_there,
        a_record_that_cannot_be_made_leaves_nothing_behind,
    };
    Suite *all = suite_create("store");
    TCase *group = tcase_create("store");
    SRunner *runner = srunner_create(all);
    int failed;

    suite_add_tcase(all, group);
    tcase_add_checked_fixture(group, begin, end);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(group, tests[i]);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

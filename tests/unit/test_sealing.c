/* Names and words are read by nobody without their key, and by nobody at all
   once it is destroyed. */
#include "storing.h"

#include "govern/point.h"
#include "govern/response.h"
#include "store/keyring.h"

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

START_TEST(what_is_said_of_a_point_stands_in_no_file)
{
    struct act *it;

    add_beacon();
    it = act("point.add");
    act_put(it, KIND_POINT,
        &(struct point_made){ .entry = { "R1-001" },
            .organisation = "beacon",
            .topic = "the Canaryboy",
            .text = "About a Canarychild." });
    act_put(it, KIND_DISPOSITION,
        &(struct disposition){ .entry = { "R1-001" },
            .point = "R1-001",
            .organisation = "beacon",
            .went_to = "Pat Canaryofficer" });
    commit(it);
    ck_assert(is_anywhere("R1-001", 6));
    ck_assert(!is_anywhere("anary", 5));
    open_store();
    ck_assert_str_eq(((const struct disposition *)ledger_find(
                          ledger, KIND_DISPOSITION, "R1-001"))
                         ->went_to,
        "Pat Canaryofficer");
    whole();
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

int main(void)
{
    const TTest *const tests[] = {
        no_name_stands_in_any_file,
        what_is_said_of_a_point_stands_in_no_file,
        who_is_erased_is_gone_and_the_chain_still_proves,
        an_erased_record_can_still_change,
        what_somebody_looks_at_cannot_be_tidied_away,
        files_of_an_erased_organisation_are_gone,
        a_key_that_comes_back_after_its_erasure_goes_again,
        a_key_that_is_missing_is_no_erasure,
        what_is_sealed_opens_nowhere_else,
        a_damaged_key_is_found,
        another_machine_s_key_does_not_fit,
    };

    return storing_run("sealing", tests, sizeof tests / sizeof *tests);
}

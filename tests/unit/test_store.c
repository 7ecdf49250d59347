/* What is committed is there, whole, and what may not be is refused. */
#include "storing.h"

#include "govern/milestone.h"
#include "store/chain.h"

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
    it = act("party.add");
    put_organisation(it, "other", "\033[2Jgone from the screen");
    refused(it, "entry-not-text");
    it = act("party.add");
    put_organisation(it, "caf\xE9", "A name");
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
        tables_are_what_the_events_come_to,
        an_event_of_a_later_version_is_not_guessed_at,
        a_file_that_is_no_database_is_said_to_be_damaged,
    };

    return storing_run("store", tests, sizeof tests / sizeof *tests);
}

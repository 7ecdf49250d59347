/*
 * Whoever changes the record behind its back is found, wherever it is done: an
 * event edited, one taken out, two that change places, the end cut off, an
 * older file put in its place; each at two hundred places. In each case the one
 * who does it knows how the chain is made and makes what he can fit together.
 */
#include "base/job.h"
#include "govern/act.h"
#include "govern/party.h"
#include "io/file.h"
#include "store/chain.h"
#include "store/inside.h"
#include "store/verify.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SEED = 1707, EVENTS = 220, PLACES = 200 };

static char folder[64];
static struct job job;
static struct store *store;
static const char *record;
static uint32_t state = SEED;

static uint32_t chance(uint32_t below)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % below;
}

/* ---- a record of many events ----------------------------------------------
 */

static void open_store(void)
{
    store = store_open(&job, record, "tamper", true);
    if (store == NULL)
        findings_print(job.findings, stderr);
    ck_assert_ptr_nonnull(store);
}

static void add(struct ledger *ledger, int i)
{
    struct act *act = act_begin(ledger, "party.add", NULL, "2026-03-02T10:00");
    struct receipt receipt;

    act_put(act, KIND_ORGANISATION,
        &(struct organisation){
            .entry = { arena_format(job.arena, "o%d", i) }, .name = "A name" });
    ck_assert(store_commit(&job, store, act, NULL, &receipt));
}

static void begin(void)
{
    struct ledger *ledger;

    job = job_begin();
    strcpy(folder, "/tmp/paction-tamper-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    setenv("PACTION_KEY", file_join(&job, folder, "key"), 1);
    record = file_join(&job, folder, "record");
    open_store();
    ledger = store_load(&job, store);
    for (int i = 0; i < EVENTS; i++)
        add(ledger, i);
    store_close(store);
    open_store();
}

static void end(void)
{
    store_close(store);
    ck_assert_int_eq(system(arena_format(job.arena, "rm -rf %s", folder)), 0);
    job_end(&job);
}

/* ---- tampering ------------------------------------------------------------
 */

static void script(struct job *with, const char *sql)
{
    ck_assert(database_script(with, store->record, sql));
}

static bool is_found(struct job *with)
{
    struct verified verified;

    return !verify_store(with, store, NULL, NULL, &verified) &&
           findings_errors(with->findings) > 0;
}

typedef void tamper(struct job *with, int64_t place);

/* Done, looked at and taken back. */
static void is_always_found(tamper *change)
{
    for (int i = 0; i < PLACES; i++) {
        struct job with = job_begin();
        int64_t place = 1 + chance(EVENTS - 1);

        script(&with, "BEGIN; DROP TRIGGER \"events is final: no UPDATE\";"
                      "DROP TRIGGER \"events is final: no DELETE\"");
        change(&with, place);
        ck_assert_msg(is_found(&with), "nothing is found at event %lld",
            (long long)place);
        database_roll_back(store->record);
        job_end(&with);
    }
}

/* One byte of its text; which hashes are made anew is left to chance. */
static void edit(struct job *with, int64_t place)
{
    script(with, arena_format(with->arena,
                     "UPDATE events SET text = substr(text, 1, %u) || '~' ||"
                     " substr(text, %u) WHERE sequence = %lld",
                     chance(60), 2 + chance(60), (long long)place));
}

/* From a place on, so that each event follows the one before it again. */
static void chain_anew(struct job *with)
{
    struct cursor rows = database_ask(
        with, store->record, statements_get(STATEMENT_EVENT_ALL), NULL, 0);
    const char *texts[EVENTS + 1],
        *previous = chain_root(with->arena, store->identity);
    int count = 0;

    while (database_next(&rows))
        texts[count++] = database_get_text(&rows, 3);
    ck_assert(database_end(&rows));
    script(with, "DELETE FROM events");
    for (int i = 0; i < count; i++) {
        const char *hash = chain_hash(with->arena, previous, i + 1, texts[i]);

        ck_assert(database_run(with, store->record,
            statements_get(STATEMENT_EVENT_ADD),
            (struct cell[]){ database_number(i + 1), database_text(previous),
                database_text(hash), database_text(texts[i]) },
            4));
        previous = hash;
    }
}

/* Whoever edits also makes the rest of the chain fit, half the time. */
static void edit_and_chain(struct job *with, int64_t place)
{
    edit(with, place);
    if (chance(2) == 0)
        chain_anew(with);
}

/* Its row goes with it. */
static void take_out(struct job *with, int64_t place)
{
    script(with, arena_format(with->arena,
                     "DELETE FROM events WHERE sequence = %lld;"
                     "DELETE FROM organisation WHERE ordinal = %lld",
                     (long long)place, (long long)place));
    if (chance(2) == 0)
        chain_anew(with);
}

static void change_places(struct job *with, int64_t place)
{
    long long one = (long long)place, other = one + 1;

    script(with, arena_format(with->arena,
                     "UPDATE events SET sequence = -1 WHERE sequence = %lld;"
                     "UPDATE events SET sequence = %lld WHERE sequence = %lld;"
                     "UPDATE events SET sequence = %lld WHERE sequence = -1",
                     one, one, other, other));
    if (chance(2) == 0)
        chain_anew(with);
}

/* The tables go with it: what is left is whole in itself. */
static void cut_off(struct job *with, int64_t place)
{
    script(with, arena_format(with->arena,
                     "DELETE FROM events WHERE sequence > %lld;"
                     "DELETE FROM organisation WHERE ordinal > %lld",
                     (long long)place, (long long)place));
}

START_TEST(an_edited_event_is_found)
{
    is_always_found(edit_and_chain);
}
END_TEST

START_TEST(an_event_that_was_taken_out_is_found)
{
    is_always_found(take_out);
}
END_TEST

START_TEST(events_that_changed_places_are_found)
{
    is_always_found(change_places);
}
END_TEST

START_TEST(an_end_that_was_cut_off_is_found)
{
    is_always_found(cut_off);
}
END_TEST

START_TEST(an_older_file_is_found)
{
    const char *save =
        arena_format(job.arena, "cp %s/record.db %s/old", record, folder);
    const char *swap = arena_format(job.arena,
        "cp %s/record.db %s/new && cp %s/old %s/record.db", record, folder,
        folder, record);
    const char *back =
        arena_format(job.arena, "cp %s/new %s/record.db", folder, record);

    for (int i = 0; i < PLACES; i++) {
        struct job with = job_begin();
        struct ledger *ledger = ledger_new(with.arena);

        store_close(store);
        ck_assert_int_eq(system(save), 0);
        open_store();
        for (uint32_t n = 0; n <= chance(3); n++)
            add(ledger, EVENTS + 10 * i + (int)n);
        store_close(store);
        ck_assert_int_eq(system(swap), 0);
        open_store();
        ck_assert_msg(is_found(&with), "an older file is not found");
        store_close(store);
        ck_assert_int_eq(system(back), 0);
        open_store();
        job_end(&with);
    }
}
END_TEST

START_TEST(an_untouched_record_is_whole)
{
    ck_assert(!is_found(&job));
}
END_TEST

int main(void)
{
    Suite *all = suite_create("tamper");
    TCase *group = tcase_create("tamper");
    SRunner *runner = srunner_create(all);
    int failed;

    suite_add_tcase(all, group);
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, an_edited_event_is_found);
    tcase_add_test(group, an_event_that_was_taken_out_is_found);
    tcase_add_test(group, events_that_changed_places_are_found);
    tcase_add_test(group, an_end_that_was_cut_off_is_found);
    tcase_add_test(group, an_older_file_is_found);
    tcase_add_test(group, an_untouched_record_is_whole);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

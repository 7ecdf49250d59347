/* The store: what is committed is there, whole, and proves itself. */
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/board.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/submission.h"
#include "io/digest.h"
#include "io/file.h"
#include "store/owner.h"
#include "store/store.h"
#include "store/tables.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
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

int main(void)
{
    Suite *all = suite_create("store");
    TCase *keeping = tcase_create("keeping");
    SRunner *runner = srunner_create(all);
    int failed;

    suite_add_tcase(all, keeping);
    tcase_add_checked_fixture(keeping, begin, end);
    tcase_add_test(keeping, what_is_committed_is_there_when_opened_again);
    tcase_add_test(keeping, no_record_is_a_finding);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

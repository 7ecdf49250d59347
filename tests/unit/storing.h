/*
 * Storing: a record in a folder of its own, the acts that tests put into it,
 * and what they ask of it afterwards.
 */
#ifndef TESTS_STORING_H
#define TESTS_STORING_H

#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/party.h"
#include "io/digest.h"
#include "io/file.h"
#include "store/inside.h"
#include "store/verify.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct job job;
static char folder[64];
static const char *record;
static struct store *store;
static struct ledger *ledger;
static struct receipt receipt;

static inline const char *in_folder(const char *name)
{
    return file_join(&job, folder, name);
}

static inline void run(const char *command)
{
    ck_assert_int_eq(system(command), 0);
}

static inline void begin(void)
{
    job = job_begin();
    strcpy(folder, "/tmp/paction-store-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    setenv("PACTION_KEY", in_folder("key"), 1);
    record = in_folder("record");
    store = NULL;
}

static inline void end(void)
{
    store_close(store);
    run(arena_format(job.arena, "rm -rf %s", folder));
    job_end(&job);
}

static inline const char *last_id(void)
{
    const char *id = "";

    for (const struct finding *f = findings_first(job.findings); f != NULL;
         f = f->next)
        id = f->id;
    return id;
}

static inline void open_store(void)
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
static inline void whole(void)
{
    bool is_whole = verify_store(&job, store, NULL, NULL, &verified);

    if (!is_whole)
        findings_print(job.findings, stderr);
    ck_assert(is_whole);
}

static inline void broken(const char *note, const char *id)
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

static inline struct act *act(const char *verb)
{
    return act_begin(ledger, verb, NULL, "2026-03-02T10:00");
}

static inline void commit(const struct act *it)
{
    bool done = store_commit(&job, store, it, NULL, &receipt);

    if (!done)
        findings_print(job.findings, stderr);
    ck_assert(done);
}

static inline void put_organisation(
    struct act *it, const char *key, const char *name)
{
    act_put(it, KIND_ORGANISATION,
        &(struct organisation){ .entry = { key },
            .name = name,
            .side = SIDE_PROVIDER,
            .capacity = CAPACITY_PROVIDER,
            .is_lead = false });
}

static inline void put_person(struct act *it, const char *key, const char *name)
{
    act_put(it, KIND_PERSON,
        &(struct person){ .entry = { key },
            .organisation = "beacon",
            .name = name,
            .email = "a.canary@beacon.example" });
}

#define ORGANISATION_NAME "Beacon Canaryhouse Ltd"
#define PERSON_NAME "Alex Canaryperson"

static inline void add_beacon(void)
{
    struct act *it;

    open_store();
    it = act("party.add");
    put_organisation(it, "beacon", ORGANISATION_NAME);
    put_person(it, "beacon-1", PERSON_NAME);
    commit(it);
}

static inline void add_organisation(const char *key)
{
    struct act *it = act("party.add");

    put_organisation(it, key, "A name");
    commit(it);
}

static inline const struct organisation *organisation(const char *key)
{
    return ledger_find(ledger, KIND_ORGANISATION, key);
}

static inline const struct person *person(const char *key)
{
    return ledger_find(ledger, KIND_PERSON, key);
}

static inline const char *event_text(int64_t sequence)
{
    struct cursor rows = database_ask(&job, store->record,
        "SELECT text FROM events WHERE sequence = $1",
        (struct cell[]){ database_number(sequence) }, 1);
    const char *text = database_next(&rows) ? database_get_text(&rows, 0) : "";

    ck_assert(database_end(&rows));
    return text;
}

/* One of each kind, every field said; all refer to one another. */
static inline void *fill(const struct entry_kind *kind)
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

static inline const char *keep(
    const struct act *it, const char *bytes, bool done)
{
    struct store_file file = { .sha256 =
                                   digest_hex(job.arena, bytes, strlen(bytes)),
        .subject = "beacon",
        .bytes = bytes,
        .size = strlen(bytes) };

    ck_assert_int_eq(store_commit(&job, store, it, &file, &receipt), done);
    return file.sha256;
}

static inline void no_change(const char *sql)
{
    ck_assert(!database_script(&job, store->record, sql));
    ck_assert_str_eq(last_id(), "record-refused");
}

static inline const char *no_triggers(void)
{
    return "DROP TRIGGER \"events is final: no UPDATE\";"
           "DROP TRIGGER \"events is final: no DELETE\";";
}

/* ---- all of them --------------------------------------------------------- */

static inline int storing_run(
    const char *name, const TTest *const *tests, size_t count)
{
    Suite *all = suite_create(name);
    TCase *group = tcase_create(name);
    SRunner *runner = srunner_create(all);
    int failed;

    suite_add_tcase(all, group);
    tcase_add_checked_fixture(group, begin, end);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(group, tests[i]);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

#endif

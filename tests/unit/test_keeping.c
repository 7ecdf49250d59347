/* Several processes, backups, full disks: nothing is lost. */
#include "storing.h"

#include "store/backup.h"
#include "store/owner.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

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
        a_second_waits_or_says_who_has_it,
        processes_that_write_at_once_lose_nothing,
        a_backup_made_while_others_write_is_whole_and_goes_back,
        a_backup_is_never_written_over,
        on_a_full_disk_nothing_is_lost_and_nothing_is_half_there,
        a_record_that_cannot_be_made_leaves_nothing_behind,
    };

    return storing_run("keeping", tests, sizeof tests / sizeof *tests);
}

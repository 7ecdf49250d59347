/*
 * Killed at any moment, the record has every act whose receipt was printed, and
 * none by half. KILLS says how often (25); make kill does it a thousand times.
 */
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/party.h"
#include "io/digest.h"
#include "io/file.h"
#include "store/store.h"
#include "store/verify.h"

#include <check.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    SEED = 20260302,
    KILLS_USUAL = 25,
    KILLS_OF_ONE = 20, /* kills of one record, then a new one */
    DELAY_MOST = 40,   /* milliseconds until the kill */
    ACTS_OF_ONE = 4,   /* acts of one opening */
    FILE_SIZE = 20000
};

static char folder[64];
static const char *record;

/* xorshift: the same each time. */
static uint32_t chance(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* ---- who is killed --------------------------------------------------------
 */

static const char *file_of(struct job *job, const char *key)
{
    char *bytes = arena_alloc(job->arena, FILE_SIZE + 1);

    memset(bytes, 'f', FILE_SIZE);
    memcpy(bytes, key, strlen(key));
    return bytes;
}

static struct store_file kept(struct job *job, const char *key)
{
    const char *bytes = file_of(job, key);

    return (
        struct store_file){ .sha256 = digest_hex(job->arena, bytes, FILE_SIZE),
        .subject = key,
        .bytes = bytes,
        .size = FILE_SIZE };
}

/* One act puts three things; then its receipt is printed. */
static void act_once(struct job *job, struct store *store,
    struct ledger *ledger, const char *key, int receipts)
{
    struct act *act = act_begin(ledger, "party.add", NULL, "2026-03-02T10:00");
    struct store_file file = kept(job, key);
    struct receipt receipt;

    act_put(act, KIND_ORGANISATION,
        &(struct organisation){ .entry = { key }, .name = "A name" });
    act_put(act, KIND_PERSON,
        &(struct person){
            .entry = { key }, .organisation = key, .name = "A person" });
    if (!store_commit(job, store, act, &file, &receipt) ||
        dprintf(receipts, "%lld %s\n", (long long)receipt.number, key) < 0)
        _exit(1);
}

static void act_for_ever(int round, int receipts)
{
    for (int i = 0;;) {
        struct job job = job_begin();
        struct store *store = store_open(&job, record, "kill", true);
        struct ledger *ledger = store != NULL ? store_load(&job, store) : NULL;

        if (ledger == NULL) {
            findings_print(job.findings, stderr);
            _exit(1);
        }
        for (int n = 0; n < ACTS_OF_ONE; n++)
            act_once(&job, store, ledger,
                arena_format(job.arena, "k%d-%d", round, i++), receipts);
        if (i % 3 == 0 && store_head(&job, store, "2026-03-02T10:00") == NULL)
            _exit(1);
        store_close(store);
        job_end(&job);
    }
}

/* ---- who kills -------------------------------------------------------- */

static void wait_some(uint32_t *state)
{
    long microseconds = (long)(chance(state) % (DELAY_MOST * 1000));

    nanosleep(&(struct timespec){ .tv_nsec = microseconds * 1000 }, NULL);
}

/* What it printed before it was killed. */
static const char *kill_one(struct job *job, int round, uint32_t *state)
{
    struct text printed = text_new(job->arena);
    int ends[2], status;
    char piece[4096];
    ssize_t count;
    pid_t child;

    ck_assert_int_eq(pipe(ends), 0);
    child = fork();
    if (child == 0) {
        close(ends[0]);
        act_for_ever(round, ends[1]);
    }
    close(ends[1]);
    if (round % 2 == 0) /* however slow the machine: it has begun */
        ck_assert_int_eq(
            poll(&(struct pollfd){ .fd = ends[0], .events = POLLIN }, 1, -1),
            1);
    wait_some(state);
    ck_assert_int_eq(kill(child, SIGKILL), 0);
    while ((count = read(ends[0], piece, sizeof piece)) > 0)
        text_add_bytes(&printed, piece, (size_t)count);
    close(ends[0]);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status));
    return printed.bytes != NULL ? printed.bytes : "";
}

static int check_receipts(const struct ledger *ledger, const char *printed)
{
    int count = 0;

    for (const char *p = printed; *p != '\0'; p = strchr(p, '\n') + 1) {
        long long number;
        char key[32];

        ck_assert_int_eq(sscanf(p, "%lld %31s", &number, key), 2);
        ck_assert_int_gt(number, 0);
        ck_assert_msg(ledger_find(ledger, KIND_ORGANISATION, key) != NULL,
            "receipt %lld was printed, and %s is not there", number, key);
        count++;
    }
    return count;
}

/* Each act whole: organisation, person and file. */
static void check_halves(
    struct job *job, struct store *store, const struct ledger *ledger)
{
    size_t size, count = ledger_count(ledger, KIND_ORGANISATION);

    ck_assert_uint_eq(ledger_count(ledger, KIND_PERSON), count);
    for (const struct named *n = ledger_first(ledger, KIND_ORGANISATION);
         n != NULL; n = n->next) {
        ck_assert_ptr_nonnull(ledger_find(ledger, KIND_PERSON, n->name));
        ck_assert_ptr_nonnull(
            store_read_file(job, store, kept(job, n->name).sha256, &size));
        ck_assert_uint_eq(size, FILE_SIZE);
    }
}

static int check_record(struct job *job, const char *printed)
{
    struct store *store = store_open(job, record, "look", true);
    struct ledger *ledger = store != NULL ? store_load(job, store) : NULL;
    struct verified verified;
    int count;

    if (ledger == NULL)
        findings_print(job->findings, stderr);
    ck_assert_ptr_nonnull(ledger);
    count = check_receipts(ledger, printed);
    check_halves(job, store, ledger);
    if (!verify_store(job, store, NULL, NULL, &verified)) {
        findings_print(job->findings, stderr);
        ck_abort_msg("the record is not whole");
    }
    ck_assert_int_eq(
        verified.events, (int64_t)ledger_count(ledger, KIND_ORGANISATION));
    store_close(store);
    return count;
}

static int kills_wanted(void)
{
    const char *wanted = getenv("KILLS");

    return wanted != NULL ? atoi(wanted) : KILLS_USUAL;
}

START_TEST(every_act_whose_receipt_was_printed_is_there)
{
    uint32_t state = SEED;
    int kills = kills_wanted(), receipts = 0;

    for (int i = 0; i < kills; i++) {
        struct job job = job_begin();

        if (i % KILLS_OF_ONE == 0)
            ck_assert_int_eq(
                system(arena_format(job.arena, "rm -rf %s/record", folder)), 0);
        receipts += check_record(&job, kill_one(&job, i, &state));
        job_end(&job);
    }
    printf("kill: seed %d, %d kills, %d receipts\n", SEED, kills, receipts);
    ck_assert_int_ge(receipts, kills / 2);
}
END_TEST

static void begin(void)
{
    static char path[96], key[96];

    strcpy(folder, "/tmp/paction-kill-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/record", folder);
    snprintf(key, sizeof key, "%s/key", folder);
    setenv("PACTION_KEY", key, 1);
    record = path;
}

static void end(void)
{
    char command[96];

    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
}

int main(void)
{
    Suite *all = suite_create("kill");
    TCase *group = tcase_create("kill");
    SRunner *runner = srunner_create(all);
    int failed;

    suite_add_tcase(all, group);
    tcase_set_timeout(group, 30 + kills_wanted());
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, every_act_whose_receipt_was_printed_is_there);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

#include "durable.h"

#include "base/job.h"
#include "govern/act.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/round.h"
#include "govern/submission.h"
#include "io/file.h"
#include "store/store.h"
#include "store/verify.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct run {
    struct job *job;
    struct durable *durable;
    const char *folder; /* of the record */
    struct store *store;
    struct ledger *ledger;
    int points;
    int floor; /* a file */
    double start;
};

static void begin(struct run *run)
{
    run->start = measure_now();
}

static void end(struct run *run, enum durable_step step)
{
    measure_add(&run->durable->took[step], measure_now() - run->start);
}

/* ---- acts --------------------------------------------------------------- */

static struct act *act(struct run *run)
{
    return act_begin(run->ledger, "point.add", NULL, "2026-03-02T10:00");
}

static bool commit(struct run *run, const struct act *act)
{
    struct receipt receipt;

    return store_commit(run->job, run->store, act, NULL, &receipt);
}

static void put_point(struct run *run, struct act *act)
{
    act_put(act, KIND_POINT,
        &(struct point_made){ .entry = { arena_format(
                                  run->job->arena, "R1-%05d", ++run->points) },
            .round = "R1",
            .submission = "R1-S01",
            .organisation = "beacon",
            .clause = "volume.release",
            .variant = "soft",
            .version = "1",
            .exact = "the Provider shall release each Place",
            .text = "We cannot agree to this before we know who bears the "
                    "cost of a place that stands empty for a month." });
}

static bool put_parties(struct run *run)
{
    struct act *it = act(run);

    act_put(it, KIND_ORGANISATION,
        &(struct organisation){ .entry = { "beacon" }, .name = "Beacon Care" });
    act_put(it, KIND_ROUND, &(struct round){ .entry = { "R1" } });
    act_put(it, KIND_SUBMISSION,
        &(struct submission){
            .entry = { "R1-S01" }, .round = "R1", .organisation = "beacon" });
    return commit(run, it);
}

static bool import(struct run *run)
{
    struct act *it = act(run);
    bool done;

    for (int i = 0; i < DURABLE_POINTS; i++)
        put_point(run, it);
    begin(run);
    done = commit(run, it);
    end(run, DURABLE_IMPORT);
    return done;
}

/* ---- rounds ------------------------------------------------------------- */

static bool open_record(struct run *run)
{
    begin(run);
    run->store = store_open(run->job, run->folder, "bench", true);
    end(run, DURABLE_OPEN);
    if (run->store == NULL)
        return false;
    begin(run);
    run->ledger = store_load(run->job, run->store);
    end(run, DURABLE_LOAD);
    return run->ledger != NULL;
}

static bool one_act(struct run *run)
{
    struct act *it = act(run);
    bool done;

    put_point(run, it);
    begin(run);
    done = commit(run, it);
    end(run, DURABLE_ACT);
    return done;
}

static bool one_floor(struct run *run)
{
    size_t size = run->durable->bytes;
    void *bytes = arena_alloc(run->job->arena, size);
    bool done;

    memset(bytes, 'x', size);
    begin(run);
    done = write(run->floor, bytes, size) == (ssize_t)size &&
           fdatasync(run->floor) == 0;
    end(run, DURABLE_FLOOR);
    return done;
}

static size_t log_size(struct run *run)
{
    struct stat about;

    return stat(file_join(run->job, run->folder, "record.db-wal"), &about) == 0
               ? (size_t)about.st_size
               : 0;
}

/* The second act of a log that is still growing says what one adds. */
static bool measure_acts(struct run *run)
{
    size_t before;

    if (!one_act(run))
        return false;
    before = log_size(run);
    if (!one_act(run))
        return false;
    run->durable->bytes = log_size(run) - before;
    run->durable->took[DURABLE_ACT].count = 0;
    for (int i = 0; i < DURABLE_ROUNDS; i++)
        if (!one_act(run) || !one_floor(run))
            return false;
    return true;
}

static bool measure_loads(struct run *run)
{
    struct verified verified;

    run->durable->took[DURABLE_OPEN].count = 0;
    run->durable->took[DURABLE_LOAD].count = 0;
    for (int i = 0; i < DURABLE_LOADS; i++) {
        store_close(run->store);
        if (!open_record(run))
            return false;
        begin(run);
        if (!verify_store(run->job, run->store, NULL, NULL, &verified))
            return false;
        end(run, DURABLE_VERIFY);
    }
    return true;
}

bool durable_measure(
    struct job *job, struct durable *durable, const char *scratch)
{
    struct run run = { .job = job,
        .durable = durable,
        .folder = file_join(job, scratch, "record") };
    bool done;

    setenv("PACTION_KEY", file_join(job, scratch, "key"), 1);
    run.floor = open(file_join(job, scratch, "floor"),
        O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    done = run.floor >= 0 && open_record(&run) && put_parties(&run) &&
           import(&run);
    store_close(run.store);
    run.store = NULL;
    done =
        done && open_record(&run) && measure_acts(&run) && measure_loads(&run);
    store_close(run.store);
    if (run.floor >= 0)
        (void)close(run.floor);
    return done;
}

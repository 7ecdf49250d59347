#include "store/founding.h"

#include "base/job.h"
#include "base/text.h"
#include "io/digest.h"
#include "io/file.h"
#include "store/heads.h"
#include "store/keyring.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool complain(struct job *job, const char *path)
{
    struct finding *finding =
        findings_add(job->findings, SEVERITY_ERROR, "record-unwritable",
            (struct place){ .file = path }, "%s", strerror(errno));

    finding->machine = true;
    findings_hint(job->findings, finding,
        "see to rights and to room on the disk; then do it again");
    return false;
}

/* ---- the folder --------------------------------------------------------- */

static const char *const leavings[] = { "record.db", "record.db-journal",
    "record.db-wal", "record.db-shm", "keys.db", "keys.db-journal",
    "keys.db-wal", "keys.db-shm", "heads", "record.db.owner" };

static const char *beside(struct job *job, const char *folder)
{
    return arena_format(job->arena, "%s.new", folder);
}

/* "." of "record"; "a" of "a/record". */
static const char *parent(struct job *job, const char *folder)
{
    size_t length = (size_t)(file_base_name(folder) - folder);

    if (length == 0)
        return ".";
    return arena_format(job->arena, "%.*s", (int)length, folder);
}

static bool flush(struct job *job, const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool flushed = file >= 0 && fsync(file) == 0;

    if (!flushed)
        complain(job, path);
    if (file >= 0)
        (void)close(file);
    return flushed;
}

static void remove_heads(struct job *job, const char *folder)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    const char *const *list = file_list(&quiet, folder, ".txt");

    for (; list != NULL && *list != NULL; list++)
        (void)unlink(*list);
}

static void sweep(struct job *job, const char *folder)
{
    if (!file_is_folder(folder))
        return;
    if (file_is_folder(file_join(job, folder, "heads")))
        remove_heads(job, file_join(job, folder, "heads"));
    for (size_t i = 0; i < sizeof leavings / sizeof *leavings; i++)
        (void)remove(file_join(job, folder, leavings[i]));
    (void)rmdir(folder);
}

const char *founding_begin(struct job *job, const char *folder)
{
    const char *new = beside(job, folder);

    sweep(job, new);
    if (mkdir(new, 0700) == 0)
        return new;
    complain(job, new);
    return NULL;
}

void founding_drop(struct job *job, const char *folder)
{
    sweep(job, beside(job, folder));
}

static bool flush_all(struct job *job, const char *folder)
{
    for (size_t i = 0; i < sizeof leavings / sizeof *leavings; i++) {
        const char *path = file_join(job, folder, leavings[i]);

        if (file_exists(path) && !flush(job, path))
            return false;
    }
    return flush(job, folder);
}

bool founding_end(struct job *job, const char *folder)
{
    const char *new = beside(job, folder);

    if (!flush_all(job, new))
        return false;
    if (rename(new, folder) != 0)
        return complain(job, folder);
    return flush(job, parent(job, folder));
}

/* ---- what stands in it -------------------------------------------------- */

static bool make_record(
    struct job *job, const struct store *store, const char *folder)
{
    unsigned char name[16];
    struct database *record = database_open(
        job, file_join(job, folder, "record.db"), DATABASE_CREATE);
    bool made;

    if (record == NULL)
        return false;
    digest_random(name, sizeof name);
    made = schema_make(job, record,
        arena_format(
            job->arena, "%.32s", digest_hex(job->arena, name, sizeof name)),
        heads_verifier(job->arena, store->signing));
    database_close(record);
    return made;
}

static bool make_keys(
    struct job *job, const struct store *store, const char *folder)
{
    struct keyring *keyring = keyring_open(job,
        file_join(job, folder, "keys.db"), DATABASE_CREATE, store->wrapping);

    keyring_close(keyring);
    return keyring != NULL;
}

static bool make(struct job *job, const struct store *store)
{
    mode_t old = umask(077);
    const char *folder = founding_begin(job, store->folder);
    bool made = folder != NULL && make_record(job, store, folder) &&
                make_keys(job, store, folder) &&
                founding_end(job, store->folder);

    if (!made && folder != NULL)
        founding_drop(job, store->folder);
    umask(old);
    return made;
}

bool founding_make(struct job *job, const struct store *store)
{
    const char *above = parent(job, store->folder);
    int lock = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool made;

    if (lock < 0)
        return complain(job, above);
    (void)flock(lock, LOCK_EX);
    made = file_is_folder(store->folder) || make(job, store);
    (void)close(lock);
    return made;
}

#include "store/backup.h"

#include "base/job.h"
#include "io/file.h"
#include "store/database.h"
#include "store/founding.h"

#include <string.h>
#include <sys/stat.h>

static bool refuse(struct job *job, const char *id, const char *path,
    const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id,
            (struct place){ .file = path }, "%s", what),
        "%s", cure);
    return false;
}

static bool copy_database(
    struct job *job, const char *folder, const char *to, const char *name)
{
    struct database *from =
        database_open(job, file_join(job, folder, name), DATABASE_LOOK);
    struct database *copy = NULL;
    const char *path = file_join(job, to, name);
    bool copied = from != NULL && database_copy(job, from, path);

    database_close(from);
    if (copied)
        copy = database_open(job, path, DATABASE_WRITE);
    copied = copy != NULL && database_check(job, copy, false);
    database_close(copy);
    return copied;
}

static bool copy_heads(struct job *job, const char *folder, const char *to)
{
    const char *heads = file_join(job, folder, "heads");
    const char *copies = file_join(job, to, "heads");
    const char *const *list;

    if (!file_is_folder(heads))
        return true;
    list = file_list(job, heads, ".txt");
    if (list == NULL || !file_make_folder(job, copies))
        return false;
    for (; *list != NULL; list++) {
        size_t size;
        const char *bytes = file_read(job, *list, &size);

        if (bytes == NULL ||
            !file_write(job, file_join(job, copies, file_base_name(*list)),
                bytes, size))
            return false;
    }
    return true;
}

/*
 * Heads first and keys last: an event that is copied has its key, and a head
 * its event, whatever is added meanwhile.
 */
static bool copy_all(struct job *job, const char *folder, const char *to)
{
    return copy_heads(job, folder, to) &&
           copy_database(job, folder, to, "record.db") &&
           copy_database(job, folder, to, "keys.db");
}

bool backup_copy(struct job *job, const char *folder, const char *to)
{
    mode_t old;
    const char *new;
    bool copied;

    if (file_exists(to))
        return refuse(job, "backup-there", to,
            "there is something of that name already",
            "name a folder that is not there");
    if (!file_exists(file_join(job, folder, "record.db")))
        return refuse(job, "record-missing", folder,
            "there is no record in this folder",
            "name the folder that holds record.db, or the one above it");
    if (!file_exists(file_join(job, folder, "keys.db")))
        return refuse(job, "keys-missing", folder,
            "keys.db is not in this folder",
            "put its newest copy beside record.db");
    old = umask(077);
    new = founding_begin(job, to);
    copied = new != NULL &&copy_all(job, folder, new) && founding_end(job, to);
    if (!copied && new != NULL)
        founding_drop(job, to);
    umask(old);
    return copied;
}

/* As they were when they were created: without a log. */
bool backup_settle(struct job *job, const char *folder)
{
    static const char *const names[] = { "record.db", "keys.db" };
    bool settled = true;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct database *database = database_open(
            job, file_join(job, folder, names[i]), DATABASE_CREATE);

        settled = database != NULL && settled;
        database_close(database);
    }
    return settled;
}

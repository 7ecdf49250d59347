#include "io/batch.h"

#include "base/job.h"
#include "base/names.h"
#include "io/file.h"

#include <sys/stat.h>

/* From as many on, to flush the disk is quicker than file by file. */
enum { MANY = 16, MOST_DISKS = 8 };

struct batch {
    struct job *job;
    struct names files, last; /* by their paths, not yet settled */
    struct names removed;
    bool is_flushed;
};

static void clear(struct batch *batch)
{
    struct arena *arena = batch->job->arena;

    batch->files = names_new(arena);
    batch->last = names_new(arena);
    batch->removed = names_new(arena);
    batch->is_flushed = false;
}

struct batch *batch_new(struct job *job)
{
    struct batch *batch = ARENA_NEW(job->arena, struct batch);

    batch->job = job;
    clear(batch);
    return batch;
}

static bool put(struct batch *batch, struct names *names, const char *path,
    const void *bytes, size_t size)
{
    batch->is_flushed = false;
    if (file_stage(batch->job, path, bytes, size)) {
        names_put(names, path, batch);
        return true;
    }
    batch_drop(batch);
    return false;
}

bool batch_put(
    struct batch *batch, const char *path, const void *bytes, size_t size)
{
    return put(batch, &batch->files, path, bytes, size);
}

bool batch_put_last(
    struct batch *batch, const char *path, const void *bytes, size_t size)
{
    return put(batch, &batch->last, path, bytes, size);
}

void batch_remove(struct batch *batch, const char *path)
{
    names_put(&batch->removed, path, batch);
}

bool batch_has(const struct batch *batch, const char *path)
{
    return names_find(&batch->files, path) != NULL ||
           names_find(&batch->last, path) != NULL;
}

/* ---- settling --------------------------------------------------------- */

/* Each disk once: OUT may be on another than the project. */
static bool flush_disks(struct job *job, const struct names *names)
{
    dev_t flushed[MOST_DISKS];
    size_t count = 0;

    for (const struct named *n = names->first; n != NULL; n = n->next) {
        const char *folder = file_folder(job, n->name);
        struct stat status = { 0 };
        size_t i = 0;

        (void)stat(folder, &status);
        while (i < count && flushed[i] != status.st_dev)
            i++;
        if (i < count)
            continue;
        if (!file_flush_disk(job, folder))
            return false;
        if (count < MOST_DISKS)
            flushed[count++] = status.st_dev;
    }
    return true;
}

static bool flush(struct job *job, const struct names *names, bool is_many)
{
    if (is_many)
        return flush_disks(job, names);
    for (const struct named *n = names->first; n != NULL; n = n->next)
        if (!file_flush(job, n->name))
            return false;
    return true;
}

bool batch_flush(struct batch *batch)
{
    bool is_many = batch->files.count + batch->last.count >= MANY;

    if (!batch->is_flushed)
        batch->is_flushed = flush(batch->job, &batch->files, is_many) &&
                            flush(batch->job, &batch->last, is_many);
    if (!batch->is_flushed)
        batch_drop(batch);
    return batch->is_flushed;
}

/* A folder may be new itself, so that its own name must be kept too. */
static void add_folders(
    struct job *job, struct names *folders, const char *path)
{
    const char *folder = file_folder(job, path);

    names_put(folders, folder, folders);
    names_put(folders, file_folder(job, folder), folders);
}

static bool flush_folders(struct job *job, const struct names *folders)
{
    if (folders->count >= MANY)
        return flush_disks(job, folders);
    for (const struct named *n = folders->first; n != NULL; n = n->next)
        file_flush_folder(n->name);
    return true;
}

static bool settle(struct job *job, const struct names *names)
{
    struct names folders = names_new(job->arena);

    for (const struct named *n = names->first; n != NULL; n = n->next) {
        if (!file_settle(job, n->name))
            return false;
        add_folders(job, &folders, n->name);
    }
    return flush_folders(job, &folders);
}

bool batch_settle(struct batch *batch)
{
    bool is_settled = batch_flush(batch) && settle(batch->job, &batch->files) &&
                      settle(batch->job, &batch->last);

    if (!is_settled) {
        batch_drop(batch);
        return false;
    }
    for (const struct named *n = batch->removed.first; n != NULL; n = n->next)
        file_remove(n->name);
    clear(batch);
    return true;
}

/* Of those that have their names already there is nothing to discard. */
void batch_drop(struct batch *batch)
{
    for (const struct named *n = batch->files.first; n != NULL; n = n->next)
        file_discard(batch->job, n->name);
    for (const struct named *n = batch->last.first; n != NULL; n = n->next)
        file_discard(batch->job, n->name);
    clear(batch);
}

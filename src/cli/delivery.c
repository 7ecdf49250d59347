#include "cli/delivery.h"

#include "base/job.h"
#include "io/batch.h"
#include "io/digest.h"
#include "io/file.h"

#include <jansson.h>
#include <string.h>

static bool is_listed(
    const struct delivery *files, size_t count, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(files[i].path, path) == 0)
            return true;
    return false;
}

/* Whatever an old manifest may say, only a file in the folder itself. */
static bool is_plain_name(const char *path)
{
    return path != NULL && *path != '.' && strchr(path, '/') == NULL;
}

/* A file that somebody has changed since is theirs. */
static bool is_unchanged(struct job *job, const char *path, const char *sha256)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    size_t size;
    const char *bytes =
        file_exists(path) ? file_read(&quiet, path, &size) : NULL;

    return bytes != NULL && sha256 != NULL &&
           strcmp(digest_hex(job->arena, bytes, size), sha256) == 0;
}

/* What an earlier pack left there and this one does not have. */
static void remove_stale(struct batch *batch, struct job *job,
    const char *folder, const struct delivery *files, size_t count,
    const char *listed_in)
{
    const char *path = file_join(job, folder, listed_in);
    json_t *manifest, *file;
    size_t i;

    if (!file_exists(path))
        return;
    manifest = json_load_file(path, 0, NULL);
    json_array_foreach(json_object_get(manifest, "files"), i, file)
    {
        const char *name = json_string_value(json_object_get(file, "path"));
        const char *sha256 = json_string_value(json_object_get(file, "sha256"));

        if (is_plain_name(name) && !is_listed(files, count, name) &&
            is_unchanged(job, file_join(job, folder, name), sha256))
            batch_remove(batch, file_join(job, folder, name));
    }
    json_decref(manifest);
}

/* As an earlier delivery left it. */
static bool is_ours(
    struct job *job, const json_t *listed, const char *folder, const char *name)
{
    json_t *file;
    size_t i;

    json_array_foreach(listed, i, file)
    {
        const char *path = json_string_value(json_object_get(file, "path"));

        if (path != NULL && strcmp(path, name) == 0)
            return is_unchanged(job, file_join(job, folder, name),
                json_string_value(json_object_get(file, "sha256")));
    }
    return false;
}

const char *delivery_theirs(struct job *job, const char *folder,
    const struct delivery *files, size_t count, const char *listed_in)
{
    json_t *manifest =
        json_load_file(file_join(job, folder, listed_in), 0, NULL);
    const char *theirs = NULL;

    for (size_t i = 0; i < count && theirs == NULL; i++)
        if (strcmp(files[i].path, listed_in) != 0 &&
            file_exists(file_join(job, folder, files[i].path)) &&
            !is_ours(
                job, json_object_get(manifest, "files"), folder, files[i].path))
            theirs = files[i].path;
    json_decref(manifest);
    return theirs;
}

bool delivery_put(struct batch *batch, struct job *job, const char *folder,
    const struct delivery *files, size_t count, const char *listed_in)
{
    if (!file_make_folder(job, folder))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!batch_put(batch, file_join(job, folder, files[i].path),
                files[i].bytes.start, files[i].bytes.size))
            return false;
    if (listed_in != NULL)
        remove_stale(batch, job, folder, files, count, listed_in);
    return true;
}

bool delivery_write(struct job *job, const char *folder,
    const struct delivery *files, size_t count, const char *listed_in)
{
    struct batch *batch = batch_new(job);

    return delivery_put(batch, job, folder, files, count, listed_in) &&
           batch_settle(batch);
}

#define _GNU_SOURCE /* syncfs */

#include "io/file.h"

#include "base/job.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST = 64 * 1024 * 1024, DEEPEST = 16 };

/* Whether the system is at fault, and not whoever named the path. */
static bool is_of_machine(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case EEXIST:
    case EFBIG:
    case ELOOP:
    case ENAMETOOLONG:
    case ENOTSUP:
        return false;
    default:
        return true;
    }
}

/* Call it at once: what it says is errno's. */
static void complain(
    struct job *job, const char *id, const char *path, const char *what)
{
    int error = errno;
    struct place place = { .file = arena_copy(job->arena, path) };
    struct finding *finding = findings_add(job->findings, SEVERITY_ERROR, id,
        place, "%s: %s", what, strerror(error));

    finding->machine = is_of_machine(error);
    findings_hint(job->findings, finding, "%s",
        error == ENOSPC || error == EDQUOT
            ? "make room on the disk and try again"
        : error == EACCES ? "look at who may read and write there"
                          : "look at the path");
}

static char *read_all(struct job *job, int file, size_t size, size_t *got)
{
    char *bytes = arena_alloc(job->arena, size + 1);

    *got = 0;
    while (*got < size) {
        ssize_t n = read(file, bytes + *got, size - *got);

        if (n < 0)
            return NULL;
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return bytes;
}

const char *file_read(struct job *job, const char *path, size_t *size)
{
    const char *bytes = NULL;
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* of a pipe */

    *size = 0;
    if (file < 0 || fstat(file, &status) != 0)
        goto done;
    if (!S_ISREG(status.st_mode)) {
        errno = S_ISDIR(status.st_mode) ? EISDIR : ENOTSUP;
        goto done;
    }
    if (status.st_size > LARGEST) {
        errno = EFBIG;
        goto done;
    }
    bytes = read_all(job, file, (size_t)status.st_size, size);
done:
    if (bytes == NULL)
        complain(job, "file-unreadable", path, "cannot be read");
    if (file >= 0)
        close(file);
    return bytes;
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = write(file, bytes, size);

        if (n < 0) {
            if (errno == EFBIG) /* a limit on size: of the machine here */
                errno = EDQUOT;
            return false;
        }
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

void file_flush_folder(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (file >= 0) {
        fsync(file);
        close(file);
    }
}

static const char *staged_name(struct job *job, const char *path)
{
    return arena_format(job->arena, "%s.part", path);
}

bool file_stage(
    struct job *job, const char *path, const void *bytes, size_t size)
{
    const char *staged = staged_name(job, path);
    int file, error;
    bool written;

    if (file_is_folder(path)) {
        errno = EISDIR; /* said now, while nothing has been settled */
        complain(job, "file-unwritable", path, "cannot be written");
        return false;
    }
    unlink(staged); /* of a run that was cut off; or a link to elsewhere */
    file = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    written = file >= 0 && write_all(file, bytes, size);
    error = errno;
    if (file >= 0 && close(file) != 0)
        written = false;
    else
        errno = error;
    if (!written) {
        complain(job, "file-unwritable", path, "cannot be written");
        unlink(staged);
    }
    return written;
}

bool file_flush_disk(struct job *job, const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool flushed = file >= 0 && syncfs(file) == 0;

    if (!flushed)
        complain(job, "folder-unwritable", folder, "cannot be written");
    if (file >= 0)
        close(file);
    return flushed;
}

bool file_flush(struct job *job, const char *path)
{
    int file = open(staged_name(job, path), O_WRONLY | O_CLOEXEC);
    bool flushed = file >= 0 && fsync(file) == 0;

    if (!flushed)
        complain(job, "file-unwritable", path, "cannot be written");
    if (file >= 0)
        close(file);
    return flushed;
}

bool file_settle(struct job *job, const char *path)
{
    if (rename(staged_name(job, path), path) == 0)
        return true;
    complain(job, "file-unwritable", path, "cannot be written");
    return false;
}

void file_discard(struct job *job, const char *path)
{
    unlink(staged_name(job, path));
}

void file_remove(const char *path)
{
    unlink(path);
}

bool file_write(
    struct job *job, const char *path, const void *bytes, size_t size)
{
    if (!file_stage(job, path, bytes, size))
        return false;
    if (!file_flush(job, path) || !file_settle(job, path)) {
        file_discard(job, path);
        return false;
    }
    file_flush_folder(file_folder(job, path));
    return true;
}

/* As file_is_folder, with errno as it was. */
static bool folder_stands(const char *path)
{
    int error = errno;
    bool stands = file_is_folder(path);

    errno = error;
    return stands;
}

/* Says which folder on the way cannot be made: what follows is not its fault.
 */
bool file_make_folder(struct job *job, const char *path)
{
    char *folder = arena_copy(job->arena, path);

    if (mkdir(path, 0777) == 0 || file_is_folder(path))
        return true;
    for (char *p = folder; *p != '\0'; p++) {
        if (*p != '/' || p == folder)
            continue;
        *p = '\0';
        if (mkdir(folder, 0777) != 0 && errno != EEXIST &&
            !folder_stands(folder)) {
            complain(job, "folder-unwritable", folder, "cannot be made");
            return false;
        }
        *p = '/';
    }
    if (mkdir(folder, 0777) == 0 || folder_stands(folder))
        return true;
    complain(job, "folder-unwritable", path, "cannot be made");
    return false;
}

bool file_may_write(struct job *job, const char *folder)
{
    if (!file_exists(folder))
        return true;
    if (file_is_folder(folder)) {
        if (access(folder, W_OK | X_OK) == 0)
            return true;
    } else {
        errno = ENOTDIR;
    }
    complain(job, "folder-unwritable", folder, "cannot be written to");
    return false;
}

bool file_exists(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

struct listing {
    struct job *job;
    const char *ending;
    const char **names;
    size_t count, room;
};

static void add_name(struct listing *listing, const char *path)
{
    if (listing->count + 1 >= listing->room) {
        size_t room = listing->room == 0 ? 64 : listing->room * 2;
        const char **names =
            arena_alloc(listing->job->arena, room * sizeof *names);

        if (listing->count > 0)
            memcpy(names, listing->names, listing->count * sizeof *names);
        listing->names = names;
        listing->room = room;
    }
    listing->names[listing->count++] = path;
}

/* One that is not there any more, or leads nowhere, is for file_read to say. */
static bool list_below(struct listing *listing, const char *folder, int depth)
{
    DIR *stream = NULL;
    struct dirent *entry;
    struct stat status;
    bool is_read = true;

    if (depth < DEEPEST)
        stream = opendir(folder);
    else
        errno = ELOOP; /* most likely a link to a folder above */
    if (stream == NULL) {
        complain(listing->job, "folder-unreadable", folder, "cannot be read");
        return false;
    }
    while (is_read && (entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;

        const char *path = file_join(listing->job, folder, entry->d_name);
        bool is_there = stat(path, &status) == 0;
        if (is_there && S_ISDIR(status.st_mode))
            is_read = list_below(listing, path, depth + 1);
        else if (text_ends(path, listing->ending) &&
                 (!is_there || S_ISREG(status.st_mode)))
            add_name(listing, path);
    }
    closedir(stream);
    return is_read;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *file_list(
    struct job *job, const char *folder, const char *ending)
{
    struct listing listing = { .job = job, .ending = ending };

    add_name(&listing, NULL);
    listing.count = 0;
    if (!list_below(&listing, folder, 0))
        return NULL;
    qsort(listing.names, listing.count, sizeof *listing.names, compare_names);
    listing.names[listing.count] = NULL;
    return listing.names;
}

const char *file_join(struct job *job, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool has_slash = length > 0 && folder[length - 1] == '/';

    if (strcmp(folder, ".") == 0)
        return name;
    return arena_format(
        job->arena, "%s%s%s", folder, has_slash ? "" : "/", name);
}

const char *file_folder(struct job *job, const char *path)
{
    char *folder = arena_copy(job->arena, path);
    char *slash = strrchr(folder, '/');

    if (slash == NULL)
        return ".";
    slash[slash == folder] = '\0';
    return folder;
}

const char *file_stem(struct job *job, const char *path)
{
    char *stem = arena_copy(job->arena, file_base_name(path));
    char *dot = strrchr(stem, '.');

    if (dot != NULL)
        *dot = '\0';
    return stem;
}

const char *file_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

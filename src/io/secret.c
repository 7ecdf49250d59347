#include "io/secret.h"

#include "base/job.h"
#include "io/digest.h"
#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *from(const char *name)
{
    const char *value = getenv(name);

    return value != NULL && *value != '\0' ? value : NULL;
}

static const char *path_of(struct job *job)
{
    const char *data = from("XDG_DATA_HOME"), *home = from("HOME");

    if (from("PACTION_KEY") != NULL)
        return from("PACTION_KEY");
    if (data == NULL && home == NULL)
        return NULL;
    if (data == NULL)
        data = file_join(job, home, ".local/share");
    return file_join(job, data, "paction/key");
}

static const unsigned char *complain(
    struct job *job, const char *path, const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "key-unusable",
            (struct place){ .file = path }, "the key of this machine %s", what),
        "%s", cure);
    return NULL;
}

/* The folder is its owner's alone, unless it is there already. */
static bool make_folder(struct job *job, const char *path)
{
    size_t length = (size_t)(file_base_name(path) - path);
    mode_t old;
    bool made;

    if (length <= 1)
        return true;
    old = umask(077);
    made = file_make_folder(
        job, arena_format(job->arena, "%.*s", (int)length - 1, path));
    umask(old);
    return made;
}

static bool write_key(int file)
{
    unsigned char key[DIGEST_KEY_SIZE];
    bool written;

    digest_random(key, sizeof key);
    written =
        write(file, key, sizeof key) == (ssize_t)sizeof key && fsync(file) == 0;
    memset(key, 0, sizeof key);
    return written;
}

/* A name that has reached the disk: all that is sealed depends on it. */
static bool flush_folder(const char *path)
{
    char *folder = strdup(path);
    int file =
        folder != NULL ? open(dirname(folder), O_RDONLY | O_CLOEXEC) : -1;
    bool flushed = file >= 0 && fsync(file) == 0;

    if (file >= 0)
        (void)close(file);
    free(folder);
    return flushed;
}

/*
 * Whole or not at all: made under another name, and linked. Of two that make
 * it at once the first wins, and both read that.
 */
static bool make(struct job *job, const char *path)
{
    char *new = arena_format(job->arena, "%s.XXXXXX", path);
    int file, error;
    bool made;

    if (!make_folder(job, path))
        return false;
    file = mkstemp(new);
    made = file >= 0 && write_key(file) &&
           (link(new, path) == 0 || errno == EEXIST) && flush_folder(path);
    error = errno;
    if (file >= 0) {
        (void)close(file);
        (void)unlink(new);
    }
    return made || complain(job, path, strerror(error),
                       "PACTION_KEY may name another file for it") != NULL;
}

static const unsigned char *read_key(struct job *job, const char *path)
{
    struct stat about;
    size_t size;
    const char *bytes = file_read(job, path, &size);

    if (bytes == NULL)
        return NULL;
    if (stat(path, &about) == 0 && (about.st_mode & 077) != 0)
        return complain(
            job, path, "can be read by others", "chmod 600, or chmod 400");
    if (size != DIGEST_KEY_SIZE)
        return complain(job, path, "is not 32 bytes long",
            "put back the file as it was: without it no record made with it "
            "can be opened, and copies that are out are known by their id "
            "alone");
    return (const unsigned char *)bytes;
}

const unsigned char *secret_known(struct job *job)
{
    const char *path = path_of(job);

    if (path == NULL)
        return complain(job, NULL, "has no place",
            "set HOME, XDG_DATA_HOME or PACTION_KEY");
    return read_key(job, path);
}

const unsigned char *secret_key(struct job *job)
{
    const char *path = path_of(job);

    if (path != NULL && !file_exists(path) && !make(job, path))
        return NULL;
    return secret_known(job);
}

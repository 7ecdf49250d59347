#include "cli/scratch.h"

#include "base/job.h"
#include "io/file.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_OPEN = 16 };

/* Call it at once: what it says is errno's. */
static void complain(struct job *job, const char *path)
{
    struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
        "scratch-unwritable", (struct place){ .file = path },
        "cannot be written: %s", strerror(errno));

    finding->machine = true;
    findings_hint(job->findings, finding,
        "make room there, or let TMPDIR name another folder");
}

const char *scratch_open(struct job *job)
{
    const char *within = getenv("TMPDIR");
    char *path = arena_format(job->arena, "%s/paction-XXXXXX",
        within != NULL && *within != '\0' ? within : "/tmp");

    if (mkdtemp(path) != NULL)
        return path;
    complain(job, path);
    return NULL;
}

static bool write_bytes(const char *path, struct bytes bytes)
{
    FILE *file = fopen(path, "wb");
    bool written =
        file != NULL && fwrite(bytes.start, 1, bytes.size, file) == bytes.size;

    if (file != NULL && fclose(file) != 0)
        written = false;
    return written;
}

bool scratch_put(
    struct job *job, const char *scratch, const char *path, struct bytes bytes)
{
    const char *whole = file_join(job, scratch, path);
    const char *name = file_base_name(whole);

    if (!file_make_folder(job,
            arena_format(job->arena, "%.*s", (int)(name - whole - 1), whole)))
        return false;
    if (write_bytes(whole, bytes))
        return true;
    complain(job, whole);
    return false;
}

static int sweep(
    const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    return remove(path);
}

void scratch_close(const char *scratch)
{
    if (scratch != NULL)
        (void)nftw(scratch, sweep, MOST_OPEN, FTW_DEPTH | FTW_PHYS);
}

#include "scratch.h"

#include "base/job.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *scratch_make(struct job *job)
{
    const char *below = getenv("TMPDIR");
    char *path = arena_format(job->arena, "%s/paction-bench-XXXXXX",
        below != NULL && *below != '\0' ? below : "/tmp");

    if (mkdtemp(path) != NULL)
        return path;
    findings_add(job->findings, SEVERITY_ERROR, "no-scratch",
        (struct place){ .file = path }, "%s", strerror(errno));
    return NULL;
}

static int remove_one(const char *path, const struct stat *status, int type,
    struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

void scratch_remove(const char *folder)
{
    enum { OPEN_FOLDERS = 8 };

    if (folder != NULL)
        nftw(folder, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

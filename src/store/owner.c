#include "store/owner.h"

#include "base/calendar.h"
#include "base/job.h"
#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { TENTH = 100 * 1000 * 1000, DAY = 24 * 60 * 60, NOTE_MOST = 256 };

struct owner {
    int file;
};

static struct owner *refuse(struct job *job, const char *path)
{
    struct finding *finding =
        findings_add(job->findings, SEVERITY_ERROR, "record-unwritable",
            (struct place){ .file = path }, "%s", strerror(errno));

    finding->machine = true;
    findings_hint(job->findings, finding,
        "see to rights and to room on the disk; then do it again");
    return NULL;
}

/* ---- who has it --------------------------------------------------------- */

/* When it was written is when it was taken: no clock is asked. */
static const char *since(struct job *job, int file)
{
    struct stat about;
    long second;

    if (fstat(file, &about) != 0)
        return "an unknown time";
    second = (long)(about.st_mtime % DAY);
    return arena_format(job->arena, "%s %02ld:%02ld:%02ld UTC",
        calendar_iso(job->arena, about.st_mtime / DAY), second / 3600,
        second / 60 % 60, second % 60);
}

/* "4711 paction vote", as whoever has it wrote it. */
static const char *read_note(struct job *job, int file)
{
    char *note = arena_alloc(job->arena, NOTE_MOST + 1);
    ssize_t length = pread(file, note, NOTE_MOST, 0);

    note[length > 0 ? length : 0] = '\0';
    note[strcspn(note, "\n")] = '\0';
    return *note != '\0' ? note : "unknown";
}

static struct owner *say_who(struct job *job, const char *path, int file)
{
    struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
        "record-owned", (struct place){ .file = path },
        "another process has the record: %s, since %s", read_note(job, file),
        since(job, file));

    finding->machine = true;
    findings_hint(job->findings, finding,
        "wait until it is done, or end that process; then do this again");
    (void)close(file);
    return NULL;
}

static void write_note(struct job *job, int file, const char *who)
{
    const char *note =
        arena_format(job->arena, "%ld %.200s\n", (long)getpid(), who);

    /* Only for others to read: on a full disk it may be lacking. */
    if (ftruncate(file, 0) == 0 && pwrite(file, note, strlen(note), 0) < 0)
        return;
}

/* ---- taking it ---------------------------------------------------------- */

static bool lock(int file, int tenths)
{
    for (int i = 0; i <= tenths; i++) {
        if (flock(file, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (i < tenths)
            nanosleep(&(struct timespec){ .tv_nsec = TENTH }, NULL);
    }
    return false;
}

struct owner *owner_take(
    struct job *job, const char *path, const char *who, int tenths)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    struct owner *owner;

    if (file < 0)
        return refuse(job, path);
    if (!lock(file, tenths))
        return say_who(job, path, file);
    write_note(job, file, who);
    owner = ARENA_NEW(job->arena, struct owner);
    owner->file = file;
    return owner;
}

void owner_release(struct owner *owner)
{
    if (owner != NULL && owner->file >= 0)
        (void)close(owner->file);
    if (owner != NULL)
        owner->file = -1;
}

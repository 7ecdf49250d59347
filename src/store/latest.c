#include "store/latest.h"

#include "base/text.h"
#include "io/file.h"
#include "store/heads.h"

#include <inttypes.h>
#include <string.h>

static const char *folder_of(struct job *job, const struct store *store)
{
    return file_join(job, store->folder, "heads");
}

/* ---- writing ------------------------------------------------------------ */

const char *latest_head(
    struct job *job, const struct store *store, const char *at)
{
    return heads_write(job->arena, store->signing,
        (struct head){
            store->identity, store->tip.sequence, store->tip.hash, at });
}

bool latest_note(struct job *job, const struct store *store, const char *name,
    const char *note)
{
    const char *folder = folder_of(job, store);

    return file_make_folder(job, folder) &&
           file_write(job, file_join(job, folder, name), note, strlen(note));
}

void latest_write(struct job *job, const struct store *store)
{
    struct job quiet = { job->arena, findings_new(job->arena) };

    if (latest_note(&quiet, store, "latest.txt",
            latest_head(job, store, store->last_at)))
        return;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "head-unwritten",
            (struct place){ .file = folder_of(job, store) },
            "the newest head could not be written; the acts are kept"),
        "see to room on the disk and to rights");
}

/* ---- reading ------------------------------------------------------------ */

/* The event's hash. NULL if there is none of that number. */
static const char *hash_of(
    struct job *job, const struct store *store, int64_t sequence)
{
    struct cursor rows =
        database_ask(job, store->record, statements_get(STATEMENT_EVENT_HASH),
            (struct cell[]){ database_number(sequence) }, 1);
    const char *hash =
        database_next(&rows) ? database_get_text(&rows, 0) : NULL;

    return database_end(&rows) ? hash : NULL;
}

bool latest_check(struct job *job, const struct store *store)
{
    const char *path = file_join(job, folder_of(job, store), "latest.txt");
    const char *note, *wrong;
    struct head head;
    size_t size;

    if (!file_exists(path))
        return true;
    note = file_read(job, path, &size);
    if (note == NULL)
        return false;
    wrong = heads_read(
        job->arena, heads_verifier(job->arena, store->signing), note, &head);
    if (wrong == NULL &&
        text_same(head.hash, hash_of(job, store, head.sequence)))
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "record-older",
            (struct place){ .file = path }, "%s",
            wrong != NULL
                ? wrong
                : arena_format(job->arena,
                      "this head was signed after event %" PRId64
                      ", and the record has no such event: an older record "
                      "was put in its place",
                      head.sequence)),
        "paction verify says more; if the older record is the one to go on "
        "from, take heads/ away");
    return false;
}

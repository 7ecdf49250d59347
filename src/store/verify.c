#include "store/verify.h"

#include "base/text.h"
#include "io/digest.h"
#include "io/file.h"
#include "store/commit.h"
#include "store/heads.h"
#include "store/keyring.h"
#include "store/latest.h"
#include "store/sealing.h"

#include <inttypes.h>
#include <string.h>

struct run {
    struct job *job;
    struct store *store;
    struct image *image;
    struct tip tip;
    struct names hashes; /* of each event, by its number */
    struct verified *verified;
    bool whole;
};

#define RESTORE "leave it as it is and put back a backup with paction restore"

static void complain(struct run *run, const char *id, const char *where,
    const char *what, const char *cure)
{
    struct job *job = run->job;

    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id,
            (struct place){
                .file = where[0] == '/'
                            ? arena_format(
                                  job->arena, "%s%s", run->store->folder, where)
                            : arena_format(job->arena, "%s: %s",
                                  database_path(run->store->record), where) },
            "%s", what),
        "%s", cure);
    run->whole = false;
}

/* ---- the tables --------------------------------------------------------- */

static const char *name_row(struct run *run, enum kind_id id, const char *key)
{
    return arena_format(run->job->arena, "%s \"%s\"", kinds_get(id)->name, key);
}

static void compare_rows(struct run *run, enum kind_id id,
    const struct row *here, const struct row *due)
{
    const struct entry_kind *kind = kinds_get(id);

    if (here->ordinal != due->ordinal)
        complain(run, "table-differs", name_row(run, id, here->values[0]),
            "it does not stand in the order of the events", RESTORE);
    for (size_t i = 1; i < kind->field_count; i++)
        if (!text_same(here->values[i], due->values[i]))
            complain(run, "table-differs", name_row(run, id, here->values[0]),
                arena_format(run->job->arena,
                    "its %s is not what the events come to",
                    kind->fields[i].name),
                RESTORE);
}

static void compare_kind(struct run *run, enum kind_id id)
{
    struct arena *arena = run->job->arena;
    const struct names *due = &run->image->kinds[id];
    struct names here = names_new(arena);
    struct cursor rows = database_ask(
        run->job, run->store->record, run->store->tables->of[id].all, NULL, 0);

    while (database_next(&rows)) {
        struct row row = tables_read(&rows, id);
        const struct row *found =
            row.values[0] != NULL ? names_find(due, row.values[0]) : NULL;

        if (found == NULL)
            complain(run, "table-differs",
                name_row(run, id, row.values[0] != NULL ? row.values[0] : ""),
                "no event put it there", RESTORE);
        else
            compare_rows(run, id, &row, found);
        if (row.values[0] != NULL)
            names_put(&here, row.values[0], run);
        run->verified->rows++;
    }
    run->whole = database_end(&rows) && run->whole;
    for (const struct named *n = due->first; n != NULL; n = n->next)
        if (names_find(&here, n->name) == NULL)
            complain(run, "table-differs", name_row(run, id, n->name),
                "it is missing, and an event put it there", RESTORE);
}

/* Two lists of the same things: each of one is in the other. */
static void compare_names(struct run *run, const char *what,
    const struct names *here, const struct names *due)
{
    for (const struct named *n = here->first; n != NULL; n = n->next)
        if (names_find(due, n->name) == NULL)
            complain(run, "table-differs",
                arena_format(run->job->arena, "%s %s", what, n->name),
                "no event put it there", RESTORE);
    for (const struct named *n = due->first; n != NULL; n = n->next)
        if (names_find(here, n->name) == NULL)
            complain(run, "table-differs",
                arena_format(run->job->arena, "%s %s", what, n->name),
                "it is missing, and an event put it there", RESTORE);
}

static void compare_erasures(struct run *run)
{
    const struct names *due = &run->image->erased;
    struct names here = names_new(run->job->arena);
    struct cursor rows = database_ask(run->job, run->store->record,
        statements_get(STATEMENT_ERASURE_ALL), NULL, 0);

    while (database_next(&rows))
        names_put(&here, database_get_text(&rows, 0), run);
    run->whole = database_end(&rows) && run->whole;
    compare_names(run, "erasure of", &here, due);
    for (const struct named *n = due->first; n != NULL; n = n->next)
        if (keyring_find(run->store->keyring, n->name) != NULL)
            complain(run, "subject-not-erased",
                arena_format(run->job->arena, "erasure of %s", n->name),
                "its key is there again", "open the record once, by any act");
}

/* ---- kept files --------------------------------------------------------- */

/* Its sealed bytes, by the event; and what is in them, by its name. */
static void check_file(struct run *run, const struct cursor *row)
{
    struct arena *arena = run->job->arena;
    const char *sha256 = database_get_text(row, 0);
    const char *subject = database_get_text(row, 1);
    const char *sealed = database_get_text(row, 2);
    const char *where = arena_format(arena, "kept file %.16s", sha256);
    const char *due = names_find(
        &run->image->kept, arena_format(arena, "%s %s", sha256, subject));
    struct bytes plain;

    if (!text_same(due, digest_hex(arena, sealed, strlen(sealed)))) {
        complain(run, "file-differs", where,
            "its bytes are not those that were kept", RESTORE);
        return;
    }
    if (names_find(&run->store->erased, subject) != NULL) {
        run->verified->sealed++;
        return;
    }
    plain = sealing_open(
        run->job, run->store, commit_about_file(arena, sha256), sealed);
    if (plain.start == NULL)
        run->whole = false;
    else if (!text_same(sha256, digest_hex(arena, plain.start, plain.size)))
        complain(run, "file-differs", where, "its bytes are not its name's",
            RESTORE);
}

static void check_files(struct run *run)
{
    struct arena *arena = run->job->arena;
    struct names here = names_new(arena);
    struct cursor rows = database_ask(run->job, run->store->record,
        statements_get(STATEMENT_KEPT_ALL), NULL, 0);

    while (database_next(&rows)) {
        names_put(&here,
            arena_format(arena, "%s %s", database_get_text(&rows, 0),
                database_get_text(&rows, 1)),
            run);
        check_file(run, &rows);
        run->verified->files++;
    }
    run->whole = database_end(&rows) && run->whole;
    compare_names(run, "kept file", &here, &run->image->kept);
}

/* Every sealed field opens, or its subject was erased. */
static void check_seals(struct run *run)
{
    if (store_load(run->job, run->store) == NULL)
        run->whole = false;
}

/* ---- heads -------------------------------------------------------------- */

static const char *hash_of(struct run *run, int64_t sequence)
{
    return names_find(
        &run->hashes, arena_format(run->job->arena, "%" PRId64, sequence));
}

/* A head may stand below other lines, as `verify` prints it. */
static const char *skip_to_head(struct run *run, const char *note)
{
    const char *origin = heads_origin(run->job->arena, run->store->identity);
    const char *at = note;

    while (at != NULL && !text_starts(at, origin)) {
        const char *end = strchr(at, '\n');

        at = end != NULL ? end + 1 : NULL;
    }
    return at != NULL ? at : note;
}

static void check_head(struct run *run, const char *where, const char *note)
{
    struct arena *arena = run->job->arena;
    struct head head;
    const char *wrong = heads_read(
        arena, heads_verifier(arena, run->store->signing), note, &head);

    run->verified->heads++;
    if (wrong != NULL) {
        complain(run, "head-wrong", where, wrong,
            "take the head as it was printed or written");
        return;
    }
    if (!text_same(head.identity, run->store->identity))
        complain(run, "head-wrong", where, "it is a head of another record",
            "take a head of this one");
    else if (head.sequence > run->tip.sequence)
        complain(run, "tail-cut", where,
            arena_format(arena,
                "it was signed after event %" PRId64
                ", and the record ends with event %" PRId64
                ": the events between them are gone",
                head.sequence, run->tip.sequence),
            RESTORE);
    else if (!text_same(head.hash, hash_of(run, head.sequence)))
        complain(run, "head-differs", where,
            arena_format(arena,
                "event %" PRId64 " is not the one that was signed",
                head.sequence),
            RESTORE);
}

static void check_kept_heads(struct run *run)
{
    struct cursor rows = database_ask(run->job, run->store->record,
        statements_get(STATEMENT_HEAD_ALL), NULL, 0);

    while (database_next(&rows))
        check_head(run,
            arena_format(run->job->arena, "head %" PRId64,
                database_get_number(&rows, 0)),
            database_get_text(&rows, 1));
    run->whole = database_end(&rows) && run->whole;
}

static void check_written_heads(struct run *run)
{
    struct job *job = run->job;
    const char *folder = file_join(job, run->store->folder, "heads");
    const char *const *list =
        file_is_folder(folder) ? file_list(job, folder, ".txt") : NULL;

    for (; list != NULL && *list != NULL; list++) {
        size_t size;
        const char *note = file_read(job, *list, &size);

        if (note == NULL)
            run->whole = false;
        else
            check_head(run, *list + strlen(run->store->folder), note);
    }
}

/* ---- events ------------------------------------------------------------- */

static void read_hashes(struct run *run)
{
    struct arena *arena = run->job->arena;
    struct cursor rows = database_ask(run->job, run->store->record,
        statements_get(STATEMENT_EVENT_ALL), NULL, 0);

    run->hashes = names_new(arena);
    while (database_next(&rows)) {
        const char *hash = database_get_text(&rows, 2);

        names_put(&run->hashes,
            arena_format(arena, "%" PRId64, database_get_number(&rows, 0)),
            (void *)hash);
        run->verified->events++;
    }
    run->whole = database_end(&rows) && run->whole;
}

bool verify_store(struct job *job, struct store *store, const char *name,
    const char *note, struct verified *verified)
{
    struct run run = { .job = job,
        .store = store,
        .image = event_image(job->arena),
        .verified = verified,
        .whole = true };

    *verified = (struct verified){ 0 };
    run.whole = database_check(job, store->record, false) &&
                database_check(job, keyring_database(store->keyring), false);
    run.whole =
        schema_replay(job, store->record, run.image, &run.tip) && run.whole;
    verified->hash = run.tip.hash;
    read_hashes(&run);
    check_kept_heads(&run);
    check_written_heads(&run);
    if (note != NULL)
        check_head(&run, name, skip_to_head(&run, note));
    for (enum kind_id id = 0; id < KINDS; id++)
        compare_kind(&run, id);
    compare_erasures(&run);
    check_files(&run);
    check_seals(&run);
    return run.whole;
}

const char *verify_head(
    struct job *job, const struct store *store, const char *at)
{
    return latest_head(job, store, at);
}

#include "store/commit.h"

#include "base/text.h"
#include "io/digest.h"
#include "store/chain.h"
#include "store/latest.h"
#include "store/sealing.h"

#include <string.h>

static bool complain(struct job *job, const struct store *store, const char *id,
    const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id,
            (struct place){ .file = store->folder }, "%s", what),
        "%s", cure);
    return false;
}

/* ---- records ------------------------------------------------------------ */

/* What a record refers to must be there: the act was not thought through. */
static bool is_known(struct job *job, const struct store *store,
    const struct act *act, const struct put *put)
{
    const struct entry_kind *kind = kinds_get(put->kind);
    bool known = true;

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct entry_field *field = &kind->fields[i];
        const char *key;
        enum kind_id of;

        if (field->type != FIELD_TEXT || field->of == NULL ||
            !kinds_find(field->of, &of))
            continue;
        key = kinds_text(job->arena, field, put->entry);
        if (key == NULL || ledger_find(act->ledger, of, key) != NULL)
            continue;
        known = complain(job, store, "entry-dangling",
            arena_format(job->arena,
                "%s \"%s\" names as its %s \"%s\", and there is no such %s",
                kind->name, ((const struct entry *)put->entry)->key,
                field->name, key, field->of),
            arena_format(job->arena, "add the %s first", field->of));
    }
    return known;
}

/* One that is not there has the ordinal 0. */
static bool read_row(struct job *job, struct store *store, enum kind_id kind,
    const char *key, struct row *row)
{
    struct cursor rows = database_ask(job, store->record,
        store->tables->of[kind].one, (struct cell[]){ database_text(key) }, 1);

    *row = (struct row){ 0 };
    if (database_next(&rows))
        *row = tables_read(&rows, kind);
    return database_end(&rows);
}

static bool next_ordinal(
    struct job *job, struct store *store, enum kind_id kind, int64_t *ordinal)
{
    struct cursor rows =
        database_ask(job, store->record, store->tables->of[kind].last, NULL, 0);

    *ordinal = database_next(&rows) ? database_get_number(&rows, 0) + 1 : 1;
    return database_end(&rows);
}

static bool rows_same(
    enum kind_id kind, const struct row *a, const struct row *b)
{
    for (size_t i = 0; i < kinds_get(kind)->field_count; i++)
        if (!text_same(a->values[i], b->values[i]))
            return false;
    return true;
}

/* Writes what one put changes; *change is NULL if that is nothing. */
static bool write_put(struct job *job, struct store *store,
    const struct put *put, struct change **change)
{
    struct row *before = ARENA_NEW(job->arena, struct row);
    struct change *made = ARENA_NEW(job->arena, struct change);
    const char *key = ((const struct entry *)put->entry)->key;

    *change = NULL;
    if (!read_row(job, store, put->kind, key, before))
        return false;
    *made = (struct change){ .kind = put->kind,
        .before = before->ordinal > 0 ? before : NULL };
    if (!sealing_row(job, store, put, made->before, &made->after))
        return false;
    if (made->before != NULL &&
        rows_same(put->kind, made->before, &made->after))
        return true;
    made->after.ordinal = before->ordinal;
    *change = made;
    return (made->before != NULL ||
               next_ordinal(job, store, put->kind, &made->after.ordinal)) &&
           tables_write(
               job, store->record, store->tables, put->kind, &made->after);
}

static bool write_puts(
    struct job *job, struct store *store, struct event *event)
{
    struct change **end = &event->changes;

    for (const struct put *put = event->act->puts; put != NULL;
         put = put->next) {
        if (!is_known(job, store, event->act, put) ||
            !write_put(job, store, put, end))
            return false;
        if (*end != NULL)
            end = &(*end)->next;
    }
    return true;
}

/* ---- files -------------------------------------------------------------- */

const char *commit_about_file(struct arena *arena, const char *sha256)
{
    return arena_format(arena, "file %s", sha256);
}

static bool has_file(struct job *job, struct store *store, const char *sha256,
    const char *subject, bool *has)
{
    struct cursor rows = database_ask(job, store->record,
        statements_get(STATEMENT_KEPT_HAS),
        (struct cell[]){ database_text(sha256), database_text(subject) }, 2);

    *has = database_next(&rows);
    return database_end(&rows);
}

/* Bytes that are there already for that subject are not kept again. */
static bool write_file(struct job *job, struct store *store,
    const struct store_file *file, struct event *event)
{
    const char *subject =
        sealing_subject(job->arena, KIND_ORGANISATION, file->subject);
    struct kept *kept = ARENA_NEW(job->arena, struct kept);
    const char *sealed;
    bool has;

    if (!has_file(job, store, file->sha256, subject, &has))
        return false;
    if (has)
        return true;
    sealed =
        sealing_close(job, store, commit_about_file(job->arena, file->sha256),
            subject, (struct bytes){ file->bytes, file->size });
    if (sealed == NULL)
        return false;
    *kept = (struct kept){ file->sha256, subject,
        digest_hex(job->arena, sealed, strlen(sealed)), event->kept };
    event->kept = kept;
    return database_run(job, store->record, statements_get(STATEMENT_KEPT_ADD),
        (struct cell[]){ database_text(kept->sha256), database_text(subject),
            database_bytes((struct bytes){ sealed, strlen(sealed) }) },
        3);
}

static bool write_files(struct job *job, struct store *store,
    const struct store_file *file, struct event *event)
{
    for (; file != NULL; file = file->next)
        if (!write_file(job, store, file, event))
            return false;
    return true;
}

/* ---- the event ---------------------------------------------------------- */

static bool write_event(struct job *job, struct store *store,
    const struct event *event, struct tip *tip)
{
    const char *text = event_write(job->arena, event);

    tip->sequence = store->tip.sequence + 1;
    tip->hash = chain_hash(job->arena, store->tip.hash, tip->sequence, text);
    return database_run(job, store->record, statements_get(STATEMENT_EVENT_ADD),
        (struct cell[]){ database_number(tip->sequence),
            database_text(store->tip.hash), database_text(tip->hash),
            database_text(text) },
        4);
}

static bool write_erasure(
    struct job *job, struct store *store, const struct event *event)
{
    return event->erased == NULL ||
           database_run(job, store->record,
               statements_get(STATEMENT_ERASURE_ADD),
               (struct cell[]){ database_text(event->erased) }, 1);
}

static bool is_empty(const struct event *event)
{
    return event->changes == NULL && event->kept == NULL &&
           event->erased == NULL;
}

static bool write_all(struct job *job, struct store *store, struct event *event,
    const struct store_file *files, struct tip *tip)
{
    if (!write_puts(job, store, event) ||
        !write_files(job, store, files, event))
        return false;
    if (is_empty(event))
        return true;
    return write_event(job, store, event, tip) &&
           write_erasure(job, store, event);
}

bool commit_event(struct job *job, struct store *store, struct event *event,
    const struct store_file *files, struct receipt *receipt)
{
    struct tip tip = { .hash = "" };

    *receipt = (struct receipt){ .hash = "" };
    if (store->last_at == NULL && !latest_check(job, store))
        return false;
    if (!database_begin(job, store->record) ||
        !write_all(job, store, event, files, &tip) ||
        !database_commit(job, store->record)) {
        database_roll_back(store->record);
        return false;
    }
    *receipt = (struct receipt){ tip.sequence, tip.hash };
    if (tip.sequence == 0)
        return true;
    store->tip = tip;
    store->last_at = event->act->at;
    return true;
}

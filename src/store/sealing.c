#include "store/sealing.h"

#include "base/job.h"
#include "base/text.h"
#include "store/keyring.h"

#include <string.h>

/* ---- subjects ----------------------------------------------------------- */

const char *sealing_subject(
    struct arena *arena, enum kind_id kind, const char *key)
{
    return arena_format(arena, "%s/%s", kinds_get(kind)->name, key);
}

static const struct entry_field *find_field(
    const struct entry_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, name) == 0)
            return &kind->fields[i];
    return NULL;
}

/* That of a sealed field of an entry; NULL if the entry names none. */
static const char *subject_of(struct arena *arena, enum kind_id id,
    const struct entry_field *field, const void *entry)
{
    const struct entry_kind *kind = kinds_get(id);
    const struct entry_field *of = find_field(kind, field->of);
    const char *key = kinds_text(arena, of, entry);

    if (key == NULL)
        return NULL;
    return arena_format(
        arena, "%s/%s", of->of != NULL ? of->of : kind->name, key);
}

/* ---- one text ----------------------------------------------------------- */

/* What a field is bound to; it also names the field to people. */
static const char *about_field(
    struct arena *arena, enum kind_id kind, const char *key, const char *field)
{
    return arena_format(
        arena, "%s of %s \"%s\"", field, kinds_get(kind)->name, key);
}

static void say(struct job *job, enum severity severity,
    const struct store *store, const char *id, const char *about,
    const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, severity, id,
            (struct place){ .file = arena_format(job->arena, "%s: %s",
                                database_path(store->record), about) },
            "%s", what),
        "%s", cure);
}

static void complain(struct job *job, const struct store *store, const char *id,
    const char *about, const char *what, const char *cure)
{
    say(job, SEVERITY_ERROR, store, id, about, what, cure);
}

const char *sealing_close(struct job *job, struct store *store,
    const char *about, const char *subject, struct bytes plain)
{
    const unsigned char *key;

    if (names_find(&store->erased, subject) != NULL) {
        complain(job, store, "subject-erased", about,
            arena_format(job->arena, "%s was erased", subject),
            "add the organisation or person again, under another key");
        return NULL;
    }
    key = keyring_make(job, store->keyring, subject);
    if (key == NULL)
        return NULL;
    return arena_format(job->arena, "%s %s", subject,
        seal_words(job->arena, seal_make(job->arena, key, about, plain)));
}

static const char *lack_key(struct job *job, const struct store *store,
    const char *about, const char *subject)
{
    say(job, store->may_lack_keys ? SEVERITY_WARNING : SEVERITY_ERROR, store,
        "subject-key-missing", about,
        arena_format(job->arena, "the key of \"%s\" is missing", subject),
        "put keys.db back from its newest backup; if it was erased, erase it "
        "again");
    return store->may_lack_keys ? ENTRY_ERASED : NULL;
}

/* It is bound to its subject by that subject's key. */
struct bytes sealing_open(struct job *job, const struct store *store,
    const char *about, const char *sealed)
{
    const char *words = strrchr(sealed, ' ');
    const char *subject = arena_format(
        job->arena, "%.*s", words != NULL ? (int)(words - sealed) : 0, sealed);
    const unsigned char *key = keyring_find(store->keyring, subject);
    struct bytes plain = { 0 };

    if (key == NULL) {
        plain.start = names_find(&store->erased, subject) != NULL
                          ? ENTRY_ERASED
                          : lack_key(job, store, about, subject);
        plain.size = plain.start != NULL ? strlen(ENTRY_ERASED) : 0;
        return plain;
    }
    plain =
        seal_open(job->arena, key, about, seal_bytes(job->arena, words + 1));
    if (plain.start == NULL)
        complain(job, store, "seal-broken", about, "it is not as it was sealed",
            "put back a backup with paction restore");
    return plain;
}

/* ---- rows --------------------------------------------------------------- */

static bool is_text(struct job *job, const struct store *store,
    const struct put *put, const struct entry_field *field, const char *value)
{
    if (value == NULL || text_bad_character(value, strlen(value)) == NULL)
        return true;
    complain(job, store, "entry-not-text",
        about_field(job->arena, put->kind,
            ((const struct entry *)put->entry)->key, field->name),
        "it has control characters, or bytes that are not UTF-8",
        "give it as plain text in UTF-8");
    return false;
}

/* Sealed anew only if its words or its subject are others than before. */
static bool seal_field(struct job *job, struct store *store,
    const struct put *put, const struct entry_field *field, const char **value)
{
    const char *about = about_field(job->arena, put->kind,
        ((const struct entry *)put->entry)->key, field->name);
    const char *words = kinds_text(job->arena, field, put->entry);
    const char *subject = subject_of(job->arena, put->kind, field, put->entry);

    if (!is_text(job, store, put, field, words))
        return false;
    if (put->was != NULL &&
        text_same(words, kinds_text(job->arena, field, put->was)) &&
        (words == NULL || text_same(words, ENTRY_ERASED) ||
            text_same(
                subject, subject_of(job->arena, put->kind, field, put->was))))
        return true;
    *value = NULL;
    if (words == NULL)
        return true;
    if (subject == NULL) {
        complain(job, store, "subject-missing", about,
            "it says nothing of whose words these are",
            "name the organisation or the person");
        return false;
    }
    *value = sealing_close(
        job, store, about, subject, (struct bytes){ words, strlen(words) });
    return *value != NULL;
}

bool sealing_row(struct job *job, struct store *store, const struct put *put,
    const struct row *before, struct row *row)
{
    const struct entry_kind *kind = kinds_get(put->kind);
    const char *key = ((const struct entry *)put->entry)->key;
    bool done = true;

    *row = tables_blank(job->arena, put->kind, key);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct entry_field *field = &kind->fields[i];

        if (field->type == FIELD_SEALED) {
            row->values[i] = before != NULL ? before->values[i] : NULL;
            done = seal_field(job, store, put, field, &row->values[i]) && done;
            continue;
        }
        row->values[i] = kinds_text(job->arena, field, put->entry);
        done = is_text(job, store, put, field, row->values[i]) && done;
    }
    return done;
}

bool sealing_entry(struct job *job, const struct store *store, enum kind_id id,
    const struct row *row, void *entry)
{
    const struct entry_kind *kind = kinds_get(id);
    bool done = true;

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct entry_field *field = &kind->fields[i];
        const char *value = row->values[i];

        if (field->type == FIELD_SEALED && value != NULL) {
            value = sealing_open(job, store,
                about_field(job->arena, id, row->values[0], field->name), value)
                        .start;
            done = value != NULL && done;
        }
        if (kinds_set(field, entry, value))
            continue;
        complain(job, store, "record-damaged",
            about_field(job->arena, id, row->values[0], field->name),
            arena_format(job->arena, "\"%s\" is no value of it",
                value != NULL ? value : ""),
            "paction verify says what is wrong with the record");
        done = false;
    }
    return done;
}

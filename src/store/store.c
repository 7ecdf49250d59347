/*
 * A stand-in until the store on SQLite is there: one line of JSON for each act.
 */
#include "store/store.h"
#include "base/job.h"
#include "govern/act.h"
#include "io/digest.h"
#include "io/file.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

struct store {
    const char *folder;
    int64_t count;
};

struct store *store_open(struct job *job, const char *folder, const char *who,
    const char *at, bool create)
{
    struct store *store = ARENA_NEW(job->arena, struct store);

    (void)who, (void)at;
    if (create && !file_make_folder(job, folder))
        return NULL;
    store->folder = folder;
    return store;
}

void store_close(struct store *store)
{
    (void)store;
}

static void take(struct job *job, struct ledger *ledger, json_t *row)
{
    enum kind_id id;
    const struct entry_kind *kind;
    void *entry;

    if (!kinds_find(json_string_value(json_object_get(row, "kind")), &id))
        return;
    kind = kinds_get(id);
    entry = arena_alloc(job->arena, kind->size);
    for (size_t i = 0; i < kind->field_count; i++) {
        const char *text =
            json_string_value(json_object_get(row, kind->fields[i].name));
        if (!kinds_set(&kind->fields[i], entry,
                text != NULL ? arena_copy(job->arena, text) : NULL))
            fprintf(stderr, "bad %s\n", kind->fields[i].name);
    }
    ledger_put(ledger, id, entry);
}

struct ledger *store_load(struct job *job, struct store *store)
{
    struct ledger *ledger = ledger_new(job->arena);
    const char *path = file_join(job, store->folder, "temporary.jsonl");
    FILE *in = fopen(path, "r");
    json_t *event;

    while (in != NULL &&
           (event = json_loadf(in, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
        size_t i;
        json_t *row;

        json_array_foreach(json_object_get(event, "rows"), i, row)
            take(job, ledger, row);
        json_decref(event);
        store->count++;
    }
    if (in != NULL)
        fclose(in);
    return ledger;
}

bool store_commit(struct job *job, struct store *store, const struct act *act,
    const struct store_file *files, struct receipt *receipt)
{
    FILE *out = fopen(file_join(job, store->folder, "temporary.jsonl"), "a");
    json_t *rows = json_array();
    json_t *event = json_pack("{s:s, s:s?, s:s, s:o}", "verb", act->verb, "by",
        act->by, "at", act->at, "rows", rows);

    for (const struct put *put = act->puts; put != NULL; put = put->next) {
        const struct entry_kind *kind = kinds_get(put->kind);
        json_t *row = json_pack("{s:s}", "kind", kind->name);

        for (size_t i = 0; i < kind->field_count; i++) {
            const char *text =
                kinds_text(job->arena, &kind->fields[i], put->entry);
            if (text != NULL)
                json_object_set_new(
                    row, kind->fields[i].name, json_string(text));
        }
        json_array_append_new(rows, row);
    }
    json_dumpf(event, out, JSON_COMPACT);
    fputc('\n', out);
    fclose(out);
    for (; files != NULL; files = files->next)
        if (!file_write(job, file_join(job, store->folder, files->sha256),
                files->bytes, files->size))
            return false;
    receipt->number = ++store->count;
    receipt->hash = digest_hex(job->arena, act->verb, strlen(act->verb));
    json_decref(event);
    return true;
}

const void *store_read_file(
    struct job *job, struct store *store, const char *sha256, size_t *size)
{
    return file_read(job, file_join(job, store->folder, sha256), size);
}

const char *store_head(struct job *job, struct store *store, const char *at)
{
    (void)store;
    return arena_format(job->arena, "paction\n1\n%s\n", at);
}

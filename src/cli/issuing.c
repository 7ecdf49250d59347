#include "cli/issuing.h"
#include "base/text.h"
#include "cli/delivery.h"
#include "cli/pdf.h"
#include "govern/party.h"
#include "govern/response.h"
#include "io/digest.h"
#include "io/file.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define LIST "publication.json"
#define REPLIES "replies.json"

static const char known_formats[] = "html,docx,odt,pdf,txt,csv,json";

struct issued {
    const char *organisation; /* whose own it is; NULL: of the report */
    const char *path, *sha256;
    struct bytes bytes;
    struct issued *next;
};

struct issuing {
    struct acting *acting;
    struct job *job;
    const char *id;
    struct issued *files, **end;
    struct bytes list, replies; /* as they are kept; start NULL: none */
    struct bytes pdf;
};

struct issuing *issuing_begin(struct acting *acting, const char *id)
{
    struct issuing *issuing = ARENA_NEW(acting->job->arena, struct issuing);

    issuing->acting = acting;
    issuing->job = acting->job;
    issuing->id = id;
    issuing->end = &issuing->files;
    return issuing;
}

void issuing_add(struct issuing *issuing, const char *organisation,
    const char *path, struct bytes bytes)
{
    struct issued *file = ARENA_NEW(issuing->job->arena, struct issued);

    *file = (struct issued){ organisation, path,
        digest_hex(issuing->job->arena, bytes.start, bytes.size), bytes, NULL };
    *issuing->end = file;
    issuing->end = &file->next;
}

/* ---- formats and folder ----------------------------------------------- */

bool issuing_check_formats(struct job *job, const char *formats)
{
    char *list = formats != NULL ? arena_copy(job->arena, formats) : NULL;

    for (char *name = list != NULL ? strtok(list, ",") : NULL; name != NULL;
         name = strtok(NULL, ","))
        if (!command_lists(known_formats, name)) {
            struct finding *finding = findings_add(job->findings,
                SEVERITY_ERROR, "no-format", (struct place){ 0 },
                "a publication cannot be \"%s\"", name);

            finding->usage = true;
            findings_hint(
                job->findings, finding, "one or more of %s", known_formats);
            return false;
        }
    return true;
}

static const char *extension_of(const char *path)
{
    const char *dot = strrchr(path, '.');

    return dot != NULL ? dot + 1 : "";
}

/* What another publication, or somebody, has put there. */
bool issuing_may_write(struct issuing *issuing, const char *folder,
    const struct publication *publication)
{
    struct job *job = issuing->job;
    json_t *list = json_load_file(file_join(job, folder, LIST), 0, NULL);
    const char *kind = json_string_value(json_object_get(list, "kind"));
    const char *round = json_string_value(json_object_get(list, "round"));
    bool is_other =
        list != NULL &&
        (!text_same(kind, response_publications[publication->kind]) ||
            !text_same(round, publication->round));

    json_decref(list);
    if (!file_exists(folder) || (file_is_folder(folder) && !is_other))
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "out-in-use",
            (struct place){ .file = folder },
            is_other ? "another publication was written into this folder"
                     : "this is a file, so nothing can be written into it"),
        "give a folder of its own with -o");
    return false;
}

/* ---- PDF -------------------------------------------------------------- */

bool issuing_print(struct issuing *issuing, const char *formats)
{
    struct pdf pdf = { .id = issuing->id };

    if (formats == NULL || !command_lists(formats, "pdf"))
        return true;
    for (const struct issued *f = issuing->files; f != NULL; f = f->next)
        if (f->organisation == NULL &&
            strcmp(extension_of(f->path), "docx") == 0)
            pdf.docx = f->bytes;
    if (!pdf_make(issuing->job, &pdf, 1))
        return false;
    issuing->pdf = pdf.pdf;
    return true;
}

/* ---- keeping ---------------------------------------------------------- */

static struct bytes dumped(struct job *job, json_t *json)
{
    char *dump = json_dumps(json, JSON_INDENT(1) | JSON_SORT_KEYS);
    const char *text = arena_format(job->arena, "%s\n", dump);

    free(dump);
    json_decref(json);
    return (struct bytes){ text, strlen(text) };
}

/* Of the report, or of all organisations' own. */
static json_t *listed(const struct issuing *issuing, bool is_own)
{
    json_t *all = json_array();

    for (const struct issued *f = issuing->files; f != NULL; f = f->next)
        if ((f->organisation != NULL) == is_own)
            json_array_append_new(
                all, json_pack("{s:s, s:s, s:I, s:s*}", "path", f->path,
                         "sha256", f->sha256, "size", (json_int_t)f->bytes.size,
                         "organisation", f->organisation));
    return all;
}

static const char *keep(struct issuing *issuing, const char *subject,
    const char *sha256, struct bytes bytes)
{
    acting_keep(issuing->acting, (struct store_file){ .sha256 = sha256,
                                     .subject = subject,
                                     .bytes = bytes.start,
                                     .size = bytes.size });
    return sha256;
}

static const char *digest(struct issuing *issuing, struct bytes bytes)
{
    return digest_hex(issuing->job->arena, bytes.start, bytes.size);
}

const char *issuing_keep(
    struct issuing *issuing, const struct publication *publication)
{
    const char *lead = party_lead(issuing->acting->ledger)->entry.key;
    json_t *list = json_pack("{s:s, s:s, s:s*, s:s, s:o}", "publication",
        publication->entry.key, "kind",
        response_publications[publication->kind], "round", publication->round,
        "at", publication->at, "files", listed(issuing, false));
    json_t *own = listed(issuing, true);

    for (const struct issued *f = issuing->files; f != NULL; f = f->next)
        keep(issuing, f->organisation != NULL ? f->organisation : lead,
            f->sha256, f->bytes);
    if (json_array_size(own) > 0) {
        issuing->replies =
            dumped(issuing->job, json_pack("{s:o}", "files", own));
        json_object_set_new(list, "replies",
            json_string(keep(issuing, lead, digest(issuing, issuing->replies),
                issuing->replies)));
    } else {
        json_decref(own);
    }
    issuing->list = dumped(issuing->job, list);
    return keep(issuing, lead, digest(issuing, issuing->list), issuing->list);
}

/* ---- finding ---------------------------------------------------------- */

static struct bytes fetch(struct issuing *issuing, const char *sha256)
{
    struct bytes bytes = { 0 };

    bytes.start = store_read_file(
        issuing->job, issuing->acting->store, sha256, &bytes.size);
    return bytes;
}

static bool is_erased(const struct issuing *issuing, const char *organisation)
{
    return organisation != NULL &&
           text_same(
               party_name(issuing->acting->ledger, organisation), ENTRY_ERASED);
}

/* What was made for somebody who is erased is gone. */
static bool fetch_all(struct issuing *issuing, struct bytes list)
{
    json_t *json = json_loadb(list.start, list.size, 0, NULL), *file;
    size_t i;
    bool is_there = true;

    json_array_foreach(json_object_get(json, "files"), i, file)
    {
        struct arena *arena = issuing->job->arena;
        const char *organisation =
            json_string_value(json_object_get(file, "organisation"));
        struct bytes bytes;

        if (is_erased(issuing, organisation))
            continue;
        bytes = fetch(
            issuing, arena_copy(arena,
                         json_string_value(json_object_get(file, "sha256"))));
        if (bytes.start == NULL) {
            is_there = false;
            break;
        }
        issuing_add(issuing,
            organisation != NULL ? arena_copy(arena, organisation) : NULL,
            arena_copy(arena, json_string_value(json_object_get(file, "path"))),
            bytes);
    }
    json_decref(json);
    return is_there;
}

struct issuing *issuing_find(struct acting *acting, const char *id,
    const struct publication *publication)
{
    struct issuing *issuing = issuing_begin(acting, id);
    const char *replies;
    json_t *json;

    issuing->list = fetch(issuing, publication->sha256);
    if (issuing->list.start == NULL || !fetch_all(issuing, issuing->list))
        return NULL;
    json = json_loadb(issuing->list.start, issuing->list.size, 0, NULL);
    replies = json_string_value(json_object_get(json, "replies"));
    if (replies != NULL)
        issuing->replies =
            fetch(issuing, arena_copy(issuing->job->arena, replies));
    json_decref(json);
    if (replies != NULL && (issuing->replies.start == NULL ||
                               !fetch_all(issuing, issuing->replies)))
        return NULL;
    return issuing;
}

/* ---- writing ---------------------------------------------------------- */

static size_t gather(struct issuing *issuing, const char *formats, bool is_own,
    struct delivery *files)
{
    size_t count = 0;

    for (const struct issued *f = issuing->files; f != NULL; f = f->next)
        if ((f->organisation != NULL) == is_own &&
            (is_own || formats == NULL ||
                command_lists(formats, extension_of(f->path))))
            files[count++] = (struct delivery){ f->path, f->bytes };
    return count;
}

static bool make_folders(struct issuing *issuing, const char *folder)
{
    for (const struct issued *f = issuing->files; f != NULL; f = f->next)
        if (f->organisation != NULL &&
            !file_make_folder(
                issuing->job, file_join(issuing->job, folder, f->organisation)))
            return false;
    return true;
}

static bool write_replies(
    struct issuing *issuing, const char *folder, struct delivery *files)
{
    size_t count = gather(issuing, NULL, true, files);

    if (count == 0)
        return true;
    files[count++] = (struct delivery){ REPLIES, issuing->replies };
    folder = file_join(issuing->job, folder, "replies");
    return make_folders(issuing, folder) &&
           delivery_write(issuing->job, folder, files, count, NULL);
}

bool issuing_write(
    struct issuing *issuing, const char *folder, const char *formats)
{
    size_t count = 3;
    struct delivery *files;

    for (const struct issued *f = issuing->files; f != NULL; f = f->next)
        count++;
    files = arena_alloc(issuing->job->arena, count * sizeof *files);
    if (!write_replies(issuing, folder, files))
        return false;
    count = gather(issuing, formats, false, files);
    if (issuing->pdf.start != NULL)
        files[count++] = (struct delivery){ arena_format(issuing->job->arena,
                                                "%s.pdf", issuing->id),
            issuing->pdf };
    files[count++] = (struct delivery){ LIST, issuing->list };
    return delivery_write(issuing->job, folder, files, count, NULL);
}

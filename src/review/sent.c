#include "review/sent.h"

#include "base/job.h"
#include "base/text.h"
#include "base/version.h"
#include "document/document.h"
#include "document/document_read.h"
#include "io/batch.h"
#include "io/digest.h"
#include "io/file.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    size_t at;
} members[] = {
    { "copy", offsetof(struct sent_copy, id) },
    { "document", offsetof(struct sent_copy, document) },
    { "title", offsetof(struct sent_copy, title) },
    { "audience", offsetof(struct sent_copy, audience) },
    { "for", offsetof(struct sent_copy, recipient) },
    { "date", offsetof(struct sent_copy, date) },
    { "pack", offsetof(struct sent_copy, pack) },
    { "engine", offsetof(struct sent_copy, engine) },
};
enum { MEMBERS = sizeof members / sizeof *members };

/* ---- names ------------------------------------------------------------ */

static void add_line(struct text *text, const char *words)
{
    text_add(text, words != NULL ? words : "");
    text_add_char(text, '\n');
}

struct sent_copy sent_name(struct job *job, const struct document *document,
    const char *tree, const char *recipient, const char *pack)
{
    struct sent_copy copy = { .document = document->id,
        .title = document->title,
        .audience = document->audience,
        .recipient = recipient,
        .date = document->date,
        .pack = pack,
        .engine = PACTION_VERSION };
    struct text text = text_new(job->arena);

    add_line(&text, recipient);
    add_line(&text, pack);
    add_line(&text, PACTION_VERSION);
    text_add(&text, tree);
    copy.id = arena_format(job->arena, "%.*s", (int)DIGEST_NAME_LENGTH,
        digest_hex(job->arena, text.bytes, text.length));
    return copy;
}

/* An id comes from a file of a stranger: it must name no other folder. */
bool sent_is_id(const char *id)
{
    return strlen(id) == DIGEST_NAME_LENGTH &&
           strspn(id, "0123456789abcdef") == DIGEST_NAME_LENGTH;
}

static const char *folder_of(
    struct job *job, const char *folder, const char *id)
{
    return file_join(job, file_join(job, folder, "sent"), id);
}

/* ---- keeping ---------------------------------------------------------- */

static const char *copy_text(struct job *job, const struct sent_copy *copy)
{
    json_t *json = json_object();
    char *words;
    const char *text;

    for (size_t i = 0; i < MEMBERS; i++) {
        const void *at = (const char *)copy + members[i].at;
        const char *value = *(const char *const *)at;

        json_object_set_new(json, members[i].name,
            value != NULL ? json_string(value) : json_null());
    }
    words = json_dumps(json, JSON_INDENT(2));
    text = arena_format(job->arena, "%s\n", words != NULL ? words : "{}");
    free(words);
    json_decref(json);
    return text;
}

bool sent_keep(struct batch *batch, struct job *job, const char *folder,
    const struct sent_copy *copy, const char *tree,
    const struct sent_file *files, size_t count)
{
    const char *place = folder_of(job, folder, copy->id);
    const char *about = copy_text(job, copy);

    if (!file_make_folder(job, place))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!batch_put(batch, file_join(job, place, files[i].name),
                files[i].bytes, files[i].size))
            return false;
    return batch_put(
               batch, file_join(job, place, "tree.xml"), tree, strlen(tree)) &&
           batch_put_last(
               batch, file_join(job, place, "copy.json"), about, strlen(about));
}

/* ---- finding ---------------------------------------------------------- */

static void complain(struct job *job, const char *folder, const char *id)
{
    const char *path = file_join(job, folder, "sent");

    if (!file_is_folder(folder)) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "copy-unknown",
                (struct place){ .file = folder },
                "there is no such folder, so no copy \"%s\" in it", id),
            "give the folder of the project that sent it");
        return;
    }
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "copy-unknown",
            (struct place){ .file = path },
            "this project has not kept a copy \"%s\"", id),
        "is this the project that sent it? Each copy has a folder in its "
        "sent/, made by assemble --for-comment");
}

static struct sent_copy *read_copy(
    struct job *job, const char *bytes, size_t size)
{
    struct sent_copy *copy = ARENA_NEW(job->arena, struct sent_copy);
    json_t *json = json_loadb(bytes, size, 0, NULL);

    for (size_t i = 0; i < MEMBERS; i++) {
        const char *value =
            json_string_value(json_object_get(json, members[i].name));
        void *at = (char *)copy + members[i].at;

        if (value != NULL)
            *(const char **)at = arena_copy(job->arena, value);
    }
    json_decref(json);
    return copy;
}

const struct sent_copy *sent_find(
    struct job *job, const char *folder, const char *id)
{
    const struct sent_copy *copy = NULL;
    const char *path;

    if (sent_is_id(id)) {
        path = file_join(job, folder_of(job, folder, id), "copy.json");
        if (file_exists(path)) {
            size_t size;
            const char *bytes = file_read(job, path, &size);

            if (bytes == NULL)
                return NULL;
            copy = read_copy(job, bytes, size);
        }
    }
    if (copy == NULL || !text_same(copy->id, id)) {
        complain(job, folder, id);
        return NULL;
    }
    return copy;
}

/* ---- listing ---------------------------------------------------------- */

bool sent_can_keep(struct job *job, const char *folder)
{
    const char *place = file_join(job, folder, "sent");

    return file_may_write(job, file_exists(place) ? place : folder);
}

static const char *whose(const struct sent_copy *copy)
{
    return copy->recipient != NULL ? copy->recipient : "anyone";
}

static int compare_copies(const void *a, const void *b)
{
    const struct sent_copy *one = *(const struct sent_copy *const *)a;
    const struct sent_copy *other = *(const struct sent_copy *const *)b;
    int order = strcmp(whose(one), whose(other));

    if (order == 0)
        order = strcmp(one->document, other->document);
    return order != 0 ? order : strcmp(one->id, other->id);
}

/* What cannot be read, or is none, is left out: it is only a list. */
static size_t read_all(
    struct job *job, const char *const *paths, const struct sent_copy **copies)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    size_t count = 0;

    for (; *paths != NULL; paths++) {
        size_t size;
        const char *bytes = file_read(&quiet, *paths, &size);
        const struct sent_copy *copy =
            bytes != NULL ? read_copy(job, bytes, size) : NULL;

        if (copy != NULL && copy->id != NULL && copy->document != NULL)
            copies[count++] = copy;
    }
    return count;
}

bool sent_list(struct job *job, const char *folder)
{
    const char *place = file_join(job, folder, "sent");
    const char *const *paths = file_list(job, place, "/copy.json");
    struct text text = text_new(job->arena);
    const struct sent_copy **copies;
    size_t count = 0;

    if (paths == NULL)
        return false;
    while (paths[count] != NULL)
        count++;
    copies = arena_alloc(job->arena, (count + 1) * sizeof *copies);
    count = read_all(job, paths, copies);
    qsort(copies, count, sizeof *copies, compare_copies);
    for (size_t i = 0; i < count; i++)
        text_format(&text, "%s  %s  %s, for %s\n", copies[i]->id,
            copies[i]->date != NULL ? copies[i]->date : "undated   ",
            copies[i]->document, whose(copies[i]));
    return file_write(
        job, file_join(job, place, "copies.txt"), text.bytes, text.length);
}

struct document *sent_tree(
    struct job *job, const char *folder, const char *schema, const char *id)
{
    const char *path, *bytes;
    size_t size;

    if (sent_find(job, folder, id) == NULL)
        return NULL;
    path = file_join(job, folder_of(job, folder, id), "tree.xml");
    bytes = file_read(job, path, &size);
    return bytes != NULL ? document_read(job, schema, path, bytes, size) : NULL;
}

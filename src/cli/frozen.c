#include "cli/frozen.h"

#include "base/job.h"
#include "base/text.h"
#include "base/version.h"
#include "io/batch.h"
#include "io/digest.h"
#include "io/file.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_NAME = 64, HASH_LENGTH = 64 };

static const char about[] = "freeze.json";

static const char *place_of(struct job *job, const char *folder)
{
    return file_join(job, folder, "frozen");
}

static const char *freeze_of(
    struct job *job, const char *folder, const char *name)
{
    return file_join(job, place_of(job, folder), name);
}

static const char *object_of(
    struct job *job, const char *folder, const char *sha256)
{
    return file_join(job, freeze_of(job, folder, "objects"), sha256);
}

/* ---- names ------------------------------------------------------------ */

static bool is_name(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    size_t length = strlen(name);

    return length > 0 && length <= LONGEST_NAME && *name != '.' &&
           strspn(name, letters) == length && strcmp(name, "objects") != 0;
}

static bool complain_of_name(struct job *job, const char *name)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "freeze-name",
            (struct place){ 0 }, "a freeze cannot be called \"%s\"", name),
        "letters, digits, - and _, as in board-draft-2");
    return false;
}

bool frozen_exists(struct job *job, const char *folder, const char *name)
{
    return is_name(name) && file_exists(freeze_of(job, folder, name));
}

bool frozen_is_free(struct job *job, const char *folder, const char *name)
{
    if (!is_name(name))
        return complain_of_name(job, name);
    if (!frozen_exists(job, folder, name))
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "freeze-twice",
            (struct place){ .file = freeze_of(job, folder, name) },
            "there is a freeze \"%s\", and a freeze is never changed", name),
        "give this one another name; `paction freeze list %s` lists them",
        folder);
    return false;
}

/* ---- what it says of itself ------------------------------------------- */

static void hash_files(struct job *job, struct frozen_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++)
        files[i].sha256 =
            digest_hex(job->arena, files[i].bytes.start, files[i].bytes.size);
}

static void add_lines(
    struct text *text, const struct frozen_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_format(text, "%s  %s\n", files[i].sha256, files[i].path);
}

/* Of lines as sha256sum prints them: of the inputs, then of the trees. */
static const char *hash_contents(struct job *job, const struct frozen *frozen)
{
    struct text text = text_new(job->arena);

    add_lines(&text, frozen->inputs, frozen->input_count);
    add_lines(&text, frozen->trees, frozen->tree_count);
    return digest_hex(job->arena, text.bytes, text.length);
}

static json_t *json_files(const struct frozen_file *files, size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            array, json_pack("{s:s, s:s}", "path", files[i].path, "sha256",
                       files[i].sha256));
    return array;
}

static const char *write_about(struct job *job, const struct frozen *frozen)
{
    json_t *json = json_object(), *bases = json_array();
    const char *text;
    char *words;

    for (size_t i = 0; frozen->bases[i] != NULL; i++)
        json_array_append_new(bases, json_string(frozen->bases[i]));
    json_object_set_new(json, "name", json_string(frozen->name));
    json_object_set_new(json, "at", json_string(frozen->at));
    json_object_set_new(
        json, "by", frozen->by != NULL ? json_string(frozen->by) : json_null());
    json_object_set_new(json, "engine", json_string(frozen->engine));
    json_object_set_new(json, "audience", json_string(frozen->audience));
    json_object_set_new(json, "execution", json_boolean(frozen->execution));
    json_object_set_new(json, "contents", json_string(frozen->contents));
    json_object_set_new(json, "bases", bases);
    json_object_set_new(
        json, "trees", json_files(frozen->trees, frozen->tree_count));
    json_object_set_new(
        json, "inputs", json_files(frozen->inputs, frozen->input_count));
    words = json_dumps(json, JSON_INDENT(1));
    text = arena_format(job->arena, "%s\n", words != NULL ? words : "{}");
    free(words);
    json_decref(json);
    return text;
}

/* ---- keeping ---------------------------------------------------------- */

static bool complain_of_damage(
    struct job *job, const char *path, const char *what)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "freeze-damaged",
            (struct place){ .file = path }, "%s", what),
        "bring back frozen/ from a backup: nothing that is kept there may "
        "ever change");
    return false;
}

/* One that is there must be what its name says. */
static bool keep_object(struct batch *batch, struct job *job,
    const char *folder, const struct frozen_file *file, size_t *new_objects)
{
    const char *path = object_of(job, folder, file->sha256), *bytes;
    size_t size;

    if (batch_has(batch, path))
        return true;
    if (!file_exists(path)) {
        ++*new_objects;
        return batch_put(batch, path, file->bytes.start, file->bytes.size);
    }
    bytes = file_read(job, path, &size);
    if (bytes == NULL)
        return false;
    return strcmp(digest_hex(job->arena, bytes, size), file->sha256) == 0 ||
           complain_of_damage(
               job, path, "this file is not what it was when it was kept");
}

static void sweep(struct job *job, const char *folder)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    const char *const *paths =
        file_is_folder(folder) ? file_list(&quiet, folder, "") : NULL;

    for (; paths != NULL && *paths != NULL; paths++)
        file_remove(*paths);
    (void)rmdir(folder);
}

static bool stage(struct batch *batch, struct job *job, const char *staged,
    const struct frozen *frozen, const char *words)
{
    sweep(job, staged); /* what a run that was cut off has left */
    if (!file_make_folder(job, staged))
        return false;
    for (size_t i = 0; i < frozen->tree_count; i++)
        if (!batch_put(batch, file_join(job, staged, frozen->trees[i].path),
                frozen->trees[i].bytes.start, frozen->trees[i].bytes.size))
            return false;
    return batch_put(
               batch, file_join(job, staged, about), words, strlen(words)) &&
           batch_settle(batch);
}

/* The whole folder takes its name at once; over an earlier one it cannot. */
static bool settle(
    struct job *job, const char *folder, const char *staged, const char *name)
{
    const char *place = place_of(job, folder);

    if (rename(staged, freeze_of(job, folder, name)) != 0) {
        struct finding *finding =
            findings_add(job->findings, SEVERITY_ERROR, "freeze-unwritable",
                (struct place){ .file = freeze_of(job, folder, name) },
                "cannot be written: %s", strerror(errno));

        finding->machine = true;
        findings_hint(job->findings, finding,
            "somebody else may have frozen under this name just now");
        return false;
    }
    file_flush_folder(place);
    return true;
}

bool frozen_keep(struct job *job, const char *folder, struct frozen *frozen,
    size_t *new_objects)
{
    struct batch *batch = batch_new(job);
    const char *staged, *words;

    *new_objects = 0;
    if (!frozen_is_free(job, folder, frozen->name) ||
        !file_make_folder(job, freeze_of(job, folder, "objects")))
        return false;
    frozen->engine = PACTION_VERSION;
    hash_files(job, frozen->inputs, frozen->input_count);
    hash_files(job, frozen->trees, frozen->tree_count);
    frozen->contents = hash_contents(job, frozen);
    words = write_about(job, frozen);
    frozen->digest = digest_hex(job->arena, words, strlen(words));
    for (size_t i = 0; i < frozen->input_count; i++)
        if (!keep_object(batch, job, folder, &frozen->inputs[i], new_objects)) {
            batch_drop(batch);
            return false;
        }
    staged = freeze_of(
        job, folder, arena_format(job->arena, ".%s.part", frozen->name));
    if (stage(batch, job, staged, frozen, words) &&
        settle(job, folder, staged, frozen->name))
        return true;
    batch_drop(batch);
    sweep(job, staged);
    return false;
}

void frozen_drop(struct job *job, const char *folder, const char *name)
{
    sweep(job, freeze_of(job, folder, name));
}

/* ---- reading ---------------------------------------------------------- */

static bool is_hash(const char *words)
{
    return strlen(words) == HASH_LENGTH &&
           strspn(words, "0123456789abcdef") == HASH_LENGTH;
}

/* Nothing that a freeze says may lead out of where it is unpacked. */
static bool is_within(const char *path)
{
    if (*path == '/' || *path == '\0')
        return false;
    for (const char *p = path; p != NULL;
         p = strchr(p, '/') != NULL ? strchr(p, '/') + 1 : NULL)
        if (*p == '.' || *p == '/' || *p == '\0')
            return false;
    return true;
}

static const char *member(struct job *job, const json_t *json, const char *name)
{
    const char *words = json_string_value(json_object_get(json, name));

    return words != NULL ? arena_copy(job->arena, words) : NULL;
}

static struct frozen_file *read_files(
    struct job *job, const json_t *array, size_t *count)
{
    struct frozen_file *files =
        arena_alloc(job->arena, json_array_size(array) * sizeof *files);
    const json_t *entry;
    size_t i;

    *count = json_array_size(array);
    json_array_foreach(array, i, entry)
    {
        files[i].path = member(job, entry, "path");
        files[i].sha256 = member(job, entry, "sha256");
        if (files[i].path == NULL || !is_within(files[i].path) ||
            files[i].sha256 == NULL || !is_hash(files[i].sha256))
            return NULL;
    }
    return files;
}

static const char **read_bases(struct job *job, const json_t *array)
{
    const char **bases =
        arena_alloc(job->arena, (json_array_size(array) + 1) * sizeof *bases);
    const json_t *entry;
    size_t i;

    json_array_foreach(array, i, entry)
    {
        const char *base = json_string_value(entry);

        if (base == NULL || !is_within(base))
            return NULL;
        bases[i] = arena_copy(job->arena, base);
    }
    return bases;
}

static bool read_about(
    struct job *job, const json_t *json, struct frozen *frozen)
{
    frozen->name = member(job, json, "name");
    frozen->at = member(job, json, "at");
    frozen->by = member(job, json, "by");
    frozen->engine = member(job, json, "engine");
    frozen->audience = member(job, json, "audience");
    frozen->execution = json_is_true(json_object_get(json, "execution"));
    frozen->contents = member(job, json, "contents");
    frozen->bases = read_bases(job, json_object_get(json, "bases"));
    frozen->trees =
        read_files(job, json_object_get(json, "trees"), &frozen->tree_count);
    frozen->inputs =
        read_files(job, json_object_get(json, "inputs"), &frozen->input_count);
    return frozen->name != NULL && frozen->at != NULL &&
           frozen->engine != NULL && frozen->audience != NULL &&
           frozen->contents != NULL && frozen->bases != NULL &&
           frozen->trees != NULL && frozen->inputs != NULL &&
           strcmp(frozen->contents, hash_contents(job, frozen)) == 0;
}

static const struct frozen *complain_of_none(
    struct job *job, const char *folder, const char *name)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "freeze-unknown",
            (struct place){ .file = place_of(job, folder) },
            "there is no freeze \"%s\"", name),
        "`paction freeze list %s` lists those that there are", folder);
    return NULL;
}

const struct frozen *frozen_read(
    struct job *job, const char *folder, const char *name)
{
    struct frozen *frozen = ARENA_NEW(job->arena, struct frozen);
    const char *path, *bytes;
    size_t size;
    json_t *json;
    bool is_read;

    if (!frozen_exists(job, folder, name))
        return complain_of_none(job, folder, name);
    path = file_join(job, freeze_of(job, folder, name), about);
    bytes = file_read(job, path, &size);
    if (bytes == NULL)
        return NULL;
    json = json_loadb(bytes, size, 0, NULL);
    is_read = read_about(job, json, frozen) && text_same(frozen->name, name);
    json_decref(json);
    if (!is_read)
        (void)complain_of_damage(
            job, path, "this is not what was written when it was frozen");
    frozen->digest = digest_hex(job->arena, bytes, size);
    return is_read ? frozen : NULL;
}

static bool load_file(
    struct job *job, const char *path, struct frozen_file *file)
{
    if (!file_exists(path))
        return complain_of_damage(job, path, "this file is gone");
    file->bytes.start = file_read(job, path, &file->bytes.size);
    if (file->bytes.start == NULL)
        return false;
    return strcmp(digest_hex(job->arena, file->bytes.start, file->bytes.size),
               file->sha256) == 0 ||
           complain_of_damage(
               job, path, "this file is not what it was when it was kept");
}

const struct frozen *frozen_load(
    struct job *job, const char *folder, const char *name)
{
    const struct frozen *frozen = frozen_read(job, folder, name);
    bool is_whole = frozen != NULL;

    for (size_t i = 0; frozen != NULL && i < frozen->input_count; i++)
        is_whole &=
            load_file(job, object_of(job, folder, frozen->inputs[i].sha256),
                &frozen->inputs[i]);
    for (size_t i = 0; frozen != NULL && i < frozen->tree_count; i++)
        is_whole &= load_file(job,
            file_join(job, freeze_of(job, folder, name), frozen->trees[i].path),
            &frozen->trees[i]);
    return is_whole ? frozen : NULL;
}

/* ---- listing ---------------------------------------------------------- */

const char *const *frozen_names(struct job *job, const char *folder)
{
    const char *place = place_of(job, folder);
    const char *const *paths =
        file_is_folder(place) ? file_list(job, place, "/freeze.json") : NULL;
    const char **names;
    size_t count = 0;

    while (paths != NULL && paths[count] != NULL)
        count++;
    if (paths == NULL && file_is_folder(place))
        return NULL;
    names = arena_alloc(job->arena, (count + 1) * sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = file_base_name(arena_format(job->arena, "%.*s",
            (int)(strlen(paths[i]) - strlen("/freeze.json")), paths[i]));
    return names;
}

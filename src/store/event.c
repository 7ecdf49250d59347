#include "store/event.h"

#include "base/job.h"
#include "base/text.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ---- writing ------------------------------------------------------------ */

static json_t *words_of(const char *text)
{
    return text != NULL ? json_string(text) : json_null();
}

static json_t *value_of(const struct entry_field *field, const char *text)
{
    if (field->type == FIELD_NUMBER)
        return json_integer(strtoll(text, NULL, 10));
    if (field->type == FIELD_TRUTH)
        return json_boolean(text_same(text, "yes"));
    return words_of(text);
}

/* Of a new record every word of an enum is said, and what is not blank. */
static json_t *fields_of(struct arena *arena, const struct change *change)
{
    const struct entry_kind *kind = kinds_get(change->kind);
    struct row blank = tables_blank(arena, change->kind, NULL);
    const struct row *before = change->before != NULL ? change->before : &blank;
    json_t *fields = json_object();

    for (size_t i = 1; i < kind->field_count; i++) {
        const struct entry_field *field = &kind->fields[i];

        if (!text_same(before->values[i], change->after.values[i]) ||
            (change->before == NULL && field->type == FIELD_WORD))
            json_object_set_new(
                fields, field->name, value_of(field, change->after.values[i]));
    }
    return fields;
}

static json_t *puts_of(struct arena *arena, const struct change *change)
{
    json_t *puts = json_array();

    for (; change != NULL; change = change->next)
        json_array_append_new(puts,
            json_pack("{s:s, s:s, s:o}", "kind", kinds_get(change->kind)->name,
                "key", change->after.values[0], "fields",
                fields_of(arena, change)));
    return puts;
}

static json_t *kept_of(const struct kept *kept)
{
    json_t *list = json_array();

    for (; kept != NULL; kept = kept->next)
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s}", "sha256", kept->sha256,
                      "subject", kept->subject, "sealed", kept->sealed_sha256));
    return list;
}

const char *event_write(struct arena *arena, const struct event *event)
{
    json_t *root = json_pack("{s:s, s:o, s:s, s:o}", "verb", event->act->verb,
        "by", words_of(event->act->by), "at", event->act->at, "puts",
        puts_of(arena, event->changes));
    const char *text;
    char *words;

    if (event->kept != NULL)
        json_object_set_new(root, "kept", kept_of(event->kept));
    if (event->erased != NULL) {
        json_object_set_new(root, "erased", words_of(event->erased));
        json_object_set_new(root, "reason", words_of(event->reason));
    }
    words = json_dumps(root, JSON_SORT_KEYS | JSON_COMPACT);
    text = arena_copy(arena, words);
    free(words);
    json_decref(root);
    return text;
}

/* ---- reading ------------------------------------------------------------ */

struct image *event_image(struct arena *arena)
{
    struct image *image = ARENA_NEW(arena, struct image);

    image->arena = arena;
    for (size_t i = 0; i < KINDS; i++)
        image->kinds[i] = names_new(arena);
    image->kept = names_new(arena);
    image->erased = names_new(arena);
    return image;
}

/* Returns false if it is no value of the field. */
static bool text_of(struct arena *arena, const struct entry_field *field,
    const json_t *value, const char **text)
{
    bool is_number = field->type == FIELD_NUMBER;
    bool is_truth = field->type == FIELD_TRUTH;

    if (is_number && json_is_integer(value))
        *text = arena_format(
            arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else if (is_truth && json_is_boolean(value))
        *text = json_is_true(value) ? "yes" : "no";
    else if (!is_number && !is_truth && json_is_string(value))
        *text = arena_copy(arena, json_string_value(value));
    else if (!is_number && !is_truth && json_is_null(value))
        *text = NULL;
    else
        return false;
    return true;
}

static const char *set_field(struct image *image, enum kind_id id,
    const struct row *row, const char *name, const json_t *value)
{
    const struct entry_kind *kind = kinds_get(id);

    for (size_t i = 1; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, name) == 0)
            return text_of(
                       image->arena, &kind->fields[i], value, &row->values[i])
                       ? NULL
                       : arena_format(image->arena,
                             "\"%s\" of %s \"%s\" is no value of it", name,
                             kind->name, row->values[0]);
    return arena_format(image->arena,
        "%s has no field \"%s\": a later version of the program wrote it",
        kind->name, name);
}

static struct row *row_of(struct image *image, enum kind_id id, const char *key)
{
    struct names *rows = &image->kinds[id];
    struct row *row = names_find(rows, key);

    if (row != NULL)
        return row;
    row = ARENA_NEW(image->arena, struct row);
    *row = tables_blank(image->arena, id, arena_copy(image->arena, key));
    row->ordinal = (int64_t)rows->count + 1;
    names_put(rows, key, row);
    return row;
}

static const char *replay_put(struct image *image, json_t *put)
{
    const char *name, *key, *field, *wrong = NULL;
    json_t *fields, *value;
    enum kind_id id;

    if (json_unpack(put, "{s:s, s:s, s:o}", "kind", &name, "key", &key,
            "fields", &fields) != 0)
        return "a put lacks its kind, key or fields";
    if (!kinds_find(name, &id))
        return arena_format(image->arena,
            "there is no kind \"%s\": a later version of the program wrote it",
            name);
    json_object_foreach(fields, field, value)
    {
        wrong = set_field(image, id, row_of(image, id, key), field, value);
        if (wrong != NULL)
            break;
    }
    row_of(image, id, key);
    return wrong;
}

static const char *replay_kept(struct image *image, json_t *kept)
{
    const char *sha256, *subject, *sealed;

    if (json_unpack(kept, "{s:s, s:s, s:s}", "sha256", &sha256, "subject",
            &subject, "sealed", &sealed) != 0)
        return "a kept file lacks its hash or its subject";
    names_put(&image->kept,
        arena_format(image->arena, "%s %s", sha256, subject),
        arena_copy(image->arena, sealed));
    return NULL;
}

static const char *replay(struct image *image, json_t *root)
{
    const char *erased = json_string_value(json_object_get(root, "erased"));
    const char *wrong = NULL;
    json_t *item;
    size_t i;

    json_array_foreach(json_object_get(root, "puts"), i, item)
    {
        if (wrong == NULL)
            wrong = replay_put(image, item);
    }
    json_array_foreach(json_object_get(root, "kept"), i, item)
    {
        if (wrong == NULL)
            wrong = replay_kept(image, item);
    }
    if (erased != NULL)
        names_put(&image->erased, erased, arena_copy(image->arena, erased));
    return wrong;
}

const char *event_replay(struct image *image, const char *text)
{
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    const char *wrong =
        root != NULL ? replay(image, root) : "its text is no JSON";

    json_decref(root);
    return wrong;
}

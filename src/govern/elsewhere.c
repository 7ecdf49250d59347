#include "govern/elsewhere.h"
#include "base/job.h"
#include "base/names.h"

#include <jansson.h>

static const struct {
    const char *name;
    size_t offset;
} members[] = {
    { "point", offsetof(struct elsewhere, point) },
    { "clause", offsetof(struct elsewhere, clause) },
    { "variant", offsetof(struct elsewhere, variant) },
    { "version", offsetof(struct elsewhere, version) },
    { "source", offsetof(struct elsewhere, source) },
    { "label", offsetof(struct elsewhere, label) },
    { "who", offsetof(struct elsewhere, who) },
    { "said", offsetof(struct elsewhere, said) },
    { "disposition", offsetof(struct elsewhere, disposition) },
    { "reason", offsetof(struct elsewhere, reason) },
    { "did", offsetof(struct elsewhere, did) },
    { "published", offsetof(struct elsewhere, published) },
};
enum { MEMBERS = sizeof members / sizeof *members };

static const char *get(
    struct arena *arena, const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text != NULL ? arena_copy(arena, text) : NULL;
}

static struct elsewhere *read_point(struct arena *arena, const json_t *object)
{
    struct elsewhere *read = ARENA_NEW(arena, struct elsewhere);

    for (size_t i = 0; i < MEMBERS; i++)
        *(const char **)(void *)((char *)read + members[i].offset) =
            get(arena, object, members[i].name);
    return read;
}

static bool is_published(struct job *job, const char *name, const json_t *all)
{
    if (json_integer_value(json_object_get(all, "paction_published")) == 1 &&
        json_is_array(json_object_get(all, "points")))
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "elsewhere-unread",
            (struct place){ .file = name },
            "these are no published responses of a project"),
        "give the published.json that `paction publish` wrote there, or its "
        "folder");
    return false;
}

bool elsewhere_read(struct job *job, const struct names *sources,
    const char *name, const char *bytes, size_t size, struct elsewhere **list)
{
    json_t *all = json_loadb(bytes, size, 0, NULL), *row;
    bool ok = is_published(job, name, all);
    size_t i;

    while (*list != NULL)
        list = &(*list)->next;
    json_array_foreach(ok ? json_object_get(all, "points") : NULL, i, row)
    {
        struct elsewhere *read = read_point(job->arena, row);

        if (read->source == NULL || read->clause == NULL ||
            names_find(sources, read->source) == NULL)
            continue;
        read->file = name;
        read->procurement = get(job->arena, all, "procurement");
        read->round = get(job->arena, all, "round");
        *list = read;
        list = &read->next;
    }
    json_decref(all);
    return ok;
}

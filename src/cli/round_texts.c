#include "cli/round_texts.h"
#include "assemble/draft.h"
#include "base/job.h"
#include "cli/present.h"
#include "cli/thaw.h"
#include "document/document.h"
#include "govern/recording.h"
#include "io/file.h"

#include <jansson.h>
#include <string.h>

/* Points are given on what consultees read. */
#define AUDIENCE "consultation"

/* ---- as it is now ----------------------------------------------------- */

static void put_sources(
    struct job *job, const struct library *library, struct names *sources)
{
    for (const struct named *n = library->clauses.first; n != NULL;
         n = n->next) {
        const struct clause *clause = n->thing;

        for (const struct variant *v = clause->variants; v != NULL; v = v->next)
            names_put(sources,
                recording_source(job->arena, clause->id, v->id, v->version),
                (void *)v->hash);
    }
}

static bool open_present(
    struct job *job, struct present *present, struct round_texts *texts)
{
    const struct draft_pack *pack = present_pack(present, AUDIENCE);

    if (pack == NULL) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "texts-unknown",
                (struct place){ 0 },
                "without its text it cannot be seen what a point is on"),
            "mend the project first: paction check DIR");
        return false;
    }
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        names_put(&texts->documents, d->document->id, d->document);
    put_sources(job, pack->library, &texts->sources);
    return true;
}

/* ---- as it was frozen ------------------------------------------------- */

/* "call-off/volume.release#soft@2": what follows the slash names the source. */
static void put_clauses(struct job *job, json_t *clauses, struct names *sources)
{
    json_t *row;
    size_t i;

    json_array_foreach(clauses, i, row)
    {
        const char *sha256 = json_string_value(json_object_get(row, "sha256"));
        const char *address =
            json_string_value(json_object_get(row, "address"));
        const char *slash = address != NULL ? strchr(address, '/') : NULL;

        if (slash != NULL && sha256 != NULL)
            names_put(sources, slash + 1, arena_copy(job->arena, sha256));
    }
}

/* The manifest is the last of the trees. */
static void put_frozen_sources(
    struct job *job, const struct frozen *frozen, struct names *sources)
{
    const struct frozen_file *file = &frozen->trees[frozen->tree_count - 1];
    json_t *manifest = json_loadb(file->bytes.start, file->bytes.size, 0, NULL);
    json_t *documents = json_object_get(manifest, "documents"), *row;
    size_t i;

    json_array_foreach(documents, i, row)
        put_clauses(job, json_object_get(row, "clauses"), sources);
    json_decref(manifest);
}

static bool open_frozen(struct job *job, const char *home, const char *folder,
    const char *freeze, struct round_texts *texts)
{
    const char *schema =
        file_join(job, file_join(job, home, "templates"), "document.rng");
    const struct frozen *frozen = frozen_load(job, folder, freeze);
    const struct document *const *documents;
    size_t count;

    if (frozen == NULL)
        return false;
    documents = thaw_documents(job, frozen, schema, &count);
    if (documents == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        names_put(&texts->documents, documents[i]->id, (void *)documents[i]);
    put_frozen_sources(job, frozen, &texts->sources);
    return true;
}

/* ---- both ------------------------------------------------------------- */

bool round_texts_open(struct job *job, const char *home, const char *folder,
    struct present *present, const char *freeze, struct round_texts *texts)
{
    *texts = (struct round_texts){ .documents = names_new(job->arena),
        .sources = names_new(job->arena),
        .is_frozen = freeze != NULL };
    return freeze != NULL ? open_frozen(job, home, folder, freeze, texts)
                          : open_present(job, present, texts);
}

struct places round_texts_places(
    struct job *job, const struct round_texts *texts)
{
    struct places places = places_make(job->arena);

    for (const struct named *n = texts->documents.first; n != NULL; n = n->next)
        places_add(&places, n->thing);
    return places;
}

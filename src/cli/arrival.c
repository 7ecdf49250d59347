#include "cli/arrival.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "document/document.h"
#include "io/digest.h"
#include "io/file.h"
#include "io/secret.h"
#include "review/clause_link.h"
#include "review/intake.h"
#include "review/lines.h"
#include "review/reader.h"
#include "review/sent.h"
#include "review/signature.h"

#include <string.h>

struct arrival {
    struct job *job;
    const char *path;
    struct arrival_options options;
    const struct returned *returned;
    enum identity identity;
};

/* ---- what the file says of itself ------------------------------------- */

static const char *by_manifest(struct arrival *arrival)
{
    const char *manifest = arrival->returned->manifest;
    const unsigned char *key;

    if (manifest == NULL)
        return NULL;
    key = secret_known(arrival->job);
    arrival->identity = IDENTITY_MANIFEST;
    return key != NULL
               ? signature_check(arrival->job, manifest, strlen(manifest), key)
               : NULL;
}

static const char *by_link(struct arrival *arrival)
{
    struct clause_link link;

    arrival->identity = IDENTITY_LINK;
    for (const struct returned_paragraph *p = arrival->returned->paragraphs;
         p != NULL; p = p->next)
        if (p->link != NULL &&
            clause_link_read(arrival->job->arena, p->link, &link))
            return link.copy;
    return NULL;
}

/* ---- the copies that were sent ---------------------------------------- */

/* "…/sent/1f2e3d4c5b6a7988/copy.json": the folder's name. */
static const char *copy_of(struct job *job, const char *path)
{
    const char *end = strrchr(path, '/'), *start = end;

    while (start > path && start[-1] != '/')
        start--;
    return arena_format(job->arena, "%.*s", (int)(end - start), start);
}

static size_t count_bookmarks(
    struct arrival *arrival, const struct document *sent)
{
    struct lines lines = lines_of(arrival->job->arena, sent);
    struct names names = names_new(arrival->job->arena);
    size_t found = 0;

    for (size_t i = 0; i < lines.count; i++)
        if (lines.line[i].bookmark != NULL)
            names_put(&names, lines.line[i].bookmark, (void *)sent);
    for (const struct returned_paragraph *p = arrival->returned->paragraphs;
         p != NULL; p = p->next)
        for (const struct carrier_name *b = p->bookmarks; b != NULL;
             b = b->next)
            found += names_find(&names, b->name) != NULL;
    return found * 2 > names.count ? found : 0;
}

static bool is_wanted(struct arrival *arrival, const char *copy)
{
    const char *document = arrival->options.document;
    const struct sent_copy *sent =
        sent_find(arrival->job, arrival->options.folder, copy);

    return sent != NULL &&
           (document == NULL || text_same(sent->document, document));
}

static bool bears_bookmarks(struct arrival *arrival, const char *copy)
{
    const struct document *sent = sent_tree(
        arrival->job, arrival->options.folder, arrival->options.schema, copy);

    return sent != NULL && count_bookmarks(arrival, sent) > 0;
}

/* The only copy that the file can be; NULL if there are several, or none. */
static const char *only_copy(struct arrival *arrival, bool by_bookmarks)
{
    const char *folder =
        file_join(arrival->job, arrival->options.folder, "sent");
    const char *found = NULL;
    const char *const *paths;

    if (!file_is_folder(folder))
        return NULL;
    paths = file_list(arrival->job, folder, "/copy.json");
    for (; paths != NULL && *paths != NULL; paths++) {
        const char *copy = copy_of(arrival->job, *paths);

        if (!is_wanted(arrival, copy) ||
            (by_bookmarks && !bears_bookmarks(arrival, copy)))
            continue;
        if (found != NULL)
            return NULL;
        found = copy;
    }
    return found;
}

/* ---- which copy ------------------------------------------------------- */

static const char *told(struct arrival *arrival)
{
    arrival->identity = IDENTITY_TOLD;
    if (arrival->options.copy != NULL)
        return arrival->options.copy;
    return arrival->options.document != NULL ? only_copy(arrival, false) : NULL;
}

static const char *find_copy(struct arrival *arrival)
{
    const char *copy = by_manifest(arrival);

    if (copy == NULL) {
        arrival->identity = IDENTITY_PROPERTY;
        copy = arrival->returned->copy;
    }
    if (copy == NULL)
        copy = by_link(arrival);
    if (copy == NULL && arrival->options.copy == NULL) {
        arrival->identity = IDENTITY_BOOKMARKS;
        copy = only_copy(arrival, true);
    }
    return copy != NULL ? copy : told(arrival);
}

static void complain_unknown(struct arrival *arrival)
{
    findings_hint(arrival->job->findings,
        findings_add(arrival->job->findings, SEVERITY_ERROR, "import-unknown",
            (struct place){ .file = arrival->path },
            "nothing in it says which copy of this project it is"),
        "name the copy with --copy, as its folder in DIR/sent is called, or "
        "with --document if one copy of that document was sent");
}

/* The file's own word is believed; the person is told that it differs. */
static void say_other(struct arrival *arrival, const char *copy)
{
    if (arrival->options.copy != NULL &&
        strcmp(arrival->options.copy, copy) != 0)
        findings_hint(arrival->job->findings,
            findings_add(arrival->job->findings, SEVERITY_WARNING,
                "import-other", (struct place){ .file = arrival->path },
                "it says itself that it is copy \"%s\", so it is taken as that",
                copy),
            "leave --copy out");
}

/* ---- taking in -------------------------------------------------------- */

static const char *hash_file(struct job *job, const char *path)
{
    size_t size;
    const char *bytes = file_read(job, path, &size);

    return bytes != NULL ? digest_hex(job->arena, bytes, size) : NULL;
}

struct intake *arrival_take(
    struct job *job, const char *path, struct arrival_options options)
{
    struct arrival arrival = { .job = job, .path = path, .options = options };
    const char *copy = NULL;
    const struct document *sent;
    struct intake *intake;

    arrival.returned = reader_read(job, path);
    if (arrival.returned == NULL)
        return NULL;
    copy = find_copy(&arrival);
    if (copy == NULL) {
        complain_unknown(&arrival);
        return NULL;
    }
    say_other(&arrival, copy);
    if (sent_find(job, options.folder, copy) == NULL)
        return NULL;
    sent = sent_tree(job, options.folder, options.schema, copy);
    if (sent == NULL)
        return NULL;
    intake = intake_make(job, sent, arrival.returned);
    intake->file = file_base_name(path);
    intake->sha256 = hash_file(job, path);
    intake->copy = copy;
    intake->identity = arrival.identity;
    return intake;
}

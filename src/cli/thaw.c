#include "cli/thaw.h"

#include "assemble/manifest.h"
#include "base/job.h"
#include "base/text.h"
#include "base/version.h"
#include "cli/scratch.h"
#include "document/document_read.h"
#include "document/document_xml.h"
#include "io/digest.h"
#include "io/file.h"

#include <string.h>

static const char manifest_name[] = "manifest.json";

/* ---- unpacking -------------------------------------------------------- */

static const char *const *unpacked_bases(
    struct job *job, const struct frozen *frozen, const char *scratch)
{
    const char **bases;
    size_t count = 0;

    while (frozen->bases[count] != NULL)
        count++;
    bases = arena_alloc(job->arena, (count + 1) * sizeof *bases);
    for (size_t i = 0; i < count; i++)
        bases[i] = file_join(job, scratch, frozen->bases[i]);
    return bases;
}

bool thaw_unpack(
    struct job *job, const struct frozen *frozen, struct thaw *thaw)
{
    const char *scratch = scratch_open(job);

    *thaw = (struct thaw){ .frozen = frozen, .scratch = scratch };
    if (scratch == NULL)
        return false;
    for (size_t i = 0; i < frozen->input_count; i++)
        if (!scratch_put(
                job, scratch, frozen->inputs[i].path, frozen->inputs[i].bytes))
            return false;
    thaw->source =
        (struct project_source){ .home = file_join(job, scratch, "home"),
            .folder = file_join(job, scratch, "project"),
            .bases = unpacked_bases(job, frozen, scratch) };
    return true;
}

bool thaw_open(
    struct job *job, const char *folder, const char *name, struct thaw *thaw)
{
    const struct frozen *frozen = frozen_load(job, folder, name);

    *thaw = (struct thaw){ 0 };
    return frozen != NULL && thaw_unpack(job, frozen, thaw);
}

void thaw_close(struct thaw *thaw)
{
    scratch_close(thaw->scratch);
    thaw->scratch = NULL;
}

/* ---- trees ------------------------------------------------------------ */

static struct draft_pack *complain_of_errors(
    struct job *job, const struct job *quiet, const struct frozen *frozen)
{
    const struct finding *f = findings_first(quiet->findings);

    while (f != NULL && f->severity != SEVERITY_ERROR)
        f = f->next;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "freeze-errors",
            (struct place){ .file = frozen->name },
            "what was frozen cannot be assembled: %s",
            f != NULL ? f->message : "it has no documents"),
        "it was frozen by paction %s, and this is %s", frozen->engine,
        PACTION_VERSION);
    return NULL;
}

struct draft_pack *thaw_assemble_one(struct job *job, const struct thaw *thaw,
    const char *const *settings, const char *only, struct project *project)
{
    struct job *quiet = ARENA_NEW(job->arena, struct job);
    struct draft_pack *pack = NULL;

    *quiet = (struct job){ job->arena, findings_new(job->arena) };
    if (project_open_from(quiet, thaw->source, settings, project) &&
        project->is_read)
        pack = project_assemble(quiet, project, thaw->frozen->audience,
            thaw->frozen->execution, only);
    return pack != NULL && findings_errors(quiet->findings) == 0
               ? pack
               : complain_of_errors(job, quiet, thaw->frozen);
}

struct draft_pack *thaw_assemble(
    struct job *job, const struct thaw *thaw, struct project *project)
{
    return thaw_assemble_one(job, thaw, NULL, NULL, project);
}

static struct manifest_file listed(struct job *job,
    const struct document *document, const char *path, struct bytes bytes)
{
    return (struct manifest_file){ .path = path,
        .document = document->id,
        .sha256 = digest_hex(job->arena, bytes.start, bytes.size),
        .size = bytes.size,
        .holds_child_data = document->holds_child_data };
}

struct frozen_file *thaw_trees(
    struct job *job, const struct draft_pack *pack, size_t *count)
{
    struct frozen_file *trees;
    struct manifest_file *files;
    const char *manifest;

    *count = 0;
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        ++*count;
    trees = arena_alloc(job->arena, (*count + 1) * sizeof *trees);
    files = arena_alloc(job->arena, *count * sizeof *files);
    *count = 0;
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        const char *xml = document_xml_write(job->arena, d->document);
        struct frozen_file *tree = &trees[*count];

        tree->path = arena_format(job->arena, "%s.xml", d->document->id);
        tree->bytes = (struct bytes){ xml, strlen(xml) };
        files[(*count)++] = listed(job, d->document, tree->path, tree->bytes);
    }
    manifest = manifest_text(pack, files, *count);
    trees[(*count)++] = (struct frozen_file){ .path = manifest_name,
        .bytes = { manifest, strlen(manifest) } };
    return trees;
}

/* ---- proof ------------------------------------------------------------ */

static const struct frozen_file *find(
    const struct frozen_file *files, size_t count, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (text_same(files[i].path, path))
            return &files[i];
    return NULL;
}

static bool is_same(struct bytes a, struct bytes b)
{
    return a.size == b.size && memcmp(a.start, b.start, a.size) == 0;
}

/* The line, from 1, on which two texts part. */
static int line_of_difference(struct bytes a, struct bytes b)
{
    const char *x = a.start, *y = b.start;
    int line = 1;

    for (size_t i = 0; i < a.size && i < b.size && x[i] == y[i]; i++)
        line += x[i] == '\n';
    return line;
}

static const char *cure_of(struct job *job, const struct frozen *frozen)
{
    if (!text_same(frozen->engine, PACTION_VERSION))
        return arena_format(job->arena,
            "it was frozen by paction %s and this is %s: rebuild it with that "
            "one. The text as it was frozen is in the files beside this one",
            frozen->engine, PACTION_VERSION);
    return "the same version of paction froze it, so that was built otherwise "
           "or is at fault. The text as it was frozen is in the files beside "
           "this one";
}

static void complain(struct job *job, const struct frozen *frozen,
    const char *path, int line, const char *what)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "rebuild-differs",
            (struct place){ path, line, line > 0 ? 1 : 0 }, "%s", what),
        "%s", cure_of(job, frozen));
}

/* The manifest names the engine, which is no part of the text. */
static bool counts(const struct frozen *frozen, const char *path)
{
    return !text_same(path, manifest_name) ||
           text_same(frozen->engine, PACTION_VERSION);
}

bool thaw_proves(struct job *job, const struct frozen *frozen,
    const struct frozen_file *trees, size_t count)
{
    int errors = findings_errors(job->findings);

    for (size_t i = 0; i < frozen->tree_count; i++) {
        const struct frozen_file *old = &frozen->trees[i];
        const struct frozen_file *new = find(trees, count, old->path);

        if (new == NULL)
            complain(job, frozen, old->path, 0,
                "this was frozen, and is not made again");
        else if (!is_same(old->bytes, new->bytes) && counts(frozen, old->path))
            complain(job, frozen, old->path,
                line_of_difference(old->bytes, new->bytes),
                "from this line on it is not made again as it was frozen");
    }
    for (size_t i = 0; i < count; i++)
        if (find(frozen->trees, frozen->tree_count, trees[i].path) == NULL)
            complain(job, frozen, trees[i].path, 0,
                "this is made now, and was not frozen");
    return findings_errors(job->findings) == errors;
}

const struct document *const *thaw_documents(struct job *job,
    const struct frozen *frozen, const char *schema, size_t *count)
{
    const struct document **documents =
        arena_alloc(job->arena, frozen->tree_count * sizeof *documents);

    *count = 0;
    for (size_t i = 0; i < frozen->tree_count; i++) {
        const struct frozen_file *tree = &frozen->trees[i];

        if (text_same(tree->path, manifest_name))
            continue;
        documents[*count] = document_read(
            job, schema, tree->path, tree->bytes.start, tree->bytes.size);
        if (documents[(*count)++] == NULL)
            return NULL;
    }
    return documents;
}

#include "cli/closure.h"

#include "base/job.h"
#include "base/text.h"
#include "cli/project.h"
#include "document/house.h"
#include "io/file.h"
#include "io/xml.h"

#include <stdlib.h>
#include <string.h>

static const char *const core_folders[] = { "clauses", "lua", "templates" };
static const char *const own_files[] = { "answers.xml", "decisions.xml",
    "house-style.xml", "project.xml" };
static const char *const own_folders[] = { "clauses", "consortium", "lua",
    "overlays" };
#define COUNT(list) (sizeof(list) / sizeof *(list))

struct gathering {
    struct job *job;
    struct closure *closure;
    struct names seen; /* paths */
    size_t room;
    bool is_whole; /* nothing was missed */
};

static void add(struct gathering *g, const char *path, const char *from)
{
    struct closure *closure = g->closure;

    if (names_find(&g->seen, path) != NULL)
        return;
    names_put(&g->seen, path, closure);
    if (closure->count == g->room) {
        size_t room = g->room * 2 + 64;
        struct closure_file *files =
            arena_alloc(g->job->arena, room * sizeof *files);

        if (closure->count > 0)
            memcpy(files, closure->files, closure->count * sizeof *files);
        closure->files = files;
        g->room = room;
    }
    closure->files[closure->count++] = (struct closure_file){ path, from };
}

/* All below a folder, if it is there; as is the folder of that name within. */
static void add_folder(struct gathering *g, const char *folder,
    const char *name, const char *within)
{
    const char *from = file_join(g->job, folder, name);
    const char *const *paths =
        file_is_folder(from) ? file_list(g->job, from, "") : NULL;

    if (file_is_folder(from) && paths == NULL)
        g->is_whole = false;
    for (; paths != NULL && *paths != NULL; paths++)
        add(g,
            arena_format(g->job->arena, "%s/%s/%s", within, name,
                *paths + strlen(from) + 1),
            *paths);
}

static void add_file(struct gathering *g, const char *folder, const char *name,
    const char *within)
{
    const char *from = file_join(g->job, folder, name);

    if (file_exists(from))
        add(g, arena_format(g->job->arena, "%s/%s", within, name), from);
}

/* A table stands beside the answers or below them: loading has seen to it. */
static void add_tables(struct gathering *g, const char *folder,
    const char *within, const struct element *element)
{
    const char *csv = xml_attribute(element, "csv");

    if (csv != NULL)
        add_file(g, folder, csv, within);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (e->name != NULL)
            add_tables(g, folder, within, e);
}

static void add_project(
    struct gathering *g, const char *folder, const char *within)
{
    const char *answers = file_join(g->job, folder, "answers.xml");
    const struct element *root =
        file_exists(answers) ? xml_load(g->job, answers, NULL) : NULL;

    for (size_t i = 0; i < COUNT(own_files); i++)
        add_file(g, folder, own_files[i], within);
    for (size_t i = 0; i < COUNT(own_folders); i++)
        add_folder(g, folder, own_folders[i], within);
    if (root != NULL)
        add_tables(g, folder, within, root);
}

/* Where a path that begins with a folder goes on. NULL: it lies elsewhere. */
static const char *rest_of(
    struct job *job, const char *path, const char *folder)
{
    const char *start = file_join(job, folder, "");
    const char *rest = path + strlen(start);

    if (!text_starts(path, start) || *rest == '/' || text_starts(rest, "../") ||
        strstr(rest, "/../") != NULL)
        return NULL;
    return rest;
}

/* The logo is beside the house style that names it, or it is not kept. */
static void add_logo(struct gathering *g, const struct project *project)
{
    const char *logo = project->house->logo, *rest;
    const char *templates = file_join(g->job, project->home, "templates");

    if (logo == NULL || rest_of(g->job, logo, templates) != NULL)
        return;
    rest = rest_of(g->job, logo, project->folder);
    if (rest != NULL)
        add_file(g, project->folder, rest, "project");
    for (size_t i = 0; i < project->base_count && rest == NULL; i++) {
        rest = rest_of(g->job, logo, project->bases[i]);
        if (rest != NULL)
            add_file(g, project->bases[i], rest, g->closure->bases[i]);
    }
    if (rest != NULL)
        return;
    g->is_whole = false;
    findings_hint(g->job->findings,
        findings_add(g->job->findings, SEVERITY_ERROR, "freeze-outside",
            (struct place){ .file = logo },
            "the logo lies outside the project, so it cannot be kept with it"),
        "put it beside house-style.xml and name it there by its own name");
}

/* Explanations call it by its folder's name, so that is kept. */
static const char *name_base(struct job *job, const char *folder, size_t number)
{
    const char *name = file_base_name(folder);

    return arena_format(
        job->arena, "bases/%zu/%s", number, *name != '\0' ? name : "base");
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const struct closure_file *)a)->path,
        ((const struct closure_file *)b)->path);
}

bool closure_of(
    struct job *job, const struct project *project, struct closure *closure)
{
    struct gathering g = { job, closure, names_new(job->arena), 0, true };

    *closure = (struct closure){ 0 };
    closure->bases = arena_alloc(
        job->arena, (project->base_count + 1) * sizeof *closure->bases);
    for (size_t i = 0; i < COUNT(core_folders); i++)
        add_folder(&g, project->home, core_folders[i], "home");
    add_project(&g, project->folder, "project");
    for (size_t i = 0; i < project->base_count; i++) {
        closure->bases[i] = name_base(job, project->bases[i], i + 1);
        add_project(&g, project->bases[i], closure->bases[i]);
    }
    add_logo(&g, project);
    qsort(
        closure->files, closure->count, sizeof *closure->files, compare_files);
    return g.is_whole;
}

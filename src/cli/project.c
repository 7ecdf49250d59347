#include "cli/project.h"

#include "answers/loading.h"
#include "base/text.h"
#include "document/house.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/lock.h"
#include "rules/mentions.h"

#include <errno.h>
#include <string.h>

static const char *inside(struct job *job, const char *folder, const char *name)
{
    return file_join(job, folder, name);
}

/* A folder that may or may not be there. */
struct part_of {
    const char *layer;  /* as deviations call it */
    const char *folder; /* of a project, or NULL */
    const char *name;   /* within it */
};

enum { MOST_LAYERS = 5 };

/* The core, then what is there of the parts: the later wins. */
static size_t stack(struct job *job, const struct part_of *parts, size_t count,
    struct library_layer layers[MOST_LAYERS])
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++) {
        const char *folder = parts[i].folder != NULL
                                 ? inside(job, parts[i].folder, parts[i].name)
                                 : NULL;

        if (folder != NULL && (i == 0 || file_is_folder(folder)))
            layers[n++] = (struct library_layer){ parts[i].layer, folder };
    }
    return n;
}

static void load_library(struct job *job, struct project *project)
{
    const struct part_of parts[] = { { "core", project->home, "clauses" },
        { "consortium", project->base, "consortium" },
        { "base", project->base, "clauses" },
        { "consortium", project->folder, "consortium" },
        { "project", project->folder, "clauses" } };
    struct library_layer layers[MOST_LAYERS];
    size_t count = stack(job, parts, MOST_LAYERS, layers);
    const char *schema =
        inside(job, project->home, "clauses/schema/library.rng");

    project->library = library_load(job, layers, count, schema);
    for (size_t i = 0; i < count; i++)
        lock_check(
            job, project->library, inside(job, layers[i].folder, "LOCK"));
}

static bool load_rules(struct job *job, struct project *project)
{
    const struct part_of parts[] = { { "core", project->home, "lua" },
        { "base", project->base, "lua" },
        { "project", project->folder, "lua" } };
    struct library_layer layers[MOST_LAYERS];
    size_t count = stack(job, parts, sizeof parts / sizeof *parts, layers);
    const char *folders[MOST_LAYERS];

    for (size_t i = 0; i < count; i++)
        folders[i] = layers[i].folder;
    project->rules = rules_load(job, project->library, folders, count);
    if (project->rules == NULL)
        return false;
    mentions_check(job, project->library, project->rules);
    return true;
}

/* Another project's answers, which stand where this one says nothing. */
static void load_base(struct job *job, struct project *project)
{
    if (project->base != NULL)
        (void)loading_read(job, project->library, project->answers,
            inside(job, project->base, "answers.xml"), "base");
}

static void load_overlays(struct job *job, struct project *project)
{
    const char *folder = inside(job, project->folder, "overlays");
    const char *const *paths =
        file_is_folder(folder) ? file_list(job, folder, ".xml") : NULL;

    for (size_t i = 0; paths != NULL && paths[i] != NULL; i++)
        (void)loading_read(job, project->library, project->answers, paths[i],
            file_base_name(paths[i]));
}

static const struct element *load_settings(
    struct job *job, struct project *project)
{
    const char *path = inside(job, project->folder, "project.xml");

    return file_exists(path) ? xml_load(job, path, NULL) : NULL;
}

/* A name misspelt would quietly make a pack for somebody else. */
static void check_settings(struct job *job, const struct element *root)
{
    if (!text_same(root->name, "project"))
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "project-shape",
                root->place, "<%s> is no project file", root->name),
            "its one element is <project>");
    for (const struct attribute *a = root->attributes; a != NULL; a = a->next)
        if (strcmp(a->name, "audience") != 0 && strcmp(a->name, "base") != 0)
            findings_hint(job->findings,
                findings_add(job->findings, SEVERITY_ERROR, "project-shape",
                    root->place, "<project> has no attribute \"%s\"", a->name),
                "it may have audience and base");
}

static void set_audience(
    struct job *job, struct project *project, const struct element *root)
{
    const char *audience =
        root != NULL ? xml_attribute(root, "audience") : NULL;

    if (audience == NULL || draft_audience(audience, &project->audience))
        return;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "project-audience",
            root->place, "no audience \"%s\"", audience),
        "internal, consultation, market, published or placement");
}

/* The project's own file, or its base's, or else this one. */
static const char *nearest(struct job *job, const struct project *project,
    const char *name, const char *otherwise)
{
    const char *const folders[] = { project->folder, project->base };

    for (size_t i = 0; i < 2; i++) {
        const char *path =
            folders[i] != NULL ? inside(job, folders[i], name) : NULL;

        if (path != NULL && file_exists(path))
            return path;
    }
    return otherwise;
}

static void set_base(
    struct job *job, struct project *project, const struct element *root)
{
    const char *base = root != NULL ? xml_attribute(root, "base") : NULL;

    if (base == NULL)
        return;
    project->base = inside(job, project->folder, base);
    if (file_is_folder(project->base))
        return;
    project->base = NULL;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "project-base", root->place,
            "there is no project \"%s\"", base),
        "base= is a path from this project's folder");
}

static void read_settings(struct job *job, struct project *project)
{
    const struct element *settings = load_settings(job, project);

    if (settings != NULL)
        check_settings(job, settings);
    set_audience(job, project, settings);
    set_base(job, project, settings);
}

bool project_open_library(
    struct job *job, const char *home, struct project *project)
{
    project->home = home;
    load_library(job, project);
    if (!load_rules(job, project))
        return false;
    project->house =
        house_load(job, nearest(job, project, "house-style.xml",
                            inside(job, home, "templates/house-style.xml")));
    return project->house != NULL;
}

/* A folder that may not be looked into has answers, for all we know. */
static void load_own_answers(struct job *job, struct project *project)
{
    const char *path = inside(job, project->folder, "answers.xml");

    if (!file_exists(path) && errno == ENOENT)
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "no-answers",
                (struct place){ .file = path }, "there are no answers yet"),
            "`paction new %s` starts a project", project->folder);
    else
        (void)loading_read(
            job, project->library, project->answers, path, "project");
}

static void load_answers(struct job *job, struct project *project)
{
    int errors = findings_errors(job->findings);

    project->answers = answers_new(job);
    answers_set_computer(project->answers, rules_compute, project->rules);
    load_own_answers(job, project);
    load_overlays(job, project);
    load_base(job, project);
    project->is_read = findings_errors(job->findings) == errors;
}

bool project_open(struct job *job, const char *home, const char *folder,
    struct project *project)
{
    *project = (struct project){ .folder = folder };
    if (!file_is_folder(folder)) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "no-project",
                (struct place){ .file = folder }, "there is no such project"),
            "`paction new %s` starts one", folder);
        return false;
    }
    read_settings(job, project);
    if (!project_open_library(job, home, project))
        return false;
    load_answers(job, project);
    project->decisions = decisions_load(job, project->library, project->rules,
        nearest(job, project, "decisions.xml",
            inside(job, folder, "decisions.xml")));
    return true;
}

void project_close(struct project *project)
{
    rules_close(project->rules);
    project->rules = NULL;
}

struct draft_pack *project_assemble(struct job *job, struct project *project,
    const char *audience, bool execution, const char *only)
{
    struct pack_options options = { project->audience, execution, only };

    if (audience != NULL && !draft_audience(audience, &options.audience)) {
        struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
            "no-audience", (struct place){ 0 }, "no audience \"%s\"", audience);

        finding->usage = true;
        findings_hint(job->findings, finding,
            "internal, consultation, market, published or placement");
        return NULL;
    }
    return pack_assemble(job, project->library, project->rules,
        project->answers, project->decisions, project->house, options);
}

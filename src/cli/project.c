#include "cli/project.h"

#include "answers/authorities.h"
#include "answers/loading.h"
#include "base/text.h"
#include "document/house.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/lock.h"
#include "review/clause_link.h"
#include "rules/mentions.h"

#include <errno.h>
#include <string.h>

static const char *inside(struct job *job, const char *folder, const char *name)
{
    return file_join(job, folder, name);
}

/* Each project may bring two layers, and there is the core. */
enum { MOST_LAYERS = 2 * PROJECT_MOST_BASES + 3 };

struct stack {
    struct library_layer layers[MOST_LAYERS];
    size_t count;
};

/* Puts a folder on top, if it is there. */
static void put(struct job *job, struct stack *stack, const char *layer,
    const char *folder, const char *name)
{
    const char *path = inside(job, folder, name);

    if (file_is_folder(path))
        stack->layers[stack->count++] = (struct library_layer){ layer, path };
}

/* The core, then what the bases have, the farthest first: the later wins. */
static void load_library(struct job *job, struct project *project)
{
    struct stack stack = {
        { { "core", inside(job, project->home, "clauses") } }, 1
    };

    for (size_t i = project->base_count; i-- > 0;) {
        put(job, &stack, "consortium", project->bases[i], "consortium");
        put(job, &stack, "base", project->bases[i], "clauses");
    }
    if (project->folder != NULL) {
        put(job, &stack, "consortium", project->folder, "consortium");
        put(job, &stack, "project", project->folder, "clauses");
    }
    project->library = library_load(job, stack.layers, stack.count,
        inside(job, project->home, "clauses/schema/library.rng"));
    for (size_t i = 0; i < stack.count; i++)
        lock_check(
            job, project->library, inside(job, stack.layers[i].folder, "LOCK"));
}

static bool load_rules(struct job *job, struct project *project)
{
    struct stack stack = { { { "core", inside(job, project->home, "lua") } },
        1 };
    const char *folders[MOST_LAYERS];

    for (size_t i = project->base_count; i-- > 0;)
        put(job, &stack, "base", project->bases[i], "lua");
    if (project->folder != NULL)
        put(job, &stack, "project", project->folder, "lua");
    for (size_t i = 0; i < stack.count; i++)
        folders[i] = stack.layers[i].folder;
    project->rules = rules_load(job, project->library, folders, stack.count);
    if (project->rules == NULL)
        return false;
    mentions_check(job, project->library, project->rules);
    return true;
}

/* Other projects' answers, which stand where this one says nothing. */
static void load_bases(struct job *job, struct project *project)
{
    for (size_t i = 0; i < project->base_count; i++)
        (void)loading_read(job, project->library, project->answers,
            inside(job, project->bases[i], "answers.xml"),
            file_base_name(project->bases[i]));
}

const char *const *project_overlays(
    struct job *job, const struct project *project)
{
    const char *folder = inside(job, project->folder, "overlays");
    const char *own = inside(job, folder, "authorities/");
    const char *const *paths =
        file_is_folder(folder) ? file_list(job, folder, ".xml") : NULL;
    const char **kept;
    size_t count = 0;

    while (paths != NULL && paths[count] != NULL)
        count++;
    kept = arena_alloc(job->arena, (count + 1) * sizeof *kept);
    for (size_t n = 0; count-- > 0; paths++)
        if (!text_starts(*paths, own))
            kept[n++] = *paths;
    return kept;
}

static void load_overlays(struct job *job, struct project *project)
{
    for (const char *const *path = project_overlays(job, project);
         *path != NULL; path++)
        (void)loading_read(job, project->library, project->answers, *path,
            file_base_name(*path));
}

/* Its own, and below them those of the projects that it stands on. */
static void load_authorities(struct job *job, struct project *project)
{
    project->overlays = authorities_new(job);
    authorities_read(job, project->library, project->answers,
        inside(job, project->folder, "overlays/authorities"),
        &project->overlays);
    for (size_t i = 0; i < project->base_count; i++)
        authorities_read(job, project->library, project->answers,
            inside(job, project->bases[i], "overlays/authorities"),
            &project->overlays);
    authorities_bind(
        job, project->library, project->answers, &project->overlays);
}

static const struct element *load_settings(struct job *job, const char *folder)
{
    const char *path = inside(job, folder, "project.xml");

    return file_exists(path) ? xml_load(job, path, NULL) : NULL;
}

/* A name misspelt would quietly make a pack for somebody else. */
static void check_settings(struct job *job, const struct element *root)
{
    static const char *const known[] = { "audience", "base", "comment-at",
        NULL };
    const char *unknown = xml_unknown_attribute(root, known);

    if (!text_same(root->name, "project"))
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "project-shape",
                root->place, "<%s> is no project file", root->name),
            "its one element is <project>");
    if (unknown != NULL)
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "project-shape",
                root->place, "<project> has no attribute \"%s\"", unknown),
            "it may have audience, base and comment-at");
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

/* Its own, or else that of the nearest project that it stands on. */
static void set_comment_at(
    struct job *job, struct project *project, const struct element *root)
{
    const char *at = root != NULL ? xml_attribute(root, "comment-at") : NULL;

    if (at == NULL || project->comment_at != NULL)
        return;
    if (clause_link_is_base(at)) {
        project->comment_at = at;
        return;
    }
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "project-comment-at",
            root->place, "nobody can comment at \"%s\"", at),
        "an address that starts with https:// or mailto:, without ? or #");
}

/* The project's own file, or its nearest base's, or else this one. */
static const char *nearest(struct job *job, const struct project *project,
    const char *name, const char *otherwise)
{
    const char *path = project->folder != NULL
                           ? inside(job, project->folder, name)
                           : otherwise;

    for (size_t i = 0; i < project->base_count && !file_exists(path); i++)
        path = inside(job, project->bases[i], name);
    return file_exists(path) ? path : otherwise;
}

static bool complain_of_base(struct job *job, const struct element *root,
    const char *what, const char *base)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "project-base", root->place,
            what, base),
        "base= is a path, from this project's folder if it is not a whole one");
    return false;
}

/* Takes the base that a settings file in a folder names. False: no more. */
static bool add_base(struct job *job, struct project *project,
    const char *folder, const struct element *root)
{
    const char *base = root != NULL ? xml_attribute(root, "base") : NULL;
    const char *path = base;

    if (project->given_bases != NULL)
        path = project->given_bases[project->base_count];
    else if (base != NULL && base[0] != '/')
        path = inside(job, folder, base);

    if (path == NULL)
        return false;
    if (!file_is_folder(path))
        return complain_of_base(job, root, "there is no project \"%s\"", base);
    if (project->base_count == PROJECT_MOST_BASES)
        return complain_of_base(job, root,
            "the projects that stand on each other go on beyond \"%s\"", base);
    project->bases[project->base_count++] = path;
    return true;
}

/*
 * This project's settings, and the bases of its bases. False, with a finding,
 * if one is not there: what it would say is missed everywhere.
 */
static bool read_settings(struct job *job, struct project *project)
{
    const char *folder = project->folder;
    const struct element *settings = load_settings(job, folder);
    int errors;

    set_audience(job, project, settings);
    for (bool more = true; more;) {
        if (settings != NULL)
            check_settings(job, settings);
        set_comment_at(job, project, settings);
        errors = findings_errors(job->findings);
        more = add_base(job, project, folder, settings);
        if (findings_errors(job->findings) > errors)
            return false;
        if (more) {
            folder = project->bases[project->base_count - 1];
            settings = load_settings(job, folder);
        }
    }
    return true;
}

static bool load_house(struct job *job, struct project *project)
{
    project->house = house_load(
        job, nearest(job, project, "house-style.xml",
                 inside(job, project->home, "templates/house-style.xml")));
    return project->house != NULL;
}

bool project_open_library(
    struct job *job, const char *home, struct project *project)
{
    project->home = home;
    load_library(job, project);
    return load_rules(job, project) && load_house(job, project);
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

/*
 * Steps into the record that "volume_bands[b2].band_discount" begins with, and
 * moves *path past it. Returns NULL if there is none.
 */
static struct record *step_into(struct record *record, char **path)
{
    char *key = *path + strcspn(*path, "[");
    const struct record_list *list;
    char *end;

    *key++ = '\0';
    end = strstr(key, "].");
    list = names_find(&record->lists, *path);
    if (end == NULL || list == NULL)
        return NULL;
    *end = '\0';
    *path = end + strlen("].");
    return names_find(&list->keys, key);
}

static void no_such_setting(struct job *job, const char *setting)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "setting-unknown",
            (struct place){ 0 }, "no answer can be set by \"%s\"", setting),
        "write question=answer, as in void_rate=50%%, or within a list "
        "volume_bands[b2].band_discount=5%%; `paction ask DIR --list` prints "
        "them all");
}

/* One answer that is supposed, "question=words". */
static void suppose(
    struct job *job, struct project *project, const char *setting)
{
    struct answer found = { .source = setting, .place = { .file = setting } };
    struct record *record = answers_root(project->answers);
    char *path = arena_copy(job->arena, setting);
    char *words = strchr(path, '=');

    if (words != NULL)
        *words++ = '\0';
    while (words != NULL && record != NULL && strchr(path, '[') != NULL)
        record = step_into(record, &path);
    found.question =
        record != NULL ? library_question(project->library, path) : NULL;
    if (words == NULL || found.question == NULL)
        no_such_setting(job, setting);
    else
        answers_change(project->answers, record, found, words);
}

/* Of two for one question the first wins: it is set last. */
static void suppose_all(
    struct job *job, struct project *project, const char *const *settings)
{
    size_t count = 0;

    while (settings != NULL && settings[count] != NULL)
        count++;
    while (count > 0)
        suppose(job, project, settings[--count]);
}

static void load_answers(
    struct job *job, struct project *project, const char *const *settings)
{
    int errors = findings_errors(job->findings);

    project->answers = answers_new(job);
    answers_set_computer(project->answers, rules_compute, project->rules);
    load_own_answers(job, project);
    load_overlays(job, project);
    load_bases(job, project);
    load_authorities(job, project);
    suppose_all(job, project, settings);
    project->is_read = findings_errors(job->findings) == errors;
}

bool project_open(struct job *job, const char *home, const char *folder,
    struct project *project)
{
    return project_open_if(job, home, folder, NULL, project);
}

/* Takes the folder that is read from now on, and what it stands on. */
static bool stand_in(
    struct job *job, struct project *project, struct project_source source)
{
    const char *folder = source.folder;

    if (text_same(folder, project->folder))
        return true;
    project->home = source.home;
    project->folder = folder;
    project->given_bases = source.bases;
    project->base_count = 0;
    if (file_is_folder(folder))
        return read_settings(job, project);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "no-project",
            (struct place){ .file = folder }, "there is no such project"),
        "`paction new %s` starts one", folder);
    return false;
}

static bool load_decisions(
    struct job *job, struct project *project, struct project_source source)
{
    struct project answering = *project;

    if (!stand_in(job, project, source))
        return false;
    answering.decisions_path = nearest(job, project, "decisions.xml",
        inside(job, source.folder, "decisions.xml"));
    answering.decisions = decisions_load(
        job, project->library, project->rules, answering.decisions_path);
    *project = answering;
    return true;
}

bool project_open_mixed(struct job *job, struct project_mix mix,
    const char *const *settings, struct project *project)
{
    *project = (struct project){ 0 };
    if (!stand_in(job, project, mix.library))
        return false;
    load_library(job, project);
    if (!stand_in(job, project, mix.rules) || !load_rules(job, project) ||
        !stand_in(job, project, mix.answers) || !load_house(job, project))
        return false;
    load_answers(job, project, settings);
    return load_decisions(job, project, mix.decisions);
}

bool project_open_from(struct job *job, struct project_source source,
    const char *const *settings, struct project *project)
{
    struct project_mix mix = { source, source, source, source };

    return project_open_mixed(job, mix, settings, project);
}

bool project_open_if(struct job *job, const char *home, const char *folder,
    const char *const *settings, struct project *project)
{
    return project_open_from(
        job, (struct project_source){ home, folder, NULL }, settings, project);
}

void project_close(struct project *project)
{
    rules_close(project->rules);
    project->rules = NULL;
}

const struct clause *project_find_clause(
    struct job *job, const struct library *library, const char *name)
{
    const struct clause *clause = library_clause(library, name);

    if (clause == NULL)
        clause = names_find(&library->codes, name);
    if (clause == NULL)
        names_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "no-clause",
                (struct place){ 0 }, "no clause \"%s\"", name),
            &library->clauses, name,
            "a clause is named by its id, such as volume.commitment, or by "
            "code; "
            "a file of clauses/ has it: clauses/volume/commitment.xml");
    return clause;
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

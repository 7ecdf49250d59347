/*
 * promote: wording that a project adopted, put into a library for all.
 */
#include "base/text.h"
#include "cli/command.h"
#include "cli/project.h"
#include "govern/adopt.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/lock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* CLAUSE#VARIANT of the project. NULL: findings. */
static const struct variant *find(
    struct job *job, const struct project *project, const char *name)
{
    size_t length = strcspn(name, "#");
    const char *clause_name =
        arena_format(job->arena, "%.*s", (int)length, name);
    const struct clause *clause =
        project_find_clause(job, project->library, clause_name);
    const struct variant *variant =
        clause != NULL && name[length] == '#'
            ? library_variant(clause, name + length + 1)
            : NULL;

    if (clause == NULL)
        return NULL;
    if (variant != NULL && text_same(variant->layer, "project"))
        return variant;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "promote-what",
            (struct place){ 0 }, "the project has no wording of its own, %s",
            name),
        "`paction deviations %s` lists what it has; name it CLAUSE#VARIANT",
        project->folder);
    return NULL;
}

/* A condition that the project alone declares is nothing to the others. */
static bool check_conditions(
    struct job *job, const struct rules *core, const struct element *element)
{
    static const char *const names[] = { "when", "unless" };
    bool is_sound = true;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = xml_attribute(element, names[i]);

        if (name == NULL || rules_condition(core, name) != NULL)
            continue;
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "promote-condition",
                element->place, "no rule of the core declares condition \"%s\"",
                name),
            "promote the condition to lua/ first");
        is_sound = false;
    }
    for (const struct element *e = element->first; e != NULL; e = e->next)
        is_sound &= check_conditions(job, core, e);
    return is_sound;
}

static bool names_known_conditions(struct job *job, const char *home,
    const struct project *project, const struct variant *variant)
{
    const char *folder = file_join(job, home, "lua");
    struct rules *core = rules_load(job, project->library, &folder, 1);
    bool is_sound =
        core != NULL && check_conditions(job, core, variant->element);

    rules_close(core);
    return is_sound;
}

/* Loads the library as it would be; what is wrong then becomes findings. */
static bool is_welcome(
    struct job *job, const char *home, const char *library, const char *tried)
{
    struct library_layer layers[] = { { "core", library },
        { "promoted", tried } };
    int errors = findings_errors(job->findings);

    lock_check(job,
        library_load(job, layers, sizeof layers / sizeof *layers,
            file_join(job, home, "clauses/schema/library.rng")),
        file_join(job, library, "LOCK"));
    return findings_errors(job->findings) == errors;
}

static bool write_below(
    struct job *job, const char *folder, struct adopted_file file)
{
    const char *topic = arena_format(job->arena, "%.*s",
        (int)(strrchr(file.path, '/') - file.path), file.path);
    const char *path = file_join(job, folder,
        arena_format(job->arena, "%s/%s", file_base_name(topic),
            file_base_name(file.path)));

    return file_make_folder(
               job, file_join(job, folder, file_base_name(topic))) &&
           file_write(job, path, file.bytes, file.size);
}

/* Written beside the library first, to be read with it. */
static bool try_out(struct job *job, const char *home, const char *library,
    struct adopted_file file)
{
    char tried[] = "/tmp/paction-promote-XXXXXX";
    const char *topic = arena_format(job->arena, "%.*s",
        (int)(strrchr(file.path, '/') - file.path), file.path);
    const char *below;
    bool welcome;

    if (mkdtemp(tried) == NULL) {
        findings_add(job->findings, SEVERITY_ERROR, "folder-unwritable",
            (struct place){ .file = tried }, "%s", strerror(errno))
            ->machine = true;
        return false;
    }
    below = file_join(job, tried, file_base_name(topic));
    welcome =
        write_below(job, tried, file) && is_welcome(job, home, library, tried);
    file_remove(file_join(job, below, file_base_name(file.path)));
    rmdir(below);
    rmdir(tried);
    return welcome;
}

enum status command_promote(struct job *job, const struct line *line)
{
    const char *folder = line->arguments[2];
    struct library_layer layer = { "core", folder };
    struct project project = { 0 };
    const struct variant *variant = NULL;
    const struct clause *there;
    struct adopted_file file;

    if (project_open(job, line->home, line->arguments[0], &project))
        variant = find(job, &project, line->arguments[1]);
    if (variant != NULL && findings_errors(job->findings) == 0) {
        there = library_clause(
            library_load(job, &layer, 1,
                file_join(job, line->home, "clauses/schema/library.rng")),
            variant->clause->id);
        if (names_known_conditions(job, line->home, &project, variant) &&
            adopt_promote(job, folder, variant, there, &file) &&
            try_out(job, line->home, folder, file) &&
            write_below(job, folder, file))
            printf("%s: %s#%s, in review\n", file.path, variant->clause->id,
                variant->id);
    }
    project_close(&project);
    return STATUS_DONE;
}

/*
 * promote: wording that a project adopted, put into a library for all.
 */
#include "base/text.h"
#include "cli/command.h"
#include "cli/project.h"
#include "govern/adopt.h"
#include "io/file.h"
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
        if (adopt_promote(job, folder, variant,
                there != NULL ? library_variant(there, variant->id) : NULL,
                &file) &&
            try_out(job, line->home, folder, file) &&
            write_below(job, folder, file))
            printf("%s: %s#%s, in review\n", file.path, variant->clause->id,
                variant->id);
    }
    project_close(&project);
    return STATUS_DONE;
}

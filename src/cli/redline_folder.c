#include "cli/redline_folder.h"

#include "base/job.h"
#include "io/digest.h"
#include "io/file.h"

#include <dirent.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char marker[] = "comparison.json";
static const char cure[] = "give -o a folder that is new or empty";

static bool refuse(
    struct job *job, const char *id, const char *folder, const char *what)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id,
            (struct place){ .file = folder }, "%s", what),
        "%s", cure);
    return false;
}

/* What starts with a dot is some program's own. */
static bool is_empty(const char *folder)
{
    DIR *open = opendir(folder);
    const struct dirent *entry;
    bool found = false;

    while (open != NULL && !found && (entry = readdir(open)) != NULL)
        found = entry->d_name[0] != '.';
    if (open != NULL)
        closedir(open);
    return !found;
}

static bool has(struct job *job, const char *folder, const char *name)
{
    return file_exists(file_join(job, folder, name));
}

bool redline_folder_is_free(struct job *job, const char *folder)
{
    if (!file_exists(folder))
        return true;
    if (!file_is_folder(folder))
        return refuse(
            job, "out-is-file", folder, "a comparison cannot become a file");
    if (has(job, folder, "answers.xml") || has(job, folder, "project.xml"))
        return refuse(job, "out-in-use", folder,
            "this folder is a project; redlines would mix with its files");
    if (has(job, folder, "manifest.json"))
        return refuse(job, "out-in-use", folder,
            "this folder holds a pack; redlines would replace its documents");
    if (!has(job, folder, marker) && !is_empty(folder))
        return refuse(job, "out-in-use", folder,
            "this folder holds files that no comparison has written");
    return true;
}

static json_t *listed(
    struct job *job, const struct delivery *files, size_t count)
{
    json_t *list = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            list, json_pack("{s:s, s:s}", "path", files[i].path, "sha256",
                      digest_hex(job->arena, files[i].bytes.start,
                          files[i].bytes.size)));
    return list;
}

static struct delivery record(struct job *job, const char *old, const char *new,
    const struct delivery *files, size_t count)
{
    json_t *all = json_pack("{s:s, s:s, s:o}", "old", old, "new", new, "files",
        listed(job, files, count));
    char *dump = json_dumps(all, JSON_INDENT(1) | JSON_SORT_KEYS);
    const char *text = arena_format(job->arena, "%s\n", dump);

    free(dump);
    json_decref(all);
    return (struct delivery){ marker, { text, strlen(text) } };
}

bool redline_folder_write(struct job *job, const char *folder, const char *old,
    const char *new, struct delivery *files, size_t count)
{
    const char *theirs = delivery_theirs(job, folder, files, count, marker);

    if (theirs != NULL)
        return refuse(job, "out-changed", file_join(job, folder, theirs),
            "somebody has changed this file since it was compared");
    files[count] = record(job, old, new, files, count);
    return delivery_write(job, folder, files, count + 1, marker);
}

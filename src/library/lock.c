#include "library/lock.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "library/library.h"

#include <stdlib.h>
#include <string.h>

enum { HASH_DIGITS = 64 };

static const char *version_name(struct job *job, const struct variant *variant)
{
    return arena_format(job->arena, "%s#%s@%s", variant->clause->id,
        variant->id, variant->version);
}

static void complain(struct job *job, struct place place)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "lock-line", place,
            "this line locks nothing"),
        "a hash, a space, clause#variant@version: `paction release` writes "
        "them");
}

static void check_version(struct job *job, const struct variant *variant,
    const char *name, const char *hash, struct place place)
{
    if (strcmp(version_name(job, variant), name) != 0 ||
        strcmp(variant->hash, hash) == 0)
        return;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "version-changed",
            variant->place, "the words of %s have changed since its release",
            name),
        "put the old words back, or raise the version (released at %s:%d)",
        place.file, place.line);
}

/* A version that is not in the library any more is no fault. */
static void check_line(struct job *job, const struct library *library,
    char *line, struct place place)
{
    char *name = strchr(line, ' ');
    const struct clause *clause;

    if (name == NULL || name - line != HASH_DIGITS ||
        strchr(name, '#') == NULL || strchr(name, '@') == NULL) {
        complain(job, place);
        return;
    }
    *name++ = '\0';
    clause = library_clause(library,
        arena_format(job->arena, "%.*s", (int)strcspn(name, "#"), name));
    if (clause == NULL)
        return;
    for (const struct variant *v = clause->variants; v != NULL; v = v->next)
        check_version(job, v, name, line, place);
}

void lock_check(
    struct job *job, const struct library *library, const char *path)
{
    struct place place = { arena_copy(job->arena, path), 0, 1 };
    const char *bytes = NULL;
    size_t size;

    if (file_exists(path))
        bytes = file_read(job, path, &size);
    while (bytes != NULL && *bytes != '\0') {
        size_t length = strcspn(bytes, "\n");
        char *line = text_squeeze(
            job->arena, arena_format(job->arena, "%.*s", (int)length, bytes));

        place.line++;
        if (*line != '\0')
            check_line(job, library, line, place);
        bytes += length + (bytes[length] == '\n');
    }
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a + HASH_DIGITS,
        *(const char *const *)b + HASH_DIGITS);
}

static size_t count_variants(const struct library *library)
{
    size_t count = 0;

    for (const struct named *n = library->clauses.first; n != NULL; n = n->next)
        for (const struct variant *v =
                 ((const struct clause *)n->thing)->variants;
             v != NULL; v = v->next)
            count++;
    return count;
}

const char *lock_text(struct job *job, const struct library *library)
{
    const char **lines =
        arena_alloc(job->arena, count_variants(library) * sizeof *lines);
    struct text text = text_new(job->arena);
    size_t count = 0;

    for (const struct named *n = library->clauses.first; n != NULL; n = n->next)
        for (const struct variant *v =
                 ((const struct clause *)n->thing)->variants;
             v != NULL; v = v->next)
            if (strcmp(v->status, "draft") != 0)
                lines[count++] = arena_format(
                    job->arena, "%s %s\n", v->hash, version_name(job, v));
    qsort(lines, count, sizeof *lines, compare_lines);
    for (size_t i = 0; i < count; i++)
        text_add(&text, lines[i]);
    return text.bytes;
}

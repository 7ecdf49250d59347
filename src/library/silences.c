#include "library/silences.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"

#include <string.h>

struct silence {
    const char *id, *address;
    struct place place;
    bool is_used;
};

static void complain(struct silences *silences, struct place place,
    const char *message, const char *hint)
{
    findings_hint(silences->job->findings,
        findings_add(silences->job->findings, SEVERITY_WARNING, "draft-silence",
            place, "%s", message),
        "%s", hint);
}

/* Cuts off what stands before the next space; the rest is at *line after. */
static char *next_field(char **line)
{
    char *field = *line;
    size_t length = strcspn(field, " ");

    *line += length;
    if (**line == ' ')
        *(*line)++ = '\0';
    return field;
}

static void parse_line(
    struct silences *silences, struct place place, const char *words)
{
    struct arena *arena = silences->job->arena;
    char *line = text_squeeze(arena, words);
    struct silence *silence;

    if (*line == '\0' || *line == '#')
        return;
    silence = ARENA_NEW(arena, struct silence);
    silence->place = place;
    silence->id = next_field(&line);
    silence->address = next_field(&line);
    if (*line == '\0') {
        complain(silences, place, "a silence without a reason",
            "write: finding, place, and why it is right there");
        return;
    }
    names_put(&silences->lines,
        arena_format(arena, "%s %s", silence->id, silence->address), silence);
}

struct silences silences_load(struct job *job, const char *path)
{
    struct silences silences = { job, names_new(job->arena) };
    struct place place = { path, 0, 1 };
    const char *bytes = NULL;
    size_t size;

    if (path != NULL && file_exists(path))
        bytes = file_read(job, path, &size);
    while (bytes != NULL && *bytes != '\0') {
        size_t length = strcspn(bytes, "\n");

        place.line++;
        parse_line(&silences, place,
            arena_format(job->arena, "%.*s", (int)length, bytes));
        bytes += length + (bytes[length] == '\n');
    }
    return silences;
}

static bool is_silenced(
    struct silences *silences, const char *id, const char *address)
{
    struct silence *silence;

    if (silences->lines.count == 0)
        return false;
    silence = names_find(&silences->lines,
        arena_format(silences->job->arena, "%s %s", id, address));
    if (silence == NULL)
        return false;
    silence->is_used = true;
    return true;
}

void silences_warn(struct silences *silences, const char *id,
    const char *address, struct place place, const char *message,
    const char *hint)
{
    struct findings *findings = silences->job->findings;

    if (!is_silenced(silences, id, address))
        findings_hint(findings,
            findings_add(findings, SEVERITY_WARNING, id, place, "%s", message),
            "%s", hint);
}

void silences_check(struct silences *silences)
{
    for (const struct named *n = silences->lines.first; n != NULL;
         n = n->next) {
        const struct silence *silence = n->thing;

        if (!silence->is_used)
            complain(silences, silence->place,
                arena_format(silences->job->arena,
                    "nothing to silence: no %s at %s", silence->id,
                    silence->address),
                "take the line out, or correct the place");
    }
}

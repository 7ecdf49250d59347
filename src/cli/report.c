#include "cli/report.h"

#include "base/text.h"
#include "io/file.h"

#include <jansson.h>
#include <string.h>

static const char *const severity_names[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

/* The words of one line of a file. Returns NULL if it is not to be had. */
static const char *source_line(struct job *job, struct place place)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    const char *line, *end;
    size_t size;

    if (place.file == NULL || place.line == 0 || !file_exists(place.file))
        return NULL;
    line = file_read(&quiet, place.file, &size);
    for (int i = 1; line != NULL && i < place.line; i++) {
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
    if (line == NULL)
        return NULL;
    end = strchr(line, '\n');
    return arena_format(job->arena, "%.*s",
        (int)(end != NULL ? (size_t)(end - line) : strlen(line)), line);
}

/* At most so much of a long line, from shortly before the place. */
static void show_source(struct job *job, struct place place, FILE *out)
{
    enum { SHOWN = 76, BEFORE = 24 };
    const char *line = source_line(job, place);
    int column = place.column > 0 ? place.column - 1 : 0;
    int skip = column > SHOWN - BEFORE ? column - BEFORE : 0;

    if (line == NULL || *line == '\0' || column > (int)strlen(line))
        return;
    while (skip > 0 && ((unsigned char)line[skip] & 0xC0) == 0x80)
        skip--;
    fprintf(out, "    %.*s\n", SHOWN, line + skip);
    if (place.column > 0)
        fprintf(out, "    %*s^\n", column - skip, "");
}

static void show(struct job *job, const struct finding *finding, FILE *out)
{
    const struct place place = finding->place;

    if (place.file != NULL && place.line > 0)
        fprintf(out, "%s:%d:%d: ", place.file, place.line, place.column);
    else if (place.file != NULL)
        fprintf(out, "%s: ", place.file);
    fprintf(out, "%s: %s [%s]\n", severity_names[finding->severity],
        finding->message, finding->id);
    show_source(job, place, out);
    if (finding->hint != NULL)
        fprintf(out, "    hint: %s\n", finding->hint);
}

static void count(const struct job *job, int counts[SEVERITY_ERROR + 1])
{
    memset(counts, 0, (SEVERITY_ERROR + 1) * sizeof *counts);
    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next)
        counts[f->severity]++;
}

static void show_all(struct job *job, FILE *out)
{
    int counts[SEVERITY_ERROR + 1];

    for (int s = SEVERITY_NOTE; s <= SEVERITY_ERROR; s++)
        for (const struct finding *f = findings_first(job->findings);
             f != NULL; f = f->next)
            if ((int)f->severity == s)
                show(job, f, out);
    count(job, counts);
    if (counts[SEVERITY_ERROR] + counts[SEVERITY_WARNING] > 0)
        fprintf(out, "%d error%s, %d warning%s\n", counts[SEVERITY_ERROR],
            counts[SEVERITY_ERROR] == 1 ? "" : "s", counts[SEVERITY_WARNING],
            counts[SEVERITY_WARNING] == 1 ? "" : "s");
}

static void write_json(const struct job *job, FILE *out)
{
    json_t *list = json_array();

    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next)
        json_array_append_new(list,
            json_pack("{s:s, s:s, s:s*, s:i, s:i, s:s, s:s*}", "id", f->id,
                "severity", severity_names[f->severity], "file",
                f->place.file, "line", f->place.line, "column",
                f->place.column, "message", f->message, "hint", f->hint));
    json_dumpf(list, out, JSON_INDENT(2));
    fputc('\n', out);
    json_decref(list);
}

void report_findings(struct job *job, bool json, FILE *out)
{
    if (json)
        write_json(job, out);
    else
        show_all(job, out);
}

enum status report_status(const struct job *job)
{
    enum status status = STATUS_DONE;

    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next) {
        if (f->severity != SEVERITY_ERROR)
            continue;
        if (f->machine)
            return STATUS_MACHINE;
        status = STATUS_INPUT;
    }
    return status;
}

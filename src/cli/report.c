#include "cli/report.h"

#include "base/names.h"
#include "base/text.h"
#include "io/file.h"

#include <jansson.h>
#include <string.h>

enum { MOST_OF_A_KIND = 8 };

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

/* No byte of a stranger's file may command the terminal. */
static void put_plain(FILE *out, const char *words, size_t length)
{
    for (size_t i = 0; i < length && words[i] != '\0'; i++) {
        bool is_control = (unsigned char)words[i] < ' ' || words[i] == 0x7F;

        putc(is_control ? ' ' : words[i], out);
    }
}

/* So many bytes, or a few less: a character is not cut in two. */
static size_t whole_characters(const char *words, size_t length)
{
    if (strlen(words) <= length)
        return strlen(words);
    while (length > 0 && ((unsigned char)words[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* Such a file may be about a child: of its lines, only tags are shown. */
static bool holds_answers(const char *path)
{
    return text_ends(path, ".csv") || text_ends(path, "answers.xml") ||
           strstr(path, "overlays/") != NULL;
}

enum { SHOWN = 76, BEFORE = 24 };

static void show_tag(const char *line, int column, FILE *out)
{
    size_t length = strcspn(line + column, ">") + 1;

    if (line[column] != '<')
        return;
    fputs("    ", out);
    put_plain(out, line + column, length);
    fputs("\n    ^\n", out);
}

/* At most so much of a long line, from shortly before the place. */
static void show_source(struct job *job, struct place place, FILE *out)
{
    const char *line = source_line(job, place);
    int column = place.column > 0 ? place.column - 1 : 0;
    int skip = column > SHOWN - BEFORE ? column - BEFORE : 0;

    if (line == NULL || *line == '\0' || column > (int)strlen(line))
        return;
    if (holds_answers(place.file)) {
        show_tag(line, column, out);
        return;
    }
    while (skip > 0 && ((unsigned char)line[skip] & 0xC0) == 0x80)
        skip--;
    fputs("    ", out);
    put_plain(out, line + skip, whole_characters(line + skip, SHOWN));
    putc('\n', out);
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
    fprintf(out, "%s: ", severity_names[finding->severity]);
    put_plain(out, finding->message, strlen(finding->message));
    fprintf(out, " [%s]\n", finding->id);
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

/* How often each id was found so far. */
static int *count_of(struct job *job, struct names *counts, const char *id)
{
    int *count = names_find(counts, id);

    if (count == NULL) {
        count = ARENA_NEW(job->arena, int);
        names_put(counts, id, count);
    }
    return count;
}

/* Every error is shown; of the rest, a few of each kind speak for all. */
static void show_severity(struct job *job, enum severity severity, FILE *out)
{
    struct names counts = names_new(job->arena);

    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next) {
        if (f->severity != severity)
            continue;
        if (++*count_of(job, &counts, f->id) <= MOST_OF_A_KIND ||
            severity == SEVERITY_ERROR)
            show(job, f, out);
    }
    for (const struct named *n = counts.first; n != NULL; n = n->next) {
        int more = *(const int *)n->thing - MOST_OF_A_KIND;

        if (more > 0 && severity != SEVERITY_ERROR)
            fprintf(out, "... and %d more of [%s]; --findings json has all\n",
                more, n->name);
    }
}

static void show_all(struct job *job, FILE *out)
{
    int counts[SEVERITY_ERROR + 1];

    for (int s = SEVERITY_NOTE; s <= SEVERITY_ERROR; s++)
        show_severity(job, (enum severity)s, out);
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

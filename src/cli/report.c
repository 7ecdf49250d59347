#include "cli/report.h"

#include "base/names.h"
#include "base/text.h"
#include "io/file.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

enum { MOST_OF_A_KIND = 8 };

/* What showing needs: files are read once, however much is found in them. */
struct showing {
    struct job *job;
    FILE *out;
    struct names files; /* to their bytes */
};

/* Returns NULL if it is not to be had. */
static const char *source_of(struct showing *showing, const char *path)
{
    struct arena *arena = showing->job->arena;
    struct job quiet = { arena, findings_new(arena) };
    const char *bytes = names_find(&showing->files, path);
    size_t size;

    if (bytes == NULL && file_exists(path)) {
        bytes = file_read(&quiet, path, &size);
        names_put(&showing->files, path, (void *)(uintptr_t)bytes);
    }
    return bytes;
}

/* The words of one line of a file. Returns NULL if it is not to be had. */
static const char *source_line(struct showing *showing, struct place place)
{
    const char *line, *end;

    if (place.file == NULL || place.line == 0)
        return NULL;
    line = source_of(showing, place.file);
    for (int i = 1; line != NULL && i < place.line; i++) {
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
    if (line == NULL)
        return NULL;
    end = strchr(line, '\n');
    return arena_format(showing->job->arena, "%.*s",
        (int)(end != NULL ? (size_t)(end - line) : strlen(line)), line);
}

/* Of both sets: below the space, and in UTF-8 between U+0080 and U+009F. */
static bool is_control(const char *p)
{
    unsigned char c = (unsigned char)p[0];

    return c < ' ' || c == 0x7F ||
           (c == 0xC2 && (unsigned char)p[1] >= 0x80 &&
               (unsigned char)p[1] <= 0x9F);
}

/* No byte of a stranger's file may command the terminal. */
static void put_plain(FILE *out, const char *words, size_t length)
{
    for (size_t i = 0; i < length && words[i] != '\0'; i++) {
        bool is_wide = is_control(words + i) && (words[i] & 0x80) != 0;

        putc(is_control(words + i) ? ' ' : words[i], out);
        i += is_wide;
    }
}

static void put_words(FILE *out, const char *words)
{
    put_plain(out, words, strlen(words));
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
static void show_source(struct showing *showing, struct place place)
{
    FILE *out = showing->out;
    const char *line = source_line(showing, place);
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

static void show(struct showing *showing, const struct finding *finding)
{
    const struct place place = finding->place;
    FILE *out = showing->out;

    if (place.file != NULL) {
        put_words(out, place.file);
        if (place.line > 0)
            fprintf(out, ":%d:%d", place.line, place.column);
        fputs(": ", out);
    }
    fprintf(out, "%s: ", findings_severity_name(finding->severity));
    put_words(out, finding->message);
    fprintf(out, " [%s]\n", finding->id);
    show_source(showing, place);
    if (finding->hint != NULL) {
        fputs("    hint: ", out);
        put_words(out, finding->hint);
        putc('\n', out);
    }
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
static void show_severity(struct showing *showing, enum severity severity)
{
    struct job *job = showing->job;
    struct names counts = names_new(job->arena);

    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next) {
        if (f->severity != severity)
            continue;
        if (++*count_of(job, &counts, f->id) <= MOST_OF_A_KIND ||
            severity == SEVERITY_ERROR)
            show(showing, f);
    }
    for (const struct named *n = counts.first; n != NULL; n = n->next) {
        int more = *(const int *)n->thing - MOST_OF_A_KIND;

        if (more > 0 && severity != SEVERITY_ERROR)
            fprintf(showing->out,
                "... and %d more of [%s]; --findings json has all\n", more,
                n->name);
    }
}

static void show_all(struct job *job, FILE *out)
{
    struct showing showing = { job, out, names_new(job->arena) };
    int errors = findings_count(job->findings, SEVERITY_ERROR);
    int warnings = findings_count(job->findings, SEVERITY_WARNING);

    for (int s = 0; s < SEVERITIES; s++)
        show_severity(&showing, (enum severity)s);
    if (errors + warnings > 0)
        fprintf(out, "%d error%s, %d warning%s\n", errors,
            errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
}

/* JSON is UTF-8; the name of a file may be any bytes. NULL is allowed. */
static const char *as_utf8(struct job *job, const char *words)
{
    char *copy, *bad;

    if (words == NULL)
        return NULL;
    copy = arena_copy(job->arena, words);
    while ((bad = (char *)(uintptr_t)text_bad_utf8(copy, strlen(copy))) != NULL)
        *bad = '?';
    return copy;
}

static void write_json(struct job *job, FILE *out)
{
    json_t *list = json_array();

    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next)
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s*, s:i, s:i, s:s, s:s*}", "id",
                      f->id, "severity", findings_severity_name(f->severity),
                      "file", as_utf8(job, f->place.file), "line",
                      f->place.line, "column", f->place.column, "message",
                      as_utf8(job, f->message), "hint", as_utf8(job, f->hint)));
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
        if (f->usage)
            status = STATUS_USAGE;
        else if (status == STATUS_DONE)
            status = STATUS_INPUT;
    }
    return status;
}

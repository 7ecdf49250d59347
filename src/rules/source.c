#include "rules/source.h"

#include "base/job.h"
#include "base/text.h"

#include <string.h>

enum { LARGEST = 64 * 1024 };

/* ---- what is passed over ---------------------------------------------- */

/* The length of "[[", "[=[" ... at a point, else 0. */
static size_t long_bracket(const char *p)
{
    size_t level = *p == '[' ? strspn(p + 1, "=") : 0;

    return *p == '[' && p[1 + level] == '[' ? level + 2 : 0;
}

/* To behind the bracket that closes one of that length. */
static const char *skip_long(const char *p, size_t length)
{
    for (p += length; *p != '\0'; p++)
        if (*p == ']' && strspn(p + 1, "=") == length - 2 &&
            p[length - 1] == ']')
            return p + length;
    return p;
}

/* What ends at a line's end is no string; Lua refuses the file. */
static const char *skip_string(const char *p)
{
    char quote = *p++;

    while (*p != '\0' && *p != quote)
        p += *p == '\\' && p[1] != '\0' ? 2 : 1;
    return *p != '\0' ? p + 1 : p;
}

static const char *skip_comment(const char *p)
{
    size_t length = long_bracket(p + 2);

    return length > 0 ? skip_long(p + 2, length) : p + strcspn(p, "\n");
}

/* Behind the string or comment that starts at a point; else that point. */
static const char *skip(const char *p)
{
    size_t length = long_bracket(p);

    if (*p == '"' || *p == '\'')
        return skip_string(p);
    if (p[0] == '-' && p[1] == '-')
        return skip_comment(p);
    return length > 0 ? skip_long(p, length) : p;
}

/* ---- what is looked for ----------------------------------------------- */

static bool is_bitwise(const char *p)
{
    return *p == '&' || *p == '|' || (*p == '~' && p[1] != '=') ||
           (p[0] == '<' && p[1] == '<') || (p[0] == '>' && p[1] == '>');
}

/* Returns NULL if there is none. */
static const char *find_bitwise(const char *source)
{
    const char *p = source;

    while (*p != '\0') {
        const char *behind = skip(p);

        if (behind == p && is_bitwise(p))
            return p;
        p = behind > p ? behind : *p == '~' ? p + 2 : p + 1;
    }
    return NULL;
}

static int line_of(const char *source, const char *at)
{
    int line = 1;

    for (const char *p = source; p < at; p++)
        line += *p == '\n';
    return line;
}

static bool unsound(struct job *job, const char *id, struct place place,
    const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id, place, "%s", what),
        "%s", cure);
    return false;
}

bool source_is_sound(
    struct job *job, const char *path, const char *source, size_t size)
{
    struct place place = { path, 1, 1 };
    const char *bad = text_bad_utf8(source, size);
    const char *bitwise;

    if (size > LARGEST)
        return unsound(job, "rules-large", place,
            "this file of rules is too large",
            "cut it by topic; a file holds at most 64 KiB");
    if (bad == NULL && strlen(source) != size)
        bad = source + strlen(source);
    if (bad != NULL) {
        place.line = line_of(source, bad);
        return unsound(job, "not-utf8", place,
            "a byte here is not UTF-8, or no letter at all",
            "save the file as UTF-8");
    }
    bitwise = find_bitwise(source);
    if (bitwise != NULL) {
        place.line = line_of(source, bitwise);
        return unsound(job, "rules-bitwise", place,
            arena_format(job->arena, "rules may not use \"%c\"", *bitwise),
            "there are no bits in a contract: write it with + - * // and or");
    }
    return true;
}

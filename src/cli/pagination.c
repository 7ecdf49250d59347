#include "cli/pagination.h"

#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "render/outline.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Where reading stands in the PDF; NULL once nothing more is found. */
struct reading {
    struct job *job;
    const char *start, *end;
    const char *at;
    const char *kids; /* the list of all pages' objects */
};

/* Like strstr, for bytes that hold NULs. */
static const char *find(const char *from, const char *end, const char *words)
{
    size_t length = strlen(words);

    while (from != NULL && from + length <= end) {
        from = memchr(from, words[0], (size_t)(end - from) - length + 1);
        if (from == NULL || memcmp(from, words, length) == 0)
            return from;
        from++;
    }
    return NULL;
}

/* The place of an object in /Kids[ 1 0 R 12 0 R ... ], from 1; 0 if not. */
static int page_of(const struct reading *reading, long object)
{
    const char *p = reading->kids;
    char *next;

    for (int page = 1; p < reading->end && *p != ']'; page++) {
        long kid = strtol(p, &next, 10);

        if (next == p)
            return 0;
        if (kid == object)
            return page;
        p = find(next, reading->end, "R");
        if (p == NULL)
            return 0;
        p += 1 + strspn(p + 1, " \n");
    }
    return 0;
}

static int hex_digit(char c)
{
    return isdigit((unsigned char)c) ? c - '0'
                                     : toupper((unsigned char)c) - 'A' + 10;
}

/* One UTF-16 unit as UTF-8; a no-break space is a space. */
static void add_unit(struct text *text, unsigned unit)
{
    if (unit == 0xA0)
        unit = ' ';
    if (unit < 0x80) {
        text_add_char(text, (char)unit);
    } else if (unit < 0x800) {
        text_add_char(text, (char)(0xC0 | (unit >> 6)));
        text_add_char(text, (char)(0x80 | (unit & 0x3F)));
    } else {
        text_add_char(text, (char)(0xE0 | (unit >> 12)));
        text_add_char(text, (char)(0x80 | ((unit >> 6) & 0x3F)));
        text_add_char(text, (char)(0x80 | (unit & 0x3F)));
    }
}

/* <FEFF0050...> as words. */
static const char *title_at(const struct reading *reading, const char *hex)
{
    struct text text = text_new(reading->job->arena);

    for (const char *p = hex;
         p + 4 <= reading->end && isxdigit((unsigned char)*p); p += 4) {
        unsigned unit = 0;

        for (int i = 0; i < 4; i++)
            unit = unit * 16 + (unsigned)hex_digit(p[i]);
        if (unit != 0xFEFF)
            add_unit(&text, unit);
    }
    return text_squeeze(reading->job->arena, text.bytes);
}

/* The next heading of the outline. Returns 0 if there is none. */
static int next_heading(struct reading *reading, const char **title)
{
    static const char mark[] = "/Title<", destination[] = "/Dest[";
    const char *p = find(reading->at, reading->end, mark);
    const char *where = find(p, reading->end, destination);

    if (p == NULL || where == NULL)
        return 0;
    *title = title_at(reading, p + strlen(mark));
    reading->at = where;
    return page_of(reading, strtol(where + strlen(destination), NULL, 10));
}

static const char *words_of(struct job *job, const struct node *heading)
{
    struct text text = text_new(job->arena);

    document_words(heading, &text);
    for (char *p = text.bytes; *p != '\0'; p++)
        if (p[0] == '\xC2' && p[1] == '\xA0')
            p[0] = p[1] = ' ';
    return text_squeeze(job->arena, text.bytes);
}

/* The outline gives a heading's number too, so only the ends must agree. */
static int page_of_heading(struct reading *reading, const char *words)
{
    const char *title = "";
    int page;

    while ((page = next_heading(reading, &title)) > 0)
        if (text_ends(title, words))
            return page;
    return 0;
}

const int *pagination_read(struct job *job, struct bytes pdf,
    const struct document *document, size_t *count)
{
    struct reading reading = { .job = job,
        .start = pdf.start,
        .end = (const char *)pdf.start + pdf.size,
        .at = pdf.start };
    struct walk walk = document_walk(document->root);
    const struct node *heading;
    const char *pages = find(reading.start, reading.end, "/Type/Pages");
    const char *kids = find(pages, reading.end, "/Kids[");
    size_t room = 0;
    int *list;

    *count = 0;
    if (kids == NULL || !outline_has(document, NODE_CONTENTS))
        return NULL;
    reading.kids = kids + strlen("/Kids[");
    while (outline_next_entry(&walk) != NULL)
        room++;
    list = arena_alloc(job->arena, (room + 1) * sizeof *list);
    walk = document_walk(document->root);
    while ((heading = outline_next_entry(&walk)) != NULL) {
        list[*count] = page_of_heading(&reading, words_of(job, heading));
        if (list[(*count)++] == 0)
            return NULL;
    }
    return list;
}

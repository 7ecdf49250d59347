#include "cli/columns.h"

#include <assert.h>
#include <stdbool.h>

enum { PAGE = 78 };

static size_t next_character(const char *words, size_t at)
{
    at++;
    while (((unsigned char)words[at] & 0xC0) == 0x80)
        at++;
    return at;
}

size_t columns_width(const char *words)
{
    size_t width = 0;

    for (size_t i = 0; words[i] != '\0'; i = next_character(words, i))
        width++;
    return width;
}

/* How many bytes go on the next line: up to the last space that fits. */
static size_t fitting(const char *words, size_t width)
{
    size_t at = 0, space = 0, count = 0;

    for (; words[at] != '\0' && count < width; count++) {
        if (words[at] == ' ')
            space = at;
        at = next_character(words, at);
    }
    return words[at] == '\0' || words[at] == ' ' || space == 0 ? at : space;
}

static const char *print_line(
    FILE *out, const char *words, size_t width, bool is_last)
{
    size_t length = fitting(words, width), shown = 0;

    for (size_t i = 0; i < length; i = next_character(words, i))
        shown++;
    fprintf(out, "%.*s%*s", (int)length, words,
        is_last ? 0 : (int)(width - shown + 2), "");
    words += length;
    return words + (*words == ' ');
}

static bool has_more(const char *const *rests, size_t from, size_t count)
{
    for (size_t i = from; i < count; i++)
        if (*rests[i] != '\0')
            return true;
    return false;
}

void columns_print(
    FILE *out, const size_t *widths, const char *const *cells, size_t count)
{
    const char *rests[COLUMNS_MOST];

    assert(count <= COLUMNS_MOST);
    for (size_t i = 0; i < count; i++)
        rests[i] = cells[i];
    do {
        for (size_t i = 0; i < count && has_more(rests, i, count); i++)
            rests[i] = print_line(
                out, rests[i], widths[i], !has_more(rests, i + 1, count));
        fputc('\n', out);
    } while (has_more(rests, 0, count));
}

void columns_paragraph(FILE *out, size_t indent, const char *words)
{
    size_t widths[] = { indent - 2, PAGE - indent };
    const char *cells[] = { "", words };

    columns_print(out, widths, cells, 2);
}

#include "base/text.h"

#include "base/arena.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_ROOM = 128, LONGEST_WORD = 64 };

struct text text_new(struct arena *arena)
{
    struct text text = { .arena = arena, .room = FIRST_ROOM };

    text.bytes = arena_alloc(arena, FIRST_ROOM);
    return text;
}

static void make_room(struct text *text, size_t more)
{
    size_t wanted = text->length + more + 1;

    if (wanted <= text->room)
        return;
    while (text->room < wanted)
        text->room *= 2;

    char *bytes = arena_alloc(text->arena, text->room);
    memcpy(bytes, text->bytes, text->length);
    text->bytes = bytes;
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
    make_room(text, length);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *words)
{
    text_add_bytes(text, words, strlen(words));
}

void text_add_char(struct text *text, char c)
{
    text_add_bytes(text, &c, 1);
}

void text_format(struct text *text, const char *format, ...)
{
    size_t room = text->room - text->length;
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    size_t size =
        (size_t)vsnprintf(text->bytes + text->length, room, format, args);
    va_end(args);
    if (size >= room) { /* it did not fit */
        make_room(text, size);
        vsnprintf(text->bytes + text->length, size + 1, format, again);
    }
    va_end(again);
    text->length += size;
}

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void text_add_item(struct text *text, const char *item)
{
    if (text->length > 0)
        text_add(text, ", ");
    text_add(text, item);
}

void text_add_xml(struct text *text, const char *words)
{
    const char *start = words;

    for (const char *p = words; *p != '\0'; p++) {
        const char *entity = entity_of(*p);

        if (entity == NULL)
            continue;
        text_add_bytes(text, start, (size_t)(p - start));
        text_add(text, entity);
        start = p + 1;
    }
    text_add(text, start);
}

char *text_squeeze(struct arena *arena, const char *words)
{
    char *squeezed = arena_alloc(arena, strlen(words) + 1);
    char *end = squeezed;

    for (const char *p = words; *p != '\0'; p++) {
        if (!isspace((unsigned char)*p))
            *end++ = *p;
        else if (end > squeezed && end[-1] != ' ')
            *end++ = ' ';
    }
    if (end > squeezed && end[-1] == ' ')
        end--;
    *end = '\0';
    return squeezed;
}

/* How many bytes a character takes, by its first; 0 if none can start so. */
static size_t width_of(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    if (first >= 0xF0 && first <= 0xF4)
        return 4;
    return 0;
}

/* Over-long forms, surrogates and what lies past U+10FFFF. */
static bool is_second_byte(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return second >= 0x80 && second <= 0xBF;
    }
}

/* Past the letters of ASCII, which most text is made of, eight at a time. */
static const unsigned char *skip_ascii(
    const unsigned char *p, const unsigned char *end)
{
    const uint64_t high_bits = 0x8080808080808080;
    uint64_t eight;

    while (end - p >= (ptrdiff_t)sizeof eight) {
        memcpy(&eight, p, sizeof eight);
        if ((eight & high_bits) != 0)
            break;
        p += sizeof eight;
    }
    return p;
}

const char *text_bad_utf8(const char *bytes, size_t length)
{
    const unsigned char *p = (const unsigned char *)bytes;
    const unsigned char *end = p + length;

    while ((p = skip_ascii(p, end)) < end) {
        size_t width = width_of(*p);

        if (width == 0 || (size_t)(end - p) < width ||
            (width > 1 && !is_second_byte(p[0], p[1])))
            return (const char *)p;
        for (size_t i = 2; i < width; i++)
            if (p[i] < 0x80 || p[i] > 0xBF)
                return (const char *)p;
        p += width;
    }
    return NULL;
}

/* XML has no place for most control characters, nor for U+FFFE and U+FFFF. */
static bool is_character(const char *p, size_t length)
{
    if ((unsigned char)*p < ' ')
        return *p == '\t' || *p == '\n' || *p == '\r';
    return length < 3 || (memcmp(p, "\xEF\xBF\xBE", 3) != 0 &&
                             memcmp(p, "\xEF\xBF\xBF", 3) != 0);
}

const char *text_bad_character(const char *bytes, size_t length)
{
    const char *bad = text_bad_utf8(bytes, length);
    const char *end = bad != NULL ? bad : bytes + length;

    for (const char *p = bytes; p < end; p++)
        if (!is_character(p, (size_t)(end - p)))
            return p;
    return bad;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;

    return ab < c ? ab : c;
}

size_t text_distance(const char *a, const char *b)
{
    size_t rows = strlen(a), columns = strlen(b);
    size_t line[LONGEST_WORD + 1];

    if (rows > LONGEST_WORD || columns > LONGEST_WORD)
        return rows > columns ? rows : columns;
    for (size_t j = 0; j <= columns; j++)
        line[j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t corner = line[0];

        line[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t above = line[j];

            line[j] = least(
                above + 1, line[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
            corner = above;
        }
    }
    return line[columns];
}

bool text_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool text_starts(const char *words, const char *start)
{
    return strncmp(words, start, strlen(start)) == 0;
}

bool text_ends(const char *words, const char *end)
{
    size_t length = strlen(words), tail = strlen(end);

    return length >= tail && strcmp(words + length - tail, end) == 0;
}

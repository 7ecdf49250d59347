#include "review/docx_words.h"

#include "base/arena.h"
#include "base/text.h"
#include "io/foreign.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#define MATH "http://schemas.openxmlformats.org/officeDocument/2006/math"
#define STRICT_MATH "http://purl.oclc.org/ooxml/officeDocument/math"

const char *docx_words_attribute(
    const struct foreign *element, const char *name)
{
    const char *value = foreign_attribute(element, SPACE_W, name);

    return value != NULL ? value : foreign_attribute(element, SPACE_NONE, name);
}

const char *docx_words_value(
    const struct foreign *properties, const char *child)
{
    const struct foreign *element =
        properties != NULL ? foreign_child(properties, SPACE_W, child) : NULL;
    const char *value =
        element != NULL ? docx_words_attribute(element, "val") : NULL;

    return element != NULL && value == NULL ? "" : value;
}

const char *docx_words_below(struct arena *arena, const struct foreign *element)
{
    struct text text;

    if (element->first != NULL && element->first->next == NULL &&
        element->first->text != NULL)
        return element->first->text;
    text = text_new(arena);
    for (const struct foreign *e = element; e != NULL;
         e = foreign_next(element, e))
        if (e->text != NULL)
            text_add(&text, e->text);
    return text.bytes;
}

/* ---- symbols ---------------------------------------------------------- */

struct symbol {
    int code; /* of a symbol font, as Word writes it less 0xF000 */
    int character;
};

static const struct symbol symbol_font[] = { { 0xA2, 0x2032 }, { 0xA3, 0x2264 },
    { 0xA5, 0x221E }, { 0xAB, 0x2194 }, { 0xAC, 0x2190 }, { 0xAD, 0x2191 },
    { 0xAE, 0x2192 }, { 0xAF, 0x2193 }, { 0xB0, 0xB0 }, { 0xB1, 0xB1 },
    { 0xB2, 0x2033 }, { 0xB3, 0x2265 }, { 0xB4, 0xD7 }, { 0xB7, 0x2022 },
    { 0xB8, 0xF7 }, { 0xB9, 0x2260 }, { 0xBB, 0x2248 }, { 0xBC, 0x2026 },
    { 0xD2, 0xAE }, { 0xD3, 0xA9 }, { 0xD4, 0x2122 }, { 0xD7, 0x22C5 },
    { 0xE2, 0xAE }, { 0xE3, 0xA9 }, { 0xE4, 0x2122 }, { 0x2D, 0x2212 } };

static const struct symbol wingdings[] = { { 0x6C, 0x25CF }, { 0x6D, 0x274D },
    { 0x6E, 0x25A0 }, { 0x6F, 0x25A1 }, { 0x71, 0x2751 }, { 0x75, 0x25C6 },
    { 0x76, 0x2756 }, { 0x9F, 0x2022 }, { 0xA7, 0x25AA }, { 0xA8, 0x25FB },
    { 0xD8, 0x27A2 }, { 0xE0, 0x2192 }, { 0xFB, 0x2717 }, { 0xFC, 0x2713 },
    { 0xFD, 0x2612 }, { 0xFE, 0x2611 }, { 0x28, 0x260E }, { 0x2A, 0x2709 } };

static const struct symbol wingdings_two[] = { { 0x4F, 0x2717 },
    { 0x50, 0x2713 }, { 0x51, 0x2612 }, { 0x52, 0x2611 }, { 0xA3, 0x2610 } };

#define FONT(name, table)                                                      \
    {                                                                          \
        name, table, sizeof(table) / sizeof *(table)                           \
    }

static const struct {
    const char *name;
    const struct symbol *symbols;
    size_t count;
} fonts[] = { FONT("Symbol", symbol_font), FONT("Wingdings", wingdings),
    FONT("Wingdings 2", wingdings_two) };

/* One that no table has is itself if it is ASCII, else as it was written. */
static int find_character(const char *font, int code)
{
    int low = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;

    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        for (size_t j = 0; j < fonts[i].count; j++)
            if (strcasecmp(font, fonts[i].name) == 0 &&
                fonts[i].symbols[j].code == low)
                return fonts[i].symbols[j].character;
    return low >= ' ' && low < 0x7F ? low : code;
}

static const char *symbol(struct arena *arena, const struct foreign *element)
{
    const char *font = docx_words_attribute(element, "font");
    const char *code = docx_words_attribute(element, "char");
    long number = code != NULL ? strtol(code, NULL, 16) : 0;
    utf8proc_uint8_t bytes[5] = { 0 };
    int character;

    if (number < ' ' || number > 0x10FFFF)
        return NULL;
    character = find_character(font != NULL ? font : "", (int)number);
    if (!utf8proc_codepoint_valid(character))
        return NULL;
    utf8proc_encode_char(character, bytes);
    return arena_copy(arena, (const char *)bytes);
}

/* ---- words ------------------------------------------------------------ */

/* A line end of the XML is no more than a space to Word. */
static const char *plain(struct arena *arena, const char *words)
{
    size_t length = strcspn(words, "\n\r\t");
    char *copy;

    if (words[length] == '\0')
        return words;
    copy = arena_copy(arena, words);
    while (copy[length] != '\0') {
        copy[length] = ' ';
        length += strcspn(copy + length, "\n\r\t");
    }
    return copy;
}

static bool is_math(const struct foreign *element)
{
    return element->space == SPACE_OTHER && strcmp(element->name, "t") == 0 &&
           (strcmp(element->uri, MATH) == 0 ||
               strcmp(element->uri, STRICT_MATH) == 0);
}

static const struct {
    const char *name, *words;
} printed[] = { { "tab", "\t" }, { "ptab", "\t" }, { "br", "\n" },
    { "cr", "\n" }, { "noBreakHyphen", "\u2011" }, { "softHyphen", "\u00AD" } };

const char *docx_words_of(struct arena *arena, const struct foreign *element)
{
    if (foreign_is(element, SPACE_W, "t") ||
        foreign_is(element, SPACE_W, "delText") || is_math(element))
        return plain(arena, docx_words_below(arena, element));
    if (element->space != SPACE_W)
        return NULL;
    if (strcmp(element->name, "sym") == 0)
        return symbol(arena, element);
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++)
        if (strcmp(element->name, printed[i].name) == 0)
            return printed[i].words;
    return NULL;
}

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

static const struct symbol symbol_font[] = { { 0x22, 0x2200 }, { 0x24, 0x2203 },
    { 0x27, 0x220B }, { 0x2D, 0x2212 }, { 0x40, 0x2245 }, { 0x41, 0x391 },
    { 0x42, 0x392 }, { 0x43, 0x3A7 }, { 0x44, 0x394 }, { 0x45, 0x395 },
    { 0x46, 0x3A6 }, { 0x47, 0x393 }, { 0x48, 0x397 }, { 0x49, 0x399 },
    { 0x4A, 0x3D1 }, { 0x4B, 0x39A }, { 0x4C, 0x39B }, { 0x4D, 0x39C },
    { 0x4E, 0x39D }, { 0x4F, 0x39F }, { 0x50, 0x3A0 }, { 0x51, 0x398 },
    { 0x52, 0x3A1 }, { 0x53, 0x3A3 }, { 0x54, 0x3A4 }, { 0x55, 0x3A5 },
    { 0x56, 0x3C2 }, { 0x57, 0x3A9 }, { 0x58, 0x39E }, { 0x59, 0x3A8 },
    { 0x5A, 0x396 }, { 0x5C, 0x2234 }, { 0x5E, 0x22A5 }, { 0x60, 0x203E },
    { 0x61, 0x3B1 }, { 0x62, 0x3B2 }, { 0x63, 0x3C7 }, { 0x64, 0x3B4 },
    { 0x65, 0x3B5 }, { 0x66, 0x3C6 }, { 0x67, 0x3B3 }, { 0x68, 0x3B7 },
    { 0x69, 0x3B9 }, { 0x6A, 0x3D5 }, { 0x6B, 0x3BA }, { 0x6C, 0x3BB },
    { 0x6D, 0x3BC }, { 0x6E, 0x3BD }, { 0x6F, 0x3BF }, { 0x70, 0x3C0 },
    { 0x71, 0x3B8 }, { 0x72, 0x3C1 }, { 0x73, 0x3C3 }, { 0x74, 0x3C4 },
    { 0x75, 0x3C5 }, { 0x76, 0x3D6 }, { 0x77, 0x3C9 }, { 0x78, 0x3BE },
    { 0x79, 0x3C8 }, { 0x7A, 0x3B6 }, { 0x7E, 0x223C }, { 0xA0, 0x20AC },
    { 0xA1, 0x3D2 }, { 0xA2, 0x2032 }, { 0xA3, 0x2264 }, { 0xA4, 0x2044 },
    { 0xA5, 0x221E }, { 0xA6, 0x192 }, { 0xAB, 0x2194 }, { 0xAC, 0x2190 },
    { 0xAD, 0x2191 }, { 0xAE, 0x2192 }, { 0xAF, 0x2193 }, { 0xB0, 0xB0 },
    { 0xB1, 0xB1 }, { 0xB2, 0x2033 }, { 0xB3, 0x2265 }, { 0xB4, 0xD7 },
    { 0xB5, 0x221D }, { 0xB6, 0x2202 }, { 0xB7, 0x2022 }, { 0xB8, 0xF7 },
    { 0xB9, 0x2260 }, { 0xBA, 0x2261 }, { 0xBB, 0x2248 }, { 0xBC, 0x2026 },
    { 0xC4, 0x2297 }, { 0xC5, 0x2295 }, { 0xC6, 0x2205 }, { 0xC7, 0x2229 },
    { 0xC8, 0x222A }, { 0xC9, 0x2283 }, { 0xCA, 0x2287 }, { 0xCC, 0x2282 },
    { 0xCD, 0x2286 }, { 0xCE, 0x2208 }, { 0xCF, 0x2209 }, { 0xD0, 0x2220 },
    { 0xD1, 0x2207 }, { 0xD2, 0xAE }, { 0xD3, 0xA9 }, { 0xD4, 0x2122 },
    { 0xD5, 0x220F }, { 0xD6, 0x221A }, { 0xD7, 0x22C5 }, { 0xD9, 0x2227 },
    { 0xDA, 0x2228 }, { 0xDB, 0x21D4 }, { 0xDC, 0x21D0 }, { 0xDE, 0x21D2 },
    { 0xE2, 0xAE }, { 0xE3, 0xA9 }, { 0xE4, 0x2122 }, { 0xE5, 0x2211 },
    { 0xF2, 0x222B } };

static const struct symbol wingdings[] = { { 0x6C, 0x25CF }, { 0x6D, 0x274D },
    { 0x6E, 0x25A0 }, { 0x6F, 0x25A1 }, { 0x71, 0x2751 }, { 0x75, 0x25C6 },
    { 0x78, 0x2612 }, { 0x76, 0x2756 }, { 0x9F, 0x2022 }, { 0xA7, 0x25AA },
    { 0xA8, 0x25FB }, { 0xD8, 0x27A2 }, { 0xE0, 0x2192 }, { 0xFB, 0x2717 },
    { 0xFC, 0x2713 }, { 0xFD, 0x2612 }, { 0xFE, 0x2611 } };

static const struct symbol wingdings_two[] = { { 0x4F, 0x2717 },
    { 0x50, 0x2713 }, { 0x51, 0x2612 }, { 0x52, 0x2611 }, { 0xA3, 0x2610 } };

static const struct symbol webdings[] = { { 0x61, 0x2713 }, { 0x63, 0x25A1 },
    { 0x72, 0x2717 } };

#define TABLE(table) table, sizeof(table) / sizeof *(table)

/* A letter of a font of pictures is no letter; what is no mark is left out. */
static const struct font {
    const char *name;
    const struct symbol *symbols;
    size_t count;
    bool is_pictures;
} fonts[] = { { "Symbol", TABLE(symbol_font), false },
    { "Wingdings", TABLE(wingdings), true },
    { "Wingdings 2", TABLE(wingdings_two), true },
    { "Wingdings 3", NULL, 0, true }, { "Webdings", TABLE(webdings), true } };

static const struct font *find_font(const char *name)
{
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        if (strcasecmp(name, fonts[i].name) == 0)
            return &fonts[i];
    return NULL;
}

/* One that no table has is itself if it is ASCII, else as it was written.
 * Returns 0 for a picture. */
static int find_character(const char *name, int code)
{
    const struct font *font = find_font(name);
    int low = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;

    for (size_t i = 0; font != NULL && i < font->count; i++)
        if (font->symbols[i].code == low)
            return font->symbols[i].character;
    if (font != NULL && font->is_pictures)
        return 0;
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
    if (character == 0 || !utf8proc_codepoint_valid(character))
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

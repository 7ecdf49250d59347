#include "render/svg.h"

#include "base/arena.h"
#include "document/document_xml.h"

#include <string.h>

struct svg svg_begin(
    struct arena *arena, struct svg_setting setting, const char *title)
{
    struct svg svg = { .setting = setting,
        .title = title,
        .body = text_new(arena),
        .y = SVG_EDGE };

    if (setting.is_titled) {
        svg_lines(&svg, SVG_EDGE, SVG_START, true,
            (SVG_WIDTH - 2 * SVG_EDGE) / (SVG_LETTER + 1), title);
        svg.y += SVG_LINE / 2;
    }
    return svg;
}

/* An element that says what the picture is, and where it is found. */
static void add_said(
    struct text *text, const char *element, const char *id, const char *words)
{
    text_format(text, "<%s id=\"", element);
    document_xml_words(text, id);
    text_format(text, "-%s\">", element);
    document_xml_words(text, words);
    text_format(text, "</%s>\n", element);
}

static void add_start(struct text *text, const struct svg *svg, int height)
{
    text_format(text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
        "role=\"img\" aria-labelledby=\"",
        SVG_WIDTH, height);
    document_xml_words(text, svg->setting.id);
    text_add(text, "-title ");
    document_xml_words(text, svg->setting.id);
    text_add(text, "-desc\" font-family=\"");
    if (svg->setting.font != NULL) {
        document_xml_words(text, svg->setting.font);
        text_add(text, ", ");
    }
    text_format(
        text, "sans-serif\" font-size=\"%d\" fill=\"#000\">\n", SVG_FONT);
}

struct svg_picture svg_end(struct svg *svg, const char *alt)
{
    struct text text = text_new(svg->body.arena);
    int height = svg->y + SVG_EDGE;

    add_start(&text, svg, height);
    add_said(&text, "title", svg->setting.id, svg->title);
    add_said(&text, "desc", svg->setting.id, alt);
    text_format(&text, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n",
        SVG_WIDTH, height);
    text_add_bytes(&text, svg->body.bytes, svg->body.length);
    text_add(&text, "</svg>\n");
    return (struct svg_picture){ text.bytes, height };
}

void svg_words(struct svg *svg, int x, int y, enum svg_anchor anchor,
    bool is_bold, const char *words)
{
    static const char *const anchors[] = {
        [SVG_START] = "",
        [SVG_MIDDLE] = " text-anchor=\"middle\"",
        [SVG_END] = " text-anchor=\"end\"",
    };

    text_format(&svg->body, "<text x=\"%d\" y=\"%d\"%s%s>", x, y,
        anchors[anchor], is_bold ? " font-weight=\"bold\"" : "");
    document_xml_words(&svg->body, words);
    text_add(&svg->body, "</text>\n");
}

static bool is_letter(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80; /* the start of one, in UTF-8 */
}

int svg_count_letters(const char *words)
{
    int count = 0;

    for (; *words != '\0'; words++)
        count += is_letter(*words);
    return count;
}

int svg_longest_word(const char *words)
{
    int longest = 0, count = 0;

    for (; *words != '\0'; words++) {
        count = *words == ' ' ? 0 : count + is_letter(*words);
        longest = count > longest ? count : longest;
    }
    return longest;
}

/* Bytes of the first line: up to a space, or a word that is too long, cut. */
static size_t measure_line(const char *words, int letters)
{
    size_t length = 0, space = 0;

    for (int count = 0; words[length] != '\0'; length++) {
        if (words[length] == ' ')
            space = length;
        if (is_letter(words[length]) && ++count > letters)
            return space > 0 ? space : length;
    }
    return length;
}

static const char *next_line(const char *words, size_t length)
{
    words += length;
    return *words == ' ' ? words + 1 : words;
}

int svg_count_lines(const char *words, int letters)
{
    int count = 0;

    for (; *words != '\0'; count++)
        words = next_line(words, measure_line(words, letters));
    return count;
}

void svg_lines(struct svg *svg, int x, enum svg_anchor anchor, bool is_bold,
    int letters, const char *words)
{
    while (*words != '\0') {
        size_t length = measure_line(words, letters);

        svg->y += SVG_LINE;
        svg_words(svg, x, svg->y - (SVG_LINE - SVG_FONT), anchor, is_bold,
            arena_format(svg->body.arena, "%.*s", (int)length, words));
        words = next_line(words, length);
    }
}

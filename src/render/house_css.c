#include "render/house_css.h"

#include "base/text.h"
#include "document/house.h"
#include "render/colour.h"

#include <ctype.h>
#include <string.h>

/* A CSS string. What could end it, or the element around it, is numbered. */
static void add_string(struct text *css, const char *words)
{
    text_add_char(css, '"');
    for (const unsigned char *p = (const unsigned char *)words; *p != '\0'; p++)
        if (*p >= 0x80 || isalnum(*p) || strchr(" -_.,()", *p) != NULL)
            text_add_char(css, (char)*p);
        else
            text_format(css, "\\%x ", *p);
    text_add_char(css, '"');
}

static bool is_serif(const char *font)
{
    static const char *const signs[] = { "Serif", "Times", "Georgia",
        "Garamond", "Cambria", "Palatino", "Baskerville", "Charter" };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strstr(font, signs[i]) != NULL)
            return true;
    return false;
}

/* The font itself, then what a reader without it is likely to have. */
static void add_font(struct text *css, const char *name, const char *font)
{
    text_format(css, "--%s:", name);
    add_string(css, font);
    text_add(css, is_serif(font)
                      ? ",Georgia,\"Times New Roman\",serif;"
                      : ",Arial,\"Helvetica Neue\",Helvetica,sans-serif;");
}

static void add_colour(struct text *css, const char *name, const char *colour)
{
    if (strlen(colour) == 6 && strspn(colour, "0123456789ABCDEFabcdef") == 6)
        text_format(css, "--%s:#%s;", name, colour);
}

static void add_shades(struct text *css)
{
    for (int shade = 1; shade < SHADES; shade++)
        text_format(css, "--shade%d:#%s;", shade, colour_shade(shade));
}

static void add_length(struct text *css, int hundredths, const char *unit)
{
    text_format(css, " %d.%02d%s", hundredths / 100, hundredths % 100, unit);
}

static void add_page(
    struct text *css, const struct house *house, const char *running)
{
    text_add(css, "@page{size:");
    add_length(css, house->page_width, "mm");
    add_length(css, house->page_height, "mm");
    text_add(css, ";margin:");
    add_length(css, house->margin_top, "mm");
    add_length(css, house->margin_right, "mm");
    add_length(css, house->margin_bottom, "mm");
    add_length(css, house->margin_left, "mm");
    text_add(css, ";font-size:8pt;font-family:");
    add_string(css, house->body_font);
    text_add(css, ",sans-serif;");
    if (running != NULL) {
        text_add(css, "@top-left{content:");
        add_string(css, running);
        text_add(css, "}");
    }
    text_add(css, "@bottom-right{content:counter(page) \" of \" "
                  "counter(pages)}}\n"
                  "@page:first{@top-left{content:none}"
                  "@bottom-right{content:none}}\n");
}

const char *house_css_write(
    struct arena *arena, const struct house *house, const char *running)
{
    struct text css = text_new(arena);

    text_add(&css, ":root{");
    add_font(&css, "body-font", house->body_font);
    add_font(&css, "heading-font", house->heading_font);
    add_colour(&css, "ink", house->ink);
    add_colour(&css, "accent", house->accent);
    add_colour(&css, "shade", house->shade);
    add_colour(&css, "mark", house->mark);
    add_shades(&css);
    text_add(&css, "--print-size:");
    add_length(&css, house->body_size, "pt");
    /* what a word processor calls single is about 1.16 of the letters' size */
    text_add(&css, ";--print-lead:");
    add_length(&css, house->line_spacing * 116 / 100, "");
    text_add(&css, "}\n");
    if (house->heading_case_upper)
        text_add(&css, ".clause-head{text-transform:uppercase}\n");
    add_page(&css, house, running);
    return css.bytes;
}

#include "render/docx.h"

#include "base/job.h"
#include "document/house.h"
#include "io/file.h"
#include "render/colour.h"
#include "render/docx_block.h"
#include "render/docx_writer.h"
#include "render/outline.h"
#include "render/picture.h"
#include "render/template.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum template {
    CONTENT_TYPES,
    PACKAGE_RELATIONS,
    DOCUMENT,
    DOCUMENT_RELATIONS,
    STYLES,
    NUMBERING,
    SETTINGS,
    FONTS,
    THEME,
    HEADER,
    FOOTER,
    CORE,
    APPLICATION,
    TEMPLATES
};

/* Where each template is read, and what part of the package it becomes. */
static const struct {
    const char *file;
    const char *part;
} templates[TEMPLATES] = {
    [CONTENT_TYPES] = { "content-types.xml", "[Content_Types].xml" },
    [PACKAGE_RELATIONS] = { "package-rels.xml", "_rels/.rels" },
    [DOCUMENT] = { "document.xml", "word/document.xml" },
    [DOCUMENT_RELATIONS] = { "document-rels.xml",
        "word/_rels/document.xml.rels" },
    [STYLES] = { "styles.xml", "word/styles.xml" },
    [NUMBERING] = { "numbering.xml", "word/numbering.xml" },
    [SETTINGS] = { "settings.xml", "word/settings.xml" },
    [FONTS] = { "fontTable.xml", "word/fontTable.xml" },
    [THEME] = { "theme.xml", "word/theme/theme1.xml" },
    [HEADER] = { "header.xml", "word/header1.xml" },
    [FOOTER] = { "footer.xml", "word/footer1.xml" },
    [CORE] = { "core.xml", "docProps/core.xml" },
    [APPLICATION] = { "app.xml", "docProps/app.xml" },
};

struct docx {
    const struct house *house;
    const char *parts[TEMPLATES]; /* with the house style in them */
    const char *logo;             /* markup, or NULL */
    struct picture picture;
    int text_width; /* twips */
};

/* 1440 twips and 914400 EMU are 25.4 mm. */
static int twips(int hundredths)
{
    return (int)(((long)hundredths * 1440 + 1270) / 2540);
}

/* Half points, of a size that many hundredths of the body's. */
static const char *size(
    struct arena *arena, const struct house *house, int part)
{
    return arena_format(arena, "%d", (house->body_size * part / 100 + 25) / 50);
}

static struct value measure(
    struct arena *arena, const char *name, int hundredths)
{
    return (struct value){ .name = name,
        .words = arena_format(arena, "%d", twips(hundredths)) };
}

static const char *second_font(struct arena *arena, const struct house *house)
{
    struct value value = { .name = "font", .words = house->heading_font };

    if (text_same(house->heading_font, house->body_font))
        return NULL;
    return template_fill(arena,
        "<w:font w:name=\"{{font}}\"><w:charset w:val=\"00\"/>"
        "<w:pitch w:val=\"variable\"/></w:font>",
        &value, 1);
}

static const char *fill_house(
    struct arena *arena, const struct docx *docx, const char *template)
{
    const struct house *house = docx->house;
    const struct value values[] = {
        { "body_font", house->body_font, false },
        { "heading_font", house->heading_font, false },
        { "second_font", second_font(arena, house), true },
        { "heading_capitals", house->heading_case_upper ? "<w:caps/>" : "",
            true },
        { "ink", house->ink, false },
        { "accent", house->accent, false },
        { "shade", house->shade, false },
        { "mark", house->mark, false },
        { "rule", colour_light(arena, house->accent), false },
        { "line", arena_format(arena, "%d", house->line_spacing * 240 / 100),
            false },
        { "body_size", size(arena, house, 100), false },
        { "table_size", size(arena, house, 90), false },
        { "small_size", size(arena, house, 80), false },
        { "heading_size", size(arena, house, 110), false },
        { "section_size", size(arena, house, 125), false },
        { "schedule_size", size(arena, house, 150), false },
        { "subtitle_size", size(arena, house, 150), false },
        { "title_size", size(arena, house, 290), false },
        { "text_width", arena_format(arena, "%d", docx->text_width), false },
        measure(arena, "page_width", house->page_width),
        measure(arena, "page_height", house->page_height),
        measure(arena, "margin_top", house->margin_top),
        measure(arena, "margin_bottom", house->margin_bottom),
        measure(arena, "margin_left", house->margin_left),
        measure(arena, "margin_right", house->margin_right),
        measure(arena, "header_distance", house->margin_top / 2),
        measure(arena, "footer_distance", house->margin_bottom / 2),
        { "logo_relationship",
            docx->logo == NULL
                ? NULL
                : "<Relationship Id=\"rId8\" "
                  "Type=\"http://schemas.openxmlformats.org/officeDocument/"
                  "2006/relationships/image\" Target=\"media/logo.png\"/>",
            true },
    };

    return template_fill(arena, template, values, COUNT(values));
}

static const char *read_template(
    struct job *job, const char *folder, const char *name)
{
    size_t length;

    return file_read(job, file_join(job, folder, name), &length);
}

/* 36000 EMU are 1 mm. */
static bool load_logo(struct job *job, struct docx *docx, const char *folder)
{
    const struct house *house = docx->house;
    const struct picture *picture = &docx->picture;
    const char *template;

    if (house->logo == NULL)
        return true;
    template = read_template(job, folder, "logo.xml");
    if (!picture_load(job, house, &docx->picture) || template == NULL)
        return false;

    const struct value values[] = {
        { "logo_width", arena_format(job->arena, "%ld", picture->width * 360L),
            false },
        { "logo_height",
            arena_format(job->arena, "%ld", picture->height * 360L), false },
        { "logo_text", house->logo_text != NULL ? house->logo_text : "Logo",
            false },
    };
    docx->logo = template_fill(job->arena, template, values, COUNT(values));
    return true;
}

const struct docx *docx_open(
    struct job *job, const char *folder, const struct house *house)
{
    struct docx *docx = ARENA_NEW(job->arena, struct docx);

    docx->house = house;
    docx->text_width = twips(house->page_width) - twips(house->margin_left) -
                       twips(house->margin_right);
    if (!load_logo(job, docx, folder))
        return NULL;
    for (int i = 0; i < TEMPLATES; i++) {
        const char *template = read_template(job, folder, templates[i].file);

        if (template == NULL)
            return NULL;
        docx->parts[i] = fill_house(job->arena, docx, template);
    }
    return docx;
}

/* The moment the document is dated: no clock is read. */
static const char *dates(struct arena *arena, const char *date)
{
    const struct value value = { .name = "date", .words = date };

    if (date == NULL)
        return NULL;
    return template_fill(arena,
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{{date}}T00:00:00Z"
        "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">"
        "{{date}}T00:00:00Z</dcterms:modified>",
        &value, 1);
}

static struct bytes make_package(struct job *job, const struct docx *docx,
    const struct value *values, size_t count)
{
    struct part parts[TEMPLATES + 1];
    size_t part_count = TEMPLATES;

    for (int i = 0; i < TEMPLATES; i++) {
        const char *words =
            template_fill(job->arena, docx->parts[i], values, count);

        parts[i] = (struct part){
            .name = templates[i].part, .bytes = words, .size = strlen(words)
        };
    }
    if (docx->logo != NULL)
        parts[part_count++] = (struct part){ .name = "word/media/logo.png",
            .bytes = docx->picture.image.start,
            .size = docx->picture.image.size,
            .stored = true };
    return package_make(job, parts, part_count);
}

struct bytes docx_write(struct job *job, const struct docx *docx,
    const struct document *document, struct docx_options options)
{
    struct docx_writer writer = { .job = job,
        .document = document,
        .options = options,
        .logo = docx->logo,
        .body = text_new(job->arena),
        .lists = docx_lists_begin(job->arena, docx->house),
        .marks = marks_begin(job->arena, document, options.for_execution),
        .text_width = docx->text_width };

    docx_lists_enter(&writer.lists, ROLE_NONE);
    docx_block_write(&writer);

    const struct value values[] = {
        { "body", writer.body.bytes, true },
        { "numbering", docx_lists_markup(&writer.lists), true },
        { "title", document->title, false },
        { "subject", document->subject, false },
        { "status", document->status, false },
        { "foot", outline_foot(job->arena, document, options.for_execution),
            false },
        { "dates", dates(job->arena, document->date), true },
        { "title_page",
            outline_has(document, NODE_COVER) ? "<w:titlePg/>" : NULL, true },
    };

    return make_package(job, docx, values, COUNT(values));
}

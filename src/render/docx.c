#include "render/docx.h"

#include "base/job.h"
#include "document/house.h"
#include "io/file.h"
#include "render/docx_block.h"
#include "render/docx_copy.h"
#include "render/docx_writer.h"
#include "render/outline.h"
#include "render/parts.h"
#include "render/template.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct docx {
    const struct house *house;
    struct parts parts;
    const char *logo;  /* markup, or NULL */
    const char *chart; /* template */
    int text_width;    /* twips */
};

/* 1440 twips and 914400 EMU are 25.4 mm. */
static int twips(int hundredths)
{
    return (int)(((long)hundredths * 1440 + 1270) / 2540);
}

static const char *length(struct arena *arena, int hundredths)
{
    return arena_format(arena, "%d", twips(hundredths));
}

static const char *size(struct arena *arena, int half_points)
{
    return arena_format(arena, "%d", half_points);
}

static const struct parts_plan plan = {
    .rows = {
        { "content-types.xml", "[Content_Types].xml" },
        { "package-rels.xml", "_rels/.rels" },
        { "document.xml", "word/document.xml" },
        { "document-rels.xml", "word/_rels/document.xml.rels" },
        { "styles.xml", "word/styles.xml" },
        { "numbering.xml", "word/numbering.xml" },
        { "settings.xml", "word/settings.xml" },
        { "fontTable.xml", "word/fontTable.xml" },
        { "theme.xml", "word/theme/theme1.xml" },
        { "header.xml", "word/header1.xml" },
        { "footer.xml", "word/footer1.xml" },
        { "core.xml", "docProps/core.xml" },
        { "app.xml", "docProps/app.xml" },
    },
    .logo = "word/media/logo.png",
    .size = size,
    .length = length,
};

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

static void fill_house(struct arena *arena, struct docx *docx)
{
    const struct house *house = docx->house;
    const struct value values[] = {
        { "second_font", second_font(arena, house), true },
        { "heading_capitals", house->heading_case_upper ? "<w:caps/>" : "",
            true },
        { "line", arena_format(arena, "%d", house->line_spacing * 240 / 100),
            false },
        { "text_width", arena_format(arena, "%d", docx->text_width), false },
        { "logo_relationship",
            docx->logo == NULL
                ? NULL
                : "<Relationship Id=\"rId8\" "
                  "Type=\"http://schemas.openxmlformats.org/officeDocument/"
                  "2006/relationships/image\" Target=\"media/logo.png\"/>",
            true },
    };

    parts_fill(arena, &docx->parts, values, COUNT(values));
}

/* 36000 EMU are 1 mm. */
static bool load_logo(struct job *job, struct docx *docx, const char *folder)
{
    const struct house *house = docx->house;
    const struct picture *logo = &docx->parts.logo;
    size_t length;

    if (house->logo == NULL)
        return true;

    const char *template =
        file_read(job, file_join(job, folder, "logo.xml"), &length);
    const struct value values[] = {
        { "logo_width", arena_format(job->arena, "%ld", logo->width * 360L),
            false },
        { "logo_height", arena_format(job->arena, "%ld", logo->height * 360L),
            false },
        { "logo_text", house->logo_text, false },
    };
    if (template != NULL)
        docx->logo = template_fill(job->arena, template, values, COUNT(values));
    return template != NULL;
}

static bool load_chart(struct job *job, struct docx *docx, const char *folder)
{
    size_t length;

    docx->chart = file_read(job, file_join(job, folder, "chart.xml"), &length);
    return docx->chart != NULL;
}

const struct docx *docx_open(
    struct job *job, const char *folder, const struct house *house)
{
    struct docx *docx = ARENA_NEW(job->arena, struct docx);

    docx->house = house;
    docx->text_width = twips(house->page_width) - twips(house->margin_left) -
                       twips(house->margin_right);
    if (!parts_open(job, folder, house, &plan, &docx->parts) ||
        !load_logo(job, docx, folder) || !load_chart(job, docx, folder))
        return NULL;
    fill_house(job->arena, docx);
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

struct bytes docx_write(struct job *job, const struct docx *docx,
    const struct document *document, struct render_options options)
{
    struct docx_writer writer = { .job = job,
        .document = document,
        .options = options,
        .logo = docx->logo,
        .chart = docx->chart,
        .body = text_new(job->arena),
        .more_types = text_new(job->arena),
        .more_relationships = text_new(job->arena),
        .lists = docx_lists_begin(job->arena, docx->house),
        .comments = docx_comments_none(job->arena),
        .marks = marks_begin(job->arena, document, options.for_execution),
        .text_width = docx->text_width };

    docx_lists_enter(&writer.lists, ROLE_NONE);
    docx_block_write(&writer);
    docx_comments_pack(&writer);
    docx_copy_pack(&writer);

    const struct value values[] = {
        { "body", writer.body.bytes, true },
        { "more_types", writer.more_types.bytes, true },
        { "more_relationships", writer.more_relationships.bytes, true },
        { "numbering", docx_lists_markup(&writer.lists), true },
        { "title", document->title, false },
        { "subject", document->subject, false },
        { "status", document->status, false },
        { "foot", outline_foot(job->arena, document, options.for_execution),
            false },
        { "dates", dates(job->arena, document->date), true },
        { "tracking", docx_copy_tracking(options.copy), true },
        { "package_relationships", docx_copy_relationship(options.copy), true },
        { "title_page",
            outline_has(document, NODE_COVER) ? "<w:titlePg/>" : NULL, true },
    };

    return parts_pack(job, &docx->parts, values, COUNT(values), &writer.more);
}

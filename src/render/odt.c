#include "render/odt.h"

#include "base/job.h"
#include "document/house.h"
#include "io/file.h"
#include "render/colour.h"
#include "render/odt_block.h"
#include "render/odt_writer.h"
#include "render/outline.h"
#include "render/picture.h"
#include "render/template.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum template { CONTENT, STYLES, META, SETTINGS, MANIFEST, TEMPLATES };

/* Where each template is read, and what part of the package it becomes. */
static const struct {
    const char *file;
    const char *part;
} templates[TEMPLATES] = {
    [CONTENT] = { "content.xml", "content.xml" },
    [STYLES] = { "styles.xml", "styles.xml" },
    [META] = { "meta.xml", "meta.xml" },
    [SETTINGS] = { "settings.xml", "settings.xml" },
    [MANIFEST] = { "manifest.xml", "META-INF/manifest.xml" },
};

static const char TYPE[] = "application/vnd.oasis.opendocument.text";

struct odt {
    const struct house *house;
    const char *parts[TEMPLATES]; /* with the house style in them */
    struct picture logo;
    int text_width; /* hundredths of a millimetre */
};

/* To half a point, of a size that many hundredths of the body's. */
static struct value size(
    struct arena *arena, const struct house *house, const char *name, int part)
{
    int halves = (house->body_size * part / 100 + 25) / 50;

    return (struct value){ .name = name,
        .words = arena_format(arena, "%d.%dpt", halves / 2, halves % 2 * 5) };
}

static struct value measure(
    struct arena *arena, const char *name, int hundredths)
{
    return (struct value){ .name = name,
        .words = odt_writer_length(arena, hundredths) };
}

static struct value label(
    struct arena *arena, const char *name, const char *format, int level)
{
    return (struct value){ .name = name,
        .words = odt_lists_attributes(arena, format, level),
        .is_markup = true };
}

/* How numbers look: in two steps, as the list would be long in one. */
static const char *fill_numbers(
    struct arena *arena, const struct house *house, const char *template)
{
    const char *const *format = house->number_format;
    const struct value values[] = {
        label(arena, "clause", format[LEVEL_CLAUSE], LEVEL_CLAUSE),
        label(arena, "sub", format[LEVEL_SUB], LEVEL_SUB),
        label(arena, "limb", format[LEVEL_LIMB], LEVEL_LIMB),
        label(arena, "sublimb", format[LEVEL_SUBLIMB], LEVEL_SUBLIMB),
        label(arena, "party", house->party_format, LEVEL_CLAUSE),
        label(arena, "recital", house->recital_format, LEVEL_CLAUSE),
        label(arena, "schedule", house->schedule_format, LEVEL_CLAUSE),
    };

    return template_fill(arena, template, values, COUNT(values));
}

static const char *fill_house(
    struct arena *arena, const struct odt *odt, const char *template)
{
    const struct house *house = odt->house;
    const struct value values[] = {
        { "body_font", house->body_font, false },
        { "heading_font", house->heading_font, false },
        { "heading_capitals", house->heading_case_upper ? "uppercase" : "none",
            false },
        { "ink", house->ink, false },
        { "accent", house->accent, false },
        { "shade", house->shade, false },
        { "mark", house->mark, false },
        { "rule", colour_light(arena, house->accent), false },
        { "line", arena_format(arena, "%d%%", house->line_spacing), false },
        size(arena, house, "body_size", 100),
        size(arena, house, "table_size", 90),
        size(arena, house, "small_size", 80),
        size(arena, house, "heading_size", 110),
        size(arena, house, "section_size", 125),
        size(arena, house, "schedule_size", 150),
        size(arena, house, "subtitle_size", 150),
        size(arena, house, "title_size", 290),
        measure(arena, "text_width", odt->text_width),
        measure(arena, "page_width", house->page_width),
        measure(arena, "page_height", house->page_height),
        measure(arena, "margin_top", house->margin_top),
        measure(arena, "margin_bottom", house->margin_bottom),
        measure(arena, "margin_left", house->margin_left),
        measure(arena, "margin_right", house->margin_right),
        measure(arena, "header_distance", house->margin_top / 2),
        measure(
            arena, "header_height", house->margin_top - house->margin_top / 2),
        measure(arena, "footer_distance", house->margin_bottom / 2),
        measure(arena, "footer_height",
            house->margin_bottom - house->margin_bottom / 2),
        { "logo_entry",
            odt->logo.image.start == NULL
                ? NULL
                : "<manifest:file-entry manifest:full-path=\"Pictures/"
                  "logo.png\" manifest:media-type=\"image/png\"/>",
            true },
    };

    return fill_numbers(
        arena, house, template_fill(arena, template, values, COUNT(values)));
}

static const char *read_template(
    struct job *job, const char *folder, const char *name)
{
    size_t length;

    return file_read(job, file_join(job, folder, name), &length);
}

const struct odt *odt_open(
    struct job *job, const char *folder, const struct house *house)
{
    struct odt *odt = ARENA_NEW(job->arena, struct odt);

    odt->house = house;
    odt->text_width =
        house->page_width - house->margin_left - house->margin_right;
    if (!picture_load(job, house, &odt->logo))
        return NULL;
    for (int i = 0; i < TEMPLATES; i++) {
        const char *template = read_template(job, folder, templates[i].file);

        if (template == NULL)
            return NULL;
        odt->parts[i] = fill_house(job->arena, odt, template);
    }
    return odt;
}

/* The moment the document is dated: no clock is read. */
static const char *dates(struct arena *arena, const char *date)
{
    const struct value value = { .name = "date", .words = date };

    if (date == NULL)
        return NULL;
    return template_fill(arena,
        "<meta:creation-date>{{date}}T00:00:00</meta:creation-date>"
        "<dc:date>{{date}}T00:00:00</dc:date>",
        &value, 1);
}

/* The type of the file comes first, as it is, so that programs can see it. */
static struct bytes make_package(struct job *job, const struct odt *odt,
    const struct value *values, size_t count)
{
    struct part parts[TEMPLATES + 2] = { { .name = "mimetype",
        .bytes = TYPE,
        .size = sizeof TYPE - 1,
        .stored = true } };
    size_t part_count = 1;

    for (int i = 0; i < TEMPLATES; i++) {
        const char *words =
            template_fill(job->arena, odt->parts[i], values, count);

        parts[part_count++] = (struct part){
            .name = templates[i].part, .bytes = words, .size = strlen(words)
        };
    }
    if (odt->logo.image.start != NULL)
        parts[part_count++] = (struct part){ .name = "Pictures/logo.png",
            .bytes = odt->logo.image.start,
            .size = odt->logo.image.size,
            .stored = true };
    return package_make(job, parts, part_count);
}

struct bytes odt_write(struct job *job, const struct odt *odt,
    const struct document *document, struct odt_options options)
{
    struct odt_writer writer = { .job = job,
        .document = document,
        .options = options,
        .logo = &odt->logo,
        .body = text_new(job->arena),
        .style_names = names_new(job->arena),
        .styles = text_new(job->arena),
        .lists = odt_lists_begin(odt->house),
        .marks = marks_begin(job->arena, document, options.for_execution),
        .text_width = odt->text_width };

    odt_block_write(&writer);

    const struct value values[] = {
        { "body", writer.body.bytes, true },
        { "styles", writer.styles.bytes, true },
        { "title", document->title, false },
        { "subject", document->subject, false },
        { "status", document->status, false },
        { "foot", outline_foot(job->arena, document, options.for_execution),
            false },
        { "dates", dates(job->arena, document->date), true },
    };

    return make_package(job, odt, values, COUNT(values));
}

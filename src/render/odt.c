#include "render/odt.h"

#include "base/job.h"
#include "document/house.h"
#include "render/odt_block.h"
#include "render/odt_writer.h"
#include "render/outline.h"
#include "render/parts.h"
#include "render/template.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct odt {
    const struct house *house;
    struct parts parts;
    int text_width; /* hundredths of a millimetre */
};

static const char *size(struct arena *arena, int half_points)
{
    return arena_format(arena, "%d.%dpt", half_points / 2, half_points % 2 * 5);
}

/* The type of the file comes first so that programs can see it. */
static const struct parts_plan plan = {
    .rows = {
        { "content.xml", "content.xml" },
        { "styles.xml", "styles.xml" },
        { "meta.xml", "meta.xml" },
        { "settings.xml", "settings.xml" },
        { "manifest.xml", "META-INF/manifest.xml" },
    },
    .type = "application/vnd.oasis.opendocument.text",
    .logo = "Pictures/logo.png",
    .size = size,
    .length = odt_writer_length,
};

static struct value label(
    struct arena *arena, const char *name, const char *format, int level)
{
    return (struct value){ .name = name,
        .words = odt_lists_attributes(arena, format, level),
        .is_markup = true };
}

static void fill_house(struct arena *arena, struct odt *odt)
{
    const struct house *house = odt->house;
    const char *const *format = house->number_format;
    const struct value values[] = {
        { "heading_capitals", house->heading_case_upper ? "uppercase" : "none",
            false },
        { "line", arena_format(arena, "%d%%", house->line_spacing), false },
        { "text_width", odt_writer_length(arena, odt->text_width), false },
        { "logo_entry",
            odt->parts.logo.image.start == NULL
                ? NULL
                : "<manifest:file-entry manifest:full-path=\"Pictures/"
                  "logo.png\" manifest:media-type=\"image/png\"/>",
            true },
        label(arena, "clause", format[LEVEL_CLAUSE], LEVEL_CLAUSE),
        label(arena, "sub", format[LEVEL_SUB], LEVEL_SUB),
        label(arena, "limb", format[LEVEL_LIMB], LEVEL_LIMB),
        label(arena, "sublimb", format[LEVEL_SUBLIMB], LEVEL_SUBLIMB),
        label(arena, "party", house->party_format, LEVEL_CLAUSE),
        label(arena, "recital", house->recital_format, LEVEL_CLAUSE),
        label(arena, "schedule", house->schedule_format, LEVEL_CLAUSE),
    };

    parts_fill(arena, &odt->parts, values, COUNT(values));
}

const struct odt *odt_open(
    struct job *job, const char *folder, const struct house *house)
{
    struct odt *odt = ARENA_NEW(job->arena, struct odt);

    odt->house = house;
    odt->text_width =
        house->page_width - house->margin_left - house->margin_right;
    if (!parts_open(job, folder, house, &plan, &odt->parts))
        return NULL;
    fill_house(job->arena, odt);
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

/* An office program finds no bookmark in what is deleted, even once it is back,
 * so what refers to there is words and no field. */
static struct names gone_marks(const struct odt_writer *writer)
{
    struct names names = names_new(writer->job->arena);

    for (struct walk w = document_walk(writer->document->root);
         document_next(&w);) {
        const char *name = w.entering && w.node->change == CHANGE_DELETED
                               ? marks_name(&writer->marks, w.node)
                               : NULL;

        if (name != NULL)
            names_put(&names, name, (void *)w.node);
    }
    return names;
}

/* Of all that says which copy it is, only this outlives other programs. */
static const char *copy_property(
    struct arena *arena, const struct render_copy *copy)
{
    const struct value value = { .name = "id",
        .words = copy != NULL ? copy->id : NULL };

    if (copy == NULL)
        return NULL;
    return template_fill(arena,
        "<meta:user-defined meta:name=\"paction-copy\">{{id}}"
        "</meta:user-defined>",
        &value, 1);
}

struct bytes odt_write(struct job *job, const struct odt *odt,
    const struct document *document, struct render_options options)
{
    struct odt_writer writer = { .job = job,
        .document = document,
        .options = options,
        .logo = &odt->parts.logo,
        .body = text_new(job->arena),
        .style_names = names_new(job->arena),
        .styles = text_new(job->arena),
        .lists =
            odt_lists_begin(job->arena, odt->house, document->is_comparison),
        .changes = odt_change_none(job->arena),
        .marks = marks_begin(job->arena, document, options.for_execution),
        .entries = text_new(job->arena),
        .text_width = odt->text_width };

    writer.gone_marks = gone_marks(&writer);
    odt_block_write(&writer);
    odt_lists_settle(&writer.lists, &writer.body);

    const struct value values[] = {
        { "body", writer.body.bytes, true },
        { "changes", odt_change_markup(&writer), true },
        { "styles", writer.styles.bytes, true },
        { "chart_entries", writer.entries.bytes, true },
        { "title", document->title, false },
        { "subject", document->subject, false },
        { "status", document->status, false },
        { "foot", outline_foot(job->arena, document, options.for_execution),
            false },
        { "dates", dates(job->arena, document->date), true },
        { "copy", copy_property(job->arena, options.copy), true },
    };

    return parts_pack(
        job, &odt->parts, values, COUNT(values), &writer.pictures);
}

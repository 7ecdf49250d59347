#include "render/parts.h"

#include "base/job.h"
#include "document/house.h"
#include "io/file.h"
#include "render/colour.h"
#include "render/template.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The part-th hundredth of the body's size, to half a point. */
static const char *size(struct arena *arena, const struct parts *parts,
    const struct house *house, int part)
{
    return parts->plan->size(arena, (house->body_size * part / 100 + 25) / 50);
}

static void fill_house(
    struct arena *arena, struct parts *parts, const struct house *house)
{
    const char *(*length)(struct arena *, int) = parts->plan->length;
    int head = house->margin_top / 2, foot = house->margin_bottom / 2;
    const struct value values[] = {
        { "body_font", house->body_font, false },
        { "heading_font", house->heading_font, false },
        { "ink", house->ink, false },
        { "accent", house->accent, false },
        { "shade", house->shade, false },
        { "mark", house->mark, false },
        { "shade1", colour_shade(1), false },
        { "shade2", colour_shade(2), false },
        { "shade3", colour_shade(3), false },
        { "shade4", colour_shade(4), false },
        { "rule", colour_light(arena, house->accent), false },
        { "body_size", size(arena, parts, house, 100), false },
        { "table_size", size(arena, parts, house, 90), false },
        { "small_size", size(arena, parts, house, 80), false },
        { "heading_size", size(arena, parts, house, 110), false },
        { "section_size", size(arena, parts, house, 125), false },
        { "schedule_size", size(arena, parts, house, 150), false },
        { "subtitle_size", size(arena, parts, house, 150), false },
        { "title_size", size(arena, parts, house, 290), false },
        { "page_width", length(arena, house->page_width), false },
        { "page_height", length(arena, house->page_height), false },
        { "orientation",
            house->page_width > house->page_height ? "landscape" : "portrait",
            false },
        { "margin_top", length(arena, house->margin_top), false },
        { "margin_bottom", length(arena, house->margin_bottom), false },
        { "margin_left", length(arena, house->margin_left), false },
        { "margin_right", length(arena, house->margin_right), false },
        { "header_distance", length(arena, head), false },
        { "header_height", length(arena, house->margin_top - head), false },
        { "footer_distance", length(arena, foot), false },
        { "footer_height", length(arena, house->margin_bottom - foot), false },
    };

    parts_fill(arena, parts, values, COUNT(values));
}

bool parts_open(struct job *job, const char *folder, const struct house *house,
    const struct parts_plan *plan, struct parts *parts)
{
    *parts = (struct parts){ .plan = plan };
    if (!picture_load(job, house, &parts->logo))
        return false;
    for (int i = 0; plan->rows[i].template != NULL; i++) {
        size_t length;

        parts->markup[i] = file_read(
            job, file_join(job, folder, plan->rows[i].template), &length);
        if (parts->markup[i] == NULL)
            return false;
    }
    fill_house(job->arena, parts, house);
    return true;
}

void parts_fill(struct arena *arena, struct parts *parts,
    const struct value *values, size_t count)
{
    for (int i = 0; parts->markup[i] != NULL; i++)
        parts->markup[i] =
            template_fill(arena, parts->markup[i], values, count);
}

/* Grows by doubling whenever its count is a power of two. */
void parts_add(struct arena *arena, struct parts_more *more, const char *name,
    const char *words)
{
    size_t count = more->count;

    if ((count & (count - 1)) == 0) {
        struct part *grown =
            arena_alloc(arena, (count == 0 ? 1 : 2 * count) * sizeof *grown);

        if (count > 0)
            memcpy(grown, more->parts, count * sizeof *grown);
        more->parts = grown;
    }
    more->parts[more->count++] =
        (struct part){ .name = name, .bytes = words, .size = strlen(words) };
}

struct bytes parts_pack(struct job *job, const struct parts *parts,
    const struct value *values, size_t count, const struct parts_more *more)
{
    const struct parts_plan *plan = parts->plan;
    struct part *packed = arena_alloc(
        job->arena, (PARTS_MOST + 2 + more->count) * sizeof *packed);
    size_t n = 0;

    if (plan->type != NULL)
        packed[n++] = (struct part){ .name = "mimetype",
            .bytes = plan->type,
            .size = strlen(plan->type),
            .stored = true };
    for (int i = 0; parts->markup[i] != NULL; i++) {
        const char *words =
            template_fill(job->arena, parts->markup[i], values, count);

        packed[n++] = (struct part){
            .name = plan->rows[i].part, .bytes = words, .size = strlen(words)
        };
    }
    if (parts->logo.image.start != NULL)
        packed[n++] = (struct part){ .name = plan->logo,
            .bytes = parts->logo.image.start,
            .size = parts->logo.image.size,
            .stored = true };
    for (size_t i = 0; i < more->count; i++)
        packed[n++] = more->parts[i];
    return package_make(job, packed, n);
}

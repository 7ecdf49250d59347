#include "cli/price_pages.h"

#include "assemble/compose.h"
#include "assemble/figures.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/project.h"
#include "document/house.h"
#include "io/file.h"
#include "render/chart_svg.h"
#include "render/heat_svg.h"
#include "render/render.h"

#include <string.h>

static struct document *page_of(
    struct job *job, const struct project *project, const char *title)
{
    struct document *document = ARENA_NEW(job->arena, struct document);

    document->id = "price";
    document->title = "Models and Figures";
    document->subject = text_bad_character(title, strlen(title)) == NULL
                            ? title
                            : "A project"; /* a path may be any bytes */
    document->status = "What-if";
    document->audience = draft_audience_name(project->audience);
    document->purpose = "To show what each party pays and keeps.";
    document->plan = "price";
    document->house = project->house;
    document->root = document_add(job->arena, NULL, NODE_DOCUMENT);
    return document;
}

static void add_figure(
    struct job *job, struct node *root, const struct figure *figure)
{
    struct node *section = document_add(job->arena, root, NODE_SECTION);
    struct node *node;

    compose_heading(job, section, figure->title);
    if (figure->view != FIGURE_LINES) /* a chart says it itself */
        compose_paragraph(job, section, figure->alt);
    node = figures_add(job, section, figure);
    node->caption = NULL; /* the heading says it */
    node->address = arena_format(job->arena, "price/%s", figure->id);
    node->bookmark = compose_bookmark(job, node->address);
}

struct bytes price_pages_html(struct job *job, const struct project *project,
    const struct figure *figures, const char *title)
{
    struct document *document = page_of(job, project, title);
    struct renderer *renderer = render_open(
        job, file_join(job, project->home, "templates"), project->house);
    struct bytes page;

    for (const struct figure *f = figures; f != NULL; f = f->next)
        add_figure(job, document->root, f);
    page = render_document(job, renderer, document, render_find_format("html"),
        (struct render_options){ 0 });
    render_close(renderer);
    return page;
}

bool price_pages_is_picture(const struct figure *figure)
{
    return figure->view != FIGURE_TABLE && figure->row_count > 0;
}

struct bytes price_pages_svg(
    struct job *job, const struct project *project, const struct figure *figure)
{
    struct svg_setting setting = { figure->id, project->house->body_font,
        true };
    struct svg_picture picture;

    if (figure->view == FIGURE_LINES)
        picture =
            chart_svg_write(job->arena, figures_chart(job, figure), setting);
    else
        picture = heat_svg_write(job->arena,
            figures_add(
                job, document_add(job->arena, NULL, NODE_SECTION), figure),
            figure->alt, setting);
    return (struct bytes){ picture.markup, strlen(picture.markup) };
}

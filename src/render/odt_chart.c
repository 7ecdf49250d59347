#include "render/odt_chart.h"

#include "base/job.h"
#include "document/chart.h"
#include "document/document_xml.h"
#include "document/house.h"
#include "render/chart_svg.h"
#include "render/grid.h"
#include "render/odt_block.h"
#include "render/odt_remarks.h"
#include "render/odt_text.h"
#include "render/odt_writer.h"

enum { INDENT = 1270 }; /* hundredths of a millimetre */

/* The picture becomes a part of the file. Returns its name there. */
static const char *add_picture(
    struct odt_writer *writer, struct svg_picture picture)
{
    const char *name = arena_format(writer->job->arena, "Pictures/chart%zu.svg",
        writer->pictures.count + 1);

    parts_add(writer->job->arena, &writer->pictures, name, picture.markup);
    text_format(&writer->entries,
        "<manifest:file-entry manifest:full-path=\"%s\" "
        "manifest:media-type=\"image/svg+xml\"/>",
        name);
    return name;
}

static void add_frame(struct odt_writer *writer, const struct chart *chart,
    struct svg_picture picture, int width)
{
    struct arena *arena = writer->job->arena;
    struct text *body = &writer->body;
    const char *name = add_picture(writer, picture);

    text_format(body,
        "<draw:frame draw:style-name=\"InLine\" draw:name=\"Chart%zu\" "
        "text:anchor-type=\"as-char\" svg:width=\"%s\" svg:height=\"%s\">"
        "<draw:image xlink:href=\"%s\" xlink:type=\"simple\" "
        "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>",
        writer->pictures.count, odt_writer_length(arena, width),
        odt_writer_length(
            arena, (int)((int64_t)width * picture.height / SVG_WIDTH)),
        name);
    document_xml_words(body, chart->title);
    text_add(body, "</svg:title><svg:desc>");
    document_xml_words(body, chart->alt);
    text_add(body, "</svg:desc></draw:frame>");
}

static void add_point(struct odt_writer *writer, const char *mark)
{
    odt_text_bookmark_begin(writer, mark);
    odt_text_bookmark_end(writer, mark);
}

void odt_chart_write(struct odt_writer *writer, const struct node *chart)
{
    int indent = outline_is_indented(chart) ? INDENT : 0;
    const char *mark = marks_name(&writer->marks, chart);
    struct svg_setting setting = { .id = "chart",
        .font = writer->document->house->body_font };

    odt_block_caption(writer, chart, indent);
    writer->change = chart->change;
    odt_block_begin(
        writer, (struct look){ .style = "Figure", .indent = indent });
    odt_remarks_begin(writer, chart);
    if (!grid_has_caption(writer->job->arena, chart))
        add_point(writer, mark);
    add_frame(writer, chart->chart,
        chart_svg_write(writer->job->arena, chart->chart, setting),
        writer->text_width - indent);
    odt_remarks_end(writer);
    odt_block_end(writer);
}

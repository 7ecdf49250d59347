#include "render/docx_chart.h"

#include "base/job.h"
#include "document/chart.h"
#include "document/document_xml.h"
#include "document/house.h"
#include "render/chart_part.h"
#include "render/docx_block.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"
#include "render/grid.h"

/* Twips, of which one is 635 EMU. Each line of the legend needs LINE. */
enum { INDENT = 720, LINE = 240, EMU = 635 };

/* Type and relationship of the part, and the part. Returns its number. */
static size_t add_part(struct docx_writer *writer, const struct chart *chart)
{
    struct arena *arena = writer->job->arena;
    size_t number = ++writer->chart_count;

    parts_add(arena, &writer->more,
        arena_format(arena, "word/charts/chart%zu.xml", number),
        chart_part_write(arena, writer->chart, chart, writer->document->house));
    text_format(&writer->more_types,
        "<Override PartName=\"/word/charts/chart%zu.xml\" ContentType="
        "\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\""
        "/>",
        number);
    text_format(&writer->more_relationships,
        "<Relationship Id=\"rIdChart%zu\" Type=\"http://schemas."
        "openxmlformats.org/officeDocument/2006/relationships/chart\" "
        "Target=\"charts/chart%zu.xml\"/>",
        number, number);
    return number;
}

/* Drawings count from 1, which is the logo. */
static void add_drawing(
    struct docx_writer *writer, const struct chart *chart, int width)
{
    size_t number = add_part(writer, chart);
    int lines = (int)(chart->series_count + chart->mark_count);
    struct text *body = &writer->body;

    docx_change_turn(writer, writer->change);
    text_format(body,
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" "
        "distR=\"0\"><wp:extent cx=\"%ld\" cy=\"%ld\"/>"
        "<wp:docPr id=\"%zu\" name=\"Chart %zu\" descr=\"",
        (long)width * EMU, ((long)width / 2 + lines * LINE) * EMU, number + 1,
        number);
    document_xml_words(body, chart->alt);
    text_format(body,
        "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats."
        "org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas."
        "openxmlformats.org/drawingml/2006/chart\" r:id=\"rIdChart%zu\"/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        number);
}

void docx_chart_write(struct docx_writer *writer, const struct node *chart)
{
    struct arena *arena = writer->job->arena;
    int indent = outline_is_indented(chart) ? INDENT : 0;
    const char *fault = chart_fault(chart->chart);

    docx_block_caption(writer, chart, indent);
    writer->change = chart->change;
    docx_block_begin(
        writer, (struct look){ .style = "Figure", .indent = indent });
    docx_comments_begin(writer, chart);
    if (!grid_has_caption(arena, chart))
        docx_text_bookmark(writer, marks_name(&writer->marks, chart), NULL);
    if (fault == NULL)
        add_drawing(writer, chart->chart, writer->text_width - indent);
    else
        docx_text_run(
            writer, NULL, arena_format(arena, "This chart %s.", fault));
    docx_comments_end(writer);
    docx_block_end(writer);
}

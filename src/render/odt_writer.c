#include "render/odt_writer.h"

#include "base/job.h"

const char *odt_writer_style(struct odt_writer *writer, const char *markup)
{
    struct names *names = &writer->style_names;
    char *name = names_find(names, markup);

    if (name != NULL)
        return name;
    name = arena_format(writer->job->arena, "A%zu", names->count + 1);
    names_put(names, markup, name);
    text_format(
        &writer->styles, "<style:style style:name=\"%s\"%s", name, markup);
    text_add(&writer->styles, "</style:style>\n");
    return name;
}

const char *odt_writer_page(struct odt_writer *writer)
{
    if (writer->start == START_COVER)
        return " style:master-page-name=\"Cover\"";
    if (writer->start == START_BODY)
        return " style:master-page-name=\"Standard\"";
    return "";
}

const char *odt_writer_break(struct odt_writer *writer)
{
    enum odt_start start = writer->start;

    writer->start = START_HERE;
    return start == START_PAGE ? " fo:break-before=\"page\"" : "";
}

const char *odt_writer_length(struct arena *arena, int hundredths)
{
    return arena_format(arena, "%d.%02dmm", hundredths / 100, hundredths % 100);
}

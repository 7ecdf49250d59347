#include "render/render.h"

#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "document/document_xml.h"
#include "document/house.h"
#include "io/file.h"
#include "io/stylesheet.h"
#include "render/chart_svg.h"
#include "render/data_url.h"
#include "render/docx.h"
#include "render/house_css.h"
#include "render/odt.h"
#include "render/pack_index.h"
#include "render/picture.h"

#include <assert.h>
#include <string.h>

enum { MOST_CSS = 2 };

/* What one format's writer keeps between documents. */
struct opened {
    const void *handle; /* a struct docx or odt */
    struct stylesheet *stylesheet;
    const char *css;  /* NULL: the stylesheet wants none */
    const char *logo; /* a data: URL, or "" */
};

struct renderer {
    struct arena *arena; /* of the job that opened it */
    const char *folder;
    const struct house *house;
    struct opened *opened; /* one a format */
    struct opened index;
};

/* ---- stylesheets ------------------------------------------------------ */

/* A format made by a stylesheet, and the CSS that goes into it. */
struct sheet {
    const char *stylesheet;
    const char *css[MOST_CSS]; /* joined in this order */
};

static const struct sheet html = { "html/document.xsl",
    { "html/base.css", "html/document.css" } };
static const struct sheet text = { "text/document.xsl", { NULL } };
static const struct sheet akn = { "akn/document.xsl", { NULL } };
static const struct sheet index_page = { "html/index.xsl",
    { "html/base.css", "html/index.css" } };

static bool read_css(struct job *job, struct opened *opened, const char *folder,
    const struct sheet *sheet)
{
    struct text css = text_new(job->arena);

    for (size_t i = 0; i < MOST_CSS && sheet->css[i] != NULL; i++) {
        size_t size;
        const char *bytes =
            file_read(job, file_join(job, folder, sheet->css[i]), &size);

        if (bytes == NULL)
            return false;
        text_add_bytes(&css, bytes, size);
    }
    opened->css = css.bytes;
    return true;
}

static bool read_logo(
    struct job *job, struct opened *opened, const struct house *house)
{
    struct picture picture = { .image = { NULL, 0 } };

    opened->logo = "";
    if (house == NULL)
        return true;
    if (!picture_load(job, house, &picture))
        return false;
    if (picture.image.start != NULL)
        opened->logo = data_url_write(job->arena, "image/png", picture.image);
    return true;
}

static bool open_sheet(struct job *job, struct opened *opened,
    const struct renderer *renderer, const struct sheet *sheet)
{
    if (opened->stylesheet != NULL)
        return true;
    if (sheet->css[0] != NULL &&
        (!read_css(job, opened, renderer->folder, sheet) ||
            !read_logo(job, opened, renderer->house)))
        return false;
    opened->stylesheet = stylesheet_open(
        job, file_join(job, renderer->folder, sheet->stylesheet));
    return opened->stylesheet != NULL;
}

/* The picture of each chart, in order. */
static const char *draw_charts(struct arena *arena,
    const struct document *document, const struct house *house)
{
    struct text charts = text_new(arena);
    int count = 0;

    for (struct walk w = document_walk(document->root); document_next(&w);) {
        struct svg_setting setting = { .font = house != NULL ? house->body_font
                                                             : NULL };

        if (!w.entering || w.node->kind != NODE_CHART)
            continue;
        setting.id = w.node->bookmark != NULL
                         ? w.node->bookmark
                         : arena_format(arena, "chart-%d", ++count);
        text_add(
            &charts, chart_svg_write(arena, w.node->chart, setting).markup);
    }
    return charts.bytes;
}

/* running is at the head of each printed page. */
static struct bytes run_sheet(struct job *job, const struct opened *opened,
    const struct house *house, const char *running, const char *charts,
    const char *xml)
{
    const char *css = NULL;

    if (opened->css != NULL && house != NULL)
        css = arena_format(job->arena, "%s%s",
            house_css_write(job->arena, house, running), opened->css);

    const struct parameter parameters[] = {
        { css != NULL ? "css" : NULL, css },
        { "logo", opened->logo },
        { "charts", charts },
        { NULL, NULL },
    };
    return stylesheet_run(
        job, opened->stylesheet, "neutral XML", xml, parameters);
}

/* ---- the formats ------------------------------------------------------ */

static const void *open_docx(
    struct job *job, const char *folder, const struct house *house)
{
    return docx_open(job, folder, house);
}

static struct bytes write_docx(struct job *job, const void *docx,
    const struct document *document, struct render_options options)
{
    return docx_write(job, docx, document, options);
}

static const void *open_odt(
    struct job *job, const char *folder, const struct house *house)
{
    return odt_open(job, folder, house);
}

static struct bytes write_odt(struct job *job, const void *odt,
    const struct document *document, struct render_options options)
{
    return odt_write(job, odt, document, options);
}

/*
 * One row a format: made by a stylesheet, by a writer of its own with templates
 * in a folder of the format's name, or as is.
 */
struct row {
    struct format format;
    const struct sheet *sheet;
    const void *(*open)(
        struct job *job, const char *folder, const struct house *house);
    struct bytes (*write)(struct job *job, const void *handle,
        const struct document *document, struct render_options options);
};

static const struct row rows[] = {
    { .format = { "docx", "docx",
          "application/vnd.openxmlformats-officedocument"
          ".wordprocessingml.document",
          "Word" },
        .open = open_docx,
        .write = write_docx },
    { .format = { "odt", "odt", "application/vnd.oasis.opendocument.text",
          "OpenDocument" },
        .open = open_odt,
        .write = write_odt },
    { .format = { "html", "html", "text/html", "Web page" }, .sheet = &html },
    { .format = { "txt", "txt", "text/plain", "Plain text" }, .sheet = &text },
    { .format = { "akn", "akn.xml", "application/akn+xml", "Akoma Ntoso" },
        .sheet = &akn },
    { .format = { "xml", "xml", "application/xml", "Neutral XML" } },
};
enum { ROWS = sizeof rows / sizeof *rows };

const struct format *render_format(size_t i)
{
    return i < ROWS ? &rows[i].format : NULL;
}

const struct format *render_find_format(const char *name)
{
    for (size_t i = 0; i < ROWS; i++)
        if (text_same(rows[i].format.name, name))
            return &rows[i].format;
    return NULL;
}

static const struct row *row_of(const struct format *format)
{
    size_t i = 0;

    while (i < ROWS && &rows[i].format != format)
        i++;
    assert(i < ROWS);
    return &rows[i];
}

/* ---- the renderer ----------------------------------------------------- */

struct renderer *render_open(
    struct job *job, const char *folder, const struct house *house)
{
    struct renderer *renderer = ARENA_NEW(job->arena, struct renderer);

    renderer->arena = job->arena;
    renderer->folder = arena_copy(job->arena, folder);
    renderer->house = house;
    renderer->opened = arena_alloc(job->arena, ROWS * sizeof *renderer->opened);
    return renderer;
}

void render_close(struct renderer *renderer)
{
    if (renderer == NULL)
        return;
    for (size_t i = 0; i < ROWS; i++)
        stylesheet_close(renderer->opened[i].stylesheet);
    stylesheet_close(renderer->index.stylesheet);
}

/* What is read stays as long as the renderer; findings go to who asked. */
static struct job lasting(
    const struct job *job, const struct renderer *renderer)
{
    return (struct job){ renderer->arena, job->findings };
}

bool render_prepare(
    struct job *job, struct renderer *renderer, const struct format *format)
{
    const struct row *row = row_of(format);
    struct opened *opened = &renderer->opened[row - rows];
    struct job opening = lasting(job, renderer);

    if (row->sheet != NULL)
        return open_sheet(&opening, opened, renderer, row->sheet);
    if (row->open != NULL && opened->handle == NULL)
        opened->handle = row->open(&opening,
            file_join(&opening, renderer->folder, format->name),
            renderer->house);
    return row->open == NULL || opened->handle != NULL;
}

struct bytes render_document(struct job *job, struct renderer *renderer,
    const struct document *document, const struct format *format,
    struct render_options options)
{
    const struct row *row = row_of(format);
    const struct opened *opened = &renderer->opened[row - rows];
    const char *xml;

    if (!render_prepare(job, renderer, format))
        return (struct bytes){ NULL, 0 };
    if (row->write != NULL)
        return row->write(job, opened->handle, document, options);
    xml = document_xml_write(job->arena, document);
    if (row->sheet == NULL)
        return (struct bytes){ xml, strlen(xml) };
    return run_sheet(job, opened, renderer->house, document->title,
        row->sheet == &html ? draw_charts(job->arena, document, renderer->house)
                            : "",
        xml);
}

struct bytes render_index(
    struct job *job, struct renderer *renderer, const struct pack_index *index)
{
    struct job opening = lasting(job, renderer);

    if (!open_sheet(&opening, &renderer->index, renderer, &index_page))
        return (struct bytes){ NULL, 0 };
    return run_sheet(job, &renderer->index, renderer->house, index->title, "",
        pack_index_xml(job->arena, index, renderer->house));
}

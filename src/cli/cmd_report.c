/*
 * report: what the consultation came to, for people and for programs.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/delivery.h"
#include "cli/project.h"
#include "cli/standing.h"
#include "document/chart.h"
#include "document/house.h"
#include "govern/insight.h"
#include "govern/insight_page.h"
#include "io/file.h"
#include "render/chart_svg.h"
#include "render/heat_svg.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

enum { OUT = ACTING_JSON + 1, FORMATS, PUBLIC, AT };

enum { MOST_FILES = INSIGHT_PARTS + 8 };

struct reporting {
    struct job *job;
    const struct line *line;
    struct standing standing;
    const struct insight *insight;
    const char *templates;
    const struct house *house;
    struct delivery files[MOST_FILES];
    size_t count;
};

/* ---- the line --------------------------------------------------------- */

static const char *const formats[] = { "html", "docx", "odt", "txt", "svg",
    "csv", "json", NULL };

static bool is_known(const char *name, size_t length)
{
    for (const char *const *f = formats; *f != NULL; f++)
        if (strlen(*f) == length && strncmp(*f, name, length) == 0)
            return true;
    return false;
}

static bool check_line(struct job *job, const struct line *line)
{
    const char *list = line->values[FORMATS];

    if (line->values[OUT] == NULL)
        return acting_misuse(
            job, "no-out", "no folder to write to", "add -o OUT");
    while (list != NULL && *list != '\0') {
        size_t length = strcspn(list, ",");

        if (!is_known(list, length))
            return acting_misuse(job, "report-format",
                arena_format(job->arena, "a report cannot be \"%.*s\"",
                    (int)length, list),
                "html, docx, odt, txt, svg, csv, json");
        list += length + (list[length] == ',');
    }
    return true;
}

/* ---- files ------------------------------------------------------------ */

static bool wants(const struct reporting *r, const char *format)
{
    const char *list = r->line->values[FORMATS];

    return command_lists(list, format) &&
           (list != NULL || !text_same(format, "odt")) &&
           (list != NULL || !text_same(format, "txt"));
}

static void add_file(struct reporting *r, const char *path, struct bytes bytes)
{
    r->files[r->count++] = (struct delivery){ path, bytes };
}

static void add_text(struct reporting *r, const char *path, const char *words)
{
    add_file(r, path, (struct bytes){ words, strlen(words) });
}

static bool make_pages(struct reporting *r)
{
    static const char *const pages[] = { "html", "docx", "odt", "txt" };
    const struct document *page = insight_page(r->job, r->insight);
    struct renderer *renderer = render_open(r->job, r->templates, r->house);
    bool made = true;

    for (size_t i = 0; made && i < sizeof pages / sizeof *pages; i++) {
        struct bytes bytes;

        if (!wants(r, pages[i]))
            continue;
        bytes = render_document(r->job, renderer, page,
            render_find_format(pages[i]), (struct render_options){ 0 });
        made = bytes.start != NULL;
        if (made)
            add_file(
                r, arena_format(r->job->arena, "report.%s", pages[i]), bytes);
    }
    render_close(renderer);
    return made;
}

/* An empty consultation has nothing to be drawn. */
static void make_pictures(struct reporting *r)
{
    struct svg_setting setting = { "days", r->house->body_font, true };

    if (r->insight->chart == NULL || !wants(r, "svg"))
        return;
    add_text(r, "days.svg",
        chart_svg_write(r->job->arena, r->insight->chart, setting).markup);
    setting.id = "clauses";
    add_text(r, "clauses.svg",
        heat_svg_write(r->job->arena, insight_page_heat(r->job, r->insight),
            r->insight->heat_alt, setting)
            .markup);
}

static void make_tables(struct reporting *r)
{
    for (int i = 0; wants(r, "csv") && i < INSIGHT_PARTS; i++) {
        const struct insight_table *table = &r->insight->tables[i];

        if (i != INSIGHT_INVITATIONS || !r->insight->source->is_public)
            add_text(r, arena_format(r->job->arena, "%s.csv", table->id),
                insight_table_csv(r->job->arena, table));
    }
    if (wants(r, "json"))
        add_text(r, "report.json", insight_page_json(r->job, r->insight));
}

/* ---- reporting -------------------------------------------------------- */

/* Titles of clauses, if the pack can be assembled; else their ids do. */
static bool find_names(struct reporting *r, const char *folder)
{
    struct job *quiet = ARENA_NEW(r->job->arena, struct job);

    *quiet = (struct job){ r->job->arena, findings_new(r->job->arena) };
    if (standing_open(quiet, r->line->home, folder, &r->standing))
        r->house = r->standing.house;
    else
        r->house = house_load(
            r->job, file_join(r->job, r->templates, "house-style.xml"));
    return r->house != NULL;
}

static bool make(
    struct reporting *r, const struct acting *acting, const char *at)
{
    struct insight_source *source =
        ARENA_NEW(r->job->arena, struct insight_source);

    if (!find_names(r, acting->folder))
        return false;
    *source = (struct insight_source){ .ledger = acting->ledger,
        .at = at,
        .title = r->standing.title,
        .is_public = r->line->values[PUBLIC] != NULL,
        .clauses = &r->standing.clauses,
        .house = r->house };
    r->insight = insight_gather(r->job, source);
    if (!make_pages(r))
        return false;
    make_pictures(r);
    make_tables(r);
    return delivery_write(
        r->job, r->line->values[OUT], r->files, r->count, NULL);
}

static enum status tell(struct reporting *r, struct acting *acting)
{
    const char *out = r->line->values[OUT];
    json_t *files = json_array();

    for (size_t i = 0; i < r->count; i++)
        json_array_append_new(files, json_string(r->files[i].path));
    json_object_set_new(acting->reply, "files", files);
    if (r->line->values[ACTING_JSON] == NULL)
        printf("%zu files in %s%s\n", r->count, out,
            r->insight->source->is_public
                ? ""
                : "; internal: they name who asked not to be named");
    return acting_show(acting);
}

static enum status report(struct job *job, const struct line *line)
{
    struct reporting r = { .job = job,
        .line = line,
        .templates = file_join(job, line->home, "templates") };
    const char *at;
    struct acting acting;
    enum status status;

    if (!check_line(job, line))
        return STATUS_USAGE;
    at = acting_time(job, line->values[AT]);
    if (at == NULL || !acting_look(job, line, &acting))
        return STATUS_INPUT;
    status = make(&r, &acting, at) ? tell(&r, &acting) : acting_drop(&acting);
    if (r.standing.present != NULL)
        standing_close(&r.standing);
    return status;
}

const struct command command_report[] = {
    { .name = "report",
        .synopsis = "DIR -o OUT [-f html,docx,svg,...] [--public] [--at TIME]",
        .help = "report on the consultation: response, answers, what changed",
        .text =
            "Writes report.html and report.docx; days.svg (points received "
            "and answered) and clauses.svg (a map of where the points are); a "
            "CSV for each table; and report.json with all of them: response "
            "by side and by organisation, time to answer, what changed "
            "because of whom, invitations, and an audit against the four "
            "Gunning principles, each with what the record shows and does not "
            "show. It is internal. With --public nobody is named who asked "
            "not to be, nor any officer, and the invitations are left out.",
        .least = 1,
        .most = 1,
        .run = report,
        .options = { ACTING_LOOKS, { "-o", "OUT", "folder to write to" },
            { "-f", "FORMATS", "html, docx, svg, csv, json (all); odt, txt" },
            { "--public", NULL, "for everybody to read" },
            { "--at", "TIME", "as of when, as 2026-03-02T10:00 (now)" } } },
    { .name = NULL },
};

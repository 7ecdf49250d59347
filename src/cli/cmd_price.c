#include "base/money.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/figure_print.h"
#include "cli/price_pages.h"
#include "cli/project.h"
#include "io/file.h"
#include "models/find.h"
#include "models/models.h"
#include "models/one_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMATS, OUT, CASE, SET, BESIDE, FIND, AS };

struct pricing {
    struct job *job;
    const struct line *line;
    struct project project;
    const struct figure *figures;
};

static bool complain(struct job *job, const char *id, const char *what,
    const char *about, const char *cure)
{
    struct finding *finding = findings_add(job->findings, SEVERITY_ERROR, id,
        (struct place){ 0 }, "%s \"%s\"", what, about);

    finding->usage = true;
    findings_hint(job->findings, finding, "%s", cure);
    return false;
}

/* ---- scenarios -------------------------------------------------------- */

/* The settings of one option, after those of another (-1: none): NULL-ended. */
static const char *const *settings_of(
    struct job *job, const struct line *line, int option, int also)
{
    const char **settings =
        arena_alloc(job->arena, (MOST_GIVEN + 1) * sizeof *settings);
    size_t count = 0;

    for (size_t i = 0; i < line->given_count; i++) /* the stronger first */
        if (line->given[i].option == also)
            settings[count++] = line->given[i].value;
    for (size_t i = 0; i < line->given_count; i++)
        if (line->given[i].option == option)
            settings[count++] = line->given[i].value;
    return settings;
}

static const struct figure *named(const struct figure *figures, const char *id)
{
    for (const struct figure *f = figures; f != NULL; f = f->next)
        if (strcmp(f->id, id) == 0)
            return f;
    return NULL;
}

static void append(struct job *job, struct figure ***end,
    const struct figure *figure, const char *which)
{
    struct figure *copy = ARENA_NEW(job->arena, struct figure);

    *copy = *figure;
    copy->next = NULL;
    if (which != NULL)
        copy->title = arena_format(job->arena, "%s: %s", figure->title, which);
    **end = copy;
    *end = &copy->next;
}

static const struct figure *only(
    struct job *job, const struct figure *figures, const char *name)
{
    struct figure *first = NULL, **end = &first;
    const struct figure *found = named(figures, name);

    if (found != NULL)
        append(job, &end, found, NULL);
    else if (models_entry(name) != NULL)
        (void)complain(job, "no-such-figure", "this project has no figure",
            name, "its volume model is another one, or answers are missing");
    else
        (void)complain(job, "no-such-figure", "no figure", name,
            "`paction price DIR` prints them all, each with its name");
    return first;
}

static const struct figure *make_figures(
    struct pricing *pricing, const struct project *project)
{
    const struct line *line = pricing->line;
    struct models models = { pricing->job, project->library, project->answers };
    const struct figure *figures;
    enum find_viewer viewer = FIND_FACILITATOR;

    if (line->values[AS] != NULL && !find_viewer(line->values[AS], &viewer)) {
        (void)complain(pricing->job, "no-viewer", "nobody is called",
            line->values[AS], "facilitator, provider or authority");
        return NULL;
    }
    if (line->values[FIND] != NULL)
        return find_figures(&models, line->values[FIND], viewer);
    if (line->values[CASE] != NULL)
        return one_case_figure(&models, line->values[CASE]);
    figures = models_all(&models);
    return figures != NULL && line->argument_count > 1
               ? only(pricing->job, figures, line->arguments[1])
               : figures;
}

/* A what-if that changes nothing is no news, and would be taken for some. */
static void say_unread(
    struct job *job, const struct project *project, const char *const *settings)
{
    for (; *settings != NULL; settings++) {
        const struct reading *r = answers_readings(project->answers);

        while (
            r != NULL && (r->answer == NULL || r->answer->source != *settings))
            r = r->next;
        if (r == NULL)
            findings_hint(job->findings,
                findings_add(job->findings, SEVERITY_WARNING, "setting-unread",
                    (struct place){ 0 }, "no figure here reads \"%s\"",
                    *settings),
                "the table of inputs names what the figures are made from");
    }
}

/* The second scenario, opened, worked out and closed again. */
static const struct figure *figures_beside(struct pricing *pricing)
{
    struct project other = { 0 };
    const struct figure *figures = NULL;
    const char *const *settings =
        settings_of(pricing->job, pricing->line, SET, BESIDE);

    if (project_open_if(pricing->job, pricing->line->home,
            pricing->line->arguments[0], settings, &other) &&
        other.is_read) {
        figures = make_figures(pricing, &other);
        say_unread(pricing->job, &other,
            settings_of(pricing->job, pricing->line, BESIDE, -1));
    }
    project_close(&other);
    return figures;
}

/* Each figure with the other scenario's; one after the other if they differ
 * in shape, as when one of them has no release. Then what only the other has,
 * as when its volume model is another one. */
static const struct figure *put_beside(struct pricing *pricing)
{
    const struct figure *others = figures_beside(pricing);
    struct figure *first = NULL, **end = &first;

    for (const struct figure *f = pricing->figures; f != NULL; f = f->next) {
        const struct figure *o = named(others, f->id);
        const struct figure *both = o != NULL ? figure_beside(f, o) : NULL;

        if (both != NULL) {
            append(pricing->job, &end, both, NULL);
            continue;
        }
        append(pricing->job, &end, f, "now");
        if (o != NULL)
            append(pricing->job, &end, o, "beside");
    }
    for (const struct figure *o = others; o != NULL; o = o->next)
        if (named(pricing->figures, o->id) == NULL)
            append(pricing->job, &end, o, "beside");
    return first;
}

/* ---- formats ---------------------------------------------------------- */

static struct bytes printed(struct pricing *pricing, const char *format)
{
    struct bytes bytes = { 0 };
    char *made = NULL;
    FILE *out = open_memstream(&made, &bytes.size);

    if (out == NULL)
        return bytes;
    if (strcmp(format, "csv") == 0)
        figure_print_csv(pricing->job, pricing->figures, out);
    else if (strcmp(format, "json") == 0)
        figure_print_json(pricing->figures, out);
    else
        figure_print_table(pricing->job, pricing->figures, out);
    if (fclose(out) == 0)
        bytes.start = arena_copy(pricing->job->arena, made);
    free(made);
    return bytes;
}

static bool deliver(
    struct pricing *pricing, const char *name, struct bytes made)
{
    const char *out = pricing->line->values[OUT];

    if (made.start == NULL)
        return false;
    if (out != NULL)
        return file_make_folder(pricing->job, out) &&
               file_write(pricing->job, file_join(pricing->job, out, name),
                   made.start, made.size);
    return fwrite(made.start, 1, made.size, stdout) == made.size;
}

static bool deliver_pictures(struct pricing *pricing)
{
    struct job *job = pricing->job;
    size_t count = 0;

    for (const struct figure *f = pricing->figures; f != NULL; f = f->next)
        count += price_pages_is_picture(f);
    if (count == 0 || (count > 1 && pricing->line->values[OUT] == NULL))
        return complain(job, "which-picture",
            count == 0 ? "there is no picture in" : "several pictures in",
            pricing->line->arguments[0],
            "name one that is a chart or a grid, or add -o OUT for a file "
            "each");
    for (const struct figure *f = pricing->figures; f != NULL; f = f->next)
        if (price_pages_is_picture(f) &&
            !deliver(pricing, arena_format(job->arena, "%s.svg", f->id),
                price_pages_svg(job, &pricing->project, f)))
            return false;
    return true;
}

static bool deliver_format(struct pricing *pricing, const char *format)
{
    struct job *job = pricing->job;

    if (strcmp(format, "svg") == 0)
        return deliver_pictures(pricing);
    if (strcmp(format, "html") == 0)
        return deliver(pricing, "price.html",
            price_pages_html(job, &pricing->project, pricing->figures,
                pricing->line->arguments[0]));
    return deliver(pricing,
        arena_format(job->arena, "price.%s",
            strcmp(format, "table") == 0 ? "txt" : format),
        printed(pricing, format));
}

static const char *const formats[] = { "table", "csv", "json", "svg", "html",
    NULL };

static const char *wanted_formats(const struct line *line)
{
    return line->values[FORMATS] != NULL ? line->values[FORMATS] : "table";
}

static bool check_formats(struct job *job, const struct line *line)
{
    const char *wanted = wanted_formats(line);
    const char *rest = wanted;

    while (rest != NULL) {
        size_t length = strcspn(rest, ",");
        const char *name = arena_format(job->arena, "%.*s", (int)length, rest);
        const char *const *format = formats;

        while (*format != NULL && strcmp(*format, name) != 0)
            format++;
        if (*format == NULL)
            return complain(job, "no-price-format", "no format", name,
                "table, csv, json, svg or html");
        rest = rest[length] == ',' ? rest + length + 1 : NULL;
    }
    return strchr(wanted, ',') == NULL || line->values[OUT] != NULL ||
           complain(job, "no-price-format",
               "only one format goes to the screen, not", wanted, "add -o OUT");
}

/* One question at a time: what is not looked at would be missed. */
static bool check_wishes(struct job *job, const struct line *line)
{
    if (line->values[AS] != NULL && line->values[FIND] == NULL)
        return complain(job, "price-wishes", "without --find, there is no --as",
            line->values[AS], "add --find FILE");
    if ((line->argument_count > 1) + (line->values[CASE] != NULL) +
            (line->values[FIND] != NULL) >
        1)
        return complain(job, "price-wishes",
            "a figure, --case and --find are three questions about",
            line->arguments[0], "ask one of them at a time");
    return true;
}

static bool deliver_all(struct pricing *pricing)
{
    const char *wanted = wanted_formats(pricing->line);

    for (const char *const *format = formats; *format != NULL; format++)
        if (command_lists(wanted, *format) && !deliver_format(pricing, *format))
            return false;
    return true;
}

/* ---- the command ------------------------------------------------------ */

static void no_model(struct job *job)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "no-model",
            (struct place){ 0 }, "this project has no model to work out"),
        "a block, cost and volume, and a partnership have one; so has a "
        "yearly change by a basket");
}

static void price(struct pricing *pricing)
{
    const char *const *settings;

    if (!check_formats(pricing->job, pricing->line) ||
        !check_wishes(pricing->job, pricing->line))
        return;
    settings = settings_of(pricing->job, pricing->line, SET, -1);
    if (!project_open_if(pricing->job, pricing->line->home,
            pricing->line->arguments[0], settings, &pricing->project) ||
        !pricing->project.is_read)
        return;
    pricing->figures = make_figures(pricing, &pricing->project);
    say_unread(pricing->job, &pricing->project, settings);
    if (pricing->figures != NULL && pricing->line->values[BESIDE] != NULL)
        pricing->figures = put_beside(pricing);
    if (findings_errors(pricing->job->findings) > 0)
        return;
    if (pricing->figures == NULL)
        no_model(pricing->job);
    else
        (void)deliver_all(pricing);
}

enum status command_price(struct job *job, const struct line *line)
{
    struct pricing pricing = { .job = job, .line = line };

    price(&pricing);
    project_close(&pricing.project);
    return STATUS_DONE;
}

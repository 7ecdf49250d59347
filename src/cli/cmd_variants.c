#include "base/text.h"
#include "cli/command.h"
#include "cli/project.h"
#include "cli/variant_page.h"
#include "io/file.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

enum { OUT, IN };

/* What the name of a file says; text for the terminal. */
static const struct format *format_of(struct job *job, const char *path)
{
    const char *dot = path != NULL ? strrchr(path, '.') : ".txt";
    const struct format *format =
        dot != NULL ? render_find_format(dot + 1) : NULL;

    if (format == NULL) {
        struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
            "no-format", (struct place){ .file = path },
            "its name does not say in what format it is wanted");

        finding->usage = true;
        findings_hint(
            job->findings, finding, "end it with .docx, .odt, .html or .txt");
    }
    return format;
}

static void write_page(struct job *job, const struct project *project,
    const struct document *page, const char *path)
{
    const struct format *format = format_of(job, path);
    struct renderer *renderer;
    struct bytes bytes;

    if (format == NULL)
        return;
    renderer = render_open(
        job, file_join(job, project->home, "templates"), project->house);
    bytes = render_document(
        job, renderer, page, format, (struct render_options){ 0 });
    if (bytes.start != NULL && path == NULL)
        fwrite(bytes.start, 1, bytes.size, stdout);
    else if (bytes.start != NULL &&
             file_write(job, path, bytes.start, bytes.size))
        printf("%s\n", path);
    render_close(renderer);
}

static bool open(
    struct job *job, const struct line *line, struct project *project)
{
    if (line->values[IN] != NULL)
        return project_open(job, line->home, line->values[IN], project);
    project->answers = answers_new(job);
    return project_open_library(job, line->home, project);
}

enum status command_variants(struct job *job, const struct line *line)
{
    struct project project = { 0 };
    const struct clause *clause = NULL;
    struct document *page;

    if (open(job, line, &project))
        clause = project_find_clause(job, project.library, line->arguments[0]);
    if (clause != NULL) {
        struct specimen_source source = { project.library, project.rules,
            project.answers, project.house };

        if (variant_page_make(job, source, clause, &page))
            write_page(job, &project, page, line->values[OUT]);
    }
    project_close(&project);
    return STATUS_DONE;
}

#include "cli/paper.h"

#include "base/text.h"
#include "cli/command.h"
#include "cli/paper_money.h"
#include "cli/paper_parts.h"
#include "cli/variant_page.h"
#include "io/file.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

/* ---- the document ----------------------------------------------------- */

/* The question comes before the variants, which stand there already. */
static void move_last_to_front(struct node *root)
{
    struct node *last = root->last;

    if (last == root->first)
        return;
    root->last = last->previous;
    root->last->next = NULL;
    last->previous = NULL;
    last->next = root->first;
    root->first->previous = last;
    root->first = last;
}

static struct document *make(struct paper *paper)
{
    struct project *project = paper->project;
    struct specimen_source source = { project->library, project->rules,
        project->answers, project->house };
    struct document *document;

    if (!variant_page_make(paper->job, source, paper->clause, &document))
        return NULL;
    document->title = arena_format(paper->job->arena, "Paper for the board: %s",
        strchr(document->title, '\xe2') != NULL
            ? strchr(document->title, '\xe2')
            : paper->clause->id);
    document->plan = document->id;
    paper->document = document;
    paper->root = document->root;
    paper_parts_question(paper);
    move_last_to_front(document->root);
    if (!paper_parts_options(paper))
        return NULL;
    paper_parts_points(paper);
    paper_money_add(paper);
    paper_parts_rules(paper);
    paper_parts_law(paper);
    return document;
}

/* ---- files ------------------------------------------------------------ */

static bool write_format(struct paper *paper, struct renderer *renderer,
    const struct document *document, const struct format *format,
    const char *path)
{
    struct bytes bytes = render_document(
        paper->job, renderer, document, format, (struct render_options){ 0 });

    return bytes.start != NULL &&
           file_write(paper->job, path, bytes.start, bytes.size);
}

/* "paper.docx" as "paper.html" */
static const char *path_for(
    struct job *job, const char *path, const struct format *format)
{
    const char *dot = strrchr(path, '.');
    size_t length = dot != NULL && strchr(dot, '/') == NULL
                        ? (size_t)(dot - path)
                        : strlen(path);

    return arena_format(
        job->arena, "%.*s.%s", (int)length, path, format->extension);
}

static const char *named_format(struct job *job, const char *path)
{
    const char *dot = strrchr(path, '.');

    if (dot != NULL && render_find_format(dot + 1) != NULL)
        return dot + 1;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "no-format",
            (struct place){ .file = path },
            "its name does not say in what format it is wanted"),
        "end it with .docx, .odt, .html or .txt, or add -f");
    return NULL;
}

static bool write_all(struct paper *paper, const struct document *document,
    const char *path, const char *formats)
{
    struct renderer *renderer = render_open(paper->job,
        file_join(paper->job, paper->home, "templates"), paper->project->house);
    const struct format *format;
    size_t count = 0;
    bool is_done = true;

    for (size_t i = 0; is_done && (format = render_format(i)) != NULL; i++) {
        if (!command_lists(formats, format->name))
            continue;
        count++;
        is_done = write_format(paper, renderer, document, format,
            path_for(paper->job, path, format));
    }
    render_close(renderer);
    if (count == 0)
        findings_hint(paper->job->findings,
            findings_add(paper->job->findings, SEVERITY_ERROR, "no-format",
                (struct place){ .file = path }, "there is no format \"%s\"",
                formats),
            "html, docx, odt or txt");
    return is_done && count > 0;
}

bool paper_write(struct job *job, const struct ledger *ledger, const char *home,
    const char *folder, const char *clause, const char *path,
    const char *formats)
{
    struct project project = { 0 };
    struct paper paper = { .job = job,
        .ledger = ledger,
        .home = home,
        .folder = folder,
        .project = &project };
    const struct document *document = NULL;

    if (formats == NULL)
        formats = named_format(job, path);
    if (formats != NULL && project_open(job, home, folder, &project))
        paper.clause = project_find_clause(job, project.library, clause);
    if (paper.clause != NULL)
        document = make(&paper);
    if (document != NULL && !write_all(&paper, document, path, formats))
        document = NULL;
    project_close(&project);
    return document != NULL;
}

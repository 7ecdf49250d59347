#include "redline.h"

#include "floor.h"

#include "base/job.h"
#include "document/house.h"
#include "io/file.h"
#include "io/xml.h"
#include "render/render.h"
#include "review/compare.h"
#include "review/lines.h"
#include "review/redline_proof.h"

/* One comparison, from two trees to a file. */
struct run {
    struct job job;
    struct redline *redline;
    int scale;
    struct renderer *renderer;
    struct xml_schema *word;
    struct document old, new, *compared;
    double start;
};

static void begin(struct run *run)
{
    run->start = measure_now();
}

static double end(struct run *run, enum redline_step step)
{
    double took = measure_now() - run->start;

    measure_add(&run->redline->took[step][run->scale], took);
    return took;
}

static int count_marks(const struct document *compared)
{
    int marks = 0;

    for (struct walk w = document_walk(compared->root); document_next(&w);)
        marks += w.entering && w.node->change != CHANGE_NONE &&
                 w.node->parent->change == CHANGE_NONE;
    return marks;
}

static void measure_floor(struct run *run)
{
    struct lines lines;

    begin(run);
    (void)lines_printed(run->job.arena, run->old.root);
    lines = lines_printed(run->job.arena, run->new.root);
    end(run, REDLINE_READ);
    if (run->scale > 0)
        return;
    run->redline->paragraphs = (int)lines.count;
    run->redline->marks = count_marks(run->compared);
}

static bool measure_trees(struct run *run, double *took)
{
    bool is_proved;

    begin(run);
    run->compared = compare_documents(&run->job, &run->old, &run->new,
        (struct compare_options){ "A", "2027-04-01T10:00:00Z" });
    *took = end(run, REDLINE_COMPARE);
    begin(run);
    is_proved = compare_proves(&run->job, run->compared, &run->old, &run->new);
    *took += end(run, REDLINE_PROVE);
    measure_add(&run->redline->took[REDLINE_TREES][run->scale], *took);
    measure_floor(run);
    return is_proved;
}

/* The zip again by itself, to tell it from the writing. */
static bool measure_zip(struct run *run, struct bytes file, double both)
{
    struct floor floor;
    size_t size;
    double zip;

    if (!floor_open(&run->job, file, &floor))
        return false;
    begin(run);
    file = package_make(&run->job, floor.parts, floor.count);
    zip = end(run, REDLINE_ZIP);
    begin(run);
    size = floor_zip(&floor);
    end(run, REDLINE_LIBZIP);
    measure_add(&run->redline->took[REDLINE_WRITE][run->scale], both - zip);
    return file.start != NULL && size > 0;
}

static bool measure_file(struct run *run, double took)
{
    struct bytes file;
    double both;
    bool is_proved;

    begin(run);
    file = render_document(&run->job, run->renderer, run->compared,
        render_find_format("docx"), (struct render_options){ 0 });
    both = measure_now() - run->start;
    if (file.start == NULL || !measure_zip(run, file, both))
        return false;
    begin(run);
    is_proved =
        redline_proof_holds(&run->job, run->word, file, &run->old, &run->new);
    took += both + end(run, REDLINE_PROVE_FILE);
    measure_add(&run->redline->took[REDLINE_WHOLE][run->scale], took);
    return is_proved;
}

static bool measure(struct run *run, const struct house *house)
{
    int clauses = CONTRACT_CLAUSES << run->scale;
    double took;

    run->old = contract_make(run->job.arena, house, clauses, 0);
    run->new = contract_make(run->job.arena, house, clauses, 1);
    return run->word != NULL &&
           render_prepare(
               &run->job, run->renderer, render_find_format("docx")) &&
           measure_trees(run, &took) && measure_file(run, took);
}

static bool round_at(struct redline *redline, const char *templates, int scale)
{
    struct run run = { .job = job_begin(), .redline = redline, .scale = scale };
    const struct house *house =
        house_load(&run.job, file_join(&run.job, templates, "house-style.xml"));
    bool is_done;

    run.renderer = render_open(&run.job, templates, house);
    run.word = xml_schema_open(
        &run.job, file_join(&run.job, templates, "docx/wordprocessing.rng"));
    is_done = house != NULL && measure(&run, house);
    findings_print(run.job.findings, stderr);
    render_close(run.renderer);
    xml_schema_close(run.word);
    job_end(&run.job);
    return is_done;
}

bool redline_round(struct redline *redline, const char *templates)
{
    for (int scale = 0; scale < CONTRACT_SCALES; scale++)
        if (!round_at(redline, templates, scale))
            return false;
    return true;
}

#include "import.h"

#include "base/job.h"
#include "document/document_read.h"
#include "document/document_xml.h"
#include "document/house.h"
#include "io/file.h"
#include "io/foreign.h"
#include "io/parcel.h"
#include "render/render.h"
#include "review/compare.h"
#include "review/docx_reader.h"
#include "review/intake.h"
#include "review/intake_json.h"
#include "review/reader.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

enum { CHANGED = 5, PEER_ROUNDS = 3 };

static const char *const parts[] = { "word/document.xml", "word/comments.xml" };
enum { PARTS = sizeof parts / sizeof *parts };

/* One file that came back, and what it is held against. */
struct run {
    struct job *job;
    struct import *import;
    const char *templates, *path, *sent; /* sent: neutral XML */
    struct bytes file;
    int scale;
    double start, steps; /* of those in the worker together */
};

static void begin(struct run *run)
{
    run->start = measure_now();
}

static double end(struct run *run, enum import_step step)
{
    double took = measure_now() - run->start;

    measure_add(&run->import->took[step][run->scale], took);
    return took;
}

/* ---- the file --------------------------------------------------------- */

/* Five paragraphs of nine. */
static void add_remarks(struct document *compared)
{
    static const struct remark said = { .author = "Reviewer",
        .date = "2027-04-02T09:00:00Z",
        .words = "We cannot agree to this before we know who bears the cost." };
    int count = 0;

    for (struct walk w = document_walk(compared->root); document_next(&w);)
        if (w.entering && w.node->kind == NODE_PARAGRAPH && count++ % 9 < 5)
            ((struct node *)w.node)->remarks = &said;
}

static bool write_file(struct run *run)
{
    struct job *job = run->job;
    const struct house *house =
        house_load(job, file_join(job, run->templates, "house-style.xml"));
    int clauses = CONTRACT_CLAUSES << run->scale;
    struct document old = contract_make(job->arena, house, clauses, 0);
    struct document new = contract_make(job->arena, house, clauses, CHANGED);
    struct document *compared = compare_documents(job, &old, &new,
        (struct compare_options){ "Reviewer", "2027-04-02T10:00:00Z" });
    struct renderer *renderer = render_open(job, run->templates, house);

    add_remarks(compared);
    run->sent = document_xml_write(job->arena, &old);
    run->file = render_document(job, renderer, compared,
        render_find_format("docx"), (struct render_options){ 0 });
    render_close(renderer);
    return run->file.start != NULL &&
           file_write(job, run->path, run->file.start, run->file.size);
}

/* ---- step by step ----------------------------------------------------- */

static bool unzip(struct run *run, struct bytes *part)
{
    const struct parcel *parcel;

    begin(run);
    parcel = parcel_open(run->job, run->path, run->file);
    if (parcel == NULL)
        return false;
    for (int i = 0; i < PARTS; i++) {
        part[i] = parcel_part(run->job, parcel, parts[i]);
        if (part[i].start == NULL)
            return false;
    }
    run->steps += end(run, IMPORT_UNZIP);
    return true;
}

static void measure_floor(struct run *run, const struct bytes *part)
{
    begin(run);
    for (int i = 0; i < PARTS; i++)
        xmlFreeDoc(
            xmlReadMemory(part[i].start, (int)part[i].size, parts[i], NULL, 0));
    end(run, IMPORT_FLOOR);
}

static bool parse(struct run *run, const struct bytes *part)
{
    bool is_parsed = true;

    begin(run);
    for (int i = 0; i < PARTS; i++)
        is_parsed &= foreign_parse(run->job, parts[i], part[i].start,
                         part[i].size) != NULL;
    run->steps += end(run, IMPORT_PARSE);
    return is_parsed;
}

static void note_size(struct run *run, const struct returned *returned)
{
    if (run->scale > 0)
        return;
    run->import->paragraphs = returned->paragraph_count;
    run->import->comments = returned->comment_count;
    run->import->changes = returned->change_count;
    run->import->bytes = run->file.size;
}

static bool measure_steps(struct run *run)
{
    struct bytes part[PARTS];
    const struct returned *returned;
    const char *text;
    double read;

    if (!unzip(run, part) || !parse(run, part))
        return false;
    measure_floor(run, part);
    begin(run);
    returned = docx_reader_read(run->job, run->path, run->file);
    read = measure_now() - run->start;
    measure_add(&run->import->took[IMPORT_WALK][run->scale], read - run->steps);
    if (returned == NULL)
        return false;
    note_size(run, returned);
    begin(run);
    text = returned_write(run->job, returned);
    run->steps = read + end(run, IMPORT_WRITE);
    begin(run);
    returned = returned_read(run->job, text, strlen(text));
    run->steps += end(run, IMPORT_READ);
    return returned != NULL;
}

/* ---- the whole -------------------------------------------------------- */

static bool measure_whole(struct run *run)
{
    const struct returned *returned;
    const struct document *sent;
    const struct intake *intake;
    double whole;

    begin(run);
    returned = reader_read(run->job, run->path);
    whole = measure_now() - run->start;
    measure_add(
        &run->import->took[IMPORT_WORKER][run->scale], whole - run->steps);
    begin(run);
    sent = document_read(run->job,
        file_join(run->job, run->templates, "document.rng"), "tree.xml",
        run->sent, strlen(run->sent));
    whole += end(run, IMPORT_SENT);
    if (returned == NULL || sent == NULL)
        return false;
    begin(run);
    intake = intake_make(run->job, sent, returned);
    whole += end(run, IMPORT_INTAKE);
    begin(run);
    (void)intake_json_write(run->job, intake, NULL);
    whole += end(run, IMPORT_JSON);
    measure_add(&run->import->took[IMPORT_WHOLE][run->scale], whole);
    return intake->point_count + intake->proposal_count > 0;
}

static void measure_peer(struct run *run)
{
    const char *words[] = { "pandoc", "--track-changes=all", "-f", "docx", "-t",
        "json", run->path, NULL };
    struct samples *samples = &run->import->took[IMPORT_PEER][0];
    struct ran ran;

    if (run->scale > 0 || samples->count == PEER_ROUNDS)
        return;
    ran = measure_run(words);
    if (ran.status == 0)
        measure_add(samples, ran.ms);
}

bool import_round(
    struct import *import, const char *templates, const char *scratch)
{
    bool is_done = true;

    for (int scale = 0; scale < CONTRACT_SCALES && is_done; scale++) {
        struct job making = job_begin(), job = job_begin();
        struct run run = { .job = &making,
            .import = import,
            .templates = templates,
            .path = file_join(&making, scratch, "back.docx"),
            .scale = scale };

        is_done = write_file(&run);
        run.job = &job;
        is_done = is_done && measure_steps(&run);
        job_end(&job);
        job = job_begin();
        is_done = is_done && measure_whole(&run);
        findings_print(job.findings, stderr);
        job_end(&job);
        measure_peer(&run);
        job_end(&making);
    }
    return is_done;
}

/*
 * make bench: what it costs, beside the floor, in one run on one core.
 *
 *   bench HOME PROGRAM
 *
 * HOME holds clauses/, lua/, templates/ and examples/. Figures are printed and
 * never judged by the exit status: a machine has its moods. It is 1 only if
 * something could not be made at all.
 */
#include "durable.h"
#include "grid.h"
#include "import.h"
#include "measure.h"
#include "points.h"
#include "redline.h"
#include "scratch.h"
#include "synthetic.h"
#include "trial.h"

#include "base/job.h"
#include "io/file.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    ROUNDS = 31,
    SCALE_ROUNDS = 7,
    REVIEW_ROUNDS = 5,
    CLAUSES = 60, /* 960 at most: no list is numbered beyond 999 */
    SCALES = 3    /* 1, 4 and 16 times as many */
};

#define EXAMPLE "examples/south-coast"
#define DOCUMENT "framework-terms"

struct bench {
    struct job job; /* of the bench itself: paths */
    const char *home, *program, *scratch;
    struct samples cold;
    long kib;
    struct trial example;
    struct trial scales[SCALES];
    struct grid grid;
    struct redline redline;
    struct import import;
    struct points_bench points;
    struct durable durable;
};

static const char *below(struct bench *bench, const char *name)
{
    return file_join(&bench->job, bench->home, name);
}

/* ---- measuring -------------------------------------------------------- */

static struct ran run_cold(struct bench *bench)
{
    const char *words[] = { bench->program, "assemble", below(bench, EXAMPLE),
        "--home", bench->home, "-o",
        file_join(&bench->job, bench->scratch, "out"), "-f", "docx", "--only",
        DOCUMENT, NULL };

    return measure_run(words);
}

/* First of all: what a child had at most counts from this process's size. */
static void measure_memory(struct bench *bench)
{
    struct ran ran = run_cold(bench);

    if (ran.status == 0)
        bench->kib = ran.kib;
    else
        fprintf(stderr, "bench: %s says %d; nothing cold is measured\n",
            bench->program, ran.status);
}

static bool run_round(struct trial *trial)
{
    struct job job = job_begin();
    bool done = trial_round(trial, &job);

    if (!done)
        findings_print(job.findings, stderr);
    job_end(&job);
    return done;
}

static struct subject example_of(struct bench *bench)
{
    return (struct subject){
        .schema = below(bench, "clauses/schema/library.rng"),
        .clauses = below(bench, "clauses"),
        .lua = below(bench, "lua"),
        .answers = below(bench, EXAMPLE "/answers.xml"),
        .templates = below(bench, "templates"),
        .document = DOCUMENT,
        .audience = AUDIENCE_MARKET,
    };
}

static bool measure_example(struct bench *bench)
{
    bench->example.subject = example_of(bench);
    for (int i = 0; i < ROUNDS; i++) {
        if (!run_round(&bench->example))
            return false;
        if (bench->kib > 0)
            measure_add(&bench->cold, run_cold(bench).ms);
    }
    return true;
}

static int clauses_at(int scale)
{
    return CLAUSES << (2 * scale);
}

static bool prepare_scale(struct bench *bench, int scale)
{
    const char *folder = file_join(&bench->job, bench->scratch,
        arena_format(bench->job.arena, "x%d", clauses_at(scale)));
    struct subject *subject = &bench->scales[scale].subject;

    *subject = example_of(bench);
    subject->clauses = file_join(&bench->job, folder, "clauses");
    subject->lua = file_join(&bench->job, folder, "lua");
    subject->answers = file_join(&bench->job, folder, "answers.xml");
    subject->document = SYNTHETIC_DOCUMENT;
    bench->scales[scale].is_brief = true;
    return synthetic_write(&bench->job, folder, clauses_at(scale));
}

static bool measure_scales(struct bench *bench)
{
    for (int scale = 0; scale < SCALES; scale++)
        if (!prepare_scale(bench, scale))
            return false;
    for (int i = 0; i < SCALE_ROUNDS; i++)
        for (int scale = 0; scale < SCALES; scale++)
            if (!run_round(&bench->scales[scale]))
                return false;
    return true;
}

static bool measure_grid(struct bench *bench)
{
    for (int i = 0; i < SCALE_ROUNDS; i++)
        if (!grid_round(&bench->grid))
            return false;
    return true;
}

static bool measure_review(struct bench *bench)
{
    const char *templates = below(bench, "templates");

    for (int i = 0; i < REVIEW_ROUNDS; i++)
        if (!redline_round(&bench->redline, templates) ||
            !import_round(&bench->import, templates, bench->scratch))
            return false;
    return true;
}

static bool measure_points(struct bench *bench)
{
    for (int i = 0; i < POINTS_ROUNDS; i++)
        if (!points_round(&bench->points, bench->scratch))
            return false;
    return true;
}

/* ---- printing --------------------------------------------------------- */

static const char *verdict(bool met)
{
    return met ? "met" : "NOT MET";
}

/*
 * What it would take at the machine's quickest: each round is measured in the
 * yardstick of that round.
 */
static double quiet(const struct trial *trial, const struct samples *samples)
{
    const struct samples *yardstick = &trial->steps[STEP_YARDSTICK];

    return measure_ratio(samples, yardstick) * measure_least(yardstick);
}

static void print_row(const struct bench *bench, const char *what,
    const struct samples *samples, const char *aim)
{
    const struct trial *trial = &bench->example;

    printf("  %-46s %7.2f %7.2f %7.2f  %s\n", what, measure_median(samples),
        quiet(trial, samples),
        measure_ratio(samples, &trial->steps[STEP_FLOOR]), aim);
}

static void print_step(
    const struct bench *bench, const char *what, enum step step)
{
    print_row(bench, what, &bench->example.steps[step], "");
}

static void print_head(const struct bench *bench)
{
    const struct trial *trial = &bench->example;

    printf("\nThe framework terms of " EXAMPLE ": %d paragraphs, %.2f MB of "
           "XML in a file of %.0f KB\n",
        trial->outcome.paragraphs, (double)trial->size / 1e6,
        (double)trial->zipped / 1e3);
    printf("%d rounds on one core; medians; x is times libzip's own in the "
           "same round;\nquiet is what it takes when nothing else runs\n\n",
        ROUNDS);
    printf("  %-46s %7s %7s %7s  %s\n", "", "ms", "quiet", "x", "aim");
}

static void print_cold(struct bench *bench)
{
    double ms = quiet(&bench->example, &bench->cold);

    if (bench->kib == 0) {
        printf("  cold: no program was there to run\n\n");
        return;
    }
    print_row(bench, "cold: program start to a DOCX on the disk", &bench->cold,
        arena_format(
            bench->job.arena, "under 50 ms quiet: %s", verdict(ms < 50)));
    print_step(bench, "  library read, validated, cross-checked", STEP_LOAD);
    print_step(bench, "  rules read", STEP_RULES);
    print_step(bench, "  templates read, stylesheet compiled", STEP_TEMPLATES);
    printf("\n");
}

static void print_warm(struct bench *bench)
{
    const struct trial *trial = &bench->example;
    double x =
        measure_ratio(&trial->steps[STEP_WARM], &trial->steps[STEP_FLOOR]);
    double all =
        measure_ratio(&trial->steps[STEP_PACK], &trial->steps[STEP_PACK_FLOOR]);

    print_row(bench, "warm: answers to a DOCX in memory",
        &trial->steps[STEP_WARM],
        arena_format(bench->job.arena, "x under 2: %s, later 1.35: %s",
            verdict(x < 2), verdict(x < 1.35)));
    print_step(bench, "  answers read", STEP_ANSWERS);
    print_step(bench, "  assembly, without the reports", STEP_ASSEMBLY);
    print_row(bench, "    of it, rules", &trial->steps[STEP_HOLD],
        arena_format(
            bench->job.arena, "%zu conditions, once each", trial->rules));
    print_step(bench, "  writing", STEP_WRITING);
    print_step(bench, "  zip", STEP_ZIP);
    printf("\n");
    print_row(bench,
        arena_format(bench->job.arena, "warm: the whole pack, %zu DOCX",
            trial->documents),
        &trial->steps[STEP_PACK],
        arena_format(bench->job.arena, "%.2f times libzip of the same: %s", all,
            verdict(all < 2)));
    print_step(bench, "HTML by XSLT", STEP_HTML);
}

static void print_floor(const struct bench *bench)
{
    const struct trial *trial = &bench->example;
    const struct samples *yardstick = &trial->steps[STEP_YARDSTICK];

    print_step(bench, "floor: libzip of the same parts", STEP_FLOOR);
    print_row(bench, "yardstick: zlib of the same bytes", yardstick,
        arena_format(bench->job.arena, "%.2f to %.2f ms; %.1f to 1",
            measure_least(yardstick), measure_most(yardstick),
            (double)trial->size / (double)trial->deflated));
    if (bench->kib > 0)
        printf("  %-46s %7.1f %23s  under 64 MB: %s\n", "peak memory, MB",
            (double)bench->kib / 1024, "", verdict(bench->kib < 64 * 1024));
}

static void print_outcome(const char *what, const struct outcome *outcome)
{
    printf("  %-46s %7d %7d %7d %7d  none: %s\n", what, outcome->references,
        outcome->entries, outcome->stale, outcome->blank,
        verdict(outcome->stale == 0 && outcome->blank == 0));
}

static void print_outcomes(const struct bench *bench)
{
    printf("\n  %-46s %7s %7s %7s %7s\n",
        "Are they right? counted from the files", "fields", "entries", "stale",
        "blank");
    print_outcome("the framework terms", &bench->example.outcome);
    print_outcome("all documents of the pack", &bench->example.all);
    for (int scale = 0; scale < SCALES; scale++)
        print_outcome(arena_format(bench->job.arena, "%d clauses made up",
                          clauses_at(scale)),
            &bench->scales[scale].outcome);
}

/* Microseconds a clause, when it is quiet. */
static double per_clause(const struct bench *bench, int scale, enum step step)
{
    const struct trial *trial = &bench->scales[scale];

    return quiet(trial, &trial->steps[step]) * 1e3 / clauses_at(scale);
}

static void print_scale(
    const struct bench *bench, const char *what, enum step step)
{
    double growth =
        per_clause(bench, SCALES - 1, step) / per_clause(bench, 0, step);

    printf("  %-46s", what);
    for (int scale = 0; scale < SCALES; scale++)
        printf(" %7.1f", per_clause(bench, scale, step));
    printf(" %7.2f  under 2: %s\n", growth, verdict(growth < 2));
}

static void print_scales(const struct bench *bench)
{
    printf("\n  %-46s", "Is it linear? microseconds a clause, quiet");
    for (int scale = 0; scale < SCALES; scale++)
        printf(" %7d", clauses_at(scale));
    printf(" %7s  1 if linear, 16 if quadratic\n", "growth");
    print_scale(bench, "library read, validated, cross-checked", STEP_LOAD);
    print_scale(bench, "rules read", STEP_RULES);
    print_scale(bench, "answers read", STEP_ANSWERS);
    print_scale(bench, "assembly", STEP_ASSEMBLY);
    print_scale(bench, "writing", STEP_WRITING);
    print_scale(bench, "zip", STEP_ZIP);
    print_scale(bench, "warm: answers to a DOCX", STEP_WARM);
}

/* Milliseconds of the quickest round, and how they grow with the size. */
static void print_review_row(const char *what, const struct samples *samples)
{
    double first = measure_least(&samples[0]);
    double last = measure_least(&samples[CONTRACT_SCALES - 1]);

    printf("  %-46s", what);
    for (int scale = 0; scale < CONTRACT_SCALES; scale++)
        printf(" %7.2f", measure_least(&samples[scale]));
    printf(" %7.2f\n", last / first / (1 << (CONTRACT_SCALES - 1)));
}

static void print_review_end(
    const char *what, const struct samples *samples, double most)
{
    double first = measure_least(&samples[0]);
    double growth = measure_least(&samples[CONTRACT_SCALES - 1]) / first /
                    (1 << (CONTRACT_SCALES - 1));

    print_review_row(what, samples);
    printf("  %-46s under %.0f ms: %s; growth under 2: %s\n", "", most,
        verdict(first < most), verdict(growth < 2));
}

static void print_review_head(const char *what)
{
    printf("\n  %-46s", what);
    for (int scale = 0; scale < CONTRACT_SCALES; scale++)
        printf(" %7d", 60 << scale);
    printf(" %7s  1 if linear, 8 if quadratic\n", "growth");
}

static void print_redline(const struct bench *bench)
{
    const struct samples(*took)[CONTRACT_SCALES] = bench->redline.took;

    print_review_head("A comparison, milliseconds for so many pages");
    print_review_row("two trees to a marked one", took[REDLINE_COMPARE]);
    print_review_row("proof of it", took[REDLINE_PROVE]);
    print_review_end("both", took[REDLINE_TREES], 50);
    print_review_row("DOCX of it, without the zip", took[REDLINE_WRITE]);
    print_review_row("zip", took[REDLINE_ZIP]);
    print_review_row("proof of the DOCX", took[REDLINE_PROVE_FILE]);
    print_review_end("all of these", took[REDLINE_WHOLE], 50);
    print_review_row("floor: each paragraph read once", took[REDLINE_READ]);
    print_review_row("floor: libzip of the same parts", took[REDLINE_LIBZIP]);
    printf("  sixty pages are %d paragraphs with %d changes\n",
        bench->redline.paragraphs, bench->redline.marks);
}

static void print_peer(const struct samples *samples)
{
    if (samples->count == 0)
        printf("  peer: pandoc is not there\n");
    else
        printf("  %-46s %7.2f\n", "peer: pandoc reads the file, cold",
            measure_least(samples));
}

static void print_import(const struct bench *bench)
{
    const struct import *import = &bench->import;
    const struct samples(*took)[CONTRACT_SCALES] = import->took;

    print_review_head("A file that came back, milliseconds");
    print_review_row("unzipped, the parts with text", took[IMPORT_UNZIP]);
    print_review_row("these parsed", took[IMPORT_PARSE]);
    print_review_row("other parts and the walk", took[IMPORT_WALK]);
    print_review_row("as text out of the worker", took[IMPORT_WRITE]);
    print_review_row("back from text", took[IMPORT_READ]);
    print_review_row("what the worker adds", took[IMPORT_WORKER]);
    print_review_row("what was sent, from its XML", took[IMPORT_SENT]);
    print_review_row("placed and taken in", took[IMPORT_INTAKE]);
    print_review_row("as JSON", took[IMPORT_JSON]);
    print_review_end("all of these", took[IMPORT_WHOLE], 100);
    print_review_row(
        "floor: libxml2 parses the parts with text", took[IMPORT_FLOOR]);
    print_peer(&took[IMPORT_PEER][0]);
    printf("  sixty pages are %zu paragraphs, %zu comments, %zu changes in a "
           "file of %zu KB\n",
        import->paragraphs, import->comments, import->changes,
        import->bytes / 1000);
}

/* Millions a second, of the quickest round. */
static double per_second(const struct bench *bench, const struct samples *took)
{
    return (double)bench->grid.scenarios / measure_least(took) / 1e3;
}

static void print_grid(const struct bench *bench)
{
    const struct grid *grid = &bench->grid;

    printf("\n  %-46s %7s %7s\n", "Terms that both accept", "search", "floor");
    printf("  %-46s %7.2f %7.2f  1 million: %s; %.1f times the floor\n",
        "million scenarios a second, one limit a side",
        per_second(bench, &grid->search), per_second(bench, &grid->floor),
        verdict(per_second(bench, &grid->search) >= 1),
        measure_ratio(&grid->search, &grid->floor));
    printf("  %-46s %7.0f %7.0f\n", "accepted by both, thousands",
        (double)grid->accepted / 1e3, (double)grid->floor_accepted / 1e3);
}

static void print_record_row(
    const struct bench *bench, const char *what, enum durable_step step)
{
    printf("  %-46s %9.2f %9.2f\n", what,
        measure_median(&bench->durable.took[step]),
        measure_least(&bench->durable.took[step]));
}

static void print_record(const struct bench *bench)
{
    const struct samples *took = bench->durable.took;

    printf(
        "\n  %-46s %9s %9s\n", "The record, milliseconds", "median", "least");
    print_record_row(bench, "one act, on the disk", DURABLE_ACT);
    print_record_row(
        bench, "floor: its bytes, written and flushed", DURABLE_FLOOR);
    printf("  %-46s %9.2f  %zu bytes an act\n", "times the floor",
        measure_ratio(&took[DURABLE_ACT], &took[DURABLE_FLOOR]),
        bench->durable.bytes);
    print_record_row(bench, "10,000 points in one act", DURABLE_IMPORT);
    print_record_row(bench, "opened and checked", DURABLE_OPEN);
    print_record_row(bench, "10,000 points loaded", DURABLE_LOAD);
    print_record_row(bench, "verified: 105 events, all rows", DURABLE_VERIFY);
}

static void print_points_row(
    const struct bench *bench, const char *what, enum points_step step)
{
    printf("  %-46s %9.2f %9.2f\n", what,
        measure_median(&bench->points.took[step]),
        measure_least(&bench->points.took[step]));
}

static void print_points(const struct bench *bench)
{
    const struct points_bench *points = &bench->points;

    printf("\n  %-46s %9s %9s\n", "10,000 points as JSON, milliseconds",
        "median", "least");
    print_points_row(bench, "read, each on its place", POINTS_READ);
    print_points_row(bench, "recorded: keys, people, scope", POINTS_RECORD);
    print_points_row(bench, "grouped by tens", POINTS_GROUP);
    print_points_row(bench, "kept: one act, on the disk", POINTS_KEEP);
    print_points_row(
        bench, "reported: insight as CSV and JSON, collisions", POINTS_REPORT);
    print_points_row(bench, "all of these", POINTS_WHOLE);
    print_points_row(bench, "floor: jansson parses the same", POINTS_FLOOR);
    printf("  %-46s under 2 s: %s; %zu KB, %zu clauses, %zu collisions\n", "",
        verdict(measure_median(&points->took[POINTS_WHOLE]) < 2000),
        points->bytes / 1000, points->clauses, points->collisions);
}

static void print_all(struct bench *bench)
{
    print_head(bench);
    print_cold(bench);
    print_warm(bench);
    print_floor(bench);
    print_outcomes(bench);
    print_scales(bench);
    print_grid(bench);
    print_redline(bench);
    print_import(bench);
    print_record(bench);
    print_points(bench);
    printf("\n");
}

int main(int count, char **words)
{
    struct bench *bench = calloc(1, sizeof *bench);
    bool done;

    if (count != 3 || bench == NULL) {
        fprintf(stderr, "usage: bench HOME PROGRAM\n");
        return 2;
    }
    bench->job = job_begin();
    bench->home = words[1];
    bench->program = words[2];
    bench->scratch = scratch_make(&bench->job);
    if (!measure_pin())
        fprintf(stderr, "bench: not kept on one core\n");
    done = bench->scratch != NULL;
    if (done) {
        measure_memory(bench);
        done = measure_example(bench) && measure_scales(bench) &&
               measure_grid(bench) && measure_review(bench) &&
               durable_measure(&bench->job, &bench->durable, bench->scratch) &&
               measure_points(bench);
    }
    if (done)
        print_all(bench);
    findings_print(bench->job.findings, stderr);
    scratch_remove(bench->scratch);
    job_end(&bench->job);
    free(bench);
    return done ? 0 : 1;
}

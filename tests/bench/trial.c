#include "trial.h"

#include "floor.h"

#include "answers/loading.h"
#include "assemble/pack.h"
#include "base/text.h"
#include "document/house.h"
#include "io/file.h"
#include "render/docx.h"
#include "render/render.h"

/* What one round has loaded and made. */
struct round {
    struct trial *trial;
    struct job *job;
    const struct library *library;
    struct rules *rules;
    const struct house *house;
    const struct docx *docx;
    struct renderer *renderer;
    struct answers *answers;
    struct draft_pack *pack;
    double began;
};

static void begin(struct round *round)
{
    round->began = measure_now();
}

static void end(struct round *round, enum step step)
{
    measure_add(&round->trial->steps[step], measure_now() - round->began);
}

/* The figure just taken. */
static double last(const struct trial *trial, enum step step)
{
    const struct samples *samples = &trial->steps[step];

    return samples->of[samples->count - 1];
}

/* ---- once ------------------------------------------------------------- */

static void load_library(struct round *round)
{
    struct library_layer layer = { "core", round->trial->subject.clauses };

    begin(round);
    round->library = library_load(
        round->job, &layer, 1, round->trial->subject.schema);
    end(round, STEP_LOAD);
}

static bool load_rules(struct round *round)
{
    begin(round);
    round->rules = rules_load(round->job, round->library,
        &round->trial->subject.lua, 1);
    end(round, STEP_RULES);
    return round->rules != NULL;
}

static bool load_templates(struct round *round)
{
    const char *folder = round->trial->subject.templates;
    struct job *job = round->job;

    begin(round);
    round->house = house_load(job, file_join(job, folder, "house-style.xml"));
    if (round->house == NULL)
        return false;
    round->docx = docx_open(job, file_join(job, folder, "docx"), round->house);
    round->renderer = render_open(job, folder, round->house);
    if (!round->trial->is_brief &&
        !render_prepare(job, round->renderer, render_find_format("html")))
        return false;
    end(round, STEP_TEMPLATES);
    return round->docx != NULL;
}

/* ---- for each document ------------------------------------------------ */

static struct answers *load_answers(struct round *round)
{
    struct answers *answers = answers_new(round->job);

    answers_set_computer(answers, rules_compute, round->rules);
    (void)loading_read(round->job, round->library, answers,
        round->trial->subject.answers, "project");
    return answers;
}

/* only: the one document that is wanted, or NULL for all. */
static void assemble(
    struct round *round, struct answers *answers, const char *only)
{
    struct pack_options options = { .audience =
                                         round->trial->subject.audience,
        .only = only };
    const struct decisions *decisions = decisions_load(
        round->job, round->library, round->rules, "no decisions.xml");

    round->pack = pack_assemble(round->job, round->library, round->rules,
        answers, decisions, round->house, options);
}

static void measure_assembly(struct round *round)
{
    begin(round);
    round->answers = load_answers(round);
    end(round, STEP_ANSWERS);
    begin(round);
    assemble(round, round->answers, round->trial->subject.document);
    end(round, STEP_ASSEMBLY);
}

static struct bytes write_docx(
    struct round *round, const struct document *document)
{
    return docx_write(
        round->job, round->docx, document, (struct render_options){ 0 });
}

/* Its floor, and our own zip of the same parts, to tell it from the writing. */
static bool measure_zip(
    struct round *round, struct bytes package, double whole)
{
    struct trial *trial = round->trial;
    struct floor floor;

    if (!floor_open(round->job, package, &floor))
        return false;
    begin(round);
    trial->deflated = floor_deflate(&floor);
    end(round, STEP_YARDSTICK);
    begin(round);
    trial->zipped = floor_zip(&floor);
    end(round, STEP_FLOOR);
    begin(round);
    package = package_make(round->job, floor.parts, floor.count);
    end(round, STEP_ZIP);
    measure_add(
        &trial->steps[STEP_WRITING], whole - last(trial, STEP_ZIP));
    measure_add(&trial->steps[STEP_WARM],
        last(trial, STEP_ANSWERS) + last(trial, STEP_ASSEMBLY) + whole);
    trial->size = floor.size;
    return trial->zipped > 0 && trial->deflated > 0 && package.start != NULL;
}

static bool measure_document(
    struct round *round, const struct document *document)
{
    double start = measure_now();
    struct bytes package = write_docx(round, document);
    double whole = measure_now() - start;

    return package.start != NULL && measure_zip(round, package, whole) &&
        (round->trial->outcome.paragraphs > 0 ||
            outcome_read(round->job, package, &round->trial->outcome));
}

/* ---- beside them ------------------------------------------------------ */

static bool measure_html(
    struct round *round, const struct document *document)
{
    struct bytes page;

    begin(round);
    page = render_document(round->job, round->renderer, document,
        render_find_format("html"), (struct render_options){ 0 });
    end(round, STEP_HTML);
    return page.start != NULL;
}

/* With answers of their own, so that assembly finds nothing read already. */
static void hold_all(struct round *round)
{
    struct answers *answers = load_answers(round);
    const struct names *rules = rules_all(round->rules);
    const struct names *checks = rules_checks(round->rules);
    struct scope scope = { 0 };

    begin(round);
    for (const struct named *n = rules->first; n != NULL; n = n->next) {
        const struct rule *rule = n->thing;

        if (rule->when != NULL)
            (void)condition_hold(answers, scope, rule->when, NULL);
    }
    for (const struct named *n = checks->first; n != NULL; n = n->next) {
        const struct rule_check *check = n->thing;

        if (check->each == NULL)
            (void)condition_hold(answers, scope, check->when, NULL);
    }
    end(round, STEP_HOLD);
    round->trial->rules = rules->count + checks->count;
}

static bool add_outcome(struct round *round, struct bytes package)
{
    struct outcome *all = &round->trial->all, one;

    if (!outcome_read(round->job, package, &one))
        return false;
    all->paragraphs += one.paragraphs;
    all->references += one.references;
    all->entries += one.entries;
    all->stale += one.stale;
    all->blank += one.blank;
    return true;
}

static bool measure_pack(struct round *round)
{
    struct trial *trial = round->trial;
    bool is_first = trial->all.paragraphs == 0;
    double ours = measure_now(), floors = 0;

    assemble(round, load_answers(round), NULL);
    ours = measure_now() - ours;
    trial->documents = 0;
    for (struct draft *d = round->pack->drafts; d != NULL; d = d->next) {
        double start = measure_now();
        struct bytes package = write_docx(round, d->document);
        struct floor floor;

        ours += measure_now() - start;
        if (package.start == NULL ||
            !floor_open(round->job, package, &floor) ||
            (is_first && !add_outcome(round, package)))
            return false;
        start = measure_now();
        (void)floor_zip(&floor);
        floors += measure_now() - start;
        trial->documents++;
    }
    measure_add(&trial->steps[STEP_PACK], ours);
    measure_add(&trial->steps[STEP_PACK_FLOOR], floors);
    return true;
}

/* ---- a round ---------------------------------------------------------- */

static const struct document *find_document(const struct round *round)
{
    for (struct draft *d = round->pack->drafts; d != NULL; d = d->next)
        if (text_same(d->document->id, round->trial->subject.document))
            return d->document;
    findings_add(round->job->findings, SEVERITY_ERROR, "no-document",
        (struct place){ .file = round->trial->subject.answers },
        "the pack has no document \"%s\"", round->trial->subject.document);
    return NULL;
}

static bool run(struct round *round)
{
    const struct document *document;

    load_library(round);
    if (!load_rules(round) || !load_templates(round))
        return false;
    measure_assembly(round);
    document = find_document(round);
    if (document == NULL || findings_errors(round->job->findings) > 0)
        return false;
    hold_all(round);
    return measure_document(round, document) &&
        (round->trial->is_brief ||
            (measure_html(round, document) && measure_pack(round)));
}

bool trial_round(struct trial *trial, struct job *job)
{
    struct round round = { .trial = trial, .job = job };
    bool done = run(&round);

    render_close(round.renderer);
    rules_close(round.rules);
    return done;
}

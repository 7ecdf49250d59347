#include "cli/paper_money.h"

#include "assemble/compose.h"
#include "assemble/figures.h"
#include "base/text.h"
#include "cli/paper_parts.h"
#include "govern/ledger.h"
#include "govern/point.h"
#include "io/xml.h"
#include "models/models.h"

enum { MOST_CASES = 6, STEP = 1000 /* of a rate, to either side: 10% */ };

#define INPUTS "inputs" /* the first figure, if there is any */

/* ---- what is at stake -------------------------------------------------- */

static void note_values(
    const struct element *element, struct names *questions, void *thing)
{
    if (text_same(element->name, "value") &&
        xml_attribute(element, "of") != NULL)
        names_put(questions, xml_attribute(element, "of"), thing);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (e->name != NULL)
            note_values(e, questions, thing);
}

/* The answers that some variant prints and some figure is made from. */
static struct names questions_at_stake(
    struct paper *paper, const struct figure *inputs)
{
    enum { COLUMN_OF_ID = 2 };
    struct names printed = names_new(paper->job->arena);
    struct names at_stake = names_new(paper->job->arena);

    for (const struct variant *v = paper->clause->variants; v != NULL;
         v = v->next)
        note_values(v->element, &printed, paper);
    for (size_t row = 0; row < inputs->row_count; row++) {
        const char *id = figure_at(inputs, row, COLUMN_OF_ID)->text;
        const struct question *question =
            library_question(paper->project->library, id);

        if (question != NULL && names_find(&printed, id) != NULL)
            names_put(&at_stake, id, (void *)(uintptr_t)question);
    }
    return at_stake;
}

/* ---- the cases --------------------------------------------------------- */

struct cases {
    struct paper *paper;
    const struct figure *now; /* the project's figures as they stand */
    struct node *section;
    struct names done; /* settings */
};

static const struct figure *figures_of(
    struct paper *paper, const char *setting, struct project *project)
{
    struct job *job = ARENA_NEW(paper->job->arena, struct job);
    const char *settings[] = { setting, NULL };

    *job = (struct job){ paper->job->arena, findings_new(paper->job->arena) };
    if (!project_open_if(job, paper->home, paper->folder, settings, project) ||
        !project->is_read)
        return NULL;
    return models_all(
        &(struct models){ job, project->library, project->answers });
}

/* The first table that says something else then, both side by side. */
static struct figure *difference(
    const struct figure *now, const struct figure *then)
{
    for (const struct figure *f = now; f != NULL; f = f->next)
        for (const struct figure *o = then; o != NULL; o = o->next) {
            struct figure *both;

            if (f->view != FIGURE_TABLE || text_same(f->id, INPUTS) ||
                !text_same(f->id, o->id))
                continue;
            both = figure_beside(f, o);
            if (both != NULL && both->column_count > f->column_count)
                return both;
        }
    return NULL;
}

static void add_case(
    struct cases *cases, const char *setting, const char *words)
{
    struct paper *paper = cases->paper;
    struct project project = { 0 };
    struct figure *both;

    if (cases->done.count >= MOST_CASES ||
        names_find(&cases->done, setting) != NULL)
        return;
    both = difference(cases->now, figures_of(paper, setting, &project));
    project_close(&project);
    if (both == NULL)
        return;
    names_put(&cases->done, setting, cases);
    if (cases->section == NULL)
        cases->section = paper_parts_section(paper, "What the money comes to");
    compose_paragraph(paper->job, cases->section, words);
    (void)figures_add(paper->job, cases->section, both);
}

static const char *present(struct cases *cases, const struct question *question)
{
    struct paper *paper = cases->paper;
    const struct answer *answer =
        answers_ask(paper->project->answers, (struct scope){ 0 }, question);

    return answer != NULL ? question_write(paper->job, question, answer->value)
                          : "open";
}

static void try_value(
    struct cases *cases, const struct question *question, struct value value)
{
    struct job *job = cases->paper->job;
    const char *words = question_write(job, question, value);

    add_case(cases, arena_format(job->arena, "%s=%s", question->id, words),
        arena_format(job->arena, "%s: %s now; beside it, %s.", question->label,
            present(cases, question), words));
}

/* What somebody proposes comes first. */
static void try_proposed(struct cases *cases, const struct names *at_stake)
{
    struct paper *paper = cases->paper;

    for (const struct named *n = ledger_first(paper->ledger, KIND_PROPOSED);
         n != NULL; n = n->next) {
        const struct proposed *p = n->thing;
        const struct question *question =
            p->question != NULL ? names_find(at_stake, p->question) : NULL;
        const struct point_made *point =
            ledger_find(paper->ledger, KIND_POINT, p->point);

        if (question == NULL || p->answer == NULL || point == NULL ||
            point->is_confidential || !point_counts(paper->ledger, point))
            continue;
        add_case(cases,
            arena_format(paper->job->arena, "%s=%s", question->id, p->answer),
            arena_format(paper->job->arena,
                "%s: %s now; beside it, %s, as %s proposes.", question->label,
                present(cases, question), p->answer, p->point));
    }
}

/* A rate a step to either side, a choice otherwise. */
static void try_others(struct cases *cases, const struct question *question)
{
    struct value value = { .type = question->type };
    const struct answer *answer = answers_ask(
        cases->paper->project->answers, (struct scope){ 0 }, question);

    if (answer == NULL)
        return;
    if (question->type == QUESTION_RATE)
        for (int side = -1; side <= 1; side += 2) {
            value.number = answer->value.number + side * STEP;
            if ((!question->has_min || value.number >= question->min) &&
                (!question->has_max || value.number <= question->max) &&
                value.number >= 0)
                try_value(cases, question, value);
        }
    for (const struct choice *c = question->choices; c != NULL; c = c->next) {
        value.text = c->value;
        if (!text_same(c->value, answer->value.text))
            try_value(cases, question, value);
    }
}

void paper_money_add(struct paper *paper)
{
    struct cases cases = { .paper = paper,
        .done = names_new(paper->job->arena) };
    struct job quiet = { paper->job->arena, findings_new(paper->job->arena) };
    struct names at_stake;

    cases.now = models_all(&(struct models){
        &quiet, paper->project->library, paper->project->answers });
    if (cases.now == NULL || !text_same(cases.now->id, INPUTS))
        return;
    at_stake = questions_at_stake(paper, cases.now);
    try_proposed(&cases, &at_stake);
    for (const struct named *n = at_stake.first; n != NULL; n = n->next)
        try_others(&cases, n->thing);
}

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

struct money_case {
    const char *setting; /* "void_rate=50%" */
    const char *head;    /* of its column */
    const struct figure *figures;
};

struct cases {
    struct paper *paper;
    struct money_case all[MOST_CASES + 1]; /* the first: as things are */
    size_t count;
    const struct figure *table; /* of the first, that others differ from */
};

static const struct figure *figures_of(struct paper *paper, const char *setting)
{
    struct job *job = ARENA_NEW(paper->job->arena, struct job);
    const char *settings[] = { setting, NULL };
    struct project project = { 0 };
    const struct figure *figures = NULL;

    *job = (struct job){ paper->job->arena, findings_new(paper->job->arena) };
    if (project_open_if(job, paper->home, paper->folder, settings, &project) &&
        project.is_read)
        figures = models_all(
            &(struct models){ job, project.library, project.answers });
    project_close(&project);
    return figures;
}

static const struct figure *figure_of(
    const struct figure *figures, const char *id)
{
    while (figures != NULL && !text_same(figures->id, id))
        figures = figures->next;
    return figures;
}

/* The last column of money of a table that has the same rows in all cases. */
static size_t money_column(const struct figure *figure)
{
    size_t column = figure->column_count;

    while (column-- > 1)
        if (figure->columns[column].kind == FIGURE_MONEY)
            return column;
    return 0;
}

/* False too if they are not of one shape. */
static bool differ(
    const struct figure *now, const struct figure *then, size_t column)
{
    bool differ = false;

    if (then == NULL || then->row_count != now->row_count ||
        then->column_count != now->column_count)
        return false;
    for (size_t row = 0; row < now->row_count; row++)
        differ |= figure_at(now, row, column)->number !=
                  figure_at(then, row, column)->number;
    return differ;
}

/* The first table whose money is another in that case. */
static const struct figure *table_at_stake(
    const struct figure *now, const struct figure *then)
{
    for (; now != NULL; now = now->next) {
        size_t column = now->view == FIGURE_TABLE ? money_column(now) : 0;

        if (column > 0 && differ(now, figure_of(then, now->id), column))
            return now;
    }
    return NULL;
}

/* A case in which the money is another. */
static void add_case(struct cases *cases, const char *setting, const char *head)
{
    struct money_case new = { setting, head,
        figures_of(cases->paper, setting) };
    const struct figure *table =
        table_at_stake(cases->all[0].figures, new.figures);

    for (size_t i = 1; i < cases->count; i++)
        if (text_same(cases->all[i].setting, setting))
            return;
    if (table == NULL || cases->count > MOST_CASES ||
        (cases->table != NULL && cases->table != table))
        return;
    cases->table = table;
    cases->all[cases->count++] = new;
}

/* One column of the project's table, beside itself in every other case. */
static struct figure *beside(const struct cases *cases)
{
    struct arena *arena = cases->paper->job->arena;
    const struct figure *now = cases->table;
    size_t column = money_column(now);
    struct figure *table = figure_new(arena, FIGURE_TABLE, now->id,
        arena_format(arena, "%s: %s", now->title, now->columns[column].name));

    figure_column(table, now->columns[0].name, now->columns[0].kind);
    for (size_t i = 0; i < cases->count; i++)
        figure_column(table, cases->all[i].head, FIGURE_MONEY);
    for (size_t row = 0; row < now->row_count; row++) {
        struct figure_cell *cells = figure_row(table);

        cells[0] = *figure_at(now, row, 0);
        for (size_t i = 0; i < cases->count; i++)
            cells[i + 1] = *figure_at(
                figure_of(cases->all[i].figures, now->id), row, column);
    }
    return table;
}

static void add_table(struct cases *cases)
{
    struct paper *paper = cases->paper;
    struct node *section =
        paper_parts_section(paper, "What the money comes to");

    compose_paragraph(paper->job, section,
        "What the project\u2019s model works out as the answers stand, and "
        "with one of them changed. `paction price` has all its figures.");
    (void)figures_add(paper->job, section, beside(cases));
}

static void try_value(
    struct cases *cases, const struct question *question, struct value value)
{
    struct job *job = cases->paper->job;
    const char *words = question_write(job, question, value);

    add_case(cases, arena_format(job->arena, "%s=%s", question->id, words),
        arena_format(job->arena, "%s: %s", question->label, words));
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
            arena_format(paper->job->arena, "%s: %s (%s)", question->label,
                p->answer, p->point));
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
    struct job quiet = { paper->job->arena, findings_new(paper->job->arena) };
    struct cases cases = { .paper = paper, .count = 1 };
    const struct figure *now = models_all(&(struct models){
        &quiet, paper->project->library, paper->project->answers });
    struct names at_stake;

    if (now == NULL || !text_same(now->id, INPUTS))
        return;
    cases.all[0] = (struct money_case){ NULL, "As the answers stand", now };
    at_stake = questions_at_stake(paper, now);
    try_proposed(&cases, &at_stake);
    for (const struct named *n = at_stake.first; n != NULL; n = n->next)
        try_others(&cases, n->thing);
    if (cases.table != NULL)
        add_table(&cases);
}

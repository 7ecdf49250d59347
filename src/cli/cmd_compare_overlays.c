/*
 * A table with a row for each question that an overlay answers or an authority
 * may set, and a column for each overlay. What is about a child or another
 * person is in no cell.
 */
#include "answers/authorities.h"
#include "answers/loading.h"
#include "base/text.h"
#include "cli/columns.h"
#include "cli/command.h"
#include "cli/project.h"
#include "io/file.h"
#include "library/library.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { JSON };

/* One overlay: a consortium's file, or all that an authority has. */
struct layer {
    const char *name;            /* "consortium", "downs" */
    const char *file;            /* of its first answer */
    bool is_authority;           /* else it stands below the project */
    const struct names *answers; /* question id to struct answer */
    struct layer *next;
};

struct comparing {
    struct job *job;
    const struct project *project;
    struct layer *layers, **end;
};

/* ---- columns ---------------------------------------------------------- */

static void add_layer(struct comparing *c, const char *name,
    const struct names *answers, bool is_authority)
{
    struct layer *layer = ARENA_NEW(c->job->arena, struct layer);
    const struct answer *first =
        answers->first != NULL ? answers->first->thing : NULL;

    *layer = (struct layer){ .name = name,
        .file = first != NULL ? first->place.file : NULL,
        .is_authority = is_authority,
        .answers = answers };
    *c->end = layer;
    c->end = &layer->next;
}

/* Read by itself: in the project's answers only what stands is left of it. */
static void add_shared(struct comparing *c, const char *path)
{
    struct job *quiet = ARENA_NEW(c->job->arena, struct job);
    struct answers *answers;
    const char *name = file_stem(c->job, path);

    *quiet = (struct job){ c->job->arena, findings_new(c->job->arena) };
    answers = answers_new(quiet);
    (void)loading_read(quiet, c->project->library, answers, path, name);
    add_layer(c, name, &answers_root(answers)->answers, false);
}

static void add_layers(struct comparing *c)
{
    const struct names *overlays = &c->project->overlays;

    for (const char *const *path = project_overlays(c->job, c->project);
         *path != NULL; path++)
        add_shared(c, *path);
    for (const struct named *n = overlays->first; n != NULL; n = n->next)
        add_layer(
            c, n->name, &((const struct overlay *)n->thing)->answers, true);
}

/* ---- cells ------------------------------------------------------------ */

static const struct answer *answer_in(
    const struct layer *layer, const struct question *question)
{
    return names_find(layer->answers, question->id);
}

static bool is_row(const struct comparing *c, const struct question *question)
{
    if (authorities_may_set(c->project->library, question->id))
        return true;
    for (const struct layer *o = c->layers; o != NULL; o = o->next)
        if (answer_in(o, question) != NULL)
            return true;
    return false;
}

static const char *words_of(struct comparing *c, const struct answer *answer)
{
    return answer->question->sensitivity >= SENSITIVITY_PERSONAL
               ? "(withheld)"
               : question_write(c->job, answer->question, answer->value);
}

/* NULL: it has none of its own, since each record has. */
static const struct answer *project_answer(
    const struct comparing *c, const struct question *question)
{
    return question->list == NULL
               ? answers_ask(c->project->answers, (struct scope){ 0 }, question)
               : NULL;
}

static const char *project_words(
    struct comparing *c, const struct question *question)
{
    const struct answer *answer = project_answer(c, question);
    const char *open = answers_open(c->project->answers, question);

    if (question->list != NULL)
        return arena_format(
            c->job->arena, "each %s's own", question->list->record_name);
    if (answer == NULL)
        return open != NULL ? open : "unanswered";
    if (text_same(answer->source, "project"))
        return words_of(c, answer);
    return arena_format(
        c->job->arena, "%s (%s)", words_of(c, answer), answer->source);
}

/* From the project; where that has no answer of its own, from another. */
static bool differs(struct comparing *c, const struct answer *answer)
{
    const struct answer *project = project_answer(c, answer->question);
    const char *words = words_of(c, answer);

    if (answer->question->list == NULL)
        return project == NULL || !text_same(words_of(c, project), words);
    for (const struct layer *o = c->layers; o != NULL; o = o->next) {
        const struct answer *other = answer_in(o, answer->question);

        if (other != NULL && !text_same(words_of(c, other), words))
            return true;
    }
    return false;
}

/* ---- text ------------------------------------------------------------- */

enum { SIDE_BY_SIDE = 3, ID_WIDTH = 24, WIDTH = 22, CELLS = SIDE_BY_SIDE + 2 };

static const size_t widths[CELLS] = { ID_WIDTH, WIDTH, WIDTH, WIDTH, WIDTH };

static void print_row(struct comparing *c, const struct question *question,
    const struct layer *from)
{
    const char *cells[CELLS] = { question->id, project_words(c, question) };
    size_t count = 2;

    for (; from != NULL && count < CELLS; from = from->next) {
        const struct answer *answer = answer_in(from, question);

        cells[count++] = answer == NULL ? "-"
                                        : arena_format(c->job->arena, "%s%s",
                                              differs(c, answer) ? "*" : "",
                                              words_of(c, answer));
    }
    columns_print(stdout, widths, cells, count);
}

/* A few overlays, and the rows of all. The first that is left over, or NULL. */
static const struct layer *print_table(
    struct comparing *c, const struct layer *from)
{
    const char *cells[CELLS] = { "QUESTION", "PROJECT" };
    const struct names *questions = &c->project->library->questions;
    const struct layer *rest = from;
    size_t count = 2;

    for (; rest != NULL && count < CELLS; rest = rest->next)
        cells[count++] = rest->name;
    columns_print(stdout, widths, cells, count);
    for (const struct named *n = questions->first; n != NULL; n = n->next)
        if (is_row(c, n->thing))
            print_row(c, n->thing, from);
    putchar('\n');
    return rest;
}

static void print_none(const struct comparing *c)
{
    const struct names *questions = &c->project->library->questions;

    puts("this project has no overlays");
    for (const struct named *n = questions->first; n != NULL; n = n->next)
        if (authorities_may_set(c->project->library, n->name))
            printf("an authority may set %s\n", n->name);
}

static void print_text(struct comparing *c)
{
    if (c->layers == NULL)
        print_none(c);
    for (const struct layer *o = c->layers; o != NULL;)
        o = print_table(c, o);
    for (const struct layer *o = c->layers; o != NULL; o = o->next)
        printf("%s: %s, %s\n", o->name,
            o->is_authority ? "in the documents of that authority"
                            : "where the project says nothing",
            o->file != NULL ? o->file : "which answers nothing");
    if (c->layers != NULL)
        puts("* differs from the project or, where each record answers for "
             "itself, from another overlay");
}

/* ---- JSON ------------------------------------------------------------- */

static json_t *cell_json(struct comparing *c, const struct answer *answer)
{
    return json_pack("{s:s, s:s, s:i, s:b}", "value", words_of(c, answer),
        "file", answer->place.file, "line", answer->place.line, "differs",
        differs(c, answer));
}

static json_t *row_json(struct comparing *c, const struct question *question)
{
    const struct answer *project = project_answer(c, question);
    json_t *cells = json_object();

    for (const struct layer *o = c->layers; o != NULL; o = o->next)
        if (answer_in(o, question) != NULL)
            json_object_set_new(
                cells, o->name, cell_json(c, answer_in(o, question)));
    return json_pack("{s:s, s:s, s:s?, s:b, s:o}", "question", question->id,
        "label", question->label, "project",
        project != NULL ? words_of(c, project) : NULL, "settable",
        authorities_may_set(c->project->library, question->id), "overlays",
        cells);
}

static void print_json(struct comparing *c)
{
    const struct names *questions = &c->project->library->questions;
    json_t *rows = json_array();

    for (const struct named *n = questions->first; n != NULL; n = n->next)
        if (is_row(c, n->thing))
            json_array_append_new(rows, row_json(c, n->thing));
    json_dumpf(rows, stdout, JSON_INDENT(1) | JSON_SORT_KEYS);
    putchar('\n');
    json_decref(rows);
}

enum status command_compare_overlays(struct job *job, const struct line *line)
{
    struct project project = { 0 };

    if (project_open(job, line->home, line->arguments[0], &project)) {
        struct comparing comparing = { .job = job, .project = &project };

        comparing.end = &comparing.layers;
        add_layers(&comparing);
        if (line->values[JSON] != NULL)
            print_json(&comparing);
        else
            print_text(&comparing);
    }
    project_close(&project);
    return STATUS_DONE;
}

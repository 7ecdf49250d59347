#include "review/causes.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "document/chart.h"
#include "document/document.h"
#include "review/changes.h"
#include "review/numbers.h"

#include <string.h>

static const char *const kind_names[CAUSES] = {
    [CAUSE_UNKNOWN] = "unknown",
    [CAUSE_ANSWER] = "answer",
    [CAUSE_CLAUSE] = "clause version",
    [CAUSE_VARIANT] = "variant",
    [CAUSE_RULE] = "rule",
    [CAUSE_DECISION] = "decision",
    [CAUSE_NUMBERING] = "numbering",
    [CAUSE_JOINT] = "joint",
};

static const enum cause_kind of_input[INPUTS] = {
    [INPUT_LIBRARY] = CAUSE_CLAUSE,
    [INPUT_RULES] = CAUSE_RULE,
    [INPUT_ANSWERS] = CAUSE_ANSWER,
    [INPUT_DECISIONS] = CAUSE_DECISION,
};

const char *causes_kind_name(enum cause_kind kind)
{
    return kind_names[kind];
}

/* ---- what a paragraph says, but for numbers --------------------------- */

static bool is_number(const struct node *node)
{
    return node->kind == NODE_REFERENCE && node->form == REFERENCE_NUMBER;
}

/* A chart is known by its points; its words may say nothing of them. */
static void add_points(struct text *text, const struct chart *chart)
{
    text_add(text, chart->alt);
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->x_count; i++)
            text_format(text, " %lld", (long long)chart->series[s].y[i]);
}

/* Its words in one of two texts; a number that is referred to is only "#". */
static const char *probe(
    struct arena *arena, const struct node *line, enum change without)
{
    struct text text = text_new(arena);

    for (struct walk w = document_walk(line); document_next(&w);) {
        if (!w.entering || w.node->change == without)
            continue;
        if (w.node->chart != NULL)
            add_points(&text, w.node->chart);
        if (!document_is_inline(w.node->kind))
            text_add_char(&text, ' ');
        if (w.node->text == NULL)
            continue;
        if (!is_number(w.node))
            text_add(&text, w.node->text);
        else if (!text_ends(text.bytes, "#"))
            text_add_char(&text, '#');
    }
    return numbers_hidden(arena, text_squeeze(arena, text.bytes));
}

static bool is_line(const struct node *node)
{
    return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
           node->kind == NODE_DEFINITION || node->kind == NODE_CHART;
}

static const struct node *first_line(const struct node *node)
{
    for (struct walk w = document_walk(node); document_next(&w);)
        if (w.entering && is_line(w.node) &&
            (w.node->first != NULL || w.node->chart != NULL))
            return w.node;
    return node;
}

/* ---- what each assembly says ------------------------------------------ */

/* One assembly's paragraphs: by document and address, or by their words. */
struct index {
    bool is_made;
    struct names words; /* document/address to the words there */
    struct names said;  /* document, then words of any paragraph or row */
};

struct finding_causes {
    struct job *job;
    const struct trials *trials;
    struct index old, new, alone[INPUTS], without[INPUTS];
    struct index *answers; /* of each answer's trial */
};

static const char *key_of(
    struct arena *arena, const char *document, const char *rest)
{
    return arena_format(arena, "%s/%s", document, rest);
}

static void index_line(struct arena *arena, struct index *index,
    const char *document, const struct node *line)
{
    const char *words = probe(arena, line, CHANGE_INSERTED);

    if (line->address != NULL)
        names_put(&index->words, key_of(arena, document, line->address),
            (void *)words);
    names_put(&index->said, key_of(arena, document, words), index);
}

static void make_index(
    struct arena *arena, struct index *index, const struct trial *trial)
{
    index->words = names_new(arena);
    index->said = names_new(arena);
    index->is_made = true;
    for (size_t i = 0; i < trial->count; i++) {
        const struct document *document = trial->documents[i];

        for (struct walk w = document_walk(document->root); document_next(&w);)
            if (w.entering && (is_line(w.node) || w.node->kind == NODE_ROW))
                index_line(arena, index, document->id, w.node);
    }
}

/* What a row is looked for by; words are NULL in the text that has it not. */
struct sought {
    const char *document, *address;
    const char *was, *becomes;
};

static struct sought seek(struct arena *arena, const char *document,
    const struct node *line, enum change change)
{
    struct sought sought = { document, line->address, NULL, NULL };

    if (change != CHANGE_INSERTED)
        sought.was = probe(arena, line, CHANGE_INSERTED);
    if (change != CHANGE_DELETED)
        sought.becomes = probe(arena, line, CHANGE_DELETED);
    return sought;
}

/* NULL: that text has no such paragraph. */
static bool says(struct arena *arena, const struct index *index,
    const struct sought *sought, const char *words)
{
    if (sought->address == NULL)
        return words != NULL &&
               names_find(&index->said,
                   key_of(arena, sought->document, words)) != NULL;

    const char *found = names_find(
        &index->words, key_of(arena, sought->document, sought->address));
    return text_same(found, words);
}

/* Whether an assembly reads here as the new text does, or as the old. */
static bool is_new(
    struct arena *arena, const struct index *index, const struct sought *sought)
{
    if (sought->address == NULL && sought->becomes == NULL)
        return !says(arena, index, sought, sought->was);
    return says(arena, index, sought, sought->becomes);
}

/* ---- by what a row is told -------------------------------------------- */

static struct index *indexed(
    struct arena *arena, struct index *index, const struct trial *trial)
{
    if (!index->is_made)
        make_index(arena, index, trial);
    return index;
}

/* Whether it tells the new text from the old: no trial can say more. */
static bool tells(struct finding_causes *finding, const struct sought *sought)
{
    struct arena *arena = finding->job->arena;
    const struct trials *trials = finding->trials;

    return !is_new(
               arena, indexed(arena, &finding->old, &trials->old), sought) &&
           is_new(arena, indexed(arena, &finding->new, &trials->new), sought);
}

/*
 * By its address, else by its words, by those of its row, or by what is said no
 * more. False if none of them tells the two texts apart.
 */
static bool choose(struct finding_causes *finding, const struct change_row *row,
    struct sought *sought)
{
    struct arena *arena = finding->job->arena;
    const struct node *around = document_above(row->node, NODE_ROW);
    struct sought by_words = *sought, by_row = *sought, gone = *sought;

    by_words.address = gone.address = NULL;
    gone.becomes = NULL;
    if (around != NULL)
        by_row = seek(arena, row->document, around, around->change);
    by_row.address = NULL;

    const struct sought ways[] = { *sought, by_words, by_row, gone };

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (ways[i].address == NULL && ways[i].was == NULL &&
            ways[i].becomes == NULL)
            continue;
        *sought = ways[i];
        if (tells(finding, sought))
            return true;
    }
    return false;
}

/* ---- which kind ------------------------------------------------------- */

static unsigned kinds_alone(
    struct finding_causes *finding, const struct sought *sought)
{
    struct arena *arena = finding->job->arena;
    unsigned kinds = 0;

    for (int i = 0; i < INPUTS; i++) {
        const struct trial *trial = &finding->trials->alone[i];

        if (trial->count > 0 &&
            is_new(arena, indexed(arena, &finding->alone[i], trial), sought))
            kinds |= 1u << i;
    }
    return kinds;
}

/* Those without which the new text would not read so. */
static unsigned kinds_needed(
    struct finding_causes *finding, const struct sought *sought)
{
    struct arena *arena = finding->job->arena;
    unsigned kinds = 0;

    for (int i = 0; i < INPUTS; i++) {
        const struct trial *trial = &finding->trials->without[i];

        if (trial->count > 0 &&
            !is_new(arena, indexed(arena, &finding->without[i], trial), sought))
            kinds |= 1u << i;
    }
    return kinds;
}

static bool is_one(unsigned kinds)
{
    return kinds != 0 && (kinds & (kinds - 1)) == 0;
}

static enum cause_kind kind_of(unsigned kinds)
{
    int i = 0;

    while ((kinds & 1u << i) == 0)
        i++;
    return of_input[i];
}

static const char *list_kinds(
    struct arena *arena, unsigned kinds, const char *joint)
{
    struct text text = text_new(arena);

    for (int i = 0; i < INPUTS; i++)
        if ((kinds & 1u << i) != 0)
            text_format(&text, "%s%s", text.length > 0 ? joint : "",
                kind_names[of_input[i]]);
    return text.bytes;
}

static struct cause from_trials(
    struct finding_causes *finding, const struct sought *sought)
{
    struct arena *arena = finding->job->arena;
    unsigned alone = kinds_alone(finding, sought);
    unsigned needed = alone == 0 ? kinds_needed(finding, sought) : 0;

    if (is_one(alone))
        return (struct cause){ kind_of(alone), NULL };
    if (alone != 0)
        return (struct cause){ CAUSE_JOINT,
            list_kinds(arena, alone, ", or by itself ") };
    if (needed != 0)
        return (struct cause){ CAUSE_JOINT,
            list_kinds(arena, needed, " together with ") };
    return (struct cause){ CAUSE_UNKNOWN, NULL };
}

/* ---- what the trees say ----------------------------------------------- */

static const struct node *same_clause(
    const struct trial *trial, const char *document, const struct node *clause)
{
    for (size_t i = 0; i < trial->count; i++) {
        if (!text_same(trial->documents[i]->id, document))
            continue;
        for (struct walk w = document_walk(trial->documents[i]->root);
             document_next(&w);)
            if (w.entering && w.node->kind == NODE_CLAUSE &&
                w.node->origin != NULL &&
                text_same(w.node->origin->clause, clause->origin->clause) &&
                text_same(w.node->origin->record, clause->origin->record))
                return w.node;
    }
    return NULL;
}

/* "variant hard instead of soft"; NULL if they are the same. */
static const char *differing(
    struct arena *arena, const char *what, const char *old, const char *new)
{
    if (text_same(old, new))
        return NULL;
    if (new == NULL)
        return arena_format(arena, "no %s, before %s", what, old);
    return arena_format(
        arena, old != NULL ? "%s %s instead of %s" : "%s %s", what, new, old);
}

static struct cause from_origins(
    struct job *job, const struct origin *old, const struct origin *new)
{
    struct arena *arena = job->arena;
    const char *detail;

    if ((detail = differing(arena, "variant", old->variant, new->variant)))
        return (struct cause){ CAUSE_VARIANT, detail };
    if (old->version != new->version)
        return (struct cause){ CAUSE_CLAUSE,
            arena_format(arena, "version %d instead of %d", new->version,
                old->version) };
    if ((detail = differing(arena, "decision", old->decision, new->decision)))
        return (struct cause){ CAUSE_DECISION, detail };
    if ((detail = differing(arena, "rule", old->rule, new->rule)))
        return (struct cause){ CAUSE_RULE, detail };
    return (struct cause){ CAUSE_UNKNOWN, NULL };
}

/* A clause that only one text has is there by a rule, or by the plan. */
static const char *placed_by(
    struct arena *arena, const struct node *clause, const char *verb)
{
    const char *rule = clause != NULL ? clause->origin->rule : NULL;

    return rule != NULL
               ? arena_format(arena, "the clause %s rule %s", verb, rule)
               : NULL;
}

static struct cause from_clause(
    struct finding_causes *finding, const struct change_row *row)
{
    const struct node *clause = document_above(row->node, NODE_CLAUSE);
    const struct node *old, *new;

    if (clause == NULL || clause->origin == NULL)
        return (struct cause){ CAUSE_UNKNOWN, NULL };
    old = same_clause(&finding->trials->old, row->document, clause);
    new = same_clause(&finding->trials->new, row->document, clause);
    if (old == NULL || new == NULL)
        return (struct cause){ CAUSE_UNKNOWN,
            placed_by(finding->job->arena, old != NULL ? old : new,
                old != NULL ? "was placed by" : "is placed by") };
    return from_origins(finding->job, old->origin, new->origin);
}

static const char *question_of(const struct node *leaf)
{
    return leaf->kind == NODE_VALUE && leaf->origin != NULL
               ? leaf->origin->question
               : NULL;
}

static bool is_marked_leaf(const struct node *node)
{
    return node->change != CHANGE_NONE && node->first == NULL &&
           node->text != NULL && document_is_inline(node->kind);
}

/* The value that stands in the place of a deleted one, or NULL. */
static const struct node *put_instead(
    const struct node *line, const struct node *deleted)
{
    bool is_after = false;

    for (struct walk w = document_walk(line); document_next(&w);) {
        if (!w.entering)
            continue;
        if (w.node == deleted)
            is_after = true;
        else if (is_after && w.node->change == CHANGE_INSERTED &&
                 text_same(question_of(w.node), question_of(deleted)))
            return w.node;
    }
    return NULL;
}

static const char *label_of(
    const struct finding_causes *finding, const char *question)
{
    const char *label = finding->trials->labels != NULL
                            ? names_find(finding->trials->labels, question)
                            : NULL;

    return label != NULL ? label : question;
}

/* "Void rate: 50% becomes 60%"; NULL if no printed value changed. */
static const char *changed_values(
    struct finding_causes *finding, const struct node *line, bool *is_all)
{
    struct arena *arena = finding->job->arena;
    struct text text = text_new(arena);
    struct names seen = names_new(arena);

    *is_all = true;
    for (struct walk w = document_walk(line); document_next(&w);) {
        const struct node *leaf = w.node;
        const struct node *now;

        if (!w.entering || !is_marked_leaf(leaf) || is_number(leaf))
            continue;
        if (question_of(leaf) == NULL)
            *is_all = false;
        else if (leaf->change == CHANGE_DELETED &&
                 names_find(&seen, question_of(leaf)) == NULL &&
                 (now = put_instead(line, leaf)) != NULL &&
                 !text_same(leaf->text, now->text)) {
            names_put(&seen, question_of(leaf), &text);
            text_format(&text, "%s%s: %s becomes %s",
                text.length > 0 ? "; " : "",
                label_of(finding, question_of(leaf)), leaf->text, now->text);
        }
    }
    return text.length > 0 ? text.bytes : NULL;
}

/* ---- the whole -------------------------------------------------------- */

static const char *answers_alone(
    struct finding_causes *finding, const struct sought *sought)
{
    struct arena *arena = finding->job->arena;
    struct text text = text_new(arena);

    for (size_t i = 0; i < finding->trials->answer_count; i++) {
        const struct answer_trial *answer = &finding->trials->answers[i];

        if (answer->trial.count > 0 &&
            is_new(arena, indexed(arena, &finding->answers[i], &answer->trial),
                sought))
            text_format(
                &text, "%s%s", text.length > 0 ? ", or " : "", answer->words);
    }
    return text.length > 0 ? text.bytes : NULL;
}

/* A record that is new or gone cannot be tried; what names it is its doing. */
static const char *record_named(
    struct finding_causes *finding, const struct change_row *row)
{
    const struct trials *trials = finding->trials;
    const char *address = first_line(row->node)->address;

    for (size_t i = 0; i < trials->answer_count && address != NULL; i++)
        if (trials->answers[i].record != NULL &&
            strstr(address, arena_format(finding->job->arena, "[%s]",
                                trials->answers[i].record)) != NULL)
            return trials->answers[i].words;
    return NULL;
}

/* Where no answer alone makes the change. */
static const char *answers_together(
    struct finding_causes *finding, const struct change_row *row)
{
    const struct trials *trials = finding->trials;
    const char *words = record_named(finding, row);
    size_t untried = 0;
    bool is_all;

    if (words == NULL)
        words = changed_values(finding, row->node, &is_all);
    if (words != NULL)
        return words;
    if (trials->answer_count == 1)
        return trials->answers[0].words;
    for (size_t i = 0; i < trials->answer_count; i++)
        if (trials->answers[i].trial.count == 0) {
            untried++;
            words = trials->answers[i].words;
        }
    if (untried == 1 && trials->has_all_answers)
        return words;
    return trials->answer_count > 0 ? "several together" : NULL;
}

static const char *both(
    struct arena *arena, const char *first, const char *second)
{
    if (first == NULL || second == NULL)
        return first != NULL ? first : second;
    return arena_format(arena, "%s (%s)", first, second);
}

/* What more can be said of a kind that a trial has shown. */
static const char *detail_of(struct finding_causes *finding,
    const struct change_row *row, enum cause_kind kind,
    const struct sought *sought)
{
    const char *origins = from_clause(finding, row).detail;
    const char *words;

    if (kind != CAUSE_ANSWER)
        return origins;
    words = answers_alone(finding, sought);
    if (words == NULL)
        words = answers_together(finding, row);
    return both(finding->job->arena, words, origins);
}

/* Without a trial that shows it: what the two trees say. */
static struct cause from_trees(
    struct finding_causes *finding, const struct change_row *row)
{
    bool is_all;
    const char *values = changed_values(finding, row->node, &is_all);

    if (values != NULL && is_all)
        return (struct cause){ CAUSE_ANSWER, values };
    return from_clause(finding, row);
}

static struct cause find(
    struct finding_causes *finding, const struct change_row *row)
{
    struct sought sought = seek(finding->job->arena, row->document,
        first_line(row->node), row->node->change);
    struct cause cause = { CAUSE_UNKNOWN, NULL };

    if (row->sort == SORT_RENUMBERED ||
        (row->node->change == CHANGE_NONE && row->node->old_caption == NULL &&
            text_same(sought.was, sought.becomes)))
        return (struct cause){ CAUSE_NUMBERING, NULL };
    if (choose(finding, row, &sought))
        cause = from_trials(finding, &sought);
    if (cause.kind == CAUSE_UNKNOWN)
        return from_trees(finding, row);
    if (cause.detail == NULL)
        cause.detail = detail_of(finding, row, cause.kind, &sought);
    return cause;
}

void causes_find(
    struct job *job, struct change_row *rows, const struct trials *trials)
{
    struct finding_causes finding = { .job = job,
        .trials = trials,
        .answers = arena_alloc(
            job->arena, trials->answer_count * sizeof(struct index)) };

    for (struct change_row *row = rows; row != NULL; row = row->next)
        row->cause = find(&finding, row);
}

#include "cli/variation.h"

#include "assemble/compose.h"
#include "assemble/reports.h"
#include "base/job.h"
#include "base/text.h"

#include <string.h>

static const char plan_id[] = "variation";
static const char changes_id[] = "change.variation-changes";

/* ---- the table -------------------------------------------------------- */

static const struct column columns[] = { { COLUMN_TEXT, 20 },
    { COLUMN_TEXT, 40 }, { COLUMN_TEXT, 40 } };
static const char *const heads[] = { "Place", "Words taken out", "New words" };

bool variation_counts(const struct change_row *row)
{
    return row->sort != SORT_RENUMBERED &&
           document_above(row->node, NODE_COVER) == NULL &&
           document_above(row->node, NODE_CONTENTS) == NULL;
}

static bool is_line(const struct node *node)
{
    return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
           node->kind == NODE_DEFINITION;
}

static const char *line_words(struct job *job, const struct node *line)
{
    struct text text = text_new(job->arena);

    if (line->label != NULL && *line->label != '\0')
        text_format(&text, "%s ", line->label);
    document_words(line, &text);
    return text.bytes;
}

/* A block keeps its paragraphs, each with its number. */
static void add_lines(
    struct job *job, struct node *cell, const struct node *block)
{
    for (struct walk w = document_walk(block); document_next(&w);)
        if (w.entering && is_line(w.node))
            compose_paragraph(job, cell, line_words(job, w.node));
}

static void add_side(struct job *job, struct node *row,
    const struct change_row *change, const char *words)
{
    struct node *cell;

    if (words == NULL || *words == '\0') {
        compose_cell(job, row, "None");
    } else if (change->sort == SORT_CHANGED || is_line(change->node)) {
        compose_cell(job, row, words);
    } else {
        cell = document_add(job->arena, row, NODE_CELL);
        add_lines(job, cell, change->node);
        if (cell->first == NULL)
            compose_paragraph(job, cell, words);
    }
}

static void add_row(
    struct job *job, struct node *table, const struct change_row *change)
{
    struct node *row = document_add(job->arena, table, NODE_ROW);

    compose_cell(job, row,
        change->move != NULL
            ? arena_format(job->arena, "%s (%s)", change->where, change->move)
            : change->where);
    add_side(job, row, change, change->was);
    add_side(job, row, change, change->becomes);
}

static bool has_counted(const struct changed_document *changed)
{
    for (const struct change_row *r = changed->rows; r != NULL; r = r->next)
        if (variation_counts(r))
            return true;
    return false;
}

static void add_table(struct draft_pack *pack, struct node *clause,
    const struct changed_document *changed)
{
    struct node *table = reports_table(pack, clause, columns, 3, heads);

    table->caption = changed->title;
    for (const struct change_row *r = changed->rows; r != NULL; r = r->next)
        if (variation_counts(r))
            add_row(pack->job, table, r);
}

/* A document that is new, or goes, as a whole. */
static void add_whole(struct draft_pack *pack, struct node *clause,
    const struct changed_document *changed)
{
    compose_paragraph(pack->job, clause,
        arena_format(pack->job->arena, "%s: %s", changed->title,
            changed->change == CHANGE_INSERTED
                ? "this document is added, as the conformed copy has it."
                : "this document is taken out as a whole."));
}

static void add_changes(struct draft_pack *pack, struct node *clause,
    const struct changed_document *changed, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (changed[i].change != CHANGE_NONE)
            add_whole(pack, clause, &changed[i]);
        else if (has_counted(&changed[i]))
            add_table(pack, clause, &changed[i]);
}

static struct node *find_clause(const struct document *document)
{
    for (struct walk w = document_walk(document->root); document_next(&w);)
        if (w.entering && w.node->kind == NODE_CLAUSE &&
            w.node->origin != NULL &&
            text_same(w.node->origin->clause, changes_id))
            return (struct node *)w.node;
    return NULL;
}

/* ---- the document ----------------------------------------------------- */

/* As settings, which stand in place of any answers. */
static const char *const *settings_of(
    struct job *job, struct variation_particulars p)
{
    const struct {
        const char *question, *words;
    } all[] = { { "document_date", p.date }, { "variation_number", p.number },
        { "variation_title", p.title }, { "variation_reason", p.reason },
        { "variation_contract", p.contract }, { "variation_on", p.on },
        { "variation_agreed", p.agreed } };
    enum { COUNT = sizeof all / sizeof *all };
    const char **settings =
        arena_alloc(job->arena, (COUNT + 1) * sizeof *settings);

    for (size_t i = 0; i < COUNT; i++)
        settings[i] =
            arena_format(job->arena, "%s=%s", all[i].question, all[i].words);
    return settings;
}

bool variation_is_planned(struct job *job, const struct library *library)
{
    if (library_plan(library, plan_id) != NULL &&
        library_clause(library, changes_id) != NULL)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "variation-plan",
            (struct place){ 0 },
            "this library has no plan \"%s\" with the clause \"%s\"", plan_id,
            changes_id),
        "the core library has both: clauses/plans/variation.xml and "
        "clauses/change/");
    return false;
}

const struct document *variation_document(struct job *job,
    const struct thaw *now, struct variation_particulars particulars,
    const struct changed_document *changed, size_t count,
    struct project *project)
{
    struct draft_pack *pack = thaw_assemble_one(
        job, now, settings_of(job, particulars), plan_id, project);
    struct node *clause;

    if (pack == NULL)
        return NULL;
    for (struct draft *d = pack->drafts; d != NULL; d = d->next) {
        clause =
            text_same(d->plan->id, plan_id) ? find_clause(d->document) : NULL;
        if (clause == NULL)
            continue;
        add_changes(pack, clause, changed, count);
        return d->document;
    }
    return NULL;
}

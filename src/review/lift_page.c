#include "review/lift_page.h"

#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "review/lift.h"
#include "review/receipt.h"

#include <jansson.h>
#include <stdlib.h>

/* ---- for people ------------------------------------------------------- */

static struct node *add_words(struct job *job, struct node *parent,
    enum node_kind kind, const char *words)
{
    struct node *node = document_add(job->arena, parent, kind);

    document_add_text(job->arena, node, NODE_TEXT, words != NULL ? words : "");
    return node;
}

static void add_cells(
    struct job *job, struct node *row, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_words(job, document_add(job->arena, row, NODE_CELL), NODE_PARAGRAPH,
            words[i]);
}

static const char *values_in_words(struct job *job, const struct lifted *lifted)
{
    struct text text = text_new(job->arena);

    for (const struct lift_value *v = lifted->values; v != NULL; v = v->next)
        text_format(&text, "%s%s (%s%s%s%s): %s instead of %s",
            text.length > 0 ? "; " : "", v->label != NULL ? v->label : "Answer",
            v->question, v->record != NULL ? "[" : "",
            v->record != NULL ? v->record : "", v->record != NULL ? "]" : "",
            v->proposed, v->old != NULL ? v->old : "no answer");
    return text.bytes;
}

static const char *outcome(struct job *job, const struct lifted *lifted)
{
    const char *values = values_in_words(job, lifted);

    switch (lifted->kind) {
    case LIFT_DRAFTER:
        return arena_format(job->arena, "For a drafter: %s.", lifted->why);
    case LIFT_VALUE:
        return arena_format(job->arena, "Another answer. %s.", values);
    case LIFT_NEW:
        return "A new paragraph, ready to be taken over.";
    case LIFT_REMOVED:
        return "The paragraph is taken out.";
    default:
        return *values == '\0'
                   ? "New words, ready to be taken over."
                   : arena_format(job->arena,
                         "New words, ready to be taken over, and another "
                         "answer. "
                         "%s.",
                         values);
    }
}

/* "4.1 agreement.term" */
static const char *number_of(struct job *job, const struct lift_clause *clause,
    const struct lifted *lifted)
{
    const struct target *at = &clause->proposal->at;
    const char *own = lifted->wording->at.label;
    const char *label = own != NULL ? own : at->label;

    return arena_format(job->arena, "%s%s%s", label != NULL ? label : "",
        label != NULL ? " " : "", at->clause != NULL ? at->clause : "");
}

static void add_row(struct job *job, struct node *table,
    const struct lift_clause *clause, const struct lifted *lifted)
{
    const struct wording *wording = lifted->wording;
    const char *const words[] = { number_of(job, clause, lifted),
        receipt_proposer(job, clause->proposal), wording->sent,
        wording->proposed, outcome(job, lifted) };

    add_cells(job, document_add(job->arena, table, NODE_ROW), words, 5);
}

static struct node *add_table(struct job *job, struct node *section)
{
    static const struct column columns[] = { { COLUMN_TEXT, 14 },
        { COLUMN_TEXT, 14 }, { COLUMN_TEXT, 26 }, { COLUMN_TEXT, 26 },
        { COLUMN_TEXT, 20 } };
    static const char *const titles[] = { "On", "By", "As it was sent",
        "As it came back", "What becomes of it" };
    struct node *table = document_add(job->arena, section, NODE_TABLE);
    struct node *head = document_add(job->arena, table, NODE_ROW);

    table->columns = columns;
    table->column_count = 5;
    head->is_header = true;
    add_cells(job, head, titles, 5);
    return table;
}

const char *lift_page_counts(struct job *job, const struct lift *lift)
{
    static const char *const words[LIFT_KINDS] = {
        [LIFT_LITERAL] = "in their words, ready to be taken over",
        [LIFT_VALUE] = "in an answer",
        [LIFT_NEW] = "new",
        [LIFT_REMOVED] = "taken out",
        [LIFT_DRAFTER] = "for a drafter",
    };
    struct text text = text_new(job->arena);

    for (int i = 0; i < LIFT_KINDS; i++)
        if (lift->count[i] > 0)
            text_format(&text, "%s%zu %s", text.length > 0 ? "; " : "",
                lift->count[i], words[i]);
    return text.length == 0 ? "No paragraph changed."
                            : arena_format(job->arena,
                                  "Paragraphs changed: %s.", text.bytes);
}

/* Ready to be put into the clause's file in the project's clauses/. */
static void add_sources(
    struct job *job, struct node *root, const struct lift *lift)
{
    static const struct column columns[] = { { COLUMN_TEXT, 2 },
        { COLUMN_TEXT, 7 } };
    static const char *const titles[] = { "On", "Source" };
    struct node *section = document_add(job->arena, root, NODE_SECTION), *table;

    add_words(job, section, NODE_HEADING, "For the drafter: new source");
    add_words(job, section, NODE_PARAGRAPH,
        "As the library writes it (XML). "
        "Each takes the place of the paragraph with its id in the clause; a "
        "new one stands after the paragraph named. The project keeps its own "
        "wording in its clauses folder. intake.json has each clause's whole "
        "variant.");
    table = document_add(job->arena, section, NODE_TABLE);
    table->columns = columns;
    table->column_count = 2;
    add_cells(job, document_add(job->arena, table, NODE_ROW), titles, 2);
    table->first->is_header = true;
    for (const struct lift_clause *c = lift->clauses; c != NULL; c = c->next)
        for (const struct lifted *o = c->paragraphs; o != NULL; o = o->next) {
            const char *const words[] = { number_of(job, c, o), o->new_source };

            if (o->new_source != NULL)
                add_cells(
                    job, document_add(job->arena, table, NODE_ROW), words, 2);
        }
}

const struct document *lift_page(
    struct job *job, const struct lift *lift, const struct house *house)
{
    struct document *document = ARENA_NEW(job->arena, struct document);
    struct node *section, *table;

    document->id = "proposed-wording";
    document->title = "Proposed wording";
    document->subject = lift->intake->file != NULL ? lift->intake->file : "";
    document->house = house;
    document->root = document_add(job->arena, NULL, NODE_DOCUMENT);
    section = document_add(job->arena, document->root, NODE_SECTION);
    add_words(job, section, NODE_HEADING, "Side by side");
    add_words(job, section, NODE_PARAGRAPH, lift_page_counts(job, lift));
    if (lift->clauses == NULL)
        return document;
    table = add_table(job, section);
    for (const struct lift_clause *c = lift->clauses; c != NULL; c = c->next)
        for (const struct lifted *o = c->paragraphs; o != NULL; o = o->next)
            add_row(job, table, c, o);
    if (lift->count[LIFT_LITERAL] + lift->count[LIFT_NEW] > 0)
        add_sources(job, document->root, lift);
    return document;
}

/* ---- for programs ----------------------------------------------------- */

static void set(json_t *object, const char *name, const char *words)
{
    json_object_set_new(
        object, name, words != NULL ? json_string(words) : json_null());
}

static json_t *values_json(const struct lifted *lifted)
{
    json_t *array = json_array();

    for (const struct lift_value *v = lifted->values; v != NULL; v = v->next) {
        json_t *object = json_object();

        set(object, "question", v->question);
        set(object, "label", v->label);
        set(object, "record", v->record);
        set(object, "old", v->old);
        set(object, "proposed", v->proposed);
        set(object, "prints", v->prints);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *paragraph_json(const struct lifted *lifted)
{
    json_t *object = json_object();

    set(object, "address", lifted->wording->at.address);
    set(object, "kind", lift_kind_name(lifted->kind));
    set(object, "why", lifted->why);
    set(object, "sent", lifted->wording->sent);
    set(object, "proposed", lifted->wording->proposed);
    set(object, "old_source", lifted->old_source);
    set(object, "new_source", lifted->new_source);
    json_object_set_new(object, "values", values_json(lifted));
    return object;
}

static json_t *clause_json(const struct lift_clause *clause)
{
    json_t *object = json_object(), *paragraphs = json_array();

    set(object, "proposal", clause->proposal->key);
    set(object, "clause", clause->proposal->at.clause);
    set(object, "source", clause->source);
    for (const struct lifted *o = clause->paragraphs; o != NULL; o = o->next)
        json_array_append_new(paragraphs, paragraph_json(o));
    json_object_set_new(object, "paragraphs", paragraphs);
    return object;
}

const char *lift_page_json(struct job *job, const struct lift *lift)
{
    json_t *array = json_array();
    char *words;
    const char *kept;

    for (const struct lift_clause *c = lift->clauses; c != NULL; c = c->next)
        json_array_append_new(array, clause_json(c));
    words = json_dumps(array, JSON_INDENT(2));
    kept = arena_copy(job->arena, words);
    free(words);
    json_decref(array);
    return kept;
}

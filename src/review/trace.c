#include "review/trace.h"

#include "assemble/compose.h"
#include "assemble/phrase.h"
#include "assemble/references.h"
#include "assemble/wording.h"
#include "base/text.h"
#include "io/xml.h"

#include <string.h>

/* A draft to compose in, so that the pack's own stays as it is. */
struct copied {
    struct draft draft;
    const struct draft *of;
    struct names lines; /* address to its node */
    struct copied *next;
};

struct trace_bench {
    struct job job; /* whose findings nobody reads */
    struct draft_pack pack;
    struct copied *copies;
};

static struct names copy_names(struct arena *arena, const struct names *names)
{
    struct names made = names_new(arena);

    for (const struct named *n = names->first; n != NULL; n = n->next)
        names_put(&made, n->name, n->thing);
    return made;
}

static struct names lines_by_address(
    struct arena *arena, const struct document *document)
{
    struct names lines = names_new(arena);

    for (struct walk w = document_walk(document->root); document_next(&w);)
        if (w.entering && w.node->address != NULL &&
            names_find(&lines, w.node->address) == NULL)
            names_put(&lines, w.node->address, (void *)(uintptr_t)w.node);
    return lines;
}

static void copy_draft(struct trace_bench *bench, const struct draft *draft)
{
    struct arena *arena = bench->job.arena;
    struct copied *copied = ARENA_NEW(arena, struct copied);

    copied->of = draft;
    copied->draft = *draft;
    copied->draft.pending = NULL;
    copied->draft.pending_end = &copied->draft.pending;
    copied->draft.used_terms = NULL;
    copied->draft.targets = copy_names(arena, &draft->targets);
    copied->draft.terms = copy_names(arena, &draft->terms);
    copied->draft.defines = copy_names(arena, &draft->defines);
    copied->lines = lines_by_address(arena, draft->document);
    copied->next = bench->copies;
    bench->copies = copied;
}

struct trace_bench *trace_open(struct job *job, struct draft_pack *pack)
{
    struct trace_bench *bench = ARENA_NEW(job->arena, struct trace_bench);

    bench->job.arena = job->arena;
    bench->job.findings = findings_new(job->arena);
    bench->pack = *pack;
    bench->pack.job = &bench->job;
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        copy_draft(bench, d);
    return bench;
}

/* ---- from a line to its source ---------------------------------------- */

static const struct node *find_line(
    struct trace_bench *bench, const char *address, struct draft **draft)
{
    for (struct copied *c = bench->copies; c != NULL; c = c->next) {
        const struct node *node = names_find(&c->lines, address);

        *draft = &c->draft;
        if (node != NULL)
            return node;
    }
    return NULL;
}

/* The end of an address: "a1" of "pack/tiny.supply#standard@1/a1[north]". */
static const char *paragraph_of(struct arena *arena, const char *address)
{
    const char *at = strchr(address, '#');
    char *id;

    at = at != NULL ? strchr(at, '/') : NULL;
    if (at == NULL)
        return NULL;
    id = arena_copy(arena, at + 1);
    id[strcspn(id, "[")] = '\0';
    return id;
}

static struct scope scope_of(
    struct trace_bench *bench, const struct trace_place *place)
{
    return draft_scope_of(
        &bench->pack, place->draft->scope, place->placed->slot);
}

/* The record with the first of the keys, "north.room-1", in a list. */
static const struct record *step(struct trace_bench *bench, struct scope scope,
    const struct question *list, const char **keys)
{
    size_t length = strcspn(*keys, ".]");

    for (const struct record *r =
             answers_records(bench->pack.answers, scope, list);
         r != NULL; r = r->next)
        if (strlen(r->key) == length && memcmp(r->key, *keys, length) == 0) {
            *keys += length + ((*keys)[length] == '.');
            return r;
        }
    return NULL;
}

/* Repeats around the source, the outermost first, each with its record. */
static bool enter(struct trace_bench *bench, struct trace_place *place,
    const struct element *element, const char **keys)
{
    const char *each = xml_attribute(element, "each");
    const struct question *list;

    if (element->parent != NULL &&
        !text_same(element->parent->name, "clause") &&
        !enter(bench, place, element->parent, keys))
        return false;
    if (each == NULL)
        return true;
    place->is_repeated = true;
    list = library_question(bench->pack.library, each);
    if (list == NULL)
        return false;
    place->scope.record = step(bench, place->scope, list, keys);
    return place->scope.record != NULL;
}

static const struct placed *placed_in(
    const struct draft *draft, const struct node *node)
{
    const struct node *clause = document_above(node, NODE_CLAUSE);
    const struct placed *p = draft->placed;

    while (p != NULL && p->node != clause)
        p = p->next;
    return p;
}

static const struct element *meaning_of(
    struct trace_bench *bench, const struct definition *definition)
{
    const struct element *e = xml_child(definition->element, "means");

    while (e != NULL &&
           draft_stands(&bench->pack, (struct scope){ 0 }, e) == VERDICT_NO)
        e = xml_next(definition->element, e, "means");
    return e;
}

static bool find_definition(
    struct trace_bench *bench, struct trace_place *place, const char **why)
{
    const char *id = place->node->origin->clause;

    place->definition = library_definition(bench->pack.library, id);
    place->element =
        place->definition != NULL ? meaning_of(bench, place->definition) : NULL;
    if (place->element == NULL)
        *why = "the library has no meaning for this term";
    else if (xml_attribute(place->element, "in") != NULL)
        *why = "its meaning is given elsewhere: change it there";
    else
        return true;
    return false;
}

static const struct element *heading_of(const struct placed *placed)
{
    return xml_child(placed->variant->element, "heading");
}

/* A form's row may bear its question's name instead of an id. */
static const struct element *field_of(
    const struct element *element, const char *question)
{
    for (const struct element *e = element->first; e != NULL; e = e->next) {
        bool is_it = text_same(e->name, "field") &&
                     xml_attribute(e, "id") == NULL &&
                     text_same(xml_attribute(e, "of"), question);
        const struct element *found = is_it ? e : field_of(e, question);

        if (found != NULL)
            return found;
    }
    return NULL;
}

static bool find_paragraph(struct trace_bench *bench, const char *address,
    struct trace_place *place, const char **why)
{
    const char *id = paragraph_of(bench->job.arena, address);
    const char *keys = strrchr(address, '[');
    const struct element *variant = place->placed->variant->element;

    place->element = strcmp(id, "h") == 0 ? heading_of(place->placed)
                                          : xml_find_id(variant, id);
    if (place->element == NULL)
        place->element = field_of(variant, id);
    if (place->element != NULL &&
        (place->node->kind == NODE_TABLE || place->node->kind == NODE_CHART))
        place->element = xml_child(place->element, "caption");
    keys = keys != NULL ? keys + 1 : "";
    if (place->element == NULL)
        *why = strchr(id, '.') != NULL
                   ? "it is a label, a figure that is worked out, or a line "
                     "to sign on: no paragraph of the clause says it"
                   : "it is a row of another clause's table";
    else if (!enter(bench, place, place->element, &keys))
        *why = "the record that it stood for is not there";
    else
        return true;
    return false;
}

bool trace_find(struct trace_bench *bench, const char *address,
    struct trace_place *place, const char **why)
{
    *place = (struct trace_place){ 0 };
    place->node =
        address != NULL ? find_line(bench, address, &place->draft) : NULL;
    if (place->node == NULL) {
        *why = "the pack as it is now has no such paragraph";
        return false;
    }
    place->scope = place->draft->scope;
    if (place->node->kind == NODE_DEFINITION)
        return find_definition(bench, place, why);
    place->placed = placed_in(place->draft, place->node);
    if (place->placed != NULL)
        place->scope = scope_of(bench, place);
    if (place->placed != NULL && paragraph_of(bench->job.arena, address))
        return find_paragraph(bench, address, place, why);
    *why = "it stands in no clause";
    return false;
}

/* ---- composing it once more ------------------------------------------- */

struct source_of {
    const struct node *node; /* the first that it printed */
    struct traced traced;
};

struct tracing {
    struct trace_bench *bench;
    struct node *paragraph;
    struct source_of *source;
    size_t count, room;
};

static void note(
    struct tracing *t, const struct node *node, struct traced traced)
{
    if (t->count == t->room) {
        size_t room = t->room * 2 + 16;
        struct source_of *grown =
            arena_alloc(t->bench->job.arena, room * sizeof *grown);

        if (t->count > 0)
            memcpy(grown, t->source, t->count * sizeof *grown);
        t->source = grown;
        t->room = room;
    }
    t->source[t->count++] = (struct source_of){ node, traced };
}

static enum trace_kind kind_of(const struct element *element)
{
    static const struct {
        const char *name;
        enum trace_kind kind;
    } kinds[] = {
        { "value", TRACE_VALUE },
        { "field", TRACE_VALUE },
        { "ref", TRACE_REFERENCE },
        { "cite", TRACE_CITATION },
        { "verb", TRACE_VERB },
        { "each", TRACE_REPEAT },
        { "if", TRACE_OPEN },
    };

    if (element->name == NULL)
        return TRACE_LITERAL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(element->name, kinds[i].name) == 0)
            return kinds[i].kind;
    return TRACE_TERM;
}

/* One piece of source alone, as it would be composed among its siblings. */
static void trace_piece(struct tracing *t, struct composing c,
    const struct element *element, enum trace_kind kind)
{
    struct arena *arena = t->bench->job.arena;
    const struct node *before = t->paragraph->last;
    struct element *alone = ARENA_NEW(arena, struct element);
    struct element *around = ARENA_NEW(arena, struct element);
    struct traced traced = {
        .kind = kind, .element = element, .scope = c.scope
    };

    if (kind == TRACE_VALUE) {
        traced.question = phrase_question(&c, element, "of");
        traced.as = xml_attribute(element, "as");
    }
    *alone = *element;
    alone->next = NULL;
    around->first = around->last = alone;
    if (text_same(element->name, "field"))
        phrase_value(c, t->paragraph, traced.question, NULL, element->place);
    else
        phrase_compose(c, t->paragraph, around);
    if (t->paragraph->last != before)
        note(t, before == NULL ? t->paragraph->first : before->next, traced);
}

static void trace_below(struct tracing *t, struct composing c,
    const struct element *element, bool is_repeated);

static void trace_each(
    struct tracing *t, struct composing c, const struct element *element)
{
    const struct question *list = phrase_question(&c, element, "over");
    size_t i = 0, count;

    if (list == NULL)
        return;
    count = answers_count(c.pack->answers, c.scope, list);
    if (count == 0)
        trace_piece(t, c, element, TRACE_REPEAT);
    for (const struct record *r =
             answers_records(c.pack->answers, c.scope, list);
         r != NULL; r = r->next) {
        note(t,
            phrase_add_text(&c, t->paragraph, NODE_TEXT,
                wording_joint(xml_attribute(element, "join"), i++, count)),
            (struct traced){ .kind = TRACE_REPEAT, .element = element });
        c.scope.record = r;
        trace_below(t, c, element, true);
    }
}

static void trace_element(struct tracing *t, struct composing c,
    const struct element *e, bool is_repeated)
{
    enum trace_kind kind = kind_of(e);
    enum verdict verdict;

    if (text_same(e->name, "limb") || text_same(e->name, "close"))
        return;
    if (text_same(e->name, "duty") || text_same(e->name, "deadline")) {
        trace_below(t, c, e, is_repeated);
    } else if (kind == TRACE_REPEAT) {
        trace_each(t, c, e);
    } else if (kind == TRACE_OPEN) {
        verdict = draft_stands(c.pack, c.scope, e);
        if (verdict == VERDICT_YES)
            trace_below(t, c, e, is_repeated);
        else
            trace_piece(t, c, e, TRACE_OPEN);
    } else {
        trace_piece(t, c, e,
            is_repeated && kind == TRACE_LITERAL ? TRACE_REPEAT : kind);
    }
}

static void trace_below(struct tracing *t, struct composing c,
    const struct element *element, bool is_repeated)
{
    for (const struct element *e = element->first; e != NULL; e = e->next)
        trace_element(t, c, e, is_repeated);
}

static void note_fixed(struct tracing *t, const char *words)
{
    note(t,
        document_add_text(t->bench->job.arena, t->paragraph, NODE_TEXT, words),
        (struct traced){ .kind = TRACE_FIXED });
}

static struct composing composing_at(
    struct trace_bench *bench, const struct trace_place *place)
{
    struct composing c = { .pack = &bench->pack,
        .draft = place->draft,
        .placed = place->placed,
        .origin = place->node->origin,
        .scope = place->scope };

    if (place->placed != NULL)
        c.variant = place->placed->variant;
    return c;
}

/* ---- the words, and which part each belongs to ------------------------ */

static void add_words(struct text *text, const struct node *top)
{
    int open = 0;

    for (struct walk w = document_walk(top); document_next(&w);) {
        bool is_bracket =
            (w.node->undecided || w.node->kind == NODE_UNDECIDED) &&
            w.node->first != NULL;

        if (w.entering && is_bracket && open++ == 0)
            text_add_char(text, '[');
        if (w.entering && w.node->text != NULL && w.node->kind != NODE_BLANK)
            text_add(text, w.node->text);
        if (!w.entering && is_bracket && --open == 0)
            text_add_char(text, ']');
    }
}

static const struct trace *read_off(struct tracing *t)
{
    struct arena *arena = t->bench->job.arena;
    struct trace *trace = ARENA_NEW(arena, struct trace);
    struct traced *part = arena_alloc(arena, t->count * sizeof *part + 1);
    struct text text = text_new(arena);

    trace->part = part;
    for (const struct node *n = t->paragraph->first; n != NULL; n = n->next) {
        if (trace->count < t->count && n == t->source[trace->count].node) {
            part[trace->count] = t->source[trace->count].traced;
            part[trace->count].start = text.length;
            trace->count++;
        }
        add_words(&text, n);
        if (trace->count > 0)
            part[trace->count - 1].end = text.length;
    }
    trace->words = text.bytes;
    return trace;
}

const struct trace *trace_paragraph(struct trace_bench *bench,
    const struct trace_place *place, const struct element *element)
{
    struct tracing t = { .bench = bench,
        .paragraph = document_add(bench->job.arena, NULL, NODE_PARAGRAPH) };
    struct composing c = composing_at(bench, place);
    const char *sign = document_sign(place->node);

    t.paragraph->parent = place->node->parent;
    if (place->definition != NULL) {
        note_fixed(&t, draft_term(&bench->pack, place->definition));
        note_fixed(&t, " means ");
    }
    if (text_same(element->name, "field") &&
        xml_attribute(element, "of") != NULL)
        trace_piece(&t, c, element, TRACE_VALUE);
    else
        trace_below(&t, c, element, false);
    phrase_tidy(bench->job.arena, t.paragraph);
    references_run(&bench->pack, place->draft);
    if (place->definition != NULL)
        note_fixed(&t, ".");
    if (sign != NULL)
        note_fixed(&t, sign);
    return read_off(&t);
}

/* ---- a whole clause --------------------------------------------------- */

const struct node *trace_clause(struct trace_bench *bench,
    const struct trace_place *place, const struct element *variant)
{
    struct arena *arena = bench->job.arena;
    struct scope scope = place->draft->scope;
    struct node *section = place->placed->node->parent;
    struct placed *placed = ARENA_NEW(arena, struct placed);
    struct variant *changed = ARENA_NEW(arena, struct variant);

    *changed = *place->placed->variant;
    changed->element = variant;
    *placed = *place->placed;
    placed->variant = changed;
    place->draft->scope = scope_of(bench, place);
    compose_clause(&bench->pack, place->draft, section, placed);
    references_run(&bench->pack, place->draft);
    place->draft->scope = scope;
    document_drop_last(section); /* it only stood there to be read */
    return placed->node;
}

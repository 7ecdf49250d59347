#include "review/lift.h"

#include "base/text.h"
#include "io/xml.h"
#include "review/edits.h"
#include "review/lift_read.h"
#include "review/lines.h"
#include "review/source.h"
#include "review/trace.h"

#include <string.h>

static const char *const kind_names[] = {
    [LIFT_LITERAL] = "literal",
    [LIFT_VALUE] = "value",
    [LIFT_NEW] = "new-paragraph",
    [LIFT_REMOVED] = "removal",
    [LIFT_DRAFTER] = "needs-drafter",
};

const char *lift_kind_name(enum lift_kind kind)
{
    return kind_names[kind];
}

struct lifting {
    struct job *job;
    struct draft_pack *pack;
    struct trace_bench *bench;
};

/* A changed answer, and where it stands in the proposed words. */
struct changed {
    const struct traced *part;
    size_t new_start, new_end;
    const char *prints;
    struct supposed supposed;
    struct changed *next;
};

/* One paragraph under way. */
struct raising {
    struct lifted *lifted;
    struct trace_place place;
    const struct trace *trace;
    struct edits edits;
    struct source_change *changes;
    const struct element *element; /* with the changes */
    const char *words;             /* that it gives with the old answers */
    struct changed *changed;
    struct raising *next;
};

static bool wait_for_drafter(struct raising *r, const char *why)
{
    r->lifted->kind = LIFT_DRAFTER;
    r->lifted->why = why;
    r->lifted->new_source = NULL;
    return false;
}

static bool reads_the_same(
    const struct lifting *l, const char *a, const char *b)
{
    return strcmp(lines_normal(l->job->arena, a),
               lines_normal(l->job->arena, b)) == 0;
}

static const char *slice(
    const struct lifting *l, const char *words, size_t start, size_t end)
{
    return arena_format(
        l->job->arena, "%.*s", (int)(end - start), words + start);
}

static const char *xml_of(
    const struct lifting *l, const struct element *element)
{
    struct text text = text_new(l->job->arena);

    source_write(&text, element);
    return text.bytes;
}

/* ---- literal words ---------------------------------------------------- */

/*
 * Where in a run of source its printed byte stands: what is printed is the run
 * with some of its spaces left out.
 */
static size_t source_offset(
    const char *source, const char *printed, size_t length, size_t byte)
{
    size_t at = 0;

    for (size_t i = 0; i < length && source[at] != '\0'; at++) {
        bool is_space = strchr(" \t\r\n", source[at]) != NULL;

        if (source[at] != printed[i] && !(is_space && printed[i] == ' '))
            continue;
        if (i == byte)
            return at;
        if (++i == byte && byte == length)
            return at + 1;
    }
    return at;
}

/* Quotation marks are plain in source, and spaces break. */
static void add_typed(
    const struct lifting *l, struct text *text, const char *words)
{
    while (*words != '\0') {
        size_t length = 1;
        const char *letter, *normal;

        while (((unsigned char)words[length] & 0xC0) == 0x80)
            length++;
        letter = arena_format(l->job->arena, "%.*s", (int)length, words);
        normal = lines_normal(l->job->arena, letter);
        if (*normal == '\'' || *normal == '"')
            text_add(text, normal);
        else if (text_same(letter, "\u00a0"))
            text_add_char(text, ' ');
        else
            text_add(text, letter);
        words += length;
    }
}

static struct source_change *change_of(
    const struct lifting *l, struct raising *r, const struct element *at)
{
    struct source_change *change = r->changes;

    while (change != NULL && change->at != at)
        change = (struct source_change *)(uintptr_t)change->next;
    if (change == NULL) {
        change = ARENA_NEW(l->job->arena, struct source_change);
        change->act = SOURCE_WORDS;
        change->at = at;
        change->words = at->text;
        change->next = r->changes;
        r->changes = change;
    }
    return change;
}

/* Edits come from the last to the first, so that offsets before them hold. */
static void change_literal(const struct lifting *l, struct raising *r,
    const struct traced *part, struct edit edit)
{
    const char *printed = r->trace->words + part->start;
    size_t length = part->end - part->start;
    const char *source = part->element->text;
    size_t from = edit.old_start - part->start, to = edit.old_end - part->start;
    size_t start = source_offset(source, printed, length, from);
    size_t end = start;
    struct source_change *change = change_of(l, r, part->element);
    struct text text = text_new(l->job->arena);

    if (from == to && from > 0)
        start = end = source_offset(source, printed, length, from - 1) + 1;
    else if (to > from)
        end = source_offset(source, printed, length, to - 1) + 1;
    text_add_bytes(&text, change->words, start);
    add_typed(l, &text,
        slice(l, r->lifted->wording->proposed, edit.new_start, edit.new_end));
    text_add(&text, change->words + end);
    change->words = text.bytes;
}

/* ---- which part an edit lies in --------------------------------------- */

static bool holds(const struct traced *part, struct edit edit)
{
    return part->start <= edit.old_start && edit.old_end <= part->end;
}

/* A line to write on, right here or behind a space. */
static bool is_blank_at(
    const struct trace *trace, const struct traced *part, size_t at)
{
    return part->kind == TRACE_VALUE && part->start == part->end &&
           part->start >= at &&
           strspn(trace->words + at, " ") >= part->start - at;
}

/*
 * Words put in between two parts belong to the literal one; where a value is
 * only a line to write on, to the value.
 */
static const struct traced *part_of(const struct trace *trace, struct edit edit)
{
    const struct traced *found = NULL;

    for (size_t i = 0; i < trace->count; i++) {
        const struct traced *part = &trace->part[i];
        bool is_point = edit.old_start == edit.old_end;

        if (is_point && is_blank_at(trace, part, edit.old_start))
            return part;
        if (holds(part, edit) &&
            (found == NULL || (is_point && found->kind != TRACE_LITERAL &&
                                  part->kind == TRACE_LITERAL)))
            found = part;
    }
    return found;
}

static const char *why_fixed(enum trace_kind kind)
{
    static const char *const reasons[] = {
        [TRACE_TERM] = "it changes a defined term",
        [TRACE_REFERENCE] = "it changes a reference",
        [TRACE_CITATION] = "it changes the name of a law",
        [TRACE_VERB] = "it changes a word that follows the count of a list",
        [TRACE_REPEAT] = "it changes words that print for each record",
        [TRACE_OPEN] = "it changes words that wait for an answer",
        [TRACE_FIXED] = "it changes words that no paragraph says",
    };

    return reasons[kind];
}

/* The kind of what an edit crosses that is neither literal nor one value. */
static const char *why_crossing(const struct trace *trace, struct edit edit)
{
    for (size_t i = 0; i < trace->count; i++) {
        const struct traced *part = &trace->part[i];

        if (part->start < edit.old_end && edit.old_start < part->end &&
            part->kind != TRACE_LITERAL && part->kind != TRACE_VALUE)
            return why_fixed(part->kind);
    }
    for (size_t i = 0; i < trace->count; i++)
        if (trace->part[i].kind == TRACE_VALUE &&
            trace->part[i].start < edit.old_end &&
            edit.old_start < trace->part[i].end)
            return "it crosses the edge of a value";
    return "it crosses the edge of a duty, a deadline or a condition";
}

/* ---- values ----------------------------------------------------------- */

/* The record whose answer it is; NULL: the project's own. */
static const struct record *holder_of(const struct traced *part)
{
    const struct record *record = part->scope.record;

    if (part->question->list == NULL)
        return NULL;
    while (record != NULL && record->list != part->question->list)
        record = record->parent;
    return record;
}

static void add_changed(const struct lifting *l, struct raising *r,
    const struct changed *made, struct value value)
{
    struct changed *changed = ARENA_NEW(l->job->arena, struct changed);
    struct answer *answer = ARENA_NEW(l->job->arena, struct answer);

    *changed = *made;
    answer->question = made->part->question;
    answer->value = value;
    answer->source = "proposed";
    changed->supposed.answer = answer;
    changed->supposed.record = holder_of(made->part);
    changed->supposed.next = r->changed != NULL ? &r->changed->supposed : NULL;
    changed->next = r->changed;
    r->changed = changed;
}

static void add_value(const struct lifting *l, struct raising *r,
    const struct traced *part, struct lift_read read, const char *typed)
{
    const struct question *question = part->question;
    const struct answer *answer =
        answers_ask(l->pack->answers, part->scope, question);
    const struct record *record = holder_of(part);
    struct lift_value *value = ARENA_NEW(l->job->arena, struct lift_value);

    value->question = question->id;
    value->label = question->label;
    value->record = record != NULL ? record->key : NULL;
    if (answer != NULL)
        value->old = question_write(l->job, question, answer->value);
    value->proposed = question_write(l->job, question, read.value);
    if (!reads_the_same(l, read.prints, typed))
        value->prints = read.prints;
    value->next = r->lifted->values;
    r->lifted->values = value;
}

/* With what was put in at its edges, if there is no literal word for it. */
static struct span_of span_of(
    const struct raising *r, const struct traced *part)
{
    struct span_of span = edits_span(&r->edits, part->start, part->end);

    for (size_t i = 0; i < r->edits.count; i++) {
        struct edit edit = r->edits.edit[i];

        if (part_of(r->trace, edit) != part)
            continue;
        if (edit.new_start < span.start)
            span.start = edit.new_start;
        if (edit.new_end > span.end)
            span.end = edit.new_end;
    }
    return span;
}

static bool raise_value(
    const struct lifting *l, struct raising *r, const struct traced *part)
{
    struct span_of span = span_of(r, part);
    const char *typed =
        slice(l, r->lifted->wording->proposed, span.start, span.end);
    struct lift_read read;

    if (part->question == NULL)
        return wait_for_drafter(r, "nothing is asked here");
    if (draft_is_blank(part->scope))
        return wait_for_drafter(r, "it fills in a form that goes out blank");
    read = lift_read_value(l->job, part->question, part->as, typed);
    if (read.why != NULL)
        return wait_for_drafter(r, read.why);
    add_value(l, r, part, read, typed);
    add_changed(l, r,
        &(struct changed){ .part = part,
            .new_start = span.start,
            .new_end = span.end,
            .prints = read.prints },
        read.value);
    return true;
}

static bool was_edited(const struct raising *r, const struct traced *part)
{
    for (size_t i = 0; i < r->edits.count; i++)
        if (part_of(r->trace, r->edits.edit[i]) == part)
            return true;
    return false;
}

/* The last comes first, so that each list is in the order of the words. */
static bool raise_values(const struct lifting *l, struct raising *r)
{
    for (size_t i = r->trace->count; i-- > 0;) {
        const struct traced *part = &r->trace->part[i];

        if (part->kind == TRACE_VALUE && was_edited(r, part) &&
            !raise_value(l, r, part))
            return false;
    }
    return true;
}

/* ---- proof ------------------------------------------------------------ */

/* What was proposed, with each value as it was or as it will print. */
static const char *expected(
    const struct lifting *l, const struct raising *r, bool with_values)
{
    const char *proposed = r->lifted->wording->proposed;
    struct text text = text_new(l->job->arena);
    size_t at = 0;

    for (const struct changed *c = r->changed; c != NULL; c = c->next) {
        text_add_bytes(&text, proposed + at, c->new_start - at);
        if (with_values)
            text_add(&text, c->prints);
        else
            text_add_bytes(&text, r->trace->words + c->part->start,
                c->part->end - c->part->start);
        at = c->new_end;
    }
    text_add(&text, proposed + at);
    return text.bytes;
}

static bool prove(const struct lifting *l, struct raising *r)
{
    const char *words;

    r->words = trace_paragraph(l->bench, &r->place, r->element)->words;
    if (!reads_the_same(l, r->words, expected(l, r, false)))
        return wait_for_drafter(r,
            "composed again, the new source would not say just what was "
            "proposed");
    if (r->changed == NULL)
        return true;
    answers_suppose_all(l->pack->answers, &r->changed->supposed);
    words = trace_paragraph(l->bench, &r->place, r->element)->words;
    answers_suppose_all(l->pack->answers, NULL);
    return reads_the_same(l, words, expected(l, r, true)) ||
           wait_for_drafter(r,
               "with the new answer the paragraph would change in another "
               "place too, or the answer is not taken from there");
}

/* ---- a changed paragraph ---------------------------------------------- */

static bool raise_edits(const struct lifting *l, struct raising *r)
{
    for (size_t i = r->edits.count; i-- > 0;) {
        struct edit edit = r->edits.edit[i];
        const struct traced *part = part_of(r->trace, edit);

        if (part == NULL)
            return wait_for_drafter(r, why_crossing(r->trace, edit));
        if (part->kind == TRACE_VALUE)
            continue;
        if (part->kind != TRACE_LITERAL)
            return wait_for_drafter(r, why_fixed(part->kind));
        if (r->place.is_repeated)
            return wait_for_drafter(
                r, "the paragraph prints once for each record");
        change_literal(l, r, part, edit);
    }
    return raise_values(l, r);
}

static bool is_as_sent(const struct lifting *l, struct raising *r)
{
    if (r->place.node->undecided)
        return wait_for_drafter(r, "the paragraph waits for an answer");
    if (!reads_the_same(l, r->trace->words, r->lifted->wording->sent))
        return wait_for_drafter(
            r, "the paragraph reads otherwise by now than when it was sent");
    return true;
}

static bool raise_change(const struct lifting *l, struct raising *r)
{
    struct lifted *lifted = r->lifted;

    r->trace = trace_paragraph(l->bench, &r->place, r->place.element);
    if (!is_as_sent(l, r))
        return false;
    r->edits = edits_between(
        l->job->arena, r->trace->words, lifted->wording->proposed);
    if (!raise_edits(l, r))
        return false;
    r->element = source_rewrite(l->job->arena, r->place.element, r->changes);
    lifted->kind = r->changes != NULL ? LIFT_LITERAL : LIFT_VALUE;
    if (!prove(l, r))
        return false;
    if (r->changes != NULL)
        lifted->new_source = xml_of(l, r->element);
    return true;
}

/* ---- a paragraph left out --------------------------------------------- */

static bool refers_to(const struct element *element, const char *to)
{
    for (const struct attribute *a = element->attributes; a != NULL;
         a = a->next)
        if (strcmp(a->value, to) == 0)
            return true;
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (refers_to(e, to))
            return true;
    return false;
}

static const char *referrer_of(const struct lifting *l, const char *to)
{
    const struct library *library = l->pack->library;

    for (const struct named *n = library->clauses.first; n; n = n->next)
        for (const struct variant *v =
                 ((const struct clause *)n->thing)->variants;
             v != NULL; v = v->next)
            if (refers_to(v->element, to))
                return n->name;
    for (const struct named *n = library->definitions.first; n; n = n->next)
        if (refers_to(((const struct definition *)n->thing)->element, to))
            return n->name;
    for (const struct named *n = library->plans.first; n; n = n->next)
        if (refers_to(((const struct plan *)n->thing)->element, to))
            return n->name;
    return NULL;
}

static bool is_paragraph(const struct element *element)
{
    static const char *const names[] = { "sub", "para", "limb", "close" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_same(element->name, names[i]))
            return true;
    return false;
}

static bool has_limbs(const struct element *element)
{
    return xml_child(element, "limb") != NULL ||
           xml_child(element, "close") != NULL;
}

static void add_change(const struct lifting *l, struct raising *r,
    enum source_act act, const struct element *added)
{
    r->changes = ARENA_NEW(l->job->arena, struct source_change);
    r->changes->act = act;
    r->changes->at = r->place.element;
    r->changes->added = added;
}

static bool raise_removal(const struct lifting *l, struct raising *r)
{
    const struct element *element = r->place.element;
    const char *to, *referrer;

    if (!is_paragraph(element))
        return wait_for_drafter(r, "only a whole paragraph can be taken out");
    if (r->place.is_repeated)
        return wait_for_drafter(r, "the paragraph prints once for each record");
    if (has_limbs(element))
        return wait_for_drafter(r, "paragraphs hang below it");
    to = arena_format(
        l->job->arena, "%s/%s", r->place.placed->clause->id, r->lifted->id);
    referrer = referrer_of(l, to);
    if (referrer != NULL)
        return wait_for_drafter(
            r, arena_format(l->job->arena, "%s refers to it", referrer));
    add_change(l, r, SOURCE_REMOVE, NULL);
    r->lifted->kind = LIFT_REMOVED;
    return true;
}

/* ---- a new paragraph -------------------------------------------------- */

static const struct element *next_sibling(const struct element *element)
{
    const struct element *e = element->next;

    while (e != NULL && e->name == NULL)
        e = e->next;
    return e;
}

/* An id that the variant has not, nor another new paragraph of this clause. */
static const char *fresh_id(const struct lifting *l,
    const struct element *variant, const struct raising *raised)
{
    for (int i = 1;; i++) {
        const char *id = arena_format(l->job->arena, "new%d", i);
        const struct raising *r = raised;

        while (r != NULL && !text_same(r->lifted->id, id))
            r = r->next;
        if (r == NULL && xml_find_id(variant, id) == NULL)
            return id;
    }
}

/* In which element a paragraph after this one stands. NULL: who can tell? */
static const char *name_after(const struct element *element)
{
    const struct element *next = next_sibling(element);

    if (text_same(element->name, "heading"))
        return next != NULL && is_paragraph(next) ? next->name : NULL;
    if (!is_paragraph(element) || has_limbs(element))
        return NULL;
    if (text_same(element->name, "limb"))
        return next != NULL && text_same(next->name, "limb") ? "limb" : NULL;
    return text_same(element->name, "close") ? NULL : element->name;
}

static bool raise_new(
    const struct lifting *l, struct raising *r, const struct raising *raised)
{
    const struct element *element = r->place.element;
    const struct element *added;
    struct text text = text_new(l->job->arena);
    const char *name;

    if (r->place.is_repeated || r->place.placed == NULL)
        return wait_for_drafter(
            r, "it stands behind what prints once for each record");
    name = name_after(element);
    if (name == NULL)
        return wait_for_drafter(
            r, "nobody can tell at which level the new paragraph stands");
    add_typed(l, &text, r->lifted->wording->proposed);
    r->lifted->id = fresh_id(l, r->place.placed->variant->element, raised);
    added = source_paragraph(l->job->arena, name, r->lifted->id,
        text_squeeze(l->job->arena, text.bytes));
    add_change(l, r, SOURCE_AFTER, added);
    r->words = r->lifted->wording->proposed;
    r->lifted->kind = LIFT_NEW;
    r->lifted->old_source = NULL;
    r->lifted->new_source = xml_of(l, added);
    return true;
}

/* ---- a whole clause --------------------------------------------------- */

static bool raise_one(const struct lifting *l, const struct proposal *proposal,
    struct raising *r, const struct raising *raised)
{
    const struct wording *wording = r->lifted->wording;
    const char *why = NULL;

    if (proposal->verb == VERB_WHOLE_CLAUSE)
        return wait_for_drafter(r,
            "the clause is left out as a whole: whether it is in is decided "
            "by the plan and the rules");
    if (!trace_find(l->bench, wording->at.address, &r->place, &why))
        return wait_for_drafter(r, why);
    r->lifted->id = xml_attribute(r->place.element, "id");
    r->lifted->old_source = xml_of(l, r->place.element);
    if (wording->is_joined)
        return wait_for_drafter(r, "it runs into the next paragraph");
    if (wording->proposed == NULL)
        return raise_removal(l, r);
    if (wording->sent == NULL)
        return raise_new(l, r, raised);
    return raise_change(l, r);
}

/* The lines that the clause must have with all that was lifted. */
static const char *expected_lines(
    const struct lifting *l, const struct lines *lines, struct raising *raised)
{
    struct text text = text_new(l->job->arena);

    for (size_t i = 0; i < lines->count; i++) {
        const struct line_of *line = &lines->line[i];
        const char *words = line->normal, *after = "";

        for (struct raising *r = raised; r != NULL; r = r->next) {
            if (r->lifted->kind == LIFT_DRAFTER || line->address == NULL ||
                !text_same(r->lifted->wording->at.address, line->address))
                continue;
            if (r->lifted->kind == LIFT_NEW)
                after = arena_format(l->job->arena, "%s%s\n", after,
                    lines_normal(l->job->arena, r->words));
            else
                words = r->lifted->kind == LIFT_REMOVED
                            ? NULL
                            : lines_normal(l->job->arena, r->words);
        }
        if (line->node->kind == NODE_DEFINITION)
            continue;
        if (words != NULL)
            text_format(&text, "%s\n", words);
        text_add(&text, after);
    }
    return text.bytes;
}

static const char *composed_lines(
    const struct lifting *l, const struct node *clause)
{
    struct lines lines = lines_below(l->job->arena, clause);
    struct text text = text_new(l->job->arena);

    for (size_t i = 0; i < lines.count; i++)
        text_format(&text, "%s\n", lines.line[i].normal);
    return text.bytes;
}

/* All changes of a clause, in the order of its paragraphs. */
static const struct source_change *all_changes(
    const struct lifting *l, const struct raising *raised)
{
    const struct source_change *first = NULL, **end = &first;

    for (const struct raising *r = raised; r != NULL; r = r->next)
        for (const struct source_change *c = r->changes;
             c != NULL && r->lifted->kind != LIFT_DRAFTER; c = c->next) {
            struct source_change *copy =
                ARENA_NEW(l->job->arena, struct source_change);

            *copy = *c;
            copy->next = NULL;
            *end = copy;
            end = &copy->next;
        }
    return first;
}

/* NULL unless the clause, with all that was lifted, reads as it must. */
static const char *prove_clause(const struct lifting *l, struct raising *raised)
{
    const struct raising *r = raised;
    const struct source_change *changes = all_changes(l, raised);
    const struct element *variant;
    struct lines lines;

    while (r != NULL && (r->lifted->kind == LIFT_DRAFTER || r->changes == NULL))
        r = r->next;
    if (r == NULL || r->place.placed == NULL)
        return NULL; /* nothing was lifted, or of a definition alone */
    variant = source_rewrite(
        l->job->arena, r->place.placed->variant->element, changes);
    lines = lines_below(l->job->arena, r->place.placed->node);
    if (strcmp(expected_lines(l, &lines, raised),
            composed_lines(l, trace_clause(l->bench, &r->place, variant))) != 0)
        return NULL;
    return xml_of(l, variant);
}

static bool changes_source(const struct raising *r)
{
    return r->lifted->kind != LIFT_DRAFTER && r->changes != NULL &&
           r->place.placed != NULL;
}

/* Alone each was right; what is not right together goes to a drafter. */
static const char *settle_clause(
    const struct lifting *l, struct raising *raised)
{
    const char *source = prove_clause(l, raised);
    bool is_lifted = false;

    for (int round = 0; round < 2 && source == NULL; round++) {
        is_lifted = false;
        for (struct raising *r = raised; r != NULL; r = r->next)
            if (changes_source(r) &&
                (round > 0 || r->lifted->kind != LIFT_LITERAL))
                is_lifted = !wait_for_drafter(r,
                    "with the other changes of the clause, the new source "
                    "would not say just what was proposed");
        if (is_lifted)
            source = prove_clause(l, raised);
    }
    return source;
}

static struct lift_clause *raise_clause(
    const struct lifting *l, const struct proposal *proposal)
{
    struct lift_clause *clause = ARENA_NEW(l->job->arena, struct lift_clause);
    struct lifted **end = &clause->paragraphs;
    struct raising *raised = NULL, **raised_end = &raised;

    clause->proposal = proposal;
    for (const struct wording *w = proposal->wordings; w; w = w->next) {
        struct raising *r = ARENA_NEW(l->job->arena, struct raising);

        r->lifted = ARENA_NEW(l->job->arena, struct lifted);
        r->lifted->wording = w;
        (void)raise_one(l, proposal, r, raised);
        *end = r->lifted;
        end = &r->lifted->next;
        *raised_end = r;
        raised_end = &r->next;
    }
    clause->source = settle_clause(l, raised);
    return clause;
}

struct lift *lift_all(
    struct job *job, struct draft_pack *pack, const struct intake *intake)
{
    struct lift *lift = ARENA_NEW(job->arena, struct lift);
    struct lifting l = { job, pack, trace_open(job, pack) };
    struct lift_clause **end = &lift->clauses;

    lift->intake = intake;
    for (const struct proposal *p = intake->proposals; p; p = p->next) {
        *end = raise_clause(&l, p);
        for (const struct lifted *o = (*end)->paragraphs; o; o = o->next)
            lift->count[o->kind]++;
        end = &(*end)->next;
    }
    return lift;
}

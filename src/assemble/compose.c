#include "assemble/compose.h"

#include "assemble/wording.h"
#include "base/text.h"
#include "io/digest.h"
#include "io/xml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLANK_ROWS = 3, MARK_DIGITS = 16 };

/* Where composition stands. Passed by value, so that a scope ends by itself. */
struct composing {
    struct draft_pack *pack;
    struct draft *draft;
    const struct placed *placed; /* NULL outside a clause */
    const struct variant *variant;
    const struct origin *origin;
    struct scope scope;
    bool unnumbered; /* recitals and parties number their subs as clauses */
    bool indexed;    /* whether its paragraphs may be referred to */
};

static struct arena *arena_of(const struct composing *c)
{
    return c->pack->job->arena;
}

static bool is_blank(struct scope scope)
{
    for (const struct record *r = scope.record; r != NULL; r = r->parent)
        if (r->is_blank)
            return true;
    return false;
}

static struct node *add(
    const struct composing *c, struct node *parent, enum node_kind kind)
{
    struct node *node = document_add(arena_of(c), parent, kind);

    node->origin = c->origin;
    return node;
}

static struct node *add_text(const struct composing *c, struct node *parent,
    enum node_kind kind, const char *text)
{
    struct node *node = add(c, parent, kind);

    node->text = text;
    return node;
}

/* ---- addresses -------------------------------------------------------- */

const char *compose_bookmark(struct job *job, const char *address)
{
    const char *hex = digest_hex(job->arena, address, strlen(address));

    return arena_format(job->arena, "_pd_%.*s", MARK_DIGITS, hex);
}

/* "[beacon]", or "[beacon.lines-2]" for a record within a record. */
static const char *record_suffix(
    struct arena *arena, const struct record *record, const struct record *end)
{
    const char *keys = "";

    for (; record != NULL && record != end; record = record->parent)
        keys = *keys == '\0'
            ? record->key
            : arena_format(arena, "%s.%s", record->key, keys);
    return *keys == '\0' ? "" : arena_format(arena, "[%s]", keys);
}

static void give_address(
    const struct composing *c, struct node *node, const char *id)
{
    struct draft *draft = c->draft;
    const char *suffix = record_suffix(
        arena_of(c), c->scope.record, draft->scope.record);
    const char *target;

    if (c->placed == NULL || id == NULL)
        return;
    node->address = arena_format(arena_of(c), "%s/%s#%s@%s/%s%s",
        draft->document->id, c->placed->clause->id, c->variant->id,
        c->variant->version, id, suffix);
    node->bookmark = compose_bookmark(c->pack->job, node->address);
    if (!c->indexed)
        return;
    target = arena_format(
        arena_of(c), "%s/%s%s", c->placed->clause->id, id, suffix);
    if (names_find(&draft->targets, target) == NULL)
        names_put(&draft->targets, target, node);
}

/* ---- words ------------------------------------------------------------ */

static void compose_inline(struct composing c, struct node *parent,
    const struct element *element);

static void compose_children(struct composing c, struct node *parent,
    const struct element *element)
{
    for (const struct element *e = element->first; e != NULL; e = e->next)
        compose_inline(c, parent, e);
}

/* Words that wait for an answer; each format puts brackets around them. */
static struct node *begin_open(const struct composing *c, struct node *parent)
{
    struct node *open = add(c, parent, NODE_UNDECIDED);

    open->undecided = true;
    return open;
}

static void compose_if(
    struct composing c, struct node *parent, const struct element *element)
{
    enum verdict verdict = draft_stands(c.pack, c.scope, element);

    if (verdict == VERDICT_UNDECIDED && !is_blank(c.scope))
        compose_children(c, begin_open(&c, parent), element);
    else if (verdict != VERDICT_NO)
        compose_children(c, parent, element);
}

static const struct question *question_of(
    const struct composing *c, const struct element *e, const char *attribute)
{
    const char *id = xml_attribute(e, attribute);

    return id != NULL ? library_question(c->pack->library, id) : NULL;
}

static void say_unanswered(const struct composing *c,
    const struct question *question, struct place place)
{
    const char *once = arena_format(arena_of(c), "unanswered %s %s",
        c->draft->document->id, question->id);
    struct findings *findings = c->pack->job->findings;

    if (names_find(&c->draft->targets, once) != NULL)
        return;
    names_put(&c->draft->targets, once, (void *)(uintptr_t)question);
    findings_hint(findings,
        findings_add(findings, draft_open_severity(c->pack),
            "value-unanswered", place, "%s reads \"%s\", which is unanswered",
            c->draft->document->id, question->id),
        "`paction ask DIR` asks for it; or say <open to=\"%s\">what will "
        "fill it</open> in the answers",
        question->id);
}

static void compose_unanswered(struct composing c, struct node *parent,
    const struct question *question, struct place place)
{
    const char *words = answers_open(c.pack->answers, question);

    if (is_blank(c.scope)) {
        add_text(&c, parent, NODE_BLANK, question->label);
    } else if (words != NULL) {
        add_text(&c, parent, NODE_VALUE,
            arena_format(arena_of(&c), "[%s]", words));
    } else if (question->optional) {
        if (parent->parent != NULL && parent->parent->kind == NODE_CELL)
            add_text(&c, parent, NODE_BLANK, question->label);
    } else {
        add_text(&c, begin_open(&c, parent), NODE_TEXT, question->label);
        say_unanswered(&c, question, place);
    }
}

static void compose_value(struct composing c, struct node *parent,
    const struct question *question, const char *as, struct place place)
{
    const struct answer *answer;
    struct origin *origin = ARENA_NEW(arena_of(&c), struct origin);

    if (question == NULL)
        return; /* the cross-check has said so */
    answer = answers_ask(c.pack->answers, c.scope, question);
    if (c.origin != NULL)
        *origin = *c.origin;
    origin->question = question->id;
    c.origin = origin;
    if (answer == NULL) {
        compose_unanswered(c, parent, question, place);
        return;
    }
    if (!draft_may_show(c.pack, c.draft, question)) {
        add_text(&c, parent, NODE_VALUE, "[withheld]");
        return;
    }
    if (question->sensitivity == SENSITIVITY_CHILD)
        c.draft->document->holds_child_data = true;
    add_text(&c, parent, NODE_VALUE,
        wording_value(c.pack->job, question, answer->value, as));
}

static const char *term_words(struct composing c,
    const struct definition *definition, const struct element *element)
{
    const char *number = xml_attribute(element, "number");
    const struct question *counts = definition->counts != NULL
        ? library_question(c.pack->library, definition->counts)
        : NULL;
    bool many = text_same(number, "many");

    if (text_same(number, "counted"))
        many = counts == NULL ||
            answers_count(c.pack->answers, c.scope, counts) != 1;
    return many && definition->plural != NULL ? definition->plural
                                              : definition->term;
}

static void compose_term(
    struct composing c, struct node *parent, const struct element *element)
{
    const struct definition *definition =
        library_definition(c.pack->library, xml_attribute(element, "of"));
    const char *words = xml_words(c.pack->job, element);
    struct used_term *used = ARENA_NEW(arena_of(&c), struct used_term);

    if (definition == NULL)
        return;
    if (names_find(&c.draft->terms, definition->id) == NULL)
        names_put(&c.draft->terms, definition->id,
            (void *)(uintptr_t)element);
    if (*words == '\0')
        words = term_words(c, definition, element);
    used->node = add_text(&c, parent, NODE_TERM, words);
    used->definition = definition->id;
    used->next = c.draft->used_terms;
    c.draft->used_terms = used;
}

static void compose_define(
    struct composing c, struct node *parent, const struct element *element)
{
    const struct definition *definition =
        library_definition(c.pack->library, xml_attribute(element, "of"));
    const char *words = xml_words(c.pack->job, element);
    struct node *node;

    if (definition == NULL)
        return;
    node = add_text(&c, parent, NODE_DEFINED,
        *words != '\0' ? words : definition->term);
    if (names_find(&c.draft->defines, definition->id) == NULL)
        names_put(&c.draft->defines, definition->id, node);
}

static void add_pending(struct composing c, struct node *parent,
    const char *to, bool with_heading, struct place place)
{
    struct pending *pending = ARENA_NEW(arena_of(&c), struct pending);

    pending->node = add(&c, parent, NODE_REFERENCE);
    pending->to = to;
    pending->with_heading = with_heading;
    pending->record = c.scope.record;
    pending->place = place;
    *c.draft->pending_end = pending;
    c.draft->pending_end = &pending->next;
}

/* "s22C(5)" reads "section 22C(5)"; "sch3(5)" "paragraph 5 of Schedule 3". */
static const char *provision_words(struct arena *arena, const char *at)
{
    if (text_starts(at, "sch"))
        return arena_format(arena, "Schedule %s", at + 3);
    if (text_starts(at, "reg"))
        return arena_format(arena, "regulation %s", at + 3);
    if (text_starts(at, "art"))
        return arena_format(arena, "Article %s", at + 3);
    if (text_starts(at, "part"))
        return arena_format(arena, "Part %s", at + 4);
    if (text_starts(at, "s"))
        return arena_format(arena, "section %s", at + 1);
    return at;
}

static void compose_cite(
    struct composing c, struct node *parent, const struct element *element)
{
    const char *at = xml_attribute(element, "at");
    const char *title =
        library_law_title(c.pack->library, xml_attribute(element, "law"));

    if (title == NULL)
        return;
    add_text(&c, parent, NODE_TEXT,
        at == NULL ? title
                   : arena_format(arena_of(&c), "%s of the %s",
                         provision_words(arena_of(&c), at), title));
}

static void compose_duty(
    struct composing c, struct node *parent, const struct element *element)
{
    struct node *duty = add(&c, parent, NODE_DUTY);

    duty->by = xml_attribute(element, "by");
    duty->to = xml_attribute(element, "to");
    duty->timing = xml_attribute(element, "timing");
    duty->otherwise = xml_attribute(element, "else");
    if (duty->otherwise == NULL && c.placed != NULL)
        duty->otherwise = c.placed->clause->otherwise;
    compose_children(c, duty, element);
}

static void compose_deadline(
    struct composing c, struct node *parent, const struct element *element)
{
    compose_children(c, add(&c, parent, NODE_DEADLINE), element);
}

static void compose_each(
    struct composing c, struct node *parent, const struct element *element)
{
    const struct question *list = question_of(&c, element, "over");
    const char *join = xml_attribute(element, "join");
    size_t count, i = 0;

    if (list == NULL)
        return;
    count = answers_count(c.pack->answers, c.scope, list);
    if (count == 0)
        compose_unanswered(c, parent, list, element->place);
    for (const struct record *r =
             answers_records(c.pack->answers, c.scope, list);
         r != NULL; r = r->next) {
        add_text(&c, parent, NODE_TEXT, wording_joint(join, i++, count));
        c.scope.record = r;
        compose_children(c, parent, element);
        c.scope.record = r->parent;
    }
}

static void compose_verb(
    struct composing c, struct node *parent, const struct element *element)
{
    const struct question *list = question_of(&c, element, "of");
    bool one = list != NULL &&
        answers_count(c.pack->answers, c.scope, list) == 1;

    add_text(&c, parent, NODE_TEXT,
        xml_attribute(element, one ? "one" : "many"));
}

static void compose_inline(
    struct composing c, struct node *parent, const struct element *e)
{
    if (e->name == NULL)
        add_text(&c, parent, NODE_TEXT, e->text);
    else if (strcmp(e->name, "term") == 0)
        compose_term(c, parent, e);
    else if (strcmp(e->name, "value") == 0)
        compose_value(c, parent, question_of(&c, e, "of"),
            xml_attribute(e, "as"), e->place);
    else if (strcmp(e->name, "ref") == 0)
        add_pending(c, parent, xml_attribute(e, "to"),
            xml_attribute(e, "show") != NULL, e->place);
    else if (strcmp(e->name, "duty") == 0)
        compose_duty(c, parent, e);
    else if (strcmp(e->name, "deadline") == 0)
        compose_deadline(c, parent, e);
    else if (strcmp(e->name, "define") == 0)
        compose_define(c, parent, e);
    else if (strcmp(e->name, "cite") == 0)
        compose_cite(c, parent, e);
    else if (strcmp(e->name, "if") == 0)
        compose_if(c, parent, e);
    else if (strcmp(e->name, "each") == 0)
        compose_each(c, parent, e);
    else if (strcmp(e->name, "verb") == 0)
        compose_verb(c, parent, e);
    /* limb and close are blocks: their paragraph comes after this one */
}

/* ---- white space ------------------------------------------------------ */

static bool is_text(const struct node *node)
{
    return node->text != NULL;
}

static bool closes(char c)
{
    return c != '\0' && strchr(".,;:)]", c) != NULL;
}

/*
 * Source is laid out for people, and conditions leave holes: runs of space
 * become one, none stands at either end or before a closing mark.
 */
static void tidy_space(struct arena *arena, struct node *paragraph)
{
    char *space = NULL; /* the last space written, if nothing came after */
    bool at_start = true;

    for (struct walk w = document_walk(paragraph); document_next(&w);) {
        struct node *node = (struct node *)(uintptr_t)w.node;
        char *to, *text;

        if (w.entering && node->kind == NODE_REFERENCE) {
            space = NULL; /* its words come later */
            at_start = false;
        }
        if (!w.entering || !is_text(node))
            continue;
        text = to = arena_copy(arena, node->text);
        for (const char *p = node->text; *p != '\0'; p++) {
            bool is_space = strchr(" \n\t\r", *p) != NULL;

            if (is_space && (at_start || space != NULL))
                continue;
            if (closes(*p) && space != NULL) {
                memmove(space, space + 1, strlen(space + 1) + 1);
                if (space >= text && space < to)
                    to--;
            }
            *to = is_space ? ' ' : *p;
            space = is_space ? to : NULL;
            at_start = false;
            to++;
            *to = '\0';
        }
        *to = '\0';
        node->text = text;
    }
    if (space != NULL)
        *space = '\0';
}

/* ---- blocks ----------------------------------------------------------- */

static struct node *compose_line(struct composing c, struct node *parent,
    const struct element *element, int level, bool numbered)
{
    struct node *paragraph = add(&c, parent, NODE_PARAGRAPH);

    paragraph->level = level;
    paragraph->label = numbered ? "" : NULL;
    give_address(&c, paragraph, xml_attribute(element, "id"));
    compose_children(c, paragraph, element);
    tidy_space(arena_of(&c), paragraph);
    return paragraph;
}

static void compose_block(
    struct composing c, struct node *parent, const struct element *element);

static int next_level(const struct composing *c, int level)
{
    return c->unnumbered && level == LEVEL_CLAUSE ? LEVEL_LIMB : level + 1;
}

/* A sub or limb, then what hangs below it. */
static void compose_numbered(struct composing c, struct node *parent,
    const struct element *element, int level)
{
    compose_line(c, parent, element, level, true);
    for (const struct element *e = element->first; e != NULL; e = e->next) {
        if (text_same(e->name, "limb") || text_same(e->name, "close"))
            compose_block(c, parent, e);
    }
}

static int level_of(const struct composing *c, const struct element *element)
{
    int level = c->unnumbered ? LEVEL_CLAUSE : LEVEL_SUB;

    for (const struct element *e = element->parent; e != NULL; e = e->parent)
        if (text_same(e->name, "sub") || text_same(e->name, "limb"))
            level = next_level(c, level);
    return level;
}

static void compose_caption(
    struct composing c, struct node *table, const struct element *element)
{
    const struct element *caption = xml_child(element, "caption");
    struct node *words;
    struct text text;

    if (caption == NULL)
        return;
    words = document_add(arena_of(&c), NULL, NODE_PARAGRAPH);
    compose_children(c, words, caption);
    tidy_space(arena_of(&c), words);
    text = text_new(arena_of(&c));
    document_words(words, &text);
    table->caption = text.bytes;
}

static enum column_kind column_kind_of(const char *name)
{
    static const char *const names[] = { "text", "money", "number", "date" };
    int i = 3;

    while (i > 0 && !text_same(names[i], name))
        i--;
    return (enum column_kind)i;
}

static void compose_columns(
    struct composing c, struct node *table, const struct element *element)
{
    struct column *columns;
    size_t count = 0;

    for (const struct element *e = element->first; e != NULL; e = e->next)
        count += text_same(e->name, "column");
    columns = arena_alloc(arena_of(&c), count * sizeof *columns);
    table->columns = columns;
    table->column_count = count;
    for (const struct element *e = xml_child(element, "column"); e != NULL;
         e = xml_next(element, e, "column")) {
        columns->width = (int)strtol(xml_attribute(e, "width"), NULL, 10);
        columns->kind = column_kind_of(xml_attribute(e, "kind"));
        columns++;
    }
}

static void compose_row(
    struct composing c, struct node *table, const struct element *element)
{
    struct node *row = add(&c, table, NODE_ROW);

    row->is_header = strcmp(element->name, "head") == 0;
    give_address(&c, row, xml_attribute(element, "id"));
    row->bookmark = NULL; /* its cells have theirs */
    for (const struct element *e = xml_child(element, "cell"); e != NULL;
         e = xml_next(element, e, "cell"))
        compose_line(c, add(&c, row, NODE_CELL), e, LEVEL_NONE, false);
}

static void compose_table(
    struct composing c, struct node *parent, const struct element *element)
{
    struct node *table = add(&c, parent, NODE_TABLE);

    give_address(&c, table, xml_attribute(element, "id"));
    table->bookmark = NULL;
    compose_columns(c, table, element);
    compose_caption(c, table, element);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (text_same(e->name, "head") || text_same(e->name, "row"))
            compose_block(c, table, e);
    if (table->first == NULL || table->first->next == NULL)
        findings_hint(c.pack->job->findings,
            findings_add(c.pack->job->findings, SEVERITY_WARNING,
                "table-empty", element->place,
                "this table has no rows in %s", c.draft->document->id),
            "answer its list, or give the table a condition");
}

static const struct column form_columns[] = {
    { COLUMN_TEXT, 2 },
    { COLUMN_TEXT, 3 },
};

static void compose_field(
    struct composing c, struct node *table, const struct element *element)
{
    const struct question *question = question_of(&c, element, "of");
    const char *id = xml_attribute(element, "id");
    const char *label = xml_attribute(element, "label");
    struct node *row = add(&c, table, NODE_ROW);
    struct node *answer;

    if (id == NULL && question != NULL)
        id = question->id;
    if (label == NULL)
        label = question != NULL ? question->label : "";
    row->is_starred = xml_attribute(element, "starred") != NULL;
    compose_paragraph(c.pack->job, add(&c, row, NODE_CELL),
        row->is_starred ? arena_format(arena_of(&c), "%s *", label) : label);
    answer = add(&c, add(&c, row, NODE_CELL), NODE_PARAGRAPH);
    give_address(&c, answer, id);
    if (question != NULL)
        compose_value(c, answer, question, NULL, element->place);
    else
        compose_children(c, answer, element);
    tidy_space(arena_of(&c), answer);
}

static void compose_form(
    struct composing c, struct node *parent, const struct element *element)
{
    struct node *table = add(&c, parent, NODE_TABLE);

    table->role = ROLE_FORM;
    table->columns = form_columns;
    table->column_count = 2;
    give_address(&c, table, xml_attribute(element, "id"));
    table->bookmark = NULL;
    compose_caption(c, table, element);
    for (const struct element *e = xml_child(element, "field"); e != NULL;
         e = xml_next(element, e, "field"))
        compose_block(c, table, e);
}

static void compose_signature(
    struct composing c, struct node *parent, const struct element *element)
{
    static const char *const lines[] = { "Signature", "Name", "Position",
        "Date" };
    struct node *block = add(&c, parent, NODE_SIGNATURE);
    struct node *table;

    compose_line(c, block, element, LEVEL_NONE, false);
    table = add(&c, block, NODE_TABLE);
    table->role = ROLE_SIGNATURE;
    table->columns = form_columns;
    table->column_count = 2;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct node *row = add(&c, table, NODE_ROW);

        compose_cell(c.pack->job, row, lines[i]);
        add_text(&c, compose_cell(c.pack->job, row, NULL), NODE_BLANK,
            lines[i]);
    }
}

/* The block itself, in a scope that is settled. */
static void compose_once(
    struct composing c, struct node *parent, const struct element *element)
{
    static const struct {
        const char *name;
        void (*compose)(struct composing c, struct node *parent,
            const struct element *element);
    } blocks[] = {
        { "table", compose_table },
        { "form", compose_form },
        { "signature", compose_signature },
        { "row", compose_row },
        { "head", compose_row },
        { "field", compose_field },
    };

    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (strcmp(blocks[i].name, element->name) == 0) {
            blocks[i].compose(c, parent, element);
            return;
        }
    if (strcmp(element->name, "close") == 0)
        compose_line(c, parent, element, level_of(&c, element->parent), false);
    else if (strcmp(element->name, "para") == 0)
        compose_line(c, parent, element, LEVEL_NONE, false);
    else
        compose_numbered(c, parent, element, level_of(&c, element));
}

static void compose_blank_records(struct composing c, struct node *parent,
    const struct element *element, const struct question *list)
{
    int count = strcmp(element->name, "row") == 0 ? BLANK_ROWS : 1;

    const struct record *around = c.scope.record;

    c.indexed = false;
    for (int i = 1; i <= count; i++) {
        c.scope.record = answers_blank(c.pack->answers, list, around, i);
        compose_once(c, parent, element);
    }
}

static void compose_repeated(struct composing c, struct node *parent,
    const struct element *element, const struct question *list)
{
    const struct record *first =
        answers_records(c.pack->answers, c.scope, list);

    if (first == NULL &&
        (is_blank(c.scope) || answers_open(c.pack->answers, list) != NULL)) {
        compose_blank_records(c, parent, element, list);
        return;
    }
    for (const struct record *r = first; r != NULL; r = r->next) {
        struct composing inside = c;

        inside.scope.record = r;
        compose_once(inside, parent, element);
    }
}

/* Marks what was composed since `before` as waiting for an answer. */
static void mark_open(struct node *parent, const struct node *before)
{
    struct node *n = before != NULL ? before->next : parent->first;

    for (; n != NULL; n = n->next)
        n->undecided = true;
}

static void compose_block(
    struct composing c, struct node *parent, const struct element *element)
{
    const struct question *list = xml_attribute(element, "each") != NULL
        ? question_of(&c, element, "each")
        : NULL;
    enum verdict verdict = draft_stands(c.pack, c.scope, element);
    const struct node *before = parent->last;

    if (verdict == VERDICT_NO)
        return;
    if (list != NULL)
        compose_repeated(c, parent, element, list);
    else
        compose_once(c, parent, element);
    if (verdict == VERDICT_UNDECIDED && !is_blank(c.scope))
        mark_open(parent, before);
}

static bool is_block(const struct element *element)
{
    static const char *const names[] = { "sub", "para", "table", "form",
        "signature" };

    for (size_t i = 0; element->name != NULL && i < 5; i++)
        if (strcmp(names[i], element->name) == 0)
            return true;
    return false;
}

/* ---- clauses ---------------------------------------------------------- */

static const struct origin *origin_of(
    struct arena *arena, const struct placed *placed,
    const struct variant *variant)
{
    struct origin *origin = ARENA_NEW(arena, struct origin);

    origin->clause = placed->clause->id;
    origin->variant = variant->id;
    origin->version = (int)strtol(variant->version, NULL, 10);
    origin->rule = placed->rule != NULL ? placed->rule->id : NULL;
    origin->decision =
        placed->decision != NULL ? placed->decision->id : NULL;
    return origin;
}

static void compose_body(struct composing c, struct node *clause)
{
    for (const struct element *e = c.variant->element->first; e != NULL;
         e = e->next)
        if (is_block(e))
            compose_block(c, clause, e);
}

static void add_warning(
    const struct composing *c, struct node *clause, const char *words)
{
    struct node *warning = compose_paragraph(c->pack->job, clause, words);

    warning->role = ROLE_WARNING;
    warning->undecided = true;
}

static void say_undecided(const struct composing *c, const char *what,
    const struct rule *rule)
{
    struct findings *findings = c->pack->job->findings;
    const struct placed *placed = c->placed;

    findings_hint(findings,
        findings_add(findings, draft_open_severity(c->pack),
            "clause-undecided", placed->slot->place, "%s: %s waits on rule %s",
            placed->clause->id, what, rule->id),
        "answer what the rule reads: %s",
        rule->when != NULL ? condition_words(c->pack->job, rule->when) : "");
}

/* The other wordings that an open answer may bring, one after the other. */
static void compose_alternatives(struct composing c, struct node *clause)
{
    for (const struct alternative *a = c.placed->alternatives; a != NULL;
         a = a->next) {
        const struct node *before = clause->last;

        say_undecided(&c, "its variant", a->rule);
        c.variant = a->variant;
        c.origin = origin_of(arena_of(&c), c.placed, a->variant);
        c.indexed = false;
        add_warning(&c, clause,
            arena_format(arena_of(&c), "Alternative, if %s",
                condition_words(c.pack->job, a->rule->when)));
        compose_body(c, clause);
        add_warning(&c, clause, "End of the alternative");
        mark_open(clause, before);
    }
}

static const char *heading_words(struct composing c)
{
    return xml_words(
        c.pack->job, xml_child(c.variant->element, "heading"));
}

static void add_heading(struct composing c, struct node *clause)
{
    struct node *heading =
        compose_heading(c.pack->job, clause, heading_words(c));

    heading->level = LEVEL_CLAUSE;
    heading->label = "";
    heading->origin = c.origin;
    give_address(&c, heading, "h");
    if (names_find(&c.draft->targets, c.placed->clause->id) == NULL)
        names_put(&c.draft->targets, c.placed->clause->id, heading);
}

static bool has_headings(const struct node *section)
{
    return section->role != ROLE_PARTIES &&
        section->role != ROLE_BACKGROUND && section->role != ROLE_EXECUTION;
}

void compose_clause(struct draft_pack *pack, struct draft *draft,
    struct node *section, struct placed *placed)
{
    struct composing c = { .pack = pack, .draft = draft, .placed = placed,
        .variant = placed->variant, .scope = draft->scope, .indexed = true };
    const char *old;
    struct node *clause;

    c.origin = origin_of(pack->job->arena, placed, placed->variant);
    c.unnumbered = !has_headings(section);
    old = answers_reader(pack->answers,
        arena_format(pack->job->arena, "clause %s", placed->clause->id));
    clause = add(&c, section, NODE_CLAUSE);
    placed->node = clause;
    if (has_headings(section))
        add_heading(c, clause);
    else
        names_put(&draft->targets, placed->clause->id, clause);
    if (placed->undecided_in) {
        clause->undecided = true;
        if (placed->rule != NULL)
            say_undecided(&c, "whether it is in", placed->rule);
        add_warning(&c, clause, "This clause waits for an answer");
    }
    if (placed->variant->plain != NULL)
        document_add_text(
            pack->job->arena, clause, NODE_PLAIN, placed->variant->plain);
    compose_body(c, clause);
    compose_alternatives(c, clause);
    if (placed->undecided_in)
        add_warning(&c, clause, "End of the clause that waits");
    if (placed->variant->usage == USAGE_EMPTY)
        compose_paragraph(pack->job, clause, "Not used.");
    (void)answers_reader(pack->answers, old);
}

void compose_words(struct draft_pack *pack, struct draft *draft,
    struct node *parent, const struct element *element)
{
    struct composing c = { .pack = pack, .draft = draft,
        .scope = draft->scope };

    compose_children(c, parent, element);
    tidy_space(pack->job->arena, parent);
}

void compose_reference(struct draft_pack *pack, struct draft *draft,
    struct node *parent, const char *to, struct place place)
{
    struct composing c = { .pack = pack, .draft = draft,
        .scope = draft->scope };

    add_pending(c, parent, to, true, place);
}

/* ---- pieces for reports ----------------------------------------------- */

struct node *compose_paragraph(
    struct job *job, struct node *parent, const char *text)
{
    struct node *paragraph =
        document_add(job->arena, parent, NODE_PARAGRAPH);

    if (text != NULL)
        document_add_text(job->arena, paragraph, NODE_TEXT, text);
    return paragraph;
}

struct node *compose_heading(
    struct job *job, struct node *parent, const char *text)
{
    struct node *heading = document_add(job->arena, parent, NODE_HEADING);

    document_add_text(job->arena, heading, NODE_TEXT, text);
    return heading;
}

struct node *compose_cell(struct job *job, struct node *row, const char *text)
{
    struct node *cell = document_add(job->arena, row, NODE_CELL);

    return compose_paragraph(job, cell, text);
}

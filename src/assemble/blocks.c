#include "assemble/blocks.h"

#include "assemble/borrowed.h"
#include "assemble/compose.h"
#include "assemble/figures.h"
#include "base/text.h"
#include "io/xml.h"
#include "models/models.h"

#include <stdlib.h>
#include <string.h>

enum { BLANK_ROWS = 3 };

static struct arena *arena_of(const struct composing *c)
{
    return c->pack->job->arena;
}

/* ---- addresses -------------------------------------------------------- */

void blocks_give_address(
    const struct composing *c, struct node *node, const char *id)
{
    struct draft *draft = c->draft;
    const char *suffix, *target;

    if (c->placed == NULL || id == NULL)
        return;
    suffix =
        draft_record_suffix(arena_of(c), c->scope.record, draft->scope.record);
    node->address = arena_format(arena_of(c), "%s/%s#%s@%s/%s%s",
        draft->document->id, c->placed->clause->id, c->variant->id,
        c->variant->version, id, suffix);
    if (node->kind != NODE_ROW) /* its cells have it */
        node->bookmark = compose_bookmark(c->pack->job, node->address);
    if (!c->indexed)
        return;
    target =
        arena_format(arena_of(c), "%s/%s%s", c->placed->clause->id, id, suffix);
    if (names_find(&draft->targets, target) == NULL)
        names_put(&draft->targets, target, node);
}

/* Of a part of what has that id, which no reference leads to. */
static void give_part_address(
    struct composing c, struct node *node, const char *id, const char *part)
{
    c.indexed = false;
    if (id != NULL)
        blocks_give_address(
            &c, node, arena_format(arena_of(&c), "%s.%s", id, part));
}

/* ---- blocks ----------------------------------------------------------- */

static struct node *compose_line(struct composing c, struct node *parent,
    const struct element *element, int level, bool numbered)
{
    struct node *paragraph = phrase_add(&c, parent, NODE_PARAGRAPH);

    paragraph->level = level;
    paragraph->label = numbered ? "" : NULL;
    blocks_give_address(&c, paragraph, xml_attribute(element, "id"));
    phrase_compose(c, paragraph, element);
    phrase_tidy(arena_of(&c), paragraph);
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
    phrase_compose(c, words, caption);
    phrase_tidy(arena_of(&c), words);
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
    struct node *row = phrase_add(&c, table, NODE_ROW);

    row->is_header = strcmp(element->name, "head") == 0;
    blocks_give_address(&c, row, xml_attribute(element, "id"));
    for (const struct element *e = xml_child(element, "cell"); e != NULL;
         e = xml_next(element, e, "cell"))
        compose_line(c, phrase_add(&c, row, NODE_CELL), e, LEVEL_NONE, false);
}

static void compose_rows(
    struct composing c, struct node *table, const struct element *element)
{
    for (const struct element *e = element->first; e != NULL; e = e->next) {
        if (text_same(e->name, "head") || text_same(e->name, "row"))
            compose_block(c, table, e);
        else if (text_same(e->name, "rows"))
            compose_rows(c, table, borrowed_rows(&c, e));
    }
}

static void compose_table(
    struct composing c, struct node *parent, const struct element *element)
{
    struct node *table = phrase_add(&c, parent, NODE_TABLE);

    blocks_give_address(&c, table, xml_attribute(element, "id"));
    compose_columns(c, table, element);
    compose_caption(c, table, element);
    compose_rows(c, table, element);
    if (table->first == NULL || table->first->next == NULL)
        findings_hint(c.pack->job->findings,
            findings_add(c.pack->job->findings, SEVERITY_WARNING, "table-empty",
                element->place, "this table has no rows in %s",
                c.draft->document->id),
            "answer its list, or give the table a condition");
}

static const struct column form_columns[] = {
    { COLUMN_TEXT, 2 },
    { COLUMN_TEXT, 3 },
};

static void compose_field(
    struct composing c, struct node *table, const struct element *element)
{
    const struct question *question = phrase_question(&c, element, "of");
    const char *id = xml_attribute(element, "id");
    const char *label = xml_attribute(element, "label");
    struct node *row = phrase_add(&c, table, NODE_ROW);
    struct node *words, *answer;

    if (id == NULL && question != NULL)
        id = question->id;
    if (label == NULL)
        label = question != NULL ? question->label : "";
    row->is_starred = xml_attribute(element, "starred") != NULL;
    words =
        compose_paragraph(c.pack->job, phrase_add(&c, row, NODE_CELL), label);
    give_part_address(c, words, id, "label");
    answer = phrase_add(&c, phrase_add(&c, row, NODE_CELL), NODE_PARAGRAPH);
    blocks_give_address(&c, answer, id);
    if (question != NULL)
        phrase_value(c, answer, question, NULL, element->place);
    else
        phrase_compose(c, answer, element);
    phrase_tidy(arena_of(&c), answer);
    if (answer->first == NULL)
        phrase_add_text(&c, answer, NODE_BLANK, label); /* a line to write on */
}

static void compose_form(
    struct composing c, struct node *parent, const struct element *element)
{
    struct node *table = phrase_add(&c, parent, NODE_TABLE);

    table->role = ROLE_FORM;
    table->columns = form_columns;
    table->column_count = 2;
    blocks_give_address(&c, table, xml_attribute(element, "id"));
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
    const char *id = xml_attribute(element, "id");
    struct node *block = phrase_add(&c, parent, NODE_SIGNATURE);
    struct node *table;

    compose_line(c, block, element, LEVEL_NONE, false);
    table = phrase_add(&c, block, NODE_TABLE);
    table->role = ROLE_SIGNATURE;
    table->columns = form_columns;
    table->column_count = 2;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct node *row = phrase_add(&c, table, NODE_ROW);

        struct node *words = compose_cell(c.pack->job, row, lines[i]);
        struct node *answer = compose_cell(c.pack->job, row, NULL);

        give_part_address(c, words, id, lines[i]);
        give_part_address(
            c, answer, id, arena_format(arena_of(&c), "%s.answer", lines[i]));
        phrase_add_text(&c, answer, NODE_BLANK, lines[i]);
    }
}

/* ---- figures ---------------------------------------------------------- */

/*
 * An answer that this reader may not see hides the figures made from it. The
 * question of the first; NULL if all may be seen.
 */
static const struct question *find_hidden(
    const struct composing *c, const struct names *asked)
{
    for (const struct named *n = asked->first; n != NULL; n = n->next) {
        const struct answer *answer = n->thing;

        if (!draft_may_show(c->pack, c->draft, c->scope, answer->question))
            return answer->question;
    }
    return NULL;
}

static void withhold_figure(struct composing c, struct node *parent,
    const struct element *element, const struct question *hidden)
{
    struct node *paragraph = phrase_add(&c, parent, NODE_PARAGRAPH);

    blocks_give_address(&c, paragraph, xml_attribute(element, "id"));
    draft_withhold(
        c.pack, c.draft, phrase_add(&c, paragraph, NODE_VALUE), hidden);
}

static void say_unanswered(struct composing c, struct node *parent,
    const struct element *element, const char *missing)
{
    struct job *job = c.pack->job;
    struct node *paragraph = phrase_add(&c, parent, NODE_PARAGRAPH);

    phrase_add_text(&c, paragraph, NODE_BLANK, "the figures");
    if (draft_is_blank(c.scope))
        return;
    findings_hint(job->findings,
        findings_add(job->findings, draft_open_severity(c.pack),
            "figure-unanswered", element->place,
            "the figure \"%s\" waits for answers: %s",
            xml_attribute(element, "of"), missing),
        "answer them, or give the figure a condition");
}

static void complain_of_figure(
    const struct composing *c, const struct element *element)
{
    struct findings *findings = c->pack->job->findings;

    findings_hint(findings,
        findings_add(findings, SEVERITY_ERROR, "figure-unknown", element->place,
            "no figure \"%s\"", xml_attribute(element, "of")),
        "`paction price DIR` prints the figures, each with its name");
}

/* The table or chart, each cell by row and column, and the note below it. */
static void give_figure_addresses(
    struct composing c, struct node *figure, const char *id)
{
    int r = 0;

    blocks_give_address(&c, figure, id);
    for (struct node *row = figure->first; row != NULL; row = row->next, r++) {
        int column = 1;

        for (struct node *cell = row->first; cell != NULL; cell = cell->next)
            give_part_address(c, cell->first, id,
                arena_format(arena_of(&c), "%d.%d", r, column++));
    }
    if (figure->next != NULL)
        give_part_address(c, figure->next, id, "note");
}

static void compose_figure(
    struct composing c, struct node *parent, const struct element *element)
{
    struct job *job = c.pack->job;
    const struct models_entry *entry =
        models_entry(xml_attribute(element, "of"));
    struct models models = { job, c.pack->library, c.pack->answers };
    struct models_made made;

    if (entry == NULL) {
        complain_of_figure(&c, element);
        return;
    }
    made = models_make(&models, entry);
    if (made.missing != NULL)
        say_unanswered(c, parent, element, made.missing);
    else if (find_hidden(&c, &made.asked) != NULL)
        withhold_figure(c, parent, element, find_hidden(&c, &made.asked));
    else if (made.figure != NULL)
        give_figure_addresses(c, figures_add(job, parent, made.figure),
            xml_attribute(element, "id"));
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
        { "figure", compose_figure },
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

    if (first == NULL && (draft_is_blank(c.scope) ||
                             answers_open(c.pack->answers, list) != NULL)) {
        compose_blank_records(c, parent, element, list);
        return;
    }
    for (const struct record *r = first; r != NULL; r = r->next) {
        struct composing inside = c;

        inside.scope.record = r;
        compose_once(inside, parent, element);
    }
}

void blocks_mark_open(struct node *parent, const struct node *before)
{
    struct node *n = before != NULL ? before->next : parent->first;

    for (; n != NULL; n = n->next)
        n->undecided = true;
}

static void compose_block(
    struct composing c, struct node *parent, const struct element *element)
{
    const struct question *list = xml_attribute(element, "each") != NULL
                                      ? phrase_question(&c, element, "each")
                                      : NULL;
    enum verdict verdict = draft_stands(c.pack, c.scope, element);
    const struct node *before = parent->last;

    if (verdict == VERDICT_NO)
        return;
    if (list != NULL)
        compose_repeated(c, parent, element, list);
    else
        compose_once(c, parent, element);
    if (verdict == VERDICT_UNDECIDED && !draft_is_blank(c.scope))
        blocks_mark_open(parent, before);
}

static bool is_block(const struct element *element)
{
    static const char *const names[] = { "sub", "para", "table", "form",
        "figure", "signature" };
    const size_t count = sizeof names / sizeof *names;

    for (size_t i = 0; element->name != NULL && i < count; i++)
        if (strcmp(names[i], element->name) == 0)
            return true;
    return false;
}

void blocks_compose(
    struct composing c, struct node *parent, const struct element *element)
{
    if (is_block(element))
        compose_block(c, parent, element);
}

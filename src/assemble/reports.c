#include "assemble/reports.h"

#include "assemble/compose.h"
#include "assemble/references.h"
#include "assemble/selection.h"
#include "base/calendar.h"
#include "base/text.h"
#include "io/xml.h"

#include <string.h>

static const struct column head_columns[] = { { COLUMN_TEXT, 20 },
    { COLUMN_TEXT, 48 }, { COLUMN_TEXT, 16 }, { COLUMN_TEXT, 22 } };
static const struct column law_columns[] = { { COLUMN_TEXT, 30 },
    { COLUMN_TEXT, 38 }, { COLUMN_TEXT, 16 }, { COLUMN_TEXT, 16 } };
static const struct column duty_columns[] = { { COLUMN_TEXT, 46 },
    { COLUMN_TEXT, 14 }, { COLUMN_TEXT, 20 }, { COLUMN_TEXT, 20 } };

static struct node *add_section(
    struct draft_pack *pack, struct draft *draft, const char *title)
{
    struct node *section =
        document_add(pack->job->arena, draft->document->root, NODE_SECTION);

    if (title != NULL) {
        struct node *heading = compose_heading(pack->job, section, title);

        heading->bookmark =
            compose_bookmark(pack->job, arena_format(pack->job->arena, "%s/%s",
                                            draft->document->id, title));
    }
    return section;
}

static struct node *add_table(struct draft_pack *pack, struct node *parent,
    const struct column *columns, size_t count, const char *const *heads)
{
    struct node *table = document_add(pack->job->arena, parent, NODE_TABLE);
    struct node *row = document_add(pack->job->arena, table, NODE_ROW);

    table->columns = columns;
    table->column_count = count;
    row->is_header = true;
    for (size_t i = 0; i < count; i++)
        compose_cell(pack->job, row, heads[i]);
    return table;
}

/* For the start of a sentence. */
static const char *capital(struct job *job, const char *words)
{
    char *copy = arena_copy(job->arena, words);

    if (*copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 'a' + 'A');
    return copy;
}

/* ---- heads of terms --------------------------------------------------- */

/* Agreed, in discussion or reserved: from decisions, never typed. */
static const char *state_of(struct draft_pack *pack, const char *clause)
{
    const struct reserve *reserve = decisions_reserve(pack->decisions, clause);
    const struct placed *placed = names_find(&pack->placed, clause);

    if (reserve != NULL)
        return arena_format(pack->job->arena, "Reserved: %s", reserve->owner);
    if (placed != NULL && placed->decision != NULL &&
        placed->alternatives == NULL)
        return arena_format(
            pack->job->arena, "Agreed (%s)", placed->decision->id);
    return "In discussion";
}

static void add_head(struct draft_pack *pack, struct draft *draft,
    struct node *table, const struct element *head)
{
    const char *clause = xml_attribute(head, "clause");
    struct node *row, *words;

    if (names_find(&pack->placed, clause) == NULL ||
        draft_stands(pack, draft->scope, head) == VERDICT_NO)
        return;
    row = document_add(pack->job->arena, table, NODE_ROW);
    compose_cell(pack->job, row, xml_attribute(head, "label"));
    words = compose_cell(pack->job, row, NULL);
    words->address = arena_format(pack->job->arena, "%s/%s",
        draft->document->id, xml_attribute(head, "id"));
    words->bookmark = compose_bookmark(pack->job, words->address);
    compose_words(pack, draft, words, head);
    compose_cell(pack->job, row, state_of(pack, clause));
    compose_reference(
        pack, draft, compose_cell(pack->job, row, NULL), clause, head->place);
}

void reports_heads(struct draft_pack *pack, struct draft *draft)
{
    static const char *const heads[] = { "Term", "What is proposed", "State",
        "Where it stands" };
    const struct element *plan = draft->plan->element;
    struct node *section = add_section(pack, draft, NULL);
    struct node *table;

    compose_paragraph(pack->job, section, draft->plan->purpose);
    table = add_table(pack, section, head_columns, 4, heads);
    table->caption = "Heads of terms";
    for (const struct element *e = xml_child(plan, "head"); e != NULL;
         e = xml_next(plan, e, "head"))
        add_head(pack, draft, table, e);
}

/* ---- notes ------------------------------------------------------------ */

static const char *at_words(struct job *job, const char *at)
{
    return at != NULL ? at : arena_copy(job->arena, "the whole");
}

static void add_law_row(
    struct draft_pack *pack, struct node *table, const struct basis *basis)
{
    struct job *job = pack->job;
    const struct provision *provision =
        basis->at != NULL
            ? library_provision(job, pack->library, basis->law, basis->at)
            : NULL;
    const char *title = library_law_title(pack->library, basis->law);
    struct node *row = document_add(job->arena, table, NODE_ROW);
    int64_t day;

    compose_cell(job, row,
        arena_format(job->arena, "%s, %s", title != NULL ? title : "",
            at_words(job, basis->at)));
    compose_cell(job, row, provision != NULL ? provision->says : "");
    compose_cell(job, row, provision != NULL ? provision->status : "");
    if (provision == NULL)
        compose_cell(job, row, "");
    else if (!calendar_parse(provision->checked, &day))
        compose_cell(job, row, "not checked");
    else
        compose_cell(job, row,
            arena_format(job->arena, "%s%s%s", calendar_words(job->arena, day),
                provision->by != NULL ? ", " : "",
                provision->by != NULL ? provision->by : ""));
}

static void add_law(
    struct draft_pack *pack, struct node *section, const struct basis *basis)
{
    static const char *const heads[] = { "Law", "What it says", "Status",
        "Checked" };
    struct node *table;

    if (basis == NULL)
        return;
    table = add_table(pack, section, law_columns, 4, heads);
    table->caption = "The law it rests on";
    for (; basis != NULL; basis = basis->next)
        add_law_row(pack, table, basis);
}

static void add_labelled(struct draft_pack *pack, struct node *section,
    const char *label, const char *words)
{
    struct node *paragraph = compose_paragraph(pack->job, section, NULL);

    document_add_text(pack->job->arena, paragraph, NODE_DEFINED, label);
    document_add_text(pack->job->arena, paragraph, NODE_TEXT, words);
}

/* For those who still negotiate: internal and consultation. */
static void add_cases(struct draft_pack *pack, struct node *section,
    const struct variant *variant)
{
    const struct element *note = xml_child(variant->element, "note");

    for (const struct element *e = note != NULL ? note->first : NULL; e != NULL;
         e = e->next) {
        const char *of = e->name != NULL ? xml_attribute(e, "of") : NULL;

        if (text_same(e->name, "p"))
            add_labelled(pack, section, "Note. ", xml_words(pack->job, e));
        else if (of != NULL)
            add_labelled(pack, section,
                strcmp(of, "councils") == 0 ? "The councils would say. "
                                            : "Providers would say. ",
                xml_words(pack->job, e));
    }
}

static void add_note(struct draft_pack *pack, struct node *section,
    const struct draft *draft, const struct placed *placed)
{
    struct job *job = pack->job;
    const struct variant *variant = placed->variant;
    const char *heading =
        xml_words(job, xml_child(variant->element, "heading"));
    struct node *title = compose_heading(job, section,
        arena_format(job->arena, "%s (%s)", heading,
            references_words(pack, draft, placed->node)));

    title->bookmark =
        compose_bookmark(job, arena_format(job->arena, "note/%s/%s",
                                  draft->document->id, placed->clause->id));
    if (variant->plain != NULL)
        add_labelled(pack, section, "In plain words. ", variant->plain);
    add_labelled(pack, section, "Why it is there. ", placed->clause->purpose);
    if (pack->audience <= AUDIENCE_CONSULTATION)
        add_cases(pack, section, variant);
    add_labelled(pack, section, "Why it is in this pack. ",
        arena_format(job->arena, "%s. Its wording is \"%s\", %s.",
            capital(job, selection_reason_words(job, placed)), variant->id,
            strcmp(variant->status, "in-review") == 0 ? "in review"
                                                      : variant->status));
    add_law(pack, section, placed->clause->basis);
}

static bool is_source(const struct draft *draft)
{
    const char *kind = draft->plan->kind;

    return strcmp(kind, "notes") != 0 && strcmp(kind, "obligations") != 0 &&
           strcmp(kind, "heads") != 0;
}

void reports_notes(struct draft_pack *pack, struct draft *draft)
{
    struct names done = names_new(pack->job->arena);

    add_section(pack, draft, NULL);
    compose_paragraph(
        pack->job, draft->document->root->last, draft->plan->purpose);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        struct node *section = NULL;

        if (!is_source(d))
            continue;
        for (struct placed *p = d->placed; p != NULL; p = p->next) {
            if (names_find(&done, p->clause->id) != NULL)
                continue;
            names_put(&done, p->clause->id, p);
            if (section == NULL)
                section = add_section(pack, draft, d->document->title);
            add_note(pack, section, d, p);
        }
    }
}

/* ---- obligations ------------------------------------------------------ */

static const struct {
    const char *role;
    const char *heading;
    const char *whom;
} parties[] = {
    { "provider", "The Provider must", "the Provider" },
    { "authority", "The Authority that places a Child must", "the Authority" },
    { "authorities", "The Authorities must", "the Authorities" },
    { "lead", "The Lead Authority must", "the Lead Authority" },
    { "each", "Each party must", "the other party" },
    { "board", "The Partnership Board must", "the Partnership Board" },
    { "child", "", "the Child" },
};
enum { PARTIES = sizeof parties / sizeof *parties };

static const char *whom(const char *role)
{
    for (size_t i = 0; i < PARTIES; i++)
        if (strcmp(parties[i].role, role) == 0)
            return parties[i].whom;
    return role;
}

static const char *deadline_of(struct draft_pack *pack, const struct node *duty)
{
    struct text text = text_new(pack->job->arena);

    for (struct walk w = document_walk(duty); document_next(&w);)
        if (w.entering && w.node->kind == NODE_DEADLINE) {
            if (text.length > 0)
                text_add(&text, "; ");
            document_words(w.node, &text);
        }
    if (text.length > 0)
        return text.bytes;
    return text_same(duty->timing, "always") ? "at all times"
                                             : "when it happens";
}

/* A duty that ends with a colon goes on in the limbs below its paragraph. */
static const char *duty_words(struct draft_pack *pack, const struct node *duty)
{
    struct text text = text_new(pack->job->arena);
    const struct node *paragraph = document_above(duty, NODE_PARAGRAPH);

    document_words(duty, &text);
    if (text.length == 0 || text.bytes[text.length - 1] != ':' ||
        paragraph == NULL)
        return text.bytes;
    for (const struct node *n = paragraph->next; n != NULL; n = n->next) {
        if (n->kind != NODE_PARAGRAPH || n->level <= paragraph->level)
            break;
        text_format(&text, " %s ", n->label != NULL ? n->label : "");
        document_words(n, &text);
    }
    return text_squeeze(pack->job->arena, text.bytes);
}

static const char *otherwise_words(
    struct draft_pack *pack, const struct draft *from, const struct node *duty)
{
    const struct draft *found_in;
    const struct node *target =
        duty->otherwise != NULL
            ? references_find(pack, from, duty->otherwise, NULL, &found_in)
            : NULL;

    return target != NULL ? references_words(pack, found_in, target) : "";
}

static void add_duty(struct draft_pack *pack, struct node *table,
    const struct draft *from, const struct node *duty)
{
    struct job *job = pack->job;
    struct node *row = document_add(job->arena, table, NODE_ROW);
    const struct node *paragraph = document_above(duty, NODE_PARAGRAPH);
    const char *otherwise = otherwise_words(pack, from, duty);
    struct node *where;

    compose_cell(job, row, duty_words(pack, duty));
    compose_cell(job, row, capital(job, whom(duty->to)));
    compose_cell(job, row, capital(job, deadline_of(pack, duty)));
    where = compose_cell(job, row,
        capital(job, references_words(
                         pack, from, paragraph != NULL ? paragraph : duty)));
    if (*otherwise != '\0')
        compose_paragraph(job, where->parent,
            arena_format(job->arena, "If not: %s", otherwise));
}

static void add_party(
    struct draft_pack *pack, struct draft *draft, size_t party)
{
    static const char *const heads[] = { "What must be done", "For whom",
        "By when", "Where it stands, and what follows if not" };
    struct node *table = NULL;

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        if (!is_source(d) || d->scope.record != NULL)
            continue;
        for (struct walk w = document_walk(d->document->root);
             document_next(&w);) {
            if (!w.entering || w.node->kind != NODE_DUTY ||
                strcmp(w.node->by, parties[party].role) != 0)
                continue;
            if (table == NULL) {
                struct node *section =
                    add_section(pack, draft, parties[party].heading);

                table = add_table(pack, section, duty_columns, 4, heads);
                table->caption = parties[party].heading;
            }
            add_duty(pack, table, d, w.node);
        }
    }
}

void reports_obligations(struct draft_pack *pack, struct draft *draft)
{
    add_section(pack, draft, NULL);
    compose_paragraph(
        pack->job, draft->document->root->last, draft->plan->purpose);
    for (size_t i = 0; i < PARTIES; i++)
        if (*parties[i].heading != '\0')
            add_party(pack, draft, i);
}

#include "assemble/obligations.h"

#include "assemble/compose.h"
#include "assemble/references.h"
#include "assemble/reports.h"
#include "base/text.h"

#include <string.h>

static const struct column duty_columns[] = { { COLUMN_TEXT, 12 },
    { COLUMN_TEXT, 46 }, { COLUMN_TEXT, 12 }, { COLUMN_TEXT, 18 },
    { COLUMN_TEXT, 12 } };

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
    { "board", "must", "" },
    { "child", "", "the Child" },
};
enum { PARTIES = sizeof parties / sizeof *parties };

/* The board is called what its definition calls it in this arrangement. */
static const char *board(struct draft_pack *pack)
{
    const struct definition *definition =
        library_definition(pack->library, "partnership-board");

    return definition != NULL ? draft_term(pack, definition)
                              : "Partnership Board";
}

static const char *whom(struct draft_pack *pack, const char *role)
{
    if (strcmp(role, "board") == 0)
        return arena_format(pack->job->arena, "the %s", board(pack));
    for (size_t i = 0; i < PARTIES; i++)
        if (strcmp(parties[i].role, role) == 0)
            return parties[i].whom;
    return role;
}

static const char *heading(struct draft_pack *pack, size_t party)
{
    return strcmp(parties[party].role, "board") == 0
               ? arena_format(pack->job->arena, "The %s must", board(pack))
               : parties[party].heading;
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

/* The clause that says what follows, named as this document would name it. */
static const char *otherwise_words(
    struct draft_pack *pack, const struct draft *from, const struct node *duty)
{
    const struct draft *found_in;
    const struct node *target =
        duty->otherwise != NULL
            ? references_find(pack, from, duty->otherwise, NULL, &found_in)
            : NULL;

    if (target == NULL)
        return "";
    return found_in == from ? references_short(pack, from, target)
                            : references_words(pack, found_in, target);
}

static void add_duty(struct draft_pack *pack, struct node *table,
    const struct draft *from, const struct node *duty)
{
    struct job *job = pack->job;
    struct node *row = document_add(job->arena, table, NODE_ROW);
    const struct node *paragraph = document_above(duty, NODE_PARAGRAPH);

    compose_cell(job, row,
        reports_capital(job, references_short(pack, from,
                                 paragraph != NULL ? paragraph : duty)));
    compose_cell(job, row, duty_words(pack, duty));
    compose_cell(job, row, reports_capital(job, whom(pack, duty->to)));
    compose_cell(job, row, reports_capital(job, deadline_of(pack, duty)));
    compose_cell(
        job, row, reports_capital(job, otherwise_words(pack, from, duty)));
}

/* All duties of the pack, in its order: looked for once, for all parties. */
struct found {
    const struct draft *from;
    const struct node *duty;
    struct found *next;
};

static const struct found *find_duties(const struct draft_pack *pack)
{
    struct found *first = NULL, **end = &first;

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        if (!reports_is_source(d->plan) || d->scope.record != NULL)
            continue;
        for (struct walk w = document_walk(d->document->root);
             document_next(&w);) {
            if (!w.entering || w.node->kind != NODE_DUTY)
                continue;
            *end = ARENA_NEW(pack->job->arena, struct found);
            **end = (struct found){ .from = d, .duty = w.node };
            end = &(*end)->next;
        }
    }
    return first;
}

/* One table for each document in which the party has duties. */
static void add_duties(struct draft_pack *pack, struct node *section,
    const struct found *found, size_t party)
{
    static const char *const heads[] = { "Where", "What must be done",
        "For whom", "By when", "If not" };
    const struct draft *from = NULL;
    struct node *table = NULL;

    for (; found != NULL; found = found->next) {
        if (strcmp(found->duty->by, parties[party].role) != 0)
            continue;
        if (found->from != from) {
            from = found->from;
            table = reports_table(pack, section, duty_columns, 5, heads);
            table->caption = from->document->title;
        }
        add_duty(pack, table, from, found->duty);
    }
}

static void add_party(struct draft_pack *pack, struct draft *draft,
    const struct found *found, size_t party)
{
    struct node *root = draft->document->root;
    struct node *section = reports_section(pack, draft, heading(pack, party));

    add_duties(pack, section, found, party);
    if (section->first != section->last)
        return;
    document_drop_last(root); /* a party without duties */
}

void obligations_compose(struct draft_pack *pack, struct draft *draft)
{
    const struct found *found = find_duties(pack);

    reports_section(pack, draft, NULL);
    compose_paragraph(
        pack->job, draft->document->root->last, draft->plan->purpose);
    for (size_t i = 0; i < PARTIES; i++)
        if (*parties[i].heading != '\0')
            add_party(pack, draft, found, i);
}

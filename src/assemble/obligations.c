#include "assemble/obligations.h"

#include "assemble/compose.h"
#include "assemble/references.h"
#include "assemble/reports.h"
#include "base/text.h"

#include <string.h>

static const struct column duty_columns[] = { { COLUMN_TEXT, 12 },
    { COLUMN_TEXT, 46 }, { COLUMN_TEXT, 12 }, { COLUMN_TEXT, 18 },
    { COLUMN_TEXT, 12 } };

const struct obligations_party obligations_parties[] = {
    { "provider", "The Provider must", "What the Provider commits to",
        "the Provider" },
    { "authority", "The Authority that places a Child must",
        "What the Authority that places a Child commits to", "the Authority" },
    { "authorities", "The Authorities must", "What all Authorities commit to",
        "the Authorities" },
    { "lead", "The Lead Authority must", "What the Lead Authority commits to",
        "the Lead Authority" },
    { "each", "Each party must", "What each party commits to",
        "the other party" },
    { "board", "The Partnership Board must",
        "What the Partnership Board commits to", "the Partnership Board" },
    { "child", "", "", "the Child" },
    { NULL, NULL, NULL, NULL },
};

/* The board is called what its definition calls it in this arrangement. */
const char *obligations_called(struct draft_pack *pack, const char *words)
{
    static const char usual[] = "Partnership Board";
    const struct definition *board =
        library_definition(pack->library, "partnership-board");
    const char *found = strstr(words, usual);

    if (board == NULL || found == NULL)
        return words;
    return arena_format(pack->job->arena, "%.*s%s%s", (int)(found - words),
        words, draft_term(pack, board), found + sizeof usual - 1);
}

static const char *whom(struct draft_pack *pack, const char *role)
{
    for (const struct obligations_party *p = obligations_parties;
         p->role != NULL; p++)
        if (strcmp(p->role, role) == 0)
            return obligations_called(pack, p->whom);
    return role;
}

const char *obligations_deadline(
    struct draft_pack *pack, const struct node *duty)
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

static bool ends_with_colon(const struct text *text)
{
    return text->length > 0 && text->bytes[text->length - 1] == ':';
}

/* The sentence that a limb goes on with: its words, if they end so. */
static void add_lead_in(struct text *text, const struct node *paragraph)
{
    const struct node *n = paragraph->previous;
    struct text lead = text_new(text->arena);

    while (n != NULL &&
           (n->kind != NODE_PARAGRAPH || n->level >= paragraph->level))
        n = n->previous;
    if (n == NULL || paragraph->level <= LEVEL_SUB)
        return;
    document_words(n, &lead);
    if (ends_with_colon(&lead))
        text_format(text, "%s ", lead.bytes);
}

/* A duty that ends with a colon goes on in the limbs below its paragraph. */
static void add_limbs(struct text *text, const struct node *paragraph)
{
    for (const struct node *n = paragraph->next; n != NULL; n = n->next) {
        if (n->kind != NODE_PARAGRAPH || n->level <= paragraph->level)
            break;
        text_format(text, " %s ", n->label != NULL ? n->label : "");
        document_words(n, text);
    }
}

/* What stands alone ends like a sentence, not like one limb of several. */
static char *whole_sentence(struct arena *arena, const char *words)
{
    static const char *const ends[] = { "; and", "; or", ";" };
    char *sentence = text_squeeze(arena, words);

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_ends(sentence, ends[i])) {
            sentence[strlen(sentence) - strlen(ends[i])] = '\0';
            return arena_format(arena, "%s.", sentence);
        }
    return sentence;
}

const char *obligations_words(struct draft_pack *pack, const struct node *duty)
{
    struct text text = text_new(pack->job->arena);
    const struct node *paragraph = document_above(duty, NODE_PARAGRAPH);

    if (paragraph != NULL)
        add_lead_in(&text, paragraph);
    document_words(duty, &text);
    if (ends_with_colon(&text) && paragraph != NULL)
        add_limbs(&text, paragraph);
    return whole_sentence(pack->job->arena, text.bytes);
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

/* The paragraph in which it stands, or itself where it is a cell. */
static const struct node *place_of(const struct node *duty)
{
    const struct node *paragraph = document_above(duty, NODE_PARAGRAPH);

    return paragraph != NULL ? paragraph : duty;
}

const char *obligations_where(
    struct draft_pack *pack, const struct obligations_found *found)
{
    return reports_capital(
        pack->job, references_words(pack, found->from, place_of(found->duty)));
}

static void add_duty(struct draft_pack *pack, struct node *table,
    const struct obligations_found *found)
{
    struct job *job = pack->job;
    const struct node *duty = found->duty;
    struct node *row = document_add(job->arena, table, NODE_ROW);

    compose_cell(job, row,
        reports_capital(
            job, references_short(pack, found->from, place_of(duty))));
    compose_cell(job, row, obligations_words(pack, duty));
    compose_cell(job, row, reports_capital(job, whom(pack, duty->to)));
    compose_cell(
        job, row, reports_capital(job, obligations_deadline(pack, duty)));
    compose_cell(job, row,
        reports_capital(job, otherwise_words(pack, found->from, duty)));
}

const struct obligations_found *obligations_find(const struct draft_pack *pack)
{
    struct obligations_found *first = NULL, **end = &first;

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        if (!reports_is_source(d->plan) || d->scope.record != NULL)
            continue;
        for (struct walk w = document_walk(d->document->root);
             document_next(&w);) {
            if (!w.entering || w.node->kind != NODE_DUTY)
                continue;
            *end = ARENA_NEW(pack->job->arena, struct obligations_found);
            **end = (struct obligations_found){ .from = d, .duty = w.node };
            end = &(*end)->next;
        }
    }
    return first;
}

/* One table for each document in which the party has duties. */
static void add_duties(struct draft_pack *pack, struct node *section,
    const struct obligations_found *found,
    const struct obligations_party *party)
{
    static const char *const heads[] = { "Where", "What must be done",
        "For whom", "By when", "If not" };
    const struct draft *from = NULL;
    struct node *table = NULL;

    for (; found != NULL; found = found->next) {
        if (strcmp(found->duty->by, party->role) != 0)
            continue;
        if (found->from != from) {
            from = found->from;
            table = reports_table(pack, section, duty_columns, 5, heads);
            table->caption = from->document->title;
        }
        add_duty(pack, table, found);
    }
}

static void add_party(struct draft_pack *pack, struct draft *draft,
    const struct obligations_found *found,
    const struct obligations_party *party)
{
    struct node *root = draft->document->root;
    struct node *section =
        reports_section(pack, draft, obligations_called(pack, party->heading));

    add_duties(pack, section, found, party);
    if (section->first != section->last)
        return;
    document_drop_last(root); /* a party without duties */
}

void obligations_compose(struct draft_pack *pack, struct draft *draft)
{
    const struct obligations_found *found = obligations_find(pack);

    reports_section(pack, draft, NULL);
    compose_paragraph(
        pack->job, draft->document->root->last, draft->plan->purpose);
    for (const struct obligations_party *p = obligations_parties;
         p->role != NULL; p++)
        if (*p->heading != '\0')
            add_party(pack, draft, found, p);
}

#include "assemble/redactions.h"

#include "assemble/compose.h"
#include "assemble/phrase.h"
#include "assemble/references.h"
#include "assemble/reports.h"
#include "base/text.h"

#include <string.h>

static const struct column ground_columns[] = { { COLUMN_TEXT, 24 },
    { COLUMN_TEXT, 46 }, { COLUMN_TEXT, 30 } };
static const char *const ground_heads[] = { "Ground", "Because", "The law" };
static const struct column columns[] = { { COLUMN_TEXT, 36 },
    { COLUMN_TEXT, 40 }, { COLUMN_TEXT, 24 } };
static const char *const heads[] = { "Where", "What is left out", "Ground" };

/* ---- where ------------------------------------------------------------ */

static const struct node *heading_of(const struct node *node)
{
    for (const struct node *n = node->first; n != NULL; n = n->next)
        if (n->kind == NODE_HEADING)
            return n;
    return NULL;
}

/* "clause 31.7"; of what has no number the heading above it. */
static const char *where_of(struct draft_pack *pack, const struct draft *from,
    const struct withheld *withheld)
{
    const struct node *paragraph =
        document_above(withheld->node, NODE_PARAGRAPH);
    const struct node *clause = document_above(withheld->node, NODE_CLAUSE);
    const struct node *heading = clause != NULL ? heading_of(clause) : NULL;
    struct text text = text_new(pack->job->arena);

    if (heading != NULL && heading->label != NULL)
        return references_short(
            pack, from, paragraph != NULL ? paragraph : heading);
    for (const struct node *n = withheld->node; n != NULL && heading == NULL;
         n = n->parent)
        heading = heading_of(n);
    if (heading != NULL)
        document_words(heading, &text);
    return text.length > 0 ? text.bytes : from->document->title;
}

/* ---- why -------------------------------------------------------------- */

/*
 * "procurement-act-2023 s94" reads "Section 94 of the Procurement Act 2023"; ""
 * if it rests on none, or on one that is not known, which is another finding.
 */
static const char *law_words(struct draft_pack *pack, const char *law)
{
    char *id = arena_copy(pack->job->arena, law != NULL ? law : "");
    char *at = strchr(id, ' ');
    const char *words;

    if (at != NULL)
        *at++ = '\0';
    words = phrase_citation(pack, id, at);
    return words != NULL ? reports_capital(pack->job, words) : "";
}

static const char *name_of(
    struct draft_pack *pack, const struct redaction_rule *redaction)
{
    return redaction != NULL ? reports_capital(pack->job, redaction->say)
                             : "No rule says why";
}

static void add_ground(struct draft_pack *pack, struct node *table,
    const struct redaction_rule *redaction)
{
    struct node *row = document_add(pack->job->arena, table, NODE_ROW);

    compose_cell(pack->job, row, name_of(pack, redaction));
    compose_cell(
        pack->job, row, reports_capital(pack->job, redaction->because));
    compose_cell(pack->job, row, law_words(pack, redaction->law));
}

/* Each that something was left out on, once. */
static void add_grounds(struct draft_pack *pack, struct node *section)
{
    struct names used = names_new(pack->job->arena);
    struct node *table;

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        for (const struct withheld *w = d->withheld; w != NULL; w = w->next)
            if (w->redaction != NULL)
                names_put(&used, w->redaction->id, (void *)w->redaction);
    if (used.first == NULL)
        return;
    table = reports_table(pack, section, ground_columns, 3, ground_heads);
    table->caption = "Grounds";
    for (const struct named *n = used.first; n != NULL; n = n->next)
        add_ground(pack, table, n->thing);
}

static void warn(struct draft_pack *pack, const struct question *question)
{
    findings_hint(pack->job->findings,
        findings_add(pack->job->findings, SEVERITY_WARNING,
            "redaction-unexplained", question->place,
            "\"%s\" is left out of a published copy, and no redaction says why",
            question->id),
        "declare a redaction for it in lua/, or for all of its sensitivity");
}

/* ---- rows ------------------------------------------------------------- */

/* Of a list that is sensitive as a whole, the list. */
static const struct question *subject_of(const struct withheld *withheld)
{
    const struct question *subject = withheld->question;

    while (subject->list != NULL &&
           subject->list->sensitivity > SENSITIVITY_PUBLIC)
        subject = subject->list;
    return subject;
}

static bool is_of_one_row(const struct withheld *a, const struct withheld *b)
{
    return subject_of(a) == subject_of(b) && a->redaction == b->redaction;
}

static bool is_first(const struct draft *from, const struct withheld *withheld)
{
    for (const struct withheld *w = from->withheld; w != withheld; w = w->next)
        if (is_of_one_row(w, withheld))
            return false;
    return true;
}

/* All the places of one subject, each once. */
static const char *all_places(struct draft_pack *pack, const struct draft *from,
    const struct withheld *first)
{
    struct names places = names_new(pack->job->arena);
    struct text text = text_new(pack->job->arena);

    for (const struct withheld *w = first; w != NULL; w = w->next) {
        const char *where;

        if (!is_of_one_row(w, first))
            continue;
        where = where_of(pack, from, w);
        if (names_find(&places, where) != NULL)
            continue;
        names_put(&places, where, pack);
        text_add_item(&text, where);
    }
    return reports_capital(pack->job, text.bytes);
}

static void add_row(struct draft_pack *pack, struct node *table,
    const struct draft *from, const struct withheld *withheld)
{
    struct node *row = document_add(pack->job->arena, table, NODE_ROW);

    compose_cell(pack->job, row, all_places(pack, from, withheld));
    compose_cell(pack->job, row, subject_of(withheld)->label);
    compose_cell(pack->job, row, name_of(pack, withheld->redaction));
    if (withheld->redaction == NULL)
        warn(pack, withheld->question);
}

static void add_document(
    struct draft_pack *pack, struct node *section, const struct draft *from)
{
    struct node *table;

    if (from->withheld == NULL)
        return;
    table = reports_table(pack, section, columns, 3, heads);
    table->caption = from->document->title;
    for (const struct withheld *w = from->withheld; w != NULL; w = w->next)
        if (is_first(from, w))
            add_row(pack, table, from, w);
}

void redactions_compose(struct draft_pack *pack, struct draft *draft)
{
    struct node *section = reports_section(pack, draft, NULL);

    compose_paragraph(pack->job, section, draft->plan->purpose);
    add_grounds(pack, section);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        add_document(pack, section, d);
    if (section->first == section->last)
        compose_paragraph(
            pack->job, section, "Nothing is left out of this copy.");
}

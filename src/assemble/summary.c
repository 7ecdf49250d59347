#include "assemble/summary.h"

#include "assemble/compose.h"
#include "assemble/obligations.h"
#include "assemble/references.h"
#include "assemble/reports.h"
#include "base/text.h"
#include "io/xml.h"

#include <string.h>

static const struct column duty_columns[] = { { COLUMN_TEXT, 62 },
    { COLUMN_TEXT, 22 }, { COLUMN_TEXT, 16 } };
static const struct column clause_columns[] = { { COLUMN_TEXT, 30 },
    { COLUMN_TEXT, 70 } };

/* ---- what a party commits itself to ----------------------------------- */

struct tally {
    int timed, standing, at_events;
};

static struct tally count(
    const struct obligations_found *found, const char *role)
{
    struct tally tally = { 0, 0, 0 };

    for (; found != NULL; found = found->next) {
        if (strcmp(found->duty->by, role) != 0)
            continue;
        if (text_same(found->duty->timing, "always"))
            tally.standing++;
        else if (text_same(found->duty->timing, "event"))
            tally.at_events++;
        else
            tally.timed++;
    }
    return tally;
}

/* Whether an answer of that kind stands in the words. */
static bool has_value(const struct draft_pack *pack, const struct node *within,
    bool (*is)(const struct question *question))
{
    for (struct walk w = document_walk(within); document_next(&w);) {
        const char *id =
            w.node->origin != NULL ? w.node->origin->question : NULL;
        const struct question *question =
            w.entering && id != NULL ? library_question(pack->library, id)
                                     : NULL;

        if (question != NULL && is(question))
            return true;
    }
    return false;
}

static bool is_in_hours(const struct question *question)
{
    return text_same(question->unit, "hours");
}

static bool is_money(const struct question *question)
{
    return question->type == QUESTION_MONEY;
}

static bool is_urgent(const struct draft_pack *pack, const struct node *duty)
{
    for (struct walk w = document_walk(duty); document_next(&w);)
        if (w.entering && w.node->kind == NODE_DEADLINE &&
            has_value(pack, w.node, is_in_hours))
            return true;
    return false;
}

static bool is_about_money(struct draft_pack *pack, const struct node *duty)
{
    const char *words = obligations_words(pack, duty);

    return has_value(pack, duty, is_money) ||
           strstr(words, "must pay ") != NULL ||
           strstr(words, "must repay ") != NULL;
}

static void add_few(struct draft_pack *pack, struct node *section,
    const struct obligations_found *found, const char *role)
{
    static const char *const heads[] = { "What must be done", "By when",
        "Where" };
    struct node *table = NULL;

    for (; found != NULL; found = found->next) {
        struct node *row;

        if (strcmp(found->duty->by, role) != 0 ||
            (!is_about_money(pack, found->duty) &&
                !is_urgent(pack, found->duty)))
            continue;
        if (table == NULL) {
            table = reports_table(pack, section, duty_columns, 3, heads);
            table->caption = "Those about money, and those due within hours";
        }
        row = document_add(pack->job->arena, table, NODE_ROW);
        compose_cell(pack->job, row, obligations_words(pack, found->duty));
        compose_cell(pack->job, row,
            reports_capital(
                pack->job, obligations_deadline(pack, found->duty)));
        compose_cell(pack->job, row, obligations_where(pack, found));
    }
}

static void add_party(struct draft_pack *pack, struct draft *draft,
    const struct obligations_found *found,
    const struct obligations_party *party)
{
    struct arena *arena = pack->job->arena;
    struct tally tally = count(found, party->role);
    int all = tally.timed + tally.standing + tally.at_events;
    struct node *section;

    if (all == 0)
        return;
    section =
        reports_section(pack, draft, obligations_called(pack, party->commits));
    compose_paragraph(pack->job, section,
        arena_format(arena,
            "%d %s: %d with a time limit, %d at all times, %d "
            "when something happens.",
            all, all == 1 ? "duty" : "duties", tally.timed, tally.standing,
            tally.at_events));
    add_few(pack, section, found, party->role);
}

/* ---- each clause ------------------------------------------------------ */

static void add_clause(struct draft_pack *pack, struct node *table,
    const struct draft *from, const struct placed *placed)
{
    struct job *job = pack->job;
    struct node *row = document_add(job->arena, table, NODE_ROW);

    compose_cell(job, row,
        arena_format(job->arena, "%s (%s)",
            xml_words(job, xml_child(placed->variant->element, "heading")),
            references_short(pack, from, placed->node)));
    compose_cell(job, row, compose_plain(pack, from, placed));
}

static void add_document(
    struct draft_pack *pack, struct draft *draft, const struct draft *from)
{
    static const char *const heads[] = { "Clause", "What it means" };
    struct node *section = reports_section(pack, draft, from->document->title);
    struct node *table = reports_table(pack, section, clause_columns, 2, heads);

    table->caption = arena_format(
        pack->job->arena, "The %s in plain words", from->document->title);
    for (const struct placed *p = from->placed; p != NULL; p = p->next)
        if (p->variant->plain != NULL)
            add_clause(pack, table, from, p);
}

void summary_compose(struct draft_pack *pack, struct draft *draft)
{
    const struct obligations_found *found = obligations_find(pack);

    for (const struct obligations_party *p = obligations_parties;
         p->role != NULL; p++)
        add_party(pack, draft, found, p);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        if (strcmp(d->plan->kind, "agreement") == 0)
            add_document(pack, draft, d);
}

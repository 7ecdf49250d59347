#include "assemble/heads.h"

#include "assemble/compose.h"
#include "assemble/reports.h"
#include "base/text.h"
#include "io/xml.h"

#include <string.h>

static const struct column head_columns[] = { { COLUMN_TEXT, 17 },
    { COLUMN_TEXT, 58 }, { COLUMN_TEXT, 13 }, { COLUMN_TEXT, 20 } };
static const struct column figure_columns[] = { { COLUMN_TEXT, 24 },
    { COLUMN_TEXT, 50 }, { COLUMN_TEXT, 26 } };

/* The state of the talks is the business of heads of terms alone. */
static bool has_states(const struct draft *draft)
{
    return strcmp(draft->plan->kind, "heads") == 0;
}

/* An id that does not break at its hyphens. */
static const char *unbroken(struct arena *arena, const char *id)
{
    struct text text = text_new(arena);

    for (; *id != '\0'; id++)
        if (*id == '-')
            text_add(&text, "\u2011");
        else
            text_add_char(&text, *id);
    return text.bytes;
}

/* Agreed, in discussion or reserved: from decisions, never typed. */
static const char *state_of(struct draft_pack *pack, const char *clause)
{
    const struct reserve *reserve = decisions_reserve(pack->decisions, clause);
    const struct placed *placed = names_find(&pack->placed, clause);

    if (reserve != NULL)
        return arena_format(pack->job->arena, "Reserved: %s", reserve->owner);
    if (placed != NULL && placed->decision != NULL &&
        placed->alternatives == NULL)
        return arena_format(pack->job->arena, "Agreed (%s)",
            unbroken(pack->job->arena, placed->decision->id));
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
    if (has_states(draft))
        compose_cell(pack->job, row, state_of(pack, clause));
    compose_reference(
        pack, draft, compose_cell(pack->job, row, NULL), clause, head->place);
}

static struct node *begin_table(
    struct draft_pack *pack, struct draft *draft, struct node *section)
{
    static const char *const heads[] = { "Term", "What is proposed", "State",
        "Where it stands" };
    static const char *const figures[] = { "What", "How much, how long",
        "Where it stands" };
    struct node *table =
        has_states(draft)
            ? reports_table(pack, section, head_columns, 4, heads)
            : reports_table(pack, section, figure_columns, 3, figures);

    table->caption = has_states(draft) ? "Heads of terms" : "Key figures";
    return table;
}

void heads_compose(struct draft_pack *pack, struct draft *draft)
{
    const struct element *plan = draft->plan->element;
    struct node *section = reports_section(pack, draft, NULL);
    struct node *table;

    compose_paragraph(pack->job, section, draft->plan->purpose);
    table = begin_table(pack, draft, section);
    for (const struct element *e = xml_child(plan, "head"); e != NULL;
         e = xml_next(plan, e, "head"))
        add_head(pack, draft, table, e);
}

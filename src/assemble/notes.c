#include "assemble/notes.h"

#include "assemble/compose.h"
#include "assemble/references.h"
#include "assemble/reports.h"
#include "assemble/selection.h"
#include "base/calendar.h"
#include "base/text.h"
#include "io/xml.h"

#include <string.h>

static const struct column law_columns[] = { { COLUMN_TEXT, 30 },
    { COLUMN_TEXT, 38 }, { COLUMN_TEXT, 16 }, { COLUMN_TEXT, 16 } };

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
    table = reports_table(pack, section, law_columns, 4, heads);
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
    struct node *note = document_add(job->arena, section, NODE_CLAUSE);
    const char *number = references_short(pack, draft, placed->node);
    struct node *title = compose_heading(job, note,
        text_starts(number, "the ")
            ? heading
            : arena_format(job->arena, "%s (%s)", heading, number));

    title->level = LEVEL_CLAUSE;
    title->bookmark =
        compose_bookmark(job, arena_format(job->arena, "note/%s/%s",
                                  draft->document->id, placed->clause->id));
    if (variant->plain != NULL)
        add_labelled(
            pack, note, "In plain words. ", compose_plain(pack, draft, placed));
    add_labelled(pack, note, "Why it is there. ", placed->clause->purpose);
    if (pack->audience <= AUDIENCE_CONSULTATION)
        add_cases(pack, note, variant);
    add_labelled(pack, note, "Why it is in this pack. ",
        arena_format(job->arena, "%s. Its wording is \"%s\", %s.",
            reports_capital(job, selection_reason_words(job, placed)),
            variant->id,
            strcmp(variant->status, "in-review") == 0 ? "in review"
                                                      : variant->status));
    add_law(pack, note, placed->clause->basis);
}

void notes_compose(struct draft_pack *pack, struct draft *draft)
{
    struct names done = names_new(pack->job->arena);

    reports_section(pack, draft, NULL);
    compose_paragraph(
        pack->job, draft->document->root->last, draft->plan->purpose);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        struct node *section = NULL;

        if (!reports_is_source(d->plan))
            continue;
        for (struct placed *p = d->placed; p != NULL; p = p->next) {
            if (names_find(&done, p->clause->id) != NULL)
                continue;
            names_put(&done, p->clause->id, p);
            if (section == NULL)
                section = reports_section(pack, draft, d->document->title);
            add_note(pack, section, d, p);
        }
    }
}

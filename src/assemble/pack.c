/*
 * The passes, in order, over all documents of a pack.
 *
 * Composition comes first for every document, because a meaning or a reference
 * in one may be needed by another; reports come last, because they are made
 * from what the others say and where.
 */
#include "assemble/pack.h"

#include "assemble/binding.h"
#include "assemble/checks.h"
#include "assemble/compose.h"
#include "assemble/definitions.h"
#include "assemble/heads.h"
#include "assemble/notes.h"
#include "assemble/numbering.h"
#include "assemble/obligations.h"
#include "assemble/redactions.h"
#include "assemble/references.h"
#include "assemble/reports.h"
#include "assemble/selection.h"
#include "assemble/summary.h"
#include "assemble/wording.h"
#include "base/text.h"
#include "io/xml.h"

#include <stdlib.h>
#include <string.h>

static const char *answer_words(
    struct draft_pack *pack, struct scope scope, const char *id)
{
    const struct question *question = library_question(pack->library, id);
    const struct answer *answer =
        question != NULL ? answers_ask(pack->answers, scope, question) : NULL;

    return answer == NULL
               ? NULL
               : wording_value(pack->job, question, answer->value, NULL);
}

/* ---- cover ------------------------------------------------------------ */

static const char *status_words(const struct draft_pack *pack)
{
    static const char *const words[] = {
        [AUDIENCE_INTERNAL] = "Working draft",
        [AUDIENCE_CONSULTATION] = "Draft for consultation",
        [AUDIENCE_MARKET] = "Draft for procurement",
        [AUDIENCE_PUBLISHED] = "Copy for publication",
        [AUDIENCE_PLACEMENT] = "Placement copy",
    };

    return pack->execution ? "Execution copy" : words[pack->audience];
}

/* part is its address on the cover: "cover.title". */
static void add_cover_line(struct draft_pack *pack, const struct draft *draft,
    struct node *cover, enum role role, const char *part, const char *words)
{
    struct node *line;

    if (words == NULL)
        return;
    line = compose_paragraph(pack->job, cover, words);
    line->role = role;
    compose_place(pack->job, line, draft->document, part);
}

/* The parties that the plan names, or else all councils and the provider. */
static void add_cover_parties(struct draft_pack *pack, struct draft *draft,
    struct node *cover, const struct element *element)
{
    const struct question *list =
        library_question(pack->library, "authorities");
    const struct record *r =
        list != NULL ? answers_records(pack->answers, draft->scope, list)
                     : NULL;
    bool is_named = false;
    int party = 0;

    for (const struct element *e = xml_child(element, "party"); e != NULL;
         e = xml_next(element, e, "party")) {
        struct node *line;

        party++;
        if (draft_stands(pack, draft->scope, e) == VERDICT_NO)
            continue;
        line = compose_paragraph(pack->job, cover, NULL);
        line->role = ROLE_PARTY;
        compose_place(pack->job, line, draft->document,
            arena_format(pack->job->arena, "cover.party.%d", party));
        compose_words(pack, draft, line, e);
        is_named = true;
    }
    if (is_named)
        return;
    for (; r != NULL; r = r->next)
        add_cover_line(pack, draft, cover, ROLE_PARTY,
            arena_format(pack->job->arena, "cover.authority[%s]", r->key),
            answer_words(
                pack, (struct scope){ .record = r }, "authority_name"));
    add_cover_line(pack, draft, cover, ROLE_PARTY, "cover.provider",
        answer_words(pack, draft->scope, "provider_name"));
}

static void add_cover(
    struct draft_pack *pack, struct draft *draft, const struct element *element)
{
    struct node *cover =
        document_add(pack->job->arena, draft->document->root, NODE_COVER);

    add_cover_line(
        pack, draft, cover, ROLE_TITLE, "cover.title", draft->document->title);
    add_cover_line(pack, draft, cover, ROLE_SUBTITLE, "cover.subject",
        draft->document->subject);
    add_cover_parties(pack, draft, cover, element);
    add_cover_line(pack, draft, cover, ROLE_DATE, "cover.date",
        answer_words(pack, draft->scope, "document_date"));
    add_cover_line(pack, draft, cover, ROLE_STATUS, "cover.status",
        draft->document->status);
}

/* ---- sections --------------------------------------------------------- */

static void place_clause(struct draft_pack *pack, struct draft *draft,
    struct node *section, const struct element *place)
{
    struct placed *placed = selection_place(pack, draft, place);

    if (placed != NULL) {
        compose_clause(pack, draft, section, placed);
    } else if (text_same(xml_attribute(draft->plan->element, "omitted"),
                   "not-used")) {
        struct node *clause =
            document_add(pack->job->arena, section, NODE_CLAUSE);
        struct node *heading = compose_heading(pack->job, clause, "Not used");

        heading->level = LEVEL_CLAUSE;
        heading->label = "";
    }
}

static void place_slots(struct draft_pack *pack, struct draft *draft,
    struct node *section, const struct element *slots);

/* A group whose clauses all fell out has no title either. */
static void place_group(struct draft_pack *pack, struct draft *draft,
    struct node *section, const struct element *group)
{
    const struct element *title = xml_child(group, "title");
    struct node *heading = NULL;

    if (title != NULL) {
        heading = compose_heading(pack->job, section,
            draft_part_title(pack, group, xml_words(pack->job, title)));
        compose_place(pack->job, heading, draft->document,
            arena_format(
                pack->job->arena, "group.%s", xml_words(pack->job, title)));
    }
    place_slots(pack, draft, section, group);
    if (heading != NULL && section->last == heading)
        document_drop_last(section);
}

static void place_slots(struct draft_pack *pack, struct draft *draft,
    struct node *section, const struct element *slots)
{
    for (const struct element *e = slots->first; e != NULL; e = e->next) {
        if (text_same(e->name, "place"))
            place_clause(pack, draft, section, e);
        else if (text_same(e->name, "group"))
            place_group(pack, draft, section, e);
        else if (text_same(e->name, "definitions"))
            draft->definitions = section;
    }
}

static bool is_empty(const struct draft *draft, const struct node *section)
{
    for (const struct node *n = section->first; n != NULL; n = n->next)
        if (n->kind != NODE_HEADING)
            return false;
    return draft->definitions != section;
}

static void drop(
    struct draft_pack *pack, struct draft *draft, const struct element *element)
{
    findings_hint(pack->job->findings,
        findings_add(pack->job->findings, SEVERITY_WARNING, "section-empty",
            element->place, "this part of %s has nothing in it",
            draft->document->id),
        "give it a condition (when=), or a clause");
    document_drop_last(draft->document->root);
}

static const struct {
    const char *name;
    enum role role;
    const char *heading;
} sections[] = {
    { "parties", ROLE_PARTIES, "Parties" },
    { "background", ROLE_BACKGROUND, "Background" },
    { "operative", ROLE_OPERATIVE, NULL },
    { "schedule", ROLE_SCHEDULE, NULL },
    { "execution", ROLE_EXECUTION, "Signatures" },
};

static struct node *begin_section(struct draft_pack *pack, struct draft *draft,
    const struct element *element, size_t row)
{
    struct node *section =
        document_add(pack->job->arena, draft->document->root, NODE_SECTION);
    const char *title = xml_attribute(element, "title");

    section->role = sections[row].role;
    if (title == NULL)
        title = sections[row].heading;
    if (title == NULL && text_same(draft->plan->kind, "agreement"))
        title = "Agreed terms";
    title = draft_part_title(pack, element, title);
    if (title != NULL) {
        struct node *heading = compose_heading(pack->job, section, title);

        heading->address =
            arena_format(pack->job->arena, "%s/%s", draft->document->id,
                section->role == ROLE_SCHEDULE ? xml_attribute(element, "id")
                                               : sections[row].name);
        heading->bookmark = compose_bookmark(pack->job, heading->address);
        section->bookmark = compose_bookmark(pack->job,
            arena_format(pack->job->arena, "section %s", heading->address));
    }
    return section;
}

/* The forms in a schedule are blank, whatever records there are. */
static struct scope scope_of_section(
    struct draft_pack *pack, struct draft *draft, const struct element *element)
{
    const char *blank = xml_attribute(element, "blank");
    const struct question *list =
        blank != NULL ? library_question(pack->library, blank) : NULL;
    struct scope scope = draft->scope;

    if (list != NULL)
        scope.record = answers_blank(pack->answers, list, NULL, 1);
    return scope;
}

static void add_section(struct draft_pack *pack, struct draft *draft,
    const struct element *element, size_t row)
{
    struct scope old = draft->scope;
    struct node *section;

    if (draft_stands(pack, draft->scope, element) == VERDICT_NO)
        return;
    section = begin_section(pack, draft, element, row);
    draft->scope = scope_of_section(pack, draft, element);
    place_slots(pack, draft, section, element);
    draft->scope = old;
    if (is_empty(draft, section))
        drop(pack, draft, element);
    else if (section->role == ROLE_SCHEDULE)
        names_put(&draft->targets, xml_attribute(element, "id"), section);
}

/* ---- documents -------------------------------------------------------- */

/* Whoever reads a document in plain words has no use for a record's key. */
static const char *title_of(struct draft_pack *pack, const struct plan *plan,
    const struct record *record)
{
    const char *title = draft_title(pack, plan);

    return record == NULL || record->is_blank ||
                   strcmp(plan->kind, "plain") == 0
               ? title
               : arena_format(pack->job->arena, "%s (%s)", title, record->key);
}

static struct draft *begin_draft(struct draft_pack *pack,
    const struct plan *plan, const struct record *record)
{
    struct arena *arena = pack->job->arena;
    struct draft *draft = ARENA_NEW(arena, struct draft);
    struct document *document = ARENA_NEW(arena, struct document);

    document->id = record != NULL && !record->is_blank
                       ? arena_format(arena, "%s-%s", plan->id, record->key)
                       : plan->id;
    document->plan = plan->id;
    document->title = title_of(pack, plan, record);
    document->purpose = plan->purpose;
    document->house = pack->house;
    document->audience = draft_audience_name(pack->audience);
    document->status = status_words(pack);
    document->root = document_add(arena, NULL, NODE_DOCUMENT);
    draft->document = document;
    draft->plan = plan;
    draft->scope = (struct scope){ record, plan->id };
    draft->placed_end = &draft->placed;
    draft->pending_end = &draft->pending;
    draft->withheld_end = &draft->withheld;
    draft->targets = names_new(arena);
    draft->terms = names_new(arena);
    draft->defines = names_new(arena);
    document->subject = answer_words(pack, draft->scope, "project_title");
    *pack->drafts_end = draft;
    pack->drafts_end = &draft->next;
    return draft;
}

static void set_date(struct draft_pack *pack, struct document *document)
{
    const struct question *question =
        library_question(pack->library, "document_date");
    const struct answer *answer =
        question != NULL
            ? answers_ask(pack->answers, (struct scope){ 0 }, question)
            : NULL;

    if (answer != NULL)
        document->date = question_write(pack->job, question, answer->value);
}

static void compose_draft(struct draft_pack *pack, struct draft *draft)
{
    const struct element *plan = draft->plan->element;
    const char *old = answers_reader(pack->answers,
        arena_format(pack->job->arena, "document %s", draft->document->id));

    set_date(pack, draft->document);
    for (const struct element *e = plan->first; e != NULL; e = e->next) {
        if (text_same(e->name, "cover"))
            add_cover(pack, draft, e);
        if (text_same(e->name, "contents"))
            document_add(
                pack->job->arena, draft->document->root, NODE_CONTENTS);
        for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
            if (text_same(e->name, sections[i].name))
                add_section(pack, draft, e, i);
    }
    (void)answers_reader(pack->answers, old);
}

/*
 * Heads, summary, notes and obligations are made from the other documents:
 * nobody signs them, and no other document needs them. A variation is no part
 * of the contract that it changes, and is made only when it is asked for.
 */
static bool is_left_out(const struct draft_pack *pack, const struct plan *plan)
{
    if (text_same(plan->kind, "variation"))
        return !text_same(pack->only, plan->id);
    return !reports_is_source(plan) &&
           (pack->execution ||
               (pack->only != NULL && strcmp(pack->only, plan->id) != 0));
}

static bool is_for(struct draft_pack *pack, const struct plan *plan)
{
    const char *audience = xml_attribute(plan->element, "audience");
    const char *name = draft_audience_name(pack->audience);
    struct scope scope = { 0 };

    if (is_left_out(pack, plan))
        return false;
    /* A filled document's own condition is looked at for each record. */
    if (xml_attribute(plan->element, "each") == NULL &&
        draft_stands(pack, scope, plan->element) == VERDICT_NO)
        return false;
    return audience == NULL || strstr(audience, name) != NULL;
}

/* One for each record, or a blank form where no record may be shown. */
static void begin_each(struct draft_pack *pack, const struct plan *plan,
    const struct question *list)
{
    bool fills = pack->audience == AUDIENCE_INTERNAL ||
                 pack->audience == AUDIENCE_PLACEMENT;
    const struct record *first =
        fills ? answers_records(pack->answers, (struct scope){ 0 }, list)
              : NULL;

    for (const struct record *r = first; r != NULL; r = r->next)
        if (draft_stands(pack, (struct scope){ r, plan->id }, plan->element) ==
            VERDICT_YES)
            begin_draft(pack, plan, r);
    if (first != NULL || xml_attribute(plan->element, "blank") == NULL)
        return;

    struct scope blank = { .record =
                               answers_blank(pack->answers, list, NULL, 1) };
    if (draft_stands(pack, blank, plan->element) != VERDICT_NO)
        begin_draft(pack, plan, blank.record);
}

static int compare_plans(const void *a, const void *b)
{
    const struct plan *const *left = a, *const *right = b;

    if ((*left)->order != (*right)->order)
        return (*left)->order < (*right)->order ? -1 : 1;
    return strcmp((*left)->id, (*right)->id);
}

static void begin_drafts(struct draft_pack *pack)
{
    const struct names *plans = &pack->library->plans;
    const struct plan **sorted =
        arena_alloc(pack->job->arena, plans->count * sizeof *sorted);
    size_t count = 0;

    for (const struct named *n = plans->first; n != NULL; n = n->next)
        sorted[count++] = n->thing;
    qsort(sorted, count, sizeof *sorted, compare_plans);
    for (size_t i = 0; i < count; i++) {
        const char *each = xml_attribute(sorted[i]->element, "each");
        const struct question *list =
            each != NULL ? library_question(pack->library, each) : NULL;

        if (!is_for(pack, sorted[i]))
            continue;
        if (list != NULL)
            begin_each(pack, sorted[i], list);
        else
            begin_draft(pack, sorted[i], NULL);
    }
}

/* ---- passes ----------------------------------------------------------- */

static bool is_kind(const struct draft *draft, const char *kind)
{
    return strcmp(draft->plan->kind, kind) == 0;
}

static bool is_report(const struct draft *draft)
{
    return is_kind(draft, "notes") || is_kind(draft, "obligations") ||
           is_kind(draft, "summary") || is_kind(draft, "redactions");
}

static bool has_alternatives(const struct draft *draft)
{
    const struct placed *p = draft->placed;

    while (p != NULL && p->alternatives == NULL)
        p = p->next;
    return p != NULL;
}

/* Two open alternatives may place the same words: the first has the name. */
static void name_once(struct job *job, struct draft *draft)
{
    struct names taken = names_new(job->arena);

    if (!has_alternatives(draft))
        return;
    for (struct walk w = document_walk(draft->document->root);
         document_next(&w);) {
        struct node *node = (struct node *)w.node;

        if (!w.entering || node->bookmark == NULL)
            continue;
        if (names_find(&taken, node->bookmark) != NULL)
            node->bookmark = NULL;
        else
            names_put(&taken, node->bookmark, draft);
    }
}

static void run_passes(struct draft_pack *pack)
{
    for (struct draft *d = pack->drafts; d != NULL; d = d->next)
        compose_draft(pack, d);
    for (struct draft *d = pack->drafts; d != NULL; d = d->next)
        if (is_kind(d, "heads") || is_kind(d, "summary"))
            heads_compose(pack, d);
    definitions_run(pack);
    for (struct draft *d = pack->drafts; d != NULL; d = d->next)
        numbering_run(pack, d);
    for (struct draft *d = pack->drafts; d != NULL; d = d->next)
        references_run(pack, d);
    for (struct draft *d = pack->drafts; d != NULL; d = d->next) {
        if (is_kind(d, "notes"))
            notes_compose(pack, d);
        if (is_kind(d, "obligations"))
            obligations_compose(pack, d);
        if (is_kind(d, "redactions"))
            redactions_compose(pack, d);
        if (is_kind(d, "summary"))
            summary_compose(pack, d);
        if (is_report(d))
            numbering_run(pack, d);
        name_once(pack->job, d);
    }
    binding_check(pack);
    selection_check(pack);
    checks_run(pack);
}

struct draft_pack *pack_assemble(struct job *job, const struct library *library,
    const struct rules *rules, struct answers *answers,
    const struct decisions *decisions, const struct house *house,
    struct pack_options options)
{
    struct draft_pack *pack = ARENA_NEW(job->arena, struct draft_pack);

    pack->job = job;
    pack->library = library;
    pack->rules = rules;
    pack->answers = answers;
    pack->decisions = decisions;
    pack->house = house;
    pack->audience = options.audience;
    pack->execution = options.execution;
    pack->only = options.only;
    pack->drafts_end = &pack->drafts;
    pack->placed = names_new(job->arena);
    pack->undecided = names_new(job->arena);
    selection_begin(pack);
    begin_drafts(pack);
    run_passes(pack);
    return pack;
}

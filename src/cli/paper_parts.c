#include "cli/paper_parts.h"

#include "assemble/compose.h"
#include "base/calendar.h"
#include "base/text.h"
#include "cli/variant_page.h"
#include "cli/voted.h"
#include "govern/decision.h"
#include "govern/ledger.h"
#include "govern/point.h"
#include "govern/response.h"
#include "govern/rivals.h"
#include "io/xml.h"
#include "review/words.h"

#include <string.h>

/* ---- building --------------------------------------------------------- */

struct node *paper_parts_section(struct paper *paper, const char *title)
{
    struct node *section =
        document_add(paper->job->arena, paper->root, NODE_SECTION);

    compose_heading(paper->job, section, title);
    return section;
}

static struct node *add_table(struct paper *paper, struct node *section,
    const struct column *columns, size_t count, const char *const *heads)
{
    struct node *table = document_add(paper->job->arena, section, NODE_TABLE);
    struct node *row = document_add(paper->job->arena, table, NODE_ROW);

    table->columns = columns;
    table->column_count = count;
    row->is_header = true;
    for (size_t i = 0; i < count; i++)
        compose_cell(paper->job, row, heads[i]);
    return table;
}

/* ---- the question ----------------------------------------------------- */

/* Each question that the variants put to the board, once. */
static void add_questions(struct paper *paper, struct node *section)
{
    struct names said = names_new(paper->job->arena);

    for (const struct variant *v = paper->clause->variants; v != NULL;
         v = v->next) {
        const char *words = xml_child_words(paper->job, v->element, "board");

        if (words != NULL && names_find(&said, words) == NULL) {
            names_put(&said, words, paper);
            compose_paragraph(paper->job, section, words);
        }
    }
}

static const char *day_words(struct job *job, const char *at)
{
    int64_t day;

    if (calendar_parse(arena_format(job->arena, "%.10s", at), &day))
        return calendar_words(job->arena, day);
    return at;
}

static void add_decision(struct paper *paper, struct node *section)
{
    for (const struct named *n = ledger_first(paper->ledger, KIND_DECISION);
         n != NULL; n = n->next) {
        const struct decision_made *d = n->thing;

        if (!text_same(d->clause, paper->clause->id))
            continue;
        compose_paragraph(paper->job, section,
            arena_format(paper->job->arena,
                "Decision %s of %s chose %s, version %s; it is %s. %s",
                d->entry.key, day_words(paper->job, d->at), d->variant,
                d->version,
                d->status == DECISION_IN_FORCE
                    ? "in force"
                    : board_decision_statuses[d->status],
                d->tally));
    }
}

/* How a motion stands; who voted how is no matter of a paper. */
static void add_motion(
    struct paper *paper, struct node *section, const struct motion *motion)
{
    struct job *job = paper->job;
    size_t count;
    const struct option_put *const *options =
        motion_options(job->arena, paper->ledger, motion->entry.key, &count);
    struct text text = text_new(job->arena);

    for (size_t i = 0; i < count; i++)
        text_format(
            &text, "%s%zu: %s", i > 0 ? "; " : "", i + 1, options[i]->label);
    compose_paragraph(job, section,
        arena_format(job->arena, "Motion %s, moved by %s, puts to the vote %s.",
            motion->entry.key, party_name(paper->ledger, motion->organisation),
            text.bytes));
    if (motion->text != NULL)
        compose_paragraph(job, section, motion->text);
}

static void add_motions(struct paper *paper, struct node *section)
{
    for (const struct named *n = ledger_first(paper->ledger, KIND_MOTION);
         n != NULL; n = n->next) {
        const struct motion *m = n->thing;

        if (text_same(m->clause, paper->clause->id) &&
            (m->status == MOTION_DRAFT || m->status == MOTION_OPEN))
            add_motion(paper, section, m);
    }
}

void paper_parts_question(struct paper *paper)
{
    struct node *section = paper_parts_section(paper, "What is to be decided");

    add_questions(paper, section);
    add_motions(paper, section);
    add_decision(paper, section);
    if (section->first == section->last)
        compose_paragraph(paper->job, section,
            "Whether the board adopts this wording, changes it or refuses it.");
}

/* ---- new wording that a motion puts ------------------------------------- */

/* What the option would change: the variant of its name, or the preferred. */
static const struct variant *changed_by(
    const struct clause *clause, const char *variant)
{
    const struct variant *was = library_variant(clause, variant);

    if (was == NULL)
        was = library_preferred(clause);
    return was != NULL ? was : clause->variants;
}

static bool add_option(struct paper *paper, const struct option_put *option)
{
    struct job *job = paper->job;
    struct voted voted;
    bool is_proved = true;

    if (voted_open(job, paper->home, paper->folder, option, NULL, &voted)) {
        struct specimen_source source = { voted.project.library,
            voted.project.rules, voted.project.answers, voted.project.house };
        const struct variant *was = changed_by(paper->clause, option->variant);

        is_proved = variant_page_add(job, source, paper->document, was,
            voted.variant,
            arena_format(job->arena, "Option %s: %s (beside %s, version %s)",
                option->entry.key, option->label, was->id, was->version));
    }
    voted_close(&voted);
    return is_proved;
}

bool paper_parts_options(struct paper *paper)
{
    bool is_proved = true;

    for (const struct named *n = ledger_first(paper->ledger, KIND_OPTION);
         n != NULL; n = n->next) {
        const struct option_put *option = n->thing;
        const struct motion *motion =
            ledger_find(paper->ledger, KIND_MOTION, option->motion);

        if (option->body != NULL &&
            text_same(option->clause, paper->clause->id) &&
            (motion->status == MOTION_DRAFT || motion->status == MOTION_OPEN))
            is_proved &= add_option(paper, option);
    }
    return is_proved;
}

/* ---- who said what ---------------------------------------------------- */

/* What it would have otherwise: what goes struck out, what comes put in. */
static void add_change(
    struct paper *paper, struct node *cell, const struct proposed *p)
{
    struct arena *arena = paper->job->arena;
    struct node *paragraph = document_add(arena, cell, NODE_PARAGRAPH);
    const char *was = p->was != NULL ? p->was : "";
    const char *now = p->now != NULL ? p->now : "";
    struct stretches all = words_compare(arena,
        (struct passage){ .words = was }, (struct passage){ .words = now });

    if (p->label != NULL)
        document_add_text(
            arena, paragraph, NODE_TEXT, arena_format(arena, "%s ", p->label));
    for (size_t i = 0; i < all.count; i++) {
        const struct stretch *s = &all.stretch[i];
        bool is_old = s->change == CHANGE_DELETED;
        struct span span = is_old ? s->old : s->new;

        document_add_text(arena, paragraph, NODE_TEXT,
            arena_format(arena, "%.*s", (int)span.length,
                (is_old ? was : now) + span.start))
            ->change = s->change;
    }
}

/* As the question is put to people. */
static const char *label_of(const struct paper *paper, const char *question)
{
    const struct question *q =
        library_question(paper->project->library, question);

    return q != NULL && q->label != NULL ? q->label : question;
}

static void add_proposals(
    struct paper *paper, struct node *cell, const char *point)
{
    const struct proposed *p;

    for (int i = 1; (p = point_proposed(
                         paper->job->arena, paper->ledger, point, i)) != NULL;
         i++) {
        if (p->was != NULL || p->now != NULL)
            add_change(paper, cell, p);
        if (p->question != NULL && p->answer != NULL)
            compose_paragraph(paper->job, cell,
                arena_format(paper->job->arena,
                    "It would have the answer to \u201c%s\u201d be %s.",
                    label_of(paper, p->question), p->answer));
    }
}

/* Others who support or oppose it. */
static const char *endorsers(struct paper *paper, const char *point)
{
    struct text text = text_new(paper->job->arena);

    for (const struct named *n = ledger_first(paper->ledger, KIND_ENDORSEMENT);
         n != NULL; n = n->next) {
        const struct endorsement *e = n->thing;

        if (text_same(e->point, point))
            text_add_item(&text, arena_format(paper->job->arena, "%s (%s)",
                                     party_name(paper->ledger, e->organisation),
                                     point_stances[e->stance]));
    }
    return text.length > 0 ? text.bytes : "–";
}

static const char *answer_words(struct paper *paper, const char *point)
{
    const struct disposition *d = response_of(paper->ledger, point);

    if (d == NULL || d->code == DISPOSITION_NONE)
        return "open";
    return arena_format(paper->job->arena, "%s%s%s",
        response_code_words(d->code), d->reason != NULL ? ": " : "",
        d->reason != NULL ? d->reason : "");
}

static void add_point(
    struct paper *paper, struct node *table, const struct point_made *p)
{
    struct job *job = paper->job;
    struct node *row = document_add(job->arena, table, NODE_ROW);
    const char *words;
    struct node *cell;

    compose_cell(job, row, p->entry.key);
    compose_cell(job, row, party_name(paper->ledger, p->organisation));
    compose_cell(job, row, point_kinds[p->kind]);
    cell = document_add(job->arena, row, NODE_CELL);
    words = point_words(job->arena, paper->ledger, p);
    if (words != NULL && *words != '\0')
        compose_paragraph(job, cell, words);
    add_proposals(paper, cell, p->entry.key);
    compose_cell(job, row, endorsers(paper, p->entry.key));
    compose_cell(job, row, answer_words(paper, p->entry.key));
}

static bool prints(const struct element *element, const char *question)
{
    if (text_same(element->name, "value") &&
        text_same(xml_attribute(element, "of"), question))
        return true;
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (e->name != NULL && prints(e, question))
            return true;
    return false;
}

/* On the clause, or on a figure that one of its wordings prints. */
static bool is_on(const struct paper *paper, const struct point_made *p)
{
    const struct variant *v = paper->clause->variants;

    if (p->target != TARGET_QUESTION)
        return text_same(p->clause, paper->clause->id);
    while (v != NULL && !prints(v->element, p->on))
        v = v->next;
    return v != NULL;
}

static bool is_shown(const struct paper *paper, const struct point_made *p)
{
    return is_on(paper, p) && !p->is_confidential && p->parent == NULL &&
           point_counts(paper->ledger, p);
}

static void add_points(struct paper *paper, struct node *section)
{
    static const struct column columns[] = { { 0, 10 }, { 0, 13 }, { 0, 12 },
        { 0, 30 }, { 0, 13 }, { 0, 22 } };
    static const char *const heads[] = { "Point", "Who", "What kind",
        "What it says and proposes", "Others", "Answer so far" };
    struct node *table = NULL;

    for (const struct named *n = ledger_first(paper->ledger, KIND_POINT);
         n != NULL; n = n->next)
        if (is_shown(paper, n->thing)) {
            if (table == NULL)
                table = add_table(paper, section, columns, 6, heads);
            add_point(paper, table, n->thing);
        }
    if (table == NULL)
        compose_paragraph(
            paper->job, section, "Nobody has made a point on this clause.");
}

static void add_collision(
    struct paper *paper, struct node *table, const struct collision *c)
{
    struct job *job = paper->job;
    struct node *row = document_add(job->arena, table, NODE_ROW);

    compose_cell(job, row, c->at.label != NULL ? c->at.label : "–");
    compose_cell(job, row, c->sent[0] != '\0' ? c->sent : "(at a point)");
    compose_cell(job, row,
        arena_format(job->arena, "%s: %s", c->who_first,
            c->first[0] != '\0' ? c->first : "(left out)"));
    compose_cell(job, row,
        arena_format(job->arena, "%s: %s", c->who_second,
            c->second[0] != '\0' ? c->second : "(left out)"));
}

static void add_collisions(struct paper *paper)
{
    static const struct column columns[] = { { 0, 10 }, { 0, 26 }, { 0, 32 },
        { 0, 32 } };
    static const char *const heads[] = { "Where", "The words", "One wants",
        "Another wants" };
    const struct collision *c =
        rivals_find(paper->job->arena, paper->ledger, NULL, paper->clause->id);
    struct node *table = NULL;

    for (; c != NULL; c = c->next) {
        if (c->is_agreed)
            continue;
        if (table == NULL)
            table = add_table(paper,
                paper_parts_section(paper, "Where wordings collide"), columns,
                4, heads);
        add_collision(paper, table, c);
    }
}

void paper_parts_points(struct paper *paper)
{
    add_points(paper, paper_parts_section(paper, "Who said what"));
    add_collisions(paper);
}

/* ---- what the rules say ----------------------------------------------- */

static bool is_among(const struct findings *findings, const struct finding *f)
{
    for (const struct finding *other = findings_first(findings); other != NULL;
         other = other->next)
        if (text_same(other->id, f->id) &&
            text_same(other->message, f->message))
            return true;
    return false;
}

/* What is found if it is chosen, and is not found as things are. */
static size_t add_risks_of(struct paper *paper, struct node *section,
    const struct findings *now, const struct findings *then,
    const struct variant *variant)
{
    size_t count = 0;

    for (const struct finding *f = findings_first(then); f != NULL;
         f = f->next) {
        if (f->severity == SEVERITY_NOTE || is_among(now, f))
            continue;
        compose_paragraph(paper->job, section,
            arena_format(paper->job->arena, "%s: %s%s%s.", variant->id,
                f->message, f->hint != NULL ? "; " : "",
                f->hint != NULL ? f->hint : ""));
        count++;
    }
    return count;
}

static size_t add_risks(struct paper *paper, struct node *section,
    const struct findings *now, const struct variant *variant)
{
    struct job own = { paper->job->arena, findings_new(paper->job->arena) };
    struct option_put option = { .clause = paper->clause->id,
        .variant = variant->id };
    struct voted voted;
    size_t count = 0;

    if (voted_open(&own, paper->home, paper->folder, &option, NULL, &voted)) {
        voted_check_rules(&own, &voted);
        count =
            add_risks_of(paper, section, now, voted.quiet.findings, variant) +
            add_risks_of(paper, section, now, own.findings, variant);
    }
    voted_close(&voted);
    return count;
}

void paper_parts_rules(struct paper *paper)
{
    struct job quiet = { paper->job->arena, findings_new(paper->job->arena) };
    struct project project = { 0 };
    struct node *section;
    size_t count = 0;

    if (project_open(&quiet, paper->home, paper->folder, &project) &&
        project.is_read) {
        (void)project_assemble(&quiet, &project, "internal", false, NULL);
        section = paper_parts_section(paper, "What the rules say against it");
        for (const struct variant *v = paper->clause->variants; v != NULL;
             v = v->next)
            count += add_risks(paper, section, quiet.findings, v);
        if (count == 0)
            compose_paragraph(paper->job, section,
                "No rule speaks against any of the variants as the answers "
                "stand.");
    }
    project_close(&project);
}

/* ---- law -------------------------------------------------------------- */

static const char *effect_words(const char *effect)
{
    if (text_same(effect, "requires"))
        return "requires the clause";
    if (strncmp(effect, "forbids", strlen("forbids")) == 0)
        return "forbids the contrary";
    if (text_same(effect, "permits"))
        return "permits it";
    return "informs it";
}

static const char *standing(struct job *job, const struct provision *provision)
{
    if (text_same(provision->checked, "no"))
        return "Not checked yet";
    return library_standing(job, provision);
}

static void add_basis(
    struct paper *paper, struct node *table, const struct basis *basis)
{
    struct job *job = paper->job;
    struct node *row = document_add(job->arena, table, NODE_ROW);
    const struct provision *p =
        basis->at != NULL ? library_provision(job, paper->project->library,
                                basis->law, basis->at)
                          : NULL;
    const char *title = library_law_title(paper->project->library, basis->law);

    compose_cell(job, row,
        arena_format(job->arena, "%s%s%s", title, basis->at != NULL ? ", " : "",
            basis->at != NULL ? basis->at : ""));
    compose_cell(job, row, effect_words(basis->effect));
    compose_cell(job, row, p != NULL ? p->says : "–");
    compose_cell(job, row, p != NULL ? standing(job, p) : "–");
}

void paper_parts_law(struct paper *paper)
{
    static const struct column columns[] = { { 0, 28 }, { 0, 16 }, { 0, 36 },
        { 0, 20 } };
    static const char *const heads[] = { "Law", "What it does", "What it says",
        "Checked" };
    struct node *table;

    if (paper->clause->basis == NULL)
        return;
    table = add_table(paper, paper_parts_section(paper, "The law it rests on"),
        columns, 4, heads);
    for (const struct basis *b = paper->clause->basis; b != NULL; b = b->next)
        add_basis(paper, table, b);
}

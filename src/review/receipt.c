#include "review/receipt.h"

#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "review/carry.h"
#include "review/collision.h"
#include "review/intake.h"
#include "review/lift.h"
#include "review/lift_page.h"
#include "review/outcome.h"

#include <string.h>

/* ---- counts ----------------------------------------------------------- */

static const char *count(
    struct job *job, size_t number, const char *one, const char *many)
{
    return arena_format(job->arena, "%zu %s", number, number == 1 ? one : many);
}

static void add_carriers(struct text *text, const struct intake *intake)
{
    struct text list = text_new(text->arena);

    for (int i = 0; i < CARRIERS; i++)
        if (intake->placed_by[i] > 0 && i != CARRIER_NONE)
            text_add_item(&list,
                arena_format(text->arena, "%zu by %s", intake->placed_by[i],
                    intake_carrier_name((enum carrier)i)));
    if (list.length > 0)
        text_format(text, " (%s)", list.bytes);
}

static size_t reasons(const struct intake *intake)
{
    size_t found = 0;

    for (const struct proposal *p = intake->proposals; p != NULL; p = p->next)
        found += p->rationale != NULL;
    return found;
}

const char *receipt_counts(struct job *job, const struct intake *intake)
{
    struct text text = text_new(job->arena);

    text_add(&text, count(job, intake->point_count, "comment", "comments"));
    text_format(&text, ", %s",
        count(
            job, intake->proposal_count, "clause changed", "clauses changed"));
    if (reasons(intake) > 0)
        text_format(&text, " (%s)",
            count(
                job, reasons(intake), "with its reason", "with their reasons"));
    if (intake->untracked_count > 0)
        text_format(
            &text, ", %zu of them without tracking", intake->untracked_count);
    text_format(&text, ", %zu unplaced.", intake->unplaced_count);
    if (intake->paragraph_count == 0) /* of a form */
        return text.bytes;
    text_format(&text, " %zu of %s placed", intake->placed_count,
        count(job, intake->paragraph_count, "paragraph", "paragraphs"));
    add_carriers(&text, intake);
    text_add_char(&text, '.');
    return text.bytes;
}

static const char *const states[CARRY_STATES] = {
    [CARRY_PLACED] = "in place",
    [CARRY_MOVED] = "moved",
    [CARRY_CLAUSE_ONLY] = "on the clause alone",
    [CARRY_ORPHANED] = "without a clause",
};

static void add_carried(struct text *text, const struct outcome *outcome)
{
    size_t counts[CARRY_STATES] = { 0 };
    struct text list = text_new(text->arena);

    for (const struct carried *c = outcome->carried; c != NULL; c = c->next)
        counts[c->state]++;
    for (int i = 0; i < CARRY_STATES; i++)
        if (counts[i] > 0)
            text_add_item(&list,
                arena_format(text->arena, "%zu %s", counts[i], states[i]));
    text_add(text, "The project's text has changed since it was sent.");
    if (list.length > 0)
        text_format(text, " In it the comments stand: %s.", list.bytes);
}

const char *receipt_outcome(
    struct job *job, const struct intake *intake, const struct outcome *outcome)
{
    struct text text = text_new(job->arena);

    if (outcome->lift != NULL)
        text_add(&text, lift_page_counts(job, outcome->lift));
    if (text.length > 0 && (outcome->is_gone || outcome->is_changed))
        text_add_char(&text, ' ');
    if (outcome->is_gone)
        text_format(&text, "The project makes no document \"%s\" now.",
            intake->document);
    else if (outcome->is_changed)
        add_carried(&text, outcome);
    return text.bytes;
}

/* "copy 1f… of ipa (Overarching Agreement, 2026-03-01), sent to X" */
const char *receipt_copy(struct job *job, const struct intake *intake)
{
    struct text text = text_new(job->arena);
    const char *date = intake->document_date;

    text_format(&text, "copy %s of %s",
        intake->copy != NULL ? intake->copy : "",
        intake->document != NULL ? intake->document : "no document");
    if (intake->title != NULL)
        text_format(&text, " (%s%s%s)", intake->title,
            date != NULL ? ", dated " : "", date != NULL ? date : "");
    text_format(&text, ", sent to %s",
        intake->recipient != NULL ? intake->recipient : "anyone");
    return text.bytes;
}

/* ---- the document ----------------------------------------------------- */

static struct node *add_section(
    struct job *job, const struct document *document, const char *title)
{
    struct node *section =
        document_add(job->arena, document->root, NODE_SECTION);

    (void)document_add_words(job->arena, section, NODE_HEADING, title);
    return section;
}

static struct node *add_cell(
    struct job *job, struct node *row, const char *words)
{
    struct node *cell = document_add(job->arena, row, NODE_CELL);

    return document_add_words(
        job->arena, cell, NODE_PARAGRAPH, words != NULL ? words : "");
}

static struct node *add_table(struct job *job, struct node *section,
    const struct column *columns, size_t columns_count,
    const char *const *heads)
{
    struct node *table = document_add(job->arena, section, NODE_TABLE);
    struct node *row = document_add(job->arena, table, NODE_ROW);

    table->columns = columns;
    table->column_count = columns_count;
    row->is_header = true;
    for (size_t i = 0; i < columns_count; i++)
        (void)add_cell(job, row, heads[i]);
    return table;
}

/* "4.1(a) volume.commitment" */
static const char *place(struct job *job, const struct target *at)
{
    struct text text = text_new(job->arena);

    if (at->label != NULL && *at->label != '\0')
        text_add(&text, at->label);
    if (at->clause != NULL)
        text_format(&text, "%s%s", text.length > 0 ? " " : "", at->clause);
    if (at->record != NULL)
        text_format(&text, " [%s]", at->record);
    if (at->question != NULL)
        text_format(&text, " (%s)", at->question);
    if (text.length == 0)
        text_add(&text, at->address != NULL ? at->address : "the document");
    return text.bytes;
}

static const char *who(struct job *job, const char *author, const char *date)
{
    return arena_format(job->arena, "%s%s%.10s",
        author != NULL ? author : "unnamed", date != NULL ? ", " : "",
        date != NULL ? date : "");
}

/* "Ann Bell, 2026-03-01, in draft.docx" */
static const char *who_in(
    struct job *job, const char *author, const char *date, const char *file)
{
    return file == NULL ? who(job, author, date)
                        : arena_format(job->arena, "%s, in %s",
                              who(job, author, date), file);
}

/* Of tracked edits the first date; what nobody tracked has nobody's name. */
const char *receipt_proposer(struct job *job, const struct proposal *proposal)
{
    const char *date = NULL;

    for (const struct wording *w = proposal->wordings; w != NULL; w = w->next)
        for (const struct hunk *h = w->hunks; h != NULL && date == NULL;
             h = h->next)
            date = h->stamp.date;
    return who_in(job, proposal->authors, date, proposal->file);
}

static const char *where(struct job *job, const struct point *point)
{
    struct text text = text_new(job->arena);

    if (point->is_general)
        return "the document as a whole";
    text_add(&text, place(job, &point->at));
    for (size_t i = 0; i < point->also_count; i++)
        text_format(&text, "; also %s", place(job, &point->also[i]));
    return text.bytes;
}

static const char *said(struct job *job, const struct point *point)
{
    return arena_format(job->arena, "%s%s%s",
        point->parent != NULL ? "In reply: " : "",
        point->text != NULL ? point->text : "",
        point->is_resolved ? " (marked as done)" : "");
}

/* "moved: 4.2 volume.commitment (87% alike)" */
static const char *now(struct job *job, const struct carried *carried)
{
    if (carried == NULL)
        return "";
    if (carried->state == CARRY_ORPHANED || carried->point->is_general)
        return states[carried->state];
    if (carried->state == CARRY_CLAUSE_ONLY)
        return arena_format(job->arena, "%s: %s; the words are gone",
            states[carried->state], place(job, &carried->at));
    return arena_format(job->arena, "%s: %s (%d%% alike)",
        states[carried->state], place(job, &carried->at), carried->score);
}

static const char *proposed(struct job *job, const struct point *point)
{
    return point->proposed == NULL
               ? said(job, point)
               : arena_format(job->arena, "%s%sProposed: %s", said(job, point),
                     point->text != NULL && *point->text != '\0' ? " " : "",
                     point->proposed);
}

/* Where comments stand now is said if that is elsewhere. */
static void add_points(struct job *job, const struct document *document,
    const struct intake *intake, const struct outcome *outcome)
{
    static const struct column columns[] = { { COLUMN_TEXT, 3 },
        { COLUMN_TEXT, 2 }, { COLUMN_TEXT, 4 }, { COLUMN_TEXT, 4 },
        { COLUMN_TEXT, 3 } };
    static const char *const heads[] = { "On", "By", "The words it stands on",
        "Comment", "In the present text" };
    const struct carried *carried = outcome->carried;
    size_t count = outcome->is_changed ? 5 : 4;
    struct node *table;

    if (intake->points == NULL)
        return;
    table = add_table(
        job, add_section(job, document, "Comments"), columns, count, heads);
    for (const struct point *p = intake->points; p != NULL; p = p->next) {
        struct node *row = document_add(job->arena, table, NODE_ROW);

        (void)add_cell(job, row, where(job, p));
        (void)add_cell(job, row, who_in(job, p->author, p->date, p->file));
        (void)add_cell(job, row, p->quote[VIEW_REJECTED].exact);
        (void)add_cell(job, row, proposed(job, p));
        if (count == 5)
            (void)add_cell(job, row, now(job, carried));
        carried = carried != NULL ? carried->next : NULL;
    }
}

static void add_hunks(
    struct job *job, struct node *paragraph, const struct wording *wording)
{
    static const enum change changes[] = { [EDIT_SAME] = CHANGE_NONE,
        [EDIT_DELETED] = CHANGE_DELETED,
        [EDIT_INSERTED] = CHANGE_INSERTED };

    for (const struct hunk *h = wording->hunks; h != NULL; h = h->next)
        document_add_text(job->arena, paragraph, NODE_TEXT, h->text)->change =
            changes[h->kind];
    if (wording->is_joined)
        document_add_text(job->arena, paragraph, NODE_TEXT,
            " (runs into the next paragraph)");
}

static const char *manner(struct job *job, const struct proposal *proposal)
{
    struct text text = text_new(job->arena);

    text_add(&text, intake_verb_name(proposal->verb));
    if (proposal->is_joined)
        text_add(&text, "; joined with the next clause");
    if (proposal->has_untracked)
        text_add(&text, proposal->has_tracked ? "; part of it without tracking"
                                              : "; without tracking");
    if (proposal->rationale != NULL)
        text_format(&text, ". Reason: %s", proposal->rationale);
    return text.bytes;
}

/* Of one paragraph its own number, "4.1"; of several the clause's. */
static const char *place_of(struct job *job, const struct proposal *proposal)
{
    struct target at = proposal->at;
    const struct wording *only = proposal->wordings;

    if (only != NULL && only->next == NULL && only->at.label != NULL)
        at.label = only->at.label;
    return place(job, &at);
}

static void add_proposals(struct job *job, const struct document *document,
    const struct intake *intake)
{
    static const struct column columns[] = { { COLUMN_TEXT, 3 },
        { COLUMN_TEXT, 3 }, { COLUMN_TEXT, 3 }, { COLUMN_TEXT, 7 } };
    static const char *const heads[] = { "Clause", "By", "Change", "Wording" };
    struct node *table;

    if (intake->proposals == NULL)
        return;
    table = add_table(
        job, add_section(job, document, "Proposed wording"), columns, 4, heads);
    for (const struct proposal *p = intake->proposals; p != NULL; p = p->next) {
        struct node *row = document_add(job->arena, table, NODE_ROW);
        struct node *cell;

        (void)add_cell(job, row, place_of(job, p));
        (void)add_cell(job, row, receipt_proposer(job, p));
        (void)add_cell(job, row, manner(job, p));
        cell = document_add(job->arena, row, NODE_CELL);
        for (const struct wording *w = p->wordings; w != NULL; w = w->next)
            add_hunks(job, document_add(job->arena, cell, NODE_PARAGRAPH), w);
    }
}

static void add_unplaced(struct job *job, const struct document *document,
    const struct intake *intake)
{
    static const struct column columns[] = { { COLUMN_TEXT, 2 },
        { COLUMN_TEXT, 2 }, { COLUMN_TEXT, 5 }, { COLUMN_TEXT, 4 } };
    static const char *const heads[] = { "What", "By", "Words", "Why" };
    struct node *table;

    if (intake->unplaced == NULL)
        return;
    table = add_table(job,
        add_section(job, document, "Not placed: a person must look"), columns,
        4, heads);
    for (const struct unplaced *u = intake->unplaced; u != NULL; u = u->next) {
        struct node *row = document_add(job->arena, table, NODE_ROW);

        (void)add_cell(job, row, u->what);
        (void)add_cell(job, row, who_in(job, u->author, u->date, u->file));
        (void)add_cell(job, row, u->text);
        (void)add_cell(job, row, u->why);
    }
}

static const char *known(const char *who)
{
    return who != NULL ? who : "another file";
}

static const char *instead(struct job *job, const char *words, const char *who)
{
    return arena_format(job->arena, "%s%s%s%s",
        *words != '\0' ? words : "(left out)", who != NULL ? " (" : "",
        who != NULL ? who : "", who != NULL ? ")" : "");
}

static bool has_collision(const struct collision *collisions, bool is_agreed)
{
    for (; collisions != NULL; collisions = collisions->next)
        if (collisions->is_agreed == is_agreed)
            return true;
    return false;
}

static void add_collisions(struct job *job, const struct document *document,
    const struct collision *collisions)
{
    static const struct column columns[] = { { COLUMN_TEXT, 3 },
        { COLUMN_TEXT, 4 }, { COLUMN_TEXT, 4 }, { COLUMN_TEXT, 4 } };
    static const char *const heads[] = { "On", "As sent", "Instead, one",
        "Instead, the other" };
    struct node *table;

    if (!has_collision(collisions, false))
        return;
    table = add_table(job,
        add_section(job, document, "The same words changed differently"),
        columns, 4, heads);
    for (const struct collision *c = collisions; c != NULL; c = c->next) {
        struct node *row;

        if (c->is_agreed)
            continue;
        row = document_add(job->arena, table, NODE_ROW);
        (void)add_cell(job, row, place(job, &c->at));
        (void)add_cell(job, row, c->sent);
        (void)add_cell(job, row, instead(job, c->first, c->who_first));
        (void)add_cell(job, row, instead(job, c->second, c->who_second));
    }
}

static void add_agreed(struct job *job, const struct document *document,
    const struct collision *collisions)
{
    static const struct column columns[] = { { COLUMN_TEXT, 3 },
        { COLUMN_TEXT, 4 }, { COLUMN_TEXT, 4 }, { COLUMN_TEXT, 4 } };
    static const char *const heads[] = { "On", "As sent", "Instead", "By" };
    struct node *table;

    if (!has_collision(collisions, true))
        return;
    table = add_table(job,
        add_section(job, document, "The same change is proposed by others"),
        columns, 4, heads);
    for (const struct collision *c = collisions; c != NULL; c = c->next) {
        struct node *row;

        if (!c->is_agreed)
            continue;
        row = document_add(job->arena, table, NODE_ROW);
        (void)add_cell(job, row, place(job, &c->at));
        (void)add_cell(job, row, c->sent);
        (void)add_cell(job, row, instead(job, c->first, NULL));
        (void)add_cell(job, row,
            arena_format(job->arena, "%s and %s", known(c->who_first),
                known(c->who_second)));
    }
}

const char *receipt_known_by(enum identity identity)
{
    static const char *const words[IDENTITIES] = {
        [IDENTITY_MANIFEST] = "the mark that we signed",
        [IDENTITY_PROPERTY] = "the mark in its properties",
        [IDENTITY_FORM] = "the number on the form",
        [IDENTITY_LINK] = "its links to clauses",
        [IDENTITY_BOOKMARKS] = "its bookmarks",
        [IDENTITY_TOLD] = "the word of who brought it",
    };

    return words[identity];
}

static void add_file(
    struct job *job, struct node *section, const char *file, const char *sha256)
{
    if (file != NULL && sha256 != NULL)
        (void)document_add_words(job->arena, section, NODE_PARAGRAPH,
            arena_format(job->arena, "File %s, SHA-256 %s", file, sha256));
}

static void add_head(struct job *job, const struct document *document,
    const struct intake *intake, const struct outcome *outcome)
{
    struct node *section = add_section(job, document, "In short");
    const char *comes_to = receipt_outcome(job, intake, outcome);

    (void)document_add_words(job->arena, section, NODE_PARAGRAPH,
        arena_format(job->arena, "%s: %s. Known by %s.",
            intake->file != NULL ? intake->file : "A file",
            receipt_copy(job, intake), receipt_known_by(intake->identity)));
    (void)document_add_words(
        job->arena, section, NODE_PARAGRAPH, receipt_counts(job, intake));
    if (*comes_to != '\0')
        (void)document_add_words(job->arena, section, NODE_PARAGRAPH, comes_to);
    add_file(job, section, intake->file, intake->sha256);
    for (const struct came *c = intake->others; c != NULL; c = c->next)
        add_file(job, section, c->file, c->sha256);
}

struct document *receipt_document(struct job *job, const struct intake *intake,
    const struct collision *collisions, const struct outcome *outcome,
    const struct house *house)
{
    struct document *document = ARENA_NEW(job->arena, struct document);

    document->id = "receipt";
    document->title = "Receipt";
    document->subject = intake->title != NULL      ? intake->title
                        : intake->document != NULL ? intake->document
                                                   : "";
    document->status = "What came back";
    document->audience = "internal";
    document->is_comparison = true;
    document->house = house;
    document->root = document_add(job->arena, NULL, NODE_DOCUMENT);
    add_head(job, document, intake, outcome);
    add_unplaced(job, document, intake);
    add_collisions(job, document, collisions);
    add_agreed(job, document, collisions);
    add_proposals(job, document, intake);
    add_points(job, document, intake, outcome);
    return document;
}

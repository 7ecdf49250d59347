#include "govern/said_page.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "govern/board.h"
#include "govern/ledger.h"
#include "govern/round.h"
#include "govern/said.h"
#include "review/words.h"

#include <string.h>

enum {
    MOST_BUSY = 10, /* clauses in the list of those most commented on */
    DAY_LENGTH = 10 /* of the day in a time */
};

/* ---- words ------------------------------------------------------------ */

static void add_cell(struct job *job, struct node *row, const char *words)
{
    document_add_words(job->arena, document_add(job->arena, row, NODE_CELL),
        NODE_PARAGRAPH, words);
}

static const char *count(
    struct job *job, int64_t number, const char *one, const char *many)
{
    return arena_format(
        job->arena, "%lld %s", (long long)number, number == 1 ? one : many);
}

static const char *date_words(struct job *job, const char *time)
{
    int64_t day;

    if (time != NULL && strlen(time) >= 10 &&
        calendar_parse(arena_format(job->arena, "%.10s", time), &day))
        return calendar_words(job->arena, day);
    return time != NULL ? time : "";
}

/* What somebody wrote, without the full stop that the sentence brings. */
static const char *clipped(struct job *job, const char *words)
{
    size_t length = strlen(words);

    while (length > 0 && strchr(". \n", words[length - 1]) != NULL)
        length--;
    return arena_format(job->arena, "%.*s", (int)length, words);
}

static struct node *add_section(
    struct job *job, struct node *root, const char *title)
{
    struct node *section = document_add(job->arena, root, NODE_SECTION);

    document_add_words(job->arena, section, NODE_HEADING, title);
    return section;
}

/* A paragraph for each line. */
static void add_lines(struct job *job, struct node *parent, const char *words)
{
    while (*words != '\0') {
        size_t length = strcspn(words, "\n");
        const char *line = text_squeeze(
            job->arena, arena_format(job->arena, "%.*s", (int)length, words));

        if (*line != '\0')
            document_add_words(job->arena, parent, NODE_PARAGRAPH, line);
        words += length + (words[length] == '\n');
    }
}

static struct node *add_table(struct job *job, struct node *section,
    const struct column *columns, size_t column_count, const char *const *heads)
{
    struct node *table = document_add(job->arena, section, NODE_TABLE);
    struct node *row = document_add(job->arena, table, NODE_ROW);

    table->columns = columns;
    table->column_count = column_count;
    row->is_header = true;
    for (size_t i = 0; i < column_count; i++)
        add_cell(job, row, heads[i]);
    return table;
}

static void add_number(struct job *job, struct node *row, int64_t number)
{
    add_cell(job, row, arena_format(job->arena, "%lld", (long long)number));
}

/* ---- in short --------------------------------------------------------- */

static void add_open(
    struct job *job, struct node *section, const struct said *said)
{
    const struct round *round = said->round;
    struct text text = text_new(job->arena);

    text_format(&text, "The consultation was open for %s, from %s to %s.",
        count(job, said->days, "day", "days"), date_words(job, round->opens),
        date_words(job, round_end(round)));
    text_format(&text, " %s took part and made %s",
        count(job, said->organisations, "organisation", "organisations"),
        count(job, said->points, "point", "points"));
    if (said->members > 0)
        text_format(&text, "; associations spoke for %s",
            count(job, said->members, "member", "members"));
    text_add(&text, ". Every point was read and answered.");
    document_add_words(job->arena, section, NODE_PARAGRAPH, text.bytes);
    if (round->purpose != NULL)
        document_add_words(job->arena, section, NODE_PARAGRAPH,
            arena_format(job->arena, "What it was for: %s.",
                clipped(job, round->purpose)));
}

static void add_extensions(
    struct job *job, struct node *section, const struct said *said)
{
    for (const struct named *n =
             ledger_first(said->source->ledger, KIND_EXTENSION);
         n != NULL; n = n->next) {
        const struct extension *e = n->thing;

        if (text_same(e->round, said->round->entry.key))
            document_add_words(job->arena, section, NODE_PARAGRAPH,
                arena_format(job->arena,
                    "The time to answer was extended from %s to %s%s%s.",
                    date_words(job, e->old_close),
                    date_words(job, e->new_close),
                    e->reason != NULL ? ". The reason: " : "",
                    e->reason != NULL ? clipped(job, e->reason) : ""));
    }
}

static void add_unshown(
    struct job *job, struct node *section, const struct said *said)
{
    if (said->hidden > 0)
        document_add_words(job->arena, section, NODE_PARAGRAPH,
            arena_format(job->arena,
                "%s %s counted here and not shown, because who made %s asked "
                "for that or because %s confidential. %s answered directly.",
                count(job, said->hidden, "point", "points"),
                said->hidden == 1 ? "is" : "are",
                said->hidden == 1 ? "it" : "them",
                said->hidden == 1 ? "it is" : "they are",
                said->hidden == 1 ? "It is" : "They are"));
    if (said->withdrawn > 0)
        document_add_words(job->arena, section, NODE_PARAGRAPH,
            arena_format(job->arena, "%s withdrawn by %s.",
                count(job, said->withdrawn, "point was", "points were"),
                said->withdrawn == 1 ? "its author" : "their authors"));
}

static void add_capacities(
    struct job *job, struct node *section, const struct said *said)
{
    static const struct column columns[] = { { COLUMN_TEXT, 4 },
        { COLUMN_NUMBER, 2 }, { COLUMN_NUMBER, 2 } };
    static const char *const heads[] = { "Who took part", "Organisations",
        "Points" };
    static const char *const words[CAPACITIES] = {
        [CAPACITY_PROVIDER] = "Providers",
        [CAPACITY_TRADE_ASSOCIATION] = "Associations of providers",
        [CAPACITY_COUNCIL] = "Councils",
        [CAPACITY_PUBLIC_BODY] = "Other public bodies",
        [CAPACITY_INDIVIDUAL] = "Individuals",
    };
    struct node *table = add_table(job, section, columns, 3, heads);

    for (int i = 0; i < CAPACITIES; i++) {
        struct node *row;

        if (said->organisations_by[i] == 0)
            continue;
        row = document_add(job->arena, table, NODE_ROW);
        add_cell(job, row, words[i]);
        add_number(job, row, said->organisations_by[i]);
        add_number(job, row, said->by_capacity[i]);
    }
}

static void add_dispositions(
    struct job *job, struct node *section, const struct said *said)
{
    static const struct column columns[] = { { COLUMN_TEXT, 4 },
        { COLUMN_NUMBER, 2 }, { COLUMN_NUMBER, 2 }, { COLUMN_NUMBER, 2 },
        { COLUMN_NUMBER, 2 } };
    static const char *const heads[] = { "What became of them", "General",
        "On substance", "On wording", "All" };
    struct node *table = add_table(job, section, columns, 5, heads);

    for (int code = 0; code < DISPOSITION_CODES; code++) {
        const int64_t *by = said->by_code[code];
        int64_t all =
            by[TYPE_GENERAL] + by[TYPE_TECHNICAL] + by[TYPE_EDITORIAL];
        struct node *row;

        if (all == 0)
            continue;
        row = document_add(job->arena, table, NODE_ROW);
        add_cell(job, row, response_code_words((enum disposition_code)code));
        add_number(job, row, by[TYPE_GENERAL]);
        add_number(job, row, by[TYPE_TECHNICAL]);
        add_number(job, row, by[TYPE_EDITORIAL]);
        add_number(job, row, all);
    }
}

/* The busiest that has fewer points than `below`, or as many and stands later
 * than `after`. */
static const struct said_part *next_busy(
    const struct said *said, const struct said_part *after)
{
    const struct said_part *best = NULL;
    bool is_later = after == NULL;

    for (const struct named *n = said->parts.first; n != NULL; n = n->next) {
        const struct said_part *part = n->thing;

        if (part->id != NULL && part != after &&
            (after == NULL || part->points < after->points ||
                (part->points == after->points && is_later)) &&
            (best == NULL || part->points > best->points))
            best = part;
        is_later |= part == after;
    }
    return best;
}

static void add_busy(
    struct job *job, struct node *section, const struct said *said)
{
    static const struct column columns[] = { { COLUMN_TEXT, 8 },
        { COLUMN_NUMBER, 2 } };
    static const char *const heads[] = { "Most commented on", "Points" };
    const struct said_part *part = next_busy(said, NULL);
    struct node *table =
        part != NULL ? add_table(job, section, columns, 2, heads) : NULL;

    for (int i = 0; i < MOST_BUSY && part != NULL; i++) {
        struct node *row = document_add(job->arena, table, NODE_ROW);

        add_cell(job, row, part->title);
        add_number(job, row, part->points);
        part = next_busy(said, part);
    }
}

static void add_short(
    struct job *job, struct node *root, const struct said *said)
{
    struct node *section = add_section(job, root, "In short");

    add_open(job, section, said);
    add_extensions(job, section, said);
    add_unshown(job, section, said);
    if (said->points == 0)
        return;
    add_capacities(job, section, said);
    add_dispositions(job, section, said);
    add_busy(job, section, said);
}

/* ---- one point -------------------------------------------------------- */

struct form {
    struct job *job;
    struct node *table;
    const char *at; /* when the page is published */
};

static struct node *add_row(struct form *form, const char *label)
{
    struct node *row = document_add(form->job->arena, form->table, NODE_ROW);

    add_cell(form->job, row, label);
    return document_add(form->job->arena, row, NODE_CELL);
}

static void add_answer(struct form *form, const char *label, const char *words)
{
    if (words != NULL && words[strspn(words, " \n\t\r")] != '\0')
        add_lines(form->job, add_row(form, label), words);
}

/* Both wordings in one paragraph, each change marked. */
static void add_redline(
    struct job *job, struct node *cell, const struct said_change *change)
{
    struct node *paragraph =
        document_add_words(job->arena, cell, NODE_PARAGRAPH, NULL);
    const char *was = change->was != NULL ? change->was : "";
    const char *now = change->now != NULL ? change->now : "";
    struct stretches all = words_compare(job->arena,
        (struct passage){ .words = was }, (struct passage){ .words = now });

    if (change->label != NULL)
        document_add_text(job->arena, paragraph, NODE_TEXT,
            arena_format(job->arena, "%s ", change->label));
    for (size_t i = 0; i < all.count; i++) {
        const struct stretch *s = &all.stretch[i];
        bool is_new = s->change != CHANGE_DELETED;
        struct span span = is_new ? s->new : s->old;

        document_add_text(job->arena, paragraph, NODE_TEXT,
            arena_format(job->arena, "%.*s", (int)span.length,
                (is_new ? now : was) + span.start))
            ->change = s->change;
    }
}

static void add_redlines(
    struct form *form, const char *label, const struct said_change *change)
{
    struct node *cell = change != NULL ? add_row(form, label) : NULL;

    for (; change != NULL; change = change->next)
        add_redline(form->job, cell, change);
}

static void add_others(struct form *form, const struct said_row *row)
{
    struct text text = text_new(form->job->arena);

    if (row->supports > 0)
        text_format(&text, "%s it",
            count(form->job, row->supports, "supports", "support"));
    if (row->opposes > 0)
        text_format(&text, "%s%s it", text.length > 0 ? ", " : "",
            count(form->job, row->opposes, "opposes", "oppose"));
    add_answer(form, "Others", text.bytes);
}

static void add_said(struct form *form, const struct said_row *row)
{
    const struct point_made *point = row->point;
    struct job *job = form->job;

    if (point->exact != NULL && *point->exact != '\0')
        add_answer(form, "On the words",
            arena_format(job->arena, "%s%s\u201c%s\u201d",
                point->label != NULL ? point->label : "",
                point->label != NULL ? " " : "", point->exact));
    add_answer(form, "You said", row->words);
    add_redlines(form, "You proposed", row->proposed);
    add_others(form, row);
}

static const char *decision_words(
    struct job *job, const struct decision_made *decision)
{
    if (decision == NULL)
        return NULL;
    return arena_format(job->arena, "%s, %s: %s%s%s", decision->entry.key,
        date_words(job, decision->at), board_outcomes[decision->outcome],
        decision->tally != NULL ? "; " : "",
        decision->tally != NULL ? decision->tally : "");
}

/* The head of each page has the day of what is answered here for the first
 * time. */
static void add_answered(struct form *form, const struct disposition *answer)
{
    const char *at = answer->published_at != NULL ? answer->published_at
                                                  : answer->approved_at;

    if (at == NULL || strncmp(at, form->at, DAY_LENGTH) != 0)
        add_answer(form, "Answered", date_words(form->job, at));
}

static void add_did(struct form *form, const struct said_row *row)
{
    const struct disposition *own = row->answer;
    const struct disposition *d = row->follows != NULL ? row->follows : own;
    struct job *job = form->job;

    add_answer(form, "Our answer", said_answer(job->arena, row));
    if (own == NULL)
        return;
    add_answer(form, "We did", d->did);
    add_answer(form, "Adopted",
        response_adopted_words(job->arena, d->adopted, row->point->clause));
    add_answer(form, "Not taken", d->not_taken);
    add_answer(form, "Why", d->reason);
    if (row->follows != NULL)
        add_answer(form, "To you", own->reason);
    add_answer(form, "Goes to", own->went_to);
    add_answer(form, "Taken up in", own->to_round);
    add_redlines(form, "Proposed, adopted", row->part);
    if (row->is_as_proposed)
        add_answer(form, "What changed", "The wording, as you proposed.");
    else
        add_redlines(form, "What changed", row->changed);
    add_answer(
        form, "Decision of the board", decision_words(job, row->decision));
    if (own->version > 1)
        add_answer(form, "Changed",
            arena_format(job->arena,
                "This answer is another than was published on %s.",
                date_words(job, own->earlier_at)));
    add_answered(form, own);
}

static struct form begin_form(
    struct job *job, struct node *section, const char *caption, const char *at)
{
    static const struct column columns[] = { { COLUMN_TEXT, 2 },
        { COLUMN_TEXT, 9 } };
    struct node *table = document_add(job->arena, section, NODE_TABLE);

    table->role = ROLE_FORM;
    table->columns = columns;
    table->column_count = 2;
    table->caption = caption;
    return (struct form){ job, table, at };
}

static void add_point(struct job *job, struct node *section,
    const struct said_row *row, const char *at)
{
    struct form form = begin_form(job, section,
        arena_format(job->arena, "%s: %s", row->point->entry.key, row->who),
        at);

    add_said(&form, row);
    add_did(&form, row);
}

/* Nothing tells who asked, not even which kind of organisation. */
static void add_question(
    struct job *job, struct node *section, const struct said_row *row)
{
    const struct disposition *d = row->answer;
    struct form form = begin_form(job, section, d->log, NULL);

    if (row->point->exact != NULL && *row->point->exact != '\0')
        add_answer(&form, "On the words",
            arena_format(job->arena, "\u201c%s\u201d", row->point->exact));
    add_answer(&form, "Question", row->words);
    add_answer(&form, "Answer", d->reason);
    add_answer(&form, "What was done", d->did);
    add_answer(&form, "Wording now",
        response_adopted_words(job->arena, d->adopted, row->point->clause));
    if (d->version > 1)
        add_answer(&form, "Changed",
            arena_format(job->arena,
                "This answer is another than was published on %s.",
                date_words(job, d->earlier_at)));
    add_answer(&form, "Published", date_words(job, d->published_at));
}

/* ---- the whole -------------------------------------------------------- */

static void add_parts(
    struct job *job, struct node *root, const struct said *said)
{
    for (const struct named *n = said->parts.first; n != NULL; n = n->next) {
        const struct said_part *part = n->thing;
        struct node *section;

        if (part->rows == NULL)
            continue;
        section = add_section(job, root, part->title);
        for (const struct said_row *r = part->rows; r != NULL; r = r->next)
            if (said->round != NULL)
                add_point(job, section, r, said->source->at);
            else
                add_question(job, section, r);
    }
}

/* How anyone can see that nothing was changed afterwards. */
static void add_proof(
    struct job *job, struct node *root, const struct said *said)
{
    struct node *section;

    if (said->source->head == NULL)
        return;
    section = add_section(job, root, "Where this is recorded");
    document_add_words(job->arena, section, NODE_PARAGRAPH,
        "The record of this consultation was signed just before this was "
        "published. With the record these lines prove that no entry was "
        "changed or taken out since (paction verify):");
    add_lines(job, section, said->source->head);
}

static const char *published_by(struct job *job, const struct said *said)
{
    const struct organisation *lead = party_lead(said->source->ledger);

    return arena_format(job->arena, "Published by %s on %s",
        lead != NULL ? party_name(said->source->ledger, lead->entry.key) : "",
        date_words(job, said->source->at));
}

struct document *said_page(struct job *job, const struct said *said)
{
    struct document *document = ARENA_NEW(job->arena, struct document);
    const struct said_source *source = said->source;
    const struct organisation *lead = party_lead(source->ledger);
    bool is_round = said->round != NULL;

    *document = (struct document){ .id = is_round ? "you-said-we-did"
                                                  : "clarifications",
        .plan = is_round ? "you-said-we-did" : "clarifications",
        .title = is_round ? "You said, we did" : "Questions and answers",
        .subject = is_round && said->round->title != NULL ? said->round->title
                                                          : source->title,
        .status = published_by(job, said),
        .date = arena_format(job->arena, "%.10s", source->at),
        .audience = "published",
        .is_comparison = true,
        .change_author =
            lead != NULL ? party_name(source->ledger, lead->entry.key) : NULL,
        .change_date = arena_format(job->arena, "%s:00Z", source->at),
        .house = source->house,
        .root = document_add(job->arena, NULL, NODE_DOCUMENT) };
    if (is_round)
        add_short(job, document->root, said);
    add_parts(job, document->root, said);
    add_proof(job, document->root, said);
    return document;
}

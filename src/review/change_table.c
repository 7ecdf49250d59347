#include "review/change_table.h"

#include "assemble/compose.h"
#include "base/job.h"
#include "base/text.h"
#include "document/house.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ---- document --------------------------------------------------------- */

static const char *const headings[] = { "Where", "Was", "Is now", "Cause" };
static const struct column columns[] = {
    { COLUMN_TEXT, 20 },
    { COLUMN_TEXT, 30 },
    { COLUMN_TEXT, 30 },
    { COLUMN_TEXT, 20 },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *const kind_words[CAUSES] = {
    [CAUSE_UNKNOWN] = "Not known",
    [CAUSE_ANSWER] = "Answer",
    [CAUSE_CLAUSE] = "Wording of the clause",
    [CAUSE_VARIANT] = "Variant of the clause",
    [CAUSE_RULE] = "Rule",
    [CAUSE_DECISION] = "Decision of the board",
    [CAUSE_NUMBERING] = "Numbers that follow",
    [CAUSE_JOINT] = "More than one cause",
};

static const char *cause_words(
    struct arena *arena, const struct change_row *row)
{
    const char *kind = kind_words[row->cause.kind];
    const char *detail = row->cause.detail;
    size_t said = strlen("variant ");

    if (detail == NULL)
        return kind;
    if (row->cause.kind == CAUSE_VARIANT && text_starts(detail, "variant "))
        return arena_format(arena, "%s: %s", kind, detail + said);
    return arena_format(arena, "%s. %s", kind, detail);
}

/* A number that follows from another change is no news of its own. */
static bool is_news(const struct change_row *row)
{
    return row->cause.kind != CAUSE_NUMBERING;
}

static const char *or_else(const char *words, const char *otherwise)
{
    return words != NULL && *words != '\0' ? words : otherwise;
}

static void add_row(
    struct job *job, struct node *table, const struct change_row *row)
{
    struct node *node = document_add(job->arena, table, NODE_ROW);
    const char *gone = row->sort == SORT_MOVED ? row->move : "(left out)";

    compose_cell(job, node, or_else(row->where, row->title));
    compose_cell(job, node, or_else(row->was, "(new)"));
    compose_cell(job, node, or_else(row->becomes, gone));
    compose_cell(job, node, cause_words(job->arena, row));
}

static void add_table(struct job *job, struct node *section,
    const struct changed_document *document)
{
    struct node *table = document_add(job->arena, section, NODE_TABLE);
    struct node *head = document_add(job->arena, table, NODE_ROW);

    table->columns = columns;
    table->column_count = COLUMNS;
    table->caption =
        arena_format(job->arena, "What changed in %s", document->title);
    head->is_header = true;
    for (int i = 0; i < COLUMNS; i++)
        compose_cell(job, head, headings[i]);
    for (const struct change_row *r = document->rows; r != NULL; r = r->next)
        if (is_news(r))
            add_row(job, table, r);
}

static size_t count_rows(const struct changed_document *document, bool news)
{
    size_t count = 0;

    for (const struct change_row *r = document->rows; r != NULL; r = r->next)
        count += is_news(r) == news;
    return count;
}

/* The redline shows each of them; a list would hide what matters. */
static void add_numbers(struct job *job, struct node *section,
    const struct changed_document *document)
{
    size_t count = count_rows(document, false);
    bool is_alone = count_rows(document, true) == 0;

    if (count > 0)
        compose_paragraph(job, section,
            arena_format(job->arena,
                "%s %zu %s a number that follows from %s: its own, or one "
                "that it refers to.",
                is_alone ? "Only" : "Besides these,", count,
                count == 1 ? "paragraph has" : "paragraphs have",
                is_alone ? "changes elsewhere" : "them"));
}

static void add_document(
    struct job *job, struct node *root, const struct changed_document *document)
{
    struct node *section = document_add(job->arena, root, NODE_SECTION);

    compose_heading(job, section, document->title);
    if (document->change == CHANGE_INSERTED)
        compose_paragraph(job, section, "This document is new.");
    else if (document->change == CHANGE_DELETED)
        compose_paragraph(job, section, "This document is left out.");
    else if (count_rows(document, true) > 0)
        add_table(job, section, document);
    add_numbers(job, section, document);
    if (document->rows != NULL && document->redline != NULL)
        compose_paragraph(job, section,
            arena_format(
                job->arena, "The redline is in %s.", document->redline));
}

static bool has_rows(const struct change_report *report)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->documents[i].rows != NULL)
            return true;
    return false;
}

static void add_sides(
    struct job *job, struct node *root, const struct change_report *report)
{
    struct node *section = document_add(job->arena, root, NODE_SECTION);

    compose_heading(job, section, "What is compared");
    compose_paragraph(job, section,
        arena_format(job->arena,
            "The text as it was is that of %s. The text as it is now is that "
            "of %s.",
            report->old, report->new));
    if (!report->is_sought && has_rows(report))
        compose_paragraph(job, section,
            "Causes are told as far as the texts themselves show them. To "
            "know the cause of every change, compare the two projects.");
}

/* One sentence for those that are as they were. */
static void add_same(
    struct job *job, struct node *root, const struct change_report *report)
{
    struct text text = text_new(job->arena);
    struct node *section;

    for (size_t i = 0; i < report->count; i++)
        if (report->documents[i].change == CHANGE_NONE &&
            report->documents[i].rows == NULL)
            text_add_item(&text, report->documents[i].title);
    if (text.length == 0)
        return;
    section = document_add(job->arena, root, NODE_SECTION);
    compose_heading(job, section, "Unchanged");
    compose_paragraph(job, section,
        arena_format(job->arena, "These are as they were: %s.", text.bytes));
}

struct document *change_table_document(struct job *job,
    const struct house *house, const struct change_report *report)
{
    struct document *document = ARENA_NEW(job->arena, struct document);

    *document = (struct document){ .id = "changes",
        .title = "Table of Changes",
        .subject = report->subject,
        .status = report->status,
        .date = report->date,
        .audience = "internal",
        .purpose = "To show what differs between two packs, and why.",
        .plan = "changes",
        .house = house,
        .root = document_add(job->arena, NULL, NODE_DOCUMENT) };
    add_sides(job, document->root, report);
    for (size_t i = 0; i < report->count; i++)
        if (report->documents[i].rows != NULL ||
            report->documents[i].change != CHANGE_NONE)
            add_document(job, document->root, &report->documents[i]);
    add_same(job, document->root, report);
    return document;
}

/* ---- JSON ------------------------------------------------------------- */

static json_t *row_json(const struct change_row *row)
{
    return json_pack("{s:s, s:s, s:s*, s:s*, s:s*, s:s*, s:s, s:s*}", "change",
        changes_sort_name(row->sort), "where", row->where, "address",
        row->address, "was", row->was, "is", row->becomes, "move", row->move,
        "cause", causes_kind_name(row->cause.kind), "detail",
        row->cause.detail);
}

static json_t *document_json(const struct changed_document *document)
{
    static const char *const states[] = {
        [CHANGE_NONE] = "in both",
        [CHANGE_INSERTED] = "new",
        [CHANGE_DELETED] = "left out",
    };
    json_t *rows = json_array();

    for (const struct change_row *r = document->rows; r != NULL; r = r->next)
        json_array_append_new(rows, row_json(r));
    return json_pack("{s:s, s:s, s:s, s:o}", "id", document->id, "title",
        document->title, "state", states[document->change], "changes", rows);
}

const char *change_table_json(
    struct job *job, const struct change_report *report)
{
    json_t *documents = json_array(), *all;
    char *dump;

    for (size_t i = 0; i < report->count; i++)
        json_array_append_new(documents, document_json(&report->documents[i]));
    all = json_pack("{s:s, s:s, s:o}", "old", report->old, "new", report->new,
        "documents", documents);
    dump = json_dumps(all, JSON_INDENT(1) | JSON_SORT_KEYS);
    json_decref(all);

    const char *text = arena_format(job->arena, "%s\n", dump);
    free(dump);
    return text;
}

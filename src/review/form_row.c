#include "review/form_row.h"

#include "base/arena.h"
#include "base/text.h"
#include "review/targets.h"

#include <csv.h>
#include <string.h>
#include <strings.h>

/* ---- rows ------------------------------------------------------------- */

static const char *reference_of(
    struct arena *arena, const struct target *at, const char *part)
{
    if (at->clause == NULL)
        return part;
    if (at->record == NULL)
        return at->clause;
    return arena_format(arena, "%s[%s]", at->clause, at->record);
}

/* A part that has clauses is no row itself; nor is the cover. */
static bool has_row(const struct node *group)
{
    if (group->kind == NODE_CLAUSE)
        return true;
    if (group->kind != NODE_SECTION)
        return false;
    for (const struct node *n = group->first; n != NULL; n = n->next)
        if (n->kind == NODE_CLAUSE)
            return false;
    return group->first != NULL;
}

static const char *heading_of(struct arena *arena, const struct node *group)
{
    struct text text = text_new(arena);

    for (const struct node *n = group->first; n != NULL; n = n->next)
        if (n->kind == NODE_HEADING) {
            document_words(n, &text);
            break;
        }
    return text.bytes;
}

/* A clause of a part without headings is called by the part. */
static const char *title_of(struct arena *arena, const struct node *group)
{
    const char *title = heading_of(arena, group);

    return *title != '\0' || group->parent == NULL
               ? title
               : heading_of(arena, group->parent);
}

/* Labels of clauses stand on their headings. */
static const char *number_of(
    const struct targets *targets, size_t line, const struct target *at)
{
    const struct node *node = targets->placing->lines.line[line].node;

    return node->kind == NODE_HEADING ? targets->label[line] : at->label;
}

static struct form_row *make_row(
    const struct targets *targets, size_t line, const struct node *group)
{
    struct arena *arena = targets->arena;
    struct form_row *row = ARENA_NEW(arena, struct form_row);

    row->at = targets_clause(targets, line, CARRIER_FORM, 100);
    row->title = title_of(arena, group);
    row->at.label = number_of(targets, line, &row->at);
    if (row->at.label != NULL)
        row->number = lines_normal(arena, row->at.label);
    row->reference = reference_of(
        arena, &row->at, row->number != NULL ? row->number : row->title);
    return row;
}

static struct form_row *general_row(
    struct arena *arena, const struct document *sent)
{
    struct form_row *row = ARENA_NEW(arena, struct form_row);

    row->reference = sent->id;
    row->number = "General";
    row->title = "The document as a whole";
    row->at = (struct target){
        .document = sent->id, .carrier = CARRIER_FORM, .score = 100
    };
    row->is_general = true;
    return row;
}

const struct form_row *form_row_all(
    struct arena *arena, const struct document *sent)
{
    struct placing placing = { .lines = lines_of(arena, sent) };
    struct targets targets = targets_make(arena, sent, &placing);
    struct form_row *first = general_row(arena, sent), **end = &first->next;
    const struct node *last = NULL;

    for (size_t i = 0; i < placing.lines.count; i++) {
        const struct node *group = targets_group(&targets, i);

        if (group != last && has_row(group)) {
            *end = make_row(&targets, i, group);
            end = &(*end)->next;
        }
        last = group;
    }
    return first;
}

/* ---- paragraphs ------------------------------------------------------- */

static const char *without_spaces(struct arena *arena, const char *words)
{
    struct text text = text_new(arena);

    for (words = lines_normal(arena, words); *words != '\0'; words++)
        if (*words != ' ')
            text_add_char(&text, *words);
    return text.bytes;
}

/* "(a)" is enough where it is the end of one number only. */
static bool is_said(const char *label, const char *number, bool in_full)
{
    return in_full ? strcasecmp(label, number) == 0
                   : number[0] == '(' && text_ends(label, number);
}

bool form_row_paragraph(struct arena *arena, const struct document *sent,
    const char *number, struct target *at)
{
    struct placing placing = { .lines = lines_of(arena, sent) };
    struct targets targets = targets_make(arena, sent, &placing);
    const char *wanted = without_spaces(arena, number);

    for (int in_full = 1; in_full >= 0; in_full--) {
        struct target found = { 0 };
        size_t count = 0;

        for (size_t i = 0; i < placing.lines.count; i++) {
            struct target here = targets_line(&targets, i, CARRIER_FORM, 100);

            if (targets.label[i] == NULL ||
                placing.lines.line[i].node->label == NULL ||
                (at->clause != NULL &&
                    (!text_same(here.clause, at->clause) ||
                        !text_same(here.record, at->record))) ||
                !is_said(
                    without_spaces(arena, targets.label[i]), wanted, in_full))
                continue;
            found = here;
            count++;
        }
        if (count == 1) {
            *at = found;
            return true;
        }
    }
    return false;
}

/* ---- spreadsheets ----------------------------------------------------- */

static bool is_formula(const char *words)
{
    words += strspn(words, "'");
    return *words != '\0' && strchr("=+-@\t\r", *words) != NULL;
}

const char *form_row_safe(struct arena *arena, const char *words)
{
    return is_formula(words) ? arena_format(arena, "'%s", words) : words;
}

const char *form_row_plain(const char *words)
{
    return *words == '\'' && is_formula(words) ? words + 1 : words;
}

void form_row_add_cell(struct text *text, const char *words)
{
    const char *safe = form_row_safe(text->arena, words);
    size_t size = strlen(safe), room = 2 * size + 2;
    char *quoted = arena_alloc(text->arena, room);

    text_add_bytes(text, quoted, csv_write(quoted, room, safe, size));
}

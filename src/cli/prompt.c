#include "cli/prompt.h"

#include "base/job.h"
#include "base/text.h"
#include "cli/columns.h"

#include <ctype.h>
#include <string.h>

enum { MOST_REASONS = 8 };

const char *prompt_topic(struct job *job, const char *topic)
{
    char *words = arena_copy(job->arena, topic);

    words[0] = (char)toupper((unsigned char)words[0]);
    for (char *p = words; *p != '\0'; p++)
        if (*p == '-')
            *p = ' ';
    return words;
}

/* ---- the question ----------------------------------------------------- */

static void print_choices(FILE *out, const struct question *question)
{
    size_t widths[] = { PROMPT_INDENT - 2, 0, 50 };

    for (const struct choice *c = question->choices; c != NULL; c = c->next)
        if (columns_width(c->value) > widths[1])
            widths[1] = columns_width(c->value);
    for (const struct choice *c = question->choices; c != NULL; c = c->next) {
        const char *cells[] = { "", c->value, c->label };

        columns_print(out, widths, cells, 3);
    }
}

static void print_domain(
    struct job *job, const struct question *question, FILE *out)
{
    if (question->type == QUESTION_CHOICE)
        print_choices(out, question);
    else if (question->type == QUESTION_LIST)
        columns_paragraph(out, PROMPT_INDENT,
            arena_format(job->arena,
                "how many; for more than %d write a table (csv=)",
                PROMPT_RECORDS));
    else
        columns_paragraph(out, PROMPT_INDENT, question_domain(job, question));
}

static void print_standing(struct job *job, const struct project *project,
    const struct agenda_item *item, FILE *out)
{
    const char *words = agenda_words(job, item), *what = "now";

    if (item->state == AGENDA_UNANSWERED)
        return;
    if (item->state == AGENDA_STANDARD)
        what = "default";
    else if (item->question->sensitivity == SENSITIVITY_CHILD)
        words = "answered, not shown";
    if (item->state == AGENDA_OPEN) {
        what = "open on purpose";
        words = answers_open(project->answers, item->question);
    }
    columns_paragraph(out, PROMPT_INDENT,
        arena_format(
            job->arena, "%s: %s (an empty line keeps it)", what, words));
}

void prompt_print(struct job *job, const struct project *project,
    const struct agenda_item *item, FILE *out)
{
    const struct question *question = item->question;

    fputs(question->label, out);
    if (item->record != NULL)
        fprintf(out, " [%s %s]", item->record->list->record_name,
            item->record->key);
    if (question->unit != NULL)
        fprintf(out, ", in %s", question->unit);
    fputs(question->optional ? " (optional: an empty line skips it)\n" : "\n",
        out);
    print_domain(job, question, out);
    print_standing(job, project, item, out);
}

/* ---- why it is put ---------------------------------------------------- */

/* What the reader is for, or NULL. */
static const char *purpose(
    const struct project *project, const char *kind, const char *id)
{
    const struct rule *rule = names_find(rules_all(project->rules), id);
    const struct rule_check *check =
        names_find(rules_checks(project->rules), id);
    const struct clause *clause = library_clause(project->library, id);

    if (text_starts(kind, "rule "))
        return rule != NULL ? rule->because : NULL;
    if (text_starts(kind, "finding "))
        return check != NULL ? check->say : NULL;
    if (text_starts(kind, "clause "))
        return clause != NULL ? clause->purpose : NULL;
    return NULL;
}

static void print_reader(struct job *job, const struct project *project,
    const char *reader, FILE *out)
{
    const char *id = strchr(reader, ' ');
    const char *why = id != NULL ? purpose(project, reader, id + 1) : NULL;

    if (id == NULL)
        reader = "the pack as a whole";
    if (why != NULL)
        reader = arena_format(job->arena, "%s: %s", reader, why);
    columns_paragraph(out, PROMPT_INDENT + 2, reader);
}

void prompt_explain(struct job *job, const struct project *project,
    const struct agenda_item *item, FILE *out)
{
    size_t said = 0;

    if (item->question->help != NULL)
        columns_paragraph(out, PROMPT_INDENT, item->question->help);
    columns_paragraph(out, PROMPT_INDENT, "It is asked because of");
    for (int rules = 1; rules >= 0; rules--)
        for (const struct named *n = item->readers.first; n != NULL;
             n = n->next)
            if ((int)text_starts(n->name, "rule ") == rules &&
                said++ < MOST_REASONS)
                print_reader(job, project, n->name, out);
    if (said > MOST_REASONS)
        columns_paragraph(out, PROMPT_INDENT + 2,
            arena_format(job->arena, "and %zu more", said - MOST_REASONS));
    columns_paragraph(out, PROMPT_INDENT,
        "An empty line goes on, < goes back, - leaves it open on purpose, q "
        "stops.");
}

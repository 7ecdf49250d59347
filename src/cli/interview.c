#include "cli/interview.h"

#include "answers/writing.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "cli/agenda.h"
#include "cli/columns.h"
#include "cli/project.h"
#include "io/file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A table is the better place for a longer list. */
enum { MOST_RECORDS = 99, MOST_REASONS = 8, INDENT = 4 };

/* What an answer left open on purpose prints. */
#define OPEN_WORDS "to be completed"

/* A question that was put, the last first. */
struct step {
    const char *name;
    struct step *before;
};

/* The whole conversation. */
struct talk {
    struct job *job;
    const char *home, *folder;
    FILE *in, *out;
    struct names left;       /* passed over in the first round */
    struct names left_again; /* and in the second */
    struct step *past;
    const char *wanted; /* the question to go back to, or NULL */
    const char *topic;  /* under whose heading we are */
};

/* One question of it; what it takes lives until its answer is saved. */
struct turn {
    struct talk *talk;
    struct job job;
    struct project project;
    struct writing *writing;
    const struct agenda *agenda;
    const struct agenda_item *item;
};

enum outcome { OUTCOME_ON, OUTCOME_BACK, OUTCOME_STOP };

/* ---- findings --------------------------------------------------------- */

/* What one turn found is gone after it, so the command gets a copy. */
static void pass_on(struct talk *talk, const struct finding *f)
{
    struct job *job = talk->job;
    struct place place = f->place;
    struct finding *copy;

    if (place.file != NULL)
        place.file = arena_copy(job->arena, place.file);
    copy = findings_add(job->findings, f->severity,
        arena_copy(job->arena, f->id), place, "%s", f->message);
    copy->machine = f->machine;
    if (f->hint != NULL)
        findings_hint(job->findings, copy, "%s", f->hint);
}

static void pass_errors_on(struct talk *talk, const struct job *job)
{
    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next)
        if (f->severity == SEVERITY_ERROR)
            pass_on(talk, f);
}

/* The same memory, but findings of its own. */
static struct job apart(const struct turn *turn)
{
    return (struct job){ turn->job.arena, findings_new(turn->job.arena) };
}

static void show_findings(const struct talk *talk, const struct job *job)
{
    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next) {
        columns_paragraph(talk->out, INDENT, f->message);
        if (f->hint != NULL)
            columns_paragraph(talk->out, INDENT, f->hint);
    }
}

/* ---- lines ------------------------------------------------------------ */

/* Without the space around it. NULL: the input has ended. */
static const char *read_line(struct turn *turn, const char *prompt)
{
    struct talk *talk = turn->talk;
    char *line = NULL;
    const char *words = NULL;
    size_t room = 0;
    ssize_t length;

    fprintf(talk->out, "%s> ", prompt);
    fflush(talk->out);
    length = getline(&line, &room, talk->in);
    if (!isatty(fileno(talk->in)))
        fputc('\n', talk->out);
    for (ssize_t i = 0; i < length; i++)
        if (line[i] == '\0')
            line[i] = '\1'; /* refused with the other control characters */
    if (length >= 0)
        words = text_squeeze(turn->job.arena, line);
    free(line);
    return words;
}

static bool is_stop(const char *line)
{
    return line == NULL || strcmp(line, "q") == 0;
}

static bool save(struct turn *turn, const struct job *job)
{
    if (writing_save(turn->writing))
        return true;
    pass_errors_on(turn->talk, job);
    return false;
}

/* ---- why it asks ------------------------------------------------------ */

static const char *reason(struct turn *turn, const char *reader)
{
    const struct rules *rules = turn->project.rules;
    const char *id = strchr(reader, ' ');
    const struct rule *rule;
    const struct rule_check *check;
    const struct clause *clause;

    if (id == NULL)
        return "the pack as a whole";
    id++;
    rule = names_find(rules_all(rules), id);
    if (text_starts(reader, "rule ") && rule != NULL)
        return arena_format(
            turn->job.arena, "%s: %s", reader, rule->because);
    check = names_find(rules_checks(rules), id);
    if (text_starts(reader, "finding ") && check != NULL)
        return arena_format(turn->job.arena, "%s: %s", reader, check->say);
    clause = library_clause(turn->project.library, id);
    if (text_starts(reader, "clause ") && clause != NULL)
        return arena_format(
            turn->job.arena, "%s: %s", reader, clause->purpose);
    return reader;
}

/* Rules first: they say most. */
static void print_reasons(struct turn *turn)
{
    const struct names *readers = &turn->item->readers;
    size_t said = 0;

    for (int rules = 1; rules >= 0; rules--)
        for (const struct named *n = readers->first; n != NULL; n = n->next)
            if ((int)text_starts(n->name, "rule ") == rules &&
                said++ < MOST_REASONS)
                columns_paragraph(
                    turn->talk->out, INDENT + 2, reason(turn, n->name));
    if (said > MOST_REASONS)
        fprintf(turn->talk->out, "      and %zu more\n", said - MOST_REASONS);
}

static void explain(struct turn *turn)
{
    FILE *out = turn->talk->out;
    const struct question *question = turn->item->question;

    if (question->help != NULL)
        columns_paragraph(out, INDENT, question->help);
    columns_paragraph(out, INDENT, "It is asked because of:");
    print_reasons(turn);
    columns_paragraph(out, INDENT,
        "An empty line goes on; < goes back; - leaves it open on purpose; q "
        "stops. What is answered is saved at once.");
}

/* ---- putting a question ----------------------------------------------- */

static void print_topic(struct talk *talk, const char *topic)
{
    if (text_same(talk->topic, topic))
        return;
    talk->topic = arena_copy(talk->job->arena, topic);
    fprintf(talk->out, "\n== %c", toupper((unsigned char)*topic));
    for (const char *p = topic + 1; *p != '\0'; p++)
        fputc(*p == '-' ? ' ' : *p, talk->out);
    fputs(" ==\n", talk->out);
}

static void print_choices(FILE *out, const struct question *question)
{
    size_t widths[] = { INDENT - 2, 0, 50 };

    for (const struct choice *c = question->choices; c != NULL; c = c->next)
        if (columns_width(c->value) > widths[1])
            widths[1] = columns_width(c->value);
    for (const struct choice *c = question->choices; c != NULL; c = c->next) {
        const char *cells[] = { "", c->value, c->label };

        columns_print(out, widths, cells, 3);
    }
}

static const char *domain(struct turn *turn)
{
    const struct question *question = turn->item->question;

    return question->type == QUESTION_LIST
        ? arena_format(turn->job.arena,
              "how many; for more than %d write a table (csv=)", MOST_RECORDS)
        : question_domain(&turn->job, question);
}

/* A child's answer is not shown again. */
static void print_standing(struct turn *turn)
{
    const struct agenda_item *item = turn->item;
    const char *words = agenda_words(&turn->job, item);

    if (item->state == AGENDA_UNANSWERED)
        return;
    if (item->state == AGENDA_OPEN)
        words = answers_open(turn->project.answers, item->question);
    else if (item->question->sensitivity == SENSITIVITY_CHILD &&
        item->state == AGENDA_ANSWERED)
        words = "answered, not shown";
    columns_paragraph(turn->talk->out, INDENT,
        arena_format(turn->job.arena, "%s: %s (an empty line keeps it)",
            item->state == AGENDA_STANDARD  ? "default"
                : item->state == AGENDA_OPEN ? "open on purpose"
                                             : "now",
            words));
}

static void print_question(struct turn *turn)
{
    FILE *out = turn->talk->out;
    const struct agenda_item *item = turn->item;
    const struct question *question = item->question;

    print_topic(turn->talk, question->topic);
    fprintf(out, "\n(%zu of about %zu answered)\n", turn->agenda->settled,
        turn->agenda->needed);
    fprintf(out, "%s", question->label);
    if (item->record != NULL)
        fprintf(out, " [%s %s]", item->record->list->record_name,
            item->record->key);
    if (question->unit != NULL)
        fprintf(out, ", in %s", question->unit);
    fprintf(out, "%s\n",
        question->optional ? " (optional: an empty line skips it)" : "");
    if (question->type == QUESTION_CHOICE)
        print_choices(out, question);
    else
        columns_paragraph(out, INDENT, domain(turn));
    print_standing(turn);
}

/* ---- taking an answer ------------------------------------------------- */

/* False: it has to be asked again. stopped: the disk would not have it. */
static bool take_words(struct turn *turn, const char *words, bool *stopped)
{
    const struct agenda_item *item = turn->item;
    struct job job = apart(turn);
    struct value value;

    turn->writing = writing_open(
        &job, file_join(&job, turn->talk->folder, "answers.xml"));
    if (turn->writing == NULL) {
        pass_errors_on(turn->talk, &job);
        *stopped = true;
        return true;
    }
    if (!question_read(
            &job, item->question, words, (struct place){ 0 }, &value) ||
        !writing_answer(turn->writing, item->record, item->question,
            question_write(&job, item->question, value))) {
        show_findings(turn->talk, &job);
        return false;
    }
    *stopped = !save(turn, &job);
    return true;
}

static enum outcome leave_on_purpose(struct turn *turn)
{
    const struct agenda_item *item = turn->item;
    struct job job = apart(turn);

    turn->writing = writing_open(
        &job, file_join(&job, turn->talk->folder, "answers.xml"));
    if (turn->writing == NULL ||
        !writing_leave(
            turn->writing, item->record, item->question, OPEN_WORDS)) {
        pass_errors_on(turn->talk, &job);
        return OUTCOME_STOP;
    }
    if (item->record != NULL)
        columns_paragraph(turn->talk->out, INDENT,
            "Open on purpose, in every record of this list.");
    return save(turn, &job) ? OUTCOME_ON : OUTCOME_STOP;
}

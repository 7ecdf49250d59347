#include "cli/interview.h"

#include "answers/writing.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "cli/columns.h"
#include "cli/prompt.h"
#include "cli/spoken.h"
#include "io/file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is printed where an answer is left open on purpose. */
#define OPEN_WORDS "to be completed"

/* A question that was put. */
struct step {
    const char *name;
    struct step *before;
};

/* The whole conversation. */
struct talk {
    struct job *job;
    const char *home, *folder, *path;
    FILE *in, *out;
    struct names left;       /* passed over in the first round */
    struct names left_again; /* and in the second */
    bool is_again;
    struct step *past;  /* the last first */
    const char *wanted; /* the question to go back to, or NULL */
    const char *topic;  /* under whose heading we are */
};

/* One question of it. What it takes lives until its answer is saved. */
struct turn {
    struct talk *talk;
    struct job job;    /* what the assembly finds is nobody's business here */
    struct job saving; /* what is wrong with an answer is */
    struct project project;
    struct writing *writing;
    const struct agenda *agenda;
    const struct agenda_item *item;
};

enum outcome { OUTCOME_ON, OUTCOME_BACK, OUTCOME_STOP };

/* ---- findings --------------------------------------------------------- */

/* What a turn found is gone after it, so the command gets copies. */
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

/* Errors in one file, or in any (NULL). */
static void pass_errors_on(
    struct talk *talk, const struct job *job, const char *path)
{
    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next)
        if (f->severity == SEVERITY_ERROR &&
            (path == NULL || text_same(f->place.file, path)))
            pass_on(talk, f);
}

static void say(const struct talk *talk, const char *words)
{
    columns_paragraph(talk->out, PROMPT_INDENT, words);
}

/* What is wrong with the answer just given; then it may be given again. */
static void complain(struct turn *turn)
{
    for (const struct finding *f = findings_first(turn->saving.findings);
         f != NULL; f = f->next) {
        say(turn->talk, f->message);
        if (f->hint != NULL)
            say(turn->talk, f->hint);
    }
    turn->saving.findings = findings_new(turn->job.arena);
}

/* ---- replies ---------------------------------------------------------- */

enum reply { REPLY_STOP, REPLY_BACK, REPLY_EMPTY, REPLY_OPEN, REPLY_WORDS };

/* Without the space around it. NULL: the input has ended. */
static const char *read_line(struct turn *turn, const char *prompt)
{
    struct talk *talk = turn->talk;
    const char *words = NULL;
    char *line = NULL;
    size_t room = 0;
    ssize_t length;

    fprintf(talk->out, "%s> ", prompt);
    fflush(talk->out);
    length = getline(&line, &room, talk->in);
    if (length < 0 || !isatty(fileno(talk->in)))
        fputc('\n', talk->out);
    for (ssize_t i = 0; i < length; i++)
        if (line[i] == '\0')
            line[i] = '\1'; /* refused with the other control characters */
    if (length >= 0)
        words = text_squeeze(turn->job.arena, line);
    free(line);
    return words;
}

/* Help is given here; everything else is for the caller. */
static enum reply read_reply(
    struct turn *turn, const char *prompt, const char **words)
{
    for (;;) {
        *words = read_line(turn, prompt);
        if (*words == NULL || strcmp(*words, "q") == 0)
            return REPLY_STOP;
        if (**words == '\0')
            return REPLY_EMPTY;
        if (strcmp(*words, "-") == 0)
            return REPLY_OPEN;
        if (strcmp(*words, "<") == 0)
            return REPLY_BACK;
        if (strcmp(*words, "?") != 0)
            return REPLY_WORDS;
        prompt_explain(&turn->job, &turn->project, turn->item, turn->talk->out);
    }
}

static enum outcome save(struct turn *turn)
{
    if (writing_save(turn->writing))
        return OUTCOME_ON;
    pass_errors_on(turn->talk, &turn->saving, NULL);
    return OUTCOME_STOP;
}

/* ---- one answer ------------------------------------------------------- */

/* False: it was wrong and has to be given again. */
static bool take_answer(
    struct turn *turn, const char *words, enum outcome *outcome)
{
    const struct agenda_item *item = turn->item;
    struct value value;

    words = spoken_words(&turn->saving, item->question, words);
    if (!question_read(&turn->saving, item->question, words,
            (struct place){ 0 }, &value) ||
        !writing_answer(turn->writing, item->record, item->question,
            question_write(&turn->saving, item->question, value))) {
        complain(turn);
        return false;
    }
    *outcome = save(turn);
    return true;
}

/* Open on purpose holds for the question, in whatever record. */
static enum outcome leave_on_purpose(struct turn *turn)
{
    const struct agenda_item *item = turn->item;

    if (!writing_leave(
            turn->writing, item->record, item->question, OPEN_WORDS)) {
        pass_errors_on(turn->talk, &turn->saving, NULL);
        return OUTCOME_STOP;
    }
    if (item->record != NULL)
        say(turn->talk, "it is now open in every record that has no answer");
    return save(turn);
}

/* An empty line: what stands is kept, what does not is asked once more. */
static enum outcome leave(struct turn *turn)
{
    struct talk *talk = turn->talk;
    const struct agenda_item *item = turn->item;
    char *name = arena_copy(talk->job->arena, item->name);
    enum outcome outcome = OUTCOME_ON;

    if (item->state == AGENDA_STANDARD) {
        (void)take_answer(turn, agenda_words(&turn->job, item), &outcome);
    } else if (item->state == AGENDA_UNANSWERED) {
        if (item->question->optional || names_find(&talk->left, name) != NULL)
            names_put(&talk->left_again, name, name);
        names_put(&talk->left, name, name);
    }
    return outcome;
}

/* ---- one list --------------------------------------------------------- */

/* The first of fee-line-1, fee-line-2 ... that is not taken. */
static const char *free_key(
    struct turn *turn, const struct names *keys, size_t number)
{
    enum { LONGEST_NAME = ANSWERS_LONGEST_KEY - 20 };
    char *name = arena_format(turn->job.arena, "%.*s", (int)LONGEST_NAME,
        turn->item->question->record_name);
    const char *key;

    for (char *p = name; *p != '\0'; p++)
        if (!answers_is_key((char[]){ *p, '\0' }))
            *p = '-';
    do
        key = arena_format(turn->job.arena, "%s-%zu", name, number++);
    while (names_find(keys, key) != NULL);
    return key;
}

/* NULL: no more records, or a stop. */
static const char *ask_key(struct turn *turn, const struct names *keys,
    size_t number, enum outcome *outcome)
{
    const char *usual = free_key(turn, keys, number), *words;
    const char *prompt = arena_format(turn->job.arena, "key of %s %zu [%s]",
        turn->item->question->record_name, number, usual);

    for (;;) {
        switch (read_reply(turn, prompt, &words)) {
        case REPLY_STOP:
            *outcome = OUTCOME_STOP;
            return NULL;
        case REPLY_BACK:
            return NULL;
        case REPLY_WORDS:
            break;
        default:
            return usual;
        }
        if (answers_is_key(words) && names_find(keys, words) == NULL)
            return words;
        say(turn->talk,
            answers_is_key(words)
                ? "there is a record with that key"
                : "a key has letters, digits and hyphens, up to 40");
    }
}

static enum outcome add_records(
    struct turn *turn, struct names *keys, size_t count)
{
    const struct agenda_item *item = turn->item;
    enum outcome outcome = OUTCOME_ON;

    if (count > keys->count)
        say(turn->talk,
            "A key is a short name that stays, not of a person; an empty line "
            "takes the one in brackets.");
    while (outcome == OUTCOME_ON && keys->count < count) {
        const char *key = ask_key(turn, keys, keys->count + 1, &outcome);

        if (key == NULL)
            break;
        if (!writing_record(turn->writing, item->record, item->question, key)) {
            pass_errors_on(turn->talk, &turn->saving, NULL);
            return OUTCOME_STOP;
        }
        names_put(keys, key, turn);
        outcome = save(turn);
    }
    return outcome;
}

/* False: it was wrong and has to be given again. */
static bool take_count(
    struct turn *turn, const char *words, enum outcome *outcome)
{
    const struct agenda_item *item = turn->item;
    struct names keys = names_new(turn->job.arena);
    int64_t count;

    for (const struct record *r = item->list != NULL ? item->list->first : NULL;
         r != NULL; r = r->next)
        names_put(&keys, r->key, turn);
    if (!money_parse_integer(words, &count) || count > PROMPT_RECORDS ||
        count < (int64_t)keys.count) {
        say(turn->talk,
            arena_format(turn->job.arena,
                "answer a whole number from %zu to %d%s", keys.count,
                PROMPT_RECORDS,
                keys.count > 0 ? "; take records out in the file" : ""));
        return false;
    }
    if (!writing_list(turn->writing, item->record, item->question)) {
        pass_errors_on(turn->talk, &turn->saving, NULL);
        return true;
    }
    *outcome = save(turn);
    if (*outcome == OUTCOME_ON)
        *outcome = add_records(turn, &keys, (size_t)count);
    return true;
}

/* ---- turns ------------------------------------------------------------ */

static void print_heading(struct turn *turn)
{
    struct talk *talk = turn->talk;
    const char *topic = turn->item->question->topic;

    if (!text_same(talk->topic, topic)) {
        talk->topic = arena_copy(talk->job->arena, topic);
        fprintf(talk->out, "\n== %s ==\n", prompt_topic(&turn->job, topic));
    }
    fprintf(talk->out, "\n%zu of about %zu answered\n", turn->agenda->settled,
        turn->agenda->needed);
}

static enum outcome put_question(struct turn *turn)
{
    bool is_list = turn->item->question->type == QUESTION_LIST;
    enum outcome outcome = OUTCOME_STOP;
    const char *words;

    print_heading(turn);
    prompt_print(&turn->job, &turn->project, turn->item, turn->talk->out);
    for (;;) {
        switch (read_reply(turn, "", &words)) {
        case REPLY_STOP:
            return OUTCOME_STOP;
        case REPLY_BACK:
            if (turn->talk->past != NULL)
                return OUTCOME_BACK;
            say(turn->talk, "this is the first question");
            break;
        case REPLY_EMPTY:
            return leave(turn);
        case REPLY_OPEN:
            if (turn->item->list == NULL)
                return leave_on_purpose(turn);
            say(turn->talk, "it has records; take them out in the file");
            break;
        default:
            if (is_list ? take_count(turn, words, &outcome)
                        : take_answer(turn, words, &outcome))
                return outcome;
        }
    }
}

/* What somebody went back to; then what is open; then what was left so. */
static const struct agenda_item *choose(struct turn *turn)
{
    struct talk *talk = turn->talk;
    const struct agenda_item *item =
        talk->wanted != NULL ? agenda_find(turn->agenda, talk->wanted) : NULL;

    talk->wanted = NULL;
    if (item == NULL)
        item = agenda_next(turn->agenda, &talk->left);
    if (item != NULL)
        return item;
    item = agenda_next(turn->agenda, &talk->left_again);
    if (item != NULL && !talk->is_again)
        fputs("\nOnce more, what was left open:\n", talk->out);
    talk->is_again = true;
    return item;
}

/* An answers file that was not read must not be written either. */
static bool is_unread(const struct turn *turn)
{
    const struct finding *f = findings_first(turn->job.findings);

    while (f != NULL && !(strcmp(f->id, "answers-shape") == 0 &&
                            text_same(f->place.file, turn->talk->path)))
        f = f->next;
    return f != NULL;
}

/* False: the project is such that nothing can be asked, and findings say so. */
static bool begin_turn(struct talk *talk, struct turn *turn)
{
    const struct draft_pack *pack;

    *turn = (struct turn){ .talk = talk, .job = job_begin() };
    turn->saving =
        (struct job){ turn->job.arena, findings_new(turn->job.arena) };
    if (!project_open(&turn->job, talk->home, talk->folder, &turn->project)) {
        pass_errors_on(talk, &turn->job, NULL);
        return false;
    }
    turn->writing = writing_open(&turn->saving, talk->path);
    if (turn->writing == NULL || is_unread(turn)) {
        pass_errors_on(talk, &turn->job, talk->path);
        return false;
    }
    pack = project_assemble(&turn->job, &turn->project, NULL, false, NULL);
    turn->agenda = agenda_make(&turn->job, &turn->project, pack);
    turn->item = choose(turn);
    return true;
}

static void remember(struct talk *talk, const struct agenda_item *item)
{
    struct step *step = ARENA_NEW(talk->job->arena, struct step);

    step->name = arena_copy(talk->job->arena, item->name);
    step->before = talk->past;
    talk->past = step;
}

static void go_back(struct talk *talk)
{
    talk->wanted = talk->past->name;
    talk->past = talk->past->before;
}

/* ---- the end ---------------------------------------------------------- */

static void say_elsewhere(struct turn *turn)
{
    struct names files = names_new(turn->job.arena);

    for (const struct agenda_item *i = turn->agenda->first; i != NULL;
         i = i->next)
        if (i->elsewhere != NULL && i->state < AGENDA_OPEN &&
            !i->question->optional && i->question->type != QUESTION_LIST)
            names_put(&files, i->elsewhere, turn);
    for (const struct named *n = files.first; n != NULL; n = n->next)
        fprintf(turn->talk->out, "Answers are missing in %s: fill them in.\n",
            n->name);
}

/* A library with errors may be why there is nothing to ask. */
static void finish(struct turn *turn)
{
    struct talk *talk = turn->talk;
    const struct agenda *agenda = turn->agenda;
    int errors = findings_errors(turn->job.findings);

    fprintf(talk->out, "\n%s %zu of about %zu answered, saved in %s.\n",
        turn->item == NULL ? "Nothing more is asked." : "Stopped.",
        agenda->settled, agenda->needed, talk->path);
    say_elsewhere(turn);
    if (agenda->settled < agenda->needed)
        fprintf(
            talk->out, "`paction ask %s` goes on from here.\n", talk->folder);
    if (errors > 0)
        fprintf(talk->out,
            "The pack has %d error%s now: `paction check %s` shows them.\n",
            errors, errors == 1 ? "" : "s", talk->folder);
    fprintf(talk->out, "Next: paction assemble %s -o OUT\n", talk->folder);
    pass_errors_on(talk, &turn->job, agenda->first == NULL ? NULL : talk->path);
}

/* False: that was the last turn. */
static bool take_turn(struct talk *talk)
{
    struct turn turn;
    enum outcome outcome = OUTCOME_STOP;

    if (begin_turn(talk, &turn)) {
        if (turn.item != NULL)
            outcome = put_question(&turn);
        if (outcome == OUTCOME_ON)
            remember(talk, turn.item);
        else if (outcome == OUTCOME_BACK)
            go_back(talk);
        else
            finish(&turn);
    }
    project_close(&turn.project);
    job_end(&turn.job);
    return outcome != OUTCOME_STOP;
}

void interview_hold(
    struct job *job, const char *home, const char *folder, FILE *in, FILE *out)
{
    struct talk talk = { .job = job,
        .home = home,
        .folder = folder,
        .path = file_join(job, folder, "answers.xml"),
        .in = in,
        .out = out };

    talk.left = names_new(job->arena);
    talk.left_again = names_new(job->arena);
    while (take_turn(&talk))
        ;
}

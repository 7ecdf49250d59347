#include "models/inputs.h"

#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "library/library.h"

struct inputs inputs_new(
    struct job *job, const struct library *library, struct answers *answers)
{
    return (struct inputs){ .job = job,
        .library = library,
        .answers = answers,
        .asked = names_new(job->arena),
        .missing = names_new(job->arena) };
}

/* NULL if a library has no such question: then there is no such model. */
static const struct answer *ask(
    struct inputs *inputs, const struct record *record, const char *id)
{
    const struct question *question = library_question(inputs->library, id);
    struct scope scope = { record, NULL };

    return question != NULL ? answers_ask(inputs->answers, scope, question)
                            : NULL;
}

/* As `paction ask --list` names it: "volume_bands[b2].band_discount". */
static const char *path_of(
    struct job *job, const struct record *record, const char *id)
{
    return record == NULL ? id
                          : arena_format(job->arena, "%s[%s].%s",
                                record->list->id, record->key, id);
}

static const struct answer *note(
    struct inputs *inputs, const struct record *record, const char *id)
{
    const struct answer *answer = ask(inputs, record, id);

    if (answer != NULL)
        names_put(&inputs->asked, path_of(inputs->job, record, id),
            (void *)(uintptr_t)answer);
    else
        names_put(&inputs->missing, id, inputs);
    return answer;
}

int64_t inputs_number(struct inputs *inputs, const char *id)
{
    const struct answer *answer = note(inputs, NULL, id);

    return answer != NULL ? answer->value.number : 0;
}

int64_t inputs_number_or(
    struct inputs *inputs, const char *id, int64_t otherwise)
{
    return inputs_has(inputs, id) ? inputs_number(inputs, id) : otherwise;
}

bool inputs_chosen(struct inputs *inputs, const char *id, const char *value)
{
    const struct answer *answer = ask(inputs, NULL, id);

    if (answer != NULL)
        names_put(&inputs->asked, id, (void *)(uintptr_t)answer);
    return answer != NULL && text_same(answer->value.text, value);
}

bool inputs_has(struct inputs *inputs, const char *id)
{
    return ask(inputs, NULL, id) != NULL;
}

/* NULL if there are none, or a library has no such list. */
static const struct record *find_records(
    struct inputs *inputs, const char *list)
{
    const struct question *question = library_question(inputs->library, list);
    struct scope scope = { NULL, NULL };

    return question != NULL ? answers_records(inputs->answers, scope, question)
                            : NULL;
}

bool inputs_has_list(struct inputs *inputs, const char *list)
{
    return find_records(inputs, list) != NULL;
}

const struct record *inputs_records(struct inputs *inputs, const char *list)
{
    const struct record *records = find_records(inputs, list);

    if (records == NULL)
        names_put(&inputs->missing, list, inputs);
    return records;
}

size_t inputs_count(const struct record *records)
{
    size_t count = 0;

    for (; records != NULL; records = records->next)
        count++;
    return count;
}

int64_t inputs_of_record(
    struct inputs *inputs, const struct record *record, const char *id)
{
    const struct answer *answer = note(inputs, record, id);

    return answer != NULL ? answer->value.number : 0;
}

bool inputs_record_has(
    struct inputs *inputs, const struct record *record, const char *id)
{
    return ask(inputs, record, id) != NULL;
}

const char *inputs_words(
    struct inputs *inputs, const struct record *record, const char *id)
{
    const struct answer *answer = note(inputs, record, id);

    return answer != NULL && answer->value.text != NULL ? answer->value.text
                                                        : "";
}

void inputs_fit(struct inputs *inputs, bool fits)
{
    inputs->does_not_fit |= !fits;
}

bool inputs_complete(const struct inputs *inputs)
{
    return inputs->missing.count == 0 && !inputs->does_not_fit;
}

static const char *words_of(struct job *job, const struct answer *answer)
{
    const struct question *question = answer->question;

    switch (question->type) {
    case QUESTION_MONEY:
        return money_write(job->arena, answer->value.number);
    case QUESTION_RATE:
        return money_rate(job->arena, answer->value.number);
    case QUESTION_INTEGER:
        return question->unit != NULL
                   ? arena_format(job->arena, "%s %s",
                         money_integer(job->arena, answer->value.number),
                         question->unit)
                   : money_integer(job->arena, answer->value.number);
    case QUESTION_CHOICE:
        return question_choice(question, answer->value.text)->label;
    default:
        return question_write(job, question, answer->value);
    }
}

struct figure *inputs_figure(const struct inputs *inputs)
{
    struct figure *figure =
        figure_new(inputs->job->arena, FIGURE_TABLE, "inputs", "Inputs");

    figure->alt = "The answers that the figures are worked out from.";
    figure_column(figure, "Input", FIGURE_TEXT);
    figure_column(figure, "Answer", FIGURE_TEXT);
    figure_column(figure, "Question", FIGURE_TEXT);
    for (const struct named *n = inputs->asked.first; n != NULL; n = n->next) {
        const struct answer *answer = n->thing;
        struct figure_cell *row = figure_row(figure);

        figure_say(&row[0], answer->question->label);
        figure_say(&row[1], words_of(inputs->job, answer));
        figure_say(&row[2], n->name);
    }
    return figure;
}

#include "library/question.h"

#include "base/calendar.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "io/xml.h"

#include <assert.h>
#include <string.h>

static const char *const type_names[] = {
    [QUESTION_YES_NO] = "yes-no",
    [QUESTION_CHOICE] = "choice",
    [QUESTION_INTEGER] = "integer",
    [QUESTION_MONEY] = "money",
    [QUESTION_RATE] = "rate",
    [QUESTION_DATE] = "date",
    [QUESTION_TEXT] = "text",
    [QUESTION_PARTY] = "party",
    [QUESTION_LIST] = "list",
};
static_assert(sizeof type_names / sizeof *type_names == QUESTION_TYPES,
    "a question type has no name");

static const char *const sensitivity_names[] = {
    [SENSITIVITY_PUBLIC] = "public",
    [SENSITIVITY_COMMERCIAL] = "commercial",
    [SENSITIVITY_PERSONAL] = "personal",
    [SENSITIVITY_CHILD] = "child",
};
static_assert(
    sizeof sensitivity_names / sizeof *sensitivity_names == SENSITIVITIES,
    "a sensitivity has no name");

const char *question_type_name(enum question_type type)
{
    return type_names[type];
}

/* The schema has checked the name already. */
static int look_up(const char *const *names, int count, const char *name)
{
    int i = 0;

    while (i < count - 1 && strcmp(names[i], name) != 0)
        i++;
    return i;
}

static bool is_yes(const struct element *element, const char *attribute)
{
    return text_same(xml_attribute(element, attribute), "yes");
}

static struct choice *parse_choices(
    struct job *job, const struct element *element)
{
    struct choice *first = NULL, **end = &first;

    for (const struct element *e = xml_child(element, "choice"); e != NULL;
         e = xml_next(element, e, "choice")) {
        struct choice *choice = ARENA_NEW(job->arena, struct choice);

        choice->value = xml_attribute(e, "value");
        choice->label = xml_words(job, e);
        *end = choice;
        end = &choice->next;
    }
    return first;
}

static bool parse_bound(struct job *job, const struct question *question,
    const struct element *element, const char *name, int64_t *bound)
{
    const char *words = xml_attribute(element, name);
    struct value value;

    if (words == NULL ||
        !question_read(job, question, words, element->place, &value))
        return false;
    *bound = value.number;
    return true;
}

static void parse_domain(
    struct job *job, struct question *question, const struct element *element)
{
    struct question open = *question; /* without bounds, to read them */
    struct value value;

    question->choices = parse_choices(job, element);
    open.choices = question->choices;
    question->has_min = parse_bound(job, &open, element, "min", &question->min);
    question->has_max = parse_bound(job, &open, element, "max", &question->max);
    question->standard = xml_attribute(element, "default");
    if (question->standard != NULL &&
        !question_read(
            job, question, question->standard, element->place, &value))
        question->standard = NULL;
    if (question->type == QUESTION_CHOICE && question->choices == NULL)
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "question-no-choices",
                element->place, "choice \"%s\" has nothing to choose from",
                question->id),
            "add <choice value=\"...\"> elements");
}

static void parse_members(struct job *job, struct question *list,
    const struct element *element, const char *topic)
{
    struct question **end = &list->first;

    for (const struct element *e = element->first; e != NULL; e = e->next) {
        if (!text_same(e->name, "question") && !text_same(e->name, "list"))
            continue;
        *end = question_parse(job, e, topic, list);
        end = &(*end)->next;
    }
}

struct question *question_parse(struct job *job, const struct element *element,
    const char *topic, const struct question *list)
{
    struct question *question = ARENA_NEW(job->arena, struct question);
    const char *type = xml_attribute(element, "type");
    const char *sensitivity = xml_attribute(element, "sensitivity");

    question->id = xml_attribute(element, "id");
    question->type = (enum question_type)look_up(
        type_names, QUESTION_TYPES, type != NULL ? type : "list");
    question->sensitivity = sensitivity != NULL
                                ? (enum sensitivity)look_up(sensitivity_names,
                                      SENSITIVITIES, sensitivity)
                            : list != NULL ? list->sensitivity
                                           : SENSITIVITY_PUBLIC;
    question->label = xml_child_words(job, element, "label");
    question->help = xml_child_words(job, element, "help");
    question->unit = xml_attribute(element, "unit");
    question->record_name = xml_attribute(element, "of");
    question->optional = is_yes(element, "optional");
    question->computed = is_yes(element, "computed");
    question->early =
        list != NULL ? list->early : is_yes(element->parent, "early");
    question->topic = topic;
    question->list = list;
    question->place = element->place;
    if (question->type == QUESTION_LIST)
        parse_members(job, question, element, topic);
    else
        parse_domain(job, question, element);
    return question;
}

const struct choice *question_choice(
    const struct question *question, const char *value)
{
    for (const struct choice *c = question->choices; c != NULL; c = c->next)
        if (strcmp(c->value, value) == 0)
            return c;
    return NULL;
}

static bool read_yes_no(const char *words, int64_t *number)
{
    *number = strcmp(words, "yes") == 0;
    return *number || strcmp(words, "no") == 0;
}

static bool read_by_type(
    const struct question *question, const char *words, struct value *value)
{
    switch (question->type) {
    case QUESTION_YES_NO:
        return read_yes_no(words, &value->number);
    case QUESTION_CHOICE:
        value->text = words;
        return question_choice(question, words) != NULL;
    case QUESTION_INTEGER:
        return money_parse_integer(words, &value->number);
    case QUESTION_MONEY:
        return money_parse(words, &value->number);
    case QUESTION_RATE:
        return money_parse_rate(words, &value->number);
    case QUESTION_DATE:
        return calendar_parse(words, &value->number);
    default:
        value->text = words;
        return *words != '\0';
    }
}

/* What is private is not said again, wherever the finding may go. */
static const char *quoted(
    struct job *job, const struct question *question, const char *words)
{
    return question->sensitivity >= SENSITIVITY_PERSONAL
               ? "what stands here"
               : arena_format(job->arena, "\"%s\"", words);
}

bool question_read(struct job *job, const struct question *question,
    const char *words, struct place place, struct value *value)
{
    struct finding *finding;

    *value = (struct value){ .type = question->type };
    words = text_squeeze(job->arena, words);
    if (!read_by_type(question, words, value))
        finding = findings_add(job->findings, SEVERITY_ERROR, "answer-type",
            place, "%s is no answer to %s", quoted(job, question, words),
            question->id);
    else if ((question->has_min && value->number < question->min) ||
             (question->has_max && value->number > question->max))
        finding =
            findings_add(job->findings, SEVERITY_ERROR, "answer-domain", place,
                "%s may not be %s", question->id, quoted(job, question, words));
    else
        return true;
    findings_hint(
        job->findings, finding, "answer %s", question_domain(job, question));
    return false;
}

const char *question_write(
    struct job *job, const struct question *question, struct value value)
{
    switch (question->type) {
    case QUESTION_YES_NO:
        return value.number ? "yes" : "no";
    case QUESTION_INTEGER:
        return arena_format(job->arena, "%lld", (long long)value.number);
    case QUESTION_MONEY:
        return money_plain(job->arena, value.number);
    case QUESTION_RATE:
        return money_rate(job->arena, value.number);
    case QUESTION_DATE:
        return calendar_iso(job->arena, value.number);
    default:
        return value.text;
    }
}

static const char *list_choices(
    struct job *job, const struct question *question)
{
    struct text text = text_new(job->arena);

    text_add(&text, "one of");
    for (const struct choice *c = question->choices; c != NULL; c = c->next)
        text_format(
            &text, "%s %s", c == question->choices ? "" : ",", c->value);
    return text_squeeze(job->arena, text.bytes);
}

static const char *kind_words(struct job *job, const struct question *question)
{
    switch (question->type) {
    case QUESTION_YES_NO:
        return "yes or no";
    case QUESTION_CHOICE:
        return list_choices(job, question);
    case QUESTION_INTEGER:
        return "a whole number";
    case QUESTION_MONEY:
        return "an amount in pounds such as 4,900.00";
    case QUESTION_RATE:
        return "a percentage such as 60%";
    case QUESTION_DATE:
        return "a date such as 2027-04-01";
    case QUESTION_LIST:
        return "a list of records";
    default:
        return "in words";
    }
}

const char *question_domain(struct job *job, const struct question *question)
{
    struct text text = text_new(job->arena);
    struct value value = { .type = question->type };

    text_add(&text, kind_words(job, question));
    if (question->has_min) {
        value.number = question->min;
        text_format(&text, question->has_max ? " from %s" : ", at least %s",
            question_write(job, question, value));
    }
    if (question->has_max) {
        value.number = question->max;
        text_format(&text, question->has_min ? " to %s" : ", at most %s",
            question_write(job, question, value));
    }
    return text.bytes;
}

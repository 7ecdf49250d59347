#include "review/lift_read.h"

#include "assemble/wording.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "review/lines.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* "6 (six)": what stands before the words in brackets. */
static const char *figures(struct arena *arena, const char *words)
{
    const char *bracket = strstr(words, " (");

    return bracket == NULL
               ? words
               : arena_format(arena, "%.*s", (int)(bracket - words), words);
}

/* "1 April 2027" as "2027-04-01"; what is no such date stays as it is. */
static const char *iso_date(struct arena *arena, const char *words)
{
    char *rest;
    long date = strtol(words, &rest, 10);

    rest += strspn(rest, "sthndr "); /* "1st" */
    for (int month = 1; month <= 12; month++) {
        const char *iso;
        size_t length;
        const char *name;
        int64_t day;

        iso = arena_format(arena, "2000-%02d-01", month);
        if (!calendar_parse(iso, &day))
            continue;
        name = calendar_words(arena, day) + strlen("1 ");
        length = strcspn(name, " ");
        if (strncasecmp(rest, name, length) == 0 && rest[length] == ' ')
            return arena_format(arena, "%04ld-%02d-%02ld",
                strtol(rest + length, NULL, 10), month, date);
    }
    return words;
}

static const char *bare_rate(const char *words)
{
    static const char *const starts[] = { "at least ", "at most " };

    for (size_t i = 0; i < 2; i++)
        if (strncasecmp(words, starts[i], strlen(starts[i])) == 0)
            return words + strlen(starts[i]);
    if (strcasecmp(words, "all") == 0)
        return "100%";
    return strcasecmp(words, "none") == 0 ? "0%" : words;
}

static const char *chosen(const struct question *question, const char *words)
{
    for (const struct choice *c = question->choices; c != NULL; c = c->next)
        if (strcasecmp(c->label, words) == 0)
            return c->value;
    return words;
}

static const char *integer_of_words(struct arena *arena, const char *words)
{
    for (int i = 0; i <= 1000; i++)
        if (strcasecmp(money_words(arena, i), words) == 0)
            return arena_format(arena, "%d", i);
    return words;
}

/* As a person would write the answer. */
static const char *written(struct arena *arena, const struct question *question,
    const char *as, const char *words)
{
    switch (question->type) {
    case QUESTION_YES_NO:
        return strcasecmp(words, "yes") == 0  ? "yes"
               : strcasecmp(words, "no") == 0 ? "no"
                                              : words;
    case QUESTION_CHOICE:
        return chosen(question, words);
    case QUESTION_INTEGER:
        return text_same(as, "words") ? integer_of_words(arena, words)
                                      : figures(arena, words);
    case QUESTION_MONEY:
        return figures(arena, words);
    case QUESTION_RATE:
        return bare_rate(words);
    case QUESTION_DATE:
        return iso_date(arena, words);
    default:
        return words;
    }
}

/* "[to be completed]" is no answer; "[Made-up Care Limited]" is one. */
static const char *without_brackets(struct arena *arena, const char *words)
{
    size_t length = strlen(words);

    if (length > 2 && words[0] == '[' && words[length - 1] == ']')
        return arena_format(arena, "%.*s", (int)length - 2, words + 1);
    return words;
}

/* Words in brackets behind a figure must say the same number. */
static bool agrees(struct arena *arena, const char *words, const char *prints)
{
    return strstr(words, " (") == NULL ||
           strcasecmp(lines_normal(arena, strstr(words, " (")),
               strstr(prints, " (") != NULL
                   ? lines_normal(arena, strstr(prints, " ("))
                   : "") == 0;
}

static bool is_number(const struct question *question)
{
    return question->type == QUESTION_INTEGER ||
           question->type == QUESTION_MONEY;
}

struct lift_read lift_read_value(struct job *job,
    const struct question *question, const char *as, const char *words)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    struct lift_read read = { 0 };
    bool is_free =
        question->type == QUESTION_TEXT || question->type == QUESTION_PARTY;
    const char *said = without_brackets(
        job->arena, text_squeeze(job->arena,
                        is_free ? words : lines_normal(job->arena, words)));

    if (question->computed)
        read.why = arena_format(job->arena,
            "\"%s\" is worked out from other answers: change those",
            question->label);
    else if (question->type == QUESTION_LIST || *said == '\0')
        read.why = arena_format(
            job->arena, "it leaves no answer to \"%s\"", question->label);
    else if (!question_read(&quiet, question,
                 written(job->arena, question, as, said), (struct place){ 0 },
                 &read.value))
        read.why = arena_format(job->arena,
            "\"%s\" is no answer to \"%s\", which wants %s", said,
            question->label, question_domain(job, question));
    if (read.why != NULL)
        return read;
    read.prints = wording_value(&quiet, question, read.value, as);
    if (is_number(question) && !agrees(job->arena, said, read.prints))
        read.why = "the figure and the words in brackets disagree";
    return read;
}

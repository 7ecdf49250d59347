#include "cli/spoken.h"

#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "library/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MONTHS = 12, MONTH_LETTERS = 3 };

static bool is_either(const char *words, const char *one, const char *other)
{
    return strcasecmp(words, one) == 0 || strcasecmp(words, other) == 0;
}

static const char *yes_no(const char *words)
{
    if (is_either(words, "y", "yes"))
        return "yes";
    return is_either(words, "n", "no") ? "no" : words;
}

/* By its value or its label, in whatever case. */
static const char *choice(const struct question *question, const char *words)
{
    for (const struct choice *c = question->choices; c != NULL; c = c->next)
        if (is_either(words, c->value, c->label))
            return c->value;
    return words;
}

/* "60", "60 %" and "60%" are one rate. */
static const char *rate(struct job *job, const char *words)
{
    size_t length = strlen(words);

    while (length > 0 && strchr(" %", words[length - 1]) != NULL)
        length--;
    return arena_format(job->arena, "%.*s%%", (int)length, words);
}

/* 1 to 12 by its name or the start of it; 0 if it is none. */
static int month_of(const char *name)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

    for (int i = 0; i < MONTHS; i++)
        if (strncasecmp(name, names + i * MONTH_LETTERS, MONTH_LETTERS) == 0)
            return i + 1;
    return 0;
}

/* "1 April 2027" and "1/4/2027", the day first, as people here write. */
static const char *date(struct job *job, const char *words)
{
    char name[16] = "";
    int day, month = 0, year;
    int64_t number;

    if (calendar_parse(words, &number))
        return words;
    if (sscanf(words, "%d/%d/%d", &day, &month, &year) != 3) {
        if (sscanf(words, "%d %15[A-Za-z] %d", &day, name, &year) != 3)
            return words;
        month = month_of(name);
    }
    return month == 0
               ? words
               : arena_format(job->arena, "%04d-%02d-%02d", year, month, day);
}

const char *spoken_words(
    struct job *job, const struct question *question, const char *words)
{
    words = text_squeeze(job->arena, words);
    switch (question->type) {
    case QUESTION_YES_NO:
        return yes_no(words);
    case QUESTION_CHOICE:
        return choice(question, words);
    case QUESTION_RATE:
        return rate(job, words);
    case QUESTION_DATE:
        return date(job, words);
    default:
        return words;
    }
}

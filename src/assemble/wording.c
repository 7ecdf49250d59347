#include "assemble/wording.h"

#include "base/calendar.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"

#include <string.h>

static const char *coins(
    struct job *job, int64_t count, const char *one, const char *many)
{
    return arena_format(job->arena, "%s %s", money_words(job->arena, count),
        count == 1 ? one : many);
}

/* Four thousand nine hundred pounds, or with pence. */
static const char *money_in_words(struct job *job, int64_t pence)
{
    const char *pounds = coins(job, pence / 100, "pound", "pounds");
    const char *rest = coins(job, pence % 100, "penny", "pence");

    if (pence % 100 == 0)
        return pounds;
    if (pence / 100 == 0)
        return rest;
    return arena_format(job->arena, "%s and %s", pounds, rest);
}

static const char *number_wording(
    struct job *job, int64_t number, const char *as)
{
    const char *figures = money_integer(job->arena, number);

    if (text_same(as, "words"))
        return money_words(job->arena, number);
    if (text_same(as, "number-and-words"))
        return arena_format(
            job->arena, "%s (%s)", figures, money_words(job->arena, number));
    return figures;
}

/* "at least 95%", and of the whole "all"; "at most 5%", and of nothing "none".
 */
static const char *rate_wording(struct job *job, int64_t points, const char *as)
{
    const char *rate = money_rate(job->arena, points);

    if (text_same(as, "at-least"))
        return points >= MONEY_WHOLE
                   ? "all"
                   : arena_format(job->arena, "at least %s", rate);
    if (text_same(as, "at-most"))
        return points <= 0 ? "none"
                           : arena_format(job->arena, "at most %s", rate);
    return rate;
}

const char *wording_value(struct job *job, const struct question *question,
    struct value value, const char *as)
{
    const struct choice *choice;

    switch (question->type) {
    case QUESTION_YES_NO:
        return value.number ? "Yes" : "No";
    case QUESTION_CHOICE:
        choice = question_choice(question, value.text);
        return choice != NULL ? choice->label : value.text;
    case QUESTION_INTEGER:
        return number_wording(job, value.number, as);
    case QUESTION_MONEY:
        if (text_same(as, "money-and-words"))
            return arena_format(job->arena, "%s (%s)",
                money_write(job->arena, value.number),
                money_in_words(job, value.number));
        return money_write(job->arena, value.number);
    case QUESTION_RATE:
        return rate_wording(job, value.number, as);
    case QUESTION_DATE:
        return calendar_words(job->arena, value.number);
    default:
        return value.text;
    }
}

const char *wording_joint(const char *join, size_t i, size_t count)
{
    if (i == 0)
        return "";
    if (strcmp(join, "semicolon") == 0)
        return "; ";
    if (i < count - 1)
        return ", ";
    return strcmp(join, "or") == 0 ? " or " : " and ";
}

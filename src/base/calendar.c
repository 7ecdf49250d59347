#include "base/calendar.h"

#include "base/arena.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

static const char *const month_names[] = { "January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October",
    "November", "December" };

enum { LAST_YEAR = 9999 };

struct date {
    int64_t year;
    int64_t month; /* 1 to 12 */
    int64_t day;
};

static bool is_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int64_t days_in_month(int64_t year, int64_t month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31 };

    assert(month >= 1 && month <= 12);
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days before 1 January of a year, counted from year 1. */
static int64_t days_before_year(int64_t year)
{
    int64_t y = year - 1;

    return y * 365 + y / 4 - y / 100 + y / 400;
}

static int64_t to_day(struct date date)
{
    int64_t days = days_before_year(date.year) - days_before_year(1970);

    for (int64_t m = 1; m < date.month; m++)
        days += days_in_month(date.year, m);
    return days + date.day - 1;
}

bool calendar_is_day(int64_t day)
{
    return day >= 0 && day < to_day((struct date){ LAST_YEAR + 1, 1, 1 });
}

static struct date from_day(int64_t day)
{
    struct date date = { .year = 1970 + day / 366, .month = 1 };

    assert(calendar_is_day(day));
    while (to_day((struct date){ date.year + 1, 1, 1 }) <= day)
        date.year++;
    day -= to_day((struct date){ date.year, 1, 1 });
    while (day >= days_in_month(date.year, date.month)) {
        day -= days_in_month(date.year, date.month);
        date.month++;
    }
    date.day = day + 1;
    return date;
}

static int64_t digits(const char *words, size_t count)
{
    int64_t number = 0;

    for (size_t i = 0; i < count; i++)
        number = number * 10 + (words[i] - '0');
    return number;
}

bool calendar_parse(const char *words, int64_t *day)
{
    static const char shape[] = "dddd-dd-dd";

    if (strlen(words) != strlen(shape))
        return false;
    for (size_t i = 0; shape[i] != '\0'; i++)
        if (shape[i] == 'd' ? !isdigit((unsigned char)words[i])
                            : words[i] != shape[i])
            return false;

    struct date date = { digits(words, 4), digits(words + 5, 2),
        digits(words + 8, 2) };
    if (date.year < 1970 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > days_in_month(date.year, date.month))
        return false;
    *day = to_day(date);
    return true;
}

const char *calendar_iso(struct arena *arena, int64_t day)
{
    struct date date = from_day(day);

    return arena_format(arena, "%04lld-%02lld-%02lld", (long long)date.year,
        (long long)date.month, (long long)date.day);
}

const char *calendar_words(struct arena *arena, int64_t day)
{
    struct date date = from_day(day);

    return arena_format(arena, "%lld %s %lld", (long long)date.day,
        month_names[date.month - 1], (long long)date.year);
}

/* ---- times ------------------------------------------------------------ */

enum { DATE_LENGTH = 10, TIME_LENGTH = 16, DAY_SECONDS = 86400 };

bool calendar_is_time(const char *words)
{
    char date[DATE_LENGTH + 1];
    int64_t day;

    if (strlen(words) != TIME_LENGTH || words[10] != 'T' || words[13] != ':' ||
        !isdigit((unsigned char)words[11]) ||
        !isdigit((unsigned char)words[12]) ||
        !isdigit((unsigned char)words[14]) ||
        !isdigit((unsigned char)words[15]))
        return false;
    memcpy(date, words, DATE_LENGTH);
    date[DATE_LENGTH] = '\0';
    return calendar_parse(date, &day) && digits(words + 11, 2) < 24 &&
           digits(words + 14, 2) < 60;
}

/* One o'clock, Greenwich time, on the last Sunday of a month of 31 days. */
static int64_t last_sunday(int64_t year, int64_t month)
{
    int64_t day = to_day((struct date){ year, month, 31 });

    /* 1 January 1970 was a Thursday, four days after a Sunday. */
    return (day - (day + 4) % 7) * DAY_SECONDS + 3600;
}

const char *calendar_uk_time(struct arena *arena, int64_t seconds)
{
    int64_t year = from_day(seconds / DAY_SECONDS).year;
    bool summer =
        seconds >= last_sunday(year, 3) && seconds < last_sunday(year, 10);
    int64_t civil = seconds + (summer ? 3600 : 0);

    return arena_format(arena, "%sT%02d:%02d",
        calendar_iso(arena, civil / DAY_SECONDS),
        (int)(civil % DAY_SECONDS / 3600), (int)(civil % 3600 / 60));
}

const char *calendar_time_words(struct arena *arena, const char *time)
{
    char date[DATE_LENGTH + 1] = "";
    int64_t day;

    memcpy(date, time, strlen(time) < DATE_LENGTH ? strlen(time) : DATE_LENGTH);
    if (!calendar_parse(date, &day))
        return time;
    if (!calendar_is_time(time))
        return calendar_words(arena, day);
    return arena_format(
        arena, "%s, %s", calendar_words(arena, day), time + DATE_LENGTH + 1);
}

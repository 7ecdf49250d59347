#include "base/money.h"

#include "base/arena.h"
#include "base/text.h"

#include <ctype.h>
#include <string.h>

bool money_multiply_divide(int64_t a, int64_t b, int64_t c, int64_t *result)
{
    if (c == 0)
        return false;

    __int128 product = (__int128)a * b;
    __int128 divisor = c;
    if (divisor < 0) {
        product = -product;
        divisor = -divisor;
    }

    __int128 half = product < 0 ? -(divisor / 2) : divisor / 2;
    __int128 rounded = (product + half) / divisor;
    if (rounded > INT64_MAX || rounded < INT64_MIN)
        return false;
    *result = (int64_t)rounded;
    return true;
}

/* Whether three digits and no fourth follow a comma. */
static bool is_thousand(const char *comma)
{
    for (int i = 1; i <= 3; i++)
        if (!isdigit((unsigned char)comma[i]))
            return false;
    return !isdigit((unsigned char)comma[4]);
}

/*
 * Digits, perhaps with a comma at each thousand ("1,00" is a slip for 1.00 and
 * no number), then at most places decimals. Leaves *end at the first character
 * that is not part of it.
 */
static bool parse_decimal(
    const char *words, int places, int64_t *number, const char **end)
{
    const char *p = words;
    int64_t value = 0;
    int digits = 0, decimals = -1, commas = 0;

    for (; *p != '\0'; p++) {
        if (*p == ',' && decimals < 0) {
            if (digits == 0 || (commas++ == 0 && digits > 3) || !is_thousand(p))
                return false;
            continue;
        }
        if (*p == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (!isdigit((unsigned char)*p))
            break;
        if (decimals >= 0 && ++decimals > places)
            return false;
        if (++digits > 15)
            return false;
        value = value * 10 + (*p - '0');
    }
    for (int i = decimals < 0 ? 0 : decimals; i < places; i++)
        value *= 10;
    *number = value;
    *end = p;
    return digits > 0 && decimals != 0;
}

static bool parse_signed(
    const char *words, int places, const char *tail, int64_t *number)
{
    bool negative = *words == '-';
    const char *end;

    if (!parse_decimal(words + negative, places, number, &end) ||
        strcmp(end, tail) != 0)
        return false;
    if (negative)
        *number = -*number;
    return true;
}

bool money_parse(const char *words, int64_t *pence)
{
    static const char pound[] = "\xC2\xA3";

    if (text_starts(words, pound))
        words += strlen(pound);
    return parse_signed(words, 2, "", pence);
}

bool money_parse_rate(const char *words, int64_t *points)
{
    return parse_signed(words, 2, "%", points);
}

bool money_parse_integer(const char *words, int64_t *number)
{
    return parse_signed(words, 0, "", number);
}

static const char *group(struct arena *arena, uint64_t number)
{
    char digits[40];
    char *p = digits + sizeof digits;

    *--p = '\0';
    for (int i = 0; i == 0 || number > 0; i++) {
        if (i > 0 && i % 3 == 0)
            *--p = ',';
        *--p = (char)('0' + number % 10);
        number /= 10;
    }
    return arena_copy(arena, p);
}

static uint64_t size_of(int64_t number)
{
    return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

const char *money_plain(struct arena *arena, int64_t pence)
{
    uint64_t size = size_of(pence);

    return arena_format(arena, "%s%s.%02u", pence < 0 ? "-" : "",
        group(arena, size / 100), (unsigned)(size % 100));
}

const char *money_write(struct arena *arena, int64_t pence)
{
    return arena_format(arena, "%s\xC2\xA3%s.%02u", pence < 0 ? "-" : "",
        group(arena, size_of(pence) / 100), (unsigned)(size_of(pence) % 100));
}

const char *money_rate(struct arena *arena, int64_t points)
{
    uint64_t size = size_of(points);
    unsigned rest = (unsigned)(size % 100);
    const char *sign = points < 0 ? "-" : "";

    if (rest == 0)
        return arena_format(arena, "%s%s%%", sign, group(arena, size / 100));
    if (rest % 10 == 0)
        return arena_format(
            arena, "%s%s.%u%%", sign, group(arena, size / 100), rest / 10);
    return arena_format(
        arena, "%s%s.%02u%%", sign, group(arena, size / 100), rest);
}

const char *money_integer(struct arena *arena, int64_t number)
{
    return arena_format(
        arena, "%s%s", number < 0 ? "-" : "", group(arena, size_of(number)));
}

static const char *const small_words[] = { "zero", "one", "two", "three",
    "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen" };
static const char *const tens_words[] = { "", "", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety" };

static void add_below_thousand(struct text *text, unsigned number)
{
    if (number >= 100) {
        text_format(text, "%s hundred", small_words[number / 100]);
        number %= 100;
        if (number > 0)
            text_add(text, " and ");
        else
            return;
    }
    if (number < 20) {
        text_add(text, small_words[number]);
        return;
    }
    text_add(text, tens_words[number / 10]);
    if (number % 10 > 0)
        text_format(text, "-%s", small_words[number % 10]);
}

static void add_scale(
    struct text *text, uint64_t *number, uint64_t scale, const char *name)
{
    if (*number < scale)
        return;
    add_below_thousand(text, (unsigned)(*number / scale));
    text_format(text, " %s", name);
    *number %= scale;
    if (*number > 0)
        text_add(text, *number < 100 ? " and " : " ");
}

const char *money_words(struct arena *arena, int64_t number)
{
    struct text text = text_new(arena);
    uint64_t rest = size_of(number);

    if (rest >= 1000000000000u)
        return money_integer(arena, number);
    if (number < 0)
        text_add(&text, "minus ");
    add_scale(&text, &rest, 1000000000u, "billion");
    add_scale(&text, &rest, 1000000u, "million");
    add_scale(&text, &rest, 1000u, "thousand");
    if (rest > 0 || number == 0)
        add_below_thousand(&text, (unsigned)rest);
    return text.bytes;
}

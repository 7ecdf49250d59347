/* Text, money, dates, names, memory and findings: what all else stands on. */
#include "base/calendar.h"
#include "base/job.h"
#include "base/money.h"
#include "base/names.h"
#include "base/text.h"

#include <check.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static struct job job;

static void begin(void)
{
    job = job_begin();
}

static void end(void)
{
    job_end(&job);
}

/* ---- text ------------------------------------------------------------- */

START_TEST(a_text_grows_and_stays_whole)
{
    struct text text = text_new(job.arena);

    for (int i = 0; i < 1000; i++)
        text_format(&text, "%d,", i % 10);
    ck_assert_uint_eq(text.length, 2000);
    ck_assert_uint_eq(strlen(text.bytes), 2000);
    ck_assert_int_eq(strncmp(text.bytes, "0,1,2,", 6), 0);
    ck_assert_str_eq(text.bytes + 1994, "7,8,9,");
}
END_TEST

START_TEST(a_format_longer_than_the_room_is_whole)
{
    struct text text = text_new(job.arena);
    char words[500];

    memset(words, 'x', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    text_add_char(&text, '<');
    text_format(&text, "%s>", words);
    ck_assert_uint_eq(text.length, 501);
    ck_assert_str_eq(text.bytes + 500, ">");
}
END_TEST

START_TEST(five_characters_are_escaped_for_xml)
{
    struct text text = text_new(job.arena);

    text_add_xml(&text, "<a b=\"c\" d='e'> & \xC3\xA9");
    ck_assert_str_eq(
        text.bytes, "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt; &amp; \xC3\xA9");
}
END_TEST

START_TEST(white_space_is_squeezed)
{
    ck_assert_str_eq(text_squeeze(job.arena, " \n a\t\tb  c \n"), "a b c");
    ck_assert_str_eq(text_squeeze(job.arena, " \n "), "");
    ck_assert_str_eq(text_squeeze(job.arena, ""), "");
}
END_TEST

static const struct {
    const char *bytes;
    long bad; /* where the first wrong byte is, or -1 */
} encodings[] = {
    { "", -1 }, { "plain", -1 },
    { "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9D\x84\x9E", -1 },
    { "\xEF\xBB\xBF", -1 },        /* a byte order mark */
    { "\xED\x9F\xBF", -1 },        /* just below the surrogates */
    { "\xEE\x80\x80", -1 },        /* just above them */
    { "\xF4\x8F\xBF\xBF", -1 },    /* U+10FFFF */
    { "caf\xE9", 3 },              /* Latin-1 */
    { "a\x80", 1 },                /* a second byte alone */
    { "\xC3", 0 },                 /* cut short */
    { "ab\xE2\x82", 2 },           /* cut short */
    { "\xC0\xAF", 0 },             /* an over-long slash */
    { "\xC1\xBF", 0 },             /* over-long */
    { "\xE0\x80\xAF", 0 },         /* over-long */
    { "\xF0\x80\x80\xAF", 0 },     /* over-long */
    { "\xED\xA0\x80", 0 },         /* a surrogate */
    { "\xF4\x90\x80\x80", 0 },     /* past the end of Unicode */
    { "\xF8\x88\x80\x80\x80", 0 }, /* five bytes */
    { "\xFE\xFF", 0 },             /* UTF-16 */
    { "\xE2\x28\xA1", 0 },         /* no second byte */
    { "\xE2\x82\x28", 0 },         /* no third byte */
};

START_TEST(bytes_that_are_not_utf8_are_found_where_they_are)
{
    const char *bytes = encodings[_i].bytes;
    const char *bad = text_bad_utf8(bytes, strlen(bytes));

    ck_assert_int_eq(bad == NULL ? -1 : bad - bytes, encodings[_i].bad);
}
END_TEST

START_TEST(a_nul_within_bytes_is_utf8)
{
    ck_assert_ptr_null(text_bad_utf8("a\0b", 3));
}
END_TEST

START_TEST(distance_counts_changed_letters)
{
    ck_assert_uint_eq(text_distance("", ""), 0);
    ck_assert_uint_eq(text_distance("trial", "trial"), 0);
    ck_assert_uint_eq(text_distance("trial", "trail"), 2);
    ck_assert_uint_eq(text_distance("home", "homes"), 1);
    ck_assert_uint_eq(text_distance("", "abc"), 3);
}
END_TEST

START_TEST(sameness_allows_null)
{
    ck_assert(text_same(NULL, NULL));
    ck_assert(!text_same(NULL, ""));
    ck_assert(!text_same("a", NULL));
    ck_assert(text_same("a", "a"));
    ck_assert(text_starts("schedule.prices", "schedule."));
    ck_assert(!text_starts("sched", "schedule."));
}
END_TEST

/* ---- money ------------------------------------------------------------ */

static const struct {
    int64_t a, b, c, result;
} quotients[] = {
    { 499500, 10, 7, 713571 },
    { 1, 1, 2, 1 },   /* half goes away from zero */
    { -1, 1, 2, -1 }, /* on either side */
    { 1, -1, 2, -1 },
    { 1, 1, -2, -1 },
    { 3, 1, 2, 2 },
    { -3, 1, 2, -2 },
    { 1, 1, 3, 0 },
    { 2, 1, 3, 1 },
    { -2, 1, 3, -1 },
    { 0, 5, 7, 0 },
    { INT64_MAX, 1, 1, INT64_MAX },
    { INT64_MIN, 1, 1, INT64_MIN },
    { INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX },
    { INT64_MAX, 10000, 10000, INT64_MAX },
};

START_TEST(a_quotient_is_rounded_once_half_away_from_zero)
{
    int64_t result = 0;

    ck_assert(money_multiply_divide(
        quotients[_i].a, quotients[_i].b, quotients[_i].c, &result));
    ck_assert_int_eq(result, quotients[_i].result);
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
    int64_t result = 42;

    ck_assert(!money_multiply_divide(1, 1, 0, &result));
    ck_assert(!money_multiply_divide(INT64_MAX, 2, 1, &result));
    ck_assert(!money_multiply_divide(INT64_MIN, -1, 1, &result));
    ck_assert(!money_multiply_divide(INT64_MIN, 1, -1, &result));
    ck_assert_int_eq(result, 42);
}
END_TEST

static const struct {
    const char *words;
    bool is_money;
    int64_t pence;
    const char *written;
} amounts[] = {
    { "4,900.00", true, 490000, "£4,900.00" },
    { "4900", true, 490000, "£4,900.00" },
    { "£4,900.5", true, 490050, "£4,900.50" }, { "0.05", true, 5, "£0.05" },
    { "-1.00", true, -100, "-£1.00" }, { "-0.05", true, -5, "-£0.05" },
    { "1,234,567.89", true, 123456789, "£1,234,567.89" },
    { "0", true, 0, "£0.00" }, { "", false, 0, NULL }, { "£", false, 0, NULL },
    { ".", false, 0, NULL }, { "1.", false, 0, NULL }, { ",1", false, 0, NULL },
    { "4.900,00", false, 0, NULL }, { "1.005", false, 0, NULL },
    { "1e3", false, 0, NULL }, { " 1", false, 0, NULL },
    { "1 ", false, 0, NULL }, { "--1", false, 0, NULL },
    { "+1", false, 0, NULL }, { "1p", false, 0, NULL },
    { "0x10", false, 0, NULL }, { "99999999999999999999", false, 0, NULL },
    { "\xEF\xBC\x91", false, 0, NULL }, /* a full-width one */
};

START_TEST(money_is_read_and_written)
{
    int64_t pence = 0;

    ck_assert_msg(
        money_parse(amounts[_i].words, &pence) == amounts[_i].is_money,
        "\"%s\"", amounts[_i].words);
    if (!amounts[_i].is_money)
        return;
    ck_assert_int_eq(pence, amounts[_i].pence);
    ck_assert_str_eq(money_write(job.arena, pence), amounts[_i].written);
}
END_TEST

START_TEST(commas_stand_at_thousands)
{
    int64_t pence;

    ck_assert(!money_parse("1,00", &pence));
    ck_assert(!money_parse("1,,000", &pence));
    ck_assert(!money_parse("1,000,", &pence));
    ck_assert(!money_parse("1000,000", &pence));
    ck_assert(money_parse("1000", &pence));
    ck_assert(money_parse("1,000,000", &pence));
    ck_assert(money_parse("999,000", &pence));
}
END_TEST

START_TEST(rates_are_percentages_of_two_places)
{
    int64_t points = 0;

    ck_assert(money_parse_rate("60%", &points) && points == 6000);
    ck_assert(money_parse_rate("4.25%", &points) && points == 425);
    ck_assert(money_parse_rate("0.05%", &points) && points == 5);
    ck_assert(money_parse_rate("-2%", &points) && points == -200);
    ck_assert(!money_parse_rate("60", &points));
    ck_assert(!money_parse_rate("4.255%", &points));
    ck_assert(!money_parse_rate("60 %", &points));
    ck_assert(!money_parse_rate("%", &points));
    ck_assert_str_eq(money_rate(job.arena, 6000), "60%");
    ck_assert_str_eq(money_rate(job.arena, 425), "4.25%");
    ck_assert_str_eq(money_rate(job.arena, 450), "4.5%");
    ck_assert_str_eq(money_rate(job.arena, 5), "0.05%");
    ck_assert_str_eq(money_rate(job.arena, -25), "-0.25%");
}
END_TEST

START_TEST(whole_numbers_have_no_places)
{
    int64_t number = 0;

    ck_assert(money_parse_integer("1,234", &number) && number == 1234);
    ck_assert(money_parse_integer("-7", &number) && number == -7);
    ck_assert(!money_parse_integer("7.0", &number));
    ck_assert(!money_parse_integer("seven", &number));
    ck_assert_str_eq(money_integer(job.arena, 1234567), "1,234,567");
    ck_assert_str_eq(money_integer(job.arena, -999), "-999");
    ck_assert_str_eq(
        money_integer(job.arena, INT64_MIN), "-9,223,372,036,854,775,808");
}
END_TEST

static const struct {
    int64_t number;
    const char *words;
} numbers[] = {
    { 0, "zero" },
    { 1, "one" },
    { 13, "thirteen" },
    { 20, "twenty" },
    { 21, "twenty-one" },
    { 99, "ninety-nine" },
    { 100, "one hundred" },
    { 105, "one hundred and five" },
    { 340, "three hundred and forty" },
    { 1000, "one thousand" },
    { 1001, "one thousand and one" },
    { 1100, "one thousand one hundred" },
    { 4900, "four thousand nine hundred" },
    { 12021, "twelve thousand and twenty-one" },
    { 1000000, "one million" },
    { 1000100, "one million one hundred" },
    { 2000000001, "two billion and one" },
    { 999999999999, "nine hundred and ninety-nine billion nine hundred and "
                    "ninety-nine million nine hundred and ninety-nine thousand "
                    "nine hundred and ninety-nine" },
    { 1000000000000, "1,000,000,000,000" }, /* beyond that, figures */
    { -21, "minus twenty-one" },
};

START_TEST(numbers_are_said_in_words)
{
    ck_assert_str_eq(
        money_words(job.arena, numbers[_i].number), numbers[_i].words);
}
END_TEST

/* ---- calendar --------------------------------------------------------- */

static const struct {
    const char *iso;
    int64_t day;
    const char *words;
} dates[] = {
    { "1970-01-01", 0, "1 January 1970" },
    { "1970-12-31", 364, "31 December 1970" },
    { "1972-02-29", 789, "29 February 1972" },
    { "1999-12-31", 10956, "31 December 1999" },
    { "2000-02-29", 11016, "29 February 2000" }, /* leap: by 400 */
    { "2000-03-01", 11017, "1 March 2000" },
    { "2024-02-29", 19782, "29 February 2024" },
    { "2027-04-01", 20909, "1 April 2027" },
    { "2100-02-28", 47540, "28 February 2100" },
    { "2100-03-01", 47541, "1 March 2100" }, /* not leap: by 100 */
    { "9999-12-31", 2932896, "31 December 9999" },
};

START_TEST(dates_are_days)
{
    int64_t day = -1;

    ck_assert(calendar_parse(dates[_i].iso, &day));
    ck_assert_int_eq(day, dates[_i].day);
    ck_assert_str_eq(calendar_iso(job.arena, day), dates[_i].iso);
    ck_assert_str_eq(calendar_words(job.arena, day), dates[_i].words);
}
END_TEST

START_TEST(every_day_of_four_centuries_is_itself_again)
{
    for (int64_t day = 0; day <= 400 * 365 + 97; day += 13) {
        int64_t again = -1;

        ck_assert(calendar_parse(calendar_iso(job.arena, day), &again));
        ck_assert_int_eq(again, day);
    }
}
END_TEST

static const char *const no_dates[] = { "", "2027", "2027-4-1", "2027-13-01",
    "2027-00-01", "2027-01-00", "2027-01-32", "2027-02-29", "2100-02-29",
    "2027-04-31", "1969-12-31", "01-04-2027", "2027/04/01", "2027-04-01 ",
    "2027-04-0x", "+027-04-01" };

START_TEST(a_day_that_never_comes_is_none)
{
    int64_t day;

    ck_assert_msg(!calendar_parse(no_dates[_i], &day), "%s", no_dates[_i]);
}
END_TEST

/* Summer time in 2026: from 29 March to 25 October, at one o'clock in GMT. */
static const struct {
    int64_t seconds;
    const char *time, *words;
} times[] = {
    { 0, "1970-01-01T00:00", "1 January 1970, 00:00" },
    { 1767225600, "2026-01-01T00:00", "1 January 2026, 00:00" },
    { 1774745999, "2026-03-29T00:59", "29 March 2026, 00:59" },
    { 1774746000, "2026-03-29T02:00", "29 March 2026, 02:00" },
    { 1782863940, "2026-07-01T00:59", "1 July 2026, 00:59" },
    { 1792889999, "2026-10-25T01:59", "25 October 2026, 01:59" },
    { 1792890000, "2026-10-25T01:00", "25 October 2026, 01:00" },
};

START_TEST(british_clocks_change_twice_a_year)
{
    const char *time = calendar_uk_time(job.arena, times[_i].seconds);

    ck_assert_str_eq(time, times[_i].time);
    ck_assert(calendar_is_time(time));
    ck_assert_str_eq(calendar_time_words(job.arena, time), times[_i].words);
}
END_TEST

static const char *const no_times[] = { "", "2026-03-02", "2026-03-02T24:00",
    "2026-03-02T10:60", "2026-02-30T10:00", "2026-03-02 10:00",
    "2026-03-02T10:00Z", "2026-03-02T1:000", "2026-03-02T10.00" };

START_TEST(a_time_that_never_comes_is_none)
{
    ck_assert_msg(!calendar_is_time(no_times[_i]), "%s", no_times[_i]);
}
END_TEST

/* ---- names ------------------------------------------------------------ */

START_TEST(names_keep_their_order_and_take_a_new_thing)
{
    struct names names = names_new(job.arena);
    int things[3] = { 0 };
    size_t i = 0;
    char name[16];

    for (i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "name-%zu", i);
        names_put(&names, name, &things[0]);
    }
    names_put(&names, "name-500", &things[1]);
    ck_assert_uint_eq(names.count, 1000);
    ck_assert_ptr_eq(names_find(&names, "name-500"), &things[1]);
    ck_assert_ptr_eq(names_find(&names, "name-999"), &things[0]);
    ck_assert_ptr_null(names_find(&names, "name-1000"));
    i = 0;
    for (const struct named *n = names.first; n != NULL; n = n->next) {
        snprintf(name, sizeof name, "name-%zu", i++);
        ck_assert_str_eq(n->name, name);
    }
    ck_assert_uint_eq(i, 1000);
}
END_TEST

START_TEST(the_nearest_name_is_near)
{
    struct names names = names_new(job.arena);
    int thing;

    ck_assert_ptr_null(names_nearest(&names, "anything"));
    names_put(&names, "committed_places", &thing);
    names_put(&names, "weekly_price", &thing);
    ck_assert_str_eq(
        names_nearest(&names, "comitted_places"), "committed_places");
    ck_assert_str_eq(names_nearest(&names, "weekly_prize"), "weekly_price");
    ck_assert_ptr_null(names_nearest(&names, "something else altogether"));
}
END_TEST

/* ---- memory and findings ---------------------------------------------- */

START_TEST(memory_is_zeroed_aligned_and_apart)
{
    unsigned char *last = NULL;

    ck_assert_ptr_nonnull(arena_alloc(job.arena, 0));
    for (size_t size = 1; size < 5000; size += 37) {
        unsigned char *memory = arena_alloc(job.arena, size);

        ck_assert_uint_eq((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            ck_assert_uint_eq(memory[i], 0);
        memset(memory, 0xFF, size);
        ck_assert_ptr_ne(memory, last);
        last = memory;
    }
    ck_assert_ptr_nonnull(arena_alloc(job.arena, 10 * 1024 * 1024));
}
END_TEST

START_TEST(findings_keep_their_order_and_count_errors)
{
    struct place place = { "answers.xml", 3, 5 };
    const struct finding *finding;
    char printed[256] = "";
    FILE *out = fmemopen(printed, sizeof printed, "w");

    findings_add(
        job.findings, SEVERITY_WARNING, "first", place, "%d of %s", 1, "them");
    findings_hint(job.findings,
        findings_add(
            job.findings, SEVERITY_ERROR, "second", (struct place){ 0 }, "two"),
        "do %s", "this");
    ck_assert_int_eq(findings_errors(job.findings), 1);
    finding = findings_first(job.findings);
    ck_assert_str_eq(finding->message, "1 of them");
    ck_assert_ptr_null(finding->hint);
    ck_assert_str_eq(finding->next->id, "second");
    ck_assert_str_eq(finding->next->hint, "do this");
    ck_assert_ptr_null(finding->next->next);
    findings_print(job.findings, out);
    fclose(out);
    ck_assert_str_eq(printed, "answers.xml:3:5: warning: 1 of them [first]\n"
                              "error: two [second]\n    hint: do this\n");
}
END_TEST

START_TEST(nothing_is_freed_twice)
{
    struct job other = job_begin();

    arena_copy(other.arena, "words");
    job_end(&other);
    arena_free(NULL);
}
END_TEST

#define EACH(tcase, test, table)                                               \
    tcase_add_loop_test(tcase, test, 0, (int)(sizeof(table) / sizeof *(table)))

int main(void)
{
    Suite *suite = suite_create("base");
    TCase *tcase = tcase_create("base");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, a_text_grows_and_stays_whole);
    tcase_add_test(tcase, a_format_longer_than_the_room_is_whole);
    tcase_add_test(tcase, five_characters_are_escaped_for_xml);
    tcase_add_test(tcase, white_space_is_squeezed);
    EACH(tcase, bytes_that_are_not_utf8_are_found_where_they_are, encodings);
    tcase_add_test(tcase, a_nul_within_bytes_is_utf8);
    tcase_add_test(tcase, distance_counts_changed_letters);
    tcase_add_test(tcase, sameness_allows_null);
    EACH(tcase, a_quotient_is_rounded_once_half_away_from_zero, quotients);
    tcase_add_test(tcase, what_does_not_fit_is_refused);
    EACH(tcase, money_is_read_and_written, amounts);
    tcase_add_test(tcase, commas_stand_at_thousands);
    tcase_add_test(tcase, rates_are_percentages_of_two_places);
    tcase_add_test(tcase, whole_numbers_have_no_places);
    EACH(tcase, numbers_are_said_in_words, numbers);
    EACH(tcase, dates_are_days, dates);
    EACH(tcase, british_clocks_change_twice_a_year, times);
    EACH(tcase, a_time_that_never_comes_is_none, no_times);
    tcase_add_test(tcase, every_day_of_four_centuries_is_itself_again);
    EACH(tcase, a_day_that_never_comes_is_none, no_dates);
    tcase_add_test(tcase, names_keep_their_order_and_take_a_new_thing);
    tcase_add_test(tcase, the_nearest_name_is_near);
    tcase_add_test(tcase, memory_is_zeroed_aligned_and_apart);
    tcase_add_test(tcase, findings_keep_their_order_and_count_errors);
    tcase_add_test(tcase, nothing_is_freed_twice);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

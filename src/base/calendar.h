/*
 * Calendar: dates as days since 1 January 1970, Gregorian, no clock.
 *
 * From that day to 31 December 9999; a number outside is no day, and must not
 * be written.
 */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

bool calendar_is_day(int64_t day);

/* Reads "2027-04-01". False if there is no such day. */
MUST_CHECK bool calendar_parse(const char *words, int64_t *day);

/* "2027-04-01" and "1 April 2027". */
const char *calendar_iso(struct arena *arena, int64_t day);
const char *calendar_words(struct arena *arena, int64_t day);

/*
 * A time is "2026-03-02T10:00", civil time in the United Kingdom: two compare
 * as text. False if there is no such time.
 */
bool calendar_is_time(const char *words);

/* Of seconds since 1970: summer time is from 01:00 UTC on the last Sunday of
   March to the same hour on that of October (Summer Time Act 1972, s.1). */
const char *calendar_uk_time(struct arena *arena, int64_t seconds);

/* "2 March 2026, 10:00" */
const char *calendar_time_words(struct arena *arena, const char *time);

#endif

/*
 * Calendar: dates as days since 1 January 1970, Gregorian, no clock.
 */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* Reads "2027-04-01". False if there is no such day. */
bool calendar_parse(const char *words, int64_t *day);

/* "2027-04-01" and "1 April 2027". */
const char *calendar_iso(struct arena *arena, int64_t day);
const char *calendar_words(struct arena *arena, int64_t day);

#endif

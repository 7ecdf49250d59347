/*
 * Money: pence and basis points as whole numbers, one rounding rule.
 *
 * Pence are signed 64 bits; 10,000 basis points are the whole. A product or
 * quotient is rounded once, half away from zero (domain notes 3.0). A result
 * that does not fit is an error, never a wrong number.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

enum { MONEY_WHOLE = 10000 }; /* basis points */

/* a * b / c, rounded. False if c is 0 or the result does not fit. */
MUST_CHECK bool money_multiply_divide(
    int64_t a, int64_t b, int64_t c, int64_t *result);

/* Reads "4,900.00", "4900" or with a pound sign. False if it is not money. */
MUST_CHECK bool money_parse(const char *words, int64_t *pence);

/* Reads "60%" or "4.25%" into basis points. */
MUST_CHECK bool money_parse_rate(const char *words, int64_t *points);

/* Reads a whole number, with or without commas. */
MUST_CHECK bool money_parse_integer(const char *words, int64_t *number);

const char *money_write(struct arena *arena, int64_t pence);    /* £4,900.00 */
const char *money_plain(struct arena *arena, int64_t pence);    /* 4,900.00 */
const char *money_rate(struct arena *arena, int64_t points);    /* 4.25% */
const char *money_integer(struct arena *arena, int64_t number); /* 1,234 */

/* A whole number in words: "six", "twenty-one", "one hundred and five". */
const char *money_words(struct arena *arena, int64_t number);

#endif

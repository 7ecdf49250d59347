/*
 * UTF-16: text of two bytes a unit, made UTF-8.
 */
#ifndef IO_UTF16_H
#define IO_UTF16_H

#include "io/package.h"

#include <stdbool.h>

struct job;

/* It starts with a byte-order mark of UTF-16. */
bool utf16_is(struct bytes bytes);

/* Without the mark. start is NULL if a unit has lost its other half. */
struct bytes utf16_to_utf8(struct job *job, struct bytes bytes);

#endif

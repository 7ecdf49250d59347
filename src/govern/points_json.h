/*
 * Points as JSON: what a web page sends, one organisation's points at a time.
 *
 * A list of objects; doc/consultation.md says what each member is. Read
 * strictly: a member that is not known, a word that is none, a place that the
 * pack or the round does not have, are findings with their path in the file
 * ("$[12].kind"), and then nothing of it may be recorded.
 */
#ifndef GOVERN_POINTS_JSON_H
#define GOVERN_POINTS_JSON_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct places;
struct recording;

enum { POINTS_JSON_MOST = 8 * 1024 * 1024 /* bytes of a file */ };

/* name stands for the file. False, with findings. */
MUST_CHECK bool points_json_take(struct recording *recording,
    const struct places *places, const char *name, const char *bytes,
    size_t size);

#endif

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

#include "govern/point.h"

struct names;
struct places;

enum { POINTS_JSON_MOST = 8 * 1024 * 1024 /* bytes of a file */ };

/* A point before it is recorded. */
struct points_json {
    struct point_made point;
    const char *path;         /* "web.json: $[12]"; NULL: of no file */
    const char *author;       /* a name, or NULL */
    const char *reply_to;     /* the source key of a point, or NULL */
    bool has_place;           /* else it stands where its parent does */
    struct proposed proposed; /* if it has a verb */
    struct points_json *next;
};

/*
 * In the order of the file, after whatever is in the list. name stands for the
 * file. False, with findings.
 */
MUST_CHECK bool points_json_read(struct job *job, const struct places *places,
    const char *name, const char *bytes, size_t size,
    struct points_json **list);

#endif

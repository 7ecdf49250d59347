/*
 * Recording: what a file that came back asks for becomes points.
 *
 * Each comment is a point, each proposal one with what it proposes, each thing
 * without a place a general one, to be placed by hand. Whoever wrote is a
 * person of the organisation, found by name within it or added. What the
 * submission has already, or the organisation said in another round with the
 * very same comment, is not added again.
 */
#ifndef GOVERN_RECORDING_H
#define GOVERN_RECORDING_H

#include "base/must_check.h"
#include "base/names.h"

#include <stdbool.h>

struct act;
struct intake;
struct job;
struct lift;
struct point_made;

/* One thing of the file, and the point that it is. */
struct recorded_thing {
    const char *point;
    bool is_new;
    struct recorded_thing *next;
};

struct recorded {
    struct recorded_thing *things;
    size_t comments, proposals, unplaced; /* that are new */
    size_t known;                         /* that were there */
    const char *people; /* keys of those who wrote, with spaces; or NULL */
};

struct recording {
    struct job *job;
    struct act *act;
    const char *submission;
    bool is_personal;
    const struct names *sources; /* recording_source to SHA-256; or NULL */
    struct names known;          /* source key to the point's key */
    struct names people;         /* name to the person's key */
    struct names wrote;          /* key to the same */
    struct recorded recorded;
    struct recorded_thing **end;
};

/* The submission is there. Its points are walked once. */
struct recording recording_begin(
    struct job *job, struct act *act, const char *submission);

/* lift may be NULL. False, with findings. */
MUST_CHECK bool recording_take(struct recording *recording,
    const struct intake *intake, const struct lift *lift);

/* Points that a web page sent: what is not in the round's scope is refused. */
struct points_json;
MUST_CHECK bool recording_take_json(
    struct recording *recording, const struct points_json *list);

/* "volume.release#soft@2" */
const char *recording_source(struct arena *arena, const char *clause,
    const char *variant, const char *version);

#endif

/*
 * Round texts: the documents that the points of a round stand on.
 *
 * As the round froze them; of a round without a freeze, as the project is now.
 * Lives as long as the job; borrows the present.
 */
#ifndef CLI_ROUND_TEXTS_H
#define CLI_ROUND_TEXTS_H

#include "base/must_check.h"
#include "base/names.h"
#include "govern/places.h"

#include <stdbool.h>

struct job;
struct present;

struct round_texts {
    struct names documents; /* by id */
    struct names sources;   /* recording_source to SHA-256 */
    bool is_frozen;
};

/* freeze: a name; NULL: as it is now. False, with findings. */
MUST_CHECK bool round_texts_open(struct job *job, const char *home,
    const char *folder, struct present *present, const char *freeze,
    struct round_texts *texts);

struct places round_texts_places(
    struct job *job, const struct round_texts *texts);

#endif

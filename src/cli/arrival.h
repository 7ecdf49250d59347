/*
 * Arrival: a file that came back, read, known as a copy of what was sent, and
 * taken in.
 *
 * Never by an author's name. A signed list is believed first, then the file's
 * property, its clause links, its bookmarks, and at last the person who brings
 * it. Lives as long as the job.
 */
#ifndef CLI_ARRIVAL_H
#define CLI_ARRIVAL_H

#include "base/must_check.h"

struct intake;
struct job;

struct arrival_options {
    const char *folder;   /* of the project */
    const char *schema;   /* templates/document.rng */
    const char *copy;     /* the person's word, or NULL */
    const char *document; /* likewise */
};

/* Returns NULL, with findings. */
MUST_CHECK struct intake *arrival_take(
    struct job *job, const char *path, struct arrival_options options);

#endif

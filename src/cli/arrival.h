/*
 * Arrival: a file that came back, read, known as a copy of what was sent, and
 * taken in.
 *
 * It is the document itself, or a comment form as CSV or as a document. Known
 * never by an author's name. A signed list is believed first, then the file's
 * property, its clause links, its bookmarks, and at last the person who brings
 * it. Lives as long as the job.
 */
#ifndef CLI_ARRIVAL_H
#define CLI_ARRIVAL_H

#include "base/must_check.h"

struct document;
struct intake;
struct job;

struct arrival_options {
    const char *folder;   /* of the project */
    const char *schema;   /* templates/document.rng */
    const char *copy;     /* the person's word, or NULL */
    const char *document; /* likewise */
};

/* What it asks for, and the text that was sent; NULL: findings say why. */
struct taken {
    struct intake *intake;
    const struct document *sent;
};

MUST_CHECK struct taken arrival_take(
    struct job *job, const char *path, struct arrival_options options);

#endif

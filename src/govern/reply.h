/*
 * Reply: a fresh copy of the document that an organisation was sent, with its
 * own comments, our answer to each in its thread, and what has changed since.
 *
 * Only what is published is in it, and no other organisation's words. Lives as
 * long as the job.
 */
#ifndef GOVERN_REPLY_H
#define GOVERN_REPLY_H

#include <stddef.h>

struct document;
struct job;
struct ledger;

struct reply_source {
    const struct ledger *ledger;
    const char *round, *organisation, *document;
    const struct document *sent; /* the text as the organisation got it */
    const struct document *now;  /* as it reads now; NULL: it is no more */
    const char *at;              /* of publishing */
};

/* threads: how many of its comments are in it. Cannot fail. */
struct document *reply_document(
    struct job *job, const struct reply_source *source, size_t *threads);

#endif

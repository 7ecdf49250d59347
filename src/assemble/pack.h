/*
 * Pack: the documents of one procurement, assembled from a library, rules and
 * one set of answers.
 *
 * The same inputs give the same trees. What is wrong becomes findings; a pack
 * with errors comes back all the same, so that it can be looked at as a draft.
 * Lives as long as the job.
 */
#ifndef ASSEMBLE_PACK_H
#define ASSEMBLE_PACK_H

#include "assemble/draft.h"

struct pack_options {
    enum audience audience;
    bool execution;   /* copies to sign: what is open is an error */
    const char *only; /* id of the one document that is wanted, or NULL */
};

/* The draft pack keeps every document and the reason of every clause. */
struct draft_pack *pack_assemble(struct job *job, const struct library *library,
    const struct rules *rules, struct answers *answers,
    const struct decisions *decisions, const struct house *house,
    struct pack_options options);

#endif

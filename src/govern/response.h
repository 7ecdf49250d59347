/*
 * Response: what is done about a point, and why.
 *
 * Drafted in private, published all at once. What each disposition must come
 * with is a table in response.c.
 */
#ifndef GOVERN_RESPONSE_H
#define GOVERN_RESPONSE_H

#include "govern/entry.h"

enum disposition_code {
    DISPOSITION_NONE, /* not yet */
    DISPOSITION_ACCEPTED,
    DISPOSITION_ACCEPTED_IN_PART,
    DISPOSITION_REJECTED,
    DISPOSITION_NOTED,
    DISPOSITION_OUT_OF_SCOPE,
    DISPOSITION_DUPLICATE,
    DISPOSITION_DEFERRED,
    DISPOSITION_WITHDRAWN,
    DISPOSITION_CODES
};
extern const char *const response_codes[];

enum workflow {
    WORKFLOW_TRIAGED,
    WORKFLOW_AWAITING_INPUT,
    WORKFLOW_PROPOSED,
    WORKFLOW_DECIDED, /* approved; ready to publish */
    WORKFLOW_PUBLISHED,
    WORKFLOWS
};
extern const char *const response_workflows[];

/* Keyed by its point. */
struct disposition {
    struct entry entry;
    const char *point;
    const char *organisation; /* that answers: the sealed words' subject */
    enum workflow workflow;
    enum disposition_code code;
    const char *reason;    /* sealed: why */
    const char *did;       /* sealed: what was done */
    const char *not_taken; /* sealed: of accepted in part */
    const char *adopted;   /* "volume.release#soft@2" */
    const char *text;      /* SHA-256 of the clause's words it rests on */
    const char *motion, *lead, *to_round, *went_to;
    const char *drafted_by, *drafted_at, *approved_by, *approved_at;
    const char *published_at;
    int64_t version;
};

enum publication_kind {
    PUBLICATION_RESPONSE, /* you said, we did */
    PUBLICATION_CLARIFICATION,
    PUBLICATION_PACK,
    PUBLICATION_KINDS
};
extern const char *const response_publications[];

/* One act of publishing. */
struct publication {
    struct entry entry; /* "P-02" */
    enum publication_kind kind;
    const char *round;
    const char *sha256; /* of the list of its files */
    int64_t points;
    const char *by, *at;
};

#endif

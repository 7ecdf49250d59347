/*
 * Response: what is done about a point, and why.
 *
 * Drafted in private, approved, published all at once. What each disposition
 * must come with is a table in response.c. An answer that rests on the words of
 * a clause is stale once they are others, until somebody confirms or changes
 * it. One that is changed after it was published is its next version.
 */
#ifndef GOVERN_RESPONSE_H
#define GOVERN_RESPONSE_H

#include "base/must_check.h"
#include "govern/entry.h"

struct act;
struct arena;
struct job;
struct ledger;
struct names;

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
    const char *earlier_at; /* when the version before it was published */
    const char *log;        /* of a clarification: "CQ-01"; else NULL */
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

/* A clause's version, taken apart. */
struct adopted {
    const char *clause, *variant, *version;
};

/* "volume.release#soft@2"; false if it is none. */
bool response_read_adopted(
    struct arena *arena, const char *words, struct adopted *adopted);

/*
 * For people: "this clause, wording “soft”, version 2", where clause is the one
 * that they read about. What is none comes back as it is; NULL too.
 */
const char *response_adopted_words(
    struct arena *arena, const char *words, const char *clause);

/* Returns NULL if nobody has drafted one. */
const struct disposition *response_of(
    const struct ledger *ledger, const char *point);

/* The point whose answer is its own: the first of an organisation's thread. */
const char *response_root(const struct ledger *ledger, const char *point);

/* Approved or published; a duplicate's lead must be, too. */
bool response_is_answered(const struct ledger *ledger, const char *point);

/* Approved, but not as it stands in anything published. */
bool response_is_unpublished(const struct disposition *disposition);

/* texts: clause id to the SHA-256 of its present words. */
bool response_is_stale(const struct ledger *ledger,
    const struct disposition *disposition, const struct names *texts);

/*
 * Drafts one, or changes what is there; wanted gives the point, the code and
 * what the code needs. Only the lead's people may. False, with findings.
 */
MUST_CHECK bool response_draft(struct job *job, struct act *act,
    const struct disposition *wanted, const struct names *texts);

/* A warning if who approves it drafted it. False, with findings. */
MUST_CHECK bool response_approve(
    struct job *job, struct act *act, const char *point);

/* It stands although its clause reads otherwise now. False, with findings. */
MUST_CHECK bool response_confirm(struct job *job, struct act *act,
    const char *point, const struct names *texts);

/*
 * A paragraph's place whatever the version of its clause: an address without
 * variant and version, "call-off/calloff.term/d".
 */
const char *response_place(struct arena *arena, const char *address);

/* "Accepted in part" */
const char *response_code_words(enum disposition_code code);

#endif

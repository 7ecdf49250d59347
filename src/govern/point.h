/*
 * Point: one thing that somebody says about the text, on its address.
 *
 * Nobody's words are ever edited: what must not be shown is redacted, with a
 * reason. A duplicate keeps its organisation's name.
 */
#ifndef GOVERN_POINT_H
#define GOVERN_POINT_H

#include "base/must_check.h"
#include "govern/entry.h"

struct act;
struct arena;
struct job;
struct ledger;

enum point_kind {
    POINT_COMMENT,
    POINT_QUESTION,
    POINT_PROPOSAL,
    POINT_SUPPORT,
    POINT_OBJECTION,
    POINT_ERROR_REPORT,
    POINT_CLARIFICATION, /* a tenderer's; its answer goes to all */
    POINT_KINDS
};
extern const char *const point_kinds[];

enum point_type { TYPE_GENERAL, TYPE_TECHNICAL, TYPE_EDITORIAL, POINT_TYPES };
extern const char *const point_types[]; /* "ge", "te", "ed" */

enum stance {
    STANCE_NEUTRAL,
    STANCE_SUPPORT,
    STANCE_SUPPORT_WITH_CHANGES,
    STANCE_OPPOSE,
    STANCES
};
extern const char *const point_stances[];

enum priority {
    PRIORITY_USUAL,
    PRIORITY_ESSENTIAL,
    PRIORITY_DESIRABLE,
    PRIORITIES
};
extern const char *const point_priorities[];

/* What a point stands on. */
enum target_kind {
    TARGET_GENERAL,
    TARGET_CLAUSE,
    TARGET_DEFINITION,
    TARGET_QUESTION, /* an answer or a figure */
    TARGET_PART,     /* of a plan */
    TARGET_KINDS
};
extern const char *const point_targets[];

struct point_made {
    struct entry entry; /* "R1-014"; a kind named "point" at rest */
    const char *submission, *round, *organisation;
    const char *author; /* person, or NULL */
    const char *parent; /* point that it replies to, or NULL */
    enum point_kind kind;
    enum point_type type;
    enum stance stance;
    enum priority priority;
    const char *topic;
    bool is_confidential, is_substantive, is_personal;
    enum target_kind target;
    const char *document, *clause, *variant, *version, *in_record, *address;
    const char *label;   /* number as it was printed */
    const char *also;    /* other clauses that it stands on, with spaces */
    const char *on;      /* definition, question or part, or NULL */
    const char *source;  /* SHA-256 of the variant's source, as it was sent */
    const char *carrier; /* how it was placed: "bookmark" ... "manual" */
    const char *exact, *prefix, *suffix; /* quotation; sealed */
    const char *text;                    /* sealed */
    const char *evidence;                /* sealed */
    const char *source_key; /* of the thing it was made of: once a round */
    const char *created_at;
    const char *withdrawn_at, *withdrawn_reason;
};

/* One paragraph that a point would have otherwise. */
struct proposed {
    struct entry entry; /* "R1-014/1" */
    const char *point, *organisation;
    const char *verb; /* "insert", "leave-out", "substitute" ... */
    const char *document, *clause, *address, *label;
    const char *was, *now; /* printed words; sealed; NULL: new, left out */
    const char *lifted;    /* source of the variant so changed; sealed */
    const char *question, *answer; /* an answer that it would change; sealed */
    bool is_tracked;
};

struct endorsement {
    struct entry entry;
    const char *point, *organisation;
    enum stance stance;
    const char *by, *at;
};

enum group_reason {
    GROUP_DUPLICATE,
    GROUP_SAME_ISSUE,
    GROUP_CAMPAIGN,
    GROUP_CONSOLIDATED, /* a member's, taken up in its association's */
    GROUP_REASONS
};
extern const char *const point_group_reasons[];

/* Keyed by the point that follows the lead. */
struct grouping {
    struct entry entry;
    const char *point, *lead; /* lead: NULL: taken out of its group again */
    enum group_reason reason;
    const char *by, *at;
};

enum { POINT_MOST_REDACTIONS = 100 /* of one point */ };

/* Bytes from..to of a point's text that must not be shown. */
struct redaction {
    struct entry entry; /* "R1-014/r1", "R1-014/r2" ... */
    const char *point;
    int64_t from, to;
    const char *organisation;     /* that redacts */
    const char *reason, *by, *at; /* reason: sealed */
};

/* Where a point stands in a later version of its clause. */
struct placement_later {
    struct entry entry; /* "R1-014@R2" */
    const char *point, *freeze;
    const char *state; /* "placed", "moved", "clause-only", "orphaned" ... */
    int64_t score;
    const char *document, *clause, *address, *label;
    const char *confirmed_by;
};

/* ---- making ----------------------------------------------------------- */

/*
 * Gives the point its key, the next of its round: "R1-014". Round and
 * organisation are its submission's, the time is the act's. NULL, with
 * findings: no such submission, one that is over, an author of another
 * organisation, a reply to another round's point, nothing said.
 */
MUST_CHECK const char *point_add(
    struct job *job, struct act *act, const struct point_made *point);

/* Why nothing was said in that round then: before it opened, or later than the
 * act; NULL: it may have been, or at is NULL. */
const char *point_time_wrong(
    const struct act *act, const char *round, const char *at);

/* One more paragraph of a point that was just added; gives "R1-014/1". */
const char *point_propose(struct job *job, struct act *act, const char *point,
    const struct proposed *proposed);

/* ---- looking ---------------------------------------------------------- */

/* Of a live submission, and not withdrawn. */
bool point_counts(const struct ledger *ledger, const struct point_made *point);

/* Its text, with what is redacted as "[redacted: reason]". Never NULL. */
const char *point_words(struct arena *arena, const struct ledger *ledger,
    const struct point_made *point);

/* The first, the second ... paragraph that it proposes; NULL: no more. */
const struct proposed *point_proposed(struct arena *arena,
    const struct ledger *ledger, const char *point, int number);

/* The lead of its group, or itself. */
const char *point_lead(const struct ledger *ledger, const char *point);

/* The organisation's name, or "a provider" if it is not to be named. */
const char *point_who(
    const struct ledger *ledger, const struct point_made *point);

/*
 * Whether the people of an organisation may read it at that time. Its own
 * always; a member's to its association only that one; else the lead all, the
 * board all that counts but for what is confidential, others what the round
 * lets them. viewer NULL: the public. A tenderer's question shows to others
 * when its answer is published.
 */
bool point_may_see(const struct ledger *ledger, const struct point_made *point,
    const char *viewer, const char *at);

#endif

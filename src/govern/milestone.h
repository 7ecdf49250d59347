/*
 * Milestone: what was frozen, issued and varied, and the evidence for it.
 */
#ifndef GOVERN_MILESTONE_H
#define GOVERN_MILESTONE_H

#include "base/must_check.h"
#include "govern/entry.h"

struct act;
struct job;

struct freeze {
    struct entry entry;         /* its name */
    const char *sha256;         /* of its manifest */
    const char *engine;         /* version */
    const char *organisation;   /* whose words the note is */
    const char *note, *by, *at; /* note: sealed */
};

struct issue {
    struct entry entry;   /* "I-01" */
    const char *audience; /* "market" */
    const char *freeze;
    const char *sha256; /* of the manifest that went out */
    bool gate_was_open;
    const char *missing; /* criteria that were not met, or NULL */
    const char *organisation;
    const char *override_reason; /* sealed; or NULL */
    const char *by, *at;
};

struct variation {
    struct entry entry; /* "V-01" */
    const char *title, *from_freeze, *to_freeze;
    const char *organisation;
    const char *reason; /* sealed */
    const char *on;     /* the date from which it has effect */
    const char *by, *at;
};

/* One organisation's agreement to a variation. */
struct agreement {
    struct entry entry;
    const char *variation, *organisation, *person, *at;
};

/* What a criterion of the gate is met by, where the program cannot test it. */
struct evidence {
    struct entry entry; /* "E-05" */
    int64_t criterion;
    const char *name; /* of the check: "equality", "dpia" ... or NULL */
    const char *organisation;
    const char *reference; /* sealed: of the paper that shows it */
    const char *on;        /* its date */
    const char *until;     /* it holds until then, or NULL */
    const char *by, *at;
};

/* A warning that somebody accepts by name; an objection that stands. */
struct acceptance {
    struct entry entry;
    const char *finding;  /* id; or NULL */
    const char *place;    /* of the finding, or NULL: wherever */
    const char *point;    /* the objection; or NULL */
    const char *decision; /* of the board, or NULL */
    const char *organisation;
    const char *reason, *by, *at; /* reason: sealed */
};

/*
 * Each may add a finding and return false; by, at and organisation are the
 * act's. What was frozen has its files already; once there are people, only
 * those of the lead may do any of this.
 */
MUST_CHECK bool milestone_freeze(
    struct job *job, struct act *act, struct freeze freeze);

/*
 * An issue needs an open gate, or a reason to go on without. Whether it may be
 * made is asked before the work, and once more by the act itself.
 */
MUST_CHECK bool milestone_may_issue(
    struct job *job, const struct act *act, const struct issue *issue);
MUST_CHECK bool milestone_issue(
    struct job *job, struct act *act, struct issue issue);

/*
 * A variation binds those who agreed: "lead" or "lead:lead-1", at least two of
 * them. Its key is the next.
 */
MUST_CHECK bool milestone_may_vary(struct job *job, const struct act *act,
    const struct variation *variation, const char *const *agreed, size_t count);
MUST_CHECK bool milestone_vary(struct job *job, struct act *act,
    struct variation variation, const char *const *agreed, size_t count);

#endif

/*
 * Lift: wording that came back, taken from the printed words to the source.
 *
 * An edit in literal words becomes new source of its paragraph; one within a
 * value becomes a proposal to change that answer; what crosses a term, a
 * reference, a repeat or a condition waits for a drafter, with the reason.
 * Nothing counts as lifted unless its source, composed again where it stood,
 * gives exactly the proposed words. Changes nothing but what it returns, which
 * lives as long as the job; it borrows the intake and the pack.
 */
#ifndef REVIEW_LIFT_H
#define REVIEW_LIFT_H

#include "review/intake.h"

struct draft_pack;
struct document;
struct house;

enum lift_kind {
    LIFT_LITERAL, /* new source; may come with values too */
    LIFT_VALUE,   /* answers alone */
    LIFT_NEW,     /* a paragraph that was not there */
    LIFT_REMOVED,
    LIFT_DRAFTER, /* a person must do it */
    LIFT_KINDS
};

/* A proposal to answer a question otherwise. */
struct lift_value {
    const char *question; /* id */
    const char *label;    /* of the question, for people */
    const char *record;   /* key, or NULL */
    const char *old;      /* as a person writes the answer; NULL: none */
    const char *proposed; /* the same */
    const char *prints;   /* how it will read, if other than was typed */
    struct lift_value *next;
};

struct lifted {
    const struct wording *wording;
    enum lift_kind kind;
    const char *why;        /* of LIFT_DRAFTER; else NULL */
    const char *id;         /* of the source paragraph, or NULL */
    const char *old_source; /* XML, or NULL */
    const char *new_source; /* of LIFT_LITERAL and LIFT_NEW */
    struct lift_value *values;
    struct lifted *next;
};

/* All that was changed in one clause. */
struct lift_clause {
    const struct proposal *proposal;
    struct lifted *paragraphs;
    const char *source; /* the variant with all lifted changes, or NULL */
    struct lift_clause *next;
};

struct lift {
    const struct intake *intake;
    struct lift_clause *clauses;
    size_t count[LIFT_KINDS]; /* paragraphs */
};

/*
 * pack is assembled as the sent copy was, for the same audience; what its
 * library or answers say otherwise by now goes to a drafter. Cannot fail.
 */
struct lift *lift_all(
    struct job *job, struct draft_pack *pack, const struct intake *intake);

const char *lift_kind_name(enum lift_kind kind); /* "needs-drafter" */

#endif

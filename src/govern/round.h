/*
 * Round: one stage of consultation on a pack that was frozen for it.
 *
 * Times are civil time in the United Kingdom, "2026-03-20T17:00"; a round is
 * open until the minute that it closes.
 */
#ifndef GOVERN_ROUND_H
#define GOVERN_ROUND_H

#include "govern/entry.h"

enum stage { STAGE_INFORMAL, STAGE_FORMAL, STAGE_FINAL_CHECK, STAGES };
extern const char *const round_stages[];

enum round_status {
    ROUND_PLANNED,
    ROUND_OPEN,
    ROUND_PAUSED,
    ROUND_CLOSED, /* comments are being resolved */
    ROUND_PUBLISHED,
    ROUND_CANCELLED,
    ROUND_STATUSES
};
extern const char *const round_statuses[];

/* Who sees others' points before the responses are published. */
enum visibility {
    VISIBILITY_OWN, /* its own organisation's only */
    VISIBILITY_AFTER_CLOSE,
    VISIBILITY_ALL,
    VISIBILITIES
};
extern const char *const round_visibilities[];

struct round {
    struct entry entry; /* "R1" */
    const char *title, *purpose;
    enum stage stage;
    enum round_status status;
    const char *opens, *closes;
    int64_t least_days;   /* that it must be open */
    const char *freeze;   /* the milestone that is commented on, or NULL */
    const char *sha256;   /* of that milestone's manifest */
    const char *rests_on; /* the law or policy that asks for it, or NULL */
    enum visibility visibility;
    const char *paused_at, *closed_at;
};

/* What may be commented on. A round without items has the whole pack. */
struct round_item {
    struct entry entry; /* "R1/volume.release" */
    const char *round;
    const char *document, *clause;        /* one of them may be NULL */
    const char *variant, *version, *text; /* SHA-256, as it was frozen */
    const char *asks; /* the question to consultees, or NULL */
};

struct extension {
    struct entry entry;
    const char *round, *old_close, *new_close;
    const char *organisation;     /* whose words the reason is */
    const char *reason, *by, *at; /* reason: sealed */
};

struct invitation {
    struct entry entry; /* "R1-I03" */
    const char *round, *organisation;
    const char *person;     /* or NULL: whoever it is passed to */
    const char *token_hash; /* SHA-256; the token itself is never kept */
    const char *until;
    const char *sent_at, *delivered_at, *opened_at, *reminded_at, *revoked_at;
};

#endif

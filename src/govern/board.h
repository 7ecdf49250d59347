/*
 * Board: the seats, the motions put to them, and the votes.
 *
 * One seat, one vote, of an organisation; the person who casts it is recorded.
 * Votes are never changed: of several from one seat the last counts.
 */
#ifndef GOVERN_BOARD_H
#define GOVERN_BOARD_H

#include "govern/party.h"

struct board {
    struct entry entry;
    const char *name, *terms; /* version of its terms of reference */
    const char *rule;         /* voting rule of lua/ */
    const char *chair;        /* seat, or NULL */
    bool hides_votes;         /* until a motion is closed */
};

struct seat {
    struct entry entry;
    const char *board, *organisation;
    enum party_side side;
    bool has_vote;
    const char *member, *deputy; /* people, or NULL */
    const char *from, *until;
};

/* A declared interest: in a clause, a motion, or generally. */
struct interest {
    struct entry entry;
    const char *seat, *organisation;
    const char *clause; /* or NULL: general */
    const char *text;   /* sealed */
    bool withdraws;     /* the seat takes no part in motions on it */
    const char *by, *at;
};

enum motion_kind {
    MOTION_ADOPT,
    MOTION_DISPOSITIONS,
    MOTION_PROCEDURAL,
    MOTION_KINDS
};
extern const char *const board_motion_kinds[];

enum motion_status {
    MOTION_DRAFT,
    MOTION_OPEN,
    MOTION_CLOSED,
    MOTION_WITHDRAWN,
    MOTION_VOID,
    MOTION_STATUSES
};
extern const char *const board_motion_statuses[];

struct motion {
    struct entry entry; /* "M-03" */
    const char *board;
    enum motion_kind kind;
    const char *clause;       /* of an adoption */
    const char *points;       /* of dispositions: keys, with spaces */
    const char *organisation; /* that moves it */
    const char *text;         /* sealed for it */
    const char *seconded_by;  /* organisation, or NULL */
    const char *rule;
    bool hides_votes;
    enum motion_status status;
    const char *opens, *closes; /* when it was opened and closed */
    const char *paper; /* SHA-256 of the paper that was before the board */
    const char *withdrawn_reason;
};

/* What may be chosen. A motion to adopt has at least one. */
struct option_put {
    struct entry entry; /* "M-03/1" */
    const char *motion, *organisation;
    const char *label; /* sealed for the organisation */
    const char *clause, *variant, *version;
    const char *source;      /* SHA-256 of the variant's source */
    const char *text;        /* SHA-256 of the words that it prints */
    const char *values;      /* "void_rate=..." lines that it reads */
    const char *definitions; /* "place=SHA-256" lines */
    const char *body;        /* sealed: new source, if it is no variant yet */
    const char *point;       /* that proposed it, or NULL */
};

enum ballot {
    BALLOT_AGREE,
    BALLOT_DISAGREE,
    BALLOT_ABSTAIN,
    BALLOT_BLOCK,
    BALLOT_RECUSED,
    BALLOTS
};
extern const char *const board_ballots[];

enum cast_as { CAST_REPRESENTATIVE, CAST_ALTERNATE, CAST_PROXY, CAST_AS };
extern const char *const board_cast_as[];

/* Final. */
struct vote {
    struct entry entry; /* "M-03/v12" */
    const char *motion, *seat, *organisation;
    enum ballot ballot;
    const char *option;  /* or NULL */
    const char *reason;  /* sealed */
    const char *cast_by; /* person */
    enum cast_as cast_as;
    const char *at;
};

/* One seat's leave to another to vote for it in a motion. */
struct proxy {
    struct entry entry;
    const char *motion, *from_seat, *to_seat, *by, *at;
};

enum outcome_kind {
    OUTCOME_CARRIED,
    OUTCOME_LOST,
    OUTCOME_NO_QUORUM,
    OUTCOME_TIED,
    OUTCOME_REFERRED,
    OUTCOMES
};
extern const char *const board_outcomes[];

enum decision_status {
    DECISION_IN_FORCE,
    DECISION_REOPENED,
    DECISION_SUPERSEDED,
    DECISION_NOT_ADOPTED,
    DECISION_STATUSES
};
extern const char *const board_decision_statuses[];

struct decision_made {
    struct entry entry; /* "D-04"; a kind named "decision" at rest */
    const char *motion, *clause, *variant, *version;
    enum outcome_kind outcome;
    enum decision_status status;
    const char *tally;                                /* in words */
    const char *source, *text, *values, *definitions; /* that it binds */
    const char *organisation;                         /* the lead's */
    const char *statement; /* sealed: outcome and reasons, dissent */
    const char *minute, *review_on;
    const char *by, *at;
};

#endif

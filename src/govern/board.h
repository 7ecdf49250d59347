/*
 * Board: the seats, the motions put to them, and the votes.
 *
 * One seat, one vote, of an organisation; the person who casts it is recorded.
 * Votes are never changed: of several from one seat the last counts.
 */
#ifndef GOVERN_BOARD_H
#define GOVERN_BOARD_H

#include "base/must_check.h"
#include "govern/party.h"

struct arena;

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
    MOTION_REST, /* all that is not decided, as it was drafted */
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
    const char *withdrawn_reason; /* or why it is void */
    const char *condition;        /* of lua/: the decision is for, or NULL */
    const char *despite; /* sealed: why it is put while points are open */
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
    const char *motion;
    const char *option; /* that was carried, or NULL */
    const char *clause, *variant;
    const char *version; /* that was adopted: a new one */
    enum outcome_kind outcome;
    enum decision_status status;
    const char *tally;                                /* in words */
    const char *source, *text, *values, *definitions; /* that it binds */
    const char *organisation;                         /* the lead's */
    const char *statement; /* sealed: outcome and reasons, dissent */
    const char *minute, *review_on;
    const char *superseded_by;         /* decision, or NULL */
    const char *reopened_at, *changed; /* what of the things it binds */
    const char *by, *at;
};

/* The rule must be known to the caller. False, with findings, as below. */
MUST_CHECK bool board_add(
    struct job *job, struct act *act, const struct board *board);

/*
 * Gives an organisation its seat, or changes it. Who may vote does not change
 * while a motion is open.
 */
MUST_CHECK bool board_give_seat(
    struct job *job, struct act *act, const struct seat *seat);
MUST_CHECK bool board_set_chair(struct job *job, struct act *act,
    const char *board, const char *organisation);
MUST_CHECK bool board_declare(
    struct job *job, struct act *act, const struct interest *interest);

/* A warning if councils and providers have not as many votes at that time. */
void board_check_balance(struct job *job, const struct ledger *ledger,
    const char *board, const char *at);

/* The key of an organisation's seat, whether there is one or not. */
const char *board_seat_key(
    struct arena *arena, const char *board, const char *organisation);

/* NULL, with a finding, if the organisation has none, or not at that time. */
MUST_CHECK const struct seat *board_get_seat(struct job *job,
    const struct ledger *ledger, const char *board, const char *organisation,
    const char *at);

/* Whether a seat is held then. A day alone is held to its end. */
bool board_is_held(const struct seat *seat, const char *at);

/* Of a board, those held then: the next after one, NULL for the first. */
const struct seat *board_next_seat(const struct ledger *ledger,
    const char *board, const char *at, const struct seat *after);

/* As whom a person speaks for a seat. False if the person does not. */
bool board_speaks_for(const struct ledger *ledger, const struct seat *seat,
    const char *person, enum cast_as *as);

/* Whether the person prepares its meetings: of the lead, or in the chair. */
MUST_CHECK bool board_is_clerk(struct job *job, const struct ledger *ledger,
    const char *board, const char *person);

/* The interest that keeps a seat out of what is on that clause, or NULL. */
const struct interest *board_withdrawn(
    const struct ledger *ledger, const char *seat, const char *clause);

#endif

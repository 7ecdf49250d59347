/*
 * Submission: what one organisation returns to a round.
 *
 * One live submission for each organisation and round: a new one supersedes,
 * the old one is kept. What comes after the close counts once it is accepted,
 * and takes the place of what came in time only then. A member of an
 * association may give its points to the association instead: those stay
 * private to both until the association submits one position for its members.
 */
#ifndef GOVERN_SUBMISSION_H
#define GOVERN_SUBMISSION_H

#include "base/must_check.h"
#include "govern/entry.h"

struct act;
struct arena;
struct job;
struct ledger;

enum channel {
    CHANNEL_WEB,
    CHANNEL_DOCX,
    CHANNEL_ODT,
    CHANNEL_FORM,
    CHANNEL_EMAIL,
    CHANNEL_MEETING,
    CHANNEL_PHONE,
    CHANNELS
};
extern const char *const submission_channels[];

enum submission_status {
    SUBMISSION_DRAFT,
    SUBMISSION_INTERNAL, /* a member's, before its association submits */
    SUBMISSION_SUBMITTED,
    SUBMISSION_LATE, /* came after the close; not yet accepted */
    SUBMISSION_LATE_ACCEPTED,
    SUBMISSION_WITHDRAWN,
    SUBMISSION_SUPERSEDED,
    SUBMISSION_STATUSES
};
extern const char *const submission_statuses[];

enum publish { PUBLISH_NAMED, PUBLISH_ANONYMOUS, PUBLISH_NOT, PUBLISHES };
extern const char *const submission_publishes[];

struct submission {
    struct entry entry; /* "R1-S03": its receipt number too */
    const char *round, *organisation;
    const char *association; /* that it is given to, or NULL */
    enum channel channel;
    enum submission_status status;
    enum publish publish;
    bool is_personal;       /* one person's view, not the organisation's */
    int64_t represents;     /* members that the position is for; 0: itself */
    bool is_paused;         /* a position: members give no more to it for now */
    const char *supersedes; /* submission, or NULL */
    const char *submitted_by, *submitted_at;
    const char *late_reason, *late_by, *late_at; /* of a late one accepted */
    const char *withdrawn_at, *withdrawn_reason;
};

/* A file as it came back, byte for byte; its bytes are kept in the store. */
struct kept_file {
    struct entry entry; /* SHA-256 */
    const char *submission;
    const char *organisation;
    const char *name;   /* sealed for the organisation */
    const char *format; /* "docx" */
    const char *copy;   /* id of the copy that it is, or NULL */
    const char *document;
    int64_t size;
    const char *producer;
    int64_t points, proposals, untracked, unplaced; /* that were found in it */
    const char *people; /* keys of those who wrote in it, with spaces */
};

/* ---- acts: each may add findings and return NULL or false -------------- */

/*
 * The key of what the organisation returns to that round (and gives to the same
 * association): it is made if there is none yet. supersede makes a new one. It
 * is submitted while the round is open, late after that, internal if it is
 * given to an association. Only its own people bring it, or an officer of the
 * lead for them; what is internal, its association's.
 */
MUST_CHECK const char *submission_for(struct job *job, struct act *act,
    const struct submission *wanted, bool supersede);

/* A late one counts from now on, in the place of what came before it. */
MUST_CHECK bool submission_accept(
    struct job *job, struct act *act, const char *key, const char *reason);
MUST_CHECK bool submission_withdraw(
    struct job *job, struct act *act, const char *key, const char *reason);

/* How its organisation wants to be named. */
MUST_CHECK bool submission_show_as(
    struct job *job, struct act *act, const char *key, enum publish publish);

/* ---- looking ----------------------------------------------------------- */

/* Submitted, or late and accepted: what is in it counts. */
bool submission_is_live(
    const struct ledger *ledger, const struct submission *submission);

/* Draft, internal or late: nothing has taken its place, but it does not count
   yet, or not by itself. */
bool submission_is_waiting(const struct submission *submission);

/* Its own organisation may see it, and whom it is given to; the lead all but
   drafts and what is internal. */
bool submission_may_see(const struct ledger *ledger,
    const struct submission *submission, const char *viewer);

/* The live one of an organisation in a round, and the one that waits. NULL:
   none. association is whom it is given to, or NULL. */
const struct submission *submission_live(
    const struct ledger *ledger, const char *round, const char *organisation);
const struct submission *submission_waiting(const struct ledger *ledger,
    const char *round, const char *organisation, const char *association);

/* How many points are in it, withdrawn ones too. */
int64_t submission_points(const struct ledger *ledger, const char *key);

/*
 * The receipt, for the person who brings it: its number, whose it is, what was
 * received, when, and where in the chain of the record it stands.
 */
const char *submission_receipt_words(struct arena *arena,
    const struct ledger *ledger, const char *key, const char *hash);

#endif

/*
 * Submission: what one organisation returns to a round.
 *
 * One live submission for each organisation and round: a new one supersedes,
 * the old one is kept. A member of an association may give its points to the
 * association instead: those stay private to both until the association submits
 * one position for its members.
 */
#ifndef GOVERN_SUBMISSION_H
#define GOVERN_SUBMISSION_H

#include "govern/entry.h"

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

#endif

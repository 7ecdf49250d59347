/*
 * Invitation: an organisation asked to take part in a round, and what became of
 * the asking.
 *
 * Its token is the last part of the link: the invitation, until when it is
 * good, a salt, and a signature over them by this machine's key. Only its
 * SHA-256 is kept. Whoever has the key can tell a token that is not ours from
 * one that is over without the record; the record knows which were revoked.
 */
#ifndef GOVERN_INVITATION_H
#define GOVERN_INVITATION_H

#include "base/must_check.h"
#include "govern/entry.h"

struct act;
struct arena;
struct job;
struct ledger;

struct invitation {
    struct entry entry; /* "R1-I03" */
    const char *round, *organisation;
    const char *person; /* or NULL: whoever it is passed to */
    const char *salt;
    const char *token_hash; /* SHA-256; the token itself is never kept */
    const char *until;
    const char *asked_at; /* when the link was made */
    const char *sent_at, *delivered_at, *opened_at, *reminded_at, *revoked_at;
};

/* What may be marked, as the delivery log has it. */
enum mark { MARK_SENT, MARK_DELIVERED, MARK_OPENED, MARK_REMINDED, MARKS };
extern const char *const invitation_marks[];

enum { INVITATION_SALT = 8 /* bytes that nobody can guess */ };

/*
 * Asks an organisation, or a person of it; until NULL: to 90 days after the
 * close, so that an extension, and the responses, need no new link. Gives the
 * token, or NULL with findings. Officers of the lead alone may do this and what
 * follows.
 */
MUST_CHECK const char *invitation_add(struct job *job, struct act *act,
    const struct invitation *wanted, const unsigned char *key);

MUST_CHECK bool invitation_mark(
    struct job *job, struct act *act, const char *key, enum mark mark);
MUST_CHECK bool invitation_revoke(
    struct job *job, struct act *act, const char *key);

/* The token once more, of one that stands in the record. */
const char *invitation_token(struct arena *arena,
    const struct invitation *invitation, const unsigned char *key);

/*
 * Whose token it is. NULL, with a finding: it is none of ours, was changed, is
 * over, was revoked, or is another project's.
 */
MUST_CHECK const struct invitation *invitation_check(struct job *job,
    const struct ledger *ledger, const char *token, const unsigned char *key,
    const char *at);

/* Without the record: whether this key signed it and its time is not past. */
MUST_CHECK bool invitation_is_ours(struct job *job, const char *token,
    const unsigned char *key, const char *at);

/* The one that was not revoked; NULL: not invited. */
const struct invitation *invitation_of(
    const struct ledger *ledger, const char *round, const char *organisation);

#endif

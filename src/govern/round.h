/*
 * Round: one stage of consultation on a pack that was frozen for it.
 *
 * Times are civil time in the United Kingdom, "2026-03-20T17:00"; a round is
 * open until the minute that it closes.
 */
#ifndef GOVERN_ROUND_H
#define GOVERN_ROUND_H

#include "base/must_check.h"
#include "govern/entry.h"

struct act;
struct arena;
struct job;
struct ledger;

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
    int64_t paused_minutes;   /* before paused_at */
    const char *organisation; /* whose words the reason is */
    const char *ended_reason; /* sealed: why it closed early, was cancelled */
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

/* ---- what the pack has ------------------------------------------------- */

/* A document of the pack, or a clause in it, as it stands now. */
struct round_text {
    const char *document;
    const char *clause; /* NULL: the document itself */
    const char *variant, *version, *sha256;
};

/* ---- acts: each may add a finding and return false -------------------- */

/* All are for officers of the lead. A key is of letters and digits: R1. */
MUST_CHECK bool round_add(
    struct job *job, struct act *act, const struct round *round);

/* Puts a document or clause of the pack in scope, while the round is planned.
   Of both, the clause in that document alone. */
MUST_CHECK bool round_scope(struct job *job, struct act *act,
    const struct round_item *item, const struct round_text *texts,
    size_t count);

/*
 * Opens it with what is in scope as it stands now; then round_freeze says which
 * milestone that is.
 */
MUST_CHECK bool round_open(struct job *job, struct act *act, const char *key,
    const struct round_text *texts, size_t count);
void round_freeze(
    struct act *act, const char *key, const char *freeze, const char *sha256);

MUST_CHECK bool round_extend(struct job *job, struct act *act, const char *key,
    const char *to, const char *reason);
MUST_CHECK bool round_pause(struct job *job, struct act *act, const char *key);
MUST_CHECK bool round_resume(struct job *job, struct act *act, const char *key);

/* Before its time only with a reason. */
MUST_CHECK bool round_close(
    struct job *job, struct act *act, const char *key, const char *reason);
MUST_CHECK bool round_cancel(
    struct job *job, struct act *act, const char *key, const char *reason);

/* The responses to it are published. */
MUST_CHECK bool round_publish(
    struct job *job, struct act *act, const char *key);

/* ---- looking ---------------------------------------------------------- */

bool round_is_open(const struct round *round, const char *at);

/* Closed, or its time is past, and responses are not yet published. */
bool round_is_over(const struct round *round, const char *at);

/* "open until 20 March 2026, 17:00"; "closed, though nobody has said so" ... */
const char *round_state_words(
    struct arena *arena, const struct round *round, const char *at);

/* When it ended or will end by its own time; before it, if closed early. */
const char *round_end(const struct round *round);

/* Whole days that it has been open, without pauses; and those it is to be. */
int64_t round_days_open(const struct round *round, const char *at);
int64_t round_days_planned(const struct round *round);

/* Whether something may come in now: it is open, or over, and so late. */
MUST_CHECK bool round_receives(struct job *job, const struct ledger *ledger,
    const char *key, const char *at);

/*
 * The same of a point on that clause and document, either of which may be NULL:
 * what is in scope, and what is general. False, with findings.
 */
MUST_CHECK bool round_takes(struct job *job, const struct ledger *ledger,
    const char *round, const char *at, const char *clause,
    const char *document);

#endif

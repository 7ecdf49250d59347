/*
 * Act: one thing that somebody did, with the entries it puts.
 *
 * A function of this layer looks at the ledger, and either adds findings and
 * returns false, or puts what changes. What is put is in the ledger at once, so
 * that a second part of the same act sees it; nothing is done before the store
 * has committed the act. Lives as long as the ledger.
 */
#ifndef GOVERN_ACT_H
#define GOVERN_ACT_H

#include "govern/ledger.h"

struct put {
    enum kind_id kind;
    const void *entry; /* as it is now */
    const void *was;   /* or NULL: it is new */
    struct put *next;
};

struct act {
    struct ledger *ledger;
    const char *verb; /* "round.open" */
    const char *by;   /* person; NULL only while there is none */
    const char *at;   /* "2026-03-02T10:00" */
    struct put *puts, **puts_end;
};

/* All are borrowed. */
struct act *act_begin(
    struct ledger *ledger, const char *verb, const char *by, const char *at);

/* The entry is copied. One put twice in an act is there once. */
void act_put(struct act *act, enum kind_id kind, const void *entry);

#endif

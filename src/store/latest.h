/*
 * Latest: the head of the last act, in heads/latest.txt.
 *
 * It stands beside the record and is written whenever the record has grown, so
 * that an older record.db that was put in its place is seen before anything is
 * added to it.
 */
#ifndef STORE_LATEST_H
#define STORE_LATEST_H

#include "base/must_check.h"
#include "store/inside.h"

/* A head as of now, and a note below heads/. */
const char *latest_head(
    struct job *job, const struct store *store, const char *at);
MUST_CHECK bool latest_note(struct job *job, const struct store *store,
    const char *name, const char *note);

/* What was done is done: that it cannot be written is a warning. */
void latest_write(struct job *job, const struct store *store);

/* The record reaches at least as far. That there is none is no failure. */
MUST_CHECK bool latest_check(struct job *job, const struct store *store);

#endif

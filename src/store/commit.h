/*
 * Commit: one event and all that it changes, in one transaction.
 */
#ifndef STORE_COMMIT_H
#define STORE_COMMIT_H

#include "store/event.h"
#include "store/inside.h"

/*
 * Of the event act, erased and reason are given; the rest is made here. One
 * that changes nothing is not made: the receipt's number is 0.
 */
MUST_CHECK bool commit_event(struct job *job, struct store *store,
    struct event *event, const struct store_file *files,
    struct receipt *receipt);

/* What the bytes of a kept file are bound to. */
const char *commit_about_file(struct arena *arena, const char *sha256);

#endif

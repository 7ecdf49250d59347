/*
 * Founding: a new record, whole or not at all.
 *
 * It is made in a folder beside it, closed, flushed to the disk and renamed; a
 * record that was begun and not finished is swept away by the next.
 */
#ifndef STORE_FOUNDING_H
#define STORE_FOUNDING_H

#include "base/must_check.h"
#include "store/inside.h"

/*
 * Makes the folder of store if it is not there. Of two processes that do so at
 * once, the second finds it made.
 */
MUST_CHECK bool founding_make(struct job *job, const struct store *store);

/* A folder beside, "record.new", empty; and renamed to its real name. */
MUST_CHECK const char *founding_begin(struct job *job, const char *folder);
MUST_CHECK bool founding_end(struct job *job, const char *folder);

/* Or taken away again. */
void founding_drop(struct job *job, const char *folder);

#endif

/*
 * Sealing: fields of records as they stand at rest, and back.
 *
 * A sealed field reads "organisation/beacon BASE64": the subject, so that it
 * can be opened after its record went to another one, and what only the
 * subject's key opens. It is bound to its kind, key and field.
 */
#ifndef STORE_SEALING_H
#define STORE_SEALING_H

#include "base/must_check.h"
#include "govern/act.h"
#include "store/inside.h"
#include "store/tables.h"

/* The subject of an organisation or a person. */
const char *sealing_subject(
    struct arena *arena, enum kind_id kind, const char *key);

/* Returns NULL, with a finding, if the subject was erased. */
MUST_CHECK const char *sealing_close(struct job *job, struct store *store,
    const char *about, const char *subject, struct bytes plain);

/*
 * What was sealed. ENTRY_ERASED if the subject was erased; start is NULL, with
 * a finding at place, if its key is missing or it does not open.
 */
MUST_CHECK struct bytes sealing_open(struct job *job, const struct store *store,
    const char *about, const char *sealed);

/* A row at rest of an entry. before is what stood there, or NULL. */
MUST_CHECK bool sealing_row(struct job *job, struct store *store,
    const struct put *put, const struct row *before, struct row *row);

/* The entry of a row at rest; it has room for the kind's struct. */
MUST_CHECK bool sealing_entry(struct job *job, const struct store *store,
    enum kind_id kind, const struct row *row, void *entry);

#endif

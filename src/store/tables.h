/*
 * Tables: how the kinds of record (govern/kinds) stand in a database.
 *
 * A kind is a table, a field a column, and "ordinal" counts the rows as they
 * were first put. The SQL is made of the kinds' own constant names and of
 * nothing else. A row is what stands there: a text for each field, NULL where
 * nothing is said; what is sealed stays sealed.
 */
#ifndef STORE_TABLES_H
#define STORE_TABLES_H

#include "base/must_check.h"
#include "govern/kinds.h"
#include "store/database.h"

struct arena;
struct job;

struct row {
    int64_t ordinal;     /* in its kind, from 1 */
    const char **values; /* of each field, the key first */
};

/* Nothing said of any field but the key. */
struct row tables_blank(
    struct arena *arena, enum kind_id kind, const char *key);

/* ---- texts -------------------------------------------------------------- */

/* All tables, each after those that it refers to; words as in statements. */
const char *tables_create(struct arena *arena);
const char *tables_drop(struct arena *arena);

/* What is put to the table of one kind. */
struct tables {
    struct {
        const char *put;  /* ordinal and fields: a row, new or changed */
        const char *all;  /* in order */
        const char *one;  /* by its key */
        const char *last; /* the highest ordinal, 0 for none */
    } of[KINDS];
};
const struct tables *tables_make(struct arena *arena);

/* A digest of all that tables_create says: another when a kind changes. */
const char *tables_shape(struct arena *arena);

/* ---- rows --------------------------------------------------------------- */

MUST_CHECK bool tables_write(struct job *job, struct database *database,
    const struct tables *tables, enum kind_id kind, const struct row *row);

/* The row under a cursor on `all` or `one`. */
struct row tables_read(const struct cursor *cursor, enum kind_id kind);

#endif

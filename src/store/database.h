/*
 * Database: one SQLite file, opened safely, and statements put to it.
 *
 * What is committed has reached the disk: write-ahead log, synchronous FULL.
 * Types are kept to, foreign keys hold, what is deleted is overwritten, the
 * schema is not trusted. Every failure is a finding. The only file that
 * includes SQLite.
 *
 * SQLite 3.40 can lose data when two connections write to one log; so who opens
 * to write must own the record (store/owner). Who only looks may look beside
 * it: a looker never writes and never tidies the log.
 */
#ifndef STORE_DATABASE_H
#define STORE_DATABASE_H

#include "base/must_check.h"
#include "io/package.h"
#include "store/statements.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct job;
struct database;

enum database_use { DATABASE_CREATE, DATABASE_WRITE, DATABASE_LOOK };

/* Returns NULL, with a finding. The caller closes it. */
MUST_CHECK struct database *database_open(
    struct job *job, const char *path, enum database_use use);
void database_close(struct database *database); /* NULL is allowed */

/* The path that it was opened by. */
const char *database_path(const struct database *database);

/* ---- statements --------------------------------------------------------- */

enum cell_type { CELL_NULL, CELL_NUMBER, CELL_TEXT, CELL_BYTES };

/* What is bound to a place, or stands in a column. Borrowed. */
struct cell {
    enum cell_type type;
    int64_t number;
    struct bytes bytes; /* a text has no NUL in its size, and one after it */
};

struct cell database_number(int64_t number);
struct cell database_text(const char *text); /* NULL is allowed */
struct cell database_bytes(struct bytes bytes);

/* One statement that has no rows. cells are for $1, $2 ... */
MUST_CHECK bool database_run(struct job *job, struct database *database,
    const char *sql, const struct cell *cells, size_t count);

/* Several statements, without places. */
MUST_CHECK bool database_script(
    struct job *job, struct database *database, const char *sql);

/*
 * One statement that has rows:
 *
 *     struct cursor rows = database_ask(job, database, sql, cells, count);
 *     while (database_next(&rows))
 *         ... database_get(&rows, 0) ...
 *     if (!database_end(&rows)) ...
 *
 * Cells are copied into the job's arena. Two cursors on one text at a time are
 * not possible.
 */
struct cursor {
    struct job *job;
    struct database *database;
    void *statement; /* NULL: it failed */
    bool failed;
};
struct cursor database_ask(struct job *job, struct database *database,
    const char *sql, const struct cell *cells, size_t count);
bool database_next(struct cursor *cursor);
struct cell database_get(const struct cursor *cursor, int column);
const char *database_get_text(const struct cursor *cursor, int column);
int64_t database_get_number(const struct cursor *cursor, int column);
MUST_CHECK bool database_end(struct cursor *cursor);

/* ---- transactions ------------------------------------------------------- */

MUST_CHECK bool database_begin(struct job *job, struct database *database);
MUST_CHECK bool database_commit(struct job *job, struct database *database);
void database_roll_back(struct database *database); /* none is no failure */

/* ---- the whole file ----------------------------------------------------- */

/* False, with a finding for each thing that is wrong. */
MUST_CHECK bool database_check(
    struct job *job, struct database *database, bool quickly);

/* Empties the log into the file, so that nothing deleted stays in either. */
MUST_CHECK bool database_tidy(struct job *job, struct database *database);

/* A copy as it is at one moment, whoever writes to it meanwhile. */
MUST_CHECK bool database_copy(
    struct job *job, struct database *database, const char *path);

#endif

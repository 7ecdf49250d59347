#include "store/database.h"

#include "base/job.h"
#include "base/names.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { BUSY_MILLISECONDS = 10000 };

struct database {
    sqlite3 *handle;
    const char *path;
    struct names
        statements; /* SQL to sqlite3_stmt, so that each is read once */
};

/* ---- findings ----------------------------------------------------------- */

struct cure {
    const char *id, *hint;
};

static struct cure cure_of(int code)
{
    switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return (struct cure){ "record-damaged",
            "leave it as it is and put back a backup with paction restore" };
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        return (struct cure){ "record-unwritable",
            "see to room on the disk and to rights; then look whether it was "
            "done, and do it again if not" };
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return (struct cure){ "record-in-use",
            "wait for the backup or the check that is looking at it, then do "
            "it again" };
    default:
        return (struct cure){ "record-refused",
            "nothing was changed; paction verify says whether the record is "
            "whole" };
    }
}

static bool complain(struct job *job, const struct database *database)
{
    struct cure cure = cure_of(sqlite3_extended_errcode(database->handle));
    struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
        cure.id, (struct place){ .file = database->path }, "%s",
        sqlite3_errmsg(database->handle));

    finding->machine = true;
    findings_hint(job->findings, finding, "%s", cure.hint);
    return false;
}

/* ---- opening and closing ------------------------------------------------ */

/* What must hold whoever made the file. */
static void harden(sqlite3 *handle)
{
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, BUSY_MILLISECONDS);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

/* Created with a journal and EXTRA, and a log only when all of it stands. */
static const char *const settings[] = {
    [DATABASE_CREATE] = "PRAGMA journal_mode = DELETE;"
                        "PRAGMA synchronous = EXTRA;"
                        "PRAGMA secure_delete = ON;"
                        "PRAGMA foreign_keys = ON;",
    [DATABASE_WRITE] = "PRAGMA journal_mode = WAL;"
                       "PRAGMA synchronous = FULL;"
                       "PRAGMA secure_delete = ON;"
                       "PRAGMA foreign_keys = ON;"
                       "PRAGMA cell_size_check = ON;",
    [DATABASE_LOOK] = "PRAGMA query_only = ON;"
                      "PRAGMA wal_autocheckpoint = 0;"
                      "PRAGMA cell_size_check = ON;",
};

static const int flags[] = {
    [DATABASE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [DATABASE_WRITE] = SQLITE_OPEN_READWRITE,
    [DATABASE_LOOK] = SQLITE_OPEN_READONLY,
};

struct database *database_open(
    struct job *job, const char *path, enum database_use use)
{
    struct database *database = ARENA_NEW(job->arena, struct database);

    database->path = path;
    database->statements = names_new(job->arena);
    if (sqlite3_open_v2(path, &database->handle,
            flags[use] | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        complain(job, database);
        database_close(database);
        return NULL;
    }
    harden(database->handle);
    if (use == DATABASE_LOOK)
        sqlite3_db_config(
            database->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (database_script(job, database, settings[use]))
        return database;
    database_close(database);
    return NULL;
}

void database_close(struct database *database)
{
    if (database == NULL || database->handle == NULL)
        return;
    for (const struct named *n = database->statements.first; n != NULL;
         n = n->next)
        sqlite3_finalize(n->thing);
    sqlite3_close(database->handle);
    database->handle = NULL;
}

const char *database_path(const struct database *database)
{
    return database->path;
}

/* ---- statements --------------------------------------------------------- */

struct cell database_number(int64_t number)
{
    return (struct cell){ .type = CELL_NUMBER, .number = number };
}

struct cell database_text(const char *text)
{
    if (text == NULL)
        return (struct cell){ .type = CELL_NULL };
    return (struct cell){ .type = CELL_TEXT,
        .bytes = { .start = text, .size = strlen(text) } };
}

struct cell database_bytes(struct bytes bytes)
{
    return (struct cell){ .type = CELL_BYTES, .bytes = bytes };
}

static sqlite3_stmt *prepare(
    struct job *job, struct database *database, const char *sql)
{
    sqlite3_stmt *statement = names_find(&database->statements, sql);

    if (statement != NULL)
        return statement;
    if (sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
            &statement, NULL) != SQLITE_OK) {
        complain(job, database);
        return NULL;
    }
    names_put(&database->statements, sql, statement);
    return statement;
}

static int bind_one(sqlite3_stmt *statement, int at, const struct cell *cell)
{
    int size = (int)cell->bytes.size;

    switch (cell->type) {
    case CELL_NUMBER:
        return sqlite3_bind_int64(statement, at, cell->number);
    case CELL_TEXT:
        return sqlite3_bind_text(
            statement, at, cell->bytes.start, size, SQLITE_STATIC);
    case CELL_BYTES:
        return sqlite3_bind_blob64(
            statement, at, cell->bytes.start, cell->bytes.size, SQLITE_STATIC);
    case CELL_NULL:
        break;
    }
    return sqlite3_bind_null(statement, at);
}

/* By name: SQLite counts places as they come, PostgreSQL by their number. */
static bool bind(
    sqlite3_stmt *statement, const struct cell *cells, size_t count)
{
    char name[24];

    for (size_t i = 0; i < count; i++) {
        snprintf(name, sizeof name, "$%zu", i + 1);
        if (bind_one(statement, sqlite3_bind_parameter_index(statement, name),
                &cells[i]) != SQLITE_OK)
            return false;
    }
    return true;
}

struct cursor database_ask(struct job *job, struct database *database,
    const char *sql, const struct cell *cells, size_t count)
{
    struct cursor cursor = { .job = job, .database = database };
    sqlite3_stmt *statement = prepare(job, database, sql);

    cursor.failed = statement == NULL;
    cursor.statement = statement;
    if (statement != NULL && !bind(statement, cells, count)) {
        complain(job, database);
        cursor.failed = true;
    }
    return cursor;
}

bool database_next(struct cursor *cursor)
{
    int code;

    if (cursor->failed)
        return false;
    code = sqlite3_step(cursor->statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE) {
        complain(cursor->job, cursor->database);
        cursor->failed = true;
    }
    return false;
}

static struct bytes copy(struct arena *arena, const void *start, int size)
{
    char *bytes = arena_alloc(arena, (size_t)size + 1);

    if (size > 0)
        memcpy(bytes, start, (size_t)size);
    return (struct bytes){ bytes, (size_t)size };
}

struct cell database_get(const struct cursor *cursor, int column)
{
    sqlite3_stmt *statement = cursor->statement;
    struct arena *arena = cursor->job->arena;
    const void *start;

    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return database_number(sqlite3_column_int64(statement, column));
    case SQLITE_NULL:
        return (struct cell){ .type = CELL_NULL };
    case SQLITE_BLOB:
        start = sqlite3_column_blob(statement, column);
        return database_bytes(
            copy(arena, start, sqlite3_column_bytes(statement, column)));
    default:
        start = sqlite3_column_text(statement, column);
        return (struct cell){ .type = CELL_TEXT,
            .bytes =
                copy(arena, start, sqlite3_column_bytes(statement, column)) };
    }
}

const char *database_get_text(const struct cursor *cursor, int column)
{
    return database_get(cursor, column).bytes.start;
}

int64_t database_get_number(const struct cursor *cursor, int column)
{
    return sqlite3_column_int64(cursor->statement, column);
}

bool database_end(struct cursor *cursor)
{
    if (cursor->statement != NULL) {
        sqlite3_reset(cursor->statement);
        sqlite3_clear_bindings(cursor->statement);
    }
    cursor->statement = NULL;
    return !cursor->failed;
}

bool database_run(struct job *job, struct database *database, const char *sql,
    const struct cell *cells, size_t count)
{
    struct cursor cursor = database_ask(job, database, sql, cells, count);

    while (database_next(&cursor))
        ;
    return database_end(&cursor);
}

bool database_script(
    struct job *job, struct database *database, const char *sql)
{
    if (sqlite3_exec(database->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    return complain(job, database);
}

/* ---- transactions ------------------------------------------------------- */

bool database_begin(struct job *job, struct database *database)
{
    return database_script(job, database, "BEGIN IMMEDIATE");
}

bool database_commit(struct job *job, struct database *database)
{
    return database_script(job, database, "COMMIT");
}

void database_roll_back(struct database *database)
{
    if (!sqlite3_get_autocommit(database->handle))
        sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- the whole file ----------------------------------------------------- */

bool database_check(struct job *job, struct database *database, bool quickly)
{
    struct cursor rows = database_ask(job, database,
        quickly ? "PRAGMA quick_check" : "PRAGMA integrity_check", NULL, 0);
    bool whole = true;

    while (database_next(&rows)) {
        const char *words = database_get_text(&rows, 0);

        if (strcmp(words, "ok") == 0)
            continue;
        whole = false;
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "record-damaged",
                (struct place){ .file = database->path }, "%s", words),
            "%s", cure_of(SQLITE_CORRUPT).hint);
    }
    return database_end(&rows) && whole;
}

bool database_tidy(struct job *job, struct database *database)
{
    if (sqlite3_wal_checkpoint_v2(database->handle, NULL,
            SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK)
        return true;
    return complain(job, database);
}

/* In one step, so that no write can come between. */
bool database_copy(struct job *job, struct database *database, const char *path)
{
    struct database *to = database_open(job, path, DATABASE_CREATE);
    sqlite3_backup *backup;
    bool copied;

    if (to == NULL)
        return false;
    backup = sqlite3_backup_init(to->handle, "main", database->handle, "main");
    copied = backup != NULL && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    if (backup != NULL)
        copied = sqlite3_backup_finish(backup) == SQLITE_OK && copied;
    if (!copied)
        complain(job, to);
    database_close(to);
    return copied;
}

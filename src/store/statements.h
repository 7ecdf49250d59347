/*
 * Statements: the one list of SQL (statements.def), and how a text that makes
 * tables reads in each database.
 */
#ifndef STORE_STATEMENTS_H
#define STORE_STATEMENTS_H

struct arena;

#define STATEMENT(name, sql) STATEMENT_##name,
enum statement {
#include "store/statements.def"
    STATEMENTS
};
#undef STATEMENT

enum dialect { DIALECT_SQLITE, DIALECT_POSTGRESQL };

const char *statements_get(enum statement statement);

/*
 * A text that makes tables, with its words for one database: {NUMBER} a whole
 * number of 64 bits, {BYTES}, {STRICT} that types are kept to, and {FINAL name}
 * that rows of a table are never changed and never taken out.
 */
const char *statements_in(
    struct arena *arena, enum dialect dialect, const char *sql);

#endif

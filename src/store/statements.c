#include "store/statements.h"

#include "base/arena.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

#define STATEMENT(name, sql) [STATEMENT_##name] = (sql),
static const char *const list[STATEMENTS] = {
#include "store/statements.def"
};
#undef STATEMENT

const char *statements_get(enum statement statement)
{
    return list[statement];
}

/* ---- what differs ------------------------------------------------------- */

static const struct {
    const char *word, *in[2];
} words[] = {
    { "NUMBER", { "INTEGER", "BIGINT" } },
    { "BYTES", { "BLOB", "BYTEA" } },
    { "STRICT", { " STRICT", "" } },
};

static void add_final_sqlite(struct text *text, const char *table)
{
    static const char *const verbs[] = { "UPDATE", "DELETE" };

    for (int i = 0; i < 2; i++)
        text_format(text,
            "CREATE TRIGGER \"%s is final: no %s\" BEFORE %s ON \"%s\""
            " BEGIN SELECT RAISE(ABORT, 'a row of %s is final'); END;\n",
            table, verbs[i], verbs[i], table, table);
}

static void add_final_postgresql(struct text *text, const char *table)
{
    text_format(text,
        "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RAISE EXCEPTION 'a row of %% is final', TG_TABLE_NAME;"
        " END $$;\n"
        "CREATE TRIGGER \"%s is final\" BEFORE UPDATE OR DELETE OR TRUNCATE"
        " ON \"%s\" EXECUTE FUNCTION refuse();\n",
        table, table);
}

static void add_word(struct text *text, enum dialect dialect, const char *word)
{
    if (text_starts(word, "FINAL ")) {
        if (dialect == DIALECT_SQLITE)
            add_final_sqlite(text, word + strlen("FINAL "));
        else
            add_final_postgresql(text, word + strlen("FINAL "));
        return;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i].word) == 0) {
            text_add(text, words[i].in[dialect]);
            return;
        }
    assert(!"a word of statements_in");
}

const char *statements_in(
    struct arena *arena, enum dialect dialect, const char *sql)
{
    struct text text = text_new(arena);

    for (const char *p = sql; *p != '\0'; p++) {
        const char *end = *p == '{' ? strchr(p, '}') : NULL;

        if (end == NULL) {
            text_add_char(&text, *p);
            continue;
        }
        add_word(&text, dialect,
            arena_format(arena, "%.*s", (int)(end - p) - 1, p + 1));
        p = end;
    }
    return text.bytes;
}

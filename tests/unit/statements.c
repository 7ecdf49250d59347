/*
 * Prints the list of statements as a script for PostgreSQL: the tables are made
 * and every statement is prepared.
 */
#include "base/job.h"
#include "store/schema.h"
#include "store/tables.h"

#include <stdio.h>

static struct job job;

static void print_tables(const char *sql)
{
    printf("%s;\n", statements_in(job.arena, DIALECT_POSTGRESQL, sql));
}

static void print_statement(const char *sql)
{
    static int count;

    printf("PREPARE s%d AS %s;\n", ++count, sql);
}

int main(void)
{
    const struct tables *tables;

    job = job_begin();
    tables = tables_make(job.arena);
    for (const struct migration *m = schema_migrations(); m->sql != NULL; m++)
        print_tables(m->sql);
    print_tables(statements_get(STATEMENT_KEY_TABLE));
    print_tables(tables_create(job.arena));
    for (int i = 0; i < STATEMENTS; i++)
        if (i != STATEMENT_KEY_TABLE)
            print_statement(statements_get((enum statement)i));
    for (enum kind_id id = 0; id < KINDS; id++) {
        print_statement(tables->of[id].put);
        print_statement(tables->of[id].all);
        print_statement(tables->of[id].one);
        print_statement(tables->of[id].last);
    }
    print_tables(tables_drop(job.arena));
    job_end(&job);
    return 0;
}

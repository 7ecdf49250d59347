/*
 * Rows: reads the tables in tests/money and tests/votes, one row after the
 * other. The key of a row says what it shows; "of 3.2" means the worked example
 * there in the domain notes.
 */
#ifndef TESTS_ROWS_H
#define TESTS_ROWS_H

#include "answers/table.h"
#include "base/job.h"
#include "base/money.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct job rows_job;
static const struct table *rows_table;
static const struct table_row *row;

static inline void rows_open(const char *path)
{
    rows_job = job_begin();
    rows_table = table_load(&rows_job, path);
    ck_assert_msg(rows_table != NULL && rows_table->row_count > 0, "%s", path);
    row = rows_table->rows;
}

static inline void rows_begin(const char *name)
{
    char path[64];

    snprintf(path, sizeof path, "tests/money/%s.csv", name);
    rows_open(path);
}

/* To the next row; after the last one the table is gone. */
static inline bool rows_next(void)
{
    if (++row < rows_table->rows + rows_table->row_count)
        return true;
    job_end(&rows_job);
    return false;
}

static inline const char *row_cell(const char *column)
{
    for (size_t i = 0; i < rows_table->column_count; i++)
        if (strcmp(rows_table->columns[i], column) == 0)
            return row->cells[i];
    ck_abort_msg("no column %s", column);
    return NULL;
}

static inline int64_t row_pence(const char *column)
{
    int64_t amount;

    ck_assert_msg(money_parse(row_cell(column), &amount), "%s: %s \"%s\"",
        row->key, column, row_cell(column));
    return amount;
}

static inline int64_t row_points(const char *column)
{
    int64_t rate;

    ck_assert_msg(money_parse_rate(row_cell(column), &rate), "%s: %s \"%s\"",
        row->key, column, row_cell(column));
    return rate;
}

static inline int64_t row_number(const char *column)
{
    int64_t whole;

    ck_assert_msg(money_parse_integer(row_cell(column), &whole),
        "%s: %s \"%s\"", row->key, column, row_cell(column));
    return whole;
}

/* That what was computed is what the column says. */
static inline void row_is(const char *column, int64_t got, int64_t wanted)
{
    ck_assert_msg(got == wanted, "%s: %s is %lld, not %lld", row->key, column,
        (long long)got, (long long)wanted);
}

#define ROW_PENCE(column, got) row_is(column, got, row_pence(column))
#define ROW_POINTS(column, got) row_is(column, got, row_points(column))
#define ROW_NUMBER(column, got) row_is(column, got, row_number(column))

#endif

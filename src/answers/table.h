/*
 * Table: a CSV file in UTF-8 with a head row, and a column "key" that names
 * each row's record. Lives as long as the job. The only file that includes
 * libcsv.
 */
#ifndef ANSWERS_TABLE_H
#define ANSWERS_TABLE_H

#include "base/findings.h"
#include "base/must_check.h"

#include <stddef.h>

struct job;

struct table_row {
    const char *key;
    const char **cells; /* as many as there are columns, spaces squeezed */
    struct place place; /* the line where it starts */
};

struct table {
    size_t column_count, row_count;
    const char **columns;
    struct table_row *rows;
    struct place place; /* of the head row */
};

/*
 * Returns NULL, with findings, if the file cannot be read as a table, or a row
 * has no key or another number of cells than the head row.
 */
MUST_CHECK const struct table *table_load(struct job *job, const char *path);

#endif

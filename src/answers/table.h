/*
 * Table: a CSV file with a head row. The only file that includes libcsv.
 *
 * A row's record is named by its column "key"; a row without one is a finding.
 */
#ifndef ANSWERS_TABLE_H
#define ANSWERS_TABLE_H

#include "base/findings.h"

#include <stddef.h>

struct job;

struct table_row {
    const char *key; /* NULL: there was none, and a finding says so */
    const char **cells;
    struct place place;
};

struct table {
    size_t column_count, row_count;
    const char **columns;
    struct table_row *rows;
};

/* Returns NULL, with findings, if the file cannot be read as a table. */
const struct table *table_load(struct job *job, const char *path);

#endif

/*
 * Sheet: answers drafted in a spreadsheet, many at once.
 *
 * A row for each point, in the columns that standards bodies use for comments
 * and the resolution of them. Taken back as a whole or not at all: every row
 * must still name its point and say what the point says, so that a column
 * sorted by itself is found; rows without a disposition, and those that say
 * what is recorded already, are passed over. A cell that a spreadsheet would
 * take for a formula begins with an apostrophe.
 */
#ifndef GOVERN_SHEET_H
#define GOVERN_SHEET_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct act;
struct job;
struct ledger;
struct names;

enum { SHEET_MOST_BYTES = 8 << 20 };

struct sheet_wanted {
    const char *round; /* NULL: of all rounds */
    bool open_only;    /* without an approved answer */
};

/* Cannot fail. */
const char *sheet_write(
    struct job *job, const struct ledger *ledger, struct sheet_wanted wanted);

/* Drafts the answers; count: how many. name is the file's, for findings.
 * False, with findings. */
MUST_CHECK bool sheet_read(struct job *job, struct act *act, const char *name,
    const char *bytes, size_t size, const struct names *texts, size_t *count);

#endif

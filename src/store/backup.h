/*
 * Backup: a copy of a record that stands by itself, and its way back.
 *
 * A copy is made while others write: it is the record as it was at one moment.
 * It has the parts of a record. Its keys.db opens what is sealed in it and has
 * the names of who is erased later: keep it apart, and only the newest.
 */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "base/must_check.h"

#include <stdbool.h>

struct job;

/*
 * Copies folder, DIR/record, to a folder that must not be there. What is there
 * afterwards was checked and has reached the disk; else nothing is there.
 */
MUST_CHECK bool backup_copy(
    struct job *job, const char *folder, const char *to);

/* Makes of it files that can be read without being written to beside. */
MUST_CHECK bool backup_settle(struct job *job, const char *folder);

#endif

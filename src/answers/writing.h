/*
 * Writing: an answers file, changed where it stands.
 *
 * What is not changed keeps its bytes: comments, open entries, lists that name
 * a table, the way it is laid out. What is new goes to the end of what it
 * belongs to. The same changes to the same file give the same bytes, and the
 * file on the disk is changed by writing_save alone, whole or not at all.
 * Lives as long as the job that opened it.
 */
#ifndef ANSWERS_WRITING_H
#define ANSWERS_WRITING_H

#include "answers/answers.h"
#include "base/must_check.h"

#include <stdbool.h>

struct job;
struct writing;

/* Returns NULL, with findings, if the file is no answers file. */
MUST_CHECK struct writing *writing_open(struct job *job, const char *path);

/*
 * Puts an answer, as a person writes it, in place of the one that stands; one
 * of the project (record is NULL) is no longer open on purpose. False, with a
 * finding, if the record is not in this file, or no file may hold the words.
 */
MUST_CHECK bool writing_answer(struct writing *writing,
    const struct record *record, const struct question *question,
    const char *words);

/* Leaves a question open on purpose, and takes its answer out. */
MUST_CHECK bool writing_leave(struct writing *writing,
    const struct record *record, const struct question *question,
    const char *words);

/* Makes sure that the list is there, if only to say that it is empty. */
MUST_CHECK bool writing_list(struct writing *writing,
    const struct record *parent, const struct question *list);

/* A record with its key; nothing is done if it is there. */
MUST_CHECK bool writing_record(struct writing *writing,
    const struct record *parent, const struct question *list, const char *key);

/* The file as it would be written. Lives as long as the job. */
const char *writing_text(const struct writing *writing);

/* False, with a finding, if the disk would not have it. */
MUST_CHECK bool writing_save(struct writing *writing);

#endif

/*
 * Receipt: what was found in a file that came back, for the person who brings
 * it.
 *
 * A few lines of text, or a document that every format prints: the counts, each
 * comment with its clause and words, each proposed wording with its changes
 * marked, and all that found no place. Lives as long as the job; borrows the
 * intake.
 */
#ifndef REVIEW_RECEIPT_H
#define REVIEW_RECEIPT_H

#include "review/intake.h"

struct collision;
struct document;
struct house;
struct job;
struct outcome;

/* "2 comments, 3 clauses changed (1 without tracking), nothing unplaced." */
const char *receipt_counts(struct job *job, const struct intake *intake);

/* Which copy it is, of which document, and to whom it was sent. */
const char *receipt_copy(struct job *job, const struct intake *intake);

/* By whom, when and in which file. */
const char *receipt_proposer(struct job *job, const struct proposal *proposal);

/* By what the file was known, in words. */
const char *receipt_known_by(enum identity identity);

/* What that comes to in the project as it is now; "" if nothing is known. */
const char *receipt_outcome(struct job *job, const struct intake *intake,
    const struct outcome *outcome);

/* collisions with other intakes are listed too; NULL is allowed. */
struct document *receipt_document(struct job *job, const struct intake *intake,
    const struct collision *collisions, const struct outcome *outcome,
    const struct house *house);

#endif

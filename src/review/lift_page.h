/*
 * Lift page: what was lifted and what waits for a drafter, for people and for
 * programs. Both texts stand side by side. Cannot fail.
 */
#ifndef REVIEW_LIFT_PAGE_H
#define REVIEW_LIFT_PAGE_H

struct document;
struct house;
struct job;
struct lift;

/* How many paragraphs came to what, as a sentence. */
const char *lift_page_counts(struct job *job, const struct lift *lift);

/* A document with a table, for any format. */
const struct document *lift_page(
    struct job *job, const struct lift *lift, const struct house *house);

/* The same as JSON text, an array: one object for each clause. */
const char *lift_page_json(struct job *job, const struct lift *lift);

#endif

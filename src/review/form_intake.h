/*
 * Form intake: what a comment form that came back asks for, as an intake, so
 * that it stands beside what came in the document itself.
 *
 * What a row proposes in exact words is also a proposal (review/form_wording).
 * A row whose clause is not in what was sent is listed as without a place, and
 * so is a comment in the margin of a form. Cannot fail. Lives as long as the
 * job.
 */
#ifndef REVIEW_FORM_INTAKE_H
#define REVIEW_FORM_INTAKE_H

struct document;
struct form_read;
struct intake;
struct job;
struct returned;

/* returned is the file that the form was read from; NULL: it was CSV. */
struct intake *form_intake(struct job *job, const struct document *sent,
    const struct form_read *form, const struct returned *returned);

#endif

/*
 * Circles: whether definitions or clauses come back to themselves.
 *
 * A definition leads to the terms in its meanings, a clause to those that it
 * depends on. Adds a finding for each way back.
 */
#ifndef LIBRARY_CIRCLES_H
#define LIBRARY_CIRCLES_H

struct job;
struct library;

void circles_check(struct job *job, const struct library *library);

#endif

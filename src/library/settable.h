/*
 * Settable: whether what a plan lets an authority set can be set by one.
 *
 * A plan is made for an authority if it is made for each record of a list that
 * names one. It may never let an authority set what is computed, what is about
 * a child or another person, what is asked of other records, or what another
 * document says of the whole project: the two would disagree. Adds findings.
 */
#ifndef LIBRARY_SETTABLE_H
#define LIBRARY_SETTABLE_H

struct job;
struct library;
struct plan;

void settable_check(
    struct job *job, const struct library *library, const struct plan *plan);

#endif

/*
 * Binding: what a decision on a clause rests on, so that a change of any of it
 * is seen.
 *
 * The source of the variant; the words it prints; the answers that it reads;
 * the definitions that it uses, directly or through another. The clause is
 * composed by itself for it, with a blank for each record that documents are
 * made for, so that a copy for another audience or one more placement makes no
 * difference. Numbers are left out of the words, since they follow from the
 * place, and values, which are bound by themselves. Of an answer about a person
 * or a child only a hash is told. Lives as long as the job.
 */
#ifndef ASSEMBLE_BINDING_H
#define ASSEMBLE_BINDING_H

#include "assemble/draft.h"

/* How the readings begin that only show what a clause reads. */
#define BINDING_READER "binding "

/* Of any variant of a clause; its text is NULL if no document has the clause.
 */
struct binding binding_of(struct job *job, const struct draft_pack *pack,
    const struct variant *variant);

/*
 * What is no more as it was bound, in words; NULL: all is. An answer that is
 * read besides is no change, nor one that was open and is filled in. `was` is
 * nothing at all where its source is NULL.
 */
const char *binding_changes(
    struct job *job, struct binding was, struct binding now);

/* A decision by which a clause stands in the pack. */
struct binding_standing {
    const struct decision *decision;
    const char *changes; /* NULL: it is in force; else why it is open again */
    struct binding_standing *next;
};

/* All that are in force or open again, in the order of their file. */
const struct binding_standing *binding_check_all(
    struct job *job, const struct draft_pack *pack);

/* Adds a finding for each decision that is open again, and marks its places. */
void binding_check(struct draft_pack *pack);

#endif

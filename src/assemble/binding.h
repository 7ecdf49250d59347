/*
 * Binding: what a decision on a clause rests on, so that a change of any of it
 * is seen.
 *
 * The source of the variant; the words it prints, but for numbers that follow
 * from where it stands and for values; the answers that it reads; the
 * definitions of the terms it uses. Of an answer about a person or a child only
 * a hash is told. Lives as long as the job.
 */
#ifndef ASSEMBLE_BINDING_H
#define ASSEMBLE_BINDING_H

#include "assemble/draft.h"

/* Of a variant in the pack, or, where it is in no document, by itself. */
struct binding binding_of(struct job *job, const struct draft_pack *pack,
    const struct variant *variant);

/*
 * What is no more as it was bound, in words; NULL: all is. An answer that is
 * read besides is no change. `was` is nothing at all where its source is NULL.
 */
const char *binding_changes(
    struct job *job, struct binding was, struct binding now);

/* Adds a finding for each decision whose binding does not hold any more. */
void binding_check(struct draft_pack *pack);

#endif

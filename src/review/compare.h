/*
 * Compare: two documents become one tree that holds both, each change marked.
 *
 * Clauses are matched by id and record, paragraphs by address, then likeness;
 * words by an exact difference that is then tidied for readers. The result is
 * printed by every format. It borrows both documents and lives as long as the
 * job.
 */
#ifndef REVIEW_COMPARE_H
#define REVIEW_COMPARE_H

#include "document/document.h"

struct job;

struct compare_options {
    const char *author, *date; /* of the changes: "2027-04-01T10:00:00Z" */
};

/* Cannot fail. Of two documents that are the same nothing is marked. */
struct document *compare_documents(struct job *job, const struct document *old,
    const struct document *new, struct compare_options options);

/* Of two clauses (or sections) that belong to no common document. */
struct document *compare_nodes(struct job *job, const struct document *frame,
    const struct node *old, const struct node *new,
    struct compare_options options);

/*
 * False, with a finding, unless the compared tree without its deletions reads
 * as the new document, paragraph by paragraph, and without its insertions as
 * the old.
 */
bool compare_proves(struct job *job, const struct document *compared,
    const struct document *old, const struct document *new);

#endif

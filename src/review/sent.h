/*
 * Sent: the copies that went out for comment, kept in DIR/sent/COPY/.
 *
 *   tree.xml   the text as it was sent, in neutral XML
 *   copy.json  what the copy is, and for whom
 *   NAME.docx, NAME.odt  the files as they were sent
 *
 * Beside them DIR/sent/copies.txt lists whose copy is which, for people.
 *
 * The id of a copy is made of what is in it: the same text for the same
 * recipient is the same copy. Nothing in it is ever changed.
 */
#ifndef REVIEW_SENT_H
#define REVIEW_SENT_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct batch;
struct document;
struct job;

struct sent_copy {
    const char *id; /* 16 hex digits */
    const char *document, *title;
    const char *audience;
    const char *recipient; /* NULL: for anyone */
    const char *date;      /* of the document; NULL: it has none */
    const char *pack;      /* SHA-256 of its documents, and by when it is due */
    const char *engine;    /* version */
};

struct sent_file {
    const char *name;
    const void *bytes;
    size_t size;
};

/*
 * tree is the document's neutral XML before anything is added that names the
 * copy. recipient may be NULL. Borrows all that it is given.
 */
struct sent_copy sent_name(struct job *job, const struct document *document,
    const char *tree, const char *recipient, const char *pack);

/* An id comes from a file of a stranger: whether it can be one at all. */
bool sent_is_id(const char *id);

/*
 * The copy's folder, as a part of a batch: where copy.json is, all is. folder
 * is the project's; tree is neutral XML.
 */
MUST_CHECK bool sent_keep(struct batch *batch, struct job *job,
    const char *folder, const struct sent_copy *copy, const char *tree,
    const struct sent_file *files, size_t count);

/* Whether that can be written at all. False, with a finding. */
MUST_CHECK bool sent_can_keep(struct job *job, const char *folder);

/* Writes copies.txt anew: a line for each copy, by recipient and document. */
MUST_CHECK bool sent_list(struct job *job, const char *folder);

/* Returns NULL, with a finding, if this project sent no such copy. */
MUST_CHECK const struct sent_copy *sent_find(
    struct job *job, const char *folder, const char *id);

/* The text that was sent. schema is templates/document.rng. NULL: findings. */
MUST_CHECK struct document *sent_tree(
    struct job *job, const char *folder, const char *schema, const char *id);

#endif

/*
 * Sending: a pack made as copies for comment, and kept as they went out.
 *
 * Each document becomes one copy for one recipient: a Word or ODT file that
 * says which copy it is, tracks changes, bookmarks each paragraph and has a
 * link at each clause. Lives as long as the job.
 */
#ifndef CLI_SENDING_H
#define CLI_SENDING_H

#include "assemble/draft.h"
#include "base/must_check.h"
#include "io/package.h"

#include <stdbool.h>

struct batch;
struct sending;

/* A pack's texts before they are anybody's: the same for all recipients. */
struct sending_pack;

struct sending_options {
    const char *folder;     /* of the project */
    const char *recipient;  /* name of the organisation, or NULL: anyone */
    const char *comment_at; /* where clauses are commented on, or NULL */
    const char *until;      /* in words: it is to be back before; or NULL */
    bool is_plain;          /* for other programs than Word */
};

/* Gives every paragraph of the pack its place. */
const struct sending_pack *sending_prepare(
    struct job *job, const struct draft_pack *pack);

/* Returns NULL, with findings, if there is no key to sign with. */
MUST_CHECK struct sending *sending_begin(struct job *job,
    const struct sending_pack *pack, struct sending_options options);

/*
 * Puts the notice on the cover and says what makes the file a copy; after
 * sending_close the notice is gone again, as other formats want it.
 */
const struct render_copy *sending_open(
    struct sending *sending, const struct draft *draft);
void sending_close(struct sending *sending, const struct draft *draft);

/*
 * Whether a form for comments goes with that document. What is made from other
 * documents (notes, obligations, the summary) is changed in those.
 */
bool sending_has_form(const struct draft *draft);

/* Whom the copies are for; NULL: anyone. */
const char *sending_recipient(const struct sending *sending);

/* The id of the copy; after sending_open. */
const char *sending_copy(struct sending *sending, const struct draft *draft);

/* A file of a copy, as it goes out. Its bytes are borrowed. */
void sending_add(struct sending *sending, const struct draft *draft,
    const char *name, struct bytes bytes);

/* Whether the project's sent/ can be written to. False, with findings. */
MUST_CHECK bool sending_can_keep(struct sending *sending);

/*
 * Puts what was added into a batch, for the project's sent/. Only what somebody
 * has got was sent: so it belongs into the batch of the files that go out.
 */
MUST_CHECK bool sending_keep(struct sending *sending, struct batch *batch);

/* Lists all copies in sent/ anew, when the batch is settled. */
MUST_CHECK bool sending_list(struct sending *sending);

#endif

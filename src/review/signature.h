/*
 * Signature: the list that a sent copy carries of what is in it, signed.
 *
 * It names each paragraph by its bookmark, with the clause it is of and the
 * SHA-256 of its normalised words (review/lines), so that a file that came back
 * can be known as ours. What is signed is what the list says, not its bytes: an
 * office program may write the XML anew.
 */
#ifndef REVIEW_SIGNATURE_H
#define REVIEW_SIGNATURE_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct document;
struct job;
struct sent_copy;

#define SIGNATURE_NAMESPACE "urn:paction:manifest"

/* What the list says of the paragraphs: the same for every copy of a document.
 */
struct signature_line {
    const char *bookmark, *clause, *sha256;
};

struct signature_lines {
    const struct signature_line *line;
    size_t count;
};

struct signature_lines signature_lines_of(
    struct arena *arena, const struct document *document);

/* Cannot fail. key is of io/secret. */
const char *signature_write(struct job *job, const struct sent_copy *copy,
    struct signature_lines lines, const unsigned char *key);

/*
 * The copy that a list is of. Returns NULL, with a warning, if it is no list of
 * ours, was changed, or is signed with another key.
 */
MUST_CHECK const char *signature_check(
    struct job *job, const char *bytes, size_t size, const unsigned char *key);

#endif

/*
 * Edits: where exactly one paragraph was changed, for lifting it to its source.
 *
 * Unlike the difference that people read (review/words), nothing is joined up:
 * each edit is as small as whole words allow, so that it can be seen whether it
 * lies in literal words or within a value. What an office program does by
 * itself (curly quotes, kinds of dash and space) is no edit. Cannot fail. Lives
 * as long as the arena.
 */
#ifndef REVIEW_EDITS_H
#define REVIEW_EDITS_H

#include <stddef.h>

struct arena;

/* Bytes of the old words that became bytes of the new. One may be empty. */
struct edit {
    size_t old_start, old_end, new_start, new_end;
};

/* The words that are the same stand in pairs between the edits. */
struct edits {
    const struct edit *edit;
    size_t count;
    const struct edit *kept;
    size_t kept_count;
    size_t new_length;
};

struct span_of {
    size_t start, end;
};

struct edits edits_between(
    struct arena *arena, const char *old, const char *new);

/*
 * What became of a stretch of the old words. Words put in at its very edge are
 * not its own, but all are that stand where it is empty.
 */
struct span_of edits_span(
    const struct edits *edits, size_t old_start, size_t old_end);

#endif

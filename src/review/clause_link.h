/*
 * Clause link: the address at which one clause of one sent copy is commented
 * on. It stands in the file at the clause's heading, leads there, and says on
 * the way back which clause it was.
 *
 *   https://council.example/c/1f2e3d4c5b6a7988/volume.commitment@3
 *   mailto:terms@council.example?subject=1f2e3d4c5b6a7988/volume.commitment@3
 *
 * This file alone writes and reads it.
 */
#ifndef REVIEW_CLAUSE_LINK_H
#define REVIEW_CLAUSE_LINK_H

#include <stdbool.h>

struct arena;
struct origin;

/* What stands in the file for a reader to click; it is no word of the text. */
#define CLAUSE_LINK_WORDS "Comment"

/*
 * What is left of words that stand in a clause link: ours are skipped, those
 * that a reader typed there are not. *ours begins as CLAUSE_LINK_WORDS and is
 * NULL outside a link.
 */
const char *clause_link_skip(
    const char **ours, const char *words, bool is_inserted);

struct clause_link {
    const char *copy; /* id */
    const char *clause;
    int version;
    const char *record; /* key, or NULL */
};

/* Whether a base is an https or a mailto address that links can be made of. */
bool clause_link_is_base(const char *base);

const char *clause_link_write(struct arena *arena, const char *base,
    const char *copy, const struct origin *origin);

/* False if an address is no clause link, whatever its base. */
bool clause_link_read(
    struct arena *arena, const char *address, struct clause_link *link);

#endif

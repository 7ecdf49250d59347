/*
 * Changes of an ODT file: what its list of tracked changes says of each.
 *
 * The list stands before the text, which names a change where it happened. The
 * words of a deletion stand in the list itself.
 */
#ifndef REVIEW_ODT_CHANGES_H
#define REVIEW_ODT_CHANGES_H

#include "base/names.h"
#include "review/returned.h"

struct foreign;

/* Words may have been inserted and later deleted: then a change is both. */
struct odt_change {
    bool is_inserted, is_deleted;
    struct stamp inserted, deleted;
    const struct foreign *gone; /* holds what was deleted, or NULL */
    bool is_placed;             /* the words that are gone have been read */
};

/*
 * By id: struct odt_change. Counts what it finds. Of looks alone there are
 * none: they are only counted.
 */
struct names odt_changes_read(
    struct arena *arena, const struct foreign *root, struct returned *returned);

#endif

/*
 * Sequence: what is only in one of two lists of numbers (Myers 1986).
 *
 * Linear space. Of lists that are alike the difference is the shortest; where
 * they differ beyond a bound it is cut in two at the furthest point that was
 * reached, so that time stays linear in the length. Cannot fail.
 */
#ifndef REVIEW_SEQUENCE_H
#define REVIEW_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

struct sequence {
    const int *item;
    size_t count;
};

/*
 * Sets is_gone for each item of old, and is_added for each of new, that the
 * other has not; both are false at first. What remains is the same list.
 */
void sequence_compare(
    struct sequence old, struct sequence new, bool *is_gone, bool *is_added);

#endif

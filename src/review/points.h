/*
 * Points: each comment of a file that came back, on its clause.
 *
 * A comment that stands on just one tracked edit, by the same person and
 * without replies, is the reason of that edit and no point of its own. Adds to
 * the intake; lives as long as the arena.
 */
#ifndef REVIEW_POINTS_H
#define REVIEW_POINTS_H

#include "review/targets.h"

struct arena;

/*
 * of_line: by line, the proposal on its clause, or NULL. Cannot fail. What has
 * no place is put before what is there already.
 */
void points_add(struct arena *arena, const struct targets *targets,
    const struct returned *returned, struct proposal *const *of_line,
    struct intake *intake);

#endif

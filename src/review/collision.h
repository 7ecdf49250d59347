/*
 * Collision: words of one paragraph that two organisations would change
 * differently.
 *
 * Both are read against what was sent. Edits that only touch are none, nor are
 * two that ask for the same; neither is ever applied. Lives as long as the
 * arena; borrows both intakes.
 */
#ifndef REVIEW_COLLISION_H
#define REVIEW_COLLISION_H

#include "review/intake.h"

struct arena;

struct collision {
    bool is_agreed; /* both ask for the same */
    struct target at;
    const char *sent;           /* the words that both change; "" at a point */
    const char *first, *second; /* what each puts there instead; "" nothing */
    const struct proposal *by_first, *by_second;
    const char *who_first, *who_second; /* by the caller; may be NULL */
    struct collision *next;
};

/*
 * Returns NULL if there is none. Of one intake twice: what the files in it
 * change differently.
 */
struct collision *collision_find(struct arena *arena,
    const struct intake *first, const struct intake *second);

/* Likewise, the changes that both ask for. */
struct collision *collision_agreed(struct arena *arena,
    const struct intake *first, const struct intake *second);

#endif

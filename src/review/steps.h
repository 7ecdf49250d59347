/*
 * Steps: what became of the words of a line, stretch by stretch, and where each
 * stretch stands in the file that came back.
 *
 * The words that stayed and that were deleted are, in order, the words as they
 * were sent, in our spelling of quotes, dashes and spaces; those that stayed
 * and that were inserted are what is proposed. What the file says about its
 * changes is tracked; what differs besides was changed without tracking. Lives
 * as long as the arena.
 */
#ifndef REVIEW_STEPS_H
#define REVIEW_STEPS_H

#include "review/placing.h"

struct step {
    enum edit_kind kind;
    const char *text;
    size_t sent, sent_length; /* bytes of what was sent; length 0: inserted */
    size_t paragraph;         /* of the file, that it stands in */
    size_t offset, length;    /* bytes there; length 0: it is not there */
    struct stamp stamp;
    bool is_tracked;
    struct step *next;
};

/* The words that were sent for a unit with a line: several with a space. */
const char *steps_sent(struct arena *arena, const struct placing *placing,
    const struct unit *unit);

/* Of a unit with a line. Cannot fail. */
const struct step *steps_of(struct arena *arena, const struct placing *placing,
    const struct unit *unit);

/* The byte of what was sent that a point in the file stands at. */
size_t steps_place(const struct step *steps, struct spot spot);

#endif

/*
 * Lift read: printed words read back as the answer that they are.
 *
 * The opposite of assemble/wording: "£5,000.00", "6 (six)", "at least 95%",
 * "1 April 2027". What is not an answer of that question says why not.
 */
#ifndef REVIEW_LIFT_READ_H
#define REVIEW_LIFT_READ_H

#include "library/question.h"

struct lift_read {
    const char *why; /* NULL: it is an answer */
    struct value value;
    const char *prints; /* how that answer reads */
};

/* as is the attribute of <value>, or NULL. */
struct lift_read lift_read_value(struct job *job,
    const struct question *question, const char *as, const char *words);

#endif

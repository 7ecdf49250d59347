/*
 * Outcome: what an intake comes to in the project as it stands now. What could
 * not be found out is NULL.
 */
#ifndef REVIEW_OUTCOME_H
#define REVIEW_OUTCOME_H

#include <stdbool.h>

struct outcome {
    const struct lift *lift;       /* of the proposals */
    const struct carried *carried; /* of the points, in their order */
    bool is_changed;               /* the text is no longer what was sent */
    bool is_gone;                  /* the project makes no such document now */
};

#endif

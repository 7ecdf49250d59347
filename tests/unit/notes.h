/*
 * Notes: the worked partnership of 3.7 of the domain notes.
 */
#ifndef TESTS_NOTES_H
#define TESTS_NOTES_H

#include "commerce/partnership.h"

static const struct partnership_step steps[] = { { 5000, 1000 }, { 7000, 2000 },
    { 9000, 3000 } };

static const struct partnership_terms notes = { .places = 6,
    .fixed_cost_year = 101400000,
    .contribution_rate = 4000,
    .local_weekly = 360000,
    .outside_weekly = 500000,
    .release_share = 6000,
    .compensation_weekly = 190000,
    .retained_return = 500,
    .variable_weekly = 90000,
    .weeks = 52,
    .steps = steps,
    .step_count = 3 };

#endif

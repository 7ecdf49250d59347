/*
 * One case: a level of use of a person's own, and what it comes to for each.
 *
 *   block        6x20+5x71-45   6 places for 20 nights, 5 for 71; 45 nights
 *                               released
 *   bands        12             places used on average
 *   partnership  5/1/0          local, released, and others' places
 */
#ifndef MODELS_ONE_CASE_H
#define MODELS_ONE_CASE_H

#include "models/models.h"

/* Returns NULL, with findings, if it cannot be read or worked out. */
struct figure *one_case_figure(const struct models *models, const char *words);

#endif

/*
 * Bands model: cost and volume, from a project's answers.
 *
 * A week and a year of 52 weeks at list price, by marginal bands and by whole
 * ones, whichever the project chose. Source: domain notes 3.5.
 */
#ifndef MODELS_BANDS_MODEL_H
#define MODELS_BANDS_MODEL_H

#include "models/inputs.h"

/* Whether the project has bands of places used on average. */
bool bands_model_applies(struct inputs *inputs);

struct figure *bands_model_places(struct inputs *inputs);
struct figure *bands_model_chart(struct inputs *inputs);
struct figure *bands_model_checks(struct inputs *inputs);

/* Adds the lines of a number of places. NULL: words are no such number. */
struct figure *bands_model_case(
    struct inputs *inputs, struct figure *figure, const char *words);

#endif

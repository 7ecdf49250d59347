/*
 * Partnership model: a local partnership, from a project's answers.
 *
 * A year of 52 weeks at every level of use: so many places occupied, so many
 * of them by the host council's children, the others released to somebody else
 * or not. Source: domain notes 3.7; the formulas are ours.
 */
#ifndef MODELS_PARTNERSHIP_MODEL_H
#define MODELS_PARTNERSHIP_MODEL_H

#include "commerce/partnership.h"
#include "models/inputs.h"

/* Whether the project has a partnership. */
bool partnership_model_applies(struct inputs *inputs);

/* What is missing is noted in the inputs. Steps live as long as the job. */
struct partnership_terms partnership_model_terms(struct inputs *inputs);

/* Each number of local places, the others empty, released or not. */
struct figure *partnership_model_cases(struct inputs *inputs);

/* The same, with what matters to both sides only, for a page. */
struct figure *partnership_model_positions(struct inputs *inputs);

/* What the provider keeps, what the council pays: over the whole grid. */
struct figure *partnership_model_provider_released(struct inputs *inputs);
struct figure *partnership_model_council_released(struct inputs *inputs);
struct figure *partnership_model_provider_others(struct inputs *inputs);
struct figure *partnership_model_council_others(struct inputs *inputs);

/* A year in which so many places are used in so many months, and no others. */
struct figure *partnership_model_provider_months(struct inputs *inputs);
struct figure *partnership_model_council_months(struct inputs *inputs);

struct figure *partnership_model_chart(struct inputs *inputs);
struct figure *partnership_model_checks(struct inputs *inputs);

#endif

/*
 * Block model: a soft or a hard block, from a project's answers.
 *
 * Each figure is of one quarter, as the contract charges it. The cases are
 * those of the volume schedule. Source: domain notes 3.3 and 3.4.
 */
#ifndef MODELS_BLOCK_MODEL_H
#define MODELS_BLOCK_MODEL_H

#include "commerce/block.h"
#include "models/inputs.h"

/* Whether the project has a block of either kind. */
bool block_model_applies(struct inputs *inputs);

/* What is missing is noted in the inputs. */
struct block_terms block_model_terms(struct inputs *inputs);

/* Typical quarters: steady, slow, slow with a release, busy, over, empty. */
struct figure *block_model_cases(struct inputs *inputs);

/* The same beside a hard block and the spot price. */
struct figure *block_model_compared(struct inputs *inputs);

/* What the council pays; what the provider gets from it and from others. */
struct figure *block_model_council_grid(struct inputs *inputs);
struct figure *block_model_provider_grid(struct inputs *inputs);

/* A year in which so many places are used in so many months. */
struct figure *block_model_months(struct inputs *inputs);

/* The same use in a soft block, in a hard one and at spot price. */
struct figure *block_model_chart(struct inputs *inputs);

struct figure *block_model_checks(struct inputs *inputs);

#endif

/*
 * Uplift model: the yearly change of a price by a basket of indices, from the
 * project's worked example. Source: domain notes 3.6.
 */
#ifndef MODELS_UPLIFT_MODEL_H
#define MODELS_UPLIFT_MODEL_H

#include "models/inputs.h"

struct figure *uplift_model_example(struct inputs *inputs);

#endif

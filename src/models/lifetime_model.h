/*
 * Lifetime model: options for one child compared over their whole length, from
 * a project's list of options. Source: domain notes 3.8.
 */
#ifndef MODELS_LIFETIME_MODEL_H
#define MODELS_LIFETIME_MODEL_H

#include "models/inputs.h"

struct figure *lifetime_model_options(struct inputs *inputs);

#endif

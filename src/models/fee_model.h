/*
 * Fee model: what one placement costs, from a project's worked example.
 *
 * What each lot costs at most, how a weekly fee is built and what a month of it
 * comes to, what keeping the place costs for each reason, and what short notice
 * costs. Source: domain notes 3.2.
 */
#ifndef MODELS_FEE_MODEL_H
#define MODELS_FEE_MODEL_H

#include "models/inputs.h"

/* The weekly core price of whichever model the project has. */
int64_t fee_model_core(struct inputs *inputs);
bool fee_model_has_core(struct inputs *inputs);

/* The highest price of each lot, where lots have one. */
bool fee_model_has_lots(struct inputs *inputs);
struct figure *fee_model_lots(struct inputs *inputs);

struct figure *fee_model_build(struct inputs *inputs);
struct figure *fee_model_retainer(struct inputs *inputs);
struct figure *fee_model_notice(struct inputs *inputs);

#endif

/*
 * Models: the commercial models of a project, worked out from its answers.
 *
 * A model reads its terms once (models_block, ...), asks `commerce` for every
 * sum, and yields figures by name: tables of cases, grids of every level of
 * use, charts, checks. A schedule of the pack and `paction price` ask here, so
 * they cannot disagree. Which model a project has, its answers say.
 */
#ifndef MODELS_MODELS_H
#define MODELS_MODELS_H

#include "base/names.h"
#include "models/figure.h"

struct answers;
struct inputs;
struct job;
struct library;

struct models {
    struct job *job;
    const struct library *library;
    struct answers *answers;
};

/* A figure that clauses and people may name. */
struct models_entry {
    const char *name;                       /* "block-cases" */
    bool (*applies)(struct inputs *inputs); /* to this project */
    struct figure *(*make)(struct inputs *inputs);
};

/* Returns NULL if there is no figure of that name. */
const struct models_entry *models_entry(const char *name);

/* A figure, and the answers behind it: struct answer by question id. */
struct models_made {
    struct figure *figure; /* NULL: not yet, or with an error, not at all */
    struct names asked;
    const char *missing; /* "block_price, spot_price", or NULL */
};

/* One figure. A sum that does not fit is an error. */
struct models_made models_make(
    const struct models *models, const struct models_entry *entry);

/*
 * All figures that this project's model has, after a table of their inputs.
 * What is missing is a finding. NULL if it has none at all.
 */
struct figure *models_all(const struct models *models);

#endif

/*
 * Check table: what was looked for in a model, whether it holds, and where not.
 */
#ifndef MODELS_CHECK_TABLE_H
#define MODELS_CHECK_TABLE_H

#include "models/figure.h"

struct figure *check_table_new(
    struct arena *arena, const char *id, const char *title);

/* found says which cells fail, or what the check came to. */
void check_table_put(struct figure *figure, const char *name, const char *rule,
    bool holds, const char *found);

#endif

/*
 * Computing: the value of a computed question, by its Lua function.
 */
#ifndef RULES_COMPUTING_H
#define RULES_COMPUTING_H

#include "rules/rules.h"

/* False if it cannot yet be told, or, with a finding, if it failed. */
bool computing_run(struct rules *rules, struct answers *answers,
    struct scope scope, const struct question *question, struct value *value);

/* As rules_waits_on says. */
const struct question *computing_waits_on(const struct rules *rules,
    struct answers *answers, struct scope scope,
    const struct question *question);

#endif

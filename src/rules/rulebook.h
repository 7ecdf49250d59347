/*
 * Rulebook: what the files of lua/ have declared, as the parts of this layer
 * share it. Others see it through rules.h.
 */
#ifndef RULES_RULEBOOK_H
#define RULES_RULEBOOK_H

#include "base/names.h"
#include "rules/rules.h"
#include "rules/sandbox.h"
#include "rules/verbs.h"

struct computation {
    const struct question *question;
    const struct question **of;
    size_t of_count;
    int function; /* in Lua's registry */
    bool running;
    struct place place;
};

struct rules {
    struct verbs verbs; /* first: it is the sandbox's context */
    struct sandbox *sandbox;
    struct names conditions, rules, checks, computations;
    struct names voting_rules, criteria, redactions;
    struct names layers; /* "rule ID" to the layer that declared it */
    struct rule_deviation *deviations, **deviations_end;
    int layer;
    bool is_read; /* nothing may be declared any more */
};

static inline struct job *rules_job(const struct rules *rules)
{
    return rules->verbs.job;
}

#endif

/*
 * Rules: what the answers mean for the pack, read from lua/.
 *
 * Declared in Lua, kept as plain data: named conditions, rules that require,
 * prefer or forbid clauses, checks that become findings, how a board votes, and
 * what a pack must meet before it is procured. Only values are computed by Lua
 * functions, in a sandbox. Lives until rules_close.
 */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "base/must_check.h"
#include "base/names.h"
#include "library/question.h"
#include "rules/condition.h"

struct job;
struct library;
struct rules;
struct voting_rule;

/* A clause, perhaps with a variant, as a rule names it. */
struct wish {
    const char *clause;
    const char *variant; /* NULL: whichever */
    struct wish *next;
};

struct rule {
    const char *id;
    const char *because;
    const char *law;              /* or NULL */
    const struct condition *when; /* NULL: always */
    struct wish *require, *prefer, *forbid;
    int layer; /* 0: the core's; a later layer's preference wins */
    struct place place;
};

struct rule_check {
    const char *id;
    bool blocks;
    const char *say;
    const char *hint; /* or NULL */
    const char *law;  /* or NULL */
    const struct condition *when;
    const struct question *each; /* list whose records are looked at, or NULL */
    struct place place;
};

/*
 * What a published copy leaves out, what it says there, and why. One that names
 * questions is heard before one of their sensitivity.
 */
struct redaction_rule {
    const char *id;
    enum sensitivity of; /* every question of it; PUBLIC: only those named */
    const struct question **questions; /* a list: all of its questions */
    size_t question_count;
    bool shows;      /* they are published after all; nothing is said then */
    const char *say; /* "commercially sensitive" */
    const char *because;
    const char *law; /* or NULL */
    struct place place;
};

/*
 * Loads every .lua file of the folders, in order; a later folder may replace
 * what an earlier one declared. Goes on after a fault: what is wrong becomes
 * findings. Returns NULL only if no sandbox can be had. The caller closes it.
 */
MUST_CHECK struct rules *rules_load(struct job *job,
    const struct library *library, const char *const *folders, size_t count);
void rules_close(struct rules *rules); /* NULL is allowed */

/* What a later folder declared: new, or in place of an earlier one's. */
struct rule_deviation {
    const char *kind; /* "condition", "rule", "voting rule" ... */
    const char *id;
    bool replaces;
    struct place place;
    struct rule_deviation *next;
};

/* Returns NULL if there is none. */
const struct rule_deviation *rules_deviations(const struct rules *rules);

/* In the order of declaration; each thing is a struct rule or rule_check. */
const struct names *rules_all(const struct rules *rules);
const struct names *rules_checks(const struct rules *rules);

/* That a question falls under. Returns NULL if there is none. */
const struct redaction_rule *rules_redaction(
    const struct rules *rules, const struct question *question);
const struct names *rules_redactions(const struct rules *rules);

/* Returns NULL if there is none. */
const struct condition *rules_condition(
    const struct rules *rules, const char *name);
const struct names *rules_conditions(const struct rules *rules);

/* How a board votes (rules/voting.h). Returns NULL if there is none. */
const struct voting_rule *rules_voting_rule(
    const struct rules *rules, const char *id);
const struct names *rules_voting_rules(const struct rules *rules);

/* Each thing is a struct criterion (rules/criteria.h); numbers rise. */
const struct names *rules_criteria(const struct rules *rules);

/* Whether a function computes that question; its answers_compute. */
bool rules_computes(const struct rules *rules, const char *question);
bool rules_compute(void *rules, struct answers *answers, struct scope scope,
    const struct question *question, struct value *value);

/*
 * What a computed question waits on: one that is not computed and has no
 * answer, if possible one that nobody left open on purpose. NULL if nothing
 * of it is missing.
 */
const struct question *rules_waits_on(const struct rules *rules,
    struct answers *answers, struct scope scope,
    const struct question *question);

#endif

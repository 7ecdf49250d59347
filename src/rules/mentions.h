/*
 * Mentions: whether each condition that a library names is declared.
 *
 * Looks at every when= and unless= of every variant, definition and plan,
 * whether a pack would read it or not. Adds findings.
 */
#ifndef RULES_MENTIONS_H
#define RULES_MENTIONS_H

struct job;
struct library;
struct rules;

void mentions_check(
    struct job *job, const struct library *library, const struct rules *rules);

#endif

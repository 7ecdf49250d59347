/*
 * Mentions: whether library and rules name what the other has.
 *
 * Looks at every when= and unless= of every variant, definition and plan,
 * whether a pack would read it or not; at the law that each rule and finding
 * rests on; and at what an authority may set, past which no finding may look.
 * Adds findings.
 */
#ifndef RULES_MENTIONS_H
#define RULES_MENTIONS_H

struct job;
struct library;
struct rules;

void mentions_check(
    struct job *job, const struct library *library, const struct rules *rules);

#endif

/*
 * Targets: what a line of the sent document is called, for people and programs.
 *
 * Lives as long as the arena; borrows the document and the placing.
 */
#ifndef REVIEW_TARGETS_H
#define REVIEW_TARGETS_H

#include "review/placing.h"

struct targets {
    struct arena *arena;
    const struct document *sent;
    const struct placing *placing;
    const char *const *label; /* by line: "4.1(a)"; or NULL */
};

struct targets targets_make(struct arena *arena, const struct document *sent,
    const struct placing *placing);

/* A line as a whole; of its clause alone. */
struct target targets_line(const struct targets *targets, size_t line,
    enum carrier carrier, int score);
struct target targets_clause(const struct targets *targets, size_t line,
    enum carrier carrier, int score);

/*
 * The question whose value stands at those bytes of a line's words, or is all
 * that the line's cell holds. Returns NULL if there is none.
 */
const char *targets_question(
    const struct targets *targets, size_t line, size_t from, size_t to);

/* The clause, or the section or cover, that a line stands in. */
const struct node *targets_group(const struct targets *targets, size_t line);

bool targets_is_cover(const struct targets *targets, size_t line);

#endif

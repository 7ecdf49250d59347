/*
 * Gaps: between two paragraphs that are placed, the rest finds its lines by
 * order and likeness.
 *
 * Likeness is the share of words that two have in common: at least
 * GAPS_LIKENESS, and by GAPS_LEAD better than the next. Within a gap the order
 * is kept. A gap with more than GAPS_MOST pairs is too large to search.
 */
#ifndef REVIEW_GAPS_H
#define REVIEW_GAPS_H

struct arena;
struct placing;

enum { GAPS_LIKENESS = 60, GAPS_LEAD = 10, GAPS_MOST = 65536 };

void gaps_fill(struct arena *arena, struct placing *placing);

#endif

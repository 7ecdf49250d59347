/*
 * Numbers: words without the numbers of clauses that they refer to.
 *
 * A list that is made from clauses names them in plain words, "Clause 30.6(a)",
 * "paragraph 2 of Schedule 3". When a clause before them goes, each number is
 * another and nothing is said otherwise: here each is "#".
 */
#ifndef REVIEW_NUMBERS_H
#define REVIEW_NUMBERS_H

struct arena;

const char *numbers_hidden(struct arena *arena, const char *words);

#endif

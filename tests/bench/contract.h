/*
 * Contract: a text of as many pages as wanted, and the same with changes.
 *
 * Clauses of ten numbered paragraphs of thirty words and a sum of money, of
 * words that are drawn by a fixed seed. 90 clauses are sixty pages.
 */
#ifndef BENCH_CONTRACT_H
#define BENCH_CONTRACT_H

#include "document/document.h"

struct arena;
struct house;

enum { CONTRACT_SCALES = 4, CONTRACT_CLAUSES = 90 }; /* 1, 2, 4 and 8 times */

/*
 * Of nine paragraphs `changed` have another sum, of a hundred one is gone and
 * one is new, and two clauses stand in each other's place; 0: the old text.
 */
struct document contract_make(
    struct arena *arena, const struct house *house, int clauses, int changed);

#endif

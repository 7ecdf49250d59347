/*
 * Synthetic: a library of as many clauses as asked for, one like the other.
 *
 * Everything grows with the clauses: a rule and a reference for each, a
 * definition, a question and an answer for each four. One document places all.
 */
#ifndef BENCH_SYNTHETIC_H
#define BENCH_SYNTHETIC_H

#include <stdbool.h>

struct job;

#define SYNTHETIC_DOCUMENT "bulk"

/* Writes clauses/, lua/ and answers.xml into the folder. */
bool synthetic_write(struct job *job, const char *folder, int clauses);

#endif

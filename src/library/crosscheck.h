/*
 * Cross-check: what the parts of a library say of each other.
 *
 * Each clause, term, question, law and plan that is named must be there; ids
 * are unique in their variant; rows fit their table; nothing goes round in a
 * circle. Adds findings and changes nothing. Names of conditions belong to the
 * rules and are checked by rules/mentions.
 */
#ifndef LIBRARY_CROSSCHECK_H
#define LIBRARY_CROSSCHECK_H

struct job;
struct library;

void crosscheck_library(struct job *job, const struct library *library);

#endif

/*
 * Readability: words, sentences and syllables of a text, and what schooling it
 * asks of its reader.
 *
 * Whole numbers throughout, so that it is the same on every machine. Syllables
 * are told from spelling, which is right for nineteen words in twenty.
 */
#ifndef LIBRARY_READABILITY_H
#define LIBRARY_READABILITY_H

#include <stddef.h>

/* Runs between spaces that hold a letter or a figure. */
size_t readability_words(const char *start, const char *end);

/* Just after the sentence that starts at words. */
const char *readability_sentence_end(const char *words);

/* Of one word, at least 1. */
size_t readability_syllables(const char *word, size_t length);

/* Years of school in hundredths: 1100 is grade 11. An empty text has 0. */
int readability_grade(const char *words);

#endif

/*
 * Vocabulary: words to avoid, and what to say instead.
 *
 * Read from a file; lives as long as the job. <word avoid="" use=""/> is a word
 * that nobody needs; with as="duty" it counts only where it makes a duty, after
 * the one who acts. <pair one="" avoid=""/> is a second name for one thing.
 * <allow words=""/> stops both, and numbers, where a longer phrase is meant.
 */
#ifndef LIBRARY_VOCABULARY_H
#define LIBRARY_VOCABULARY_H

#include "library/phrases.h"

struct job;
struct passage;
struct silences;

struct vocabulary {
    struct phrases phrases;
};

/* With findings, and fewer words, if the file is not as it should be. */
struct vocabulary vocabulary_load(struct job *job, const char *path);

/* Finding: draft-word. */
void vocabulary_check(const struct vocabulary *vocabulary,
    struct silences *silences, const struct passage *passage);

/* The length of an allowed phrase that starts at a word, else 0. */
size_t vocabulary_allows(const struct vocabulary *vocabulary, const char *at);

#endif

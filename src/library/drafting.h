/*
 * Drafting: how the words of a library read.
 *
 * Looks at every variant, definition and plain twin and adds a warning for
 * each place that the drafting rules do not allow; each can be silenced for
 * one place with a reason (library/silences.h). Words to avoid stand in a file
 * of <word avoid="" use=""/>, <pair one="" avoid=""/> and <allow words=""/>.
 */
#ifndef LIBRARY_DRAFTING_H
#define LIBRARY_DRAFTING_H

struct job;
struct library;

/* silenced_path may be NULL, or name no file. */
void drafting_check(struct job *job, const struct library *library,
    const char *words_path, const char *silenced_path);

#endif

/*
 * Manual: the table of commands, and everything that is printed from it.
 */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "cli/command.h"

#include <stdio.h>

/*
 * By its first word, or by its first two: then `words` is two. Returns NULL if
 * there is none.
 */
const struct command *manual_command(
    const char *first, const char *second, size_t *words);

void manual_usage(FILE *out);
void manual_version(FILE *out);

/*
 * Prints help on a verb, on a noun's verbs, on all (NULL), or the manual page
 * ("--man"). second may be NULL.
 */
bool manual_help(const char *first, const char *second);

#endif

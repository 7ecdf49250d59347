/*
 * Manual: the table of commands, and everything that is printed from it.
 */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "cli/command.h"

#include <stdio.h>

/* Returns NULL if there is none. */
const struct command *manual_command(const char *name);

void manual_usage(FILE *out);
void manual_version(FILE *out);

/* Prints help on a verb, on all (NULL), or the manual page ("--man"). */
bool manual_help(const char *name);

#endif

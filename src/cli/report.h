/*
 * Report: findings shown to a person, with the line and a caret, or as JSON.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "cli/command.h"

#include <stdio.h>

/* Shows all findings, worst last, and says how many there are. */
void report_findings(struct job *job, bool json, FILE *out);

/* The status that the findings deserve. */
enum status report_status(const struct job *job);

#endif

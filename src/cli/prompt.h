/*
 * Prompt: one question as it is put to a person, and why it is put.
 *
 * What stands as the answer is shown too, unless it is about a child.
 */
#ifndef CLI_PROMPT_H
#define CLI_PROMPT_H

#include "cli/agenda.h"

#include <stdio.h>

enum { PROMPT_INDENT = 4, PROMPT_RECORDS = 99 /* more are for a table */ };

struct job;

/* Label, unit, domain, what stands. */
void prompt_print(struct job *job, const struct project *project,
    const struct agenda_item *item, FILE *out);

/* Its help, and who reads the answer: rules with their reason first. */
void prompt_explain(struct job *job, const struct project *project,
    const struct agenda_item *item, FILE *out);

/* "social-value" as a heading: "Social value". */
const char *prompt_topic(struct job *job, const char *topic);

#endif

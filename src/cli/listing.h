/*
 * Listing: all that a pack asks, as a plain table grouped by topic.
 *
 * Id, label, what may be answered, what was. Answers about a child are never
 * printed, nor the keys of records about children.
 */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "cli/agenda.h"

#include <stdio.h>

struct job;

void listing_print(struct job *job, const struct project *project,
    const struct agenda *agenda, FILE *out);

#endif

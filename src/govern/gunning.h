/*
 * Gunning: a consultation beside the four principles by which a court would
 * judge whether it was fair, with what the record shows of each.
 *
 * Proposals at a formative stage; enough information to answer; enough time;
 * the answers conscientiously weighed. What the record does not show is said to
 * be not shown: only people can.
 */
#ifndef GOVERN_GUNNING_H
#define GOVERN_GUNNING_H

#include "govern/insight.h"

/* Fills INSIGHT_AUDIT: a row a round and test. */
void gunning_fill(struct job *job, struct insight *insight);

#endif

/*
 * Insight heads: how each table of the report is titled and headed.
 */
#ifndef GOVERN_INSIGHT_HEADS_H
#define GOVERN_INSIGHT_HEADS_H

#include "govern/insight.h"

/* All tables as they begin, without rows. */
void insight_heads_set(struct insight *insight);

#endif

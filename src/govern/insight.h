/*
 * Insight: what a consultation came to: who answered, what about, how soon it
 * was answered, what changed because of whom, and how it was run.
 *
 * Points count that are of a live submission and not withdrawn. The report is
 * for the lead; a public one names nobody who asked not to be named, and has
 * no list of who was invited and no names of officers. One walk over each kind
 * of entry: ten thousand points take no noticeable time. Lives as long as the
 * job; borrows the ledger.
 */
#ifndef GOVERN_INSIGHT_H
#define GOVERN_INSIGHT_H

#include "govern/insight_table.h"

struct chart;
struct house;
struct job;
struct ledger;
struct names;

struct insight_source {
    const struct ledger *ledger;
    const char *at;    /* as of when */
    const char *title; /* of the procurement, or NULL */
    bool is_public;
    const struct names *clauses; /* id to "4 Release (Call-off)", or NULL */
    const struct house *house;
};

enum insight_part {
    INSIGHT_SHORT,
    INSIGHT_SIDES,
    INSIGHT_ORGANISATIONS,
    INSIGHT_CLAUSES,
    INSIGHT_DAYS,
    INSIGHT_TIMES,
    INSIGHT_CHANGES,
    INSIGHT_ANSWERS,
    INSIGHT_INVITATIONS,
    INSIGHT_AUDIT,
    INSIGHT_PARTS
};

struct insight {
    const struct insight_source *source;
    struct insight_table tables[INSIGHT_PARTS];
    const char *heat_alt;      /* what the map of clauses shows, in words */
    const struct chart *chart; /* points and answers by day; NULL: no points */
};

/* Cannot fail. */
const struct insight *insight_gather(
    struct job *job, const struct insight_source *source);

#endif

/*
 * Said: what a round's consultees said and what was done about it, gathered
 * once for every form in which it is published.
 *
 * What is in it may be read by anyone: no words that are redacted, no name of
 * who asked not to be named, nothing of who asked not to be published; such
 * points are only counted. Lives as long as the job; borrows the ledger.
 */
#ifndef GOVERN_SAID_H
#define GOVERN_SAID_H

#include "base/names.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/response.h"

struct decision_made;
struct house;
struct round;

/* What the report is made from besides the ledger. */
struct said_source {
    const struct ledger *ledger;
    const char *round; /* NULL: the log of tenderers' questions */
    const char *at;    /* of publishing */
    const char *title; /* of the procurement, or NULL */
    const char *head;  /* signed head of the record before it, or NULL */
    const struct names *clauses;   /* struct said_clause */
    const struct names *was, *now; /* place to the words of a paragraph */
    const struct house *house;
};

/* A paragraph in two wordings; either may be NULL. */
struct said_change {
    const char *label, *was, *now;
    struct said_change *next;
};

struct said_row {
    const struct point_made *point;
    const struct disposition *answer;
    const struct disposition *follows;  /* of a duplicate: its lead's */
    const char *who;                    /* "Homes Alliance, for 7 members" */
    const char *words;                  /* with its thread's; never NULL */
    const struct said_change *proposed; /* as it was sent, as proposed */
    const struct said_change *changed;  /* as it was sent, as it is now */
    const struct said_change *part; /* accepted in part: proposed, adopted */
    bool is_as_proposed;            /* what changed is what was proposed */
    const struct decision_made *decision; /* of the board, or NULL */
    int64_t supports, opposes;
    struct said_row *next;
};

/* All rows on one clause, on one other thing, or on none. */
struct said_part {
    const char *id; /* of the clause, or NULL */
    const char *title;
    struct said_row *rows, **end;
    int64_t points; /* those that are only counted, too */
};

struct said {
    const struct said_source *source;
    const struct round *round; /* NULL: tenderers' questions */
    struct names parts;        /* struct said_part, in the order to print */
    int64_t points, hidden, withdrawn, organisations, members, days;
    int64_t by_code[DISPOSITION_CODES][POINT_TYPES];
    int64_t by_capacity[CAPACITIES], organisations_by[CAPACITIES];
};

/* Of a round that was published, in the act or before. Cannot fail. */
const struct said *said_gather(
    struct job *job, const struct said_source *source);

/* "Accepted in part", "Same point as R1-003: accepted" */
const char *said_answer(struct arena *arena, const struct said_row *row);

#endif

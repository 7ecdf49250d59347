/*
 * Criteria: what must be so before a pack is ready to procure, as lua/ declares
 * it.
 *
 *   criterion "law" { number = 9, title = ..., evidence = "law", days = 180,
 *     references = { "legal-sign-off" }, because = ..., hint = ... }
 *
 * The evidence names a test of the program, and what that test must be told has
 * a field of its own. A later layer may add to the lists, set another number or
 * priority with its reason, or waive the criterion with one; it takes none
 * away. Where no criterion is declared nothing has been tested, and no gate is
 * open. Lives as long as the rules.
 */
#ifndef RULES_CRITERIA_H
#define RULES_CRITERIA_H

#include "base/findings.h"

#include <stddef.h>
#include <stdint.h>

enum criteria_evidence {
    CRITERIA_HEADS,       /* each row of the heads agreed, or reserved */
    CRITERIA_ROUNDS,      /* no round open */
    CRITERIA_REPLIES,     /* each point has a disposition that still holds */
    CRITERIA_OBJECTIONS,  /* none of that priority, or a board's decision */
    CRITERIA_DECISIONS,   /* one in force for each variant placed */
    CRITERIA_RULES,       /* no blocking finding, warnings accepted by name */
    CRITERIA_MODEL,       /* the figures run, and seen: references */
    CRITERIA_QUESTIONS,   /* answered, with references */
    CRITERIA_LAW,         /* checked within days, with references */
    CRITERIA_REFERENCES,  /* dated */
    CRITERIA_CLAUSES,     /* in the pack */
    CRITERIA_VOTE,        /* of the board, under its rule */
    CRITERIA_REBUILD,     /* same inputs, same hashes */
    CRITERIA_PUBLICATION, /* redacted copy */
    CRITERIA_EVIDENCES
};

/* A list of a criterion, in the order in which it was written. */
struct criteria_list {
    const char **words;
    size_t count;
};

struct criterion {
    int64_t number; /* 1, 2, 3 ... in the order of declaration */
    const char *id, *title, *because, *hint;
    enum criteria_evidence evidence;
    const char *waived; /* why it need not be met; NULL: it must be */
    struct place place; /* where it, or what changed it last, stands */

    /* What the evidence takes; nought, NULL and empty where it takes none. */
    int64_t days; /* that a check of the law lasts */
    /* "desirable", "usual" or "essential": from it an objection is high. */
    const char *priority;
    struct criteria_list references; /* names of dated evidence */
    struct criteria_list questions, clauses;
};

#endif

/*
 * Voting: how a board decides, as lua/ declares it.
 *
 *   voting_rule "each-side" { title = ..., because = ..., quorum = { 1, 2 },
 *     quorum_each_side = true, abstentions_make_quorum = true,
 *     carried = "majority", of = "each side", tie = "refer back",
 *     block = "refer back" }
 *
 * One seat has one vote under every rule. Lives as long as the rules.
 */
#ifndef RULES_VOTING_H
#define RULES_VOTING_H

#include "base/findings.h"

#include <stdint.h>

/* The rule of a board that names none. */
#define VOTING_USUAL "each-side"

/* How many of the votes for and against must be for it. */
enum voting_carried {
    VOTING_MAJORITY,   /* more than half */
    VOTING_TWO_THIRDS, /* or more */
    VOTING_CONSENSUS   /* at least one, and none against */
};

/* As many for as against, which only a majority knows. */
enum voting_tie {
    VOTING_TIE_REFERS, /* goes back */
    VOTING_TIE_FALLS,  /* is lost */
    VOTING_TIE_CHAIR   /* goes as the chair has voted */
};

struct voting_rule {
    const char *id, *title, *because;
    int64_t quorum_part, quorum_whole; /* so much of the seats, or more */
    bool quorum_each_side;             /* and somebody of each side */
    bool abstentions_make_quorum;
    enum voting_carried carried;
    bool of_each_side; /* else of all votes together */
    enum voting_tie tie;
    bool block_refers; /* else it is a vote against */
    struct place place;
};

#endif

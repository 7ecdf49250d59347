/*
 * Tally: what the votes on one motion come to under a voting rule.
 *
 * Pure arithmetic; cannot fail. Each seat that may vote has one vote, and of
 * several from a seat the last counts. A recused seat counts neither towards
 * the quorum nor in what the quorum is a part of; whoever declared an interest
 * and withdraws is given as a last vote of recused. Each option is put against
 * all else: with several, a vote that agrees names one, and one that disagrees
 * wants none of them.
 */
#ifndef GOVERN_TALLY_H
#define GOVERN_TALLY_H

#include "govern/board.h"

struct job;
struct voting_rule;

struct tally_input {
    const struct voting_rule *rule;
    const struct seat *const *seats; /* that were held when the motion closed */
    size_t seat_count;
    const struct vote *const *votes; /* in the order of casting */
    size_t vote_count;
    const struct option_put *const *options;
    size_t option_count; /* 0 counts as one: the motion itself */
    const char *chair;   /* the chair's seat, with or without a vote, or NULL */
};

/* Of one side, or of all. What is for it is for the option of the tally. */
struct tally_votes {
    int seats; /* that may vote and are not recused */
    int recused;
    int present; /* that make the quorum */
    int agree;
    int otherwise; /* agree with another option */
    int disagree, block, abstain;
};

enum tally_quorum {
    TALLY_REACHED,
    TALLY_TOO_FEW,  /* seats took part */
    TALLY_NO_SIDES, /* the rule looks at each side, and one alone has votes */
    TALLY_ABSENT    /* nobody of a side took part */
};

struct tally {
    struct tally_votes sides[SIDES], all;
    bool has_votes[SIDES]; /* a seat of that side may vote, recused or not */
    int needed;            /* seats, for the quorum */
    enum tally_quorum quorum;
    enum party_side absent; /* if that is why */
    enum outcome_kind outcome;
    bool is_by_chair;
    size_t option; /* the one carried, else level, else with most support */
};

struct tally tally_count(const struct tally_input *input);

/* How many of them are for, and how many against. */
int tally_against(const struct tally_votes *votes);

/* Whether it goes back to those who drafted it, neither carried nor lost. */
bool tally_goes_back(enum outcome_kind outcome);

#endif

#include "govern/tally.h"

#include "base/text.h"
#include "rules/voting.h"

/* ---- whose vote ------------------------------------------------------- */

/* The vote of a seat that counts. Returns NULL if there is none. */
static const struct vote *last_vote(
    const struct tally_input *input, const char *seat)
{
    for (size_t i = input->vote_count; i-- > 0;)
        if (text_same(input->votes[i]->seat, seat))
            return input->votes[i];
    return NULL;
}

/* Whether a vote that agrees does so with that option. */
static bool is_for(
    const struct tally_input *input, const struct vote *vote, size_t option)
{
    return input->option_count <= 1 ||
           text_same(vote->option, input->options[option]->entry.key);
}

/* ---- quorum ----------------------------------------------------------- */

/* A part of the seats, rounded up, and never nobody. */
static int seats_needed(const struct voting_rule *rule, int seats)
{
    int64_t needed = (seats * rule->quorum_part + rule->quorum_whole - 1) /
                     rule->quorum_whole;

    return needed > 0 ? (int)needed : 1;
}

static int sides_with_votes(const struct tally *tally)
{
    int count = 0;

    for (int side = 0; side < SIDES; side++)
        count += tally->has_votes[side];
    return count;
}

/* As many seats as the rule says and, if it says so, one of each side. */
static enum tally_quorum look_for_quorum(
    const struct voting_rule *rule, struct tally *tally)
{
    if ((rule->of_each_side || rule->quorum_each_side) &&
        sides_with_votes(tally) < 2)
        return TALLY_NO_SIDES;
    if (tally->all.present < tally->needed)
        return TALLY_TOO_FEW;
    for (int side = 0; side < SIDES && rule->quorum_each_side; side++)
        if (tally->has_votes[side] && tally->sides[side].present == 0) {
            tally->absent = (enum party_side)side;
            return TALLY_ABSENT;
        }
    return TALLY_REACHED;
}

/* ---- counting --------------------------------------------------------- */

static void count_ballot(const struct tally_input *input,
    const struct vote *vote, size_t option, struct tally_votes *votes)
{
    int *const counts[BALLOTS] = {
        [BALLOT_AGREE] = &votes->agree,
        [BALLOT_DISAGREE] = &votes->disagree,
        [BALLOT_ABSTAIN] = &votes->abstain,
        [BALLOT_BLOCK] = &votes->block,
        [BALLOT_RECUSED] = &votes->recused,
    };
    int *count = counts[vote->ballot];

    if (vote->ballot == BALLOT_AGREE && !is_for(input, vote, option))
        count = &votes->otherwise;
    ++*count;
    if (vote->ballot == BALLOT_RECUSED)
        votes->seats--;
    else if (vote->ballot != BALLOT_ABSTAIN ||
             input->rule->abstentions_make_quorum)
        votes->present++;
}

static void count_seat(const struct tally_input *input, const struct seat *seat,
    size_t option, struct tally_votes *votes)
{
    const struct vote *vote = last_vote(input, seat->entry.key);

    votes->seats++;
    if (vote != NULL)
        count_ballot(input, vote, option, votes);
}

static void count_option(
    const struct tally_input *input, size_t option, struct tally *tally)
{
    *tally = (struct tally){ .option = option };
    for (size_t i = 0; i < input->seat_count; i++) {
        const struct seat *seat = input->seats[i];

        if (!seat->has_vote)
            continue;
        tally->has_votes[seat->side] = true;
        count_seat(input, seat, option, &tally->sides[seat->side]);
        count_seat(input, seat, option, &tally->all);
    }
    tally->needed = seats_needed(input->rule, tally->all.seats);
    tally->quorum = look_for_quorum(input->rule, tally);
}

/* ---- for and against -------------------------------------------------- */

int tally_against(const struct tally_votes *votes)
{
    return votes->otherwise + votes->disagree + votes->block;
}

bool tally_goes_back(enum outcome_kind outcome)
{
    return outcome == OUTCOME_NO_QUORUM || outcome == OUTCOME_TIED ||
           outcome == OUTCOME_REFERRED;
}

/* How votes stand, the worst first. Where nobody votes there is no tie. */
enum standing { AGAINST, LEVEL, FOR };

static enum standing stand(
    const struct voting_rule *rule, const struct tally_votes *votes)
{
    int against = tally_against(votes);

    if (votes->agree == 0)
        return AGAINST;
    if (rule->carried == VOTING_CONSENSUS)
        return against == 0 ? FOR : AGAINST;
    if (rule->carried == VOTING_TWO_THIRDS)
        return votes->agree >= 2 * against ? FOR : AGAINST;
    return votes->agree > against    ? FOR
           : votes->agree == against ? LEVEL
                                     : AGAINST;
}

/* An option stands as it does where it stands worst. */
static enum standing stand_of(
    const struct voting_rule *rule, const struct tally *tally)
{
    enum standing worst = FOR;

    if (!rule->of_each_side)
        return stand(rule, &tally->all);
    for (int side = 0; side < SIDES; side++) {
        enum standing standing = stand(rule, &tally->sides[side]);

        if (tally->has_votes[side] && standing < worst)
            worst = standing;
    }
    return worst;
}

/* The count of the option that stands best; of equals the first. */
static struct tally count_best(
    const struct tally_input *input, enum standing *standing)
{
    struct tally best, tally;

    count_option(input, 0, &best);
    *standing = stand_of(input->rule, &best);
    for (size_t i = 1; i < input->option_count; i++) {
        enum standing now;

        count_option(input, i, &tally);
        now = stand_of(input->rule, &tally);
        if (now < *standing ||
            (now == *standing && tally.all.agree <= best.all.agree))
            continue;
        best = tally;
        *standing = now;
    }
    return best;
}

/* ---- outcome ---------------------------------------------------------- */

/* The vote that the chair has cast decides; of level options it chooses. */
static enum outcome_kind ask_chair(
    const struct tally_input *input, struct tally *tally)
{
    const struct vote *vote =
        input->chair != NULL ? last_vote(input, input->chair) : NULL;
    size_t count = input->option_count > 0 ? input->option_count : 1;

    if (vote == NULL || vote->ballot == BALLOT_ABSTAIN ||
        vote->ballot == BALLOT_RECUSED)
        return OUTCOME_TIED;
    tally->is_by_chair = true;
    for (size_t i = 0; i < count && vote->ballot == BALLOT_AGREE; i++) {
        struct tally chosen;

        count_option(input, i, &chosen);
        if (!is_for(input, vote, i) || stand_of(input->rule, &chosen) != LEVEL)
            continue;
        chosen.is_by_chair = true;
        *tally = chosen;
        return OUTCOME_CARRIED;
    }
    return OUTCOME_LOST;
}

static enum outcome_kind break_tie(
    const struct tally_input *input, struct tally *tally)
{
    if (input->rule->tie == VOTING_TIE_FALLS)
        return OUTCOME_LOST;
    if (input->rule->tie == VOTING_TIE_CHAIR)
        return ask_chair(input, tally);
    return OUTCOME_TIED;
}

struct tally tally_count(const struct tally_input *input)
{
    enum standing standing;
    struct tally tally = count_best(input, &standing);

    if (tally.quorum != TALLY_REACHED)
        tally.outcome = OUTCOME_NO_QUORUM;
    else if (input->rule->block_refers && tally.all.block > 0)
        tally.outcome = OUTCOME_REFERRED;
    else if (standing == LEVEL)
        tally.outcome = break_tie(input, &tally);
    else
        tally.outcome = standing == FOR ? OUTCOME_CARRIED : OUTCOME_LOST;
    return tally;
}

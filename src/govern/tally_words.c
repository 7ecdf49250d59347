#include "govern/tally_words.h"

#include "base/job.h"
#include "base/text.h"
#include "rules/voting.h"

/* What a sentence about a tally is made of. */
struct minute {
    struct text text;
    const struct tally_input *input;
    const struct tally *tally;
};

/* ---- parts of speech -------------------------------------------------- */

static const char *const one_of[SIDES] = { "council", "provider body",
    "young people's seat", "other seat" };
static const char *const many_of[SIDES] = { "councils", "provider bodies",
    "young people's seats", "other seats" };

static const char *noun(int side, int count)
{
    return count == 1 ? one_of[side] : many_of[side];
}

static const char *was_or_were(int count)
{
    return count == 1 ? "was" : "were";
}

/* By its key: a label is sealed, and what is said here is not. */
static const char *option_name(const struct minute *minute)
{
    const struct tally_input *input = minute->input;

    if (input->option_count <= 1)
        return "it";
    return arena_format(minute->text.arena, "option %s",
        input->options[minute->tally->option]->entry.key);
}

static const char *measure(const struct voting_rule *rule)
{
    static const char *const of_each[] = { "a majority of each side",
        "two thirds of each side", "the consent of each side" };
    static const char *const of_all[] = { "a majority of the votes",
        "two thirds of the votes", "everybody's consent" };

    return rule->of_each_side ? of_each[rule->carried] : of_all[rule->carried];
}

/* ---- who was for and who against -------------------------------------- */

static void add_for_and_against(
    struct minute *minute, const struct tally_votes *votes, const char *what)
{
    int against = tally_against(votes);

    if (votes->agree == 0 && against == 0)
        text_add(&minute->text, "nobody voted for or against");
    else
        text_format(&minute->text, "%d %s for %s and %d against", votes->agree,
            was_or_were(votes->agree), what, against);
}

/* What it needed, and what each side that counts by itself, or all, gave. */
static void add_shortfall(struct minute *minute)
{
    const struct tally *tally = minute->tally;
    const char *between = "";

    text_format(&minute->text, "%s needed %s, and ", option_name(minute),
        measure(minute->input->rule));
    if (!minute->input->rule->of_each_side) {
        add_for_and_against(minute, &tally->all, "it");
        return;
    }
    for (int side = 0; side < SIDES; side++) {
        if (!tally->has_votes[side])
            continue;
        text_format(&minute->text, "%sof the %s ", between, many_of[side]);
        add_for_and_against(minute, &tally->sides[side], "it");
        between = ", ";
    }
}

/* "3 of 4 councils and 2 of 3 provider bodies" */
static void add_supporters(struct minute *minute)
{
    const struct tally *tally = minute->tally;
    int left = 0;

    if (!minute->input->rule->of_each_side) {
        text_format(&minute->text, "%d of %d seats", tally->all.agree,
            tally->all.seats);
        return;
    }
    for (int side = 0; side < SIDES; side++)
        left += tally->has_votes[side];
    for (int side = 0; side < SIDES; side++) {
        const struct tally_votes *votes = &tally->sides[side];

        if (!tally->has_votes[side])
            continue;
        text_format(&minute->text, "%d of %d %s%s", votes->agree, votes->seats,
            noun(side, votes->seats),
            left > 2    ? ", "
            : left == 2 ? " and "
                        : "");
        left--;
    }
}

/* ---- outcomes --------------------------------------------------------- */

static void say_carried(struct minute *minute)
{
    if (minute->tally->is_by_chair) {
        text_add(&minute->text, "Carried by the chair's vote: ");
        add_for_and_against(minute, &minute->tally->all, option_name(minute));
        text_add(&minute->text, ".");
        return;
    }
    text_add(&minute->text, "Carried: ");
    add_supporters(minute);
    if (minute->input->option_count > 1)
        text_format(&minute->text, " chose %s.", option_name(minute));
    else
        text_add(&minute->text, " agreed.");
}

static void say_lost(struct minute *minute)
{
    text_format(&minute->text,
        "Lost%s: ", minute->tally->is_by_chair ? " by the chair's vote" : "");
    if (minute->input->option_count > 1)
        text_add(&minute->text, "no option was carried; ");
    add_shortfall(minute);
    text_add(&minute->text, ".");
}

static void say_tied(struct minute *minute)
{
    text_add(&minute->text, "Tied: ");
    add_shortfall(minute);
    if (minute->input->rule->tie == VOTING_TIE_CHAIR)
        text_add(&minute->text, ", and the chair did not decide");
    text_add(&minute->text, ".");
}

static void say_referred(struct minute *minute)
{
    text_add(&minute->text, "Referred back: ");
    for (int side = 0, told = 0; side < SIDES; side++) {
        int count = minute->tally->sides[side].block;

        if (count > 0)
            text_format(&minute->text, "%s%d %s", told++ > 0 ? " and " : "",
                count, noun(side, count));
    }
    text_add(&minute->text, " blocked it.");
}

static void say_no_quorum(struct minute *minute)
{
    const struct tally *tally = minute->tally;

    text_add(&minute->text, "No quorum: ");
    if (tally->quorum == TALLY_TOO_FEW)
        text_format(&minute->text,
            "%d of %d seats took part, and %d %s needed.", tally->all.present,
            tally->all.seats, tally->needed, was_or_were(tally->needed));
    else if (tally->quorum == TALLY_ABSENT)
        text_format(&minute->text, "no %s took part.", one_of[tally->absent]);
    else
        text_add(&minute->text,
            "the rule looks at each side, and fewer than two have a vote.");
}

/* ---- what is left to say ---------------------------------------------- */

static int absent_from(const struct tally_votes *votes)
{
    return votes->seats - votes->agree - tally_against(votes) - votes->abstain;
}

/* What seats of a side did that the outcome has not said of them. */
static void say_side(struct minute *minute, int side, const char **between)
{
    const struct tally_votes *votes = &minute->tally->sides[side];
    bool is_carried = minute->tally->outcome == OUTCOME_CARRIED;
    bool is_referred = minute->tally->outcome == OUTCOME_REFERRED;
    const struct {
        int count;
        const char *did;
    } rest[] = {
        { is_carried ? votes->otherwise : 0, "chose otherwise" },
        { is_carried ? votes->disagree : 0, "disagreed" },
        { is_referred ? 0 : votes->block, "blocked it" },
        { votes->abstain, "abstained" },
        { absent_from(votes), "did not vote" },
        { votes->recused, "withdrew for an interest" },
    };

    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        if (rest[i].count == 0)
            continue;
        text_format(&minute->text, "%s%d %s %s", *between, rest[i].count,
            noun(side, rest[i].count), rest[i].did);
        *between = "; ";
    }
}

static void say_rest(struct minute *minute)
{
    const char *between = " ";

    for (int side = 0; side < SIDES; side++)
        say_side(minute, side, &between);
    if (*between == ';')
        text_add(&minute->text, ".");
}

const char *tally_words(
    struct job *job, const struct tally_input *input, const struct tally *tally)
{
    static void (*const say[OUTCOMES])(struct minute *) = {
        [OUTCOME_CARRIED] = say_carried,
        [OUTCOME_LOST] = say_lost,
        [OUTCOME_NO_QUORUM] = say_no_quorum,
        [OUTCOME_TIED] = say_tied,
        [OUTCOME_REFERRED] = say_referred,
    };
    struct minute minute = { text_new(job->arena), input, tally };

    say[tally->outcome](&minute);
    if (tally_goes_back(tally->outcome))
        text_add(&minute.text, " It goes back to drafting.");
    say_rest(&minute);
    return minute.text.bytes;
}

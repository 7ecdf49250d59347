/*
 * What votes come to: the cases of tests/votes/tally.csv, each with the words
 * of its minute, and every board of up to three seats a side under every rule,
 * against a second reckoning that cancels votes one by one.
 */
#include "rows.h"

#include "base/text.h"
#include "govern/tally_words.h"
#include "library/library.h"
#include "rules/rules.h"
#include "rules/voting.h"

enum { MOST_SEATS = 8, MOST_VOTES = 16, MOST_OPTIONS = 4 };

/* A board and a motion, as plain arrays. */
struct meeting {
    struct seat seats[MOST_SEATS];
    struct vote votes[MOST_VOTES];
    struct option_put options[MOST_OPTIONS];
    const struct seat *seat[MOST_SEATS];
    const struct vote *vote[MOST_VOTES];
    const struct option_put *option[MOST_OPTIONS];
    struct tally_input input;
};

/* Not ck_assert, which writes to a file each time that it holds. */
static void need_room(size_t count, size_t most)
{
    if (count >= most)
        ck_abort_msg("the meeting has no room for more than %zu", most);
}

static void convene(struct meeting *meeting, const struct voting_rule *rule)
{
    meeting->input = (struct tally_input){ .rule = rule,
        .seats = meeting->seat,
        .votes = meeting->vote,
        .options = meeting->option };
}

static struct seat *sit(
    struct meeting *meeting, const char *key, enum party_side side)
{
    struct seat *seat = &meeting->seats[meeting->input.seat_count];

    need_room(meeting->input.seat_count, MOST_SEATS);
    meeting->seat[meeting->input.seat_count++] = seat;
    *seat = (struct seat){ .entry = { key }, .side = side, .has_vote = true };
    return seat;
}

static void cast(struct meeting *meeting, const char *seat, enum ballot ballot,
    const char *option)
{
    struct vote *vote = &meeting->votes[meeting->input.vote_count];

    need_room(meeting->input.vote_count, MOST_VOTES);
    meeting->vote[meeting->input.vote_count++] = vote;
    *vote = (struct vote){ .seat = seat, .ballot = ballot, .option = option };
}

static void offer(struct meeting *meeting, const char *key)
{
    struct option_put *option = &meeting->options[meeting->input.option_count];

    need_room(meeting->input.option_count, MOST_OPTIONS);
    meeting->option[meeting->input.option_count++] = option;
    *option = (struct option_put){ .entry = { key } };
}

/* ---- the cases of the table ------------------------------------------- */

static struct rules *load_rules(struct job *job)
{
    static const char *const folders[] = { "lua", "tests/votes/lua" };
    struct library_layer layer = { "core", "clauses" };
    const struct library *library =
        library_load(job, &layer, 1, "clauses/schema/library.rng");
    struct rules *rules = rules_load(job, library, folders, 2);

    ck_assert_ptr_nonnull(rules);
    ck_assert_int_eq(findings_errors(job->findings), 0);
    return rules;
}

static int word_at(const char *const *words, const char *word)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    ck_abort_msg("%s: no word \"%s\"", row->key, word);
    return 0;
}

/* The next of some words with spaces between, or NULL. */
static char *next_word(struct job *job, const char **words)
{
    size_t length = strcspn(*words += strspn(*words, " "), " ");
    char *word = arena_format(job->arena, "%.*s", (int)length, *words);

    *words += length;
    return length > 0 ? word : NULL;
}

static void seat_side(struct job *job, struct meeting *meeting,
    const char *column, enum party_side side)
{
    for (int64_t i = 1; i <= row_number(column); i++)
        sit(meeting,
            arena_format(job->arena, "%c%lld",
                *column == 'c'   ? 'c'
                : *column == 'p' ? 'p'
                                 : 'y',
                (long long)i),
            side);
}

/* "c1:agree/soft" */
static void cast_word(struct meeting *meeting, char *word)
{
    char *option = strchr(word, '/'), *ballot = strchr(word, ':');

    ck_assert_ptr_nonnull(ballot);
    *ballot++ = '\0';
    if (option != NULL)
        *option++ = '\0';
    cast(meeting, word, (enum ballot)word_at(board_ballots, ballot), option);
}

/* With an observer, o1, who has no vote. */
static void hold(struct job *job, struct meeting *meeting)
{
    const char *words = row_cell("options");
    char *word;

    seat_side(job, meeting, "councils", SIDE_COUNCIL);
    seat_side(job, meeting, "providers", SIDE_PROVIDER);
    seat_side(job, meeting, "young_people", SIDE_YOUNG_PEOPLE);
    sit(meeting, "o1", SIDE_OTHER)->has_vote = false;
    while ((word = next_word(job, &words)) != NULL)
        offer(meeting, word);
    words = row_cell("votes");
    while ((word = next_word(job, &words)) != NULL)
        cast_word(meeting, word);
    if (*row_cell("chair") != '\0')
        meeting->input.chair = row_cell("chair");
}

static void check_row(struct job *job, const struct meeting *meeting)
{
    struct tally tally = tally_count(&meeting->input);
    const char *words = tally_words(job, &meeting->input, &tally);

    ck_assert_msg(tally.outcome == (enum outcome_kind)word_at(
                                       board_outcomes, row_cell("outcome")),
        "%s: %s", row->key, words);
    ck_assert_msg(
        strcmp(words, row_cell("words")) == 0, "%s: \"%s\"", row->key, words);
    if (*row_cell("option") != '\0')
        ck_assert_str_eq(
            meeting->options[tally.option].entry.key, row_cell("option"));
}

START_TEST(each_case_of_the_table_comes_out_and_says_why)
{
    struct job job = job_begin();
    struct rules *rules = load_rules(&job);
    int count = 0;

    rows_open("tests/votes/tally.csv");
    do {
        struct meeting meeting;

        convene(&meeting, rules_voting_rule(rules, row_cell("rule")));
        ck_assert_msg(meeting.input.rule != NULL, "%s: no rule", row->key);
        hold(&job, &meeting);
        check_row(&job, &meeting);
        count++;
    } while (rows_next());
    ck_assert_int_gt(count, 40);
    rules_close(rules);
    job_end(&job);
}
END_TEST

/* ---- the second reckoning --------------------------------------------- */

/*
 * What each seat did is a letter: A and B agree with the first and the second
 * option, d disagrees, b blocks, 0 abstains, r is recused, - is not there.
 */
struct board_of_letters {
    const char *councils, *providers;
    bool has_options; /* else A is the motion */
};

/* for, against, level, or x where nobody voted for or against */
static char cancel(
    const struct voting_rule *rule, const char *letters, char option)
{
    int for_it = 0, against = 0;

    for (const char *l = letters; *l != '\0'; l++) {
        for_it += *l == option;
        against += *l != option && strchr("ABdb", *l) != NULL;
    }
    if (for_it == 0)
        return against > 0 ? 'a' : 'x';
    if (rule->carried == VOTING_CONSENSUS)
        return against > 0 ? 'a' : 'f';
    for (; against > 0; against--)
        for_it -= rule->carried == VOTING_TWO_THIRDS ? 2 : 1;
    if (for_it < 0)
        return 'a';
    return for_it > 0 || rule->carried == VOTING_TWO_THIRDS ? 'f' : 'l';
}

static char judge(const struct voting_rule *rule,
    const struct board_of_letters *board, char option)
{
    char all[MOST_SEATS + 1], councils, providers;

    snprintf(all, sizeof all, "%s%s", board->councils, board->providers);
    if (!rule->of_each_side)
        return cancel(rule, all, option);
    councils = cancel(rule, board->councils, option);
    providers = cancel(rule, board->providers, option);
    if (councils == 'f' && providers == 'f')
        return 'f';
    if (strchr("ax", councils) != NULL || strchr("ax", providers) != NULL)
        return 'a';
    return 'l';
}

static int present_in(const struct voting_rule *rule, const char *letters)
{
    int count = 0;

    for (; *letters != '\0'; letters++)
        count += strchr("ABdb", *letters) != NULL ||
                 (*letters == '0' && rule->abstentions_make_quorum);
    return count;
}

static int entitled_in(const char *letters)
{
    int count = 0;

    for (; *letters != '\0'; letters++)
        count += *letters != 'r';
    return count;
}

static bool is_quorate(
    const struct voting_rule *rule, const struct board_of_letters *board)
{
    int councils = present_in(rule, board->councils);
    int providers = present_in(rule, board->providers);
    int entitled = entitled_in(board->councils) + entitled_in(board->providers);
    int least = 1;

    if ((rule->of_each_side || rule->quorum_each_side) &&
        (*board->councils == '\0' || *board->providers == '\0'))
        return false;
    while (least * rule->quorum_whole < entitled * rule->quorum_part)
        least++;
    if (rule->quorum_each_side && (councils == 0 || providers == 0))
        return false;
    return councils + providers >= least;
}

/* The chair is the first council. */
static enum outcome_kind second_reckoning(
    const struct voting_rule *rule, const struct board_of_letters *board)
{
    char a = judge(rule, board, 'A');
    char b = board->has_options ? judge(rule, board, 'B') : 'a';
    char chair = *board->councils;

    if (!is_quorate(rule, board))
        return OUTCOME_NO_QUORUM;
    if (rule->block_refers && (strchr(board->councils, 'b') != NULL ||
                                  strchr(board->providers, 'b') != NULL))
        return OUTCOME_REFERRED;
    if (a == 'f' || b == 'f')
        return OUTCOME_CARRIED;
    if (a != 'l' && b != 'l')
        return OUTCOME_LOST;
    if (rule->tie == VOTING_TIE_FALLS)
        return OUTCOME_LOST;
    if (rule->tie == VOTING_TIE_REFERS || chair == '\0' ||
        strchr("0r-", chair) != NULL)
        return OUTCOME_TIED;
    return (chair == 'A' && a == 'l') || (chair == 'B' && b == 'l')
               ? OUTCOME_CARRIED
               : OUTCOME_LOST;
}

/* ---- every board ------------------------------------------------------ */

static const char *const seat_keys[2][3] = { { "c1", "c2", "c3" },
    { "p1", "p2", "p3" } };

static void seat_letters(
    struct meeting *meeting, const char *letters, enum party_side side)
{
    static const char ballots[BALLOTS + 1] = "Ad0br"; /* as in the enum */

    for (int i = 0; letters[i] != '\0'; i++) {
        const char *key = seat_keys[side == SIDE_PROVIDER][i];

        sit(meeting, key, side);
        if (letters[i] == 'B')
            cast(meeting, key, BALLOT_AGREE, "B");
        else if (letters[i] != '-')
            cast(meeting, key,
                (enum ballot)(strchr(ballots, letters[i]) - ballots), "A");
    }
}

static void check_board(
    const struct voting_rule *rule, const struct board_of_letters *board)
{
    enum outcome_kind wanted = second_reckoning(rule, board);
    struct meeting meeting;
    struct tally tally;

    convene(&meeting, rule);
    seat_letters(&meeting, board->councils, SIDE_COUNCIL);
    seat_letters(&meeting, board->providers, SIDE_PROVIDER);
    if (board->has_options) {
        offer(&meeting, "A");
        offer(&meeting, "B");
    }
    if (*board->councils != '\0')
        meeting.input.chair = seat_keys[0][0];
    tally = tally_count(&meeting.input);
    if (tally.outcome != wanted)
        ck_abort_msg("councils %s, providers %s, rule %s: %s, not %s",
            board->councils, board->providers, rule->id,
            board_outcomes[tally.outcome], board_outcomes[wanted]);
}

/* The next word of that alphabet, as a counter turns; false after the last. */
static bool turn(char *letters, const char *alphabet)
{
    for (; *letters != '\0'; letters++) {
        const char *next = strchr(alphabet, *letters) + 1;

        *letters = *next != '\0' ? *next : *alphabet;
        if (*next != '\0')
            return true;
    }
    return false;
}

static void start(char *letters, const char *alphabet, int seats)
{
    memset(letters, *alphabet, (size_t)seats);
    letters[seats] = '\0';
}

static int check_boards_of(const struct voting_rule *rule, const char *alphabet,
    int councils_seated, int providers_seated)
{
    char councils[4], providers[4];
    struct board_of_letters board = { councils, providers,
        strchr(alphabet, 'B') != NULL };
    int count = 0;

    start(councils, alphabet, councils_seated);
    do {
        start(providers, alphabet, providers_seated);
        do {
            check_board(rule, &board);
            count++;
        } while (turn(providers, alphabet));
    } while (turn(councils, alphabet));
    return count;
}

static int check_boards(
    const struct voting_rule *rule, const char *alphabet, int most)
{
    int count = 0;

    for (int councils = 0; councils <= most; councils++)
        for (int providers = 0; providers <= most; providers++)
            count += check_boards_of(rule, alphabet, councils, providers);
    return count;
}

/* Each way to fill in a rule, but those that lua/ may not declare. */
static bool nth_rule(int n, struct voting_rule *rule)
{
    static const int64_t quorums[][2] = { { 1, 2 }, { 2, 3 }, { 1, 1 } };

    rule->id = "one of every kind";
    rule->quorum_part = quorums[n % 3][0];
    rule->quorum_whole = quorums[n % 3][1];
    n /= 3;
    rule->quorum_each_side = n % 2 == 1;
    rule->abstentions_make_quorum = n / 2 % 2 == 1;
    rule->of_each_side = n / 4 % 2 == 1;
    rule->block_refers = n / 8 % 2 == 1;
    rule->carried = (enum voting_carried)(n / 16 % 3);
    rule->tie = (enum voting_tie)(n / 48 % 3);
    if (rule->carried != VOTING_MAJORITY)
        return rule->tie == VOTING_TIE_REFERS;
    return rule->tie != VOTING_TIE_CHAIR || !rule->of_each_side;
}

enum { RULES_OF_EVERY_KIND = 3 * 2 * 2 * 2 * 2 * 3 * 3 };

START_TEST(small_boards_come_out_alike_under_every_rule)
{
    struct voting_rule rule = { 0 };
    int rules = 0, boards = 0;

    for (int n = 0; n < RULES_OF_EVERY_KIND; n++)
        if (nth_rule(n, &rule)) {
            boards += check_boards(&rule, "Adb0r-", 2);
            rules++;
        }
    ck_assert_int_eq(rules, 3 * 2 * 2 * 2 * (3 + 2 + 2 * 2));
    ck_assert_int_eq(boards, rules * 43 * 43);
}
END_TEST

START_TEST(boards_of_three_a_side_come_out_alike)
{
    struct job job = job_begin();
    struct rules *rules = load_rules(&job);
    const struct names *all = rules_voting_rules(rules);

    ck_assert_uint_eq(all->count, 7);
    for (const struct named *n = all->first; n != NULL; n = n->next)
        ck_assert_int_eq(check_boards(n->thing, "Adb0r-", 3), 259 * 259);
    rules_close(rules);
    job_end(&job);
}
END_TEST

START_TEST(two_options_come_out_alike_under_every_rule)
{
    struct voting_rule rule = { 0 };

    for (int n = 0; n < RULES_OF_EVERY_KIND; n++)
        if (nth_rule(n, &rule))
            ck_assert_int_eq(check_boards(&rule, "ABdb0r-", 2), 57 * 57);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tally");
    TCase *tcase = tcase_create("tally");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, each_case_of_the_table_comes_out_and_says_why);
    tcase_add_test(tcase, small_boards_come_out_alike_under_every_rule);
    tcase_add_test(tcase, boards_of_three_a_side_come_out_alike);
    tcase_add_test(tcase, two_options_come_out_alike_under_every_rule);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/*
 * Voting rules and the criteria of the gate, as lua/ ships them and as a
 * project may change them; and that what is declared wrongly says so.
 */
#include "base/job.h"
#include "govern/point.h"
#include "library/library.h"
#include "looking.h"
#include "rules/criteria.h"
#include "rules/rules.h"
#include "rules/voting.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct job job;
static const struct library *library;
static struct rules *rules;

static void begin(void)
{
    struct library_layer layer = { "core", "clauses" };

    job = job_begin();
    library = library_load(&job, &layer, 1, "clauses/schema/library.rng");
    rules = NULL;
}

static void end(void)
{
    rules_close(rules);
    job_end(&job);
}

static void load(const char *own)
{
    const char *folders[] = { "lua", own };

    rules = rules_load(&job, library, folders, own != NULL ? 2 : 1);
    ck_assert_ptr_nonnull(rules);
}

static const struct criterion *criterion(const char *id)
{
    const struct criterion *found = names_find(rules_criteria(rules), id);

    ck_assert_msg(found != NULL, "no criterion %s", id);
    return found;
}

/* ---- as they are shipped ---------------------------------------------- */

START_TEST(the_usual_rule_gives_neither_side_the_other_s_vote)
{
    const struct voting_rule *rule;

    load(NULL);
    rule = rules_voting_rule(rules, VOTING_USUAL);
    ck_assert_ptr_nonnull(rule);
    ck_assert_int_eq(rule->quorum_part, 1);
    ck_assert_int_eq(rule->quorum_whole, 2);
    ck_assert(rule->quorum_each_side && rule->of_each_side);
    ck_assert(rule->abstentions_make_quorum && rule->block_refers);
    ck_assert_int_eq(rule->carried, VOTING_MAJORITY);
    ck_assert_int_eq(rule->tie, VOTING_TIE_REFERS);
    ck_assert_str_eq(rule->place.file, "lua/voting.lua");
    HAS(rule->because, "neither side");
}
END_TEST

START_TEST(four_rules_are_shipped)
{
    static const char *const ids[] = { VOTING_USUAL, "majority", "two-thirds",
        "consensus" };

    load(NULL);
    ck_assert_uint_eq(rules_voting_rules(rules)->count, 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_ptr_nonnull(rules_voting_rule(rules, ids[i]));
    ck_assert_ptr_null(rules_voting_rule(rules, "show-of-hands"));
    ck_assert_int_eq(
        rules_voting_rule(rules, "majority")->tie, VOTING_TIE_CHAIR);
    ck_assert_int_eq(
        rules_voting_rule(rules, "two-thirds")->carried, VOTING_TWO_THIRDS);
    ck_assert_int_eq(
        rules_voting_rule(rules, "consensus")->carried, VOTING_CONSENSUS);
}
END_TEST

/* Each test of the program is asked for, in the order of the notes. */
START_TEST(fourteen_criteria_are_shipped_and_nothing_is_waived)
{
    int64_t number = 0;

    load(NULL);
    ck_assert_uint_eq(rules_criteria(rules)->count, CRITERIA_EVIDENCES);
    for (const struct named *n = rules_criteria(rules)->first; n != NULL;
         n = n->next) {
        const struct criterion *c = n->thing;

        ck_assert_int_eq(c->number, ++number);
        ck_assert_int_eq(c->evidence, (int)number - 1);
        ck_assert_str_eq(c->id, n->name);
        ck_assert(*c->title != '\0' && *c->because != '\0' && *c->hint != '\0');
        ck_assert_ptr_null(c->waived);
    }
    ck_assert_int_eq(number, 14);
    ck_assert_int_eq(findings_errors(job.findings), 0);
}
END_TEST

START_TEST(each_criterion_has_what_its_test_must_be_told)
{
    load(NULL);
    ck_assert_int_eq(criterion("law")->days, 180);
    ck_assert_str_eq(criterion("law")->references.words[0], "legal-sign-off");
    ck_assert_uint_eq(criterion("assessments")->references.count, 5);
    ck_assert_str_eq(
        criterion("monitoring")->clauses.words[0], "kpi.both-ways");
    ck_assert_str_eq(criterion("route")->questions.words[0], "arrangement");
    ck_assert_uint_eq(criterion("rounds")->references.count, 0);
    ck_assert_int_eq(criterion("rounds")->days, 0);
    ck_assert_ptr_null(criterion("rounds")->priority);
}
END_TEST

/* The rules know no points; their word for a priority must be the points'. */
START_TEST(a_strong_objection_is_one_of_a_priority_of_points)
{
    load(NULL);
    ck_assert_str_eq(criterion("objections")->priority,
        point_priorities[PRIORITY_ESSENTIAL]);
}
END_TEST

/* ---- what a project changes ------------------------------------------- */

START_TEST(a_project_s_rule_takes_the_place_of_ours)
{
    const struct voting_rule *rule;

    load("tests/votes/gate");
    rule = rules_voting_rule(rules, "two-thirds");
    ck_assert_uint_eq(rules_voting_rules(rules)->count, 4);
    ck_assert_int_eq(rule->quorum_part, 3);
    ck_assert(!rule->abstentions_make_quorum && !rule->block_refers);
    ck_assert_str_eq(rule->place.file, "tests/votes/gate/own.lua");
}
END_TEST

START_TEST(a_project_may_ask_for_more_and_count_otherwise)
{
    load("tests/votes/gate");
    ck_assert_int_eq(findings_errors(job.findings), 0);
    ck_assert_int_eq(criterion("law")->days, 30);
    ck_assert_str_eq(
        criterion("law")->because, "the Act is being amended this month");
    ck_assert_uint_eq(criterion("law")->references.count, 1);
    ck_assert_uint_eq(criterion("assessments")->references.count, 6);
    ck_assert_str_eq(criterion("assessments")->references.words[0], "equality");
    ck_assert_str_eq(
        criterion("assessments")->references.words[5], "rural-impact");
    ck_assert_int_eq(criterion("unions")->number, 15);
    ck_assert_str_eq(criterion("law")->place.file, "tests/votes/gate/own.lua");
}
END_TEST

START_TEST(a_waived_criterion_keeps_its_place_and_says_why)
{
    load("tests/votes/gate");
    ck_assert_uint_eq(rules_criteria(rules)->count, 15);
    ck_assert_int_eq(criterion("model")->number, 7);
    ck_assert_str_eq(
        criterion("model")->waived, "a spot purchase promises no volume");
    ck_assert_uint_eq(criterion("model")->references.count, 4);
}
END_TEST

START_TEST(what_a_project_changes_is_a_deviation)
{
    const struct rule_deviation *d;

    load("tests/votes/gate");
    d = rules_deviations(rules);
    ck_assert_str_eq(d->kind, "voting rule");
    ck_assert_str_eq(d->id, "two-thirds");
    ck_assert(d->replaces);
    ck_assert_str_eq(d->next->kind, "criterion");
    ck_assert_str_eq(d->next->id, "law");
    ck_assert(d->next->replaces);
    while (d->next != NULL)
        d = d->next;
    ck_assert_str_eq(d->id, "unions");
    ck_assert(!d->replaces);
}
END_TEST

/* ---- what is declared wrongly ----------------------------------------- */

#define RULE(changed)                                                          \
    "local t = { title = 't', because = 'b', quorum = { 1, 2 },"               \
    " quorum_each_side = true, abstentions_make_quorum = true,"                \
    " carried = 'majority', of = 'each side', tie = 'refer back',"             \
    " block = 'none' } " changed " voting_rule 'own' (t)"
#define CRITERION(changed)                                                     \
    "local t = { number = 15, title = 't', because = 'b', hint = 'h',"         \
    " evidence = 'references', references = { 'r' } } " changed                \
    " criterion 'own' (t)"

static const struct {
    const char *source, *said;
} wrong[] = {
    { RULE("t.quorum = nil"), "\"quorum\" is missing" },
    { RULE("t.title = nil"), "\"title\" is missing" },
    { RULE("t.because = ''"), "\"because\" is empty" },
    { RULE("t.quorate = 1"), "\"quorate\" is no field of it" },
    { RULE("t.quorum = 0.5"), "write the quorum as quorum = { 1, 2 }" },
    { RULE("t.quorum = { 1 }"), "write the quorum as quorum = { 1, 2 }" },
    { RULE("t.quorum = { 1, '2' }"), "write the quorum as quorum = { 1, 2 }" },
    { RULE("t.quorum = { 3, 2 }"), "a quorum is a part of the seats" },
    { RULE("t.quorum = { 0, 2 }"), "a quorum is a part of the seats" },
    { RULE("t.quorum = { 1, 1001 }"), "a quorum is a part of the seats" },
    { RULE("t.quorum_each_side = 1"), "must be true or false" },
    { RULE("t.carried = 'most'"),
        "\"carried\" may not be \"most\"; it is \"majority\", \"two thirds\" "
        "or \"consensus\"" },
    { RULE("t.of = 'sides'"), "it is \"each side\" or \"all\"" },
    { RULE("t.block = 'veto'"), "it is \"refer back\" or \"none\"" },
    { RULE("t.tie = 'coin'"), "\"refer back\", \"falls\" or \"chair\"" },
    { RULE("t.tie = nil"), "\"tie\" is missing" },
    { RULE("t.tie = 'chair'"), "the chair may not decide for each side" },
    { RULE("t.carried = 'consensus'"), "\"tie\" is no field of it" },
    { "voting_rule 'own' 'majority'", "wants a table" },
    { RULE("voting_rule 'own' (t)"), "\"own\" is declared twice" },
    { CRITERION("t.number = nil"), "\"number\" must be a whole number" },
    { CRITERION("t.number = 14"), "has the number 14, and the next is 15" },
    { CRITERION("t.evidence = 'hearsay'"),
        "\"evidence\" may not be \"hearsay\"; it is \"heads\", \"rounds\"" },
    { CRITERION("t.evidence = 'rounds'"), "there is no field \"references\"" },
    { CRITERION("t.evidence = 'law'"), "the field \"days\" is missing" },
    { CRITERION("t.evidence = 'law' t.days = 0"),
        "\"days\" must be from 1 to 3650" },
    { CRITERION("t.references = nil"), "the field \"references\" is missing" },
    { CRITERION("t.references = {}"), "is a list of names in braces" },
    { CRITERION("t.references = 'r'"), "is a list of names in braces" },
    { CRITERION("t.references = { '' }"), "has a name that is empty" },
    { CRITERION("t.references = { 'r', 'r' }"), "has \"r\" already" },
    { CRITERION("t.references = {} for i = 1, 101 do"
                " t.references[i] = 'r' .. i end"),
        "lists more than 100" },
    { CRITERION("t.evidence = 'clauses' t.references = nil"
                " t.clauses = { 'no.such' }"),
        "no clause \"no.such\"" },
    { CRITERION("t.evidence = 'questions' t.questions = { 'no_such' }"),
        "no question \"no_such\"" },
    { CRITERION("t.evidence = 'objections' t.references = nil"
                " t.priority = 'high'"),
        "it is \"desirable\", \"usual\" or \"essential\"" },
    { CRITERION("t.hint = nil"), "the field \"hint\" is missing" },
    { CRITERION("t.waived = true"), "waived must be words in quotes" },
    { CRITERION("criterion 'own' (t)"), "\"own\" is declared twice" },
    { "criterion 'law' { waived = '' }", "the field \"waived\" is empty" },
    { "criterion 'law' { days = 9 }", "the field \"because\" is missing" },
    { "criterion 'law' { title = 'other' }", "there is no field \"title\"" },
    { "criterion 'law' { evidence = 'vote' }",
        "there is no field \"evidence\"" },
    { "criterion 'law' { references = { 'legal-sign-off' } }",
        "has \"legal-sign-off\" already" },
    { "criterion 'law' 'waived'", "table expected" },
};

static void write_file(const char *path, const char *source)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    fputs(source, file);
    fclose(file);
}

START_TEST(a_wrong_declaration_is_a_finding_with_its_line)
{
    char folder[] = "/tmp/paction-XXXXXX";
    const char *path;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    path = arena_format(job.arena, "%s/own.lua", folder);
    write_file(path, wrong[_i].source);
    load(folder);
    unlink(path);
    rmdir(folder);
    ck_assert_msg(findings_errors(job.findings) == 1, "%s", wrong[_i].source);

    const struct finding *finding = findings_first(job.findings);
    ck_assert_str_eq(finding->id, "rule-failed");
    ck_assert_msg(strstr(finding->message, wrong[_i].said) != NULL,
        "%s: it said: %s", wrong[_i].source, finding->message);
    ck_assert_str_eq(finding->place.file, path);
    ck_assert_int_eq(finding->place.line, 1);
    ck_assert_ptr_nonnull(finding->hint);
}
END_TEST

START_TEST(what_was_right_before_stays_as_it_was)
{
    char folder[] = "/tmp/paction-XXXXXX";
    const char *path;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    path = arena_format(job.arena, "%s/own.lua", folder);
    write_file(path, "criterion 'law' { because = 'b', days = 9, references = "
                     "{ 'x', '' } }");
    load(folder);
    unlink(path);
    rmdir(folder);
    ck_assert_int_eq(findings_errors(job.findings), 1);
    ck_assert_int_eq(criterion("law")->days, 180);
    ck_assert_uint_eq(criterion("law")->references.count, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("governance");
    TCase *tcase = tcase_create("governance");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, the_usual_rule_gives_neither_side_the_other_s_vote);
    tcase_add_test(tcase, four_rules_are_shipped);
    tcase_add_test(tcase, fourteen_criteria_are_shipped_and_nothing_is_waived);
    tcase_add_test(tcase, each_criterion_has_what_its_test_must_be_told);
    tcase_add_test(tcase, a_strong_objection_is_one_of_a_priority_of_points);
    tcase_add_test(tcase, a_project_s_rule_takes_the_place_of_ours);
    tcase_add_test(tcase, a_project_may_ask_for_more_and_count_otherwise);
    tcase_add_test(tcase, a_waived_criterion_keeps_its_place_and_says_why);
    tcase_add_test(tcase, what_a_project_changes_is_a_deviation);
    tcase_add_loop_test(tcase, a_wrong_declaration_is_a_finding_with_its_line,
        0, (int)(sizeof wrong / sizeof *wrong));
    tcase_add_test(tcase, what_was_right_before_stays_as_it_was);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

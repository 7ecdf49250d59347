/* How words read: for each finding a text that has it and one that has not. */
#include "base/job.h"
#include "io/file.h"
#include "library/drafting.h"
#include "library/library.h"
#include "library/readability.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A library of one clause. What is NULL is as it should be. */
struct sample {
    const char *otherwise; /* of the clause; "" for none */
    const char *usage;
    const char *note;
    const char *plain; /* the whole element; "" for none */
    const char *heading;
    const char *body;
    const char *more;  /* another variant */
    const char *means; /* of the term Place */
    const char *words; /* the file of words to avoid */
    const char *silenced;
};

/* What was found, and the folder it was found in. */
struct outcome {
    struct job job;
    char folder[32];
};

static const char *or_else(const char *given, const char *standard)
{
    return given != NULL ? given : standard;
}

static const char *path_in(const struct outcome *outcome, const char *name)
{
    return arena_format(outcome->job.arena, "%s/%s", outcome->folder, name);
}

static void put(struct outcome *outcome, const char *name, const char *words)
{
    ck_assert(file_write(
        &outcome->job, path_in(outcome, name), words, strlen(words)));
}

static const char *clause_of(
    struct outcome *outcome, const struct sample *sample)
{
    return arena_format(outcome->job.arena,
        "<clause id=\"t.one\" code=\"TO\" topic=\"t\"%s>\n"
        "<purpose>To try.</purpose>\n"
        "<variant id=\"v\" usage=\"%s\" status=\"draft\" version=\"1\">\n"
        "<note>%s</note>\n%s<heading>%s</heading>\n%s</variant>%s</clause>",
        or_else(sample->otherwise, " else=\"t.one\""),
        or_else(sample->usage, "preferred"),
        or_else(sample->note, "<case of=\"councils\">Ours.</case>"
                              "<case of=\"providers\">Theirs.</case>"),
        or_else(sample->plain, "<plain of=\"new\">We pay you.</plain>"),
        or_else(sample->heading, "Payment"),
        or_else(sample->body, "<para id=\"p\">Yes.</para>"),
        or_else(sample->more, ""));
}

static const char *definitions_of(
    struct outcome *outcome, const struct sample *sample)
{
    return arena_format(outcome->job.arena,
        "<definitions topic=\"t\"><definition id=\"place\">"
        "<term>Place</term><plural>Places</plural><means>%s</means>"
        "</definition><definition id=\"provider\"><term>Provider</term>"
        "<means>who runs the homes</means></definition>"
        "<definition id=\"care-plan\"><term>Care Plan</term>"
        "<means>the plan for care</means></definition></definitions>",
        or_else(sample->means, "room for a child"));
}

static void begin(struct outcome *outcome)
{
    strcpy(outcome->folder, "/tmp/draftingXXXXXX");
    outcome->job = job_begin();
    ck_assert_ptr_nonnull(mkdtemp(outcome->folder));
    ck_assert(file_make_folder(&outcome->job, path_in(outcome, "t")));
    put(outcome, "t/questions.xml",
        "<questions topic=\"t\"><question id=\"days\" type=\"integer\">"
        "<label>Days</label></question></questions>");
    put(outcome, "t/law.xml",
        "<laws><law id=\"act\" title=\"Care Act 2014\"/></laws>");
    put(outcome, "t/plan.xml",
        "<plan id=\"terms\" title=\"Terms\" kind=\"agreement\" code=\"TE\" "
        "order=\"1\"><purpose>All.</purpose><operative>"
        "<place clause=\"t.one\"/></operative></plan>");
}

static struct outcome check(struct sample sample)
{
    struct outcome outcome;

    begin(&outcome);
    put(&outcome, "t/one.xml", clause_of(&outcome, &sample));
    put(&outcome, "t/definitions.xml", definitions_of(&outcome, &sample));
    put(&outcome, "words",
        or_else(sample.words,
            "<words><word avoid=\"prior to\" use=\"before\"/>"
            "<word avoid=\"agrees to\" use=\"must\" as=\"duty\"/>"
            "<pair one=\"place\" avoid=\"bed\"/><allow words=\"go to bed\"/>"
            "<allow words=\"999\"/></words>"));
    put(&outcome, "silenced.txt", or_else(sample.silenced, ""));

    struct library_layer layer = { "core", outcome.folder };
    const struct library *library =
        library_load(&outcome.job, &layer, 1, "clauses/schema/library.rng");

    if (findings_errors(outcome.job.findings) > 0)
        findings_print(outcome.job.findings, stderr);
    ck_assert_int_eq(findings_errors(outcome.job.findings), 0);
    drafting_check(&outcome.job, library, path_in(&outcome, "words"),
        path_in(&outcome, "silenced.txt"));
    return outcome;
}

static const struct finding *find(const struct outcome *outcome, const char *id)
{
    const struct finding *f = findings_first(outcome->job.findings);

    while (f != NULL && strcmp(f->id, id) != 0)
        f = f->next;
    return f;
}

static void end(struct outcome *outcome)
{
    static const char *const names[] = { "t/questions.xml", "t/law.xml",
        "t/plan.xml", "t/one.xml", "t/definitions.xml", "words", "silenced.txt",
        "t" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        (void)remove(path_in(outcome, names[i]));
    (void)rmdir(outcome->folder);
    job_end(&outcome->job);
}

/* How often a finding is there. Each has a place and a hint. */
static int count(struct sample sample, const char *id)
{
    struct outcome outcome = check(sample);
    int found = 0;

    for (const struct finding *f = findings_first(outcome.job.findings);
         f != NULL; f = f->next) {
        ck_assert_ptr_nonnull(f->place.file);
        ck_assert_int_gt(f->place.line, 0);
        ck_assert_ptr_nonnull(f->hint);
        found += strcmp(f->id, id) == 0;
    }
    end(&outcome);
    return found;
}

/* The same of a body. */
static int count_in(const char *body, const char *id)
{
    return count((struct sample){ .body = body }, id);
}

START_TEST(a_finding_says_where_it_is_and_what_to_do)
{
    struct outcome outcome = check(
        (struct sample){ .body = "<sub id=\"a\">Pay\nprior to noon.</sub>\n" });
    const struct finding *found = find(&outcome, "draft-word");

    ck_assert_ptr_nonnull(found);
    ck_assert_str_eq(found->place.file, path_in(&outcome, "t/one.xml"));
    ck_assert_int_eq(found->place.line, 6);
    ck_assert_int_eq(found->place.column, 1);
    ck_assert_str_eq(
        found->message, "\"prior to\" is not a word to draft with");
    ck_assert_str_eq(found->hint, "say \"before\"");
    end(&outcome);
}
END_TEST

START_TEST(words_to_avoid_are_found_as_whole_words)
{
    ck_assert_int_eq(
        count_in("<sub id=\"a\">Prior to noon.</sub>", "draft-word"), 1);
    ck_assert_int_eq(
        count_in("<sub id=\"a\">A beds bedside bed.</sub>", "draft-word"), 1);
    ck_assert_int_eq(
        count_in("<sub id=\"a\">Children go to bed.</sub>", "draft-word"), 0);
    ck_assert_int_eq(
        count((struct sample){ .plain = "<plain of=\"new\">A bed.</plain>" },
            "draft-word"),
        1);
    ck_assert_int_eq(
        count((struct sample){ .means = "a bed" }, "draft-word"), 1);
    ck_assert_int_eq(
        count((struct sample){ .heading = "The Bed" }, "draft-word"), 1);
}
END_TEST

START_TEST(a_word_of_duty_needs_one_who_acts)
{
    ck_assert_int_eq(count_in("<sub id=\"a\">The <term of=\"provider\"/> "
                              "agrees to pay.</sub>",
                         "draft-word"),
        1);
    ck_assert_int_eq(count_in("<sub id=\"a\">If the <term of=\"provider\"/> "
                              "agrees to pay, it counts.</sub>",
                         "draft-word"),
        0);
    ck_assert_int_eq(count_in("<sub id=\"a\">Whoever agrees to pay, "
                              "pays.</sub>",
                         "draft-word"),
        0);
}
END_TEST

START_TEST(a_list_of_words_that_cannot_be_read_is_an_error)
{
    ck_assert_int_eq(
        count((struct sample){ .words =
                                   "<words><word avoid=\"shall\"/></words>" },
            "drafting-words"),
        1);
    ck_assert_int_eq(
        count(
            (struct sample){
                .words =
                    "<words><verb avoid=\"shall\" use=\"must\"/></words>" },
            "drafting-words"),
        1);
    ck_assert_int_eq(
        count(
            (struct sample){
                .words =
                    "<words><word avoid=\"aforesaid\" use=\"\"/></words>" },
            "drafting-words"),
        0);
}
END_TEST

#define DUTY(words)                                                            \
    "<sub id=\"a\"><duty by=\"provider\" to=\"authority\" "                    \
    "timing=\"always\">" words "</duty></sub>"

START_TEST(a_passive_duty_is_found)
{
    ck_assert_int_eq(
        count_in(DUTY("Notice must be given."), "draft-passive"), 1);
    ck_assert_int_eq(
        count_in(DUTY("It must not ever be clearly refused."), "draft-passive"),
        0);
    ck_assert_int_eq(
        count_in(DUTY("It must always be clearly refused."), "draft-passive"),
        1);
    ck_assert_int_eq(count_in(DUTY("The <term of=\"provider\"/> must be "
                                   "insured."),
                         "draft-passive"),
        0);
    ck_assert_int_eq(count_in(DUTY("The <term of=\"provider\"/> must be "
                                   "ready."),
                         "draft-passive"),
        0);
}
END_TEST

START_TEST(a_duty_says_must)
{
    ck_assert_int_eq(
        count_in(DUTY("The <term of=\"provider\"/> pays."), "draft-passive"),
        1);
    ck_assert_int_eq(
        count_in(DUTY("The <term of=\"provider\"/> may pay."), "draft-passive"),
        1);
    ck_assert_int_eq(count_in(DUTY("The <term of=\"provider\"/> may not go."),
                         "draft-passive"),
        0);
    ck_assert_int_eq(
        count_in(DUTY("Neither side may go."), "draft-passive"), 0);
    ck_assert_int_eq(
        count_in(
            "<sub id=\"a\">A party must:<limb id=\"b\">"
            "<duty by=\"each\" to=\"each\" timing=\"event\">pay.</duty></limb>"
            "</sub>",
            "draft-passive"),
        0);
}
END_TEST

#define WORDS_10 "one and one and one and one and one and "

START_TEST(a_sentence_has_forty_words)
{
    ck_assert_int_eq(
        count_in("<sub id=\"a\">" WORDS_10 WORDS_10 WORDS_10 WORDS_10
                 "end.</sub>",
            "draft-long-sentence"),
        1);
    ck_assert_int_eq(count_in("<sub id=\"a\">" WORDS_10 WORDS_10 WORDS_10
                              "one. Two " WORDS_10 WORDS_10 "end.</sub>",
                         "draft-long-sentence"),
        0);
    ck_assert_int_eq(
        count((struct sample){ .plain = "<plain of=\"new\">" WORDS_10 WORDS_10
                                   WORDS_10 WORDS_10 "end.</plain>" },
            "draft-long-sentence"),
        1);
}
END_TEST

START_TEST(what_an_element_prints_is_counted)
{
    ck_assert_int_eq(count_in("<sub id=\"a\">" WORDS_10 WORDS_10 WORDS_10
                              "and so on till the <cite law=\"act\"/>.</sub>",
                         "draft-long-sentence"),
        0);
    ck_assert_int_eq(
        count_in("<sub id=\"a\">" WORDS_10 WORDS_10 WORDS_10
                 "and so on for a while till the <cite law=\"act\"/>.</sub>",
            "draft-long-sentence"),
        1);
    ck_assert_int_eq(
        count_in("<sub id=\"a\">" WORDS_10 WORDS_10 "<if when=\"x\">" WORDS_10
                 "</if><if unless=\"x\">" WORDS_10 "</if>end.</sub>",
            "draft-long-sentence"),
        0);
}
END_TEST

START_TEST(an_introduction_is_counted_with_each_limb)
{
    ck_assert_int_eq(count_in("<sub id=\"a\">So. " WORDS_10 WORDS_10 WORDS_10
                              "these:<limb id=\"b\">" WORDS_10
                              "; and</limb><limb id=\"c\">a few."
                              "</limb></sub>",
                         "draft-long-sentence"),
        1);
    ck_assert_int_eq(
        count_in("<sub id=\"a\">" WORDS_10 WORDS_10 "."
                 "<limb id=\"b\">" WORDS_10 WORDS_10 WORDS_10 "</limb></sub>",
            "draft-long-sentence"),
        0);
}
END_TEST

START_TEST(the_mean_of_a_document_is_24_words)
{
    ck_assert_int_eq(count_in("<sub id=\"a\">" WORDS_10 WORDS_10 "and so on. "
                              "And " WORDS_10 WORDS_10 "and four more.</sub>",
                         "draft-mean"),
        0);
    ck_assert_int_eq(count_in("<sub id=\"a\">" WORDS_10 WORDS_10
                              "and five more now. And " WORDS_10 WORDS_10
                              "at least four more."
                              "</sub>",
                         "draft-mean"),
        1);
}
END_TEST

START_TEST(a_duty_has_a_deadline_and_a_consequence)
{
    static const char bare[] = "<sub id=\"a\"><duty by=\"provider\" "
                               "to=\"child\">It must pay.</duty></sub>";
    static const char timed[] =
        "<sub id=\"a\"><duty by=\"provider\" "
        "to=\"child\" else=\"t.one\">It must pay <deadline>within "
        "<value of=\"days\"/> days</deadline>.</duty></sub>";
    static const char led[] =
        "<sub id=\"a\"><deadline>By noon</deadline> it "
        "must:<limb id=\"b\"><duty by=\"provider\" to=\"child\">pay.</duty>"
        "</limb></sub>";

    ck_assert_int_eq(count_in(bare, "draft-deadline"), 1);
    ck_assert_int_eq(count_in(timed, "draft-deadline"), 0);
    ck_assert_int_eq(count_in(led, "draft-deadline"), 0);
    ck_assert_int_eq(count_in(DUTY("It must pay."), "draft-deadline"), 0);
    ck_assert_int_eq(count_in(bare, "draft-consequence"), 0);
    ck_assert_int_eq(count((struct sample){ .otherwise = "", .body = bare },
                         "draft-consequence"),
        1);
    ck_assert_int_eq(count((struct sample){ .otherwise = "", .body = timed },
                         "draft-consequence"),
        0);
}
END_TEST

START_TEST(a_term_is_used_more_than_once)
{
    /* Of Place, Provider and Care Plan, those that are used less than twice. */
    ck_assert_int_eq(
        count_in("<sub id=\"a\">A <term of=\"place\"/>, a "
                 "<term of=\"place\"/>, a <term of=\"provider\"/>.</sub>",
            "draft-once"),
        2);
    ck_assert_int_eq(
        count_in("<sub id=\"a\">A Place, <term of=\"place\"/>, "
                 "<term of=\"provider\"/>, <term of=\"provider\"/>, "
                 "<term of=\"care-plan\"/>, <term of=\"care-plan\"/>.</sub>",
            "draft-once"),
        0);
}
END_TEST

START_TEST(a_term_is_marked_where_it_stands)
{
    ck_assert_int_eq(
        count_in("<sub id=\"a\">The Provider's Places and the Provider.</sub>",
            "draft-unmarked"),
        2);
    ck_assert_int_eq(
        count_in("<sub id=\"a\">Its Care Plan.</sub>", "draft-unmarked"), 1);
    ck_assert_int_eq(
        count_in("<sub id=\"a\">The <term of=\"provider\"/>'s "
                 "<term of=\"place\">Places'</term> rent and care plan.</sub>",
            "draft-unmarked"),
        0);
}
END_TEST

START_TEST(a_capital_alone_makes_no_term)
{
    ck_assert_int_eq(count_in("<sub id=\"a\">Places are rare. Places count in "
                              "places.</sub>",
                         "draft-unmarked"),
        0);
    ck_assert_int_eq(count_in("<sub id=\"a\">The Place of the Market Place "
                              "Company.</sub>",
                         "draft-unmarked"),
        1);
    ck_assert_int_eq(count_in("<sub id=\"a\">The Market Place Company and "
                              "the Non-Place.</sub>",
                         "draft-unmarked"),
        0);
    ck_assert_int_eq(
        count((struct sample){ .heading = "Your Place" }, "draft-unmarked"), 0);
    ck_assert_int_eq(count_in("<sub id=\"a\">It has:<limb id=\"b\">Places "
                              "in places.</limb></sub>",
                         "draft-unmarked"),
        1);
}
END_TEST

START_TEST(a_typed_number_is_found)
{
    ck_assert_int_eq(count_in("<sub id=\"a\">At most 60% of \xC2\xA3"
                              "1,000.50 by 24/7.</sub>",
                         "draft-number"),
        3);
    ck_assert_int_eq(
        count_in("<sub id=\"a\">Two Working Days and ten per cent.</sub>",
            "draft-number"),
        2);
    ck_assert_int_eq(
        count(
            (struct sample){
                .plain = "<plain of=\"new\">You have 5 days.</plain>" },
            "draft-number"),
        1);
}
END_TEST

START_TEST(a_number_that_is_none_is_passed_over)
{
    ck_assert_int_eq(
        count_in(
            "<sub id=\"a\">The two parties, "
            "<value of=\"days\"/> days, form A4 and the <cite law=\"act\"/>; "
            "call 999.</sub>",
            "draft-number"),
        0);
}
END_TEST

START_TEST(headings_and_clauses_are_short)
{
    ck_assert_int_eq(
        count((struct sample){ .heading = "How We Pay What We Owe" },
            "draft-heading"),
        1);
    ck_assert_int_eq(count((struct sample){ .heading = "How We Pay On Time" },
                         "draft-heading"),
        0);
#define SUBS_7                                                                 \
    "<sub id=\"a\">A.</sub><sub id=\"b\">B.</sub><sub id=\"c\">C.</sub>"       \
    "<sub id=\"d\">D.</sub><sub id=\"e\">E.</sub><sub id=\"f\">F.</sub>"       \
    "<sub id=\"g\">G.</sub>"
    ck_assert_int_eq(count_in(SUBS_7, "draft-subs"), 0);
    ck_assert_int_eq(
        count_in(SUBS_7 "<sub id=\"i\">I.</sub>", "draft-subs"), 1);
}
END_TEST

START_TEST(plain_words_are_plain)
{
    ck_assert_int_eq(
        count((struct sample){ .plain = "<plain of=\"new\">The "
                                        "participating organisations "
                                        "collectively acknowledge contractual "
                                        "responsibilities regarding "
                                        "accommodation availability.</plain>" },
            "draft-grade"),
        1);
    ck_assert_int_eq(
        count((struct sample){ .plain = "<plain of=\"new\">We "
                                        "promise to use your places, or to pay "
                                        "for part of them. You keep "
                                        "them for us.</plain>" },
            "draft-grade"),
        0);
}
END_TEST

START_TEST(plain_words_belong_to_a_wording)
{
    struct outcome outcome = check((struct sample){ 0 });
    const struct finding *stale = find(&outcome, "draft-twin-stale");
    const char *right;

    ck_assert_ptr_nonnull(stale);
    right = strstr(stale->hint, "of=\"") + strlen("of=\"");
    ck_assert_int_eq(
        count((struct sample){ .plain = arena_format(outcome.job.arena,
                                   "<plain of=\"%.12s\">We pay.</plain>",
                                   right) },
            "draft-twin-stale"),
        0);
    ck_assert_int_eq(
        count(
            (struct sample){
                .plain = "<plain of=\"0123456789ab\">We pay.</plain>" },
            "draft-twin-stale"),
        1);
    end(&outcome);
    ck_assert_int_eq(
        count((struct sample){ .plain = "" }, "draft-twin-missing"), 1);
    ck_assert_int_eq(count((struct sample){ 0 }, "draft-twin-missing"), 0);
}
END_TEST

START_TEST(a_note_has_the_case_of_each_side)
{
    ck_assert_int_eq(
        count(
            (struct sample){ .note = "<case of=\"providers\">Theirs.</case>" },
            "draft-note"),
        1);
    ck_assert_int_eq(
        count((struct sample){ .note = "<p>Settled.</p>" }, "draft-note"), 2);
    ck_assert_int_eq(count((struct sample){ 0 }, "draft-note"), 0);
}
END_TEST

#define WAITING(by)                                                            \
    "<sub id=\"a\"><duty by=\"provider\" to=\"child\" timing=\"event\" "       \
    "waits-on=\"t.one/b\">It must go.</duty></sub>"                            \
    "<sub id=\"b\"><duty by=\"" by "\" to=\"child\" timing=\"event\">"         \
    "They must pay.</duty></sub>"

START_TEST(who_waits_waits_on_a_duty)
{
    ck_assert_int_eq(count_in(WAITING("provider"), "draft-waits"), 1);
    ck_assert_int_eq(count_in(WAITING("lead"), "draft-waits"), 0);
    ck_assert_int_eq(count_in(WAITING("each"), "draft-waits"), 0);
}
END_TEST

START_TEST(a_meaning_follows_the_word_means)
{
    ck_assert_int_eq(count((struct sample){ .means = "Room for a child.",
                               .body = "<sub id=\"a\">A room.</sub>" },
                         "draft-definition"),
        2);
    ck_assert_int_eq(count((struct sample){ .means = "room that must be warm" },
                         "draft-definition"),
        1);
    ck_assert_int_eq(
        count((struct sample){ .means = "London or <term of=\"provider\"/>" },
            "draft-definition"),
        0);
}
END_TEST

START_TEST(a_finding_is_silenced_for_one_place_with_a_reason)
{
    static const char body[] =
        "<sub id=\"a\">Some 18.</sub><sub id=\"b\">Some 19.</sub>";

    ck_assert_int_eq(count((struct sample){ .body = body,
                               .silenced = "# Numbers\n\ndraft-number  "
                                           "t.one#v/a  the age of majority\n" },
                         "draft-number"),
        1);
    ck_assert_int_eq(
        count((struct sample){ .body = body,
                  .silenced = "draft-number t.one#v/a the age of majority" },
            "draft-silence"),
        0);
    ck_assert_int_eq(count((struct sample){ .body = body,
                               .silenced = "draft-number t.one#v/a  \n" },
                         "draft-number"),
        2);
    ck_assert_int_eq(count((struct sample){ .body = body,
                               .silenced = "draft-number t.one#v/a  \n" },
                         "draft-silence"),
        1);
    ck_assert_int_eq(
        count((struct sample){ .body = body,
                  .silenced = "draft-number t.one#v/c not there\n" },
            "draft-silence"),
        1);
}
END_TEST

START_TEST(an_empty_variant_needs_no_plain_words)
{
    struct sample sample = { .note = "",
        .plain = "",
        .more = "<variant id=\"none\" usage=\"empty\" status=\"draft\" "
                "version=\"1\"><note/><heading>None</heading></variant>" };

    ck_assert_int_eq(count(sample, "draft-twin-missing"), 1);
    ck_assert_int_eq(count(sample, "draft-note"), 2);
}
END_TEST

START_TEST(syllables_are_told_from_spelling)
{
    static const struct {
        const char *word;
        size_t syllables;
    } samples[] = { { "home", 1 }, { "homes", 1 }, { "places", 2 },
        { "placed", 1 }, { "needed", 2 }, { "placement", 2 }, { "people", 2 },
        { "child", 1 }, { "children", 2 }, { "authority", 4 },
        { "provider", 3 }, { "safety", 2 }, { "period", 3 }, { "anyone", 3 },
        { "agreement", 3 }, { "quarter", 2 }, { "social", 2 },
        { "registration", 4 }, { "carefully", 3 }, { "life-story", 3 },
        { "you", 1 }, { "year", 1 }, { "decision", 3 } };

    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        ck_assert_msg(readability_syllables(samples[i].word,
                          strlen(samples[i].word)) == samples[i].syllables,
            "%s has %zu", samples[i].word, samples[i].syllables);
}
END_TEST

START_TEST(a_grade_is_that_of_its_formula)
{
    /* 6 words, 1 sentence, 6 syllables: 2.34 + 11.80 - 15.59. */
    ck_assert_int_eq(readability_grade("The cat sat on the mat."), -145);
    ck_assert_int_eq(readability_grade(""), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("drafting");
    TCase *tcase = tcase_create("drafting");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, a_finding_says_where_it_is_and_what_to_do);
    tcase_add_test(tcase, words_to_avoid_are_found_as_whole_words);
    tcase_add_test(tcase, a_word_of_duty_needs_one_who_acts);
    tcase_add_test(tcase, a_list_of_words_that_cannot_be_read_is_an_error);
    tcase_add_test(tcase, a_passive_duty_is_found);
    tcase_add_test(tcase, a_duty_says_must);
    tcase_add_test(tcase, a_sentence_has_forty_words);
    tcase_add_test(tcase, what_an_element_prints_is_counted);
    tcase_add_test(tcase, an_introduction_is_counted_with_each_limb);
    tcase_add_test(tcase, the_mean_of_a_document_is_24_words);
    tcase_add_test(tcase, a_duty_has_a_deadline_and_a_consequence);
    tcase_add_test(tcase, a_term_is_used_more_than_once);
    tcase_add_test(tcase, a_term_is_marked_where_it_stands);
    tcase_add_test(tcase, a_capital_alone_makes_no_term);
    tcase_add_test(tcase, a_typed_number_is_found);
    tcase_add_test(tcase, a_number_that_is_none_is_passed_over);
    tcase_add_test(tcase, headings_and_clauses_are_short);
    tcase_add_test(tcase, plain_words_are_plain);
    tcase_add_test(tcase, plain_words_belong_to_a_wording);
    tcase_add_test(tcase, a_note_has_the_case_of_each_side);
    tcase_add_test(tcase, who_waits_waits_on_a_duty);
    tcase_add_test(tcase, a_meaning_follows_the_word_means);
    tcase_add_test(tcase, a_finding_is_silenced_for_one_place_with_a_reason);
    tcase_add_test(tcase, an_empty_variant_needs_no_plain_words);
    tcase_add_test(tcase, syllables_are_told_from_spelling);
    tcase_add_test(tcase, a_grade_is_that_of_its_formula);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

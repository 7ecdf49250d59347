/* Answers read in, asked for, and written back where they stand. */
#include "answers/answers.h"
#include "answers/loading.h"
#include "answers/table.h"
#include "answers/writing.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "library/library.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What may be asked in all these tests. */
#define QUESTIONS \
    "<questions topic=\"home\">" \
    "<question id=\"title\" type=\"text\"><label>Title</label></question>" \
    "<question id=\"places\" type=\"integer\" min=\"1\" max=\"200\">" \
    "<label>Places</label></question>" \
    "<question id=\"fee\" type=\"money\"><label>Fee</label></question>" \
    "<question id=\"share\" type=\"rate\"><label>Share</label></question>" \
    "<question id=\"begins\" type=\"date\"><label>Begins</label></question>" \
    "<question id=\"agreed\" type=\"yes-no\" default=\"no\">" \
    "<label>Agreed?</label></question>" \
    "<question id=\"model\" type=\"choice\"><label>Model</label>" \
    "<choice value=\"hard\">Hard</choice>" \
    "<choice value=\"soft\">Soft</choice></question>" \
    "<question id=\"sum\" type=\"integer\" computed=\"yes\">" \
    "<label>Sum</label></question>" \
    "<list id=\"homes\" of=\"home\"><label>Homes</label>" \
    "<question id=\"home_name\" type=\"text\"><label>Name</label></question>" \
    "<question id=\"home_places\" type=\"integer\" min=\"1\" max=\"12\">" \
    "<label>Places</label></question>" \
    "<list id=\"rooms\" of=\"room\"><label>Rooms</label>" \
    "<question id=\"room_floor\" type=\"integer\"><label>Floor</label>" \
    "</question></list>" \
    "</list></questions>"

#define ANSWERS(members) "<answers>" members "</answers>"

/* A library in a folder of its own, and the answers that are read with it. */
struct sample {
    struct job job;
    char folder[32];
    const struct library *library;
    struct answers *answers;
};

static const char *put(
    struct sample *sample, const char *name, const char *bytes)
{
    const char *path = file_join(&sample->job, sample->folder, name);

    ck_assert(file_write(&sample->job, path, bytes, strlen(bytes)));
    return path;
}

static struct sample begin(void)
{
    struct sample sample = { .job = job_begin(),
        .folder = "/tmp/paction.XXXXXX" };
    struct library_layer layer = { "core", NULL };

    ck_assert_ptr_nonnull(mkdtemp(sample.folder));
    layer.folder = file_join(&sample.job, sample.folder, "clauses");
    ck_assert(file_make_folder(&sample.job, layer.folder));
    put(&sample, "clauses/questions.xml", QUESTIONS);
    sample.library = library_load(
        &sample.job, &layer, 1, "clauses/schema/library.rng");
    ck_assert_ptr_nonnull(library_question(sample.library, "rooms"));

    /* What it finds in so small a library is not looked at here. */
    sample.job.findings = findings_new(sample.job.arena);
    return sample;
}

static void end(struct sample *sample)
{
    static const char *const names[] = { "clauses/questions.xml", "clauses",
        "answers.xml", "overlay.xml", "homes.csv", "again.xml", "" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        (void)remove(file_join(&sample->job, sample->folder, names[i]));
    job_end(&sample->job);
}

/* Fresh answers from such a file. */
static bool load(struct sample *sample, const char *bytes)
{
    const char *path = put(sample, "answers.xml", bytes);

    /* Answers keep the job, so the sample must stay where it is. */
    sample->answers = answers_new(&sample->job);
    return loading_read(
        &sample->job, sample->library, sample->answers, path, "project");
}

static const struct question *question(
    const struct sample *sample, const char *id)
{
    const struct question *found = library_question(sample->library, id);

    ck_assert_ptr_nonnull(found);
    return found;
}

/* As a person writes it; "none" if there is no answer. */
static const char *ask(struct sample *sample, const char *id)
{
    const struct answer *answer = answers_ask(
        sample->answers, (struct scope){ 0 }, question(sample, id));

    return answer == NULL ? "none"
                          : question_write(
                                &sample->job, answer->question, answer->value);
}

static const char *ask_of(
    struct sample *sample, const struct record *record, const char *id)
{
    const struct answer *answer = answers_ask(sample->answers,
        (struct scope){ .record = record }, question(sample, id));

    return answer == NULL ? "none"
                          : question_write(
                                &sample->job, answer->question, answer->value);
}

static const struct record *homes(struct sample *sample)
{
    return answers_records(
        sample->answers, (struct scope){ 0 }, question(sample, "homes"));
}

/* The first finding; it must be that one. The parser's own have no hint. */
static const struct finding *found(const struct sample *sample, const char *id)
{
    const struct finding *finding = findings_first(sample->job.findings);

    ck_assert_ptr_nonnull(finding);
    ck_assert_str_eq(finding->id, id);
    ck_assert(finding->hint != NULL || text_starts(id, "xml-malformed"));
    return finding;
}

/* ---- answers ---------------------------------------------------------- */

START_TEST(an_answer_is_read_by_its_type)
{
    struct sample sample = begin();

    ck_assert(load(&sample,
        ANSWERS("<answer to=\"title\"> Homes  for\n all </answer>"
                "<answer to=\"places\">6</answer>"
                "<answer to=\"fee\">£4,900</answer>"
                "<answer to=\"share\">4.25%</answer>"
                "<answer to=\"begins\">2028-02-29</answer>"
                "<answer to=\"model\">soft</answer>")));
    ck_assert_str_eq(ask(&sample, "title"), "Homes for all");
    ck_assert_str_eq(ask(&sample, "places"), "6");
    ck_assert_str_eq(ask(&sample, "fee"), "4,900.00");
    ck_assert_str_eq(ask(&sample, "share"), "4.25%");
    ck_assert_str_eq(ask(&sample, "begins"), "2028-02-29");
    ck_assert_str_eq(ask(&sample, "model"), "soft");
    ck_assert_str_eq(ask(&sample, "agreed"), "no");
    ck_assert_str_eq(ask(&sample, "sum"), "none");
    end(&sample);
}
END_TEST

static const char *const wrong[][2] = {
    { "answer-type", "<answer to=\"places\">six</answer>" },
    { "answer-type", "<answer to=\"places\"/>" },
    { "answer-type", "<answer to=\"fee\">4.900,00</answer>" },
    { "answer-type", "<answer to=\"share\">4</answer>" },
    { "answer-type", "<answer to=\"begins\">2027-02-29</answer>" },
    { "answer-type", "<answer to=\"agreed\">maybe</answer>" },
    { "answer-type", "<answer to=\"model\">semi</answer>" },
    { "answer-type", "<answer to=\"title\">  </answer>" },
    { "answer-domain", "<answer to=\"places\">0</answer>" },
    { "answer-domain", "<answer to=\"places\">201</answer>" },
    { "answer-computed", "<answer to=\"sum\">6</answer>" },
    { "answer-computed", "<answer to=\"homes\">6</answer>" },
    { "answer-misplaced", "<answer to=\"home_name\">Elm</answer>" },
    { "answer-misplaced",
        "<list of=\"homes\"><record key=\"elm\">"
        "<answer to=\"title\">Elm</answer></record></list>" },
    { "answer-misplaced", "<list of=\"rooms\"/>" },
    { "answer-misplaced", "<list of=\"title\"/>" },
    { "answer-twice",
        "<answer to=\"places\">1</answer><answer to=\"places\">2</answer>" },
    { "record-twice",
        "<list of=\"homes\"><record key=\"elm\"/><record key=\"elm\"/>"
        "</list>" },
    { "answer-unknown", "<list of=\"hoems\"/>" },
    { "answer-unknown", "<open to=\"titel\">later</open>" },
    { "answers-shape", "<answer>6</answer>" },
    { "answers-shape", "<question to=\"places\">6</question>" },
    { "file-unreadable", "<list of=\"homes\" csv=\"none.csv\"/>" },
    { "xml-malformed", "<answer to=\"places\">6" },
};
enum { WRONG = sizeof wrong / sizeof *wrong };

START_TEST(a_wrong_answer_is_a_finding)
{
    struct sample sample = begin();

    ck_assert(!load(&sample,
        arena_format(sample.job.arena, ANSWERS("%s"), wrong[_i][1])));
    ck_assert_ptr_nonnull(
        strstr(found(&sample, wrong[_i][0])->place.file, sample.folder));
    end(&sample);
}
END_TEST

START_TEST(a_wrong_answer_counts_as_none_and_the_rest_is_read)
{
    struct sample sample = begin();

    ck_assert(!load(&sample,
        ANSWERS("<answer to=\"places\">six</answer>"
                "<answer to=\"title\">Homes</answer>")));
    ck_assert_str_eq(ask(&sample, "places"), "none");
    ck_assert_str_eq(ask(&sample, "title"), "Homes");
    end(&sample);
}
END_TEST

START_TEST(an_unknown_question_is_told_the_nearest)
{
    struct sample sample = begin();

    ck_assert(!load(&sample, ANSWERS("<answer to=\"palces\">6</answer>")));
    ck_assert_str_eq(
        found(&sample, "answer-unknown")->hint, "did you mean \"places\"?");
    end(&sample);
}
END_TEST

START_TEST(bad_utf8_is_found_with_its_line)
{
    struct sample sample = begin();

    ck_assert(!load(
        &sample, "<answers>\n<answer to=\"title\">caf\xE9</answer></answers>"));
    ck_assert_int_eq(found(&sample, "not-utf8")->place.line, 2);
    end(&sample);
}
END_TEST

START_TEST(a_document_type_is_refused)
{
    struct sample sample = begin();

    ck_assert(!load(&sample,
        "<!DOCTYPE answers [<!ENTITY e \"x\">]>"
        "<answers><answer to=\"title\">&e;</answer></answers>"));
    found(&sample, "xml-doctype");
    end(&sample);
}
END_TEST

START_TEST(an_overlay_stands_where_the_project_says_nothing)
{
    struct sample sample = begin();
    const char *overlay = put(&sample, "overlay.xml",
        ANSWERS("<answer to=\"title\">Theirs</answer>"
                "<answer to=\"places\">8</answer>"
                "<answer to=\"agreed\">yes</answer>"
                "<list of=\"homes\"><record key=\"oak\"/></list>"));

    ck_assert(load(&sample,
        ANSWERS("<answer to=\"title\">Ours</answer>"
                "<list of=\"homes\"><record key=\"elm\"/></list>")));
    ck_assert(loading_read(&sample.job, sample.library, sample.answers,
        overlay, "overlay.xml"));
    ck_assert_str_eq(ask(&sample, "title"), "Ours");
    ck_assert_str_eq(ask(&sample, "places"), "8");
    ck_assert_str_eq(ask(&sample, "agreed"), "yes");
    ck_assert_str_eq(homes(&sample)->key, "elm");
    ck_assert_ptr_null(homes(&sample)->next);
    end(&sample);
}
END_TEST

START_TEST(a_record_answers_for_what_is_within_it)
{
    struct sample sample = begin();
    const struct record *elm, *room;

    ck_assert(load(&sample,
        ANSWERS("<answer to=\"places\">6</answer>"
                "<list of=\"homes\"><record key=\"elm\">"
                "<answer to=\"home_name\">Elm House</answer>"
                "<list of=\"rooms\"><record key=\"r1\">"
                "<answer to=\"room_floor\">2</answer></record></list>"
                "</record><record key=\"oak\"/></list>")));
    elm = homes(&sample);
    room = answers_records(sample.answers, (struct scope){ .record = elm },
        question(&sample, "rooms"));
    ck_assert_str_eq(ask_of(&sample, room, "room_floor"), "2");
    ck_assert_str_eq(ask_of(&sample, room, "home_name"), "Elm House");
    ck_assert_str_eq(ask_of(&sample, room, "places"), "6");
    ck_assert_str_eq(ask_of(&sample, elm->next, "home_name"), "none");
    ck_assert_str_eq(ask(&sample, "home_name"), "none");
    end(&sample);
}
END_TEST

START_TEST(a_blank_record_has_no_answers_but_those_of_the_project)
{
    struct sample sample = begin();
    const struct record *blank;

    ck_assert(load(&sample,
        ANSWERS("<answer to=\"places\">6</answer>"
                "<list of=\"homes\"><record key=\"elm\">"
                "<answer to=\"home_name\">Elm</answer></record></list>")));
    blank = answers_blank(sample.answers, question(&sample, "homes"), NULL, 1);
    ck_assert(blank->is_blank);
    ck_assert_str_eq(ask_of(&sample, blank, "home_name"), "none");
    ck_assert_str_eq(ask_of(&sample, blank, "places"), "6");
    end(&sample);
}
END_TEST

START_TEST(open_on_purpose_keeps_its_words)
{
    struct sample sample = begin();

    ck_assert(
        load(&sample, ANSWERS("<open to=\"title\">on  award</open>")));
    ck_assert_str_eq(
        answers_open(sample.answers, question(&sample, "title")), "on award");
    ck_assert_ptr_null(
        answers_open(sample.answers, question(&sample, "fee")));
    ck_assert_str_eq(ask(&sample, "title"), "none");
    end(&sample);
}
END_TEST

START_TEST(a_reading_is_recorded_once_for_each_reader)
{
    struct sample sample = begin();
    const struct reading *r;

    ck_assert(load(&sample, ANSWERS("<answer to=\"places\">6</answer>")));
    (void)answers_reader(sample.answers, "rule ONE");
    (void)ask(&sample, "places");
    (void)ask(&sample, "places");
    (void)ask(&sample, "fee");
    ck_assert_str_eq(
        answers_reader(sample.answers, "clause two.b"), "rule ONE");
    (void)ask(&sample, "places");

    r = answers_readings(sample.answers);
    ck_assert_str_eq(r->question->id, "places");
    ck_assert_str_eq(r->reader, "rule ONE");
    ck_assert_ptr_nonnull(r->answer);
    r = r->next;
    ck_assert_str_eq(r->question->id, "fee");
    ck_assert_ptr_null(r->answer);
    r = r->next;
    ck_assert_str_eq(r->question->id, "places");
    ck_assert_str_eq(r->reader, "clause two.b");
    ck_assert_ptr_null(r->next);
    end(&sample);
}
END_TEST

/* ---- tables ----------------------------------------------------------- */

#define HOMES ANSWERS("<list of=\"homes\" csv=\"homes.csv\"/>")

START_TEST(a_list_is_read_from_a_table)
{
    struct sample sample = begin();

    put(&sample, "homes.csv",
        "\xEF\xBB\xBFkey,home_name,home_places\r\n"
        "elm,\"Elm \"\"Old\"\" House, North\",4\r\n"
        "oak,Oak,\r\n");
    ck_assert(load(&sample, HOMES));

    const struct record *elm = homes(&sample);
    ck_assert_str_eq(
        ask_of(&sample, elm, "home_name"), "Elm \"Old\" House, North");
    ck_assert_str_eq(ask_of(&sample, elm, "home_places"), "4");
    ck_assert_str_eq(ask_of(&sample, elm->next, "home_places"), "none");
    ck_assert_int_eq(elm->next->place.line, 3);
    end(&sample);
}
END_TEST

static const char *const wrong_tables[][2] = {
    { "table-key", "key,home_name\n,Elm\n" },
    { "table-key", "home_name\nElm\n" },
    { "table-cells", "key,home_name\nelm\n" },
    { "table-cells", "key,home_name\nelm,Elm,4\n" },
    { "table-malformed", "key,home_name\nelm,\"Elm\n" },
    { "table-malformed", "key,home_name\nelm,E\"lm\n" },
    { "not-utf8", "key,home_name\nelm,\xC9lm\n" },
    { "record-twice", "key\nelm\nelm\n" },
    { "answer-unknown", "key,home_nmae\nelm,Elm\n" },
    { "answer-misplaced", "key,title\nelm,Elm\n" },
    { "answer-type", "key,home_places\nelm,four\n" },
    { "answer-domain", "key,home_places\nelm,13\n" },
    { "answer-twice", "key,home_name,home_name\nelm,Elm,Oak\n" },
};
enum { WRONG_TABLES = sizeof wrong_tables / sizeof *wrong_tables };

START_TEST(a_wrong_table_is_a_finding)
{
    struct sample sample = begin();

    put(&sample, "homes.csv", wrong_tables[_i][1]);
    ck_assert(!load(&sample, HOMES));
    ck_assert_ptr_nonnull(strstr(
        found(&sample, wrong_tables[_i][0])->place.file, "homes.csv"));
    end(&sample);
}
END_TEST

START_TEST(a_table_may_not_be_too_wide)
{
    struct sample sample = begin();
    struct text text = text_new(sample.job.arena);

    for (int i = 0; i < 65; i++)
        text_add(&text, "key,");
    text_add(&text, "key\n");
    ck_assert_ptr_null(
        table_load(&sample.job, put(&sample, "homes.csv", text.bytes)));
    found(&sample, "table-wide");
    end(&sample);
}
END_TEST

/* ---- writing ---------------------------------------------------------- */

/* Laid out by hand, with everything that must be kept. */
#define BY_HAND \
    "<?xml version=\"1.0\"?>\n" \
    "<!-- ours > theirs -->\n" \
    "<answers>\n" \
    "    <answer to='places' >6</answer> <!-- <answer to=\"fee\"/> -->\n" \
    "\n" \
    "    <open\n      to=\"title\">on award</open>\n" \
    "    <list of=\"homes\" csv=\"homes.csv\" />\n" \
    "    <answer to=\"model\"><![CDATA[soft]]></answer>\n" \
    "</answers>\n<!-- end -->\n"

static struct writing *write_on(struct sample *sample, const char *bytes)
{
    struct writing *writing =
        writing_open(&sample->job, put(sample, "answers.xml", bytes));

    ck_assert_ptr_nonnull(writing);
    return writing;
}

START_TEST(what_is_not_changed_keeps_its_bytes)
{
    struct sample sample = begin();

    ck_assert_str_eq(writing_text(write_on(&sample, BY_HAND)), BY_HAND);
    ck_assert_str_eq(
        writing_text(write_on(&sample, "<answers/>")), "<answers/>");
    end(&sample);
}
END_TEST

START_TEST(an_answer_takes_the_place_of_the_old_one)
{
    struct sample sample = begin();
    struct writing *writing = write_on(&sample, BY_HAND);

    ck_assert(writing_answer(
        writing, NULL, question(&sample, "places"), "8"));
    ck_assert(writing_answer(
        writing, NULL, question(&sample, "model"), "hard"));
    ck_assert(writing_answer(
        writing, NULL, question(&sample, "title"), "Homes"));
    ck_assert_str_eq(writing_text(writing),
        "<?xml version=\"1.0\"?>\n"
        "<!-- ours > theirs -->\n"
        "<answers>\n"
        "    <answer to='places' >8</answer> <!-- <answer to=\"fee\"/> -->\n"
        "    <list of=\"homes\" csv=\"homes.csv\" />\n"
        "    <answer to=\"model\">hard</answer>\n"
        "  <answer to=\"title\">Homes</answer>\n"
        "</answers>\n<!-- end -->\n");
    end(&sample);
}
END_TEST

START_TEST(what_is_left_open_loses_its_answer)
{
    struct sample sample = begin();
    struct writing *writing = write_on(&sample,
        "<answers>\n  <answer to=\"fee\">1.00</answer>\n"
        "  <answer to=\"places\">6</answer>\n</answers>\n");

    ck_assert(
        writing_leave(writing, NULL, question(&sample, "fee"), "later"));
    ck_assert_str_eq(writing_text(writing),
        "<answers>\n  <answer to=\"places\">6</answer>\n"
        "  <open to=\"fee\">later</open>\n</answers>\n");
    end(&sample);
}
END_TEST

START_TEST(records_are_added_and_answered)
{
    struct sample sample = begin();
    struct writing *writing = write_on(&sample, "<answers/>");
    const struct question *list = question(&sample, "homes");
    const struct record *elm;

    ck_assert(writing_record(writing, NULL, list, "elm"));
    ck_assert(writing_record(writing, NULL, list, "elm"));
    ck_assert(writing_save(writing));
    sample.answers = answers_new(&sample.job);
    ck_assert(loading_read(&sample.job, sample.library, sample.answers,
        file_join(&sample.job, sample.folder, "answers.xml"), "project"));
    elm = homes(&sample);
    ck_assert(
        writing_answer(writing, elm, question(&sample, "home_name"), "Elm"));
    ck_assert(writing_record(writing, elm, question(&sample, "rooms"), "r1"));
    ck_assert_str_eq(writing_text(writing),
        "<answers>\n"
        "  <list of=\"homes\">\n"
        "    <record key=\"elm\">\n"
        "      <answer to=\"home_name\">Elm</answer>\n"
        "      <list of=\"rooms\">\n"
        "        <record key=\"r1\"/>\n"
        "      </list>\n"
        "    </record>\n"
        "  </list>\n"
        "</answers>");
    end(&sample);
}
END_TEST

START_TEST(a_record_of_a_table_is_not_in_the_file)
{
    struct sample sample = begin();
    struct writing *writing;

    put(&sample, "homes.csv", "key\nelm\n");
    ck_assert(load(&sample, HOMES));
    writing = write_on(&sample, HOMES);
    ck_assert(!writing_answer(
        writing, homes(&sample), question(&sample, "home_name"), "Elm"));
    found(&sample, "answer-elsewhere");
    ck_assert_str_eq(writing_text(writing), HOMES);
    end(&sample);
}
END_TEST

START_TEST(hostile_words_come_back_as_they_were)
{
    static const char *const hostile[] = {
        "</answer><answer to=\"places\">9",
        "<![CDATA[ ]]> <!-- & --> <?x?>",
        "&amp;&lt;&#60; \"quoted\" 'twice' % %s",
        "£ caf\xC3\xA9 \xF0\x9F\x8F\xA0",
    };
    struct sample sample = begin();
    struct writing *writing = write_on(&sample, BY_HAND);

    put(&sample, "homes.csv", "key\nelm\n");
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        ck_assert(writing_answer(
            writing, NULL, question(&sample, "title"), hostile[i]));
        ck_assert(load(&sample, writing_text(writing)));
        ck_assert_str_eq(ask(&sample, "title"), hostile[i]);
        ck_assert_str_eq(ask(&sample, "places"), "6");
    }
    end(&sample);
}
END_TEST

START_TEST(words_that_no_file_may_hold_are_refused)
{
    static const char *const bad[] = { "a\1b", "caf\xE9", "\xEF\xBF\xBF",
        "\x1B[31m" };
    struct sample sample = begin();
    struct writing *writing = write_on(&sample, BY_HAND);

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ck_assert(!writing_answer(
            writing, NULL, question(&sample, "title"), bad[i]));
        ck_assert(!writing_record(
            writing, NULL, question(&sample, "homes"), bad[i]));
        found(&sample, "answer-characters");
    }
    ck_assert_str_eq(writing_text(writing), BY_HAND);
    end(&sample);
}
END_TEST

START_TEST(what_was_written_reads_and_writes_the_same)
{
    struct sample sample = begin();
    struct writing *writing = write_on(&sample, BY_HAND);
    const char *first, *path;

    put(&sample, "homes.csv", "key,home_name\nelm,Elm\n");
    ck_assert(
        writing_answer(writing, NULL, question(&sample, "fee"), "4,900.00"));
    ck_assert(writing_save(writing));
    first = writing_text(writing);
    path = file_join(&sample.job, sample.folder, "answers.xml");
    ck_assert_str_eq(
        writing_text(writing_open(&sample.job, path)), first);
    sample.answers = answers_new(&sample.job);
    ck_assert(loading_read(
        &sample.job, sample.library, sample.answers, path, "project"));
    ck_assert_str_eq(ask(&sample, "fee"), "4,900.00");
    ck_assert_str_eq(ask(&sample, "places"), "6");
    ck_assert_str_eq(ask_of(&sample, homes(&sample), "home_name"), "Elm");
    ck_assert_str_eq(
        answers_open(sample.answers, question(&sample, "title")), "on award");
    end(&sample);
}
END_TEST

START_TEST(only_an_answers_file_is_opened_for_writing)
{
    struct sample sample = begin();

    ck_assert_ptr_null(
        writing_open(&sample.job, put(&sample, "again.xml", "<laws/>")));
    found(&sample, "answers-shape");
    ck_assert_ptr_null(writing_open(
        &sample.job, file_join(&sample.job, sample.folder, "none.xml")));
    end(&sample);
}
END_TEST

/* ----------------------------------------------------------------------- */

static void add_answers(TCase *tcase)
{
    tcase_add_test(tcase, an_answer_is_read_by_its_type);
    tcase_add_loop_test(tcase, a_wrong_answer_is_a_finding, 0, WRONG);
    tcase_add_test(
        tcase, a_wrong_answer_counts_as_none_and_the_rest_is_read);
    tcase_add_test(tcase, an_unknown_question_is_told_the_nearest);
    tcase_add_test(tcase, bad_utf8_is_found_with_its_line);
    tcase_add_test(tcase, a_document_type_is_refused);
    tcase_add_test(tcase, an_overlay_stands_where_the_project_says_nothing);
    tcase_add_test(tcase, a_record_answers_for_what_is_within_it);
    tcase_add_test(
        tcase, a_blank_record_has_no_answers_but_those_of_the_project);
    tcase_add_test(tcase, open_on_purpose_keeps_its_words);
    tcase_add_test(tcase, a_reading_is_recorded_once_for_each_reader);
}

static void add_writing(TCase *tcase)
{
    tcase_add_test(tcase, what_is_not_changed_keeps_its_bytes);
    tcase_add_test(tcase, an_answer_takes_the_place_of_the_old_one);
    tcase_add_test(tcase, what_is_left_open_loses_its_answer);
    tcase_add_test(tcase, records_are_added_and_answered);
    tcase_add_test(tcase, a_record_of_a_table_is_not_in_the_file);
    tcase_add_test(tcase, hostile_words_come_back_as_they_were);
    tcase_add_test(tcase, words_that_no_file_may_hold_are_refused);
    tcase_add_test(tcase, what_was_written_reads_and_writes_the_same);
    tcase_add_test(tcase, only_an_answers_file_is_opened_for_writing);
}

int main(void)
{
    Suite *suite = suite_create("answers");
    TCase *answers = tcase_create("answers"), *table = tcase_create("table"),
          *writing = tcase_create("writing");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, answers);
    suite_add_tcase(suite, table);
    suite_add_tcase(suite, writing);
    add_answers(answers);
    tcase_add_test(table, a_list_is_read_from_a_table);
    tcase_add_loop_test(table, a_wrong_table_is_a_finding, 0, WRONG_TABLES);
    tcase_add_test(table, a_table_may_not_be_too_wide);
    add_writing(writing);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

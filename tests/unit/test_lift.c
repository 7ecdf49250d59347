/*
 * Wording lifted to its source, on the clauses of tests/lifting over
 * tests/tiny. Each row is one edit to a paragraph that was sent.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/project.h"
#include "review/edits.h"
#include "review/lift.h"
#include "review/lift_page.h"
#include "review/lines.h"
#include "review/trace.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

struct world {
    struct job job;
    struct project project;
    struct draft_pack *pack;
    struct lines lines;
};

/* Of the test that runs. */
static struct world w;

static void open_world(void)
{
    w = (struct world){ .job = job_begin() };
    ck_assert(project_open(&w.job, "tests/tiny", "tests/lifting", &w.project));
    w.pack = project_assemble(&w.job, &w.project, NULL, false, NULL);
    ck_assert_int_eq(findings_errors(w.job.findings), 0);
    w.lines = lines_of(w.job.arena, w.pack->drafts->document);
}

static void close_world(void)
{
    project_close(&w.project);
    job_end(&w.job);
}

/* The line whose address ends so. */
static const struct line_of *line(const char *end)
{
    for (size_t i = 0; i < w.lines.count; i++)
        if (w.lines.line[i].address != NULL &&
            text_ends(w.lines.line[i].address, end))
            return &w.lines.line[i];
    ck_abort_msg("no line %s", end);
    return NULL;
}

/* Its words with one stretch of them said otherwise. */
static const char *edited(const char *words, const char *old, const char *new)
{
    const char *at = strstr(words, old);

    ck_assert_msg(at != NULL, "\"%s\" is not in \"%s\"", old, words);
    return arena_format(w.job.arena, "%.*s%s%s", (int)(at - words), words, new,
        at + strlen(old));
}

static struct wording *wording(const char *end, const char *proposed)
{
    const struct line_of *l = line(end);
    struct wording *made = ARENA_NEW(w.job.arena, struct wording);

    made->at.address = l->address;
    made->sent = l->words;
    made->proposed = proposed;
    return made;
}

static const struct lift *lift(struct wording *wordings)
{
    struct proposal *proposal = ARENA_NEW(w.job.arena, struct proposal);
    struct intake *intake = ARENA_NEW(w.job.arena, struct intake);

    proposal->verb = VERB_SUBSTITUTE;
    proposal->at.document = "pack";
    proposal->at.label = "4";
    proposal->wordings = wordings;
    intake->proposals = proposal;
    return lift_all(&w.job, w.pack, intake);
}

/* ---- one edit --------------------------------------------------------- */

/*
 * says is what must stand in the new source, or the answer that is proposed, or
 * why a drafter is needed.
 */
static const struct {
    const char *at, *old, *new;
    enum lift_kind kind;
    const char *says;
} edits[] = {
    /* literal words */
    { "ending#standard@2/e", "the last", "teh last", LIFT_LITERAL,
        ">This is teh last.</sub>" },
    { "ending#standard@2/a", "all agree", "all the parties agree", LIFT_LITERAL,
        "when all the parties agree, or <if when=\"several\">" },
    { "ending#standard@2/a", "This agreement", "It", LIFT_LITERAL,
        "<sub id=\"a\">It starts on <value of=\"start_date\"/> and ends" },
    { "ending#standard@2/a", "starts on", "starts promptly on", LIFT_LITERAL,
        "starts promptly on <value of=\"start_date\"/>" },
    { "ending#standard@2/a", "are several councils", "are many councils",
        LIFT_LITERAL, "are many councils </if>" },
    { "ending#standard@2/a", "1 April 2027 and", "1 April 2027, and",
        LIFT_LITERAL, "<value of=\"start_date\"/>, and ends" },
    { "ending#standard@2/a", "This agreement starts",
        "Unless both differ, it starts", LIFT_LITERAL,
        ">Unless both differ, it starts on <value" },
    { "ending#standard@2/a", "wish.", "wish. It ends for good.", LIFT_LITERAL,
        "wish. It ends for good.</sub>" },
    { "ending#standard@2/b1", "must keep", "shall use", LIFT_LITERAL,
        "<term of=\"provider\"/> shall use <value" },
    { "ending#standard@2/b2", "nobody may leave", "no one leaves", LIFT_LITERAL,
        "no one leaves without saying so under <ref" },
    { "ending#standard@2/b9", "Nothing else", "Nothing < \"else\" & more",
        LIFT_LITERAL, "Nothing &lt; \"else\" &amp; more is agreed." },
    { "ending#standard@2/c", "It binds", "It holds", LIFT_LITERAL,
        "<sub id=\"c\">It holds <each" },
    { "ending#standard@2/c", "& more", "& others", LIFT_LITERAL,
        "councils &amp; others." },
    { "ending#standard@2/d", "Remarks", "Comments", LIFT_LITERAL,
        "<ref to=\"tiny.ending/a\"/>. Comments: <value" },
    { "ending#standard@2/h", "Ending", "Ending it", LIFT_LITERAL,
        "<heading>Ending it</heading>" },
    { "ending#standard@2/t", "The homes", "Homes", LIFT_LITERAL,
        "<caption>Homes</caption>" },
    { "ending#standard@2/t01", "Home", "House", LIFT_LITERAL,
        "<cell id=\"t01\">House</cell>" },
    { "payment#standard@1/a", "must pay", "pays", LIFT_LITERAL,
        "<term of=\"authority\"/> pays <value" },
    { "payment#standard@1/a", "a week", "each week", LIFT_LITERAL,
        "<value of=\"weekly_price\"/> each week <deadline>" },
    { "payment#standard@1/a", "30 days", "14 days", LIFT_LITERAL,
        "<deadline>within 14 days</deadline>" },
    { "payment#standard@1/a", "£4,900.00 a", "£4,900.00 plus VAT a",
        LIFT_LITERAL, "<value of=\"weekly_price\"/> plus VAT a week" },
    { "definition.place", "one child", "a single child", LIFT_LITERAL,
        "<means>room for a single child with the <term" },
    { "volume#spot@1/a", "is promised", "shall be promised", LIFT_LITERAL,
        "<term of=\"place\"/> shall be promised." },
    /* quotation marks that are typed become plain ones */
    { "ending#standard@2/e", "last", "\u201clast\u201d one\u2019s",
        LIFT_LITERAL, "the \"last\" one's.</sub>" },
    /* values */
    { "payment#standard@1/a", "£4,900.00", "£5,000.00", LIFT_VALUE,
        "weekly_price 4,900.00 5,000.00" },
    { "payment#standard@1/a", "£4,900.00", "£5,250", LIFT_VALUE,
        "weekly_price 4,900.00 5,250.00 prints £5,250.00" },
    { "prices#standard@1/a", "£4,900.00 (four thousand nine hundred pounds)",
        "£5,000.00 (five thousand pounds)", LIFT_VALUE,
        "weekly_price 4,900.00 5,000.00" },
    { "supply#standard@1/a", "6 (six)", "8 (eight)", LIFT_VALUE, "places 6 8" },
    { "supply#standard@1/a", "6 (six)", "8", LIFT_VALUE,
        "places 6 8 prints 8 (eight)" },
    { "ending#standard@2/a", "1 April 2027", "1 May 2027", LIFT_VALUE,
        "start_date 2027-04-01 2027-05-01" },
    { "ending#standard@2/a", "1 April 2027", "15th june 2028", LIFT_VALUE,
        "start_date 2027-04-01 2028-06-15 prints 15 June 2028" },
    { "ending#standard@2/b1", "60%", "75%", LIFT_VALUE, "void_share 60% 75%" },
    { "ending#standard@2/b1", "at least 60%", "all", LIFT_VALUE,
        "void_share 60% 100%" },
    { "ending#standard@2/b3", "Spot", "Block", LIFT_VALUE, "model spot block" },
    { "ending#standard@2/c", "North Council", "Northern Council", LIFT_VALUE,
        "authority_name[north] North Council Northern Council" },
    { "ending#standard@2/c", "South Council", "South Town", LIFT_VALUE,
        "authority_name[south] South Council South Town" },
    { "ending#standard@2/t11[elm]", "Elm", "Elms", LIFT_VALUE,
        "home_name[elm] Elm Elms" },
    { "ending#standard@2/t12[oak]", "1", "3", LIFT_VALUE,
        "home_places[oak] 1 3" },
    { "parties#standard@1/a", "Made-up Care", "Invented Care", LIFT_VALUE,
        "provider_name Made-up Care Limited Invented Care Limited" },
    /* both, and the places in between */
    { "payment#standard@1/a", "pay £4,900.00 a", "pay at least £5,000.00 a",
        LIFT_LITERAL, "pay at least <value of=\"weekly_price\"/> a" },
    /* a drafter */
    { "ending#standard@2/b1", "the Provider", "the Company", LIFT_DRAFTER,
        "defined term" },
    { "ending#standard@2/b1", "the Places", "the Rooms", LIFT_DRAFTER,
        "defined term" },
    { "ending#standard@2/b2", "clause\u00a03.1", "clause 3.2", LIFT_DRAFTER,
        "reference" },
    { "ending#standard@2/b2", "under clause\u00a03.1", "first", LIFT_DRAFTER,
        "reference" },
    { "ending#standard@2/c", "are councils", "is councils", LIFT_DRAFTER,
        "follows the count" },
    { "ending#standard@2/c", " and South Council", "", LIFT_DRAFTER,
        "each record" },
    { "ending#standard@2/t11[elm]", "House", "Home", LIFT_DRAFTER,
        "once for each record" },
    { "payment#standard@1/a", "section 7 of the Tiny Act 2020",
        "section 8 of the Tiny Act 2020", LIFT_DRAFTER, "law" },
    { "payment#standard@1/b", "£254,800.00", "£250,000.00", LIFT_DRAFTER,
        "worked out from other answers" },
    { "supply#standard@1/a", "6 (six)", "8 (nine)", LIFT_DRAFTER, "disagree" },
    { "supply#standard@1/a", "6 (six)", "8 or 9 (eight or nine)", LIFT_DRAFTER,
        "no answer to \"Places\", which wants a whole number" },
    { "supply#standard@1/a", "6 (six)", "600 (six hundred)", LIFT_DRAFTER,
        "1 to 200" },
    { "ending#standard@2/b3", "Spot", "Mixed", LIFT_DRAFTER,
        "no answer to \"Model\"" },
    { "ending#standard@2/a", "on 1 April 2027", "soon", LIFT_DRAFTER,
        "edge of a value" },
    { "payment#standard@1/a", "week within 30", "monthly", LIFT_DRAFTER,
        "edge of a duty" },
    { "definition.place", "Place means", "Room means", LIFT_DRAFTER,
        "no paragraph says" },
    { "signing#standard@1/s.Name", "Name", "Full name", LIFT_DRAFTER,
        "no paragraph of the clause says it" },
};

static const char *values_of(const struct lifted *lifted)
{
    struct text text = text_new(w.job.arena);

    for (const struct lift_value *v = lifted->values; v != NULL; v = v->next) {
        text_format(&text, "%s%s", text.length > 0 ? "; " : "", v->question);
        if (v->record != NULL)
            text_format(&text, "[%s]", v->record);
        text_format(
            &text, " %s %s", v->old != NULL ? v->old : "-", v->proposed);
        if (v->prints != NULL)
            text_format(&text, " prints %s", v->prints);
    }
    return text.bytes;
}

START_TEST(an_edit_goes_where_it_belongs)
{
    const struct line_of *l = line(edits[_i].at);
    const struct lifted *lifted = lift(
        wording(edits[_i].at, edited(l->words, edits[_i].old, edits[_i].new)))
                                      ->clauses->paragraphs;

    ck_assert_msg(lifted->kind == edits[_i].kind, "%s -> %s: %s (%s) %s",
        edits[_i].old, edits[_i].new, lift_kind_name(lifted->kind), lifted->why,
        lifted->new_source);
    if (lifted->kind == LIFT_VALUE)
        ck_assert_str_eq(values_of(lifted), edits[_i].says);
    else
        ck_assert_msg(strstr(lifted->kind == LIFT_DRAFTER ? lifted->why
                                                          : lifted->new_source,
                          edits[_i].says) != NULL,
            "%s%s", lifted->why ? lifted->why : "",
            lifted->new_source ? lifted->new_source : "");
    ck_assert((lifted->kind == LIFT_DRAFTER) == (lifted->why != NULL));
}
END_TEST

START_TEST(words_and_a_value_are_lifted_together)
{
    const struct lifted *lifted =
        lift(wording("payment#standard@1/a",
                 "The Authority shall pay £5,000.00 a week within 14 "
                 "days, as section 7 of the Tiny Act 2020 says."))
            ->clauses->paragraphs;

    ck_assert_int_eq(lifted->kind, LIFT_LITERAL);
    ck_assert_ptr_nonnull(strstr(lifted->new_source, "shall pay <value of="));
    ck_assert_str_eq(values_of(lifted), "weekly_price 4,900.00 5,000.00");
}
END_TEST

START_TEST(what_was_left_open_is_answered)
{
    const struct lifted *lifted = lift(
        wording("ending#standard@2/d", "See clause 4.1. Remarks: None, said "
                                       "everyone\u2019s aunt \u2013 twice."))
                                      ->clauses->paragraphs;

    ck_assert_msg(lifted->kind == LIFT_VALUE, "%s", lifted->why);
    ck_assert_str_eq(values_of(lifted),
        "remark - None, said everyone\u2019s aunt \u2013 twice");
}
END_TEST

/* The pack is as it was before, its answers too. */
START_TEST(nothing_changes_by_lifting)
{
    const char *price = line("payment#standard@1/a")->words;
    const char *date = line("ending#standard@2/a")->words;
    const struct draft_pack *again;

    (void)lift(
        wording("payment#standard@1/a", edited(price, "4,900", "5,100")));
    (void)lift(wording("ending#standard@2/a", edited(date, "ends", "stops")));
    again = project_assemble(&w.job, &w.project, NULL, false, NULL);
    w.lines = lines_of(w.job.arena, again->drafts->document);
    ck_assert_str_eq(line("payment#standard@1/a")->words, price);
    ck_assert_str_eq(line("ending#standard@2/a")->words, date);
    ck_assert_int_eq(findings_errors(w.job.findings), 0);
}
END_TEST

/* ---- whole paragraphs ------------------------------------------------- */

static struct wording *new_after(const char *end, const char *words)
{
    struct wording *made = wording(end, words);

    made->sent = NULL;
    return made;
}

/* A new paragraph or one left out, and the kind or the reason. */
static const struct {
    const char *at, *words; /* NULL: left out */
    enum lift_kind kind;
    const char *says;
} wholes[] = {
    { "ending#standard@2/d", "A new one, with Word\u2019s quote.", LIFT_NEW,
        "<sub id=\"new1\">A new one, with Word's quote.</sub>" },
    { "ending#standard@2/b1", "everyone must be kind;", LIFT_NEW,
        "<limb id=\"new1\">everyone must be kind;</limb>" },
    { "ending#standard@2/h", "The first.", LIFT_NEW,
        "<sub id=\"new1\">The first.</sub>" },
    { "ending#standard@2/b", "Which limb?", LIFT_DRAFTER, "at which level" },
    { "ending#standard@2/b3", "Which level?", LIFT_DRAFTER, "at which level" },
    { "ending#standard@2/t12[oak]", "In a cell.", LIFT_DRAFTER,
        "once for each record" },
    { "ending#standard@2/e", NULL, LIFT_REMOVED, NULL },
    { "ending#standard@2/b3", NULL, LIFT_REMOVED, NULL },
    { "ending#standard@2/a", NULL, LIFT_DRAFTER, "tiny.ending refers to it" },
    { "payment#standard@1/a", NULL, LIFT_DRAFTER, "tiny.ending refers to it" },
    { "ending#standard@2/b", NULL, LIFT_DRAFTER, "hang below" },
    { "ending#standard@2/t11[elm]", NULL, LIFT_DRAFTER, "whole paragraph" },
};

START_TEST(a_whole_paragraph_comes_or_goes)
{
    struct wording *asked = wholes[_i].words != NULL
                                ? new_after(wholes[_i].at, wholes[_i].words)
                                : wording(wholes[_i].at, NULL);
    const struct lift_clause *clause = lift(asked)->clauses;
    const struct lifted *lifted = clause->paragraphs;

    ck_assert_msg(lifted->kind == wholes[_i].kind, "%s: %s %s", wholes[_i].at,
        lift_kind_name(lifted->kind), lifted->why);
    if (lifted->kind == LIFT_DRAFTER)
        ck_assert_ptr_nonnull(strstr(lifted->why, wholes[_i].says));
    if (lifted->kind == LIFT_NEW)
        ck_assert_str_eq(lifted->new_source, wholes[_i].says);
    if (lifted->kind == LIFT_NEW)
        ck_assert_ptr_nonnull(strstr(clause->source, wholes[_i].says));
    if (lifted->kind == LIFT_REMOVED) {
        ck_assert_ptr_nonnull(clause->source);
        ck_assert_ptr_nonnull(lifted->old_source);
        ck_assert_ptr_null(strstr(clause->source, lifted->old_source));
    }
}
END_TEST

START_TEST(a_clause_is_lifted_as_a_whole)
{
    struct wording *first = wording("ending#standard@2/a",
                       edited(line("ending#standard@2/a")->words,
                           "1 April 2027 and ends", "2 April 2027 and stops")),
                   *second = new_after("ending#standard@2/d", "One."),
                   *third = new_after("ending#standard@2/d", "Two."),
                   *fourth = wording("ending#standard@2/e", NULL),
                   *fifth = wording("ending#standard@2/b1", "Gone: it.");
    const struct lift *lifted;

    first->next = second;
    second->next = third;
    third->next = fourth;
    fourth->next = fifth;
    lifted = lift(first);
    ck_assert_ptr_nonnull(lifted->clauses->source);
    ck_assert_ptr_nonnull(strstr(lifted->clauses->source, "stops"));
    ck_assert_ptr_nonnull(strstr(lifted->clauses->source,
        "<sub id=\"new1\">One.</sub>\n    <sub id=\"new2\">Two.</sub>"));
    ck_assert_ptr_null(strstr(lifted->clauses->source, "the last"));
    ck_assert_uint_eq(lifted->count[LIFT_LITERAL], 1);
    ck_assert_uint_eq(lifted->count[LIFT_NEW], 2);
    ck_assert_uint_eq(lifted->count[LIFT_REMOVED], 1);
    ck_assert_uint_eq(lifted->count[LIFT_DRAFTER], 1);
}
END_TEST

START_TEST(what_was_sent_must_still_stand)
{
    struct wording *old = wording("ending#standard@2/e", "The last.");
    const struct lifted *lifted;

    old->sent = "This was the last.";
    lifted = lift(old)->clauses->paragraphs;
    ck_assert_int_eq(lifted->kind, LIFT_DRAFTER);
    ck_assert_ptr_nonnull(strstr(lifted->why, "otherwise by now"));
    old = wording("ending#standard@2/e", "The last.");
    old->at.address = "pack/tiny.ending#standard@1/zz";
    lifted = lift(old)->clauses->paragraphs;
    ck_assert_ptr_nonnull(strstr(lifted->why, "no such paragraph"));
}
END_TEST

/* ---- an example ------------------------------------------------------- */

/* Every paragraph that has a source is made of it, word for word. */
static size_t trace_all(
    struct arena *arena, struct trace_bench *bench, const struct lines *lines)
{
    size_t traced = 0;

    for (size_t i = 0; i < lines->count; i++) {
        const struct line_of *l = &lines->line[i];
        struct trace_place place;
        const char *why = NULL;
        const struct trace *trace;

        if (!trace_find(bench, l->address, &place, &why)) {
            ck_assert_ptr_nonnull(why);
            continue;
        }
        trace = trace_paragraph(bench, &place, place.element);
        ck_assert_msg(strcmp(lines_normal(arena, trace->words), l->normal) == 0,
            "%s: %s / %s", l->address, trace->words, l->words);
        traced++;
    }
    return traced;
}

/* A word put before each of them. */
static struct proposal *edit_all(
    struct arena *arena, const struct lines *lines, struct proposal *next)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct line_of *l = &lines->line[i];
        struct wording *asked = ARENA_NEW(arena, struct wording);
        struct proposal *proposal = ARENA_NEW(arena, struct proposal);

        asked->at.address = l->address;
        asked->sent = l->words;
        asked->proposed = arena_format(arena, "Moreover %s", l->words);
        proposal->verb = VERB_SUBSTITUTE;
        proposal->wordings = asked;
        proposal->next = next;
        next = proposal;
    }
    return next;
}

START_TEST(every_paragraph_of_an_example_leads_to_its_source)
{
    struct job real = job_begin();
    struct project south;
    struct draft_pack *pack;
    struct trace_bench *bench;
    struct intake intake = { 0 };
    const struct lift *lifted;
    size_t traced = 0;

    ck_assert(project_open(&real, ".", "examples/south-coast", &south));
    pack = project_assemble(&real, &south, NULL, false, NULL);
    bench = trace_open(&real, pack);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        struct lines lines = lines_of(real.arena, d->document);

        traced += trace_all(real.arena, bench, &lines);
        intake.proposals = edit_all(real.arena, &lines, intake.proposals);
    }
    lifted = lift_all(&real, pack, &intake);
    ck_assert_uint_gt(traced, 3000);
    ck_assert_uint_gt(lifted->count[LIFT_LITERAL], 2000);
    ck_assert_uint_gt(lifted->count[LIFT_VALUE], 100);
    for (const struct lift_clause *c = lifted->clauses; c; c = c->next)
        if (c->paragraphs->kind == LIFT_LITERAL &&
            strstr(c->paragraphs->wording->at.address, "/definition.") == NULL)
            ck_assert_ptr_nonnull(c->source);
    project_close(&south);
    job_end(&real);
}
END_TEST

/* ---- edits ------------------------------------------------------------ */

static const struct {
    const char *old, *new, *says;
} differences[] = {
    { "same words", "same words", "" },
    { "it's \"so\" - now", "it\u2019s \u201cso\u201d\u00a0\u2013 now", "" },
    { "clause\u00a03.1", " clause  3.1 ", "" },
    { "signed ", "signed ________", "" },
    { "a b c", "a c", "[b ->]" },
    { "a c", "a b c", "[->b ]" },
    { "", "new", "[->new]" },
    { "old", "", "[old->]" },
    { "£4,900.00 a", "£5,900.00 a", "[4->5]" },
    { "caf\u00e9 one", "cafe\u0301 two", "[one->two]" },
    { "one two three", "one 2 three four", "[two->2][-> four]" },
};

START_TEST(edits_are_as_small_as_words_allow)
{
    struct arena *arena = arena_new();
    struct edits found =
        edits_between(arena, differences[_i].old, differences[_i].new);
    struct text text = text_new(arena);

    for (size_t i = 0; i < found.count; i++) {
        struct edit e = found.edit[i];

        text_format(&text, "[%.*s->%.*s]", (int)(e.old_end - e.old_start),
            differences[_i].old + e.old_start, (int)(e.new_end - e.new_start),
            differences[_i].new + e.new_start);
    }
    ck_assert_str_eq(text.bytes, differences[_i].says);
    arena_free(arena);
}
END_TEST

#define ADD_ROWS(tests, name, rows)                                            \
    tcase_add_loop_test(tests, name, 0, sizeof rows / sizeof *rows)

int main(void)
{
    Suite *suite = suite_create("lift");
    TCase *tests = tcase_create("lift");

    ADD_ROWS(tests, an_edit_goes_where_it_belongs, edits);
    tcase_add_test(tests, words_and_a_value_are_lifted_together);
    tcase_add_test(tests, what_was_left_open_is_answered);
    tcase_add_test(tests, nothing_changes_by_lifting);
    ADD_ROWS(tests, a_whole_paragraph_comes_or_goes, wholes);
    tcase_add_test(tests, a_clause_is_lifted_as_a_whole);
    tcase_add_test(tests, what_was_sent_must_still_stand);
    tcase_add_test(tests, every_paragraph_of_an_example_leads_to_its_source);
    ADD_ROWS(tests, edits_are_as_small_as_words_allow, differences);
    tcase_add_checked_fixture(tests, open_world, close_world);
    suite_add_tcase(suite, tests);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

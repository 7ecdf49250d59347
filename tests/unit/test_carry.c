/* Comments carried into a later version of the text. */
#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "review/carry.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct job job;

static void begin(void)
{
    job = job_begin();
}

static void end(void)
{
    job_end(&job);
}

/*
 * "pay:a=Words of it.|b=Others.||end:a=..." is two clauses; a part of a name
 * in brackets is its record.
 */
static struct document *make(const char *source, int version)
{
    struct document *document = ARENA_NEW(job.arena, struct document);
    struct node *section, *clause = NULL;
    char *rest = arena_copy(job.arena, source);

    document->id = "pack";
    document->title = "Pack";
    document->root = document_add(job.arena, NULL, NODE_DOCUMENT);
    section = document_add(job.arena, document->root, NODE_SECTION);
    section->role = ROLE_OPERATIVE;
    while (rest != NULL && *rest != '\0') {
        char *line = rest, *words = strchr(line, '=');
        char *stop = strchr(line, '|'), *colon = strchr(line, ':');
        struct node *paragraph;

        if (stop != NULL)
            *stop++ = '\0';
        rest = stop;
        ck_assert_ptr_nonnull(words);
        if (colon != NULL && colon < words) {
            struct origin *origin = ARENA_NEW(job.arena, struct origin);

            *colon = '\0';
            origin->clause = line;
            origin->variant = "v";
            origin->version = version;
            clause = document_add(job.arena, section, NODE_CLAUSE);
            clause->origin = origin;
            line = colon + 1;
        }
        *words++ = '\0';
        paragraph = document_add(job.arena, clause, NODE_PARAGRAPH);
        paragraph->address = arena_format(job.arena, "pack/%s#v@%d/%s",
            clause->origin->clause, version, line);
        document_add_text(job.arena, paragraph, NODE_TEXT, words);
    }
    return document;
}

static char *cut(const char *from, size_t length)
{
    return arena_format(job.arena, "%.*s", (int)length, from);
}

/* A point on those words of a paragraph, which stand there the nth time. */
static struct point *on(const struct document *document, const char *address,
    const char *exact, int nth)
{
    struct point *point = ARENA_NEW(job.arena, struct point);
    struct quote *quote = &point->quote[VIEW_REJECTED];
    struct text text = text_new(job.arena);
    const char *at;
    size_t before;

    for (struct walk w = document_walk(document->root); document_next(&w);)
        if (w.entering && w.node->address != NULL &&
            text_ends(w.node->address, address)) {
            document_words(w.node, &text);
            point->at.address = w.node->address;
            point->at.clause = w.node->parent->origin->clause;
        }
    ck_assert_ptr_nonnull(point->at.address);
    at = strstr(text.bytes, exact);
    while (at != NULL && --nth > 0)
        at = strstr(at + 1, exact);
    ck_assert_ptr_nonnull(at);
    before = (size_t)(at - text.bytes);
    before = before < 32 ? before : 32;
    quote->exact = exact;
    quote->prefix = cut(at - before, before);
    quote->suffix = cut(at + strlen(exact), 32);
    return point;
}

#define OLD                                                                    \
    "pay:a=The council must pay within 30 days of a proper invoice.|"          \
    "b=Interest runs from the day after that on whatever is unpaid.|"          \
    "c=A disputed sum is paid when the dispute is over.|"                      \
    "end:a=Either side may end this agreement on three months' notice.|"       \
    "b=Linus signs for the provider, and Linus answers the telephone."

static const struct {
    const char *at, *exact;
    int nth;
    const char *later;
    enum carry_state state;
    const char *where, *quote; /* end of the address, words; or NULL */
} rows[] = {
    /* nothing changed; what stands before did; it reads otherwise itself */
    { "pay#v@1/a", "must pay within 30 days", 1, OLD, CARRY_PLACED, "pay#v@2/a",
        "must pay within 30 days" },
    { "pay#v@1/a", "must pay within 30 days", 1,
        "pay:n=A new paragraph stands before it.|a=Each council must pay "
        "within 30 days of any invoice.",
        CARRY_PLACED, "pay#v@2/a", "must pay within 30 days" },
    { "pay#v@1/a", "must pay within 30 days", 1,
        "pay:a=The council must always pay within 14 days of a proper "
        "invoice.",
        CARRY_PLACED, "pay#v@2/a", "must always pay within 14 days" },
    /* its words went to another paragraph, or to another clause */
    { "pay#v@1/b", "Interest runs from the day after", 1,
        "pay:a=The council pays. Interest runs from the day after that on "
        "whatever is unpaid.",
        CARRY_MOVED, "pay#v@2/a", "Interest runs from the day after" },
    { "end#v@1/a", "end this agreement on three months' notice", 1,
        "pay:a=Either side may end this agreement on three months' notice.|"
        "end:b=Linus signs.",
        CARRY_MOVED, "pay#v@2/a",
        "end this agreement on three months' notice" },
    { "end#v@1/a", "end this agreement on three months' notice", 1,
        "pay:a=Either side may end this agreement on three months' notice.",
        CARRY_MOVED, "pay#v@2/a", NULL },
    /* a comment never vanishes: its words are gone, its clause is gone */
    { "pay#v@1/c", "A disputed sum is paid", 1,
        "pay:a=Everything is paid at once and nobody may ever complain.",
        CARRY_CLAUSE_ONLY, NULL, NULL },
    { "pay#v@1/a", "must pay within 30 days", 1,
        "end:a=Either side may end this agreement.", CARRY_ORPHANED, NULL,
        NULL },
    /* short words stand exactly, among the same words, or nowhere */
    { "end#v@1/b", "Linus", 1, OLD, CARRY_PLACED, "end#v@2/b", "Linus" },
    { "end#v@1/b", "Linus", 1,
        "end:b=Chines signs for the provider, and machines answer.",
        CARRY_CLAUSE_ONLY, NULL, NULL },
    { "end#v@1/b", "Linus", 1,
        "end:b=The manager signs for the provider, and Linus answers the "
        "telephone.",
        CARRY_CLAUSE_ONLY, NULL, NULL },
    { "pay#v@1/b", "on", 1,
        "pay:b=Interest continues for as long as whatever is unpaid.",
        CARRY_CLAUSE_ONLY, NULL, NULL },
    /* a typo put right does not send it to an earlier copy */
    { "x#v@1/b", "the provider shal keep the record of it", 1,
        "x:a=In winter the provider shal keep the record of it.|"
        "b=In summer and at night the provider shall keep the record of it "
        "for a year.",
        CARRY_PLACED, "x#v@2/b", "the provider shall keep the record of it" },
    /* what could be either of two is not guessed, but home is home */
    { "x#v@1/b", "the provider shal keep the record of it", 1,
        "x:m=They may be summer and at night the provider shal keep the "
        "record of it for a year.|n=They may be summer and at night the "
        "provider shal keep the record of it for a year.",
        CARRY_CLAUSE_ONLY, NULL, NULL },
    { "x#v@1/b", "the provider shal keep the record of it", 1,
        "x:a=In summer and at night the provider shal keep the record of it "
        "for a year.|b=In summer and at night the provider shal keep the "
        "record of it for a year.",
        CARRY_PLACED, "x#v@2/b", NULL },
};

#define COPIES                                                                 \
    "x:a=In winter the provider shal keep the record of it.|"                  \
    "b=In summer and at night the provider shal keep the record of it for a "  \
    "year."

START_TEST(a_comment_follows_its_words)
{
    const struct document *sent = make(rows[_i].at[0] == 'x' ? COPIES : OLD, 1);
    const struct document *later = make(rows[_i].later, 2);
    struct point *point = on(sent, rows[_i].at, rows[_i].exact, rows[_i].nth);
    const struct carried *carried = carry_points(&job, point, sent, later);

    ck_assert_ptr_eq(carried->point, point);
    ck_assert_msg(carried->state == rows[_i].state, "%s: %s, %d, %s",
        rows[_i].exact, carry_state_name(carried->state), carried->score,
        carried->quote);
    if (rows[_i].where != NULL)
        ck_assert(text_ends(carried->at.address, rows[_i].where));
    if (rows[_i].quote != NULL)
        ck_assert_str_eq(carried->quote, rows[_i].quote);
    if (carried->state == CARRY_CLAUSE_ONLY)
        ck_assert_str_eq(carried->at.clause, point->at.clause);
    if (carried->state == CARRY_PLACED || carried->state == CARRY_MOVED)
        ck_assert_int_ge(carried->score, 75);
    ck_assert_int_le(carried->score, 100);
}
END_TEST

START_TEST(a_comment_on_a_whole_stays_on_it)
{
    const struct document *sent = make(OLD, 1);
    const struct document *later = make("pay:a=All of it is new.", 2);
    struct point general = { .is_general = true },
                 clause = { .at = { .clause = "pay" } },
                 paragraph = { .at = { .clause = "pay",
                                   .address = "pack/pay#v@1/a" } },
                 lost = { .at = { .clause = "pay",
                              .address = "pack/pay#v@1/b" } },
                 gone = { .at = { .clause = "end" } };
    static const enum carry_state wanted[] = { CARRY_PLACED, CARRY_PLACED,
        CARRY_PLACED, CARRY_CLAUSE_ONLY, CARRY_ORPHANED };
    const struct carried *carried;
    size_t count = 0;

    general.next = &clause;
    clause.next = &paragraph;
    paragraph.next = &lost;
    lost.next = &gone;
    carried = carry_points(&job, &general, sent, later);
    for (; carried != NULL; carried = carried->next)
        ck_assert_int_eq(carried->state, wanted[count++]);
    ck_assert_uint_eq(count, 5);
}
END_TEST

/* Quotation marks and spaces that an office program turned are the same. */
START_TEST(what_a_program_turned_is_the_same)
{
    const struct document *sent = make(OLD, 1);
    struct point *point = on(sent, "end#v@1/a", "on three months' notice", 1);
    const struct carried *carried;

    point->quote[VIEW_REJECTED].exact = "on three\u00a0months\u2019 notice";
    carried = carry_points(&job, point, sent, make(OLD, 2));
    ck_assert_int_eq(carried->state, CARRY_PLACED);
    ck_assert_int_eq(carried->score, 100);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("carry");
    TCase *tests = tcase_create("carry");

    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_loop_test(
        tests, a_comment_follows_its_words, 0, sizeof rows / sizeof *rows);
    tcase_add_test(tests, a_comment_on_a_whole_stays_on_it);
    tcase_add_test(tests, what_a_program_turned_is_the_same);
    suite_add_tcase(suite, tests);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

/* Comparing documents: small cases, then random edits of a random document. */
#include "base/names.h"
#include "looking.h"
#include "review/compare.h"
#include "review/half.h"
#include "review/words.h"
#include "sample.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

static const struct compare_options options = { "A", "2027-04-01T10:00:00Z" };

/* ---- words ------------------------------------------------------------ */

/* "the [-old-]{+new+} words" */
static const char *shown(struct arena *arena, const char *old, const char *new)
{
    struct text text = text_new(arena);
    struct stretches s = words_compare(arena, (struct passage){ .words = old },
        (struct passage){ .words = new });

    for (size_t i = 0; i < s.count; i++) {
        struct stretch t = s.stretch[i];
        bool is_old = t.change == CHANGE_DELETED;

        text_add(&text, t.change == CHANGE_NONE ? "" : is_old ? "[-" : "{+");
        text_add_bytes(&text, is_old ? old + t.old.start : new + t.new.start,
            is_old ? t.old.length : t.new.length);
        text_add(&text, t.change == CHANGE_NONE ? "" : is_old ? "-]" : "+}");
    }
    return text.bytes;
}

static const struct {
    const char *old, *new, *want;
} words[] = {
    { "", "", "" },
    { "x y", "x y", "x y" },
    { "", "x", "{+x+}" },
    { "x", "", "[-x-]" },
    /* A sum, a date, a reference: each as a whole. */
    { "The fee is £4,900.00 a week until that day.",
        "The fee is £4,950.00 a week until that day.",
        "The fee is [-£4,900.00-]{+£4,950.00+} a week until that day." },
    { "It starts on 1 April 2027 and then goes on from day to day.",
        "It starts on 21 April 2027 and then goes on from day to day.",
        "It starts on [-1 April 2027-]{+21 April 2027+} and then goes on from "
        "day to day." },
    { "as paragraph 2(a) of Schedule 3 says, and not as a letter says",
        "as paragraph 2(b) of Schedule 3 says, and not as a letter says",
        "as [-paragraph 2(a) of Schedule 3-]{+paragraph 2(b) of Schedule 3+} "
        "says, and not as a letter says" },
    { "send it to [name of the home] at once, please do",
        "send it to [address of the home] at once, please do",
        "send it to [-[name of the home]-]{+[address of the home]+} at once, "
        "please do" },
    /* An edit starts where a clause or a sentence does. */
    { "a, b and c", "a, d, b and c", "a, {+d, +}b and c" },
    { "It stops. It goes.", "It stops. It runs fast. It goes.",
        "It stops. {+It runs fast. +}It goes." },
    /* No short word is kept between two edits. */
    { "one two three four of five six seven eight nine ten eleven",
        "one two red blue of green gold seven eight nine ten eleven",
        "one two [-three four of five six-]{+red blue of green gold+} seven "
        "eight nine ten eleven" },
    /* Little in common: the whole. */
    { "The Provider pays.", "Nobody owes a thing to The Council.",
        "[-The Provider pays-]{+Nobody owes a thing to The Council+}." },
    { "keep these three a b c d e f",
        "g h i j k l keep these three m n o p q r",
        "[-keep these three a b c d e f-]{+g h i j k l keep these three m n o "
        "p "
        "q r+}" },
    { "The Provider shall notify the Council in writing within twenty-four "
      "(24) hours of becoming aware of any Safeguarding Incident and shall "
      "co-operate fully with any investigation carried out by the Council.",
        "The Provider must tell the Council's Duty Team by telephone as soon "
        "as reasonably practicable, and in any event within one Working Day "
        "of a manager becoming aware of any Safeguarding Concern, and shall "
        "co-operate fully with any enquiry led by the Council under section "
        "42 of the Care Act 2014.",
        "The Provider [-shall notify the Council in writing within twenty-four "
        "(24) hours of-]{+must tell the Council's Duty Team by telephone as "
        "soon as reasonably practicable, and in any event within one Working "
        "Day of a manager+} becoming aware of any Safeguarding "
        "[-Incident-]{+Concern,+} and shall co-operate fully with any "
        "[-investigation carried out-]{+enquiry led+} by the Council{+ under "
        "section 42 of the Care Act 2014+}." },
};

START_TEST(words_differ_as_a_reader_would_mark_them)
{
    struct job job = job_begin();

    ck_assert_str_eq(
        shown(job.arena, words[_i].old, words[_i].new), words[_i].want);
    job_end(&job);
}
END_TEST

/* Words of a small vocabulary, so that much repeats. */
static const char *random_words(struct arena *arena, unsigned *seed, int count)
{
    static const char *const vocabulary[] = { "the", "of", "Provider", "Home",
        "£5.00", ", ", ". ", "clause 4.1", "and", "é", "1 May 2027", "(a)",
        "[x]", "child’s" };
    struct text text = text_new(arena);

    while (count-- > 0) {
        *seed = *seed * 1103515245u + 12345u;
        text_add(&text, vocabulary[(*seed >> 16) % 14]);
        text_add(&text, *seed & 0x8000 ? " " : "");
    }
    return text.bytes;
}

START_TEST(stretches_are_exact_whatever_the_words)
{
    struct job job = job_begin();
    unsigned seed = 20261121u + (unsigned)_i;
    int length = _i == 0 ? 20000 : 40;
    const char *old = random_words(job.arena, &seed, length);
    const char *new = random_words(job.arena, &seed, length);
    struct stretches s = words_compare(job.arena,
        (struct passage){ .words = old }, (struct passage){ .words = new });
    size_t i = 0, j = 0;

    for (size_t n = 0; n < s.count; n++) {
        struct stretch t = s.stretch[n];

        ck_assert_uint_eq(t.old.start, i);
        ck_assert_uint_eq(t.new.start, j);
        i += t.old.length;
        j += t.new.length;
        if (t.change == CHANGE_NONE) {
            ck_assert_uint_eq(t.old.length, t.new.length);
            ck_assert_mem_eq(
                old + t.old.start, new + t.new.start, t.old.length);
        }
        ck_assert(n == 0 || t.change != s.stretch[n - 1].change);
    }
    ck_assert_uint_eq(i, strlen(old));
    ck_assert_uint_eq(j, strlen(new));
    job_end(&job);
}
END_TEST

/* ---- documents -------------------------------------------------------- */

/* Gives blocks the addresses and clauses the origins that assembly gives. */
static void give_origins(struct sample *sample)
{
    for (struct walk w = document_walk(sample->document.root);
         document_next(&w);) {
        struct node *node = (struct node *)w.node;
        struct origin *origin = ARENA_NEW(sample->job.arena, struct origin);
        const struct node *clause = document_above(node, NODE_CLAUSE);

        if (!w.entering || clause == NULL || document_is_inline(node->kind))
            continue;
        origin->clause = clause->bookmark;
        origin->variant = "usual";
        node->origin = origin;
        if (node != clause)
            node->address = arena_format(sample->job.arena,
                "terms/%s#usual@1/%s", clause->bookmark, node->bookmark);
    }
}

static struct sample origin_sample(void)
{
    struct sample sample = sample_build();

    give_origins(&sample);
    return sample;
}

static int count_marked(const struct node *root)
{
    int n = 0;

    for (struct walk w = document_walk(root); document_next(&w);)
        n += w.entering &&
             (w.node->change != CHANGE_NONE || w.node->old_label != NULL ||
                 w.node->old_caption != NULL || w.node->move != NULL);
    return n;
}

/* "-gone +new" of all topmost marked nodes, with what moved. */
static const char *marked(
    struct sample *sample, const struct document *compared)
{
    struct text text = text_new(sample->job.arena);

    for (struct walk w = document_walk(compared->root); document_next(&w);) {
        if (!w.entering || w.node->change == CHANGE_NONE ||
            w.node->parent->change != CHANGE_NONE)
            continue;
        text_add(&text, w.node->change == CHANGE_DELETED ? "-" : "+");
        document_words(w.node, &text);
        if (w.node->move != NULL)
            text_format(&text, " <%s>", w.node->move);
        text_add_char(&text, '|');
    }
    return text.bytes;
}

static struct document *compared_of(struct sample *old, struct sample *new)
{
    struct document *compared =
        compare_documents(&old->job, &old->document, &new->document, options);

    ck_assert_ptr_null(document_misplaced(compared->root));
    if (!compare_proves(&old->job, compared, &old->document, &new->document))
        findings_print(old->job.findings, stderr);
    ck_assert_int_eq(findings_errors(old->job.findings), 0);
    return compared;
}

static void end(struct sample *old, struct sample *new)
{
    job_end(&old->job);
    job_end(&new->job);
}

START_TEST(of_the_same_document_nothing_is_marked)
{
    struct sample old = origin_sample(), new = origin_sample();
    struct document *compared = compared_of(&old, &new);

    ck_assert(compared->is_comparison);
    ck_assert_str_eq(compared->change_author, "A");
    ck_assert_int_eq(count_marked(compared->root), 0);
    end(&old, &new);
}
END_TEST

static void unlink_node(struct node *node)
{
    *(node->previous != NULL ? &node->previous->next : &node->parent->first) =
        node->next;
    *(node->next != NULL ? &node->next->previous : &node->parent->last) =
        node->previous;
    node->next = node->previous = NULL;
}

static void put_last(struct node *parent, struct node *node)
{
    unlink_node(node);
    node->parent = parent;
    node->previous = parent->last;
    *(parent->last != NULL ? &parent->last->next : &parent->first) = node;
    parent->last = node;
}

START_TEST(a_word_is_marked_in_its_paragraph)
{
    struct sample old = origin_sample(), new = origin_sample();

    new.limb->first->text = "Beacon House";
    old.limb->first->text = "Beacon Home";
    while (old.limb->last != old.limb->first)
        document_drop_last(old.limb);
    while (new.limb->last != new.limb->first)
        document_drop_last(new.limb);
    ck_assert_str_eq(marked(&old, compared_of(&old, &new)), "-Home|+House|");
    end(&old, &new);
}
END_TEST

START_TEST(a_clause_that_changed_its_place_is_named_as_moved)
{
    struct sample old = origin_sample(), new = origin_sample();
    struct node *clause = new.release;
    const char *said;

    put_last(clause->parent, clause);
    clause->label = clause->first->label = "9";
    said = marked(&old, compared_of(&old, &new));
    HAS(said, "<moved to 9>");
    HAS(said, "<moved from 3>");
    ck_assert_int_eq(count(said, "moved"), 2);
    end(&old, &new);
}
END_TEST

START_TEST(a_paragraph_that_moved_to_another_clause_is_named)
{
    struct sample old = origin_sample(), new = origin_sample();
    struct node *sub = new.sub;
    const char *said;

    put_last(new.release, sub);
    sub->label = "3.9";
    said = marked(&old, compared_of(&old, &new));
    HAS(said, "<moved to 3.9>");
    HAS(said, "<moved from 2.1>");
    end(&old, &new);
}
END_TEST

static struct node *table_with(struct sample *sample, const char *caption)
{
    for (struct walk w = document_walk(sample->document.root);
         document_next(&w);)
        if (w.node->kind == NODE_TABLE && text_same(w.node->caption, caption))
            return (struct node *)w.node;
    ck_abort_msg("no table %s", caption);
}

START_TEST(rows_are_new_or_gone_as_a_whole)
{
    struct sample old = origin_sample(), new = origin_sample();
    struct node *fees = table_with(&new, "Weekly fees");

    unlink_node(fees->first->next->next);
    row(&new, fees, "New Mill|2|£7,000.00|£4,000.00");
    fees->caption = "Fees of a week";
    ck_assert_str_eq(marked(&old, compared_of(&old, &new)),
        "-Harbour Lodge 3 £4,980.50 £2,988.30|"
        "+New Mill 2 £7,000.00 £4,000.00|");
    end(&old, &new);
}
END_TEST

START_TEST(a_column_more_is_another_table)
{
    struct sample old = origin_sample(), new = origin_sample();
    struct node *times = table_with(&new, "When a notice arrives");
    struct document *compared;

    for (struct node *r = times->first; r != NULL; r = r->next) {
        struct node *cell = document_add(new.job.arena, r, NODE_CELL);

        paragraph(&new, cell, LEVEL_NONE, NULL, "More");
    }
    compared = compared_of(&old, &new);
    for (struct walk w = document_walk(compared->root); document_next(&w);)
        if (w.node->kind == NODE_TABLE &&
            text_same(w.node->caption, "When a notice arrives"))
            ck_assert_int_ne(w.node->change, CHANGE_NONE);
    end(&old, &new);
}
END_TEST

START_TEST(another_number_is_said_beside_the_new_one)
{
    struct sample old = origin_sample(), new = origin_sample();
    struct document *compared;
    int others = 0;

    new.sub->label = "2.7";
    compared = compared_of(&old, &new);
    for (struct walk w = document_walk(compared->root); document_next(&w);)
        if (w.entering && w.node->old_label != NULL) {
            ck_assert_str_eq(w.node->label, "2.7");
            ck_assert_str_eq(w.node->old_label, "2.1");
            others++;
        }
    ck_assert_int_eq(others, 1);
    end(&old, &new);
}
END_TEST

START_TEST(what_no_longer_waits_loses_its_brackets)
{
    struct sample old = origin_sample(), new = origin_sample();

    old.sub->undecided = true;
    ck_assert_str_eq(marked(&old, compared_of(&old, &new)), "-[|-]|");
    end(&old, &new);
}
END_TEST

START_TEST(references_lead_into_the_comparison)
{
    struct sample old = origin_sample(), new = origin_sample();
    struct document *compared;

    unlink_node(new.direct);
    compared = compared_of(&old, &new);
    for (struct walk w = document_walk(compared->root); document_next(&w);)
        if (w.entering && w.node->target != NULL)
            ck_assert_ptr_eq(document_root(w.node->target), compared->root);
    end(&old, &new);
}
END_TEST

START_TEST(a_comparison_with_another_text_is_not_proved)
{
    struct sample old = origin_sample(), new = origin_sample();
    struct document *compared = compared_of(&old, &new);

    new.limb->first->text = "quite another thing";
    ck_assert(
        !compare_proves(&old.job, compared, &old.document, &new.document));
    ck_assert(is_found(&old.job, "redline-unproved"));
    end(&old, &new);
}
END_TEST

/* ---- random edits ------------------------------------------------------ */

struct dice {
    unsigned seed;
};

static unsigned roll(struct dice *dice, unsigned sides)
{
    dice->seed = dice->seed * 1664525u + 1013904223u;
    return (dice->seed >> 8) % sides;
}

static struct node *any(struct sample *sample, struct dice *dice,
    bool (*is_wanted)(const struct node *node))
{
    unsigned total = 0, chosen;

    for (struct walk w = document_walk(sample->document.root);
         document_next(&w);)
        total += w.entering && is_wanted(w.node);
    ck_assert_uint_gt(total, 0);
    chosen = roll(dice, total);
    for (struct walk w = document_walk(sample->document.root);
         document_next(&w);)
        if (w.entering && is_wanted(w.node) && chosen-- == 0)
            return (struct node *)w.node;
    return NULL;
}

static bool is_text(const struct node *node)
{
    return document_is_inline(node->kind) && node->text != NULL;
}

static bool is_block(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH || node->kind == NODE_CLAUSE ||
           node->kind == NODE_DEFINITION || node->kind == NODE_HEADING ||
           node->kind == NODE_TABLE || node->kind == NODE_ROW ||
           node->kind == NODE_CHART || node->kind == NODE_SECTION;
}

static bool is_cell(const struct node *node)
{
    return node->kind == NODE_CELL;
}

static bool holds_words(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH || node->kind == NODE_DEFINITION;
}

static void change_words(struct sample *sample, struct dice *dice)
{
    struct node *node = any(sample, dice, is_text);
    unsigned seed = roll(dice, 100000);
    size_t keep = roll(dice, (unsigned)strlen(node->text) + 1);

    while (keep > 0 && ((unsigned char)node->text[keep] & 0xC0) == 0x80)
        keep--;
    node->text =
        arena_format(sample->job.arena, "%.*s%s", (int)keep, node->text,
            random_words(sample->job.arena, &seed, 1 + (int)roll(dice, 6)));
}

static void drop_block(struct sample *sample, struct dice *dice)
{
    struct node *node = any(sample, dice, is_block);

    if (node->parent->kind != NODE_CELL && node->parent->first != node)
        unlink_node(node);
}

static void add_block(struct sample *sample, struct dice *dice)
{
    struct node *node = any(sample, dice, is_block), *fresh;
    unsigned seed = roll(dice, 100000);
    const char *said = random_words(sample->job.arena, &seed, 8);

    if (node->kind == NODE_TABLE && node->first != NULL)
        row(sample, node, "New|1|£1.00|");
    if (node->kind != NODE_CLAUSE)
        return;
    fresh = paragraph(sample, node, LEVEL_SUB, "9.9", said);
    if (roll(dice, 2) == 0)
        blank(sample, fresh, "Something");
}

static void shuffle(struct sample *sample, struct dice *dice)
{
    struct node *node = any(sample, dice, is_block);

    if (node->parent->kind != NODE_CELL && node->parent->first != node)
        put_last(node->parent, node);
}

static void toggle(struct sample *sample, struct dice *dice)
{
    struct node *node = any(sample, dice, is_block);

    switch (roll(dice, 6)) {
    case 0:
        node->undecided = !node->undecided;
        break;
    case 1:
        any(sample, dice, is_cell)->is_flagged ^= true;
        break;
    case 2:
        node->label = roll(dice, 2) == 0 ? NULL : "7.7";
        break;
    case 3:
        node->is_starred = !node->is_starred;
        break;
    case 4:
        any(sample, dice, is_text)->undecided ^= true;
        break;
    default:
        node->level = (int)roll(dice, LEVELS);
    }
}

/* Some of a paragraph's words come to stand in brackets, or in a duty. */
static void wrap(struct sample *sample, struct dice *dice)
{
    struct node *node = any(sample, dice, holds_words), *next;
    enum node_kind kind = roll(dice, 2) == 0 ? NODE_UNDECIDED : NODE_DUTY;
    struct node *wrapper, *first = node->first;

    if (first == NULL)
        return;
    wrapper = document_add(sample->job.arena, node, kind);
    for (struct node *n = first; n != wrapper && roll(dice, 4) > 0; n = next) {
        next = n->next;
        put_last(wrapper, n);
    }
    if (roll(dice, 2) == 0)
        for (struct node *n = node->first; n != wrapper; n = next) {
            next = n->next;
            put_last(node, n);
        }
}

static void edit(struct sample *sample, struct dice *dice)
{
    static void (*const edits[])(struct sample * sample, struct dice * dice) = {
        change_words, change_words, drop_block, add_block, shuffle, toggle, wrap
    };

    edits[roll(dice, 7)](sample, dice);
}

/* The words of each mark, swapped, in whatever order they stand. */
static size_t letters(const struct document *compared, enum change change)
{
    size_t n = 0;

    for (struct walk w = document_walk(compared->root); document_next(&w);)
        if (w.entering && w.node->change == change && w.node->text != NULL)
            n += strlen(w.node->text);
    return n;
}

static void check_unique(struct sample *sample, const struct document *compared)
{
    struct names seen = names_new(sample->job.arena);

    for (struct walk w = document_walk(compared->root); document_next(&w);) {
        if (!w.entering || w.node->bookmark == NULL)
            continue;
        ck_assert_ptr_null(names_find(&seen, w.node->bookmark));
        names_put(&seen, w.node->bookmark, sample);
    }
}

static void check_marks(const struct document *compared)
{
    for (struct walk w = document_walk(compared->root); document_next(&w);)
        if (w.node->parent != NULL && w.node->parent->change != CHANGE_NONE)
            ck_assert_int_eq(w.node->change, w.node->parent->change);
}

START_TEST(random_edits_are_proved_both_ways)
{
    struct dice dice = { 4711u + (unsigned)_i };
    struct sample old = origin_sample(), new = origin_sample();
    const struct document *there, *back;

    for (unsigned n = roll(&dice, 4); n > 0; n--)
        edit(&old, &dice);
    for (unsigned n = 1 + roll(&dice, 24); n > 0; n--)
        edit(&new, &dice);
    ck_assert_ptr_null(document_misplaced(new.document.root));
    there = compared_of(&old, &new);
    back = compared_of(&new, &old);
    check_unique(&old, there);
    check_marks(there);
    ck_assert_msg(letters(there, CHANGE_DELETED) > 0 ||
                      letters(back, CHANGE_DELETED) == 0 ||
                      letters(there, CHANGE_INSERTED) > 0,
        "seed %d: marks only on the way back", 4711 + _i);
    end(&old, &new);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("compare");
    TCase *tests = tcase_create("compare");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_loop_test(tests, words_differ_as_a_reader_would_mark_them, 0,
        (int)(sizeof words / sizeof *words));
    tcase_add_loop_test(tests, stretches_are_exact_whatever_the_words, 0, 200);
    tcase_add_test(tests, of_the_same_document_nothing_is_marked);
    tcase_add_test(tests, a_word_is_marked_in_its_paragraph);
    tcase_add_test(tests, a_clause_that_changed_its_place_is_named_as_moved);
    tcase_add_test(tests, a_paragraph_that_moved_to_another_clause_is_named);
    tcase_add_test(tests, rows_are_new_or_gone_as_a_whole);
    tcase_add_test(tests, a_column_more_is_another_table);
    tcase_add_test(tests, another_number_is_said_beside_the_new_one);
    tcase_add_test(tests, what_no_longer_waits_loses_its_brackets);
    tcase_add_test(tests, references_lead_into_the_comparison);
    tcase_add_test(tests, a_comparison_with_another_text_is_not_proved);
    tcase_add_loop_test(tests, random_edits_are_proved_both_ways, 0, 200);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}

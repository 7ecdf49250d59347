/*
 * A comparison in an ODT file: rejected it is the old text, accepted the new.
 *
 * A document that has everything is marked at random, many times over; its
 * halves are taken out of the tree and written by themselves, and must read as
 * the two views of the whole.
 */
#include "io/file.h"
#include "io/package.h"
#include "looking.h"
#include "render/odt.h"
#include "render/render.h"
#include "review/odt_reader.h"
#include "sample.h"

#include <check.h>
#include <stdlib.h>

enum { ROUNDS = 60 };

static unsigned chance(unsigned *seed, unsigned of)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % of;
}

/* ---- marking ------------------------------------------------------------ */

static void mark_below(struct node *node, enum change change)
{
    node->change = change;
    for (struct node *child = node->first; child != NULL; child = child->next)
        mark_below(child, change);
}

static bool may_be_marked(const struct node *node)
{
    return node->kind != NODE_DOCUMENT && node->kind != NODE_COVER &&
           node->kind != NODE_CONTENTS && node->kind != NODE_CELL &&
           node->kind != NODE_SIGNATURE && node->kind != NODE_PLAIN &&
           (node->kind != NODE_PARAGRAPH || node->parent->kind != NODE_CELL ||
               node->previous != NULL) &&
           (node->kind != NODE_HEADING || node->previous != NULL) &&
           !(document_is_inline(node->kind) && node->parent->undecided);
}

static void mark_random(struct node *node, unsigned *seed, unsigned rarity)
{
    unsigned dice = chance(seed, rarity);

    if (may_be_marked(node) && dice < 2) {
        mark_below(node, dice == 0 ? CHANGE_INSERTED : CHANGE_DELETED);
        return;
    }
    for (struct node *child = node->first; child != NULL; child = child->next)
        mark_random(child, seed, rarity);
}

/* ---- one half ----------------------------------------------------------- */

static void copy_below(struct arena *arena, struct node *to,
    const struct node *from, enum change without)
{
    for (const struct node *child = from->first; child != NULL;
         child = child->next) {
        struct node *copy;
        struct node made;

        if (child->change == without)
            continue;
        copy = document_add(arena, to, child->kind);
        made = *copy;
        *copy = *child;
        copy->parent = made.parent;
        copy->previous = made.previous;
        copy->next = copy->first = copy->last = NULL;
        copy->change = CHANGE_NONE;
        copy_below(arena, copy, child, without);
    }
}

static struct document half(struct sample *sample, enum change without)
{
    struct document half = sample->document;

    half.is_comparison = false;
    half.root = document_add(sample->job.arena, NULL, NODE_DOCUMENT);
    copy_below(sample->job.arena, half.root, sample->document.root, without);
    return half;
}

/* ---- reading ------------------------------------------------------------ */

static struct bytes write_odt(
    struct sample *sample, const struct document *document)
{
    const struct odt *odt =
        odt_open(&sample->job, "templates/odt", document->house);
    struct bytes file;

    ck_assert_ptr_nonnull(odt);
    file = odt_write(&sample->job, odt, document, (struct render_options){ 0 });
    ck_assert_ptr_nonnull(file.start);
    return file;
}

static const struct returned *read_odt(
    struct sample *sample, const struct document *document)
{
    const struct returned *returned =
        odt_reader_read(&sample->job, "out.odt", write_odt(sample, document));

    findings_print(sample->job.findings, stderr);
    ck_assert_ptr_nonnull(returned);
    return returned;
}

/* A line a paragraph; empty ones count for nothing. */
static const char *words_of(struct sample *sample,
    const struct returned *returned, enum view view, size_t *empty)
{
    struct view_of seen = returned_view(sample->job.arena, returned, view);
    struct text text = text_new(sample->job.arena);

    *empty = 0;
    for (size_t i = 0; i < seen.count; i++) {
        if (*seen.seen[i].text == '\0')
            ++*empty;
        else
            text_format(&text, "%s\n", seen.seen[i].text);
    }
    return text.bytes;
}

static void compare(struct sample *sample, const struct returned *whole,
    enum view view, enum change without, int round)
{
    struct document document = half(sample, without);
    size_t empty, empty_half;

    if (getenv("PACTION_OUT") != NULL) {
        struct bytes file = write_odt(sample, &document);

        ck_assert(file_write(&sample->job,
            arena_format(sample->job.arena, "%s/%d-%d.odt",
                getenv("PACTION_OUT"), round, (int)view),
            file.start, file.size));
    }
    const char *words = words_of(sample, whole, view, &empty);
    const char *want = words_of(
        sample, read_odt(sample, &document), VIEW_ACCEPTED, &empty_half);

    size_t same = 0;

    while (words[same] != '\0' && words[same] == want[same])
        same++;
    while (same > 0 && words[same - 1] != '\n')
        same--;
    ck_assert_msg(text_same(words, want),
        "round %d, view %d:\n%.400s\nwant:\n"
        "%.400s",
        round, view, words + same, want + same);
}

START_TEST(a_comparison_holds_both_texts)
{
    struct sample sample = sample_build();
    unsigned seed = (unsigned)_i * 7919u + 17u;
    struct bytes file;
    const struct returned *whole;

    mark_random(sample.document.root, &seed, 4u + (unsigned)_i % 5u * 6u);
    sample.document.is_comparison = true;
    sample.document.change_author = "Chalkshire board";
    sample.document.change_date = "2027-04-01T10:00:00Z";
    file = write_odt(&sample, &sample.document);
    if (getenv("PACTION_OUT") != NULL)
        ck_assert(file_write(&sample.job,
            arena_format(
                sample.job.arena, "%s/%d.odt", getenv("PACTION_OUT"), _i),
            file.start, file.size));
    whole = odt_reader_read(&sample.job, "out.odt", file);
    ck_assert_ptr_nonnull(whole);
    compare(&sample, whole, VIEW_REJECTED, CHANGE_INSERTED, _i);
    compare(&sample, whole, VIEW_ACCEPTED, CHANGE_DELETED, _i);
    job_end(&sample.job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("odt_change");
    TCase *tests = tcase_create("odt_change");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, a_comparison_holds_both_texts, 0, ROUNDS);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Comparisons as Word files: whatever is marked, both sides are right. */
#include "io/package.h"
#include "io/xml.h"
#include "looking.h"
#include "numbering.h"
#include "render/outline.h"
#include "render/render.h"
#include "review/docx_reader.h"
#include "review/half.h"
#include "review/redline_proof.h"
#include "review/returned.h"
#include "sample.h"

#include <check.h>
#include <stdint.h>

#define SCHEMA "templates/docx/wordprocessing.rng"
enum { ROUNDS = 60, SIDES = 2, OLD = 0, NEW = 1 };

/* ---- marks at random -------------------------------------------------- */

/* Numbers from a seed: each test makes the same each time. */
static unsigned below(uint32_t *seed, unsigned n)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % n;
}

static enum change any_change(uint32_t *seed)
{
    return below(seed, 2) == 0 ? CHANGE_INSERTED : CHANGE_DELETED;
}

static void mark(struct node *node, enum change change)
{
    node->change = change;
    for (struct node *child = node->first; child != NULL; child = child->next)
        mark(child, change);
}

/* The name of a clause or section goes only with it. */
static bool may_go(const struct node *node)
{
    switch (node->kind) {
    case NODE_HEADING:
        return node->parent->first != node;
    case NODE_SECTION:
        return node->role == ROLE_SCHEDULE;
    case NODE_CLAUSE:
    case NODE_PARAGRAPH:
    case NODE_DEFINITION:
    case NODE_TABLE:
    case NODE_CHART:
        return true;
    case NODE_ROW:
        return node->previous != NULL;
    default:
        return document_is_inline(node->kind) && !node->undecided &&
               !node->parent->undecided;
    }
}

static void mark_below(struct node *parent, uint32_t *seed)
{
    for (struct node *node = parent->first; node != NULL; node = node->next)
        if (may_go(node) && below(seed, 5) == 0)
            mark(node, any_change(seed));
        else
            mark_below(node, seed);
}

/* Some cells get more paragraphs, so that their last is new or gone. */
static void add_to_cells(struct sample *sample, uint32_t *seed)
{
    for (struct walk w = document_walk(sample->document.root);
         document_next(&w);) {
        struct node *cell = (struct node *)(uintptr_t)w.node;

        if (w.entering && cell->kind == NODE_CELL && below(seed, 4) == 0) {
            paragraph(sample, cell, LEVEL_NONE, NULL, "One more.");
            paragraph(sample, cell, LEVEL_NONE, NULL, "And one more.");
        }
    }
}

/* ---- numbers of both sides -------------------------------------------- */

struct counts {
    int at[LEVELS], schedule;
    enum role role;
};

static const char *label_at(
    struct arena *arena, const struct counts *counts, int level)
{
    static const char *const roman[] = { "", "(i)", "(ii)", "(iii)", "(iv)" };
    int n = counts->at[level];

    if (level == LEVEL_SUBLIMB)
        return roman[n];
    if (level == LEVEL_LIMB)
        return arena_format(arena, "(%c)", 'a' + n - 1);
    if (level == LEVEL_SUB)
        return arena_format(arena, "%d.%d", counts->at[LEVEL_CLAUSE], n);
    if (counts->role == ROLE_BACKGROUND)
        return arena_format(arena, "(%c)", 'A' + n - 1);
    return arena_format(arena, counts->role == ROLE_PARTIES ? "(%d)" : "%d", n);
}

static const char *count_one(
    struct arena *arena, struct counts *counts, const struct node *node)
{
    int level = node->kind == NODE_CLAUSE ? LEVEL_CLAUSE : node->level;

    if (node->kind == NODE_SECTION)
        return arena_format(arena, "Schedule\u00a0%d", ++counts->schedule);
    counts->at[level]++;
    for (int below = level + 1; below < LEVELS; below++)
        counts->at[below] = 0;
    return label_at(arena, counts, level);
}

/* A section starts afresh; so do the limbs of a definition. */
static void restart(struct counts *counts, const struct node *node)
{
    if (node->kind == NODE_SECTION) {
        memset(counts->at, 0, sizeof counts->at);
        counts->role = node->role;
    } else if (node->kind == NODE_DEFINITION) {
        counts->at[LEVEL_LIMB] = counts->at[LEVEL_SUBLIMB] = 0;
    }
}

static void number(struct arena *arena, struct node *node, struct counts *sides)
{
    const char *labels[SIDES] = { NULL, NULL };

    for (int side = OLD; side < SIDES; side++) {
        enum change other = side == OLD ? CHANGE_INSERTED : CHANGE_DELETED;

        if (node->change != other)
            restart(&sides[side], node);
        if (node->change != other && node->label != NULL)
            labels[side] = count_one(arena, &sides[side], node);
    }
    if (node->label == NULL)
        return;
    node->label = labels[NEW] != NULL ? labels[NEW] : labels[OLD];
    if (labels[OLD] != NULL && labels[NEW] != NULL &&
        !text_same(labels[OLD], labels[NEW]))
        node->old_label = labels[OLD];
    if (node->kind == NODE_CLAUSE) {
        node->first->label = node->label;
        node->first->old_label = node->old_label;
    }
}

static void number_all(struct sample *sample)
{
    struct counts sides[SIDES] = { 0 };

    for (struct walk w = document_walk(sample->document.root);
         document_next(&w);)
        if (w.entering && !(w.node->kind == NODE_HEADING &&
                              w.node->parent->kind == NODE_CLAUSE))
            number(sample->job.arena, (struct node *)(uintptr_t)w.node, sides);
}

/* ---- the comparison --------------------------------------------------- */

static struct sample marked(uint32_t seed)
{
    struct sample sample = sample_build();

    sample.document.is_comparison = true;
    sample.document.change_author = "Project Board";
    sample.document.change_date = "2027-04-01T10:00:00Z";
    add_to_cells(&sample, &seed);
    for (int i = 0; i < 5; i++)
        below(&seed, 2);
    mark_below(sample.document.root, &seed);
    number_all(&sample);
    return sample;
}

static struct bytes written(struct sample *sample)
{
    struct renderer *renderer =
        render_open(&sample->job, "templates", sample->document.house);
    struct bytes file =
        render_document(&sample->job, renderer, &sample->document,
            render_find_format("docx"), (struct render_options){ 0 });

    ck_assert_ptr_nonnull(file.start);
    render_close(renderer);
    return file;
}

static struct document half(struct sample *sample, enum change left_out)
{
    struct document document = sample->document;

    document.is_comparison = false;
    document.root = half_of(sample->job.arena, sample->document.root, left_out);
    return document;
}

static const struct element *tree(
    struct sample *sample, struct bytes file, const char *name)
{
    struct bytes part = package_part(&sample->job, file, name);

    ck_assert_ptr_nonnull(part.start);
    return xml_parse(&sample->job, name, part.start, part.size, NULL);
}

/* The labels of a text that Word numbers, one a line. */
static const char *labels_of(struct sample *sample, const struct document *text)
{
    struct text labels = text_new(sample->job.arena);

    for (struct walk w = document_walk(text->root); document_next(&w);)
        if (w.entering &&
            (w.node->kind == NODE_HEADING || w.node->kind == NODE_PARAGRAPH) &&
            outline_look(w.node).label != NULL)
            text_format(&labels, "%s\n", outline_look(w.node).label);
    return labels.bytes;
}

START_TEST(whatever_is_marked_both_sides_read_right)
{
    struct sample sample = marked((uint32_t)_i + 1);
    struct document old = half(&sample, CHANGE_INSERTED);
    struct document new = half(&sample, CHANGE_DELETED);
    struct xml_schema *schema = xml_schema_open(&sample.job, SCHEMA);
    bool holds =
        redline_proof_holds(&sample.job, schema, written(&sample), &old, &new);

    if (!holds)
        findings_print(sample.job.findings, stderr);
    ck_assert(holds);
    xml_schema_close(schema);
    job_end(&sample.job);
}
END_TEST

START_TEST(whatever_is_marked_both_sides_are_numbered_right)
{
    struct sample sample = marked((uint32_t)_i + 1);
    struct document old = half(&sample, CHANGE_INSERTED);
    struct document new = half(&sample, CHANGE_DELETED);
    struct bytes file = written(&sample);
    const struct element *body =
        xml_child(tree(&sample, file, "word/document.xml"), "body");
    const struct element *lists = tree(&sample, file, "word/numbering.xml");
    const struct element *styles = tree(&sample, file, "word/styles.xml");

    ck_assert_str_eq(numbering_of(&sample.job, body, lists, styles, false),
        labels_of(&sample, &new));
    ck_assert_str_eq(numbering_of(&sample.job, body, lists, styles, true),
        labels_of(&sample, &old));
    job_end(&sample.job);
}
END_TEST

/* ---- the proof -------------------------------------------------------- */

START_TEST(a_text_that_is_another_is_not_proved)
{
    struct sample sample = marked(7), other = sample_build();
    struct document old = half(&sample, CHANGE_INSERTED);
    struct document new = half(&sample, CHANGE_DELETED);
    struct bytes file = written(&sample);

    ck_assert(
        !redline_proof_holds(&sample.job, NULL, file, &old, &other.document));
    ck_assert(is_found(&sample.job, "redline-unproved"));
    ck_assert(!redline_proof_holds(&sample.job, NULL, file, &new, &old));
    job_end(&other.job);
    job_end(&sample.job);
}
END_TEST

static struct bytes zipped(struct sample *sample, const char *body)
{
    const char *words = arena_format(sample->job.arena,
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
        "wordprocessingml/2006/main\"><w:body>%s</w:body></w:document>",
        body);
    struct part part = {
        .name = "word/document.xml", .bytes = words, .size = strlen(words)
    };

    return package_make(&sample->job, &part, 1);
}

START_TEST(one_id_for_two_things_is_found)
{
    static const char *const wrong[] = {
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkEnd "
        "w:id=\"1\"/><w:ins w:id=\"1\" w:author=\"A\"/></w:p>",
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkEnd "
        "w:id=\"2\"/></w:p>",
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct sample sample = sample_build();

        ck_assert(!redline_proof_holds(&sample.job, NULL,
            zipped(&sample, wrong[i]), &sample.document, &sample.document));
        ck_assert(is_found(&sample.job, "redline-invalid"));
        job_end(&sample.job);
    }
}
END_TEST

START_TEST(what_word_would_refuse_breaks_the_grammar)
{
    static const char *const wrong[] = {
        "<w:p><w:r><w:ins w:id=\"1\" w:author=\"A\"/></w:r></w:p>",
        "<w:p><w:del w:id=\"1\" w:author=\"A\"><w:r><w:t>x</w:t></w:r></w:del>"
        "</w:p>",
        "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\" w:author=\"A\"/></w:rPr>"
        "<w:pStyle w:val=\"Clause1\"/></w:pPr></w:p>",
    };
    struct sample sample = sample_build();
    struct xml_schema *schema = xml_schema_open(&sample.job, SCHEMA);

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert(!redline_proof_holds(&sample.job, schema,
            zipped(&sample, wrong[i]), &sample.document, &sample.document));
    xml_schema_close(schema);
    job_end(&sample.job);
}
END_TEST

/* ---- remarks ---------------------------------------------------------- */

START_TEST(remarks_are_comments_in_threads_and_moves_are_told)
{
    static const struct remark reply = { .author = "Chalkshire Council",
        .date = "2027-03-02T09:00:00Z",
        .words = "Agreed & done.",
        .is_reply = true,
        .is_resolved = true };
    static const struct remark ask = { .author = "Beacon Care Ltd",
        .date = "2027-03-01",
        .words = "Fourteen days,\nplease.",
        .is_resolved = true,
        .next = &reply };
    struct sample sample = marked(3);
    sample.sub->remarks = &ask;
    sample.release->move = "moved from 9";
    const struct returned *returned =
        docx_reader_read(&sample.job, "redline.docx", written(&sample));

    ck_assert_ptr_nonnull(returned);
    ck_assert_uint_eq(returned->comment_count, 3);
    const struct returned_comment *first = returned->comments;
    const struct returned_comment *second = first->next, *third = second->next;
    ck_assert_str_eq(first->text, "Fourteen days,\nplease.");
    ck_assert_str_eq(first->stamp.author, "Beacon Care Ltd");
    ck_assert_str_eq(first->stamp.date, "2027-03-01T00:00:00Z");
    ck_assert(first->is_resolved && first->is_range);
    ck_assert_str_eq(second->parent, first->id);
    ck_assert_str_eq(second->text, "Agreed & done.");
    ck_assert_str_eq(third->text, "Moved from 9.");
    ck_assert_str_eq(third->stamp.author, "Project Board");
    job_end(&sample.job);
}
END_TEST

START_TEST(a_document_without_remarks_has_no_comments)
{
    struct sample sample = sample_build();
    struct bytes file = written(&sample);

    ck_assert_ptr_null(
        package_part(&sample.job, file, "word/comments.xml").start);
    ck_assert_ptr_null(
        package_part(&sample.job, file, "word/people.xml").start);
    job_end(&sample.job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("redline");
    TCase *tcase = tcase_create("redline");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(
        tcase, whatever_is_marked_both_sides_read_right, 0, ROUNDS);
    tcase_add_loop_test(
        tcase, whatever_is_marked_both_sides_are_numbered_right, 0, ROUNDS);
    tcase_add_test(tcase, a_text_that_is_another_is_not_proved);
    tcase_add_test(tcase, one_id_for_two_things_is_found);
    tcase_add_test(tcase, what_word_would_refuse_breaks_the_grammar);
    tcase_add_test(tcase, remarks_are_comments_in_threads_and_moves_are_told);
    tcase_add_test(tcase, a_document_without_remarks_has_no_comments);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

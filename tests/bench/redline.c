#include "redline.h"

#include "base/job.h"
#include "base/text.h"
#include "review/compare.h"
#include "review/lines.h"

enum { PARAGRAPHS = 10, WORDS = 30 };

/* One text as it is made. */
struct making {
    struct arena *arena;
    struct node *section;
    bool is_new;
    unsigned seed;
};

static const char *const vocabulary[] = { "the", "Provider", "must", "keep",
    "each", "Place", "open", "to", "a", "child", "whom", "an", "Authority",
    "names", "in", "writing", "within", "days", "of", "notice", "and", "pay",
    "for", "it", "as", "Schedule 3", "says", "unless", "both", "agree" };

static unsigned next(struct making *m)
{
    m->seed = m->seed * 1664525u + 1013904223u;
    return m->seed >> 8;
}

static void add_words(struct making *m, struct node *parent, int figure)
{
    struct text text = text_new(m->arena);

    for (int i = 0; i < WORDS; i++)
        text_format(&text, "%s%s", i > 0 ? " " : "",
            vocabulary[next(m) % (sizeof vocabulary / sizeof *vocabulary)]);
    text_format(&text, ", and no more than £%d.00.", figure);
    document_add_text(m->arena, parent, NODE_TEXT, text.bytes);
}

/* Of a hundred paragraphs ten have another figure, one is gone, one is new. */
static void add_paragraph(struct making *m, struct node *clause, int id)
{
    struct node *paragraph = document_add(m->arena, clause, NODE_PARAGRAPH);

    paragraph->level = LEVEL_SUB;
    paragraph->label = arena_format(m->arena, "1.%d", id);
    paragraph->address = arena_format(
        m->arena, "terms/%s#usual@1/%d", clause->origin->clause, id);
    paragraph->bookmark = arena_format(m->arena, "_pd_%s_%d",
        clause->origin->clause, id);
    add_words(m, paragraph, m->is_new && id % 10 == 3 ? id + 1 : id);
    if (id % 100 == (m->is_new ? 55 : 77))
        document_drop_last(clause);
}

static void add_clause(struct making *m, int id)
{
    struct node *clause = document_add(m->arena, m->section, NODE_CLAUSE);
    struct node *heading = document_add(m->arena, clause, NODE_HEADING);
    struct origin *origin = ARENA_NEW(m->arena, struct origin);

    origin->clause = arena_format(m->arena, "c%d", id);
    origin->variant = "usual";
    clause->origin = origin;
    heading->level = LEVEL_CLAUSE;
    document_add_text(m->arena, heading, NODE_TEXT, origin->clause);
    m->seed = (unsigned)id;
    for (int i = 0; i < PARAGRAPHS; i++)
        add_paragraph(m, clause, id * PARAGRAPHS + i);
}

/* The new one has two clauses in each other's place. */
static struct document document_of(
    struct arena *arena, int clauses, bool is_new)
{
    struct document document = { .id = "terms",
        .root = document_add(arena, NULL, NODE_DOCUMENT) };
    struct making m = { .arena = arena,
        .section = document_add(arena, document.root, NODE_SECTION),
        .is_new = is_new };

    for (int i = 0; i < clauses; i++)
        add_clause(&m, is_new && (i == 7 || i == 8) ? 15 - i : i);
    return document;
}

int redline_clauses(int scale)
{
    return REDLINE_CLAUSES << (2 * scale);
}

static int count_marks(const struct document *compared)
{
    int marks = 0;

    for (struct walk w = document_walk(compared->root); document_next(&w);)
        marks += w.entering && w.node->change != CHANGE_NONE &&
            w.node->parent->change == CHANGE_NONE;
    return marks;
}

static void count_size(
    struct redline *redline, struct lines lines, const struct document *compared)
{
    redline->paragraphs = (int)lines.count;
    redline->words = (long)lines.count * (WORDS + 5);
    redline->marks = count_marks(compared);
}

static bool round_at(struct redline *redline, int scale)
{
    struct job job = job_begin();
    int clauses = redline_clauses(scale);
    struct document old = document_of(job.arena, clauses, false);
    struct document new = document_of(job.arena, clauses, true);
    struct document *compared;
    struct lines lines;
    bool is_proved;
    double start = measure_now();

    compared = compare_documents(
        &job, &old, &new, (struct compare_options){ "A", NULL });
    measure_add(&redline->compare[scale], measure_now() - start);
    start = measure_now();
    is_proved = compare_proves(&job, compared, &old, &new);
    measure_add(&redline->prove[scale], measure_now() - start);
    start = measure_now();
    (void)lines_printed(job.arena, old.root);
    lines = lines_printed(job.arena, new.root);
    measure_add(&redline->floor[scale], measure_now() - start);
    if (scale == 0)
        count_size(redline, lines, compared);
    job_end(&job);
    return is_proved;
}

bool redline_round(struct redline *redline)
{
    for (int scale = 0; scale < REDLINE_SCALES; scale++)
        if (!round_at(redline, scale))
            return false;
    return true;
}

#include "contract.h"

#include "base/arena.h"
#include "base/text.h"

enum { PARAGRAPHS = 10, WORDS = 30 };

/* One text as it is made. */
struct making {
    struct arena *arena;
    struct node *section;
    int changed;             /* of nine; 0: it is the old text */
    int clauses, paragraphs; /* so far: the numbers of the last */
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

static void add_paragraph(struct making *m, struct node *clause, int id)
{
    struct node *paragraph = document_add(m->arena, clause, NODE_PARAGRAPH);

    if (id % 100 == (m->changed > 0 ? 55 : 77)) {
        document_drop_last(clause);
        return;
    }
    paragraph->level = LEVEL_SUB;
    paragraph->label =
        arena_format(m->arena, "%d.%d", m->clauses, ++m->paragraphs);
    paragraph->address = arena_format(
        m->arena, "terms/%s#usual@1/%d", clause->origin->clause, id);
    paragraph->bookmark =
        arena_format(m->arena, "_pd_%s_%d", clause->origin->clause, id);
    add_words(m, paragraph, id % 9 < m->changed ? id + 1 : id);
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
    heading->label = arena_format(m->arena, "%d", ++m->clauses);
    m->paragraphs = 0;
    document_add_text(m->arena, heading, NODE_TEXT, origin->clause);
    m->seed = (unsigned)id;
    for (int i = 0; i < PARAGRAPHS; i++)
        add_paragraph(m, clause, id * PARAGRAPHS + i);
}

struct document contract_make(
    struct arena *arena, const struct house *house, int clauses, int changed)
{
    struct document document = { .id = "terms",
        .title = "Terms",
        .subject = "Places",
        .status = "Draft",
        .date = "2027-04-01",
        .audience = "consultation",
        .house = house,
        .root = document_add(arena, NULL, NODE_DOCUMENT) };
    struct making m = { .arena = arena,
        .section = document_add(arena, document.root, NODE_SECTION),
        .changed = changed };

    m.section->role = ROLE_OPERATIVE;
    for (int i = 0; i < clauses; i++)
        add_clause(&m, changed > 0 && (i == 7 || i == 8) ? 15 - i : i);
    return document;
}

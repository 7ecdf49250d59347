#include "review/compare.h"

#include "base/job.h"
#include "base/text.h"
#include "review/half.h"
#include "review/identity.h"
#include "review/lines.h"
#include "review/merge.h"
#include "review/moves.h"
#include "review/pieces.h"

/* ---- the proof --------------------------------------------------------- */

/* A paragraph of a half, and the one that it must read as. Either is NULL if
 * there is none to match. */
struct unlike {
    const struct node *half, *whole;
};

/* A heading's number may stand on what it heads. */
static const char *label_of(const struct node *node)
{
    return node->label == NULL && identity_is_name(node) ? node->parent->label
                                                         : node->label;
}

static bool has_blank(const struct node *line)
{
    for (struct walk w = document_walk(line); document_next(&w);)
        if (w.node->kind == NODE_BLANK)
            return true;
    return false;
}

/* Words do not say the names of blanks, so these are looked at besides. */
static bool reads_as(
    struct arena *arena, const struct line_of *a, const struct line_of *b)
{
    if (a->node->kind != b->node->kind || !text_same(a->words, b->words) ||
        !text_same(label_of(a->node), label_of(b->node)))
        return false;
    if (a->node->kind == NODE_TABLE || a->node->kind == NODE_CHART)
        return true;
    return (!has_blank(a->node) && !has_blank(b->node)) ||
           text_same(
               pieces_printed(arena, a->node), pieces_printed(arena, b->node));
}

/* The first paragraph that does not read as it should; false if all do. */
static bool find_unlike(struct arena *arena, const struct node *compared,
    enum change left_out, const struct node *whole, struct unlike *unlike)
{
    struct lines a = lines_printed(arena, half_of(arena, compared, left_out));
    struct lines b = lines_printed(arena, whole);
    size_t i = 0;

    while (
        i < a.count && i < b.count && reads_as(arena, &a.line[i], &b.line[i]))
        i++;
    unlike->half = i < a.count ? a.line[i].node : NULL;
    unlike->whole = i < b.count ? b.line[i].node : NULL;
    return unlike->half != NULL || unlike->whole != NULL;
}

/* Nothing is kept of a half that reads as it should. */
static bool find_unlike_half(struct job *job, const struct node *compared,
    enum change left_out, const struct node *whole, struct unlike *unlike)
{
    struct arena *scratch = arena_new();
    bool found = find_unlike(scratch, compared, left_out, whole, unlike);

    arena_free(scratch);
    return found && find_unlike(job->arena, compared, left_out, whole, unlike);
}

static bool find_any_unlike(struct job *job, const struct node *compared,
    const struct node *old, const struct node *new, struct unlike *unlike)
{
    return find_unlike_half(job, compared, CHANGE_INSERTED, old, unlike) ||
           find_unlike_half(job, compared, CHANGE_DELETED, new, unlike);
}

static const char *words_of(struct job *job, const struct node *node)
{
    struct text text = text_new(job->arena);

    if (node == NULL)
        return "nothing";
    document_words(node, &text);
    return text.bytes;
}

bool compare_proves(struct job *job, const struct document *compared,
    const struct document *old, const struct document *new)
{
    struct unlike unlike;
    const char *place;

    if (!find_any_unlike(job, compared->root, old->root, new->root, &unlike))
        return true;
    place = identity_place(
        job->arena, unlike.whole != NULL ? unlike.whole : unlike.half);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "redline-unproved",
            (struct place){ .file = compared->id },
            "at %s the comparison reads \"%s\" where the text is \"%s\"",
            place != NULL ? place : "the start", words_of(job, unlike.half),
            words_of(job, unlike.whole)),
        "do not send it; report this with both documents");
    return false;
}

/* ---- the comparison ---------------------------------------------------- */

static struct node *merge_once(
    struct merging *merging, const struct node *old, const struct node *new)
{
    struct node *root = merge_pair(merging, NULL, old, new);

    copies_lead(&merging->copies);
    moves_name(&merging->copies);
    return root;
}

static const struct node *clause_of(const struct unlike *unlike)
{
    const struct node *clause = document_above(unlike->whole, NODE_CLAUSE);

    return clause != NULL ? clause : document_above(unlike->half, NODE_CLAUSE);
}

/* A clause that does not prove is replaced whole, and all is made again. */
static struct node *merge_proved(
    struct job *job, const struct node *old, const struct node *new)
{
    struct names whole = names_new(job->arena);

    for (;;) {
        struct merging merging = merge_begin(job->arena, new);
        struct node *root;
        const struct node *clause;
        const char *key;
        struct unlike unlike;

        merging.whole = whole;
        root = merge_once(&merging, old, new);
        if (!find_any_unlike(job, root, old, new, &unlike))
            return root;
        clause = clause_of(&unlike);
        key = clause != NULL ? identity_key(job->arena, clause) : NULL;
        if (key == NULL || names_find(&whole, key) != NULL)
            return root;
        names_put(&whole, key, &whole);
    }
}

static struct document *comparison(struct job *job,
    const struct document *frame, struct compare_options options)
{
    struct document *compared = ARENA_NEW(job->arena, struct document);

    *compared = *frame;
    compared->is_comparison = true;
    compared->change_author = options.author;
    compared->change_date = options.date;
    return compared;
}

struct document *compare_documents(struct job *job, const struct document *old,
    const struct document *new, struct compare_options options)
{
    struct document *compared = comparison(job, new, options);

    compared->root = merge_proved(job, old->root, new->root);
    compared->holds_child_data |= old->holds_child_data;
    return compared;
}

/* A document of one section with one node in it. */
static struct node *alone(struct job *job, const struct node *node)
{
    struct copies copies = copies_begin(job->arena, node);
    struct node *root = document_add(job->arena, NULL, NODE_DOCUMENT);
    struct node *parent = root;

    if (node->kind != NODE_SECTION)
        parent = document_add(job->arena, root, NODE_SECTION);
    if (node->parent != NULL && parent != root)
        parent->role = node->parent->role;
    copies_add_all(&copies, parent, node, CHANGE_NONE);
    copies_lead(&copies);
    return root;
}

struct document *compare_nodes(struct job *job, const struct document *frame,
    const struct node *old, const struct node *new,
    struct compare_options options)
{
    struct document *compared = comparison(job, frame, options);

    compared->root = merge_proved(job, alone(job, old), alone(job, new));
    return compared;
}

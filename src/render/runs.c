#include "render/runs.h"

#include "base/arena.h"
#include "base/text.h"
#include "document/document.h"
#include "render/chain.h"
#include "render/grid.h"
#include "render/marks.h"
#include "render/outline.h"

#include <string.h>

/* Runs as they are made. */
struct making {
    struct arena *arena;
    const struct document *document;
    const struct marks *marks;
    bool (*is_computed)(const struct house *house, const struct node *node);
    const struct run *first, **end;
    struct run *last;
    int open;           /* undecided nodes around here */
    enum change change; /* of the node whose words are added now */
};

/* Words that follow words of the same look are one run with them. */
static bool joins(const struct making *making, enum run_kind kind)
{
    const struct run *last = making->last;

    return last != NULL && kind == RUN_WORDS && last->kind == RUN_WORDS &&
           last->words != NULL && last->waits == (making->open > 0) &&
           last->change == making->change;
}

static struct run *add(struct making *making, enum run_kind kind,
    const char *bookmark, const char *words)
{
    struct run *run;

    if (words != NULL && joins(making, kind)) {
        making->last->words =
            arena_format(making->arena, "%s%s", making->last->words, words);
        return making->last;
    }
    run = making->last = ARENA_NEW(making->arena, struct run);
    *run = (struct run){ .kind = kind,
        .waits = making->open > 0,
        .change =
            kind == RUN_BEGIN || kind == RUN_END ? CHANGE_NONE : making->change,
        .words = words,
        .bookmark = bookmark };
    *making->end = run;
    making->end = &run->next;
    return run;
}

/* ---- references ------------------------------------------------------- */

static bool are_computed(const struct making *making, const struct chain *chain)
{
    for (size_t i = 0; making->is_computed != NULL && i < chain->count; i++)
        if (!making->is_computed(making->document->house, chain->links[i]))
            return false;
    return true;
}

/* Each number of the chain by itself, as no one field can give them all. */
static void add_chain(struct making *making, const struct chain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        const struct node *node = chain->links[i];
        const char *bookmark = marks_leading(making->marks, node);

        add(making, bookmark != NULL ? RUN_OWN_NUMBER : RUN_WORDS, bookmark,
            chain_number(making->arena, node));
    }
}

/* The words say the whole number of where they lead, or the last of it. */
static void add_number(struct making *making, const char *bookmark,
    const struct chain *chain, const char *words)
{
    const char *number = chain_words(making->arena, chain);
    const char *at = chain_find(words, number);
    bool is_own = at == NULL;

    if (is_own) {
        number = chain_number(making->arena, chain->links[chain->count - 1]);
        at = chain_find(words, number);
    }
    if (at == NULL || !are_computed(making, chain)) {
        add(making, RUN_LINK, bookmark, words);
        return;
    }
    add(making, RUN_WORDS, NULL,
        arena_format(making->arena, "%.*s", (int)(at - words), words));
    if (is_own)
        add(making, RUN_OWN_NUMBER, bookmark, number);
    else if (chain->count == 1)
        add(making, RUN_ONLY_NUMBER, bookmark, number);
    else if (chain->is_regular)
        add(making, RUN_WHOLE_NUMBER, bookmark, number);
    else
        add_chain(making, chain);
    add(making, RUN_WORDS, NULL, at + strlen(number));
}

static void add_heading(struct making *making, const char *bookmark,
    const struct node *landing, const char *words)
{
    struct text heading = text_new(making->arena);

    document_words(landing, &heading);
    add(making, text_same(heading.bytes, words) ? RUN_HEADING : RUN_LINK,
        bookmark, words);
}

static void add_reference(struct making *making, const struct node *reference)
{
    const struct node *landing = outline_landing(reference->target);
    const char *bookmark = marks_leading(making->marks, reference->target);
    const char *words = reference->text;

    if (bookmark == NULL || words == NULL) {
        add(making, RUN_WORDS, NULL, words);
    } else if (reference->form == REFERENCE_WORDS) {
        add_heading(making, bookmark, landing, words);
    } else {
        struct chain chain = chain_to(making->document->house, landing);

        add_number(making, bookmark, &chain, words);
    }
}

/* ---- the rest --------------------------------------------------------- */

static void add_leaf(struct making *making, const struct node *node)
{
    if (node->kind == NODE_REFERENCE)
        add_reference(making, node);
    else if (node->kind == NODE_DEFINED)
        add(making, RUN_DEFINED, NULL, node->text);
    else if (node->kind == NODE_BLANK && making->open == 0)
        add(making, RUN_BLANK, NULL,
            node->text != NULL ? node->text : "To be completed")
            ->node = node;
    else
        add(making, RUN_WORDS, NULL, node->text);
}

/* Brackets stand around the outermost of what waits for an answer. */
static void begin_open(struct making *making)
{
    if (making->open++ == 0)
        add(making, RUN_WORDS, NULL, "[");
}

static void end_open(struct making *making)
{
    if (making->open == 1)
        add(making, RUN_WORDS, NULL, "]");
    making->open--;
}

static bool is_open(const struct node *node)
{
    return node->undecided || node->kind == NODE_UNDECIDED;
}

static void add_inline(struct making *making, const struct node *parent)
{
    for (struct walk w = document_walk(parent); document_next(&w);) {
        if (w.node == parent)
            continue;
        making->change = w.node->change;
        if (w.entering && is_open(w.node))
            begin_open(making);
        if (w.entering)
            add_leaf(making, w.node);
        else if (is_open(w.node))
            end_open(making);
    }
    making->change = parent->change;
}

enum { MOST_STARTS = 8 };

/* Of the node itself, and of all above that start with it. */
static int begin_bookmarks(
    struct making *making, const struct node *node, const char *names[])
{
    int count = 0;

    for (; node != NULL && count < MOST_STARTS;
         node = outline_next_start(node)) {
        const char *name = marks_name(making->marks, node);

        if (node->kind == NODE_TABLE && grid_has_caption(making->arena, node))
            break; /* its caption has it */
        if (name == NULL || (count > 0 && text_same(name, names[count - 1])))
            continue;
        add(making, RUN_BEGIN, name, NULL);
        names[count++] = name;
    }
    return count;
}

const struct run *runs_of(struct arena *arena, const struct document *document,
    const struct marks *marks, const struct node *node,
    bool (*is_computed)(const struct house *house, const struct node *node))
{
    struct making making = { .arena = arena,
        .document = document,
        .marks = marks,
        .is_computed = is_computed,
        .change = node->change };
    const char *names[MOST_STARTS];
    bool is_bracketed = outline_is_undecided(node) && node->first != NULL;

    making.end = &making.first;
    if (is_bracketed)
        begin_open(&making);
    int count = begin_bookmarks(&making, node, names);
    add_inline(&making, node);
    while (count > 0)
        add(&making, RUN_END, names[--count], NULL);
    if (is_bracketed)
        end_open(&making);
    return making.first;
}

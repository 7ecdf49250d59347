/*
 * Source: clause source with small changes made to it, and written out.
 *
 * What was read stays as it is: a change makes a copy. Lives as long as the
 * arena.
 */
#ifndef REVIEW_SOURCE_H
#define REVIEW_SOURCE_H

struct arena;
struct element;
struct text;

enum source_act {
    SOURCE_WORDS, /* a run of text says something else */
    SOURCE_AFTER, /* an element follows it */
    SOURCE_REMOVE
};

struct source_change {
    enum source_act act;
    const struct element *at;
    const char *words;           /* SOURCE_WORDS */
    const struct element *added; /* SOURCE_AFTER */
    const struct source_change *next;
};

/* A copy with every change made that stands at or below the element. */
const struct element *source_rewrite(struct arena *arena,
    const struct element *element, const struct source_change *changes);

/* A new element with an id and nothing but these words. */
const struct element *source_paragraph(
    struct arena *arena, const char *name, const char *id, const char *words);

void source_write(struct text *text, const struct element *element);

#endif

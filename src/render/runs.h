/*
 * Runs: what stands in a heading, paragraph or definition, in order, whatever
 * format it is written in: bookmarks, words, blanks, links and fields, and the
 * brackets around what waits for an answer.
 *
 * A reference is a field where a word processor would compute the words that
 * it says, else a plain link to the place. In a comparison each run says whose
 * words it holds: the new text's, the old one's, or both's. Runs live as long
 * as their arena.
 */
#ifndef RENDER_RUNS_H
#define RENDER_RUNS_H

#include "document/document.h"

#include <stdbool.h>

struct arena;
struct house;
struct marks;

enum run_kind {
    RUN_WORDS,
    RUN_DEFINED,      /* a term where it is defined */
    RUN_BLANK,        /* a place to type in */
    RUN_LINK,         /* its words are never recomputed */
    RUN_OWN_NUMBER,   /* fields: a paragraph's number as it stands there, */
    RUN_ONLY_NUMBER,  /* the same where none is above it, */
    RUN_WHOLE_NUMBER, /* with all those above it, */
    RUN_HEADING,      /* and the words of a heading */
    RUN_BEGIN,        /* a bookmark; all begin before any ends */
    RUN_END,          /* the last begun first */
    RUN_KINDS
};

struct run {
    enum run_kind kind;
    bool waits;              /* for an answer, as all in its brackets does */
    enum change change;      /* of its words; a bookmark has none */
    const char *words;       /* or NULL */
    const char *bookmark;    /* that begins or ends, or is led to */
    const struct node *node; /* a blank */
    const struct run *next;
};

/*
 * Returns NULL if nothing stands in it. is_computed: whether a word processor
 * computes the number of a paragraph; NULL: of all.
 */
const struct run *runs_of(struct arena *arena, const struct document *document,
    const struct marks *marks, const struct node *node,
    bool (*is_computed)(const struct house *house, const struct node *node));

#endif

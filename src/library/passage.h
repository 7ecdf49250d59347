/*
 * Passage: the words of one paragraph on one line, and where each stands.
 *
 * What a drafter typed stands as it is, with plain quotation marks. What
 * prints in place of an element (a value, a term, a reference, a citation)
 * stands between PASSAGE_OPEN and PASSAGE_CLOSE; words that print only when
 * others before them do not, between PASSAGE_ELSE and PASSAGE_END. Borrows from
 * the library and lives as long as the job.
 */
#ifndef LIBRARY_PASSAGE_H
#define LIBRARY_PASSAGE_H

#include "base/findings.h"

#include <stddef.h>

struct job;
struct library;
struct element;
struct variant;
struct definition;

enum { PASSAGE_OPEN = 1, PASSAGE_CLOSE, PASSAGE_ELSE, PASSAGE_END };

enum passage_kind {
    PASSAGE_HEADING,
    PASSAGE_TEXT,  /* sub, para, limb, close */
    PASSAGE_CELL,  /* cell, caption, field, signature: often no sentence */
    PASSAGE_MEANS, /* of a definition */
    PASSAGE_PLAIN  /* the plain twin */
};

/* From start on, the words come from below element. */
struct passage_run {
    size_t start;
    const struct element *element;
    struct passage_run *next;
};

/* The words from start to end are a duty. */
struct passage_duty {
    size_t start, end;
    const struct element *element;
    struct passage_duty *next;
};

struct passage {
    enum passage_kind kind;
    const char *address; /* "volume.commitment#soft/a" */
    const char *words;
    const struct element *element;
    const struct variant *variant;       /* NULL: of a definition */
    const struct definition *definition; /* NULL: of a variant */
    const struct passage *intro; /* the words that a limb completes, or NULL */
    bool is_intro;               /* limbs follow */
    struct passage_run *runs;
    struct passage_duty *duties;
    struct passage *next;
};

/* All variants in the order of the library, then all definitions. */
const struct passage *passage_collect(
    struct job *job, const struct library *library);

/* Where the words at that point of the passage stand in the file. */
struct place passage_place(const struct passage *passage, const char *at);

/* The first word at or after a point that was typed. NULL: there is none. */
const char *passage_word(const char *at);
const char *passage_word_end(const char *word);

/* The word after another, typed or not. An empty text if there is none. */
const char *passage_next(const char *word);

#endif

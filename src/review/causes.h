/*
 * Causes: why a paragraph of one pack is other than in another.
 *
 * The new pack differs from the old by its clauses, rules, answers or
 * decisions. Each kind is tried alone: the old pack is assembled again with
 * only that kind taken from the new side. The kind whose trial shows the change
 * caused it; where none does alone, all that would undo it are its joint cause;
 * where several do, either would. A trial is asked only about words that tell
 * the old pack from the new: a paragraph by its address, one without by its
 * words or its row's. A change of nothing but numbers follows from others. What
 * cannot be told is unknown. Cannot fail; lives as long as the job.
 */
#ifndef REVIEW_CAUSES_H
#define REVIEW_CAUSES_H

#include <stdbool.h>
#include <stddef.h>

struct document;
struct job;
struct change_row;
struct names;

enum cause_kind {
    CAUSE_UNKNOWN,
    CAUSE_ANSWER,
    CAUSE_CLAUSE, /* the library's words: another version of the clause */
    CAUSE_VARIANT,
    CAUSE_RULE,
    CAUSE_DECISION,
    CAUSE_NUMBERING,
    CAUSE_JOINT,
    CAUSES
};

struct cause {
    enum cause_kind kind;
    const char *detail; /* "Void rate: 50% becomes 60%", or NULL */
};

/* The four kinds of input that a trial may take from the new side. */
enum input {
    INPUT_LIBRARY,
    INPUT_RULES,
    INPUT_ANSWERS,
    INPUT_DECISIONS,
    INPUTS
};

/* Documents of one assembly; count 0: it was not possible, or not tried. */
struct trial {
    const struct document *const *documents;
    size_t count;
};

/*
 * One answer that differs, and the old pack with it alone changed. What cannot
 * be tried, such as a record that is new or gone, has no trial.
 */
struct answer_trial {
    const char *words;  /* "Void rate: 50% becomes 60%" */
    const char *record; /* key of one that is new or gone, else NULL */
    struct trial trial;
};

struct trials {
    struct trial old, new;        /* what is compared; always there */
    struct trial alone[INPUTS];   /* old, with this kind from the new side */
    struct trial without[INPUTS]; /* new, with this kind from the old side */
    const struct answer_trial *answers;
    size_t answer_count;
    bool has_all_answers;       /* that differ; else there were too many */
    const struct names *labels; /* question id to its label; NULL: none known */
};

/*
 * Fills the cause of each row. Without trials only what the trees themselves
 * say of their origins is told.
 */
void causes_find(
    struct job *job, struct change_row *rows, const struct trials *trials);

/* "answer", "clause version", "variant", ... */
const char *causes_kind_name(enum cause_kind kind);

#endif

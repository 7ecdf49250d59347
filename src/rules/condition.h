/*
 * Condition: a question about the answers, built from verbs.
 *
 * Data, not code, so that it can be explained, drawn and proved. It holds, does
 * not hold, or is undecided because an answer it needs is missing. Lives as
 * long as the rules it belongs to.
 */
#ifndef RULES_CONDITION_H
#define RULES_CONDITION_H

#include "answers/answers.h"

enum verdict { VERDICT_NO, VERDICT_YES, VERDICT_UNDECIDED };

enum condition_kind {
    CONDITION_ALL,
    CONDITION_ANY,
    CONDITION_NONE,
    CONDITION_NAMED,  /* another condition, by name */
    CONDITION_ONE_OF, /* the answer is one of the values */
    CONDITION_IS_NOT, /* the answer is none of the values */
    CONDITION_OVER,   /* the answer against an operand */
    CONDITION_UNDER,
    CONDITION_AT_LEAST,
    CONDITION_AT_MOST,
    CONDITION_ANSWERED,
    CONDITION_SAME,       /* two questions have the same answer */
    CONDITION_COUNT_OVER, /* records of a list */
    CONDITION_SOME,
    CONDITION_EVERY,
    CONDITION_PLACED,
    CONDITION_KINDS
};

/*
 * A condition may look at so many others, those that it names counted too: more
 * is no condition that anybody could read, and might never end.
 */
enum { CONDITION_MOST = 2000 };

/* What an answer is compared with. */
struct operand {
    int64_t number;
    const struct question *question; /* instead of number, or NULL */
    const char *law;                 /* where the number comes from, or NULL */
};

struct condition {
    enum condition_kind kind;
    const char *name; /* NAMED: of the condition; PLACED: clause#variant */
    const struct question *question;
    struct value *values;
    size_t value_count;
    struct operand operand;
    struct condition *first, *next; /* members of ALL, ANY, NONE, SOME, EVERY */
    const struct condition *meaning; /* NAMED: once resolved */
    int weight; /* how many conditions it is made of, with itself */
    enum { UNSEEN, OPEN, DONE } state; /* of a declared one: look for circles */
    struct place place;
};

/* Tells whether a clause is in the pack. */
struct placement {
    bool (*holds)(const void *context, const char *clause);
    const void *context;
};

/* placement may be NULL: then nothing is placed. */
enum verdict condition_hold(struct answers *answers, struct scope scope,
    const struct condition *condition, const struct placement *placement);

/* In words: "volume_model is soft_block and term_months is over 48". */
const char *condition_words(struct job *job, const struct condition *condition);

#endif

/*
 * Trace: where in the source each printed word of a paragraph comes from.
 *
 * A paragraph is composed once more, in the scope in which it stood, piece of
 * source by piece of source. Nothing of the pack changes by it. Lives as long
 * as the job that it was opened with.
 */
#ifndef REVIEW_TRACE_H
#define REVIEW_TRACE_H

#include "assemble/draft.h"

enum trace_kind {
    TRACE_LITERAL, /* as a drafter typed it */
    TRACE_VALUE,   /* an answer */
    TRACE_TERM,
    TRACE_REFERENCE,
    TRACE_CITATION,
    TRACE_VERB,   /* "is" or "are" */
    TRACE_REPEAT, /* words that print for each record */
    TRACE_OPEN,   /* waits for an answer */
    TRACE_FIXED,  /* no paragraph says it: a label, a sign */
    TRACE_KINDS
};

struct traced {
    enum trace_kind kind;
    size_t start, end; /* bytes of the words */
    const struct element *element;
    const struct question *question; /* of a value */
    const char *as;                  /* how the value reads, or NULL */
    struct scope scope;              /* from where it was asked */
};

struct trace {
    const char *words;
    const struct traced *part; /* they follow each other without a gap */
    size_t count;
};

/* Where a printed line comes from. */
struct trace_place {
    struct draft *draft;         /* a copy to compose in */
    const struct placed *placed; /* NULL: a definition */
    const struct definition *definition;
    const struct node *node;       /* as it stands in the pack */
    const struct element *element; /* its source */
    struct scope scope;
    bool is_repeated; /* it, or what is around it, prints for each record */
};

struct trace_bench;

/* pack is borrowed. */
struct trace_bench *trace_open(struct job *job, struct draft_pack *pack);

/*
 * Finds the source of a paragraph by its address. False if there is none to be
 * changed; *why says so for people.
 */
bool trace_find(struct trace_bench *bench, const char *address,
    struct trace_place *place, const char **why);

/* element is place->element, or a changed copy of it. */
const struct trace *trace_paragraph(struct trace_bench *bench,
    const struct trace_place *place, const struct element *element);

/* The placed clause, composed from a changed copy of its variant's source. */
const struct node *trace_clause(struct trace_bench *bench,
    const struct trace_place *place, const struct element *variant);

#endif

/*
 * Library: the clauses, definitions, questions, laws and plans of a pack.
 *
 * Read once from a stack of folders (core < consortium < project; a later one
 * adds variants, or replaces what bears the same id), then never changed. Lives
 * as long as the job that loaded it. The words of a clause stay as the elements
 * they were read as; doc/writing-a-clause.md is their grammar.
 */
#ifndef LIBRARY_LIBRARY_H
#define LIBRARY_LIBRARY_H

#include "base/findings.h"
#include "base/names.h"
#include "library/question.h"

struct job;
struct element;
struct xml_schema;

struct provision {
    const char *law; /* id */
    const char *at;  /* "s68" */
    const char *status;
    const char *checked; /* ISO date, or "no" */
    const char *by;      /* or NULL */
    const char *source;  /* where it was read, or NULL */
    const char *says;
    bool has_limit;
    int64_t limit;
    struct place place;
};

struct basis {
    const char *law;
    const char *at; /* NULL: the law as a whole */
    const char *effect;
    struct place place;
    struct basis *next;
};

/* A link from one clause to another: dependants, incompatibles. */
struct link {
    const char *clause;
    struct place place;
    struct link *next;
};

enum usage { USAGE_PREFERRED, USAGE_ALTERNATE, USAGE_FALLBACK, USAGE_EMPTY };

struct variant {
    const char *id;
    enum usage usage;
    const char *status;
    const char *version;
    const char *plain;    /* or NULL */
    const char *plain_of; /* hash of the body the plain words are for */
    const char *hash;     /* of heading and body, 64 hex digits */
    const char *layer;
    const struct element *element;
    struct place place, plain_place;
    const struct clause *clause;
    struct variant *next;
};

struct clause {
    const char *id;
    const char *code;
    const char *topic;
    const char *otherwise; /* clause that says what follows, or NULL */
    const char *purpose;
    struct basis *basis;
    struct link *depends, *incompatible;
    struct variant *variants;
    const char *layer;
    struct place place;
};

struct definition {
    const char *id;
    const char *term;
    const char *plural; /* or NULL */
    const char *counts; /* list, or NULL */
    const char *layer;
    struct basis *basis;
    const struct element *element;
    struct place place;
};

struct plan {
    const char *id;
    const char *title;
    const char *kind;
    const char *purpose;
    const char *code;
    const char *layer;
    int order; /* in the pack, the lowest first */
    const struct element *element;
    struct place place;
};

/* Something that a later library put in place of an earlier one's. */
struct deviation {
    const char *kind; /* "clause", "variant", "definition" ... */
    const char *id;
    bool replaces; /* else it adds */
    struct place place;
    struct deviation *next;
};

/* Each maps an id to the thing named; provisions go by "law at". */
struct library {
    struct names clauses, definitions, questions, laws, provisions, plans;
    struct names codes; /* of clauses, to their clause */
    struct deviation *deviations, **deviations_end;
};

struct library_layer {
    const char *name; /* "core" */
    const char *folder;
};

/*
 * Loads every file of every layer, checked against the schema, and cross-checks
 * what they say of each other. Goes on after a fault to find more; a library
 * with faults comes back too, so that callers look at the findings. Names and
 * folders of layers are borrowed. Never NULL.
 */
struct library *library_load(struct job *job,
    const struct library_layer *layers, size_t count, const char *schema_path);

/* Each returns NULL if there is none. */
const struct clause *library_clause(
    const struct library *library, const char *id);
const struct variant *library_variant(
    const struct clause *clause, const char *id);
const struct variant *library_preferred(const struct clause *clause);
const struct definition *library_definition(
    const struct library *library, const char *id);
const struct question *library_question(
    const struct library *library, const char *id);
const struct plan *library_plan(const struct library *library, const char *id);
const struct provision *library_provision(struct job *job,
    const struct library *library, const char *law, const char *at);
/* "in-force, checked 2026-11-21 by desk research, not a solicitor" */
const char *library_standing(
    struct job *job, const struct provision *provision);
const char *library_usage_name(enum usage usage);
const char *library_law_title(const struct library *library, const char *law);

#endif

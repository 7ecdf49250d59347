/*
 * Trial: one way from files to a finished document, step by step, timed.
 *
 * Each round goes the whole way afresh and gives back all memory. The steps are
 * those of a process that keeps library, rules and templates and makes one
 * document for each set of answers; the floor and the yardstick are measured
 * in the same round, between them, so that a ratio means something.
 */
#ifndef BENCH_TRIAL_H
#define BENCH_TRIAL_H

#include "measure.h"
#include "outcome.h"

#include "assemble/draft.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

/* What is measured. Paths of files and folders. */
struct subject {
    const char *schema, *clauses, *lua, *answers, *templates;
    const char *document; /* id of the one that is written */
    enum audience audience;
};

enum step {
    /* Once, and kept. */
    STEP_LOAD,      /* the library read, validated, cross-checked */
    STEP_RULES,     /* Lua read */
    STEP_TEMPLATES, /* house style, parts, stylesheet */
    /* For each document. */
    STEP_ANSWERS,
    STEP_ASSEMBLY, /* as for one document: without the reports */
    STEP_WRITING,  /* the DOCX without its zip */
    STEP_ZIP,
    STEP_WARM, /* the four above together */
    /* Beside them. */
    STEP_HOLD, /* every condition of a rule or finding looked at once */
    STEP_HTML,
    STEP_FLOOR,     /* libzip of the same parts */
    STEP_YARDSTICK, /* zlib of the same bytes */
    STEP_PACK,       /* answers, assembly of all and all DOCX of the pack */
    STEP_PACK_FLOOR, /* libzip of all their parts */
    STEPS
};

struct trial {
    struct subject subject;
    bool is_brief; /* neither HTML nor the rest of the pack */
    struct samples steps[STEPS];
    size_t rules, documents;
    size_t size, zipped, deflated; /* bytes: parts, package, deflated alone */
    struct outcome outcome;        /* of the document */
    struct outcome all;            /* of all documents of the pack */
};

/* False, with findings, if something could not be made. */
bool trial_round(struct trial *trial, struct job *job);

#endif

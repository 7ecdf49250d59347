/*
 * Project: a folder of answers, and all that a pack is made from.
 *
 *   answers.xml        what is known (needed)
 *   decisions.xml      what a board has decided
 *   overlays/NAME.xml  answers that stand where the project says nothing
 *   overlays/authorities/KEY.xml
 *                      one authority's, in its own documents
 *   clauses/, lua/     the project's own wording and rules, over the core's
 *   house-style.xml    its own look
 *   project.xml        <project audience="market" base="../other"/>: whom packs
 *                      are for, and a project that this one stands on
 *                      (which may have a base of its own);
 *                      comment-at="https://..." or "mailto:...": where the
 *                      links of a copy for comment lead
 *
 * The core library, rules and templates stand in the home folder. Lives as
 * long as the job, but its rules must be closed.
 */
#ifndef CLI_PROJECT_H
#define CLI_PROJECT_H

#include "assemble/pack.h"

#include <stdbool.h>

enum { PROJECT_MOST_BASES = 4 };

struct project {
    const char *folder;
    const char
        *bases[PROJECT_MOST_BASES]; /* that it stands on, nearest first */
    size_t base_count;
    const char *home;
    const char *const *given_bases; /* see struct project_source */
    const struct library *library;
    struct rules *rules;
    struct answers *answers;
    struct names overlays; /* key of an authority to its struct overlay */
    const struct decisions *decisions;
    const char *decisions_path; /* of the file, its own or its base's */
    const struct house *house;
    const char *comment_at; /* where clauses are commented on, or NULL */
    enum audience audience; /* what project.xml says, or internal */
    bool is_read; /* its answers are: else what follows is only noise */
};

/* False, with findings, if so much is missing that no pack can be made. */
bool project_open(struct job *job, const char *home, const char *folder,
    struct project *project);

/*
 * The same, as if some answers were others: "void_rate=50%", NULL at the end.
 * Of two for one question the first wins.
 */
bool project_open_if(struct job *job, const char *home, const char *folder,
    const char *const *settings, struct project *project);

/* Where inputs are taken from. */
struct project_source {
    const char *home;         /* the core's */
    const char *folder;       /* the project's */
    const char *const *bases; /* what it stands on, NULL-ended; or NULL: what
                                 its project.xml says */
};

/* The same of a project that was frozen. settings may be NULL. */
bool project_open_from(struct job *job, struct project_source source,
    const char *const *settings, struct project *project);

/* The source of each kind of input. */
struct project_mix {
    struct project_source library, rules, answers, decisions;
};

/* A project that nobody has, to see what one kind of input alone would do. */
bool project_open_mixed(struct job *job, struct project_mix mix,
    const char *const *settings, struct project *project);

void project_close(struct project *project);

/* The library alone, without a project's answers. */
bool project_open_library(
    struct job *job, const char *home, struct project *project);

/* The overlays that are no authority's: an array of paths ended by NULL. */
const char *const *project_overlays(
    struct job *job, const struct project *project);

/* By its id or code. Returns NULL, with a finding, if there is none. */
const struct clause *project_find_clause(
    struct job *job, const struct library *library, const char *name);

/* Assembles for an audience; NULL takes the project's own. only may be NULL. */
struct draft_pack *project_assemble(struct job *job, struct project *project,
    const char *audience, bool execution, const char *only);

#endif

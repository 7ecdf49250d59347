/*
 * Freezing: a project as it stands now, made into a milestone.
 *
 * Its files are read once; the trees that are kept were assembled from exactly
 * those bytes, and again from a copy of them, so that what is frozen has been
 * rebuilt before it has a name.
 */
#ifndef CLI_FREEZING_H
#define CLI_FREEZING_H

#include "cli/frozen.h"

struct draft_pack;
struct job;

struct freezing_options {
    const char *name;
    const char *by, *at;   /* by may be NULL */
    const char *audience;  /* of the trees; NULL: the project's own */
    bool execution;        /* they are copies to sign */
    bool must_be_approved; /* each clause, by a decision */
};

/*
 * Returns NULL, with findings; then nothing was frozen. home is where the core
 * is. new_objects: how many files no earlier freeze had kept.
 */
MUST_CHECK const struct frozen *freezing_freeze(struct job *job,
    const char *home, const char *folder, struct freezing_options options,
    size_t *new_objects);

/* "market", or "market-2" and so on if that is taken. */
const char *freezing_next_name(
    struct job *job, const char *folder, const char *name);

#endif

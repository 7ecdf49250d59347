/*
 * Adopt: what a decision of the board changes in a project's folder.
 *
 * The variant is written into DIR/clauses as a new version, approved, with the
 * decision's number; the decision, with what it rests on, into
 * DIR/decisions.xml. What else stands in those files stays as it is. Nothing is
 * written here: the caller stages both files and settles them together.
 */
#ifndef GOVERN_ADOPT_H
#define GOVERN_ADOPT_H

#include "assemble/binding.h"
#include "base/must_check.h"

#include <stddef.h>

struct adoption {
    const char *folder;    /* of the project */
    const char *decisions; /* the file that decides now, perhaps its base's */
    const struct variant *variant; /* with its clause, as it stands */
    const char *source; /* <variant ...> that takes its place; NULL: as it is */
    const char *schema; /* library.rng, which new source must keep; or NULL */
    const char *decision; /* "D-07" */
    const char *by, *on;  /* "Project board", "2026-10-02" */
    const char *why;
    const char *when; /* condition; NULL: always */
    struct binding bound;
};

struct adopted_file {
    const char *path;
    const char *bytes;
    size_t size;
};

/* What is written, and the version's number. */
struct adopted {
    struct adopted_file clause, decisions;
    const char *version;
};

/*
 * False, with findings: a file that cannot be read or is not well-formed, an
 * earlier decision that would contradict this one, a number taken already.
 */
MUST_CHECK bool adopt_compose(
    struct job *job, const struct adoption *adoption, struct adopted *adopted);

/*
 * Several decisions at once on wording that stays as it is: only the file of
 * decisions changes. All are of one project. False, with findings.
 */
MUST_CHECK bool adopt_decide(struct job *job, const struct adoption *adoptions,
    size_t count, struct adopted_file *decisions);

/*
 * A project's variant put into a library: its next version there, in review,
 * since only projects approve. folder is the library's; clause is the one in
 * it, or NULL. False, with findings: the library has these words already.
 */
MUST_CHECK bool adopt_promote(struct job *job, const char *folder,
    const struct variant *variant, const struct clause *clause,
    struct adopted_file *file);

#endif

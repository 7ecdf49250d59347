/*
 * Thaw: a freeze unpacked for one run, as a project that can be assembled.
 *
 * Every file is checked against its hash on the way. Lives as long as the job,
 * but must be closed.
 */
#ifndef CLI_THAW_H
#define CLI_THAW_H

#include "cli/frozen.h"
#include "cli/project.h"

struct document;

struct thaw {
    const struct frozen *frozen;
    struct project_source source; /* unpacked */
    const char *scratch;
};

/* False, with findings; to be closed all the same. */
MUST_CHECK bool thaw_open(
    struct job *job, const char *folder, const char *name, struct thaw *thaw);
void thaw_close(struct thaw *thaw);

/* Files that are not kept yet, unpacked in the same way. */
MUST_CHECK bool thaw_unpack(
    struct job *job, const struct frozen *frozen, struct thaw *thaw);

/*
 * Assembles it for whom it was frozen. Only errors are findings: the rest was
 * said when it was frozen. Returns NULL, with a finding. The project is to be
 * closed.
 */
MUST_CHECK struct draft_pack *thaw_assemble(
    struct job *job, const struct thaw *thaw, struct project *project);

/* The same of one document alone, with these answers in place of others. */
MUST_CHECK struct draft_pack *thaw_assemble_one(struct job *job,
    const struct thaw *thaw, const char *const *settings, const char *only,
    struct project *project);

/* The trees of a pack as a freeze keeps them: manifest.json is the last. */
struct frozen_file *thaw_trees(
    struct job *job, const struct draft_pack *pack, size_t *count);

/* Whether the trees are those that were frozen, byte for byte; else findings.
 */
MUST_CHECK bool thaw_proves(struct job *job, const struct frozen *frozen,
    const struct frozen_file *trees, size_t count);

/* The trees that were frozen, read back. schema is templates/document.rng. */
MUST_CHECK const struct document *const *thaw_documents(struct job *job,
    const struct frozen *frozen, const char *schema, size_t *count);

#endif

/*
 * Redline proof: a comparison as a Word file shows of itself that it is right,
 * before anyone is given it.
 *
 * The file is read back as a stranger's would be. It must be valid, each id
 * must stand for one thing, and paragraph by paragraph it must read as the new
 * document with all changes accepted and as the old with all rejected.
 */
#ifndef REVIEW_REDLINE_PROOF_H
#define REVIEW_REDLINE_PROOF_H

#include "io/package.h"

#include <stdbool.h>

struct document;
struct job;
struct xml_schema;

/*
 * schema is templates/docx/wordprocessing.rng. Returns false, with a finding,
 * if anything is not so.
 */
bool redline_proof_holds(struct job *job, const struct xml_schema *schema,
    struct bytes file, const struct document *old, const struct document *new);

#endif

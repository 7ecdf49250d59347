/*
 * Intake as JSON: to be kept, shown to programs, and read back.
 *
 * One object, its keys in order of the alphabet; what a struct says is under
 * the member's own name, what is absent is left out. The same intake gives the
 * same bytes, and reading them gives the same intake. Lives as long as the job.
 *
 *   { "copy", "document", "file", "format", "identity", "producer", "sha256",
 *     "others": [ { "file", "format", "sha256" } ],
 *     "counts": { "comments", "clauses_changed", "untracked", "unplaced",
 *       "paragraphs", "placed", "placed_by": { "bookmark": 12, ... } },
 *     "points": [ { "key", "durable", "paragraph_id", "author", "date", "text",
 *       "parent", "resolved", "general", "kind", "proposed", "at": TARGET,
 *       "also": [ TARGET ], "sent": QUOTE, "accepted": QUOTE,
 *       "now": { "state", "score", "quote", "at": TARGET } } ],
 *     "proposals": [ { "key", "at": TARGET, "verb", "tracked", "untracked",
 *       "joined", "authors", "rationale", "wordings": [ { "at": TARGET,
 *         "sent", "proposed", "tracked", "joined", "hunks": [ { "kind",
 *           "text", "author", "date", "tracked" } ] } ] } ],
 *     "unplaced": [ { "what", "author", "date", "text", "why" } ],
 *     "text_changed": true,
 *     "lifted": [ { "proposal": its key, "clause", "source", "paragraphs": [
 *       { "address", "kind", "why", "sent", "proposed", "old_source",
 *         "new_source", "values": [ { "question", "record", "old",
 *           "proposed", "prints" } ] } ] } ] }
 *
 *   TARGET { "document", "clause", "variant", "version", "record", "label",
 *     "address", "question", "carrier", "score" }
 *   "now", "text_changed" and "lifted" say how things stand in the project's
 *   present text; they are made anew by each import and not read back. state
 *   is "placed", "moved", "clause-only" or "orphaned"; kind is "literal",
 *   "value", "new-paragraph", "removal" or "needs-drafter" (with its reason in
 *   why). "source" is the variant of the clause with all that was lifted, to be
 *   put into the project's clauses/.
 *
 *   QUOTE { "exact", "prefix", "suffix" }
 */
#ifndef REVIEW_INTAKE_JSON_H
#define REVIEW_INTAKE_JSON_H

#include "base/must_check.h"

#include <stddef.h>

struct intake;
struct job;
struct outcome;

/* outcome may be NULL: then nothing is said of the present text. */
const char *intake_json_write(struct job *job, const struct intake *intake,
    const struct outcome *outcome);

/* name stands for the file. Returns NULL, with a finding, if it is no intake.
 */
MUST_CHECK struct intake *intake_json_read(
    struct job *job, const char *name, const char *bytes, size_t size);

#endif

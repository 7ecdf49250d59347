/*
 * Intake as JSON: to be kept, shown to programs, and read back.
 *
 * One object, its keys in order of the alphabet; what a struct says is under
 * the member's own name, what is absent is left out. The same intake gives the
 * same bytes, and reading them gives the same intake. Lives as long as the job.
 *
 *   { "copy", "document", "file", "format", "identity", "producer", "sha256",
 *     "counts": { "comments", "clauses_changed", "untracked", "unplaced",
 *       "paragraphs", "placed", "placed_by": { "bookmark": 12, ... } },
 *     "points": [ { "key", "durable", "paragraph_id", "author", "date", "text",
 *       "parent", "resolved", "general", "kind", "proposed", "at": TARGET,
 *       "also": [ TARGET ], "sent": QUOTE, "accepted": QUOTE } ],
 *     "proposals": [ { "key", "at": TARGET, "verb", "tracked", "untracked",
 *       "joined", "authors", "rationale", "wordings": [ { "at": TARGET,
 *         "sent", "proposed", "tracked", "joined", "hunks": [ { "kind",
 *           "text", "author", "date", "tracked" } ] } ] } ],
 *     "unplaced": [ { "what", "author", "date", "text", "why" } ] }
 *
 *   TARGET { "document", "clause", "variant", "version", "record", "label",
 *     "address", "question", "carrier", "score" }
 *   QUOTE { "exact", "prefix", "suffix" }
 */
#ifndef REVIEW_INTAKE_JSON_H
#define REVIEW_INTAKE_JSON_H

#include "base/must_check.h"

#include <stddef.h>

struct intake;
struct job;

const char *intake_json_write(struct job *job, const struct intake *intake);

/* name stands for the file. Returns NULL, with a finding, if it is no intake.
 */
MUST_CHECK struct intake *intake_json_read(
    struct job *job, const char *name, const char *bytes, size_t size);

#endif

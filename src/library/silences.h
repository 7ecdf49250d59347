/*
 * Silences: places where a finding on drafting is known and meant.
 *
 * One line each: the finding, the place, the reason in words. A place is an
 * address: "volume.commitment#soft" for a variant, with "/b" for a paragraph,
 * "/h" for its heading, "/plain" for its plain twin; "definition.quarter";
 * "document.ipa". Empty lines and lines that start with # say nothing. Live as
 * long as the job.
 */
#ifndef LIBRARY_SILENCES_H
#define LIBRARY_SILENCES_H

#include "base/findings.h"
#include "base/names.h"

struct job;

struct silences {
    struct job *job;
    struct names lines; /* "finding address" to its struct silence */
};

/* No such file is no silence. NULL is allowed. */
struct silences silences_load(struct job *job, const char *path);

/* Adds a warning, unless it is silenced for that address. */
void silences_warn(struct silences *silences, const char *id,
    const char *address, struct place place, const char *message,
    const char *hint);

/* After all else: a finding for each line that silenced nothing. */
void silences_check(struct silences *silences);

#endif

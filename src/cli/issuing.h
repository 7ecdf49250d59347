/*
 * Issuing: the files of one publication, made in memory, kept with its act, and
 * written as often as they are wanted.
 *
 * What was published is kept byte for byte in the record, so writing it again
 * gives the same files whatever has changed since; only PDF is made anew. Lists
 * with hashes stand in publication.json, and for the copies that go back to
 * each organisation in replies/replies.json: those are for that organisation
 * alone. Lives as long as the job.
 */
#ifndef CLI_ISSUING_H
#define CLI_ISSUING_H

#include "base/must_check.h"
#include "cli/acting.h"
#include "io/package.h"

struct publication;
struct issuing;

/* id is the stem of the report's files: "you-said-we-did". */
struct issuing *issuing_begin(struct acting *acting, const char *id);

/* A file of the report; or, for an organisation, one of its own. */
void issuing_add(struct issuing *issuing, const char *organisation,
    const char *path, struct bytes bytes);

/* Whether all of -f are formats of a report. False, with a finding. */
MUST_CHECK bool issuing_check_formats(struct job *job, const char *formats);

/* Whether the folder is free for it. False, with a finding. */
MUST_CHECK bool issuing_may_write(struct issuing *issuing, const char *folder,
    const struct publication *publication);

/* Makes the PDF if it is among the formats. False, with findings. */
MUST_CHECK bool issuing_print(struct issuing *issuing, const char *formats);

/* Gives the files to the act, and the hash of their list. */
const char *issuing_keep(
    struct issuing *issuing, const struct publication *publication);

/* The files of an earlier one, out of the record. NULL, with findings. */
MUST_CHECK struct issuing *issuing_find(struct acting *acting, const char *id,
    const struct publication *publication);

/* Writes those of the formats, NULL: all. False, with findings. */
MUST_CHECK bool issuing_write(
    struct issuing *issuing, const char *folder, const char *formats);

#endif

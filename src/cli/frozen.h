/*
 * Frozen: the milestones of a project, kept in DIR/frozen/ and never changed.
 *
 *   NAME/freeze.json    what was frozen when, and the SHA-256 of each file
 *   NAME/manifest.json  where each clause came from, as in a pack
 *   NAME/DOCUMENT.xml   the trees: the text with its origins, in neutral XML
 *   objects/SHA256      each file that the trees were made from, named by its
 *                       own hash: ten freezes hold a library once
 *
 * All of a freeze is there or nothing of it. What is read is checked against
 * its hash. Nobody's words stand in it: those are in the record, where a person
 * can be erased. Lives as long as the job.
 */
#ifndef CLI_FROZEN_H
#define CLI_FROZEN_H

#include "base/must_check.h"
#include "io/package.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

struct frozen_file {
    const char *path; /* "home/lua/data.lua"; of a tree: "call-off.xml" */
    const char *sha256;
    struct bytes bytes;
};

struct frozen {
    const char *name;
    const char *at;
    const char *by;             /* key of a person, or NULL */
    const char *engine;         /* version that froze it */
    const char *audience;       /* of the trees */
    bool execution;             /* they are copies to sign */
    const char **bases;         /* folders among the inputs; NULL-ended */
    struct frozen_file *inputs; /* by path */
    size_t input_count;
    struct frozen_file
        *trees; /* in the order of the pack, then manifest.json */
    size_t tree_count;
    const char *contents; /* hash of all inputs and trees: what was frozen */
    const char *digest; /* of freeze.json: what was frozen, by whom and when */
};

/* Whether a name can be a freeze's and is not taken. False, with a finding. */
MUST_CHECK bool frozen_is_free(
    struct job *job, const char *folder, const char *name);
bool frozen_exists(struct job *job, const char *folder, const char *name);

/*
 * Keeps a freeze whose files have bytes; fills in the hashes, contents and
 * digest, and how many objects were new. False, with findings: then there is no
 * such freeze.
 */
MUST_CHECK bool frozen_keep(struct job *job, const char *folder,
    struct frozen *frozen, size_t *new_objects);

/* Takes back what was kept a moment ago and could not be recorded. */
void frozen_drop(struct job *job, const char *folder, const char *name);

/* With the bytes of all files, checked. Returns NULL, with findings. */
MUST_CHECK const struct frozen *frozen_load(
    struct job *job, const char *folder, const char *name);

/* What it says of itself, without bytes. Returns NULL, with findings. */
MUST_CHECK const struct frozen *frozen_read(
    struct job *job, const char *folder, const char *name);

/* The names of all, sorted; NULL-ended. NULL, with findings. */
MUST_CHECK const char *const *frozen_names(struct job *job, const char *folder);

#endif

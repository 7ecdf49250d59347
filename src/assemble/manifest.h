/*
 * Manifest: where every clause of a pack came from, why, and its hash.
 *
 * JSON with sorted keys, so that the same pack gives the same bytes. Outside
 * the audience "internal" it holds the ids of questions, never answers; of a
 * child's answers it holds no value for anyone.
 */
#ifndef ASSEMBLE_MANIFEST_H
#define ASSEMBLE_MANIFEST_H

#include "assemble/draft.h"

/* One file of the pack, for the manifest's list. */
struct manifest_file {
    const char *path;     /* within the pack */
    const char *document; /* id, or NULL */
    const char *sha256;
    size_t size;
    bool holds_child_data;
};

const char *manifest_text(const struct draft_pack *pack,
    const struct manifest_file *files, size_t count);

#endif

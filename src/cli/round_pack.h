/*
 * Round pack: the pack that a round is on, as consultees see it.
 */
#ifndef CLI_ROUND_PACK_H
#define CLI_ROUND_PACK_H

#include "assemble/draft.h"
#include "govern/round.h"

#include <stddef.h>

/* Each document and each clause of it, with the SHA-256 of its words. */
const struct round_text *round_pack_texts(
    struct job *job, const struct draft_pack *pack, size_t *count);

#endif

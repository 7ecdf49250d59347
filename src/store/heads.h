/*
 * Heads: signed notes that say how far a record reached.
 *
 * A chain cannot show that its end was cut off; a head that was printed, or is
 * kept elsewhere, can. A head is a signed note (C2SP signed-note and checkpoint
 * forms, Ed25519): the record's name, the number of its last event, that
 * event's hash in base64, and when it was signed; then the signature.
 */
#ifndef STORE_HEADS_H
#define STORE_HEADS_H

#include "base/must_check.h"

#include <stdint.h>

struct arena;

/* What a head says. hash is in hex digits. */
struct head {
    const char *identity;
    int64_t sequence;
    const char *hash;
    const char *at; /* "2026-03-02T10:00" */
};

/* verifier is the public half of seed, in base64: who may check a head. */
const char *heads_verifier(struct arena *arena, const unsigned char *seed);

/* The line that a head of this record begins with, and its end. */
const char *heads_origin(struct arena *arena, const char *identity);

const char *heads_write(
    struct arena *arena, const unsigned char *seed, struct head head);

/* Returns NULL if it is a head that this verifier signed, or why not. */
MUST_CHECK const char *heads_read(struct arena *arena, const char *verifier,
    const char *note, struct head *head);

#endif

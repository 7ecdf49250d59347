/*
 * Digest: hashes of bytes, as hex digits in small letters. Cannot fail. With
 * io/seal the only file in the program that includes libsodium.
 */
#ifndef IO_DIGEST_H
#define IO_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

const char *digest_hex(struct arena *arena, const void *bytes, size_t size);

enum { DIGEST_KEY_SIZE = 32, DIGEST_NAME_LENGTH = 16 };

/* HMAC-SHA-256: who has the key made this, and nobody has changed it. */
const char *digest_signature(struct arena *arena, const unsigned char *key,
    const void *bytes, size_t size);

/* Whether two digests are the same, in a time that does not tell where not. */
bool digest_same(const char *a, const char *b);

/* Bytes that nobody can guess. */
void digest_random(void *bytes, size_t size);

/* SipHash, as 16 hex digits: quick names for many things, proof of nothing. */
const char *digest_name(struct arena *arena, const void *bytes, size_t size);

#endif

/*
 * Digest: hashes of bytes, as hex digits in small letters. Cannot fail. The
 * only file in the program that includes libsodium.
 */
#ifndef IO_DIGEST_H
#define IO_DIGEST_H

#include <stddef.h>

struct arena;

const char *digest_hex(struct arena *arena, const void *bytes, size_t size);

/* SipHash, as 16 hex digits: quick names for many things, proof of nothing. */
const char *digest_name(struct arena *arena, const void *bytes, size_t size);

#endif

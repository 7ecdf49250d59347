/*
 * Digest: SHA-256 of bytes, as 64 hex digits in small letters. Cannot fail. The
 * only file in the program that includes libsodium.
 */
#ifndef IO_DIGEST_H
#define IO_DIGEST_H

#include <stddef.h>

struct arena;

const char *digest_hex(struct arena *arena, const void *bytes, size_t size);

#endif

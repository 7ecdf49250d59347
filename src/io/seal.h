/*
 * Seal: bytes that only who has their key can read, and signatures.
 *
 * What is sealed is bound to what it is about: moved elsewhere it no longer
 * opens. The same bytes sealed twice look different. Keys have SEAL_KEY_SIZE
 * bytes. Besides io/digest the only file that includes libsodium.
 */
#ifndef IO_SEAL_H
#define IO_SEAL_H

#include "base/must_check.h"
#include "io/package.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

enum { SEAL_KEY_SIZE = 32, SEAL_SIGNATURE_SIZE = 64 };

/* A key for one purpose, made of another key: the same each time. */
void seal_derive(
    unsigned char *key, const unsigned char *master, uint64_t purpose);

struct bytes seal_make(struct arena *arena, const unsigned char *key,
    const char *about, struct bytes plain);

/* With a NUL after it. start is NULL if it is not what was sealed so. */
MUST_CHECK struct bytes seal_open(struct arena *arena, const unsigned char *key,
    const char *about, struct bytes sealed);

/* Ed25519. The public half shows who signed; the seed is a key. */
void seal_public(unsigned char *public, const unsigned char *seed);
void seal_sign(
    unsigned char *signature, const unsigned char *seed, const char *words);
MUST_CHECK bool seal_is_signed(const unsigned char *signature,
    const unsigned char *public, const char *words);

/* Bytes as words, in base64, and back: start is NULL if they are none. */
const char *seal_words(struct arena *arena, struct bytes bytes);
MUST_CHECK struct bytes seal_bytes(struct arena *arena, const char *words);

/* Forgets a key, in a way that no compiler leaves out. */
void seal_forget(void *key, size_t size);

#endif

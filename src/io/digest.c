#include "io/digest.h"

#include "base/arena.h"

#include <sodium/core.h>
#include <sodium/crypto_auth_hmacsha256.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/crypto_shorthash.h>
#include <sodium/randombytes.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>

const char *digest_hex(struct arena *arena, const void *bytes, size_t size)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char *hex = arena_alloc(arena, sizeof hash * 2 + 1);

    crypto_hash_sha256(hash, bytes, size);
    return sodium_bin2hex(hex, sizeof hash * 2 + 1, hash, sizeof hash);
}

const char *digest_name(struct arena *arena, const void *bytes, size_t size)
{
    static const unsigned char key[crypto_shorthash_KEYBYTES] = "paction";
    unsigned char hash[crypto_shorthash_BYTES];
    char *hex = arena_alloc(arena, sizeof hash * 2 + 1);

    crypto_shorthash(hash, bytes, size, key);
    return sodium_bin2hex(hex, sizeof hash * 2 + 1, hash, sizeof hash);
}

const char *digest_signature(struct arena *arena, const unsigned char *key,
    const void *bytes, size_t size)
{
    unsigned char hash[crypto_auth_hmacsha256_BYTES];
    char *hex = arena_alloc(arena, sizeof hash * 2 + 1);

    crypto_auth_hmacsha256(hash, bytes, size, key);
    return sodium_bin2hex(hex, sizeof hash * 2 + 1, hash, sizeof hash);
}

bool digest_same(const char *a, const char *b)
{
    return strlen(a) == strlen(b) && sodium_memcmp(a, b, strlen(a)) == 0;
}

void digest_random(void *bytes, size_t size)
{
    if (sodium_init() < 0)
        abort(); /* no source of chance: nothing can be kept secret */
    randombytes_buf(bytes, size);
}

#include "io/digest.h"

#include "base/arena.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/crypto_shorthash.h>
#include <sodium/utils.h>

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

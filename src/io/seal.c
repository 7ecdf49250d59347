#include "io/seal.h"

#include "base/arena.h"
#include "io/digest.h"

#include <assert.h>
#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_kdf.h>
#include <sodium/crypto_sign_ed25519.h>
#include <sodium/utils.h>
#include <string.h>

enum {
    NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    PROOF = crypto_aead_xchacha20poly1305_ietf_ABYTES
};

static_assert(SEAL_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES &&
                  SEAL_KEY_SIZE == crypto_kdf_KEYBYTES &&
                  SEAL_KEY_SIZE == crypto_sign_ed25519_SEEDBYTES &&
                  SEAL_KEY_SIZE == crypto_sign_ed25519_PUBLICKEYBYTES &&
                  SEAL_SIGNATURE_SIZE == crypto_sign_ed25519_BYTES,
    "keys and signatures are as long as libsodium's");

void seal_derive(
    unsigned char *key, const unsigned char *master, uint64_t purpose)
{
    crypto_kdf_derive_from_key(key, SEAL_KEY_SIZE, purpose, "paction_", master);
}

/* The nonce stands before what it made. */
struct bytes seal_make(struct arena *arena, const unsigned char *key,
    const char *about, struct bytes plain)
{
    size_t size = NONCE + plain.size + PROOF;
    unsigned char *sealed = arena_alloc(arena, size);

    digest_random(sealed, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed + NONCE, NULL,
        plain.start, plain.size, (const unsigned char *)about, strlen(about),
        NULL, sealed, key);
    return (struct bytes){ sealed, size };
}

struct bytes seal_open(struct arena *arena, const unsigned char *key,
    const char *about, struct bytes sealed)
{
    const unsigned char *start = sealed.start;
    unsigned char *plain;
    size_t size;

    if (sealed.size < NONCE + PROOF)
        return (struct bytes){ 0 };
    size = sealed.size - NONCE - PROOF;
    plain = arena_alloc(arena, size + 1);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL,
            start + NONCE, size + PROOF, (const unsigned char *)about,
            strlen(about), start, key) != 0)
        return (struct bytes){ 0 };
    return (struct bytes){ plain, size };
}

static void make_pair(
    unsigned char *public, unsigned char *pair, const unsigned char *seed)
{
    crypto_sign_ed25519_seed_keypair(public, pair, seed);
}

void seal_public(unsigned char *public, const unsigned char *seed)
{
    unsigned char pair[crypto_sign_ed25519_SECRETKEYBYTES];

    make_pair(public, pair, seed);
    sodium_memzero(pair, sizeof pair);
}

void seal_sign(
    unsigned char *signature, const unsigned char *seed, const char *words)
{
    unsigned char public[SEAL_KEY_SIZE];
    unsigned char pair[crypto_sign_ed25519_SECRETKEYBYTES];

    make_pair(public, pair, seed);
    crypto_sign_ed25519_detached(
        signature, NULL, (const unsigned char *)words, strlen(words), pair);
    sodium_memzero(pair, sizeof pair);
}

bool seal_is_signed(const unsigned char *signature, const unsigned char *public,
    const char *words)
{
    return crypto_sign_ed25519_verify_detached(signature,
               (const unsigned char *)words, strlen(words), public) == 0;
}

const char *seal_words(struct arena *arena, struct bytes bytes)
{
    size_t room =
        sodium_base64_ENCODED_LEN(bytes.size, sodium_base64_VARIANT_ORIGINAL);

    return sodium_bin2base64(arena_alloc(arena, room), room, bytes.start,
        bytes.size, sodium_base64_VARIANT_ORIGINAL);
}

struct bytes seal_bytes(struct arena *arena, const char *words)
{
    size_t length = strlen(words), size;
    unsigned char *start = arena_alloc(arena, length + 1);

    if (sodium_base642bin(start, length + 1, words, length, NULL, &size, NULL,
            sodium_base64_VARIANT_ORIGINAL) != 0)
        return (struct bytes){ 0 };
    return (struct bytes){ start, size };
}

void seal_forget(void *key, size_t size)
{
    sodium_memzero(key, size);
}

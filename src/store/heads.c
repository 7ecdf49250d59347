#include "store/heads.h"

#include "base/arena.h"
#include "base/text.h"
#include "io/digest.h"
#include "io/seal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define ORIGIN "paction/record/"
#define DASH "\xE2\x80\x94 " /* before the signer's name */

enum { HASH = 32, ID = 4, ED25519 = 1 };

/* ---- bytes and words ---------------------------------------------------- */

static struct bytes unhex(struct arena *arena, const char *digits)
{
    size_t size = strlen(digits) / 2;
    unsigned char *bytes = arena_alloc(arena, size);
    char pair[3] = "";

    for (size_t i = 0; i < size; i++) {
        memcpy(pair, digits + 2 * i, 2);
        bytes[i] = (unsigned char)strtoul(pair, NULL, 16);
    }
    return (struct bytes){ bytes, size };
}

static const char *hex(struct arena *arena, struct bytes bytes)
{
    const unsigned char *start = bytes.start;
    struct text text = text_new(arena);

    for (size_t i = 0; i < bytes.size; i++)
        text_format(&text, "%02x", start[i]);
    return text.bytes;
}

/* ---- signing ------------------------------------------------------------ */

const char *heads_verifier(struct arena *arena, const unsigned char *seed)
{
    unsigned char public[SEAL_KEY_SIZE];

    seal_public(public, seed);
    return seal_words(arena, (struct bytes){ public, sizeof public });
}

/* The first bytes of SHA-256 over name, newline, kind of key, public key. */
static struct bytes key_id(
    struct arena *arena, const char *name, struct bytes public)
{
    struct text text = text_new(arena);

    text_format(&text, "%s\n", name);
    text_add_char(&text, ED25519);
    text_add_bytes(&text, public.start, public.size);
    return (struct bytes){
        unhex(arena, digest_hex(arena, text.bytes, text.length)).start, ID
    };
}

static const char *body_of(struct arena *arena, struct head head)
{
    return arena_format(arena, ORIGIN "%s\n%" PRId64 "\n%s\n%s\n",
        head.identity, head.sequence,
        seal_words(arena, unhex(arena, head.hash)), head.at);
}

const char *heads_origin(struct arena *arena, const char *identity)
{
    return arena_format(arena, ORIGIN "%s\n", identity);
}

const char *heads_write(
    struct arena *arena, const unsigned char *seed, struct head head)
{
    const char *body = body_of(arena, head);
    const char *name = arena_format(arena, ORIGIN "%s", head.identity);
    unsigned char public[SEAL_KEY_SIZE], proof[ID + SEAL_SIGNATURE_SIZE];

    seal_public(public, seed);
    memcpy(proof,
        key_id(arena, name, (struct bytes){ public, sizeof public }).start, ID);
    seal_sign(proof + ID, seed, body);
    return arena_format(arena, "%s\n" DASH "%s %s\n", body, name,
        seal_words(arena, (struct bytes){ proof, sizeof proof }));
}

/* ---- reading ------------------------------------------------------------ */

/* The line at *p, which moves behind it. NULL: it does not end. */
static const char *next_line(struct arena *arena, const char **p)
{
    const char *start = *p, *end = strchr(start, '\n');

    if (end == NULL)
        return NULL;
    *p = end + 1;
    return arena_format(arena, "%.*s", (int)(end - start), start);
}

static bool read_body(struct arena *arena, const char *body, struct head *head)
{
    const char *origin = next_line(arena, &body);
    const char *count = origin != NULL ? next_line(arena, &body) : NULL;
    const char *hash = count != NULL ? next_line(arena, &body) : NULL;
    const char *at = hash != NULL ? next_line(arena, &body) : NULL;
    struct bytes bytes;
    char *end;

    if (at == NULL || !text_starts(origin, ORIGIN))
        return false;
    errno = 0;
    head->identity = origin + strlen(ORIGIN);
    head->sequence = strtoll(count, &end, 10);
    bytes = seal_bytes(arena, hash);
    if (*count == '\0' || *end != '\0' || errno != 0 || bytes.size != HASH)
        return false;
    head->hash = hex(arena, bytes);
    head->at = at;
    return true;
}

/* One of the lines below the text is a signature by the verifier. */
static bool is_signed(struct arena *arena, struct bytes public,
    const char *body, const char *signatures)
{
    const char *line;

    while ((line = next_line(arena, &signatures)) != NULL) {
        const char *words = strrchr(line, ' ');
        struct bytes proof;

        if (!text_starts(line, DASH) || words == NULL)
            continue;
        proof = seal_bytes(arena, words + 1);
        if (proof.size == ID + SEAL_SIGNATURE_SIZE &&
            seal_is_signed(
                (const unsigned char *)proof.start + ID, public.start, body))
            return true;
    }
    return false;
}

const char *heads_read(struct arena *arena, const char *verifier,
    const char *note, struct head *head)
{
    struct bytes public = seal_bytes(arena, verifier);
    const char *blank = strstr(note, "\n\n");
    const char *body;

    if (blank == NULL)
        return "it is no signed note";
    body = arena_format(arena, "%.*s", (int)(blank - note) + 1, note);
    if (!read_body(arena, body, head))
        return "it is no head of a record";
    if (public.size != SEAL_KEY_SIZE ||
        !is_signed(arena, public, body, blank + 2))
        return "it is not signed by this record's key";
    return NULL;
}

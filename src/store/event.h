/*
 * Event: the text of one act, as it is hashed and kept for ever.
 *
 * JSON with sorted names and no spaces: who did what and when, and of each
 * record the fields that changed, sealed ones as they stand at rest:
 *
 *   {"at":"2026-03-02T10:00","by":"beacon-1","puts":[{"fields":{"side":
 *   "provider"},"key":"beacon","kind":"organisation"}],"verb":"party.add"}
 *
 * "kept" lists files whose bytes came with the act; "erased" names a subject
 * whose key is destroyed, and "reason" says why.
 */
#ifndef STORE_EVENT_H
#define STORE_EVENT_H

#include "base/must_check.h"
#include "govern/act.h"
#include "store/tables.h"

struct job;

struct change {
    enum kind_id kind;
    const struct row *before; /* or NULL: it is new */
    struct row after;
    struct change *next;
};

/* A file whose bytes are kept with the act that names it. */
struct kept {
    const char *sha256, *subject, *sealed_sha256;
    struct kept *next;
};

struct event {
    const struct act *act;
    struct change *changes;
    struct kept *kept;
    const char *erased, *reason; /* or NULL */
};

const char *event_write(struct arena *arena, const struct event *event);

/* ---- and back: what all events together come to ------------------------- */

struct image {
    struct arena *arena;
    struct names kinds[KINDS]; /* key to struct row */
    struct names kept;         /* "SHA-256 subject" to the sealed bytes' hash */
    struct names erased;       /* subject to its name */
};

struct image *event_image(struct arena *arena);

/* Adds one event. Returns NULL, or in words what is wrong with it. */
MUST_CHECK const char *event_replay(struct image *image, const char *text);

#endif

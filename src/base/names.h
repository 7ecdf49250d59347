/*
 * Names: a map from a name to a thing, taken from an arena.
 *
 * Things are borrowed. The map keeps the order in which names were put, so a
 * walk of it is the same every time. Nothing is ever taken out.
 */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include <stddef.h>

struct arena;
struct finding;
struct findings;

struct named {
    const char *name;
    void *thing;
    struct named *next;  /* in the order of putting */
    struct named *chain; /* in the same slot of the table */
};

struct names {
    struct arena *arena;
    struct named **slots;
    size_t slot_count;
    size_t count;
    struct named *first, *last;
};

struct names names_new(struct arena *arena);

/* A name that is there already gets the new thing and keeps its order. */
void names_put(struct names *names, const char *name, void *thing);

/* Returns NULL if there is none. */
void *names_find(const struct names *names, const char *name);

/* The name most like this one, for a hint. Returns NULL if none is near. */
const char *names_nearest(const struct names *names, const char *name);

/* The cure of a name that is unknown: the nearest known one, or otherwise. */
void names_hint(struct findings *findings, struct finding *finding,
    const struct names *known, const char *name, const char *otherwise);

#endif

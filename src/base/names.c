#include "base/names.h"

#include "base/arena.h"
#include "base/findings.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>

enum { FIRST_SLOTS = 16 };

struct names names_new(struct arena *arena)
{
    struct names names = { .arena = arena, .slot_count = FIRST_SLOTS };

    names.slots = arena_alloc(arena, FIRST_SLOTS * sizeof *names.slots);
    return names;
}

/* FNV-1a. */
static size_t slot_of(const struct names *names, const char *name)
{
    uint64_t hash = 14695981039346656037u;

    for (const char *p = name; *p != '\0'; p++)
        hash = (hash ^ (unsigned char)*p) * 1099511628211u;
    return (size_t)hash & (names->slot_count - 1); /* a power of two */
}

static struct named *find(const struct names *names, const char *name)
{
    for (struct named *n = names->slots[slot_of(names, name)]; n != NULL;
         n = n->chain)
        if (strcmp(n->name, name) == 0)
            return n;
    return NULL;
}

static void link_slot(struct names *names, struct named *named)
{
    size_t slot = slot_of(names, named->name);

    named->chain = names->slots[slot];
    names->slots[slot] = named;
}

static void grow(struct names *names)
{
    names->slot_count *= 4;
    names->slots =
        arena_alloc(names->arena, names->slot_count * sizeof *names->slots);
    for (struct named *n = names->first; n != NULL; n = n->next)
        link_slot(names, n);
}

void names_put(struct names *names, const char *name, void *thing)
{
    struct named *named = find(names, name);

    if (named != NULL) {
        named->thing = thing;
        return;
    }
    if (names->count >= names->slot_count)
        grow(names);
    named = ARENA_NEW(names->arena, struct named);
    named->name = arena_copy(names->arena, name);
    named->thing = thing;
    link_slot(names, named);
    if (names->last == NULL)
        names->first = named;
    else
        names->last->next = named;
    names->last = named;
    names->count++;
}

void *names_find(const struct names *names, const char *name)
{
    const struct named *named = find(names, name);

    return named != NULL ? named->thing : NULL;
}

const char *names_nearest(const struct names *names, const char *name)
{
    const char *nearest = NULL;
    size_t best = strlen(name) / 3 + 2;

    for (const struct named *n = names->first; n != NULL; n = n->next) {
        size_t distance = text_distance(n->name, name);

        if (distance < best) {
            best = distance;
            nearest = n->name;
        }
    }
    return nearest;
}

void names_hint(struct findings *findings, struct finding *finding,
    const struct names *known, const char *name, const char *otherwise)
{
    const char *near = names_nearest(known, name);

    if (near != NULL)
        findings_hint(findings, finding, "did you mean \"%s\"?", near);
    else
        findings_hint(findings, finding, "%s", otherwise);
}

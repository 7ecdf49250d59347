/*
 * Parts: the files that an office format packs into one, made from templates.
 *
 * Templates are read once and filled with the house style; each document fills
 * them with what it says and packs them with the logo. The same document gives
 * the same bytes. Lives as long as the job it was opened in.
 */
#ifndef RENDER_PARTS_H
#define RENDER_PARTS_H

#include "render/picture.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct house;
struct job;
struct value;

enum { PARTS_MOST = 16 };

/* What a format consists of, and how it writes sizes and lengths. */
struct parts_plan {
    struct {
        const char *template; /* file in the folder of templates */
        const char *part;
    } rows[PARTS_MOST]; /* the first without a template ends them */
    const char *type;   /* what comes first, as it is, or NULL */
    const char *logo;   /* the part that the logo is */
    const char *(*size)(struct arena *arena, int half_points);
    const char *(*length)(struct arena *arena, int hundredths); /* of a mm */
};

struct parts {
    const struct parts_plan *plan;
    const char *markup[PARTS_MOST];
    struct picture logo;
};

/* Returns false, with findings, if a template or the logo cannot be used. */
bool parts_open(struct job *job, const char *folder, const struct house *house,
    const struct parts_plan *plan, struct parts *parts);

/* Fills what is the same for all documents but not for all formats. */
void parts_fill(struct arena *arena, struct parts *parts,
    const struct value *values, size_t count);

/* What one document has besides, in order: its pictures. Starts empty. */
struct parts_more {
    struct part *parts;
    size_t count;
};

/* words live until the document is packed. */
void parts_add(struct arena *arena, struct parts_more *more, const char *name,
    const char *words);

/* One document's file. start is NULL, with a finding, if it failed. */
struct bytes parts_pack(struct job *job, const struct parts *parts,
    const struct value *values, size_t count, const struct parts_more *more);

#endif

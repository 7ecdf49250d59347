/*
 * Render: the formats a document can be written in, and one way to all of them.
 *
 * A `struct renderer` lives as long as the job it was opened in, and must be
 * closed before that ends. A format's templates are read when it is first asked
 * for, or by render_prepare; after that nothing in it changes, so prepared
 * formats may be shared by processes that fork.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "io/package.h"

#include <stdbool.h>
#include <stddef.h>

struct document;
struct house;
struct job;
struct names;
struct pack_index;
struct renderer;

struct format {
    const char *name;      /* as asked for: "docx" */
    const char *extension; /* without the dot */
    const char *media_type;
    const char *label; /* for people: "Word" */
};

/* What makes a DOCX or ODT file a copy that is sent out for comment. */
struct render_copy {
    const char *id;
    const char *manifest;      /* XML: what is in it, signed; Word files only */
    const char *link_words;    /* of each link: "Comment" */
    const struct names *links; /* bookmark of a heading to an address */
    bool is_plain; /* nothing is locked, for other programs than Word */
};

struct render_options {
    bool for_execution; /* no internal ids, nothing hidden: what is signed */
    const int *pages;   /* of the entries of the contents table, or NULL */
    size_t page_count;
    const struct render_copy *copy; /* or NULL */
};

/* In the order in which they are shown. Returns NULL after the last. */
const struct format *render_format(size_t i);

/* Returns NULL if there is none. */
const struct format *render_find_format(const char *name);

/* folder is templates/. Cannot fail. */
struct renderer *render_open(
    struct job *job, const char *folder, const struct house *house);
void render_close(struct renderer *renderer); /* NULL is allowed */

/* Reads what a format needs. False, with findings, if it cannot be used. */
bool render_prepare(
    struct job *job, struct renderer *renderer, const struct format *format);

/* start is NULL, with findings, if it failed. */
struct bytes render_document(struct job *job, struct renderer *renderer,
    const struct document *document, const struct format *format,
    struct render_options options);

/* The page that a person opens first: index.html. */
struct bytes render_index(
    struct job *job, struct renderer *renderer, const struct pack_index *index);

#endif

/*
 * Pack index: what the first page of a pack says, as XML for a stylesheet.
 *
 * Everything is borrowed. The vocabulary stands at the head of
 * templates/html/index.xsl.
 */
#ifndef RENDER_PACK_INDEX_H
#define RENDER_PACK_INDEX_H

#include <stddef.h>

struct arena;
struct document;
struct format;
struct house;

/* A file of a document. path is as a link from the page reaches it. */
struct pack_file {
    const struct format *format;
    const char *path;
    size_t size;
};

struct pack_entry {
    const struct document *document;
    const struct pack_file *files;
    size_t file_count;
};

struct pack_index {
    const char *title;   /* "Framework for children's homes" */
    const char *subject; /* NULL is allowed here and below */
    const char *audience;
    const char *recipient; /* of copies for comment */
    const char *status;
    const char *date; /* ISO */
    const struct pack_entry *entries;
    size_t entry_count;
    int errors, warnings, notes; /* findings made when it was assembled */
};

const char *pack_index_xml(struct arena *arena, const struct pack_index *index,
    const struct house *house);

#endif

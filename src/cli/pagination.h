/*
 * Pagination: on which page LibreOffice put each entry of a contents table.
 *
 * Read from a PDF that LibreOffice has just made of the document: its outline
 * names every heading, in order, with its page. Where anything is not as
 * expected there are no page numbers, and nothing is lost.
 */
#ifndef CLI_PAGINATION_H
#define CLI_PAGINATION_H

#include "io/package.h"

struct document;

/* A page for each entry, in order. Returns NULL if they cannot be told. */
const int *pagination_read(struct job *job, struct bytes pdf,
    const struct document *document, size_t *count);

#endif

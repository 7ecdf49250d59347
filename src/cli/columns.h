/*
 * Columns: words side by side on a terminal, each wrapped in its own width.
 *
 * Widths count characters, not bytes. A word that is wider than its column is
 * broken; the last column is not padded.
 */
#ifndef CLI_COLUMNS_H
#define CLI_COLUMNS_H

#include <stddef.h>
#include <stdio.h>

enum { COLUMNS_MOST = 6 };

/* In characters. */
size_t columns_width(const char *words);

/* Prints a row of at most COLUMNS_MOST cells, two spaces between them. */
void columns_print(
    FILE *out, const size_t *widths, const char *const *cells, size_t count);

/* A paragraph, that far from the left. */
void columns_paragraph(FILE *out, size_t indent, const char *words);

#endif

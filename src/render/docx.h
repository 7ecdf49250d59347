/*
 * DOCX: a document written as a Word file.
 *
 * A C walk over the tree writes the words; what is the same for every document
 * (styles, theme, settings) comes from templates/docx/ with the house style in
 * it, read once. A `struct docx` lives as long as the job it was opened in and
 * is never changed, so any number of documents may be written with it.
 *
 * The same document gives the same bytes. What Word computes (numbers, the
 * contents table, references) stands in the file already computed.
 */
#ifndef RENDER_DOCX_H
#define RENDER_DOCX_H

#include "io/package.h"

struct docx;
struct document;
struct house;
struct job;
struct render_options;

/* Returns NULL, with findings, if a template or the logo cannot be used. */
const struct docx *docx_open(
    struct job *job, const char *folder, const struct house *house);

/* start is NULL, with a finding, if it failed. */
struct bytes docx_write(struct job *job, const struct docx *docx,
    const struct document *document, struct render_options options);

#endif
